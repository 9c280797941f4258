// Which nodes and links pass the filters.
let shown = { nodes: new Set(), links: new Map(), faded: new Set(), undated: 0 };
const isOn = (name, key) => !state.off.has(`${name}:${key}`);

// The text in which a link is found: its ends, what it is, and what its facts say.
const linkTexts = new Map();
function linkText(link) {
  const key = `${state.view}|${link.id}`;
  if (!linkTexts.has(key)) {
    const parts = [fullName(link.source), shortName(link.source), fullName(link.target), shortName(link.target), linkWords(link), link.status];
    for (const id of link.facts) {
      const fact = DATA.facts[id];
      parts.push(fact.summary ?? "", fact.where ?? "", DATA.documents[fact.document]?.title ?? fact.document ?? "", DATA.documents[fact.document]?.symbol ?? "");
      for (const [label, text] of fact.more) parts.push(label, text);
    }
    linkTexts.set(key, parts.join("\n").toLowerCase());
  }
  return linkTexts.get(key);
}

// The nodes that an organization, a kind and a topic leave, or null if none of them is asked for.
function inFocus() {
  if (!state.org && !state.kind && !state.topic) return null;
  return new Set([...look().all].filter((id) => {
    const node = nodes.get(id);
    return (!state.org || chainOf(id).includes(state.org)) && (!state.kind || kindOf(node) === state.kind) && (!state.topic || node.topics.includes(state.topic));
  }));
}

const comparing = () => Boolean(state.since || DATA.opening.versions);
const nodeMayShow = (id) => !state.hidden.has(id) && isOn("class", nodes.get(id).class);

// The links that pass everything but the neighbourhood, each with its change.
function passing() {
  const [current, focus, words] = [view(), inFocus(), state.text.trim().toLowerCase()];
  const pairsThen = state.since ? new Set(current.links.filter((link) => linkHolds(link, state.since, state.by)).map(pairOf)) : null;
  const found = new Map();
  for (const link of current.links) {
    if (!isOn("type", link.type) || (link.status && !isOn("status", link.status))) continue;
    if (!nodeMayShow(link.source) || !nodeMayShow(link.target)) continue;
    if (focus && !focus.has(link.source) && !focus.has(link.target)) continue;
    if (words && !linkText(link).includes(words)) continue;
    if (state.date && !state.since && !linkHolds(link, state.date, state.by)) continue;
    const change = changeOf(link, current, state.since, state.date, state.by, pairsThen);
    if (change === "none" || (change && !isOn("change", change))) continue;
    found.set(link.id, { link, change });
  }
  return { found, focus, words };
}

// The nodes within some steps of one, over the given links.
function reach(start, steps, links) {
  const near = new Map();
  for (const { link } of links.values()) {
    for (const [one, other] of [[link.source, link.target], [link.target, link.source]]) {
      if (!near.has(one)) near.set(one, []);
      near.get(one).push(other);
    }
  }
  const reached = new Set([start]);
  let edge = [start];
  for (let step = 0; step < steps; step += 1) {
    edge = [...new Set(edge.flatMap((id) => near.get(id) ?? []))].filter((id) => !reached.has(id));
    edge.forEach((id) => reached.add(id));
  }
  return reached;
}

function computeShown() {
  const { found, focus, words } = passing();
  let links = found;
  let reached = null;
  if (state.around && look().all.has(state.around.id)) {
    reached = reach(state.around.id, state.around.steps, found);
    links = new Map([...found].filter(([, { link }]) => reached.has(link.source) && reached.has(link.target)));
  }
  const linked = new Set();
  for (const { link } of links.values()) linked.add(link.source).add(link.target);
  const narrowed = Boolean(focus || words || reached);
  const kept = view().nodes.map(({ id }) => id).filter((id) => nodeMayShow(id) && (linked.has(id) || state.pinned.has(id) || (narrowed ? focus?.has(id) && !words && !reached : true)));
  const undated = state.date ? [...links.values()].filter(({ link }) => link.facts.length && !link.facts.some((id) => isDated(DATA.facts[id]))).length : 0;
  shown = { nodes: new Set(kept), links, faded: new Set(kept.filter((id) => !linked.has(id))), undated };
}
