// Facts as text: what each says, who is party to it, and the passage where it stands.
const nodeButton = (id) => (nodes.has(id) ? goLink(id, make("bdi", {}, fullName(id)), () => choose(id, { focus: true }), { "data-node": id }) : make("bdi", {}, id));

function definitions(rows) {
  const told = rows.filter(([, value]) => value && value.length !== 0);
  return told.length ? make("dl", {}, told.flatMap(([label, value]) => [make("dt", {}, label), make("dd", {}, value)])) : null;
}

function joined(ids) {
  return ids.flatMap((id, index) => [index ? "; " : "", id === state.chosen ? make("bdi", {}, shortName(id)) : nodeButton(id)]);
}

// Document, symbol, date and paragraph of a fact, with the link to its page or address.
function sourceLine(fact) {
  if (!fact.document) return null;
  const { title = fact.document, symbol = "", date = "", href = "" } = DATA.documents[fact.document] ?? {};
  const address = fact.href || href;
  const name = make("bdi", {}, title);
  return make("p", { class: "source" }, address ? make("a", { href: address, rel: "noreferrer" }, name) : name,
    symbol ? ` (${apart(symbol)})` : "", date ? `, ${date}` : ", date not told", fact.where ? `, ${apart(fact.where)}` : "");
}

function tags(fact) {
  const found = fact.status ? [make("span", { class: "tag" }, DATA.words.status[fact.status] ?? fact.status)] : [];
  if (fact.review) found.push(make("span", { class: `tag${fact.review.toLowerCase() === "disputed" ? " disputed" : ""}` }, fact.review));
  return found;
}

const ALONE = new Set(["mandate", "decision", "recommendation"]);
function parties(fact) {
  if (!fact.targets.length) return joined(fact.sources);
  const arrow = DATA.ends[fact.type].path ? [make("span", { class: "unseen" }, " to "), make("span", { "aria-hidden": "true" }, " → ")] : [" and "];
  return [...joined(fact.sources), ...arrow, ...joined(fact.targets)];
}

function factText(id) {
  const fact = DATA.facts[id];
  return make("div", { class: "fact" },
    make("p", {}, make("strong", {}, fact.kind || DATA.words.type[fact.type]), ...tags(fact)),
    make("p", ALONE.has(fact.type) ? { class: "parties small" } : { class: "parties" }, ...parties(fact)),
    fact.summary ? make("p", { class: "summary" }, fact.summary) : null,
    definitions(fact.more.map(([label, text]) => [label, make("bdi", {}, text)])),
    sourceLine(fact));
}

// The first facts of each type, and the others when they are asked for.
const SHOWN = 12;
function factSections(ids) {
  return Object.keys(DATA.words.type).flatMap((type) => {
    const own = ids.filter((id) => DATA.facts[id].type === type);
    if (!own.length) return [];
    const rest = own.slice(SHOWN);
    const more = rest.length ? [button(`Show ${rest.length} more`, (event) => {
      const texts = rest.map(factText);
      event.target.replaceWith(...texts);
      texts[0].querySelector("button, a")?.focus();
    })] : [];
    return [make("h3", {}, `${DATA.words.type[type]} (${own.length})`), ...own.slice(0, SHOWN).map(factText), ...more];
  });
}
