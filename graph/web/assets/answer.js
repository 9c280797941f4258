// Shows an answer: what came back, what one can see in it, and what one can take away.
import { button, byId, counted, make, say, show } from "./dom.js";
import { chart } from "./chart.js";
import { evidenceAt, kindsOf } from "./columns.js";
import { answerMap } from "./map.js";
import { compared } from "./pins.js";
import { timeWords } from "./run.js";
import { AnswerTable } from "./table.js";
import { files, permalink, programs } from "./takeaway.js";
import { timeline } from "./timeline.js";

const NO_MARKS = new Set();

// Shows an answer. `asked` is { title, name, empty, makeLink, address, token, formats, pin, words }.
export function showAnswer(answer, asked) {
  const place = byId("answer");
  const told = asked.pin && !asked.pin.damaged ? compared(asked.pin, answer) : null;
  const { toggle, shown } = permalink(asked.makeLink);
  const drawings = drawingsOf(answer, asked);
  const tools = make("div", { class: "tools" }, drawings.toggles, toggle);
  const question = { address: asked.address, text: answer.query, evidence: answer.evidence, token: asked.token, form: answer.form };
  byId("answer--title").textContent = "Answer";
  byId("answer--body").replaceChildren(
    make("p", { class: "asked" }, asked.title), valuesOf(asked),
    make("p", { class: "minor", id: "answer--about" }, aboutWords(answer)),
    told ? changes(told) : asked.pin ? damaged() : "", tools, shown, ...drawings.places,
    content(answer, asked, told?.marked ?? NO_MARKS),
    files(answer, asked.formats, asked.name), programs(question),
  );
  show(place);
  say(`${countWords(answer)} ${told ? changeWords(told) : ""}`);
}

function valuesOf({ values }) {
  return values.length ? make("ul", { class: "values" }, values.map(([about, shown]) => make("li", {}, `${about.slice(0, 1).toUpperCase()}${about.slice(1)}: `, make("strong", {}, shown)))) : "";
}

const damaged = () => make("div", { class: "change", id: "changes" }, make("p", {}, make("strong", {}, "The link is damaged.")), make("p", {}, "What it kept of the answer cannot be read, so what has changed since cannot be told. Ask whoever sent it to copy it once more."));

function countWords(answer) {
  if (answer.form === "truth") return answer.truth ? "Yes." : "No.";
  if (answer.form === "graph") return answer.rows.length ? "A graph came back." : "An empty graph came back.";
  return answer.rows.length ? `${counted(answer.rows.length, "row")}.` : "No row came back.";
}

function aboutWords(answer) {
  const parts = [];
  if (answer.form === "rows") parts.push(make("strong", {}, counted(answer.rows.length, "row")));
  if (answer.form === "graph") parts.push(make("strong", {}, counted(answer.rows.length, "line")));
  parts.push(answer.server === null ? timeWords(answer.whole) : `${timeWords(answer.server)} in the server, ${timeWords(answer.whole)} in all`);
  if (answer.version) parts.push(make("span", { title: answer.version }, "data version ", make("code", {}, answer.version.slice(0, 12))));
  return parts.flatMap((part, at) => (at ? [" · ", part] : [part]));
}

function content(answer, asked, marked) {
  if (answer.form === "truth") return truth(answer);
  if (answer.form === "graph") return graph(answer, asked);
  if (!answer.rows.length) return empty(asked);
  return new AnswerTable(answer, asked.words, marked, asked.title).box;
}

function truth({ truth: is }) {
  return make("div", { class: "truth" }, make("p", { class: "verdict" }, is ? "Yes" : "No"),
    make("p", {}, is ? "The graph holds at least one match for the pattern that was asked for." : "The graph holds no match for the pattern that was asked for. It tells of the documents that were read, so this is no proof that there is none elsewhere."));
}

function graph(answer, asked) {
  if (!answer.rows.length) return empty(asked);
  return make("div", { class: "turtle" }, make("pre", { tabindex: "0", role: "region", "aria-label": "Graph in Turtle" }, make("code", {}, answer.text)));
}

