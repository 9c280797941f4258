// The query page: brings the parts together.
import { showAnswer, showProblem } from "./answer.js";
import { byId, make, say, show } from "./dom.js";
import { Editor } from "./editor.js";
import { fragment, kept, pinOf } from "./pins.js";
import { faultWords, limitWords } from "./problems.js";
import { Questions, savedQuestions } from "./questions.js";
import { ask, Refused, timeWords } from "./run.js";
import { formOf } from "./tokens.js";
import { vocabulary } from "./vocabulary.js";

const OWN = byId("ask--why").cloneNode(true);
const FORMATS = { rows: ["csv", "tsv", "json", "xml", "xlsx", "sheet"], truth: ["json", "xml"], triples: ["ttl", "nt", "rdf", "jsonld"] };
let about = { formats: FORMATS, token: false };
const DAMAGED = { damaged: true };
let running = null;
let pin = null;

const editor = new Editor({ onrun: () => run(), onedit: edited });
const questions = new Questions({ onchoose: (name) => choose(name), onfilled: filled, onproblem: (problem) => showProblem(problem, () => questions.fill()) });

function put(text) {
  editor.text = text;
  evidenceFits();
}

function filled(text) {
  if (text === editor.text) return;
  pin = null;
  put(text);
}

// Text that was edited is a query of one's own; the question it came from can be taken up again.
function edited() {
  const from = questions.chosen;
  pin = null;
  if (!from) return;
  const values = questions.allValues;
  questions.show(null);
  byId("ask--why").replaceChildren("Changed from the saved question “", make("a", { href: `query?question=${from.name}`, onclick: (event) => { event.preventDefault(); choose(from.name, values); } }, from.summary), "”.");
}

function ownQuery(text) {
  questions.show(null);
  byId("ask--why").replaceChildren(...OWN.cloneNode(true).childNodes);
  put(text);
}

// Takes up a saved question; true if its text stands.
async function choose(name, values = {}) {
  cancel();
  pin = null;
  let all;
  try {
    all = await savedQuestions();
  } catch (error) {
    showProblem(error.problem, () => choose(name, values));
    return false;
  }
  const question = all.get(name);
  if (!question) {
    showProblem({ kind: "unknown-question", title: `There is no saved question ${name}`, detail: "", advice: "Choose one from the list.", again: 0 }, () => choose(name, values));
    return false;
  }
  questions.show(question, values);
  byId("ask--why").textContent = question.why;
  put(question.text);
  show(byId("answer"), false);
  history.replaceState(null, "", fragment({ question: name, values: questions.allValues }));
  if (innerWidth < 900) byId("ask--title").scrollIntoView({ block: "start" });
  say(`${question.summary} ${question.parameters.length ? "Fill in the fields and run it." : "Run it."}`);
  return Object.keys(values).length ? questions.fill() : true;
}

function state() {
  const { chosen } = questions;
  return { question: chosen?.name ?? "", values: questions.allValues, text: editor.text, evidence: byId("evidence").checked };
}

async function run() {
  if (questions.chosen && !(await questions.fill())) return;
  cancel();
  const text = editor.text;
  const evidence = byId("evidence").checked && !byId("evidence").disabled;
  const mine = new AbortController();
  running = mine;
  const stop = clock();
  editor.mark(null);
  show(byId("cancel"));
  const asked = { ...state(), evidence };
  const began = pin;
  try {
    const [answer, words] = await Promise.all([ask(text, { evidence, signal: mine.signal }), vocabulary().catch(() => null)]);
    if (running !== mine) return;
    history.replaceState(null, "", began ? location.hash : fragment(asked));
    showAnswer(answer, {
      title: questions.chosen?.summary ?? firstWords(text), own: !questions.chosen, values: questions.told, empty: questions.chosen?.empty ?? "", words,
      name: `smegraph-${questions.chosen?.name ?? "answer"}`, pin: began, formats: about.formats, token: about.token, address: `${location.origin}/`,
      makeLink: () => {
        const made = fragment({ ...asked, text, version: answer.version, pin: pinOf(answer) });
        history.replaceState(null, "", made);
        return `${location.origin}${location.pathname}${made}`;
      },
    });
    byId("answer").scrollIntoView({ block: "start" });
  } catch (error) {
    if (mine.signal.aborted) return;
    if (!(error instanceof Refused)) throw error;
    failed(error.problem);
  } finally {
    if (running === mine) {
      running = null;
      const left = document.activeElement === byId("cancel");
      show(byId("cancel"), false);
      if (left) byId("answer--title").focus({ preventScroll: true });
    }
    stop();
  }
}

function failed(problem) {
  if (problem.line) {
    editor.mark({ line: problem.line, column: problem.column, words: faultWords(problem) });
    show(byId("answer"), false);
    return;
  }
  showProblem(problem, () => run());
  byId("answer").scrollIntoView({ block: "nearest" });
}

function cancel({ told = false } = {}) {
  if (!running) return;
  running.abort();
  running = null;
  show(byId("cancel"), false);
  if (told) {
    byId("clock").textContent = "Cancelled; the server stops working on it.";
    byId("run").focus();
  }
}

// Shows how long the question has been running; only the first second and then every tenth are read out.
function clock() {
  const place = byId("clock");
  const began = performance.now();
  const tick = () => { place.textContent = `Running for ${timeWords(performance.now() - began)} …`; };
  place.setAttribute("aria-live", "off");
  place.textContent = "Running …";
  const timer = setInterval(tick, 100);
  return () => {
    clearInterval(timer);
    if (place.textContent.startsWith("Running")) place.textContent = "";
    place.removeAttribute("aria-live");
  };
}

const firstWords = (text) => /^\s*#\s*(.+)$/m.exec(text)?.[1].trim().slice(0, 200) || "Your own query";

// Passages can be had for rows only.
function evidenceFits() {
  const form = formOf(editor.text);
  byId("evidence").disabled = form !== "SELECT" && form !== "";
}

// Opens what the address keeps; a link with an answer is run and compared.
async function open() {
  const from = kept(location.hash) ? location.hash : "";
  const found = kept(from || location.search);
  if (!found) return;
  byId("evidence").checked = found.evidence;
  if (found.question) {
    if (!(await choose(found.question, found.values))) return;
  } else {
    ownQuery(found.text);
  }
  pin = found.damaged ? DAMAGED : found.pin;
  if (from) history.replaceState(null, "", from);
  if (from) await run();
}

byId("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
byId("parameters").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
byId("cancel").addEventListener("click", () => cancel({ told: true }));
byId("text").addEventListener("input", evidenceFits);
addEventListener("hashchange", () => open());
for (const id of ["text--keys", "evidence--choice"]) show(byId(id));
fetch("/query/about.json").then((response) => response.json()).then((told) => {
  about = told;
  byId("limits").textContent = limitWords(told);
}).catch(() => {});
open();
