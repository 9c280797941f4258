// The field for a query: a text area whose text is drawn once more behind it, coloured and with the numbers of its lines.
import { byId, make, say } from "./dom.js";
import { completions, wordAt } from "./completion.js";
import { Listbox } from "./listbox.js";
import { tokensOf } from "./tokens.js";
import { vocabulary } from "./vocabulary.js";

const MOST_COLOURED = 40_000;

// The tokens of each line; of a very long text only its lines.
function linesOf(text) {
  const tokens = text.length > MOST_COLOURED ? [{ kind: "space", text }] : tokensOf(text);
  const lines = [[]];
  for (const { kind, text: whole } of tokens) {
    whole.split("\n").forEach((part, index) => {
      if (index) lines.push([]);
      if (part) lines.at(-1).push({ kind, text: part });
    });
  }
  return lines;
}

const PLAIN = new Set(["space", "sign", "word"]);
const lineOf = (line) => make("div", { class: "line" }, line.length ? line.map(({ kind, text }) => (PLAIN.has(kind) ? text : make("span", { class: `t-${kind}` }, text))) : "\u200b");

export class Editor {
  constructor({ onrun, onedit }) {
    this.area = byId("text");
    this.box = byId("editor");
    this.drawn = make("pre", { class: "drawn", "aria-hidden": "true" });
    this.box.prepend(this.drawn);
    this.box.classList.add("live");
    this.list = new Listbox(this.area, "completion", "Completion", (option) => this.complete(option));
    this.list.box.tabIndex = 0;
    this.box.parentElement.append(this.list.box);
    this.mayLeave = false;
    this.onrun = onrun;
    this.area.addEventListener("input", () => { this.mark(null); this.draw(); onedit(); this.suggest(false); });
    this.area.addEventListener("keydown", (event) => this.key(event));
    this.area.addEventListener("focus", () => vocabulary().catch(() => {}));
    this.area.addEventListener("blur", () => { this.list.hide(); this.mayLeave = false; });
    this.area.addEventListener("pointerdown", () => this.list.hide());
    this.box.addEventListener("scroll", () => this.list.hide());
    this.draw();
  }

  get text() { return this.area.value; }

  set text(text) {
    this.list.hide();
    this.area.value = text;
    this.mark(null);
    this.draw();
  }

  // One block for each line, so that a long line may wrap and still has one number. Only lines that changed are drawn anew.
  draw() {
    const lines = linesOf(this.text);
    const marks = lines.map((line) => line.map(({ kind, text }) => `${kind}\u0001${text}`).join("\u0002"));
    const before = this.marks ?? [];
    const most = Math.min(marks.length, before.length);
    let [head, tail] = [0, 0];
    while (head < most && marks[head] === before[head]) head += 1;
    while (tail < most - head && marks.at(-1 - tail) === before.at(-1 - tail)) tail += 1;
    const old = [...this.drawn.children].slice(head, before.length - tail);
    const fresh = lines.slice(head, marks.length - tail).map(lineOf);
    if (this.drawn.children[head + old.length]) this.drawn.children[head + old.length].before(...fresh);
    else this.drawn.append(...fresh);
    for (const line of old) line.remove();
    this.marks = marks;
    for (const line of this.drawn.querySelectorAll(".faulty")) line.classList.remove("faulty");
    if (this.faulty) this.drawn.children[this.faulty - 1]?.classList.add("faulty");
    this.box.style.setProperty("--digits", String(String(lines.length).length));
  }

