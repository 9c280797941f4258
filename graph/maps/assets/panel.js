// The text about what is chosen: what it is, and every fact behind it.
const title = byId("panel-title");
const body = byId("panel-body");

const goTo = (id, text) => make("button", { type: "button", class: "go", onclick: () => choose(id, { focus: true }) }, text);
const nodeButton = (id) => goTo(id, nodes.get(id)?.name ?? id);

function listed(items) {
  const rows = items.filter(([, value]) => value);
  return rows.length ? make("dl", {}, ...rows.flatMap(([label, value]) => [make("dt", {}, label), make("dd", {}, value)])) : null;
}

function joined(ids) {
  return ids.flatMap((id, index) => [index ? "; " : "", id === state.chosen ? nodes.get(id).short : nodeButton(id)]);
}

function sourceLine({ title: name, symbol, date, where, href }) {
  const document = href ? make("a", { href, rel: "noreferrer" }, name) : name;
  return make("p", { class: "source" }, document, symbol ? ` (${symbol})` : "", date ? `, ${date}` : "", where ? `, ${where}` : "");
}

function tags(fact) {
  const found = fact.status ? [make("span", { class: "tag" }, fact.status)] : [];
  if (fact.review) found.push(make("span", { class: `tag ${fact.review.toLowerCase()}` }, fact.review));
  return found;
}

const HEADINGS = { cooperation: "Cooperation", "overlap-concern": "Concerns of overlap", mandate: "What it is charged with", parent: "Hierarchy" };

function factText(id) {
  const fact = DATA.facts[id];
  const parties = fact.targets.length ? [...joined(fact.sources), make("span", { class: "unseen" }, " to "), make("span", { "aria-hidden": "true" }, " → "), ...joined(fact.targets)] : joined(fact.sources);
  const what = fact.kind || { "overlap-concern": "Concern of overlap", mandate: "Mandate", parent: "Part of" }[fact.type] || "";
  return make("div", { class: "fact" },
    make("p", {}, make("strong", {}, what), ...tags(fact)),
    fact.type === "mandate" ? null : make("p", {}, ...parties),
    fact.summary ? make("p", {}, fact.summary) : null,
    listed(fact.more),
    sourceLine(fact.source));
}

function factSections(ids) {
  return Object.entries(HEADINGS).flatMap(([type, heading]) => {
    const own = ids.filter((id) => DATA.facts[id].type === type);
    return own.length ? [make("h3", {}, `${heading} (${own.length})`), ...own.map(factText)] : [];
  });
}

function nodeText(node) {
  const below = DATA.nodes.filter((other) => other.parent === node.id && other.id !== node.id);
  const above = DATA.nodes.find((other) => other.id === node.parent);
  const own = node.facts.filter((id) => DATA.facts[id].type !== "parent" || DATA.facts[id].sources.includes(node.id));
  return [
    listed([
      ["What it is", node.kind || DATA.words.class[node.class]],
      ["Part of", above ? nodeButton(above.id) : ""],
      ...node.more,
      ["Also called", node.names.filter((name) => name !== node.name).join("; ")],
    ]),
    node.page ? make("p", {}, make("a", { href: node.page }, "All that is known of it")) : null,
    drawn.has(node.id) ? null : make("p", { class: "note" }, "Not drawn: no cooperation, concern or hierarchy of it was found in what was read."),
    ...factSections(own),
    below.length ? make("h3", {}, `Its bodies (${below.length})`) : null,
    below.length ? make("ul", { class: "below" }, ...below.map((other) => make("li", {}, nodeButton(other.id)))) : null,
  ];
}

function linkText(link) {
  const words = { cooperation: "Cooperation", parent: "Hierarchy", "overlap-concern": "Concern of overlap" }[link.type];
  return [
    listed([
      ["What it is", link.type === "cooperation" ? `${words}: ${link.kind}` : words],
      ["Status", link.status],
      ["From", nodeButton(link.source)],
      ["To", nodeButton(link.target)],
    ]),
    make("h3", {}, `What it rests on (${link.facts.length})`),
    ...link.facts.map(factText),
  ];
}

const linkTitle = (link) => `${nodes.get(link.source).short} → ${nodes.get(link.target).short}`;

function showPanel() {
  const node = nodes.get(state.chosen);
  const link = links.get(state.chosen);
  const rest = [make("p", {}, "Choose a body or a line in the drawing, or find a body by name.")];
  title.textContent = node ? node.name : link ? linkTitle(link) : "Nothing chosen";
  body.replaceChildren(...(node ? nodeText(node) : link ? linkText(link) : rest).filter(Boolean));
  byId("panel").scrollTop = 0;
}
