// The rows of an answer as a table that can be sorted; long ones are shown in parts.
import { button, counted, make, number, say } from "./dom.js";
import { evidenceAt, titleOf } from "./columns.js";
import { cell, numberOf, passages, passageOf, spanOf, textOf } from "./terms.js";

const PART = 500;
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

export class AnswerTable {
  constructor(answer, words, marked, title) {
    Object.assign(this, { answer, words, marked, title, shown: PART, sort: null });
    this.evidence = evidenceAt(answer);
    this.columns = answer.columns.map((name, at) => ({ name, at })).filter(({ at }) => this.evidence < 0 || at < this.evidence);
    this.paragraph = this.columns.find(({ name }) => name === "paragraph")?.at ?? -1;
    this.order = answer.rows.map((_, index) => index);
    this.box = make("div", { class: "rows" });
    this.show();
  }

  show(from = 0) {
    const part = this.order.slice(0, this.shown);
    const head = make("tr", { role: "row" }, this.columns.map((column) => this.head(column)), this.evidence < 0 ? null : make("th", { scope: "col", role: "columnheader", class: "source" }, "Source"));
    this.body = make("tbody", { role: "rowgroup" }, part.map((index) => this.row(index)));
    const table = make("table", { role: "table", class: this.columns.length > 6 ? "dense" : null }, make("caption", { class: "quiet" }, `Answer: ${this.title}`), make("thead", { role: "rowgroup" }, head), this.body);
    const scroll = make("div", { class: "scroll", role: "region", "aria-label": "Rows of the answer", tabindex: "0" }, table);
    this.box.replaceChildren(scroll, this.foot());
    if (from) this.body.children[from]?.querySelector("a, td")?.focus?.();
  }

  foot() {
    const { length } = this.order;
    if (length <= this.shown) return make("p", { class: "minor" }, length > PART ? `All ${counted(length, "row")} are shown.` : "");
    const more = Math.min(PART * 2, length - this.shown);
    return make("p", { class: "more" }, `${number(this.shown)} of ${counted(length, "row")} are shown. `, button(`Show ${number(more)} more`, () => {
      const before = this.shown;
      this.shown += more;
      this.show(before);
      say(`${number(Math.min(this.shown, length))} of ${counted(length, "row")} are shown.`);
    }));
  }

  head({ name, at }) {
    const own = this.sort?.at === at;
    const order = own ? (this.sort.down ? "descending" : "ascending") : null;
    const sign = make("span", { "aria-hidden": "true", class: "sign" }, own ? (this.sort.down ? "▼" : "▲") : "↕");
    return make("th", { scope: "col", role: "columnheader", "aria-sort": order, class: this.isNumeric(at) ? "number" : null }, button([titleOf(name), sign], () => this.sortBy(at), { "data-column": name, title: `?${name}: sort` }));
  }

  isNumeric(at) {
    return this.answer.rows.slice(0, 50).some((row) => numberOf(row[at]) !== null);
  }

  row(index) {
    const row = this.answer.rows[index];
    const fresh = this.marked.has(index);
    const cells = this.columns.map(({ name, at }, place) => {
      const content = this.content(row, at);
      const tag = fresh && !place ? [make("span", { class: "tag open" }, "new"), " "] : [];
      const kind = [numberOf(row[at]) === null ? "" : "number", row[at] ? "" : "void", spanOf(row[at]) ? "date" : ""].filter(Boolean).join(" ");
      return make("td", { role: "cell", "data-label": titleOf(name), class: kind || null }, tag, content);
    });
    const source = this.evidence < 0 ? null : make("td", { role: "cell", class: "source", "data-label": "Source" }, passages(row[this.evidence], row[this.evidence + 1], this.words));
    return make("tr", { role: "row", class: fresh ? "fresh" : null }, cells, source);
  }

  // A paragraph leads to its place if the row names its document.
  content(row, at) {
    const shown = cell(row[at], this.words);
    if (at !== this.paragraph || !row[at] || !this.words) return shown;
    const document = row[this.answer.columns.indexOf("document")];
    const iri = document?.type === "uri" ? document.value : this.words.namedBy(document?.value ?? "")?.iri ?? "";
    const start = `${this.words.base}id/document/`;
    return iri.startsWith(start) ? [make("a", { href: passageOf(iri.slice(start.length), row[at].value) }, row[at].value)] : shown;
  }

  // First up, then down, then as the answer came.
  sortBy(at) {
    const { rows } = this.answer;
    const again = this.sort?.at === at;
    this.sort = again && this.sort.down ? null : { at, down: again };
    this.order = rows.map((_, index) => index);
    if (this.sort) {
      const keys = rows.map((row) => numberOf(row[at]) ?? textOf(row[at], this.words));
      const sign = this.sort.down ? -1 : 1;
      this.order.sort((one, other) => {
        if (!rows[one][at] || !rows[other][at]) return Number(!rows[one][at]) - Number(!rows[other][at]) || one - other;
        return sign * between(keys[one], keys[other]) || one - other;
      });
    }
    this.show();
    this.box.querySelectorAll("thead button")[this.columns.findIndex((column) => column.at === at)].focus();
    say(this.sort ? `Sorted by ${titleOf(this.answer.columns[at])}, ${this.sort.down ? "descending" : "ascending"}.` : "In the order of the answer.");
  }
}

function between(one, other) {
  if (typeof one === "number" && typeof other === "number") return one - other;
  return collator.compare(String(one), String(other));
}
