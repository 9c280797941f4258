// A field for a value of a saved question: a combobox that finds a thing by any of its names, or a plain field.
import { counted, fold, likeness, make, say } from "./dom.js";
import { Listbox } from "./listbox.js";
import { vocabulary } from "./vocabulary.js";

const MOST = 80;
const PLAIN = {
  date: { placeholder: "2001-03-21, 2001-03 or 2001", pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?", inputmode: "numeric" },
  number: { pattern: "\\d+", inputmode: "numeric" },
  text: {},
};
const ARTICLE = { economy: "an" };

// The field for a parameter with its first value, or the default; `onvalue` is told when another was chosen or written.
export function field(parameter, first, onvalue) {
  const id = `parameter-${parameter.name}`;
  const label = make("label", { for: id }, parameter.about.slice(0, 1).toUpperCase() + parameter.about.slice(1));
  const input = make("input", { id, type: "text", name: parameter.name, autocomplete: "off", spellcheck: "false", value: first ?? parameter.shown, ...(PLAIN[parameter.kind] ?? {}) });
  const fault = make("p", { class: "fault", id: `${id}-fault`, hidden: true });
  input.setAttribute("aria-describedby", fault.id);
  const box = make("div", { class: `parameter ${parameter.kind}` }, label, make("div", { class: "holder" }, input), fault);
  const made = { parameter, box, input, value: first ?? parameter.value, shown: first ?? parameter.shown };
  made.set = ({ value, shown }) => {
    Object.assign(made, { value, shown });
    input.value = shown;
    made.fault("");
  };
  made.fault = (text) => {
    fault.textContent = text;
    fault.hidden = !text;
    input.setAttribute("aria-invalid", String(Boolean(text)));
  };
  // Takes over what was written; true if it is another value.
  made.commit = () => {
    if (input.value === made.shown) return false;
    Object.assign(made, { value: input.value.trim(), shown: input.value });
    return true;
  };
  const written = () => { if (made.commit()) onvalue(made); };
  input.addEventListener("change", written);
  if (!(parameter.kind in PLAIN)) findsThings(made, box.querySelector(".holder"), onvalue, written);
  else input.addEventListener("keydown", (event) => { if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) written(); });
  return made;
}

function findsThings(made, holder, onvalue, written) {
  const { input, parameter } = made;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("placeholder", `Name of ${ARTICLE[parameter.kind] ?? "a"} ${parameter.kind}`);
  const list = new Listbox(input, `${input.id}-list`, parameter.about, (option) => {
    made.set({ value: option.value, shown: option.shown });
    onvalue(made);
  });
  holder.append(list.box);
  const look = async (text) => {
    let things;
    try {
      things = await found(parameter.kind, text);
    } catch {
      return;
    }
    if (document.activeElement !== input) return;
    const own = things.findIndex(({ value }) => value === made.value);
    list.show(things, Math.max(0, text ? 0 : own));
    if (text) say(things.length ? counted(things.length, "name") : "No name like that.");
  };
  input.addEventListener("focus", () => input.select());
  input.addEventListener("click", () => { if (!list.open) look(input.value === made.shown ? "" : input.value); });
  input.addEventListener("input", () => look(input.value));
  input.addEventListener("blur", () => list.hide());
  input.addEventListener("keydown", (event) => {
    if (list.key(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      look(input.value === made.shown ? "" : input.value);
    } else if (event.key === "Escape") {
      made.set(made);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      written();
    }
  });
}

// Things of a kind whose names answer a text, the likeliest first; all of them if there is none.
async function found(kind, text) {
  const words = await vocabulary();
  const asked = fold(text);
  const scored = [];
  for (const thing of words.ofKind(kind)) {
    const names = words.foldedNames(thing);
    const scores = names.map((name) => likeness(name, asked)).map((at, index) => (at < 0 ? Infinity : at + (index ? 0.5 : 0)));
    const best = Math.min(...scores);
    if (best < Infinity) scored.push([best, thing]);
  }
  scored.sort(([one, first], [other, second]) => one - other || (first.label < second.label ? -1 : 1));
  return scored.slice(0, asked ? MOST : undefined).map(([, { token, label, names }]) => ({ value: token, shown: label, about: [token, ...names.slice(0, 4)].join(" · ") }));
}
