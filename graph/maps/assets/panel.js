// The text about what is chosen: what it is, what can be done with it, and every fact behind it.
const title = byId("panel-title");
const body = byId("panel-body");

function toggle(label, on, onclick) {
  return button(label, onclick, { "aria-pressed": String(on) });
}

// What can be done with a node, for those who use no keys.
function actions(id) {
  if (!look().nodes.has(id)) return null;
  const around = state.around?.id === id ? state.around.steps : 0;
  const steps = make("select", { id: "steps", onchange: (event) => setAround(id, Number(event.target.value)) },
    ["all", "1 step", "2 steps", "3 steps", "4 steps"].map((text, index) => make("option", { value: index, selected: index === around }, text)));
  return make("div", { class: "actions" },
    make("label", { for: "steps" }, "Show ", steps),
    toggle("Pin", state.pinned.has(id), () => pin(id)),
    button("Hide", () => hide(id)),
    button("Path from here", () => { setPath(id, state.path?.to ?? ""); byId("ways").open = true; byId("path-to").focus(); }),
    folds() && shown.nodes.has(id) && DATA.nodes.some((node) => node.parent === id) ? toggle(state.opened.has(id) ? "Fold" : "Open", state.opened.has(id), () => fold(id)) : null);
}

function nodeText(node) {
  const below = DATA.nodes.filter((other) => other.parent === node.id && other.id !== node.id);
  const above = nodes.get(node.parent);
  const structure = new Set(DATA.structure);
  const own = (factsOf.get(node.id) ?? []).filter((id) => !structure.has(DATA.facts[id].type) || DATA.facts[id].sources.includes(node.id));
  return [
    definitions([
      ["What it is", kindOf(node)],
      ["Part of", above && above.id !== node.id ? nodeButton(above.id) : ""],
      ...node.more.map(([label, text]) => [label, make("bdi", {}, text)]),
      ["Also called", node.names.filter((name) => name !== node.name).map(apart).join("; ")],
    ]),
    node.page ? make("p", {}, make("a", { href: node.page }, "All that is known of it")) : null,
    actions(node.id),
    look().nodes.has(node.id) ? null : make("p", { class: "note" }, "Not drawn in this view: no such link of it was found in what was read."),
    factSections(own),
    below.length ? make("h3", {}, `Belongs to it (${below.length})`) : null,
    below.length ? make("ul", { class: "below" }, below.slice(0, 200).map((other) => make("li", {}, nodeButton(other.id)))) : null,
  ];
}

function changeLine(id) {
  const change = shown.links.get(id)?.change;
  return change ? [["Change", `${DATA.words.change[change]} ${DATA.signs[change]}`.trim()]] : [];
}

function linkPanel(link) {
  const beside = view().links.filter((other) => other.id !== link.id && [other.source, other.target].sort().join() === [link.source, link.target].sort().join());
  return [
    definitions([
      ["What it is", link.kind && link.kind !== DATA.words.type[link.type] ? `${DATA.words.type[link.type]}: ${apart(link.kind)}` : DATA.words.type[link.type]],
      ["Status", link.status ? DATA.words.status[link.status] : ""],
      ["From", nodeButton(link.source)],
      ["To", nodeButton(link.target)],
      ...changeLine(link.id),
    ]),
    make("h3", {}, `What it rests on (${link.facts.length})`),
    link.facts.map(factText),
    beside.length ? make("h3", {}, `Other links of the two (${beside.length})`) : null,
    beside.length ? make("ul", { class: "below" }, beside.map((other) => make("li", {}, linkButton(other)))) : null,
  ];
}

const linkButton = (link) => goLink(link.id, [make("bdi", {}, linkTitle(link)), `: ${linkWords(link)}`, link.status ? ` (${link.status})` : ""], () => choose(link.id, { focus: true }));

// A line in which several links stand folded.
function foldedText(link) {
  const members = link.members.map((id) => look().links.get(id));
  return [make("p", {}, `${members.length} links between what stands folded here.`), make("ul", { class: "below" }, members.slice(0, 200).map((one) => make("li", {}, linkButton(one))))];
}

function startText() {
  const looked = view().links.length ? null : make("p", {}, `Looked for: ${view().lookedFor.join("; ")}.`);
  return [
    make("p", {}, "Choose a body or a line in the drawing, or find a body by name. What it is, and every fact behind it with document, paragraph and date, is told here."),
    make("p", {}, "The legend says what shapes and lines mean; what is unticked there is left out. The slider under the drawing goes back in time."),
    looked,
    tourInvitation(),
    make("h3", {}, "Most linked in this view"),
    make("ul", { class: "below" }, [...view().nodes].filter(({ id }) => shown.nodes.has(id)).sort((one, other) => other.weight - one.weight || byText(one.id, other.id)).slice(0, 8).map(({ id }) => make("li", {}, nodeButton(id)))),
  ];
}

function panelContent() {
  if (tourStep()) return tourText();
  if (state.path?.from && state.path.to && !state.chosen) return pathText();
  const node = nodes.get(state.chosen);
  const link = look().links.get(state.chosen);
  if (node) return { heading: node.name, parts: nodeText(node) };
  if (link) return { heading: linkTitle(link), parts: linkPanel(link) };
  const folded = scene.links.get(state.chosen);
  if (folded) return { heading: linkTitle(folded), parts: foldedText(folded) };
  return { heading: "How to read this map", parts: startText() };
}

function showPanel() {
  const { heading, parts } = panelContent();
  title.textContent = heading;
  body.replaceChildren(...parts.flat().filter(Boolean));
}
