// The data of the page, and what is looked up in it.
const DATA = JSON.parse(document.getElementById("map-data").textContent);
const byId = (id) => document.getElementById(id);
byId("app").hidden = false;
const nodes = new Map(DATA.nodes.map((node) => [node.id, node]));
const views = new Map(DATA.views.map((view) => [view.id, view]));
const byText = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

// Everything that is looked up in a view, made when it is first opened.
const lookups = new Map();
function lookup(view) {
  if (!lookups.has(view.id)) {
    const linksOf = new Map(view.nodes.map(({ id }) => [id, []]));
    for (const link of view.links) {
      linksOf.get(link.source).push(link);
      if (link.target !== link.source) linksOf.get(link.target).push(link);
    }
    lookups.set(view.id, {
      links: new Map(view.links.map((link) => [link.id, link])),
      nodes: new Map(view.nodes.map((node) => [node.id, node])),
      all: new Set([...view.nodes.map(({ id }) => id), ...view.unlinked]),
      linksOf,
    });
  }
  return lookups.get(view.id);
}

// The facts that each node is a party of.
const factsOf = new Map();
for (const [id, fact] of Object.entries(DATA.facts)) {
  for (const end of new Set([...fact.sources, ...fact.targets])) {
    if (!factsOf.has(end)) factsOf.set(end, []);
    factsOf.get(end).push(id);
  }
}

const shortName = (id) => nodes.get(id)?.short ?? id;
const fullName = (id) => nodes.get(id)?.name ?? id;
const kindOf = (node) => node.kind || DATA.words.class[node.class];
const linkWords = (link) => link.kind || DATA.words.type[link.type];
const linkTitle = (link) => `${apart(shortName(link.source))} ${DATA.ends[link.type].path ? "→" : "–"} ${apart(shortName(link.target))}`;

// A text between signs that keep its direction of writing to itself.
const apart = (text) => `\u2068${text}\u2069`;

// A node and everything above it.
function chainOf(id) {
  const chain = [];
  for (let next = id; next && nodes.has(next) && !chain.includes(next); next = nodes.get(next).parent) chain.push(next);
  return chain;
}

// An element with properties and children; text always stays text.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const SVG = "http://www.w3.org/2000/svg";
function drawn(tag, properties = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(properties)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// A link to what has a text of its own: it goes there, and its address can be copied.
const goLink = (id, content, then, properties = {}) => make("a", { class: "go", href: `#${encodeURIComponent(id)}`, onclick: (event) => { event.preventDefault(); then(); }, ...properties }, content);
const button = (text, onclick, properties = {}) => make("button", { type: "button", onclick, ...properties }, text);

// Work in slices, so that the page answers in between.
const pause = () => new Promise((done) => { setTimeout(done); });
