// The data of the page, and what is looked up in it.
const DATA = JSON.parse(document.getElementById("map-data").textContent);
const byId = (id) => document.getElementById(id);
byId("explorer").hidden = false;
const nodes = new Map(DATA.nodes.map((node) => [node.id, node]));
const links = new Map(DATA.links.map((link) => [link.id, link]));
const drawn = new Map(DATA.drawing.nodes.map((node) => [node.id, node]));
const linksOf = new Map(DATA.nodes.map((node) => [node.id, []]));
for (const link of DATA.links) {
  linksOf.get(link.source).push(link);
  if (link.target !== link.source) linksOf.get(link.target).push(link);
}

// What the reader chose: a node or a link, and the filters.
const state = { chosen: null, hovered: null, filters: { class: new Set(), type: new Set(), status: new Set() } };

function linkPasses(link) {
  const { class: classes, type, status } = state.filters;
  if (!type.has(link.type) || (link.type === "cooperation" && link.status && !status.has(link.status))) return false;
  return classes.has(nodes.get(link.source).class) && classes.has(nodes.get(link.target).class);
}

const nodePasses = (node) => state.filters.class.has(node.class);

// An element with properties and children; text always stays text.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") element.className = value;
    else if (name === "onclick") element.addEventListener("click", value);
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}
