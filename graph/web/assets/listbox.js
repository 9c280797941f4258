// A list of options that is worked from a text field: the field keeps the focus and names the active option.
import { make } from "./dom.js";

export class Listbox {
  // `field` is the text field, `onchoose` is told the chosen option. An option is { shown, about, kind }.
  constructor(field, id, label, onchoose) {
    Object.assign(this, { field, onchoose, options: [], active: -1 });
    this.box = make("ul", { class: "listbox", role: "listbox", id, "aria-label": label, hidden: true });
    field.setAttribute("aria-controls", id);
    field.setAttribute("aria-autocomplete", "list");
    this.box.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.box.children].indexOf(option));
    });
  }

  get open() { return !this.box.hidden; }

  show(options, active = 0) {
    this.options = options;
    this.box.replaceChildren(...options.map((option, index) => make("li", { role: "option", id: `${this.box.id}-${index}`, class: option.kind ?? null, "aria-selected": "false" },
      make("span", { class: "name" }, option.shown), option.about ? make("span", { class: "about" }, option.about) : null)));
    this.box.hidden = options.length === 0;
    this.tell();
    this.move(options.length ? active : -1);
  }

  hide() {
    if (!this.open) return;
    this.box.hidden = true;
    this.active = -1;
    this.tell();
    this.field.removeAttribute("aria-activedescendant");
  }

  tell() {
    if (this.field.getAttribute("role") === "combobox") this.field.setAttribute("aria-expanded", String(this.open));
  }

  move(to) {
    this.box.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = to;
    const option = this.box.children[to];
    if (!option) {
      this.field.removeAttribute("aria-activedescendant");
      return;
    }
    option.setAttribute("aria-selected", "true");
    this.field.setAttribute("aria-activedescendant", option.id);
    const { offsetTop: top, offsetHeight: height } = option;
    if (top < this.box.scrollTop) this.box.scrollTop = top;
    else if (top + height > this.box.scrollTop + this.box.clientHeight) this.box.scrollTop = top + height - this.box.clientHeight;
  }

  choose(index = this.active) {
    const option = this.options[index];
    this.hide();
    if (option) this.onchoose(option);
    return Boolean(option);
  }

  // Keys that belong to the open list; true if one was taken.
  key(event) {
    if (!this.open || event.ctrlKey || event.metaKey || event.altKey) return false;
    const last = this.options.length - 1;
    const steps = { ArrowDown: this.active >= last ? 0 : this.active + 1, ArrowUp: this.active <= 0 ? last : this.active - 1, PageDown: Math.min(last, this.active + 8), PageUp: Math.max(0, this.active - 8) };
    if (event.key in steps) this.move(steps[event.key]);
    else if (event.key === "Escape") this.hide();
    else if (event.key !== "Enter" && event.key !== "Tab") return false;
    else if (event.shiftKey || !this.choose()) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
