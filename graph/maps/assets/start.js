// What the reader does, and what follows from it.
function announce(text) {
  byId("state").replaceChildren(text);
}

function stateWords() {
  const own = `${shown.nodes.size} of ${view().nodes.length} actors and things, ${shown.links.size} of ${view().links.length} links`;
  const undated = shown.undated ? ` ${shown.undated} of them carry no date and always show.` : "";
  const folded = folds() ? ` So many are drawn folded: bodies stand in what they belong to; choose one and open it. ${scene.nodes.size} are drawn${scene.left ? `, with the ${scene.links.size} fullest of ${scene.links.size + scene.left} lines between them` : ""}.` : "";
  return `${own} shown.${undated}${folded}`;
}

function toPanel() {
  byId("panel").scrollTop = 0;
  title.focus({ preventScroll: true });
  byId("panel").scrollIntoView({ block: "nearest" });
}

let addressDue = 0;
function writeAddress() {
  clearTimeout(addressDue);
  addressDue = setTimeout(() => {
    showShare();
    try {
      const hash = fragment();
      history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
    } catch {
      // Some browsers refuse this for files; the address then just stays as it is.
    }
  }, 120);
}

// After every change of the state: what is shown, the drawing, the text, the tables and the address follow.
function update({ fit = false, keepView = false, say = "", whole = false } = {}) {
  if (!keepView) {
    computeShown();
    computeScene();
  }
  findPath();
  holdDrawing(true);
  const done = syncDrawing({ whole });
  if (fit) showAll();
  holdDrawing(false);
  redraw();
  // What was out of sight is measured in one drawing and shown in the next.
  if (fit) requestAnimationFrame(() => requestAnimationFrame(redraw));
  showPanel();
  showTabs();
  showLegend();
  showFilters();
  showTime();
  showCompare();
  showKept();
  showTables();
  byId("text").value = state.text;
  byId("nothing").hidden = shown.links.size > 0;
  if (!shown.links.size) byId("nothing").replaceChildren(...nothingText());
  announce(say ? `${say} ${stateWords()}` : stateWords());
  document.body.classList.toggle("embedded", state.embed);
  byId("whole").hidden = !state.embed;
  byId("sparql").value = view().sparql || "This view is computed; no single query gives it.";
  writeAddress();
  return done;
}

function nothingText() {
  if (!view().links.length) return [make("p", {}, make("strong", {}, "Nothing to draw in this view.")), make("p", {}, `Looked for: ${view().lookedFor.join("; ")}.`), make("p", {}, `${readWords()} What was not read is unknown.`)];
  return [make("p", {}, make("strong", {}, "No link passes the filters.")), make("p", {}, `Of ${view().links.length} links of this view none is left by: ${settings()}.`), button("No filters", clearFilters)];
}