// Nothing came back: what was asked, and what was read for it.
function empty(asked) {
  const own = "No match was found in what was read. That is no sign that there is nothing: a name may be written otherwise, a filter may be too narrow, or the fact stands in a named graph that has to be named (GRAPH).";
  return make("div", { class: "empty" }, make("p", {}, make("strong", {}, asked.own ? "Your query found no row." : asked.title)),
    make("p", {}, asked.empty || own), make("p", { class: "minor" }, make("a", { href: "/about.html" }, "What was read, and how")));
}

// Drawings that can be made of an answer, each behind a button.
function drawingsOf(answer, asked) {
  const made = { toggles: [], places: [] };
  if (answer.form !== "rows" || !answer.rows.length) return made;
  const at = evidenceAt(answer);
  const plain = at < 0 ? answer : { ...answer, columns: answer.columns.slice(0, at) };
  const kinds = kindsOf(plain, asked.words);
  const offer = (key, label, build) => {
    const place = make("div", { class: `drawing-place ${key}`, id: `drawing-${key}`, hidden: true });
    const toggle = button(label, () => {
      const open = place.hidden;
      place.hidden = !open;
      toggle.setAttribute("aria-expanded", String(open));
      if (open && !place.childElementCount) place.append(build());
    }, { "aria-expanded": "false", "aria-controls": place.id, "data-drawing": key });
    made.toggles.push(toggle);
    made.places.push(place);
  };
  if (kinds.numbers.length && kinds.labels.length) offer("chart", "Chart", () => chart(plain, kinds, asked.words));
  if (kinds.dates.length && kinds.labels.length) offer("timeline", "Timeline", () => timeline(plain, kinds, asked.words));
  if (kinds.things >= 2) offer("map", "Map", () => answerMap(answer.query, asked.title));
  return made;
}

function changes(told) {
  const calm = told.unchanged && told.sameText;
  return make("div", { class: calm ? "change calm" : "change", id: "changes" }, make("p", {}, make("strong", {}, versionWords(told))), make("p", {}, changeWords(told)));
}

function versionWords({ sameVersion, sameText }) {
  if (!sameText) return "The text of this saved question has changed since the link was made.";
  return sameVersion ? "The data are the same version as when this link was made." : "The data have another version than when this link was made.";
}

function changeWords({ sameVersion, sameText, unchanged, same, fresh, gone, then, count }) {
  if (unchanged) return sameVersion ? "The answer is the same." : "Nothing in this answer has changed.";
  if (same === null) return `The answer has changed: it had ${counted(then, "row")}, and has ${counted(count, "row")} now. It is too long for the link to tell which.`;
  const odd = sameVersion && sameText ? " The data version is the same, so the way the server answers has changed." : "";
  const marked = fresh ? ` ${fresh === 1 ? "is new (marked" : "are new (marked"} “new” in the table)` : " are new";
  return `${counted(same, "row")} ${same === 1 ? "is" : "are"} the same, ${fresh}${marked}, ${gone} ${gone === 1 ? "is" : "are"} gone.${odd}`;
}

// Says why there is no answer.
export function showProblem(problem, onagain) {
  byId("answer--title").textContent = "No answer";
  const again = make("p", { class: "again" }, button("Run again", onagain));
  byId("answer--body").replaceChildren(make("div", { class: "problem" },
    make("p", {}, make("strong", {}, `${problem.title}.`)), problem.detail ? make("p", {}, problem.detail) : "",
    problem.advice ? make("p", {}, problem.advice) : "", problem.kind === "bad-query" ? "" : again));
  show(byId("answer"));
  if (problem.again) wait(again, problem.again, onagain);
  say(`No answer. ${problem.title}. ${problem.detail} ${problem.advice}`);
}

// Counts down until the server may be asked again.
function wait(place, seconds, onagain) {
  const told = make("span", {});
  const control = button("Run again", onagain, { disabled: true });
  place.replaceChildren(control, " ", told);
  const tick = (left) => {
    if (!place.isConnected) return;
    told.textContent = left > 0 ? `The server asks to wait ${counted(left, "second")}.` : "You can try again now.";
    control.disabled = left > 0;
    if (left > 0) setTimeout(() => tick(left - 1), 1000);
  };
  tick(seconds);
}
