// The views, the legend that filters, and the other filters.
function viewTabs() {
  byId("views").replaceChildren(...DATA.views.map((one) => button([one.title, " ", make("span", { class: "count" }, String(one.links.length), make("span", { class: "unseen" }, " links"))], () => openView(one.id), { "data-view": one.id })));
}

function shapeIcon(key) {
  return drawn("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, drawn("path", { d: DATA.shapes[key].path, fill: `var(--${key})`, stroke: "var(--ink)", "stroke-width": 1 }));
}

function lineIcon(colour, width, dashes, end) {
  const line = drawn("path", { d: `M0 6h${end ? 24 : 32}`, stroke: `var(--${colour})`, "stroke-width": width, "stroke-dasharray": (dashes || []).join(" "), fill: "none" });
  return drawn("svg", { viewBox: "0 0 32 12", width: 32, height: 12, "aria-hidden": "true" }, line, ...(end ? [drawn("path", { d: end, fill: `var(--${colour})` })] : []));
}

const ICONS = {
  class: shapeIcon,
  type: (key) => lineIcon(key, DATA.ends[key].width, DATA.dashes[key], DATA.ends[key].path),
  status: (key) => lineIcon("ink", 2, DATA.dashes[key], ""),
  change: (key) => lineIcon(key, CHANGE[key].width, CHANGE[key].dashes, ""),
};
const HEADS = { class: "Actors and things", type: "Links", status: "Status of a link", change: "Change" };

function legendCounts() {
  const count = (items) => items.reduce((found, key) => (key ? found.set(key, (found.get(key) ?? 0) + 1) : found), new Map());
  const changes = comparing() ? [...shown.links.values()].map(({ change }) => change) : [];
  const links = view().links;
  return {
    class: count(view().nodes.map(({ id }) => nodes.get(id).class)),
    type: count(links.map((link) => link.type)),
    status: count(links.map((link) => link.status)),
    change: comparing() ? new Map(Object.keys(DATA.words.change).map((key) => [key, changes.filter((one) => one === key).length])) : new Map(),
  };
}

function legendItem(name, key, count) {
  const box = make("input", { type: "checkbox", name, value: key });
  box.checked = isOn(name, key);
  box.addEventListener("change", () => {
    if (box.checked) state.off.delete(`${name}:${key}`);
    else state.off.add(`${name}:${key}`);
    update();
  });
  return make("label", {}, box, ICONS[name](key), make("span", {}, DATA.words[name][key], DATA.signs[key] && name === "change" ? ` ${DATA.signs[key]}` : ""), make("span", { class: "count" }, String(count)));
}

// Made anew with each view and comparison; otherwise only its boxes follow the state.
let legendOf = "";
function showLegend() {
  const counts = legendCounts();
  const key = [state.view, comparing(), ...[...counts.change.values()]].join("|");
  if (key !== legendOf) {
    const focused = document.activeElement?.closest("#legend") ? [document.activeElement.name, document.activeElement.value] : null;
    byId("legend-items").replaceChildren(...LEGEND.filter((name) => counts[name].size).map((name) => make("fieldset", {}, make("legend", {}, HEADS[name]),
      Object.keys(DATA.words[name]).filter((item) => counts[name].has(item)).map((item) => legendItem(name, item, counts[name].get(item))))));
    if (focused) byId("legend").querySelector(`input[name="${focused[0]}"][value="${focused[1]}"]`)?.focus();
    legendOf = key;
  }
  for (const box of byId("legend").querySelectorAll("input")) box.checked = isOn(box.name, box.value);
}

function choice(id, label, options, value, onTake) {
  const select = make("select", { id, onchange: () => onTake(select.value) }, make("option", { value: "" }, "All"), options.map(([key, text]) => make("option", { value: key }, text.length > 70 ? `${text.slice(0, 69)}…` : text)));
  select.value = value;
  return make("label", { for: id }, label, select);
}

let filtersOf = "";
function showFilters() {
  if (filtersOf !== state.view) {
    const there = [...look().all].map((id) => nodes.get(id));
    const parents = new Set(there.flatMap(({ id }) => chainOf(id).slice(1)));
    const byName = (list) => list.sort(([, one], [, other]) => byText(one.toLowerCase(), other.toLowerCase()));
    const organizations = byName([...parents].filter((id) => nodes.get(id).class === "organization").map((id) => [id, fullName(id)]));
    const kinds = byName([...new Set(there.map(kindOf))].map((kind) => [kind, kind]));
    const topics = byName([...new Set(there.flatMap((node) => node.topics))].map((id) => [id, DATA.topics[id]]));
    byId("filter-items").replaceChildren(
      choice("org", "Organization and what is below it", organizations, state.org, (value) => { state.org = value; update({ fit: true }); }),
      choice("kind", "Kind", kinds, state.kind, (value) => { state.kind = value; update({ fit: true }); }),
      choice("topic", "Topic of mandates and decisions, with narrower ones", topics, state.topic, (value) => { state.topic = value; update({ fit: true }); }),
      button("No filters", clearFilters));
    filtersOf = state.view;
  }
  for (const key of ["org", "kind", "topic"]) byId(key).value = state[key];
}

function clearFilters() {
  Object.assign(state, { org: "", kind: "", topic: "", text: "", around: null, date: "", since: "" });
  state.off.clear();
  update({ say: "All filters are off.", fit: true });
}

// What is hidden, pinned or moved, and how to undo it.
function showKept() {
  const list = (label, ids, undo) => (ids.length ? [make("h3", {}, label), make("ul", { class: "below" }, ids.map((id) => make("li", {}, make("bdi", {}, shortName(id)), " ", undo ? button("Undo", () => { undo(id); update(); }, { "aria-label": `Undo: ${shortName(id)}` }) : "")))] : []);
  byId("kept-items").replaceChildren(
    ...list("Hidden", [...state.hidden], (id) => state.hidden.delete(id)),
    ...list("Pinned", [...state.pinned], (id) => state.pinned.delete(id)),
    make("p", { class: "note" }, state.moved.size ? `${state.moved.size} moved by hand or by physics.` : "Nothing is moved. Drag a body, or choose it and press Shift with an arrow key."),
    button("Put everything back", putBack),
    toggle("Physics", physics, () => { setPhysics(!physics); update({ keepView: true }); }));
}

function putBack() {
  if (physics) setPhysics(false);
  state.hidden.clear();
  state.pinned.clear();
  state.moved.clear();
  setPlaces();
  update({ say: "Everything is where it was.", fit: true });
}
