// The saved questions: the list with its filter, and the fields for the values of the one that is chosen.
import { byId, counted, fold, likeness, show } from "./dom.js";
import { field } from "./pick.js";
import { problemOf, UNREACHABLE } from "./problems.js";
import { Refused } from "./run.js";

let asked = null;

// All saved questions by name.
export function savedQuestions() {
  asked ??= fetch("/query/questions.json").then(async (response) => {
    if (!response.ok) throw new Refused(await problemOf(response));
    const { groups } = await response.json();
    return new Map(groups.flatMap(({ questions }) => questions).map((question) => [question.name, question]));
  }).catch((error) => {
    asked = null;
    throw error instanceof Refused ? error : new Refused(UNREACHABLE);
  });
  return asked;
}

// The text of a saved question with values, as the server fills it in: { text, values }.
async function filledText(name, values, signal) {
  let response;
  try {
    response = await fetch(`/query/text?${new URLSearchParams({ name, ...values })}`, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Refused(UNREACHABLE);
  }
  if (!response.ok) throw new Refused(await problemOf(response));
  return response.json();
}

export class Questions {
  // `onchoose` is told the name of a question, `onfilled` its text with the values, `onproblem` why there is none.
  constructor({ onchoose, onfilled, onproblem }) {
    Object.assign(this, { onchoose, onfilled, onproblem, chosen: null, fields: [] });
    this.links = [...byId("shelf").querySelectorAll("a[data-question]")].map((link) => ({ link, folded: fold(`${link.textContent} ${link.dataset.question}`), item: link.closest("li"), group: link.closest("details") }));
    this.first = [...byId("shelf").querySelectorAll("details")].map((group) => [group, group.open]);
    byId("shelf").addEventListener("click", (event) => {
      const link = event.target.closest("a[data-question]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      onchoose(link.dataset.question);
    });
    show(byId("filter").parentElement);
    byId("filter").addEventListener("input", () => this.filter(fold(byId("filter").value)));
  }

  filter(words) {
    let count = 0;
    for (const { item, folded } of this.links) {
      item.hidden = words !== "" && likeness(folded, words) < 0;
      count += item.hidden ? 0 : 1;
    }
    for (const [group, open] of this.first) {
      const any = [...group.querySelectorAll("li")].some((item) => !item.hidden);
      group.hidden = !any;
      group.open = words ? any : open || group.contains(this.current?.link ?? null);
    }
    byId("filter--found").textContent = words ? (count ? counted(count, "question") : "No question has these words. Try others, or write your own query.") : "";
  }

  // Shows a question as chosen, with fields for its values; null for a query of one's own.
  show(question, values = {}) {
    this.chosen = question;
    this.running?.abort();
    for (const one of this.links) {
      const own = question?.name === one.link.dataset.question;
      if (own) this.current = one;
      if (own) one.link.setAttribute("aria-current", "true");
      else one.link.removeAttribute("aria-current");
    }
    if (!question) this.current = null;
    else if (this.current) this.current.group.open = true;
    this.fields = (question?.parameters ?? []).map((parameter) => field(parameter, values[parameter.name], () => this.fill()));
    const place = byId("parameters");
    place.replaceChildren(...this.fields.map(({ box }) => box));
    show(place, this.fields.length > 0);
    byId("ask--title").textContent = question ? question.summary : "Your own query";
  }

  // All values, also those that are the default: a link must not change its meaning with a default.
  get allValues() {
    return Object.fromEntries(this.fields.map(({ parameter, value }) => [parameter.name, value]));
  }

  // The values in words, for the head of an answer.
  get told() {
    return this.fields.map(({ parameter, shown }) => [parameter.about, shown]);
  }

  // Has the server fill in the values; true if the text stands.
  async fill() {
    const { chosen, fields } = this;
    if (!chosen) return true;
    this.running?.abort();
    this.running = new AbortController();
    for (const one of fields) {
      one.commit();
      one.fault("");
    }
    try {
      const other = Object.fromEntries(fields.filter(({ value, parameter }) => value !== parameter.value).map(({ parameter, value }) => [parameter.name, value]));
      const filled = Object.keys(other).length ? await filledText(chosen.name, other, this.running.signal) : { text: chosen.text, values: {} };
      if (this.chosen !== chosen) return false;
      for (const one of fields) if (filled.values[one.parameter.name]) one.set(filled.values[one.parameter.name]);
      this.onfilled(filled.text);
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) return false;
      const wrong = fields.find(({ parameter }) => parameter.name === error.problem.parameter);
      if (wrong) {
        wrong.fault(`${error.problem.detail.replace(`${wrong.parameter.name}: `, "")}.`);
        wrong.input.focus();
      } else {
        this.onproblem(error.problem);
      }
      return false;
    }
  }
}
