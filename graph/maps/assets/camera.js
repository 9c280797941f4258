// What part of the drawing is in view.
let opened = { scale: 1 };
let touched = false;

// Show all that is drawn: everything fits, with room for labels at the rim.
function showAll() {
  const spots = [...scene.nodes.keys()].map((id) => places.get(id));
  const whole = scene.nodes.size === view().nodes.length && !state.moved.size;
  const corners = whole ? spots.concat(layout.discs.flatMap(([, x, y, r]) => [[x - r, y - r], [x + r, y + r]])) : spots;
  if (!corners.length || !container.clientWidth || !container.clientHeight) return;
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of corners) [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  const margin = Math.min(44, container.clientWidth / 12);
  const scale = Math.min((container.clientWidth - 2 * margin) / (right - left || 1), (container.clientHeight - 2 * margin) / (bottom - top || 1), isTall() ? 1.4 : 2.2);
  opened = { scale };
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
  touched = false;
  state.camera = null;
}

function keepCamera() {
  touched = true;
  const { x, y } = network.getViewPosition();
  state.camera = [Math.round(x), Math.round(y), Number(network.getScale().toFixed(3))];
  writeAddress();
}

function toCamera(camera) {
  const [x, y, scale] = camera;
  state.camera = camera;
  network.moveTo({ position: { x, y }, scale, animation: false });
  touched = true;
}

function zoomBy(factor) {
  const scale = Math.min(Math.max(network.getScale() * factor, opened.scale * 0.7), 6);
  network.moveTo({ scale, animation: false });
  keepCamera();
}

// Bring nodes into view without moving the map if they are well in view already. Closer, the map goes so near that they
// just fit.
function reveal(ids, { closer = false } = {}) {
  const spots = [...new Set(ids.map(standsFor))].filter((id) => scene.nodes.has(id)).map((id) => places.get(id));
  if (!spots.length) return;
  const seen = spots.map(([x, y]) => network.canvasToDOM({ x, y }));
  const inside = seen.every(({ x, y }) => x > 30 && y > 30 && x < container.clientWidth - 30 && y < container.clientHeight - 40);
  const near = closer && network.getScale() < opened.scale * 1.05;
  if (inside && !near) return;
  const [low, high] = [Math.min, Math.max].map((of) => [0, 1].map((axis) => spots.reduce((best, spot) => of(best, spot[axis]), spots[0][axis])));
  const room = Math.min((container.clientWidth - 120) / (high[0] - low[0] || 1), (container.clientHeight - 120) / (high[1] - low[1] || 1));
  const scale = Math.min(near ? opened.scale * 1.6 : network.getScale(), Math.max(room, opened.scale));
  network.moveTo({ position: { x: (low[0] + high[0]) / 2, y: (low[1] + high[1]) / 2 }, scale, animation: false });
  touched = true;
}

// Physics, off by default: when it is switched off again, everything stays where it has come to.
function setPhysics(on) {
  physics = on;
  if (on) {
    network.setOptions({ physics: { ...FIRST.options.physics, enabled: true } });
  } else {
    for (const [id, { x, y }] of Object.entries(network.getPositions())) state.moved.set(id, [Math.round(x), Math.round(y)]);
    network.setOptions({ physics: { enabled: false } });
    setPlaces();
  }
}

network.on("dragging", ({ nodes: [id] }) => {
  if (!id) return;
  const { x, y } = network.getPositions([id])[id];
  places.set(id, [x, y]);
  version += 1;
});
network.on("dragEnd", ({ nodes: [id] }) => {
  if (!id) { keepCamera(); return; }
  moveTo(id, places.get(id));
});

function moveTo(id, [x, y]) {
  const spot = [Math.round(x), Math.round(y)];
  places.set(id, spot);
  state.moved.set(id, spot);
  update({ keepView: true });
}
