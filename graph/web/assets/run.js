// Asks the server, and reads what it answers.
import { problemOf, UNREACHABLE } from "./problems.js";

const ACCEPT = "application/sparql-results+json, text/turtle;q=0.9";

export class Refused extends Error {
  constructor(problem) {
    super(problem.title);
    this.problem = problem;
  }
}

// The answer to a query. A question that is cancelled rejects with an AbortError, another that fails with Refused.
export async function ask(query, { evidence, signal }) {
  const began = performance.now();
  const fields = new URLSearchParams({ query, ...(evidence ? { evidence: "1" } : {}) });
  let response;
  let content;
  try {
    response = await fetch("/sparql", { method: "POST", body: fields, headers: { Accept: ACCEPT }, cache: "no-store", signal });
    if (response.ok) content = await response.text();
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Refused(UNREACHABLE);
  }
  if (!response.ok) throw new Refused(await problemOf(response));
  const about = {
    query, evidence,
    version: response.headers.get("Smegraph-Version") ?? "",
    server: serverTime(response.headers.get("Server-Timing")),
    whole: performance.now() - began,
  };
  return { ...about, ...parsed(content, response.headers.get("Content-Type") ?? "") };
}

function parsed(content, type) {
  if (type.startsWith("text/turtle")) {
    const lines = content.split("\n").filter((line) => line.trim());
    const rows = lines.filter((line) => !line.startsWith("@prefix "));
    const said = rows.join("\n");
    const prefixes = lines.filter((line) => line.startsWith("@prefix ") && said.includes(line.split(" ")[1]));
    return { form: "graph", text: [...prefixes.sort(), "", said].join("\n"), columns: [], rows };
  }
  const told = JSON.parse(content);
  if ("boolean" in told) return { form: "truth", truth: told.boolean, columns: [], rows: [] };
  const columns = told.head.vars;
  return { form: "rows", columns, rows: told.results.bindings.map((row) => columns.map((name) => row[name] ?? null)) };
}

// Milliseconds of the server's own work, null if it does not tell.
function serverTime(header) {
  const match = /\bwork;dur=([\d.]+)/.exec(header ?? "");
  return match ? Number(match[1]) : null;
}

// A time in words: 0.012 s, 1.4 s, 2 min 5 s.
export function timeWords(milliseconds) {
  if (milliseconds < 1000) return `${Math.max(1, Math.round(milliseconds))} ms`;
  const seconds = milliseconds / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
