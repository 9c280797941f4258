// The shortest path between two nodes over the links that pass the filters, and the neighbourhood of one.
let foundPath = null;

function shortestPath(from, to) {
  const near = new Map();
  for (const { link } of shown.links.values()) {
    for (const [one, other] of [[link.source, link.target], [link.target, link.source]]) {
      if (!near.has(one)) near.set(one, new Map());
      if (!near.get(one).has(other)) near.get(one).set(other, []);
      near.get(one).get(other).push(link.id);
    }
  }
  const before = new Map([[from, ""]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next = [];
    for (const id of edge) {
      for (const other of [...(near.get(id)?.keys() ?? [])].sort()) {
        if (before.has(other)) continue;
        before.set(other, id);
        next.push(other);
      }
    }
    edge = next;
  }
  if (!before.has(to)) return null;
  const chain = [to];
  while (chain[0] !== from) chain.unshift(before.get(chain[0]));
  return { nodes: chain, links: chain.slice(1).map((id, index) => near.get(chain[index]).get(id)) };
}

function findPath() {
  foundPath = state.path?.from && state.path.to ? shortestPath(state.path.from, state.path.to) : null;
}

function pathText() {
  const { from, to } = state.path;
  const heading = `From ${apart(shortName(from))} to ${apart(shortName(to))}`;
  const leave = button("Leave the path", () => { setPath("", ""); container.focus(); });
  if (!foundPath) return { heading, parts: [make("p", {}, "No way over the links that are shown was found in what was read. Other link types, dates or views may hold one."), leave] };
  const steps = foundPath.links.map((ids, index) => {
    const links = ids.map((id) => look().links.get(id));
    return make("li", {}, make("p", {}, nodeButton(foundPath.nodes[index]), " – ", nodeButton(foundPath.nodes[index + 1])),
      links.map((link) => make("details", { open: link === links[0] }, make("summary", {}, make("bdi", {}, linkTitle(link)), `: ${linkWords(link)}`, link.status ? ` (${link.status})` : ""), link.facts.map(factText))));
  });
  return { heading, parts: [make("p", {}, `${steps.length} ${steps.length === 1 ? "step" : "steps"}, over the links that are shown.`), leave, make("ol", { class: "path" }, steps)] };
}

// Two fields; each can be left empty again.
function pathFields() {
  byId("way-items").replaceChildren(
    finderField("path-from", "From", (id) => setPath(id, state.path?.to ?? "")),
    finderField("path-to", "To", (id) => setPath(state.path?.from ?? "", id)),
    button("Leave the path", () => setPath("", "")));
}

function setPath(from, to) {
  state.path = from || to ? { from, to } : null;
  state.step = 0;
  if (from && to) state.chosen = "";
  showPathFields();
  update({ say: from && to ? "Path looked for." : "" });
  if (foundPath) reveal(foundPath.nodes);
  if (from && to) toPanel();
}

function showPathFields() {
  byId("path-from").value = state.path?.from ? fullName(state.path.from) : "";
  byId("path-to").value = state.path?.to ? fullName(state.path.to) : "";
}

function setAround(id, steps) {
  state.around = steps ? { id, steps } : null;
  update({ say: steps ? `What is within ${steps} ${steps === 1 ? "step" : "steps"} of ${apart(shortName(id))}.` : "The whole view.", fit: true });
}

function pin(id) {
  if (!state.pinned.delete(id)) state.pinned.add(id);
  update({ say: `${apart(shortName(id))} ${state.pinned.has(id) ? "stays in view whatever the filters are" : "is no longer pinned"}.` });
}

function hide(id) {
  state.hidden.add(id);
  if (state.chosen === id) state.chosen = "";
  update({ say: `${apart(shortName(id))} is hidden.` });
}

// Opens what stands folded, or folds it again.
function fold(id) {
  if (!state.opened.delete(id)) state.opened.add(id);
  update({ say: `${apart(shortName(id))} is ${state.opened.has(id) ? "opened" : "folded"}.` });
  if (state.opened.has(id)) reveal([...scene.nodes.keys()].filter((other) => chainOf(other).includes(id)), { closer: true });
}
