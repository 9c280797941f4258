// The drawing: vis-network with given positions. It is told only what changed; nothing moves by itself.
const container = byId("map");
const dark = matchMedia("(prefers-color-scheme: dark)");
const theme = () => DATA.themes[dark.matches ? "dark" : "light"];
const isTall = () => container.clientWidth < container.clientHeight * 0.95;
const SLICE = 800;
let layout = view().layouts[isTall() ? "tall" : "wide"];
let places = new Map();
let hovered = null;
let physics = false;
let version = 0;
let labelCache = { key: "", boxes: [] };

const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, FIRST.options);

function setPlaces() {
  layout = view().layouts[isTall() ? "tall" : "wide"];
  places = new Map(Object.entries(layout.places));
  for (const [id, spot] of state.moved) if (places.has(id)) places.set(id, spot);
}

// The nodes and links that belong to what is chosen, to the path or to the step of the tour; null if nothing does.
function company() {
  if (tourStep()) return { nodes: new Set(tourNodes().map(standsFor).filter((id) => scene.nodes.has(id))), links: new Set(tourStep().links) };
  if (foundPath) return { nodes: new Set(foundPath.nodes.map(standsFor)), links: new Set(foundPath.links.flat()) };
  const chosen = standsFor(state.chosen);
  if (!chosen) return null;
  const found = { nodes: new Set(), links: new Set() };
  if (scene.nodes.has(chosen)) found.nodes.add(chosen);
  for (const link of scene.links.values()) {
    if (link.id !== chosen && link.source !== chosen && link.target !== chosen) continue;
    found.links.add(link.id);
    found.nodes.add(link.source).add(link.target);
  }
  return found;
}

let near = null;
const isNear = (link) => near.links.has(link.id) || link.members.some((id) => near.links.has(id));
const isFaded = (id) => (near ? !near.nodes.has(id) : shown.faded.has(id));
const redraw = () => network.body.emitter.emit("_requestRedraw");
// While much is told to vis-network it would draw everything again and again; once is enough.
const holdDrawing = (on) => network.body.emitter.emit(on ? "_blockRedraw" : "_allowRedraw");
const sizeOf = (id) => look().nodes.get(id).size + (scene.nodes.get(id) ? Math.min(10, 2 * Math.sqrt(scene.nodes.get(id))) : 0);

function nodeStyle(id, colours) {
  const [x, y] = places.get(id);
  const node = nodes.get(id);
  const pinned = state.pinned.has(id);
  const colour = { background: colours[node.class], border: pinned ? colours.accent : colours.ink };
  return {
    id, x, y, shape: look().nodes.get(id).shape, size: sizeOf(id), opacity: shown.faded.has(id) ? 0.28 : 1,
    borderWidth: pinned ? 4 : scene.nodes.get(id) ? 3 : 1, fixed: physics ? { x: pinned, y: pinned } : false,
    color: colour,
  };
}

// A change has a colour, a kind of line and a sign of its own, in place of those of the status.
const CHANGE = { appeared: { width: 3, dashes: false }, changed: { width: 3, dashes: [12, 4] }, lapsed: { width: 2, dashes: [2, 6] }, same: { width: 1, dashes: false } };
function linkStyle(link, colours) {
  const colour = colours[link.change || link.type];
  const opacity = link.change === "same" ? 0.6 : 1;
  const many = Math.min(4, Math.log2(link.members.length));
  const sign = DATA.signs[link.change] ?? "";
  return {
    id: link.id, from: link.source, to: link.target, arrows: link.edge.arrows, smooth: link.bend,
    dashes: link.edge.dashes, width: link.edge.width + many, ...CHANGE[link.change],
    color: { color: colour, opacity, inherit: false },
    ...(sign || toldEdges.get(link.id)?.includes('"label"') ? { label: sign, font: { color: colours.ink, strokeColor: colours.ground, strokeWidth: 6, size: Math.round(15 / opened.scale) } } : {}),
  };
}

// Tells vis-network what is new, what changed and what is gone. Many at once go in slices.
function differences(set, wanted, told) {
  const gone = [...told.keys()].filter((id) => !wanted.has(id));
  const changed = [];
  for (const [id, style] of wanted) {
    const key = JSON.stringify(style);
    if (told.get(id) !== key) changed.push(style);
    told.set(id, key);
  }
  gone.forEach((id) => told.delete(id));
  if (gone.length) set.remove(gone);
  return changed;
}

const toldNodes = new Map();
const toldEdges = new Map();
async function syncDrawing({ whole = false } = {}) {
  near = company();
  const colours = theme();
  const edges = new Map([...scene.links.values()].map((link) => [link.id, linkStyle(link, colours)]));
  const spots = new Map([...scene.nodes.keys()].map((id) => [id, nodeStyle(id, colours)]));
  const goneEdges = [...toldEdges.keys()].filter((id) => !edges.has(id));
  goneEdges.forEach((id) => toldEdges.delete(id));
  if (goneEdges.length) edgeSet.remove(goneEdges);
  const changedNodes = differences(nodeSet, spots, toldNodes);
  const changedEdges = differences(edgeSet, edges, toldEdges);
  if (changedNodes.length) nodeSet.update(changedNodes);
  const size = whole ? changedEdges.length : SLICE;
  for (let from = 0; from < changedEdges.length; from += size) {
    if (from) await pause();
    // What a later change has overtaken is left to it.
    edgeSet.update(changedEdges.slice(from, from + size).filter((style) => toldEdges.get(style.id) === JSON.stringify(style)));
  }
  version += 1;
  redraw();
}

