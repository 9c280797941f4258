// The drawing by keyboard.
function neighbour(dx, dy) {
  const chosen = standsFor(state.chosen);
  const ids = [...scene.nodes.keys()];
  if (!scene.nodes.has(chosen)) return ids.sort((one, other) => look().nodes.get(other).weight - look().nodes.get(one).weight || byText(one, other))[0];
  const [x, y] = places.get(chosen);
  let best = null;
  for (const id of ids) {
    const [ox, oy] = places.get(id);
    const [along, across] = [(ox - x) * dx + (oy - y) * dy, (ox - x) * dy - (oy - y) * dx];
    if (along <= 0 || Math.abs(across) > 2 * along) continue;
    const distance = along + 2 * Math.abs(across);
    if (!best || distance < best.distance) best = { id, distance };
  }
  return best?.id;
}

function step(dx, dy, moving) {
  const chosen = standsFor(state.chosen);
  if (moving && scene.nodes.has(chosen)) {
    const [x, y] = places.get(chosen);
    moveTo(chosen, [x + 20 * dx, y + 20 * dy]);
    return;
  }
  const next = neighbour(dx, dy);
  if (next) choose(next);
}

// From one link of what is chosen to the next.
function nextLink(by) {
  const chosen = look().links.get(state.chosen);
  const at = chosen ? keyLink.of : standsFor(state.chosen);
  const own = [...scene.links.values()].filter((link) => link.source === at || link.target === at).map(({ id }) => id).sort();
  if (!own.length) return;
  keyLink.of = at;
  const index = own.indexOf(state.chosen);
  choose(own[(index + by + own.length) % own.length]);
}
const keyLink = { of: "" };

const whenNode = (then) => () => { if (nodes.has(state.chosen) && look().nodes.has(state.chosen)) then(state.chosen); };
const KEYS = {
  ArrowLeft: (shift) => step(-1, 0, shift),
  ArrowRight: (shift) => step(1, 0, shift),
  ArrowUp: (shift) => step(0, -1, shift),
  ArrowDown: (shift) => step(0, 1, shift),
  Enter: () => { if (folds() && scene.nodes.get(state.chosen)) fold(state.chosen); else if (state.chosen) toPanel(); },
  Escape: () => { if (keyLink.of && look().links.has(state.chosen)) choose(keyLink.of); else choose(""); },
  "+": () => zoomBy(1.3),
  "=": () => zoomBy(1.3),
  "-": () => zoomBy(1 / 1.3),
  0: () => showAll(),
  l: () => nextLink(1),
  h: whenNode(hide),
  p: whenNode(pin),
  n: whenNode((id) => setAround(id, state.around?.id === id ? (state.around.steps + 1) % 5 : 1)),
};

container.addEventListener("keydown", (event) => {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[key]) return;
  event.preventDefault();
  KEYS[key](event.shiftKey);
});
