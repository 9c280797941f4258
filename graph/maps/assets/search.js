// Search by any name as you type; names come folded from the data, what is typed is folded the same way.
const field = byId("search");
const found = byId("found");
let options = [];
let active = -1;

function foldName(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return plain.replace(/^the /, "");
}

// How well a name answers: the lower the better, -1 not at all. "UNECE" also finds "UN/ECE".
function match(name, asked) {
  if (name === asked) return 0;
  const [close, closeAsked] = [name.replaceAll(" ", ""), asked.replaceAll(" ", "")];
  if (close === closeAsked) return 1;
  if (name.startsWith(asked)) return 2;
  if (` ${name}`.includes(` ${asked}`)) return 3;
  if (close.startsWith(closeAsked)) return 4;
  return asked.length > 2 && name.includes(asked) ? 5 : -1;
}

function search(text) {
  const asked = foldName(text);
  if (!asked) return [];
  const hits = [];
  for (const node of DATA.nodes) {
    const scored = node.found.map(([name, printed]) => ({ score: match(name, asked), printed })).filter(({ score }) => score >= 0);
    scored.sort((one, other) => one.score - other.score);
    if (scored.length) hits.push({ node, ...scored[0] });
  }
  return hits.sort((one, other) => one.score - other.score || other.node.importance - one.node.importance || (one.node.id < other.node.id ? -1 : 1));
}

function showFound() {
  const hits = search(field.value);
  options = hits.slice(0, 12);
  active = -1;
  const items = options.map(({ node, printed }, index) => {
    const small = [printed === node.name ? (node.short === node.name ? "" : node.short) : printed, node.kind || DATA.words.class[node.class]];
    const item = make("li", { role: "option", id: `found-${index}`, "aria-selected": "false" }, node.name, make("small", {}, small.filter(Boolean).join(" · ")));
    item.addEventListener("mousedown", (event) => event.preventDefault());
    item.addEventListener("click", () => take(index));
    return item;
  });
  if (hits.length > options.length) items.push(make("li", { role: "presentation" }, make("small", {}, `${hits.length - options.length} more: type on`)));
  if (!hits.length && foldName(field.value)) items.push(make("li", { role: "presentation" }, "No actor of this map bears such a name."));
  found.replaceChildren(...items);
  openFound(items.length > 0);
}

function openFound(open) {
  found.hidden = !open;
  field.setAttribute("aria-expanded", String(open));
  if (!open) field.removeAttribute("aria-activedescendant");
}

function activate(index) {
  active = options.length ? (index + options.length) % options.length : -1;
  [...found.querySelectorAll("[role=option]")].forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
  if (active < 0) return;
  field.setAttribute("aria-activedescendant", `found-${active}`);
  byId(`found-${active}`).scrollIntoView({ block: "nearest" });
}

function take(index) {
  const option = options[index];
  if (!option) return;
  field.value = option.node.name;
  openFound(false);
  choose(option.node.id, { closer: true });
}

field.addEventListener("input", showFound);
field.addEventListener("focus", () => { if (field.value) field.select(); });
field.addEventListener("blur", () => openFound(false));
field.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (found.hidden) showFound();
    activate(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
  } else if (event.key === "Enter") take(Math.max(active, 0));
  else if (event.key === "Escape") openFound(false);
  else return;
  event.preventDefault();
});