// Items to label, the most important first; what is chosen, its neighbours and what the pointer is on go before all.
function labelItems() {
  const chosen = standsFor(state.chosen);
  const rank = (id) => (id === chosen || id === hovered ? 3 : near?.nodes.has(id) ? 2 : isFaded(id) ? 0 : 1);
  const discs = new Map(layout.discs.map(([head, ...disc]) => [head, disc]));
  const weight = (id) => {
    const node = nodes.get(id);
    return look().nodes.get(id).weight + (node.class === "organization" ? 3 : 0) + (discs.has(id) ? 6 : 0) - (node.short.length > 24 ? 2 : 0) + (state.pinned.has(id) ? 100 : 0);
  };
  return [...scene.nodes]
    .map(([id, more]) => ({ node: nodes.get(id), more, size: sizeOf(id), rank: rank(id), weight: weight(id), always: rank(id) === 3 || state.pinned.has(id), disc: discs.get(id) }))
    .sort((one, other) => other.rank - one.rank || other.weight - one.weight || byText(one.node.id, other.node.id));
}

// What of the map is in view, in the units of placeLabels.
function frame() {
  const [{ x: left, y: top }, { x: right, y: bottom }] = [[0, 0], [container.clientWidth, container.clientHeight]].map(([x, y]) => network.DOMtoCanvas({ x, y }));
  const scale = network.getScale();
  return { left: left * scale + 2, top: top * scale + 2, right: right * scale - 2, bottom: bottom * scale - 2 };
}

function shownLabels() {
  if (physics) places = new Map(Object.entries(network.getPositions()).map(([id, { x, y }]) => [id, [x, y]]));
  const scale = network.getScale();
  const key = physics ? "" : `${scale}:${version}:${hovered}`;
  if (!key || labelCache.key !== key) labelCache = { key, boxes: placeLabels(labelItems().slice(0, 900), places, scale, scale <= opened.scale ? frame() : null) };
  return labelCache.boxes;
}

// The discs of what has something of its own around it in the drawing.
function shownDiscs() {
  if (physics || state.moved.size) return [];
  return layout.discs.filter(([head, x, y, radius]) => scene.nodes.has(head) && !scene.nodes.get(head)
    && [...scene.nodes.keys()].some((id) => id !== head && chainOf(id).includes(head) && Math.hypot(places.get(id)[0] - x, places.get(id)[1] - y) < radius));
}

let discCache = { version: -1, discs: [] };
network.on("beforeDrawing", (context) => {
  if (discCache.version !== version || physics) discCache = { version, discs: shownDiscs() };
  context.fillStyle = theme().disc;
  for (const [, x, y, radius] of discCache.discs) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
});

// What is near stands out: everything is veiled, and what is near is drawn once more on the veil.
function drawNear(context) {
  const [{ x: left, y: top }, { x: right, y: bottom }] = [[0, 0], [container.clientWidth, container.clientHeight]].map(([x, y]) => network.DOMtoCanvas({ x, y }));
  context.globalAlpha = 0.8;
  context.fillStyle = theme().ground;
  context.fillRect(left, top, right - left, bottom - top);
  context.globalAlpha = 1;
  const own = [...scene.links.values()].filter(isNear).map(({ id }) => network.body.edges[id]).filter((edge) => edge?.connected);
  for (const edge of own) edge.draw(context);
  for (const edge of own) edge.drawArrows(context);
  for (const id of near.nodes) network.body.nodes[id]?.draw(context);
}

network.on("afterDrawing", (context) => {
  const scale = network.getScale();
  if (near) drawNear(context);
  const chosen = standsFor(state.chosen);
  const labels = shownLabels();
  if (scene.nodes.has(chosen)) {
    const [x, y] = places.get(chosen);
    context.lineWidth = 3 / scale;
    context.strokeStyle = theme().accent;
    context.beginPath();
    context.arc(x, y, sizeOf(chosen) * 1.15 + 5 / scale, 0, 2 * Math.PI);
    context.stroke();
  }
  drawLabels(context, labels, scale, theme(), isFaded);
});

// The node under a point, or so near that a finger meant it.
function nodeAt(point) {
  let best = null;
  for (const id of scene.nodes.keys()) {
    const [x, y] = places.get(id);
    const spot = network.canvasToDOM({ x, y });
    const distance = Math.hypot(spot.x - point.x, spot.y - point.y);
    if (distance <= Math.max(sizeOf(id) * network.getScale() + 2, 12) && (!best || distance < best.distance)) best = { id, distance };
  }
  return best?.id ?? "";
}
