// What the reader does, and what follows from it.
function announce(text) {
  const shownNodes = DATA.drawing.nodes.filter(({ id }) => nodePasses(nodes.get(id))).length;
  const shownLinks = DATA.links.filter(linkPasses).length;
  const whole = `${shownNodes} of ${drawn.size} actors and ${shownLinks} of ${DATA.links.length} links shown.`;
  const line = byId("state");
  line.replaceChildren(text ? `${text} ` : whole);
  if (text) line.append(make("a", { href: "#panel", onclick: (event) => { event.preventDefault(); toPanel(); } }, "Read on"));
}

function toPanel() {
  byId("panel").scrollIntoView({ block: "nearest" });
  title.focus({ preventScroll: true });
}

// Choose a node or link, or nothing: the drawing, the text and the address follow.
function choose(id, { focus = false, closer = false } = {}) {
  state.chosen = nodes.has(id) || links.has(id) ? id : null;
  const link = links.get(state.chosen);
  if (closer && drawn.has(state.chosen) && network.getScale() < opening * 1.5) {
    const [x, y] = layout.places[state.chosen];
    network.moveTo({ position: { x, y }, scale: opening * 1.5, animation: false });
    touched = true;
  }
  showPanel();
  restyle();
  reveal(link ? [link.source, link.target] : state.chosen ? [state.chosen] : []);
  const count = state.chosen && !link ? linksOf.get(state.chosen).length : 0;
  announce(link ? `Chosen: ${linkTitle(link)}, ${link.kind}.` : state.chosen ? `Chosen: ${nodes.get(state.chosen).name}, ${count} links.` : "");
  for (const row of document.querySelectorAll("tr[data-node], tr[data-link]")) {
    row.classList.toggle("chosen", state.chosen !== null && (row.dataset.node ?? row.dataset.link) === state.chosen);
  }
  try {
    history.replaceState(null, "", state.chosen ? `#${encodeURIComponent(state.chosen)}` : location.pathname + location.search);
  } catch {
    // Some browsers refuse this for files; the address then just stays as it is.
  }
  if (focus) toPanel();
}

function fromAddress() {
  let id = "";
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return;
  }
  if (nodes.has(id) || links.has(id)) choose(id, { closer: true });
}

function readFilters() {
  for (const [name, values] of Object.entries(state.filters)) {
    values.clear();
    for (const box of document.querySelectorAll(`#legend input[name="${name}"]`)) if (box.checked) values.add(box.value);
  }
}

function filter() {
  readFilters();
  restyle();
  announce("");
  for (const row of document.querySelectorAll("tr[data-link]")) row.hidden = !linkPasses(links.get(row.dataset.link));
  for (const row of document.querySelectorAll("tr[data-node]")) row.hidden = !nodePasses(nodes.get(row.dataset.node));
}

// The nearest node in a direction from the chosen one; the most important one if nothing is chosen.
function neighbour(dx, dy) {
  const shown = DATA.drawing.nodes.map(({ id }) => id).filter((id) => nodePasses(nodes.get(id)));
  if (!drawn.has(state.chosen)) return shown.sort((one, other) => nodes.get(other).importance - nodes.get(one).importance)[0];
  const [x, y] = layout.places[state.chosen];
  let best = null;
  for (const id of shown) {
    const [along, across] = [(layout.places[id][0] - x) * dx + (layout.places[id][1] - y) * dy, (layout.places[id][0] - x) * dy - (layout.places[id][1] - y) * dx];
    if (along <= 0 || Math.abs(across) > 2 * along) continue;
    const distance = along + 2 * Math.abs(across);
    if (!best || distance < best.distance) best = { id, distance };
  }
  return best?.id;
}

const KEYS = {
  ArrowLeft: () => step(-1, 0),
  ArrowRight: () => step(1, 0),
  ArrowUp: () => step(0, -1),
  ArrowDown: () => step(0, 1),
  Enter: () => { if (state.chosen) toPanel(); },
  Escape: () => choose(null),
  "+": () => zoomBy(1.3),
  "=": () => zoomBy(1.3),
  "-": () => zoomBy(1 / 1.3),
  0: () => showAll(),
};

function step(dx, dy) {
  const next = neighbour(dx, dy);
  if (next) choose(next);
}

container.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
});
// The wheel zooms only once the map has the focus, so that it does not catch a reader who scrolls past it.
const wheel = (on) => network.setOptions({ interaction: { zoomView: on } });
container.addEventListener("focusin", () => wheel(true));
container.addEventListener("focusout", () => wheel(false));
container.addEventListener("pointerdown", () => container.focus({ preventScroll: true }));

network.on("click", ({ pointer }) => choose(nodeAt(pointer.DOM) ?? network.getEdgeAt(pointer.DOM) ?? null));
network.on("hoverNode", ({ node }) => { state.hovered = node; container.style.cursor = "pointer"; });
network.on("blurNode", () => { state.hovered = null; container.style.cursor = ""; });
network.on("hoverEdge", () => { container.style.cursor = "pointer"; });
network.on("blurEdge", () => { container.style.cursor = ""; });
network.on("dragEnd", () => { touched = true; });
network.on("zoom", ({ scale }) => {
  touched = true;
  if (scale < opening * 0.7 || scale > 6) zoomBy(1);
});
byId("zoom-in").addEventListener("click", () => zoomBy(1.3));
byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
byId("zoom-all").addEventListener("click", showAll);
byId("legend").addEventListener("change", filter);
window.addEventListener("hashchange", fromAddress);
dark.addEventListener("change", restyle);
network.on("resize", () => {
  const next = DATA.layouts[isTall() ? "tall" : "wide"];
  if (next !== layout) {
    layout = next;
    restyle();
    showAll();
  } else if (!touched) showAll();
});

for (const row of document.querySelectorAll("tr[data-link]")) {
  const cell = row.querySelector(".what");
  cell.replaceChildren(goTo(row.dataset.link, cell.textContent));
}
for (const row of document.querySelectorAll("tr[data-node]")) {
  const cell = row.querySelector("th");
  const link = cell.querySelector("a");
  const page = link ? make("a", { href: link.getAttribute("href"), "aria-label": `Page of ${cell.textContent}` }, "page") : "";
  cell.replaceChildren(goTo(row.dataset.node, cell.textContent), link ? " · " : "", page);
}
if (matchMedia("(max-width: 60rem)").matches) byId("legend").open = false;
readFilters();
restyle();
showAll();
announce("");
fromAddress();
// For pages that frame the map, and for tests: what shows, and where it is on the screen.
window.smegraphMap = {
  choose,
  labels: () => shownLabels().map(({ id, left, top, right, bottom }) => ({ id, left, top, right, bottom })),
  place: (id) => network.canvasToDOM({ x: layout.places[id][0], y: layout.places[id][1] }),
  hidden: (id) => Boolean((nodeSet.get(id) ?? edgeSet.get(id)).hidden),
};
