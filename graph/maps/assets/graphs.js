// The drawing as a network for other programs: GraphML 1.0 and GEXF 1.3.
function networkParts() {
  const nodeFields = { label: (id) => shortName(id), name: (id) => fullName(id), class: (id) => DATA.words.class[nodes.get(id).class], kind: (id) => kindOf(nodes.get(id)), part_of: (id) => nodes.get(id).parent };
  const factText = (link, of) => link.facts.map((id) => of(DATA.facts[id])).filter(Boolean).join("; ");
  const linkFields = {
    type: (link) => link.type, kind: (link) => linkWords(link), status: (link) => link.status, change: (link) => shown.links.get(link.id)?.change ?? "",
    summary: (link) => factText(link, (fact) => fact.summary), document: (link) => factText(link, (fact) => fact.document), paragraph: (link) => factText(link, (fact) => fact.where),
  };
  return { nodeFields, linkFields, ids: [...shown.nodes].sort(), links: [...shown.links.values()].map(({ link }) => link).sort((one, other) => byText(one.id, other.id)) };
}

function graphmlText() {
  const { nodeFields, linkFields, ids, links } = networkParts();
  const keys = (fields, of) => Object.keys(fields).map((name) => `<key id="${of}_${name}" for="${of}" attr.name="${name}" attr.type="string"/>`).join("\n");
  const data = (fields, of, one) => Object.entries(fields).map(([name, value]) => `<data key="${of}_${name}">${xmlText(value(one) ?? "")}</data>`).join("");
  return `${XML.replace(' standalone="yes"', "")}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${keys(nodeFields, "node")}
${keys(linkFields, "edge")}
<graph edgedefault="directed">
${ids.map((id) => `<node id="${xmlText(id)}">${data(nodeFields, "node", id)}</node>`).join("\n")}
${links.map((link) => `<edge id="${xmlText(link.id)}" source="${xmlText(link.source)}" target="${xmlText(link.target)}">${data(linkFields, "edge", link)}</edge>`).join("\n")}
</graph>
</graphml>
`;
}

function gexfText() {
  const { nodeFields, linkFields, ids, links } = networkParts();
  const attributes = (fields, of) => `<attributes class="${of}">${Object.keys(fields).map((name, index) => `<attribute id="${index}" title="${name}" type="string"/>`).join("")}</attributes>`;
  const values = (fields, one) => `<attvalues>${Object.values(fields).map((value, index) => `<attvalue for="${index}" value="${xmlText(value(one) ?? "")}"/>`).join("")}</attvalues>`;
  const spot = (id) => { const [x, y] = places.get(id); return `<viz:position x="${x}" y="${-y}" z="0"/>`; };
  return `${XML.replace(' standalone="yes"', "")}<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="directed">
${attributes(nodeFields, "node")}
${attributes(linkFields, "edge")}
<nodes>
${ids.map((id) => `<node id="${xmlText(id)}" label="${xmlText(shortName(id))}">${values(nodeFields, id)}${spot(id)}</node>`).join("\n")}
</nodes>
<edges>
${links.map((link) => `<edge id="${xmlText(link.id)}" source="${xmlText(link.source)}" target="${xmlText(link.target)}" label="${xmlText(linkWords(link))}">${values(linkFields, link)}</edge>`).join("\n")}
</edges>
</graph>
</gexf>
`;
}
