// What may stand where the caret is: found from the tokens before it, and from how well names answer what was written.
import { fold, likeness, number } from "./dom.js";
import { FUNCTIONS, KEYWORDS, tokensOf, variablesOf } from "./tokens.js";

const MOST = 60;
const FIRST = { body: 0.45, economy: 0.4, topic: 0.35, document: 0.2, meeting: 0.2, person: 0.2, project: 0.1 };
const KINDS = ["prefix", "class", "property", "graph", "thing", "variable", "keyword", "function"];

// What is being written at the caret: { kind, start, written, phrase, phraseStart }, or null in a comment or string.
export function wordAt(text, caret) {
  const tokens = tokensOf(text.slice(0, caret));
  const last = tokens.at(-1);
  const open = /<[^<>\s"{}|^`\\]*$/.exec(text.slice(0, caret));
  if (last?.kind === "comment" || (last?.kind === "string" && !/^(["']).*\1$/s.test(last.text))) return null;
  if (open) return { kind: "iri", start: open.index, written: open[0], before: tokens };
  if (last?.kind === "sign" && "?$".includes(last.text)) return { kind: "variable", start: last.start, written: last.text, before: tokens.slice(0, -1) };
  if (last?.kind === "variable") return { kind: "variable", start: last.start, written: last.text, before: tokens.slice(0, -1) };
  if (["prefixed", "word", "keyword", "function"].includes(last?.kind)) {
    return { kind: "name", start: last.start, written: last.text, before: tokens.slice(0, -1), ...phraseOf(tokens, text, caret) };
  }
  return { kind: "any", start: caret, written: "", before: tokens };
}

// Words one after the other can be no SPARQL: they are the name of a thing that is being written.
function phraseOf(tokens, text, caret) {
  let first = tokens.length - 1;
  while (first >= 2 && tokens[first - 1].text === " " && tokens[first - 2].kind === "word") first -= 2;
  return first < tokens.length - 1 ? { phrase: text.slice(tokens[first].start, caret), phraseStart: tokens[first].start } : {};
}

// Kinds that fit best at a place, from the tokens before it.
function wantedAt(before) {
  const telling = before.filter(({ kind }) => kind !== "space" && kind !== "comment");
  const [last, second, third] = [telling.at(-1), telling.at(-2), telling.at(-3)];
  const is = (token, ...texts) => Boolean(token) && texts.includes(token.text.toUpperCase());
  const term = (token) => Boolean(token) && ["variable", "prefixed", "iri", "string", "number"].includes(token.kind);
  if (!last || is(last, "}")) return ["keyword", "variable", "prefix"];
  if (is(last, "GRAPH", "FROM", "NAMED")) return ["graph", "variable"];
  if (last.text === "a" || last.text === "rdf:type") return ["class", "variable"];
  if (is(last, ";", "/", "|", "^", "!")) return ["property", "keyword"];
  if (is(last, "{") && valuesOpen(telling)) return ["thing"];
  if (is(last, "{", ".")) return ["variable", "keyword", "thing"];
  if (is(last, "(", ",", "=", "<", ">", "+", "-", "*", "&")) return ["variable", "function", "thing"];
  if (is(last, "SELECT", "DISTINCT", "BY", "DESC", "ASC")) return ["variable", "keyword", "function"];
  if (valuesOpen(telling)) return ["thing"];
  if (term(last) && is(second, "{", ".", "}")) return ["property", "keyword"];
  if (last.kind === "prefixed" && (is(second, ";", "/", "|", "^") || (term(second) && is(third, "{", ".")))) return ["thing", "variable", "class"];
  return ["variable", "keyword", "property", "thing"];
}

// Whether the place is between the braces of VALUES.
function valuesOpen(tokens) {
  const open = tokens.findLastIndex(({ text }) => text === "{");
  if (open < 0 || tokens.slice(open).some(({ text }) => text === "}")) return false;
  let before = open - 1;
  while (before >= 0 && (tokens[before].kind === "variable" || "()".includes(tokens[before].text))) before -= 1;
  return before >= 0 && tokens[before].text.toUpperCase() === "VALUES";
}

function offers(words, text, word) {
  const own = word.kind === "variable" || word.kind === "any" ? variablesOf(text).filter((name) => name !== word.written) : [];
  const variables = own.map((name) => ({ kind: "variable", insert: name, shown: name, about: "", names: [fold(name)], weight: 0 }));
  if (word.kind === "variable") return variables;
  const graphs = words.graphs.map(([insert, label, count]) => ({ kind: "graph", insert, shown: insert.slice(1, -1).replace(words.base, ""), about: [label, `${number(count)} statements`].filter(Boolean).join(" · "), names: [fold(insert), fold(label), fold(insert.split("/graph/").at(-1))], weight: 0 }));
  const things = words.things.map((thing) => ({ kind: "thing", insert: thing.token, shown: thing.label, about: [thing.kind, thing.token].join(" · "), names: words.foldedNames(thing), weight: FIRST[thing.kind] ?? 0, called: true }));
  if (word.kind === "iri") return [...graphs, ...things.map((one) => ({ ...one, insert: `<${words.iriOf(one.insert)}>` }))];
  const plain = (kind, list) => list.map((name) => ({ kind, insert: name, shown: name, about: "", names: [name.toLowerCase()], weight: 0 }));
  return [
    ...variables, ...terms("class", words.classes), ...terms("property", words.properties), ...graphs, ...things,
    ...Object.entries(words.prefixes).map(([prefix, start]) => ({ kind: "prefix", insert: `${prefix}:`, shown: `${prefix}:`, about: start, names: [prefix], weight: 0 })),
    ...plain("keyword", KEYWORDS), ...plain("function", FUNCTIONS),
  ];
}

function terms(kind, rows) {
  return rows.map(([token, label, definition, count, graph]) => {
    const use = count ? `used ${number(count)} ×${graph ? ` in GRAPH <${graph}>` : ""}` : "not used by the data";
    const local = token.replace(/^[^:]*:/, "");
    return { kind, insert: token, shown: token, about: [label, definition, use].filter(Boolean).join(" · "), names: [fold(token), fold(local), fold(label), local.toLowerCase()], weight: Math.min(0.9, Math.log10(1 + count) / 6) };
  });
}

// The best offers: [{ kind, insert, shown, about }], with the place from which the text is replaced.
export function completions(words, text, caret, word) {
  const wanted = wantedAt(word.before);
  const all = offers(words, text, word);
  const phrase = word.phrase ? ranked(all.filter(({ kind }) => kind === "thing"), word.phrase, wanted) : [];
  if (phrase.length) return { start: word.phraseStart, found: phrase };
  return { start: word.start, found: ranked(all, word.written, wanted, word.kind === "any") };
}

// A thing is best known by its label, then by its other names, last by its id.
const penalty = (place, count) => (place === 0 ? 0 : place === count - 1 ? 0.8 : 0.2);

function ranked(offered, written, wanted, onlyWanted = false) {
  const [prefix, colon] = [written.slice(0, written.indexOf(":") + 1), written.includes(":") && !written.startsWith("<")];
  const asked = fold(colon ? written.slice(prefix.length) : written);
  const scored = [];
  for (const offer of offered) {
    if (colon && !offer.insert.startsWith(prefix)) continue;
    if (onlyWanted && !wanted.includes(offer.kind)) continue;
    const score = Math.min(...offer.names.map((name) => likeness(colon ? name.replace(fold(prefix), "").trim() : name, asked)).map((at, place) => (at < 0 ? Infinity : at + (offer.called ? penalty(place, offer.names.length) : 0))));
    if (score === Infinity || offer.insert === written) continue;
    const place = wanted.indexOf(offer.kind);
    scored.push([score + (place < 0 ? 2.5 : place * 0.4) - offer.weight, offer]);
  }
  scored.sort(([one, first], [other, second]) => one - other || KINDS.indexOf(first.kind) - KINDS.indexOf(second.kind) || first.shown.length - second.shown.length || (first.shown < second.shown ? -1 : 1));
  return scored.slice(0, MOST).map(([, offer]) => offer);
}