  // Marks the line of a fault, { line, column, words }, or takes the mark away.
  mark(fault) {
    const before = this.faulty;
    this.faulty = fault?.line ?? 0;
    const place = byId("fault");
    place.textContent = fault ? fault.words : "";
    this.area.setAttribute("aria-invalid", String(Boolean(fault)));
    if (fault || before) this.draw();
    if (!fault) return;
    const lines = this.text.split("\n");
    if (!fault.line || fault.line > lines.length) return;
    const start = lines.slice(0, fault.line - 1).join("\n").length + (fault.line > 1 ? 1 : 0);
    const at = start + Math.min(Math.max(fault.column - 1, 0), lines[fault.line - 1].length);
    this.area.focus();
    this.area.setSelectionRange(at, at);
    this.drawn.children[fault.line - 1].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (event.key === "Escape") this.mayLeave = true;
    if (this.list.key(event)) return;
    const control = event.ctrlKey || event.metaKey;
    if (event.key === "Enter" && control) {
      event.preventDefault();
      this.list.hide();
      this.onrun();
    } else if (event.key === " " && event.ctrlKey) {
      event.preventDefault();
      this.suggest(true);
    } else if (event.key === "Escape") {
      say("Tab now leaves the field.");
      return;
    } else if (event.key === "Tab" && !control && !event.altKey && !this.mayLeave && !event.shiftKey) {
      event.preventDefault();
      this.insert("  ");
    } else if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      this.insert(`\n${this.indentation()}`);
    }
    if (event.key !== "Shift" && event.key !== "Tab") this.mayLeave = false;
  }

  // The indentation of the next line: that of this one, and more after an open brace.
  indentation() {
    const line = this.text.slice(0, this.area.selectionStart).split("\n").at(-1);
    return /^ */.exec(line)[0] + (/\{\s*$/.test(line) ? "  " : "");
  }

  // As if it had been typed, so that undo takes it back.
  insert(text, start = this.area.selectionStart, end = this.area.selectionEnd) {
    this.area.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, text)) {
      this.area.setRangeText(text, start, end, "end");
      this.area.dispatchEvent(new Event("input"));
    }
    this.reveal();
  }

  reveal() {
    this.drawn.children[this.text.slice(0, this.area.selectionStart).split("\n").length - 1]?.scrollIntoView({ block: "nearest" });
  }

  async suggest(asked) {
    const at = this.area.selectionStart;
    const word = this.area.selectionEnd === at ? wordAt(this.text, at) : null;
    const enough = word && (asked || word.written.replace(/^[?$<]/, "").length > (word.kind === "name" ? 1 : 0));
    if (!enough || (!asked && this.inserting)) {
      this.list.hide();
      return;
    }
    let words;
    try {
      words = await vocabulary();
    } catch {
      if (asked) say("The server did not tell what can be completed. Try again.");
      return;
    }
    if (this.area.selectionStart !== at || document.activeElement !== this.area) return;
    const { start, found } = completions(words, this.text, at, word);
    this.from = start;
    this.list.show(found.map((offer) => ({ ...offer, shown: offer.insert === offer.shown || offer.kind === "thing" || offer.kind === "graph" ? offer.shown : offer.insert })));
    if (this.list.open) this.place(start);
    if (asked) say(found.length ? `${found.length} ${found.length === 1 ? "offer" : "offers"}; arrow keys choose, Enter takes one.` : "Nothing to complete here.");
  }

  // Below the word that is completed, above it if there is no room; never beyond the field's sides.
  place(start) {
    const spot = this.spot(start);
    const { left, top, width } = this.box.parentElement.getBoundingClientRect();
    const { style, offsetHeight: height, offsetWidth: wide } = this.list.box;
    const above = spot.bottom + height > innerHeight && spot.top - height > 0;
    style.left = `${Math.max(0, Math.min(spot.left - left, width - wide - 2))}px`;
    style.top = `${(above ? spot.top - height - 2 : spot.bottom + 2) - top}px`;
  }

  // Where a character stands on the screen, measured at the drawn text.
  spot(index) {
    const before = this.text.slice(0, index).split("\n");
    const line = this.drawn.children[before.length - 1];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let left = before.at(-1).length;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (left <= node.length) {
        range.setStart(node, left);
        range.setEnd(node, Math.min(node.length, left + 1));
        break;
      }
      left -= node.length;
    }
    return range.getBoundingClientRect();
  }

  complete({ insert }) {
    this.inserting = true;
    this.insert(insert, this.from, this.area.selectionStart);
    this.inserting = false;
  }
}
