// What the columns of an answer hold, and so what can be drawn of it.
import { isIri, isLiteral, numberOf, spanOf } from "./terms.js";

const ENOUGH = 0.75;

function share(rows, at, test) {
  const bound = rows.map((row) => row[at]).filter(Boolean);
  return bound.length ? bound.filter(test).length / bound.length : 0;
}

const places = (answer, test) => answer.columns.map((_, at) => at).filter((at) => share(answer.rows, at, test) >= ENOUGH);

// The places of the columns of an answer by what they hold; a column of things says whom no column before it says.
export function kindsOf(answer, words) {
  const numbers = places(answer, (term) => numberOf(term) !== null);
  const dates = places(answer, (term) => spanOf(term) !== null).filter((at) => !numbers.includes(at));
  const labels = answer.columns.map((_, at) => at).filter((at) => !numbers.includes(at) && !dates.includes(at) && answer.rows.some((row) => row[at]));
  const names = [...labels].sort((one, other) => share(answer.rows, other, isLiteral) - share(answer.rows, one, isLiteral) || one - other);
  return { numbers, dates, labels: names, things: thingsOf(answer, labels, words) };
}

function thingsOf(answer, labels, words) {
  const nodeOf = (term) => (isIri(term) ? (words?.labels.has(term.value) ? term.value : "") : isLiteral(term) ? words?.namedBy(term.value)?.iri ?? "" : "");
  const found = [];
  for (const at of labels) {
    const nodes = answer.rows.map((row) => row[at] && nodeOf(row[at]));
    const bound = new Map(answer.rows.map((row, index) => [row[at]?.value, nodes[index]]).filter(([value]) => value !== undefined));
    const known = [...bound.values()].filter(Boolean).length;
    const repeats = found.some((before) => nodes.every((node, index) => !node || node === before[index]));
    if (known && known >= ENOUGH * bound.size && !repeats) found.push(nodes);
  }
  return found.length;
}

// Whether the last two columns are the passages that were asked for.
export function evidenceAt(answer) {
  if (!answer.evidence || answer.columns.length < 2) return -1;
  const [document, paragraph] = answer.columns.slice(-2);
  return ["document", "evidence_document"].includes(document) && ["paragraph", "evidence_paragraph"].includes(paragraph) ? answer.columns.length - 2 : -1;
}

export function titleOf(column) {
  const words = column.replaceAll("_", " ").replace(/ name$/, "");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
