// What is drawn: with very many nodes, bodies stand folded in the topmost thing they belong to until it is opened.
const folds = () => view().nodes.length > DATA.fold.nodes || view().links.length > DATA.fold.links;

// The node in which each node stands folded: the topmost above it that is not opened; itself if there is none.
function standIns() {
  const found = new Map();
  const there = look().nodes;
  for (const id of shown.nodes) {
    const chain = chainOf(id).filter((above) => there.has(above) && nodeMayShow(above)).reverse();
    found.set(id, chain.find((above) => !state.opened.has(above)) ?? id);
  }
  return found;
}

let scene = { nodes: new Map(), links: new Map(), inside: new Map(), left: 0 };

// Nodes with how many stand folded in them; links as they are drawn, several in one where bodies are folded.
function computeScene() {
  if (!folds()) {
    scene = {
      nodes: new Map([...shown.nodes].map((id) => [id, 0])),
      links: new Map([...shown.links].map(([id, { link, change }]) => [id, { ...link, change, members: [id], bend: link.edge.smooth }])),
      inside: new Map(),
      left: 0,
    };
    return;
  }
  const inside = standIns();
  const counts = new Map();
  for (const [id, head] of inside) counts.set(head, (counts.get(head) ?? 0) + (id === head ? 0 : 1));
  const links = new Map();
  for (const { link, change } of shown.links.values()) {
    const [source, target] = [inside.get(link.source), inside.get(link.target)];
    if (source === target) continue;
    const own = source === link.source && target === link.target;
    const key = own ? link.id : ["folded", link.type, source, target, link.status, change].join(">");
    if (!links.has(key)) links.set(key, { ...link, id: key, source, target, change, members: [], bend: link.edge.smooth });
    links.get(key).members.push(link.id);
  }
  const most = mostOf(links);
  scene = { nodes: counts, links: most, inside, left: links.size - most.size };
}

// No more lines than can be drawn quickly and told apart; the fullest first. How many are left out is told.
const MOST_FOLDED = 800;
function mostOf(links) {
  if (links.size <= MOST_FOLDED) return links;
  const sorted = [...links].sort(([one, a], [other, b]) => b.members.length - a.members.length || byText(one, other));
  return new Map(sorted.slice(0, MOST_FOLDED));
}

// What stands for a chosen node or link in the drawing.
function standsFor(id) {
  if (scene.nodes.has(id) || scene.links.has(id)) return id;
  return scene.inside.get(id) ?? "";
}
