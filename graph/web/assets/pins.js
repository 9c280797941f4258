// Links that keep a question and its answer: what was asked, the data version, and a short hash of every row.
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const MOST_ROWS = 400;

// 32 bits of a text (FNV-1a over UTF-8, with a last stir), different for each seed.
function mixed(text, seed) {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

const letters = (value) => [18, 12, 6, 0].map((by) => ALPHABET[(value >>> by) & 63]).join("");
const hash24 = (text) => letters(mixed(text, 0) >>> 8);
const hash48 = (text) => letters(mixed(text, 0) >>> 8) + letters(mixed(text, 0x5bd1e995) >>> 8);

// A row as one text. Names of blank nodes mean nothing beyond one answer.
function rowText(columns, row) {
  return columns.map((name, at) => {
    const term = row[at];
    const value = !term ? ["-"] : term.type === "bnode" ? ["b"] : [term.type, term.value, term["xml:lang"] ?? "", term.datatype ?? ""];
    return [name, ...value].join("\u0001");
  }).sort().join("\u0002");
}

// What is kept of an answer: { count, rows } or, of a long one, { count, whole }.
export function pinOf({ form, columns, rows, truth }) {
  if (form === "graph") return { count: rows.length, whole: hash48([...rows].sort().join("\n")) };
  if (form === "truth") return { count: 1, rows: [hash24(String(truth))] };
  const hashes = rows.map((row) => hash24(rowText(columns, row)));
  return hashes.length > MOST_ROWS ? { count: hashes.length, whole: hash48([...hashes].sort().join("")) } : { count: hashes.length, rows: hashes };
}

// The fragment of a link. `pin` is empty if only the question is to be kept.
export function fragment({ question, values, text, evidence, version, pin }) {
  const parts = new URLSearchParams();
  if (question) parts.set("question", question);
  for (const [name, value] of question ? Object.entries(values) : []) parts.set(`p.${name}`, value);
  if (!question) parts.set("query", text);
  if (evidence) parts.set("evidence", "1");
  if (pin) {
    parts.set("version", version.slice(0, 16));
    parts.set("text", hash24(text));
    parts.set("count", String(pin.count));
    if (pin.rows) parts.set("rows", pin.rows.join(""));
    else parts.set("whole", pin.whole);
  }
  return `#${parts}`;
}

// What a fragment or query string keeps; null if it keeps nothing that can be asked.
export function kept(written) {
  const parts = new URLSearchParams(written.replace(/^[#?]/, ""));
  const [question, text] = [parts.get("question") ?? "", parts.get("query") ?? ""];
  if (!question && !text) return null;
  const own = ["question", "query", "evidence", "version", "text", "count", "rows", "whole", "title"];
  const values = {};
  for (const [name, value] of parts) {
    if (name.startsWith("p.")) values[name.slice(2)] = value;
    else if (!own.includes(name)) values[name] = value;
  }
  const rows = parts.get("rows") ?? "";
  const sound = /^(?:[\w-]{4})*$/.test(rows) && /^\d{1,9}$/.test(parts.get("count") ?? "");
  const pin = parts.has("version") && sound ? {
    version: parts.get("version"), text: parts.get("text") ?? "", count: Number(parts.get("count")),
    rows: parts.has("rows") || !parts.has("whole") ? rows.match(/.{4}/g) ?? [] : null, whole: parts.get("whole") ?? "",
  } : null;
  return { question, values, text, evidence: parts.get("evidence") === "1", pin, damaged: parts.has("version") && !sound };
}

// What changed since a link was made: { sameVersion, sameText, same, fresh, gone, marked }; the counts are null where only the
// whole can be compared, and `marked` holds the places of new rows.
export function compared(pin, answer) {
  const now = pinOf(answer);
  const about = { sameVersion: answer.version.startsWith(pin.version) && pin.version !== "", sameText: !pin.text || pin.text === hash24(answer.query), then: pin.count, count: now.count };
  if (!pin.rows || !now.rows) {
    const unchanged = !pin.rows && !now.rows && pin.whole === now.whole && pin.count === now.count;
    return { ...about, unchanged, same: null, fresh: null, gone: null, marked: new Set() };
  }
  const left = new Map();
  for (const hash of pin.rows) left.set(hash, (left.get(hash) ?? 0) + 1);
  const marked = new Set();
  now.rows.forEach((hash, place) => {
    if (left.get(hash)) left.set(hash, left.get(hash) - 1);
    else marked.add(place);
  });
  const gone = [...left.values()].reduce((sum, count) => sum + count, 0);
  return { ...about, unchanged: !gone && !marked.size, same: now.rows.length - marked.size, fresh: marked.size, gone, marked };
}
