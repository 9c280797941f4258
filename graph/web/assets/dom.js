// Makes and finds elements. Text is only ever set as text, never read as HTML.
const SVG = "http://www.w3.org/2000/svg";

export const byId = (id) => document.getElementById(id);

function fill(element, attributes, content) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...content.flat(Infinity).filter((part) => part !== null && part !== undefined && part !== ""));
  return element;
}

export const make = (tag, attributes = {}, ...content) => fill(document.createElement(tag), attributes, content);
export const draw = (tag, attributes = {}, ...content) => fill(document.createElementNS(SVG, tag), attributes, content);
export const button = (content, onclick, attributes = {}) => make("button", { type: "button", onclick, ...attributes }, content);

export function show(element, visible = true) {
  element.hidden = !visible;
}

// Tells those who listen what has changed; the same words twice are told twice.
export function say(text) {
  const place = byId("said");
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 40);
}

export const number = (value) => value.toLocaleString("en-GB");
export const counted = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

// A name for comparison: without case, accents, punctuation and a leading article.
export function fold(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return plain.replace(/^the /, "");
}

// How well a folded name answers a folded question: the lower the better, -1 not at all.
export function likeness(name, asked) {
  if (!asked || name === asked) return 0;
  const [close, closeAsked] = [name.replaceAll(" ", ""), asked.replaceAll(" ", "")];
  if (close === closeAsked) return 1;
  if (name.startsWith(asked)) return 2;
  if (` ${name}`.includes(` ${asked}`)) return 3;
  if (close.startsWith(closeAsked)) return 4;
  const words = asked.split(" ");
  if (words.length > 1 && words.every((word) => ` ${name}`.includes(` ${word}`))) return 5;
  return asked.length > 2 && name.includes(asked) ? 6 : -1;
}
