// Fields that find a node by any of its names as one types: a combobox with a list of what was found.
function foldName(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return plain.replace(/^the /, "");
}

let folded = null;
function foldedNames() {
  folded ??= DATA.nodes.map((node) => ({ node, names: [...new Set([node.name, node.short, ...node.names])].map((name) => [foldName(name), name]) }));
  return folded;
}

// How well a name answers: the lower the better, -1 not at all. "UNECE" also finds "UN/ECE".
function match(name, asked) {
  if (name === asked) return 0;
  const [close, closeAsked] = [name.replaceAll(" ", ""), asked.replaceAll(" ", "")];
  if (close === closeAsked) return 1;
  if (name.startsWith(asked)) return 2;
  if (` ${name}`.includes(` ${asked}`)) return 3;
  if (close.startsWith(closeAsked)) return 4;
  return asked.length > 2 && name.includes(asked) ? 5 : -1;
}

function search(text, everywhere) {
  const asked = foldName(text);
  if (!asked) return [];
  const hits = [];
  const there = look().nodes;
  for (const { node, names } of foldedNames()) {
    if (!everywhere && !look().all.has(node.id)) continue;
    let best = null;
    for (const [name, printed] of names) {
      const score = match(name, asked);
      if (score >= 0 && (!best || score < best.score)) best = { score, printed };
    }
    if (best) hits.push({ node, ...best, here: look().all.has(node.id), weight: there.get(node.id)?.weight ?? -1 });
  }
  return hits.sort((one, other) => other.here - one.here || one.score - other.score || other.weight - one.weight || byText(one.node.id, other.node.id));
}

// In which other view a node is drawn.
const viewsWith = (id) => DATA.views.filter((other) => other.id !== state.view && lookup(other).nodes.has(id));

function finder(field, list, { everywhere = false, onTake }) {
  let options = [];
  let active = -1;
  const prefix = list.id;
  const open = (is) => {
    list.hidden = !is;
    field.setAttribute("aria-expanded", String(is));
    if (!is) field.removeAttribute("aria-activedescendant");
  };
  const take = (index) => {
    const option = options[index];
    if (!option) return;
    field.value = option.node.name;
    open(false);
    onTake(option.node.id);
  };
  const item = ({ node, printed, here }, index) => {
    const small = [printed === node.name ? (node.short === node.name ? "" : node.short) : printed, kindOf(node), here ? "" : `in: ${viewsWith(node.id).map(({ title }) => title).join(", ")}`];
    const element = make("li", { role: "option", id: `${prefix}-${index}`, "aria-selected": "false" }, make("bdi", {}, node.name), make("small", {}, small.filter(Boolean).map(apart).join(" · ")));
    element.addEventListener("mousedown", (event) => event.preventDefault());
    element.addEventListener("click", () => take(index));
    return element;
  };
  const show = () => {
    const hits = search(field.value, everywhere).filter(({ node, here }) => here || viewsWith(node.id).length);
    options = hits.slice(0, 12);
    active = -1;
    const entries = options.map(item);
    if (hits.length > options.length) entries.push(make("li", { role: "option", "aria-disabled": "true", class: "none" }, make("small", {}, `${hits.length - options.length} more: type on`)));
    if (!hits.length && foldName(field.value)) entries.push(make("li", { role: "option", "aria-disabled": "true", class: "none" }, "Nothing on this map bears such a name."));
    list.replaceChildren(...entries);
    open(entries.length > 0);
  };
  const activate = (index) => {
    active = options.length ? (index + options.length) % options.length : -1;
    options.forEach((_, place) => byId(`${prefix}-${place}`).setAttribute("aria-selected", String(place === active)));
    if (active < 0) return;
    field.setAttribute("aria-activedescendant", `${prefix}-${active}`);
    byId(`${prefix}-${active}`).scrollIntoView({ block: "nearest" });
  };
  field.addEventListener("input", show);
  field.addEventListener("focus", () => { if (field.value) field.select(); });
  field.addEventListener("blur", () => open(false));
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) show();
      activate(active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1));
    } else if (event.key === "Enter") take(Math.max(active, 0));
    else if (event.key === "Escape") open(false);
    else return;
    event.preventDefault();
  });
}

// Such a field with its label and list, to stand among other fields.
function finderField(id, label, onTake) {
  const field = make("input", { id, type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": `${id}-found`, "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false" });
  const list = make("ul", { id: `${id}-found`, class: "found", role: "listbox", "aria-label": label, hidden: true });
  finder(field, list, { onTake });
  return make("div", { class: "finder" }, make("label", { for: id }, label), field, list);
}
