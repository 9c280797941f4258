// What is taken away of an answer: files, a link that keeps it, and the question for other programs.
import { button, make, say } from "./dom.js";
import { LANGUAGES } from "./snippets.js";

const LONGEST_ADDRESS = 7_000;
const FILES = {
  csv: ["CSV", ".csv"], tsv: ["TSV", ".tsv"], json: ["JSON", ".json"], xml: ["XML", ".xml"], xlsx: ["Excel", ".xlsx"], sheet: ["CSV for spreadsheets", "-sheet.csv"],
  ttl: ["Turtle", ".ttl"], nt: ["N-Triples", ".nt"], rdf: ["RDF/XML", ".rdf"], jsonld: ["JSON-LD", ".jsonld"],
};
const KEYS = { rows: "rows", truth: "truth", graph: "triples" };

// Links to the answer in every format there is for it; a query too long for an address is sent as a form.
export function files(answer, formats, name) {
  const kinds = (formats[KEYS[answer.form]] ?? []).filter((key) => FILES[key] && !(answer.form === "truth" && (key === "csv" || key === "tsv")));
  return make("div", { class: "files" }, make("h3", {}, "Download"), make("ul", { class: "links-in-row" }, kinds.map((key) => make("li", {}, file(answer, key, name)))));
}

function file(answer, key, name) {
  const [label, ending] = FILES[key];
  const fields = { query: answer.query, format: key, ...(answer.evidence ? { evidence: "1" } : {}) };
  const address = `/sparql?${new URLSearchParams(fields)}`;
  if (address.length <= LONGEST_ADDRESS) return make("a", { href: address, download: `${name}${ending}`, "data-format": key }, label);
  const hidden = Object.entries(fields).map(([field, value]) => make("textarea", { name: field, hidden: true, "aria-label": field }, value));
  return make("form", { method: "post", action: "/sparql" }, hidden, make("button", { type: "submit", class: "plain-button", "data-format": key }, label));
}

async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied.");
    return true;
  } catch {
    field.focus();
    field.select?.();
    say("Selected: copy it with Ctrl+C.");
    return false;
  }
}

// The link that keeps question and answer; it is made when it is asked for.
export function permalink(makeLink) {
  const field = make("input", { type: "text", readonly: true, id: "permalink", "aria-label": "Link to this answer" });
  const shown = make("div", { class: "permalink", hidden: true }, make("p", { class: "minor" }, "Whoever opens this link sees the same question, and is told what of the answer has changed by then."),
    make("div", { class: "field-row" }, field, button("Copy", () => copy(field.value, field))));
  const toggle = button("Link to this answer", async () => {
    field.value = makeLink();
    shown.hidden = false;
    toggle.setAttribute("aria-expanded", "true");
    field.focus();
    field.select();
    if (await copy(field.value, field)) say("The link is copied.");
  }, { "aria-expanded": "false", "aria-controls": "permalink" });
  return { toggle, shown };
}

// The question for other programs; one language is shown at a time.
export function programs(question) {
  const code = make("code", { id: "snippet" });
  const shown = make("pre", { tabindex: "0", role: "region", "aria-label": "Program text" }, code);
  const choose = (key) => {
    for (const one of choices.children) one.setAttribute("aria-pressed", String(one.dataset.language === key));
    code.textContent = LANGUAGES.find(([language]) => language === key)[2](question);
  };
  const choices = make("div", { class: "choices-in-row", role: "group", "aria-label": "Language" }, LANGUAGES.map(([key, label]) => button(label, () => choose(key), { "data-language": key, "aria-pressed": "false" })));
  const copying = button("Copy", () => {
    const range = document.createRange();
    range.selectNodeContents(code);
    copy(code.textContent, { focus: () => shown.focus(), select: () => { getSelection().removeAllRanges(); getSelection().addRange(range); } });
  });
  choose(LANGUAGES[0][0]);
  return make("details", { class: "programs" }, make("summary", {}, "Ask the same from a program"), make("div", { class: "field-row" }, choices, copying), shown);
}