function showTabs() {
  for (const tab of byId("views").children) {
    if (tab.dataset.view === state.view) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
  byId("about").textContent = view().about;
}

// Choose a node or link, or nothing.
function choose(id, { focus = false, closer = false } = {}) {
  const folded = scene.links.get(id);
  const real = folded?.members.length === 1 ? folded.members[0] : id;
  if (nodes.has(real) && !look().all.has(real)) {
    const other = viewsWith(real)[0];
    if (!other) return;
    openView(other.id, real);
  }
  state.chosen = look().all.has(real) || look().links.has(real) || folded ? real : "";
  state.step = 0;
  if (!look().links.has(state.chosen)) keyLink.of = "";
  const link = look().links.get(state.chosen) ?? folded;
  if (shown.nodes.has(state.chosen) || !state.chosen || link) update({ keepView: true, say: chosenWords(link) });
  else update({ say: chosenWords(link) });
  reveal(link ? [link.source, link.target] : closer ? companyOf(state.chosen) : state.chosen ? [state.chosen] : [], { closer });
  if (focus) toPanel();
}

// What is chosen and what it is linked with.
function companyOf(id) {
  const own = (look().linksOf.get(id) ?? []).filter((link) => shown.links.has(link.id));
  const link = look().links.get(id);
  return link ? [link.source, link.target] : [id, ...own.flatMap(({ source, target }) => [source, target])];
}

function chosenWords(link) {
  if (link) return `Chosen: ${linkTitle(link)}, ${linkWords(link)}.`;
  if (!state.chosen) return "";
  const count = (look().linksOf.get(state.chosen) ?? []).filter(({ id }) => shown.links.has(id)).length;
  return `Chosen: ${apart(fullName(state.chosen))}, ${count} links.`;
}

function openView(id, chosen = "") {
  stop();
  if (physics) setPhysics(false);
  Object.assign(state, { view: id, chosen: chosen || views.get(id).start, path: null, around: null, step: 0, camera: null });
  state.moved.clear();
  linkTable.page = nodeTable.page = 0;
  setPlaces();
  update({ fit: true, say: `View: ${views.get(id).title}.` });
}

function fromAddress() {
  const { state: read, wrong } = readFragment(location.hash.slice(1));
  state = read;
  byId("search").value = "";
  byId("search").dispatchEvent(new Event("blur"));
  const { camera } = read;
  const notice = byId("notice");
  notice.hidden = !wrong;
  notice.replaceChildren(wrong ? `The address asks for something that this map does not hold (${apart(wrong)}). The map is shown as it opens by default.` : "");
  if (physics) setPhysics(false);
  document.body.classList.toggle("embedded", state.embed);
  setPlaces();
  linkTable.page = nodeTable.page = 0;
  showPathFields();
  update({ fit: true, whole: true });
  if (camera) toCamera(camera);
  else if (tourStep()) reveal(tourNodes(), { closer: true });
  else if (foundPath) reveal(foundPath.nodes, { closer: true });
  else if (state.chosen && !state.around && state.chosen !== view().start) reveal(companyOf(state.chosen), { closer: true });
}

// The wheel zooms only once the map has the focus, so that it does not catch a reader who scrolls past it.
const wheel = (on) => network.setOptions({ interaction: { zoomView: on } });
container.addEventListener("focusin", () => wheel(true));
container.addEventListener("focusout", () => wheel(false));
container.addEventListener("pointerdown", () => container.focus({ preventScroll: true }));

function clicked({ pointer }) {
  const node = nodeAt(pointer.DOM);
  choose(node || network.getEdgeAt(pointer.DOM) || "");
  if (node && scene.nodes.get(node)) fold(node);
}
network.on("click", clicked);
network.on("hoverNode", ({ node }) => { hovered = node; container.style.cursor = "pointer"; });
network.on("blurNode", () => { hovered = null; container.style.cursor = ""; });
network.on("hoverEdge", () => { container.style.cursor = "pointer"; });
network.on("blurEdge", () => { container.style.cursor = ""; });
network.on("zoom", ({ scale }) => {
  if (scale < opened.scale * 0.7 || scale > 6) zoomBy(1);
  else keepCamera();
});
// After vis-network has put back what was in view before.
network.on("resize", () => setTimeout(() => {
  const next = view().layouts[isTall() ? "tall" : "wide"];
  if (next !== layout) {
    setPlaces();
    update({ fit: true, keepView: true });
  } else if (!touched) showAll();
}));
byId("zoom-in").addEventListener("click", () => zoomBy(1.3));
byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
byId("zoom-all").addEventListener("click", () => { showAll(); writeAddress(); });
window.addEventListener("hashchange", fromAddress);
dark.addEventListener("change", () => update({ keepView: true }));

viewTabs();
timeFields();
compareFields();
pathFields();
shareFields();
finder(byId("search"), byId("found"), { everywhere: true, onTake: (id) => choose(id, { closer: true }) });
if (matchMedia("(max-width: 60rem)").matches) byId("legend").open = false;
if (comparing()) byId("comparing").open = true;
fromAddress();

// For pages that frame the map, and for tests: what shows, and where it is on the screen.
window.smegraphMap = {
  choose,
  labels: () => shownLabels().map(({ id, left, top, right, bottom }) => ({ id, left, top, right, bottom })),
  place: (id) => { const [x, y] = places.get(id); return network.canvasToDOM({ x, y }); },
  shown: () => ({ nodes: [...shown.nodes].sort(), links: [...shown.links.keys()].sort(), drawnNodes: [...nodeSet.getIds()].sort(), drawnLinks: [...edgeSet.getIds()].sort() }),
  changes: () => Object.fromEntries([...shown.links].map(([id, { change }]) => [id, change])),
  address: () => addressOf(),
  pan: (x, y) => network.moveTo({ position: { x, y }, animation: false }),
  ready: new Promise((done) => { network.once("afterDrawing", () => setTimeout(() => done(performance.now()))); }),
};
