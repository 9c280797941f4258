// The drawing: vis-network with given positions, nothing ever moves by itself.
const container = byId("map");
const dark = matchMedia("(prefers-color-scheme: dark)");
const theme = () => DATA.themes[dark.matches ? "dark" : "light"];
const isTall = () => container.clientWidth < container.clientHeight * 0.95;
let layout = DATA.layouts[isTall() ? "tall" : "wide"];
let opening = 1;
let touched = false;
let labelCache = { key: "", boxes: [] };
let version = 0;

const nodeSet = new vis.DataSet(DATA.drawing.nodes);
const edgeSet = new vis.DataSet(DATA.drawing.edges);
const network = new vis.Network(container, { nodes: nodeSet, edges: edgeSet }, DATA.drawing.options);

// The nodes and links that belong to what is chosen; null if nothing is.
function company() {
  if (!state.chosen) return null;
  const near = { nodes: new Set(), links: new Set() };
  const own = links.has(state.chosen) ? [links.get(state.chosen)] : linksOf.get(state.chosen).filter(linkPasses);
  if (nodes.has(state.chosen)) near.nodes.add(state.chosen);
  for (const link of own) {
    near.links.add(link.id);
    near.nodes.add(link.source).add(link.target);
  }
  return near;
}

let near = null;
const linked = new Set();
const isFaded = (id) => (near ? !near.nodes.has(id) : !linked.has(id));

// Colours, what is hidden and what stands back, after every change of filter, choice or theme.
function restyle() {
  const colours = theme();
  near = company();
  linked.clear();
  for (const link of DATA.links.filter(linkPasses)) linked.add(link.source).add(link.target);
  nodeSet.update(DATA.drawing.nodes.map(({ id }) => {
    const node = nodes.get(id);
    const [x, y] = layout.places[id];
    const colour = { background: colours[node.class], border: colours.ground };
    return { id, x, y, hidden: !nodePasses(node), opacity: isFaded(id) ? 0.28 : 1, color: { ...colour, highlight: colour, hover: colour } };
  }));
  edgeSet.update(DATA.links.map((link) => {
    const colour = colours[link.type];
    const opacity = near && !near.links.has(link.id) ? 0.1 : 1;
    return { id: link.id, hidden: !linkPasses(link), color: { color: colour, highlight: colour, hover: colour, opacity, inherit: false } };
  }));
  version += 1;
  network.redraw();
}

// Items to label, the most important first; what is chosen, its neighbours and what the pointer is on go before all.
function labelItems() {
  const rank = (id) => (id === state.chosen || id === state.hovered ? 3 : near?.nodes.has(id) ? 2 : isFaded(id) ? 0 : 1);
  const discs = new Map(layout.discs.map(([head, ...disc]) => [head, disc]));
  return DATA.drawing.nodes
    .filter(({ id }) => nodePasses(nodes.get(id)))
    .map(({ id, size }) => ({ node: nodes.get(id), size, rank: rank(id), always: rank(id) === 3, disc: discs.get(id) }))
    .sort((one, other) => other.rank - one.rank || labelWeight(other.node) - labelWeight(one.node) || (one.node.id < other.node.id ? -1 : 1));
}

const heads = new Set(DATA.layouts.wide.discs.map(([head]) => head));
const labelWeight = (node) => node.importance + (node.class === "organization" ? 3 : 0) + (heads.has(node.id) ? 6 : 0) - (node.short.length > 24 ? 2 : 0);

// What of the map is in view, in the units of placeLabels.
function frame() {
  const [{ x: left, y: top }, { x: right, y: bottom }] = [[0, 0], [container.clientWidth, container.clientHeight]].map(([x, y]) => network.DOMtoCanvas({ x, y }));
  const scale = network.getScale();
  return { left: left * scale + 2, top: top * scale + 2, right: right * scale - 2, bottom: bottom * scale - 2 };
}

function shownLabels() {
  const scale = network.getScale();
  const key = `${scale}:${version}:${state.hovered}`;
  if (labelCache.key !== key) labelCache = { key, boxes: placeLabels(labelItems(), layout.places, scale, scale <= opening ? frame() : null) };
  return labelCache.boxes;
}

network.on("beforeDrawing", (context) => {
  context.fillStyle = theme().disc;
  for (const [head, x, y, radius] of layout.discs) {
    if (!nodePasses(nodes.get(head))) continue;
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  }
});

network.on("afterDrawing", (context) => {
  const scale = network.getScale();
  if (drawn.has(state.chosen)) {
    const [x, y] = layout.places[state.chosen];
    context.lineWidth = 3 / scale;
    context.strokeStyle = theme().accent;
    context.beginPath();
    context.arc(x, y, drawn.get(state.chosen).size * 1.15 + 5 / scale, 0, 2 * Math.PI);
    context.stroke();
  }
  drawLabels(context, shownLabels(), scale, theme(), isFaded);
});

// Show the whole map: everything fits, with room for labels at the rim.
function showAll() {
  const corners = Object.values(layout.places).concat(layout.discs.flatMap(([, x, y, r]) => [[x - r, y - r], [x + r, y + r]]));
  const [xs, ys] = [corners.map((place) => place[0]), corners.map((place) => place[1])];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const margin = Math.min(34, container.clientWidth / 16);
  opening = Math.min((container.clientWidth - 2 * margin) / (right - left || 1), (container.clientHeight - 2 * margin) / (bottom - top || 1), 1.6);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: opening, animation: false });
  touched = false;
}

function zoomBy(factor) {
  const scale = Math.min(Math.max(network.getScale() * factor, opening * 0.7), 6);
  network.moveTo({ scale, animation: false });
  touched = true;
}

// Bring a node into view without moving the map if it is well in view already.
function reveal(ids) {
  const known = ids.filter((id) => drawn.has(id));
  if (!known.length) return;
  const spots = known.map((id) => network.canvasToDOM({ x: layout.places[id][0], y: layout.places[id][1] }));
  const inside = spots.every(({ x, y }) => x > 30 && y > 30 && x < container.clientWidth - 30 && y < container.clientHeight - 40);
  if (inside) return;
  const [x, y] = [0, 1].map((axis) => known.reduce((sum, id) => sum + layout.places[id][axis], 0) / known.length);
  network.moveTo({ position: { x, y }, animation: false });
}

// The node under the pointer, or so near that a finger meant it.
function nodeAt(point) {
  let best = null;
  for (const { id, size } of DATA.drawing.nodes) {
    if (!nodePasses(nodes.get(id))) continue;
    const spot = network.canvasToDOM({ x: layout.places[id][0], y: layout.places[id][1] });
    const distance = Math.hypot(spot.x - point.x, spot.y - point.y);
    if (distance <= Math.max(size * network.getScale() + 2, 12) && (!best || distance < best.distance)) best = { id, distance };
  }
  return best?.id ?? null;
}
