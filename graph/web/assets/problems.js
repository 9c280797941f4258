// Problems in words: what went wrong, and what one can do.
import { counted, number } from "./dom.js";

const ADVICE = {
  "bad-query": "Mend the query and run it again.",
  "update-refused": "Only questions are answered here: SELECT, ASK, CONSTRUCT and DESCRIBE.",
  "service-refused": "Leave the SERVICE clause out: this server asks no other.",
  "not-authorized": "The server asks for a token. Load the page anew and give the token as password.",
  "out-of-time": "Ask for less: add a LIMIT, name the body or meeting you mean, or take out a part of the query.",
  "answer-too-large": "Add a LIMIT, or ask for fewer columns or rows.",
  "query-too-complex": "Ask in smaller steps, or take out nested parts.",
  "worker-ended": "Run it again. If it happens once more, ask for less.",
  "waited-too-long": "The server is busy. Try again in a moment.",
  "store-missing": "The server's data cannot be read now. Tell the person who runs it.",
  "server-error": "The server has a fault. Tell the person who runs it, with the time.",
  "body-too-large": "The query is too long to be sent. Shorten it.",
};

// A problem of an answer that is not good: { title, detail, advice, line, column, again, kind }.
export async function problemOf(response) {
  let told = {};
  try {
    told = await response.json();
  } catch {
    // An answer that is no problem+json: its status is all there is.
  }
  const kind = String(told.type ?? "").split("#")[1] ?? "";
  return {
    kind,
    title: told.title ?? `The server answered with status ${response.status}`,
    detail: told.detail ?? "",
    advice: ADVICE[kind] ?? (response.status >= 500 ? "Try again in a moment." : ""),
    line: Number(told.line) || 0,
    column: Number(told.column) || 0,
    parameter: told.parameter ?? "",
    near: Array.isArray(told.near) ? told.near.map(String) : [],
    again: secondsOf(response.headers.get("Retry-After")),
  };
}

// Seconds that a Retry-After header asks for: a number, or a date.
function secondsOf(header) {
  if (!header) return 0;
  if (/^\d+$/.test(header)) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? 0 : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

export const UNREACHABLE = {
  kind: "unreachable",
  title: "The server does not answer",
  detail: "The question did not reach the server, or its answer broke off.",
  advice: "See whether the server still runs (smegraph serve) and whether you are connected, then run it again.",
  line: 0, column: 0, parameter: "", near: [], again: 0,
};

// The place of a fault in words, for the line below the query.
export function faultWords({ line, column, detail }) {
  const said = detail.replace(/^line \d+, column \d+: /, "");
  return line ? `Line ${line}, column ${column}: ${said}.` : `${said}.`;
}

export function limitWords({ seconds, rows, bytes }) {
  return `The server gives an answer up to ${counted(seconds, "second")}, ${counted(rows, "row")} and ${number(Math.round(bytes / 2 ** 20))} MiB.`;
}
