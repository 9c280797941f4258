// How a value of an answer is shown: a thing as a link to its page with its name, anything else as text.
import { make } from "./dom.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(["integer", "decimal", "double", "float", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"].map((name) => XSD + name));
const DATES = new Set(["date", "dateTime", "gYear", "gYearMonth"].map((name) => XSD + name));
const DATE = /^-?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T.*)?)?)?(?:Z|[+-]\d\d:\d\d)?$/;

export const isIri = (term) => term?.type === "uri";
export const isLiteral = (term) => term?.type === "literal" || term?.type === "typed-literal";

export function numberOf(term) {
  if (!isLiteral(term) || !NUMBERS.has(term.datatype)) return null;
  const value = Number(term.value);
  return Number.isFinite(value) ? value : null;
}

// First and last day of what a date says, as numbers; null if the term is no date. A year is the whole year.
export function spanOf(term) {
  if (!isLiteral(term) || !DATE.test(term.value)) return null;
  if (!DATES.has(term.datatype) && !/^\d{4}-\d{2}/.test(term.value)) return null;
  const [, year, month, day] = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(term.value);
  const at = (y, m, d) => { const date = new Date(Date.UTC(2000, m, d)); date.setUTCFullYear(y); return date.getTime(); };
  const first = at(Number(year), Number(month ?? 1) - 1, Number(day ?? 1));
  if (day) return [first, first + 86_400_000];
  const next = month ? [Number(year) + (month === "12" ? 1 : 0), Number(month) % 12] : [Number(year) + 1, 0];
  return [first, at(...next, 1)];
}

// The page of an IRI on this server; empty if it has none.
function pageOf(iri, words) {
  if (!words || !iri.startsWith(words.base)) return "";
  const path = iri.slice(words.base.length);
  if (path.startsWith("ontology#")) return `/ontology.html#${encodeURIComponent(path.slice("ontology#".length))}`;
  return /^(?:id|concept|graph)\/[^\s]+$/.test(path) ? `/${path.split("/").map(encodeURIComponent).join("/")}` : "";
}

// A term as plain text: the name of a thing, a prefixed name, or the value.
export function textOf(term, words) {
  if (!term) return "";
  if (term.type === "bnode") return `_:${term.value}`;
  if (!isIri(term)) return term.value;
  return words?.labels.get(term.value) ?? words?.read(term.value) ?? term.value;
}

// What follows the name of a document in the address of a passage, as the pages of documents have it.
function anchor(paragraph) {
  const plain = paragraph.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "unnamed";
}

export function passageOf(document, paragraph) {
  return `/documents/${encodeURIComponent(document)}.html${paragraph ? `#${anchor(paragraph)}` : ""}`;
}

function link(href, text, title) {
  const outside = !href.startsWith("/");
  return make("a", { href, title, rel: outside ? "noreferrer" : null, class: outside ? "outside" : null, dir: "auto" }, text);
}

// The content of a cell.
export function cell(term, words) {
  if (!term) return [];
  if (isIri(term)) {
    const page = pageOf(term.value, words);
    const short = words?.read(term.value) ?? term.value;
    const text = words?.labels.get(term.value) ?? short;
    if (page) return [link(page, text, short)];
    return /^https?:\/\/[^\s<>"]+$/.test(term.value) ? [link(term.value, text, term.value)] : [make("code", { dir: "auto" }, term.value)];
  }
  if (term.type === "bnode") return [make("code", {}, `_:${term.value}`)];
  const thing = !term.datatype ? words?.namedBy(term.value) : null;
  if (thing && pageOf(thing.iri, words)) return [link(pageOf(thing.iri, words), term.value, thing.token)];
  const language = term["xml:lang"] && term["xml:lang"] !== "en" ? make("span", { class: "minor" }, ` @${term["xml:lang"]}`) : "";
  return [make("bdi", { lang: term["xml:lang"] ?? null }, term.value), language];
}

// The passages of a row, from the two columns that the server adds: documents by "; ", paragraphs of one by " / ".
export function passages(documents, paragraphs, words) {
  if (!documents?.value) return [make("span", { class: "minor" }, "no passage on record")];
  const marks = (paragraphs?.value ?? "").split("; ");
  return documents.value.split("; ").flatMap((document, at) => {
    if (document.startsWith("computed: ")) return [make("span", { class: "item" }, make("span", { class: "tag open" }, document))];
    const iri = `${words?.base}id/document/${document}`;
    const name = words?.labels.get(iri) ?? document;
    const short = words?.shorts.get(iri) ?? name;
    const places = (marks[at] ?? "").split(" / ").filter(Boolean);
    const links = places.flatMap((place, index) => [index ? ", " : "", make("a", { class: "para", href: passageOf(document, place) }, paragraphWords(place))]);
    return [make("span", { class: "item" }, make("a", { class: "cite", href: passageOf(document, ""), title: name }, short), places.length ? [", ", ...links] : "")];
  });
}

const paragraphWords = (mark) => (mark === "Page" ? "page" : /^\d/.test(mark) ? `para. ${mark}` : mark);
