// The same content as tables, in step with the drawing: what it shows, they hold; a row chosen here is chosen there.
const PER_PAGE = 50;

const LINK_COLUMNS = [
  { name: "From", text: ({ link }) => fullName(link.source), cell: ({ link }) => nodeButton(link.source) },
  { name: "Link", text: ({ link }) => linkWords(link), cell: ({ link }) => goLink(link.id, make("bdi", {}, linkWords(link)), () => choose(link.id, { focus: true })) },
  { name: "Status", text: ({ link }) => (link.status ? DATA.words.status[link.status] : "") },
  { name: "Change", text: ({ link }) => DATA.words.change[shown.links.get(link.id)?.change] ?? "", only: comparing },
  { name: "To", text: ({ link }) => fullName(link.target), cell: ({ link }) => nodeButton(link.target) },
  { name: "About", text: ({ fact }) => (fact ? [fact.summary, ...fact.more.map(([label, text]) => `${label}: ${text}`)].filter(Boolean).join(". ") : "") },
  { name: "Document", text: ({ fact }) => (fact?.document ? DATA.documents[fact.document]?.title ?? fact.document : ""), cell: ({ fact }) => (fact?.document ? sourceLine(fact) : "") },
  { name: "Paragraph", text: ({ fact }) => fact?.where ?? "", hidden: true },
  { name: "Date", short: true, text: ({ fact }) => (fact ? fact.start || documentDate(fact) : "") },
  { name: "Review", text: ({ fact }) => fact?.review ?? "" },
];
const NODE_COLUMNS = [
  { name: "Name", text: ({ node }) => node.name, cell: ({ node }) => nodeButton(node.id) },
  { name: "Short", text: ({ node }) => (node.short === node.name ? "" : node.short) },
  { name: "What it is", text: ({ node }) => kindOf(node) },
  { name: "Part of", text: ({ node }) => (nodes.has(node.parent) ? fullName(node.parent) : "") },
  { name: "Links", text: ({ links: count }) => count, number: true },
  { name: "Also called", text: ({ node }) => node.names.filter((name) => name !== node.short).join("; ") },
];

// One row for each fact behind each link that passes.
function linkRows() {
  const order = Object.keys(DATA.words.type);
  const links = [...shown.links.values()].map(({ link }) => link).sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type) || byText(fullName(one.source), fullName(other.source)) || byText(one.id, other.id));
  return links.flatMap((link) => (link.facts.length ? link.facts.map((id) => ({ id: link.id, link, fact: DATA.facts[id] })) : [{ id: link.id, link, fact: null }]));
}

// Every node that is shown, then those of which no link was read.
function nodeRows() {
  const counts = new Map();
  for (const { link } of shown.links.values()) for (const end of new Set([link.source, link.target])) counts.set(end, (counts.get(end) ?? 0) + 1);
  const words = state.text.trim().toLowerCase();
  const narrowed = state.around || state.org || state.kind || state.topic;
  const rest = narrowed ? [] : view().unlinked.filter((id) => nodeMayShow(id) && (!words || [fullName(id), ...nodes.get(id).names].join("\n").toLowerCase().includes(words)));
  return [...shown.nodes, ...rest].map((id) => ({ id, node: nodes.get(id), links: counts.get(id) ?? 0 }))
    .sort((one, other) => (other.links > 0) - (one.links > 0) || byText(one.node.name.toLowerCase(), other.node.name.toLowerCase()) || byText(one.id, other.id));
}

class Table {
  constructor(box, columns, rowsOf, label) {
    Object.assign(this, { box, columns, rowsOf, label, sort: null, page: 0, rows: [], stale: true });
  }

  used() { return this.columns.filter((column) => !column.hidden && (!column.only || column.only())); }

  // Rows as they are sorted; made when they are first needed.
  sorted() {
    if (this.stale) {
      this.rows = this.rowsOf();
      if (this.sort) {
        const { column, down } = this.sort;
        const value = (row) => { const text = column.text(row); return typeof text === "number" ? text : text.toLowerCase(); };
        const keyed = this.rows.map((row) => [value(row), row]);
        keyed.sort(([one], [other]) => byText(one, other) * (down ? -1 : 1));
        this.rows = keyed.map(([, row]) => row);
      }
      this.stale = false;
    }
    return this.rows;
  }

  head(column) {
    const own = this.sort?.column === column;
    const sign = own ? (this.sort.down ? " ▼" : " ▲") : "";
    const order = own ? (this.sort.down ? "descending" : "ascending") : null;
    return make("th", { scope: "col", "aria-sort": order }, button([column.name, make("span", { "aria-hidden": "true" }, sign)], () => this.sortBy(column), { "data-column": column.name }));
  }

  row(row) {
    const cells = this.used().map((column, index) => {
      const content = column.cell ? column.cell(row) : make("bdi", {}, String(column.text(row)));
      return make(index ? "td" : "th", { class: column.number ? "number" : column.short ? "short" : null, scope: index ? null : "row" }, content);
    });
    return make("tr", { "data-id": row.id, class: row.id === state.chosen ? "chosen" : "" }, cells);
  }

  sortBy(column) {
    this.sort = { column, down: this.sort?.column === column && !this.sort.down };
    this.stale = true;
    this.page = 0;
    this.show();
    this.box.querySelector(`button[data-column="${column.name}"]`).focus();
  }

  turn(by) {
    this.page += by;
    this.show();
    this.box.querySelector("[role=region]").focus({ preventScroll: true });
  }

  // The page that holds a row, if there is one.
  turnTo(id) {
    const index = this.sorted().findIndex((row) => row.id === id);
    if (index >= 0) this.page = Math.floor(index / PER_PAGE);
  }

  show({ all = false } = {}) {
    const rows = this.sorted();
    const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE));
    this.page = Math.min(Math.max(this.page, 0), pages - 1);
    const part = all ? rows.slice(0, 2000) : rows.slice(this.page * PER_PAGE, (this.page + 1) * PER_PAGE);
    const table = make("table", { class: "rows" }, make("thead", {}, make("tr", {}, this.used().map((column) => this.head(column)))), make("tbody", {}, part.map((row) => this.row(row))));
    const pager = pages > 1 ? make("div", { class: "buttons pager" },
      button("Earlier rows", () => this.turn(-1), { disabled: this.page === 0 }),
      button("Later rows", () => this.turn(1), { disabled: this.page === pages - 1 }),
      make("span", {}, `Rows ${this.page * PER_PAGE + 1} to ${this.page * PER_PAGE + part.length} of ${rows.length}`)) : make("p", { class: "note" }, `${rows.length} ${rows.length === 1 ? "row" : "rows"}`);
    this.box.replaceChildren(make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": this.label }, table), pager);
  }
}

const linkTable = new Table(byId("link-table"), LINK_COLUMNS, linkRows, "Links as a table");
const nodeTable = new Table(byId("node-table"), NODE_COLUMNS, nodeRows, "Actors and things as a table");

let tablesDue = 0;
function showTables() {
  linkTable.stale = nodeTable.stale = true;
  clearTimeout(tablesDue);
  tablesDue = setTimeout(async () => {
    for (const table of [linkTable, nodeTable]) {
      if (state.chosen) table.turnTo(state.chosen);
      await pause();
      const focused = table.box.contains(document.activeElement) ? document.activeElement.dataset.node : null;
      table.show();
      if (focused) table.box.querySelector(`[data-node="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
      await pause();
    }
  }, 30);
}

let typing = 0;
byId("text").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => {
    state.text = byId("text").value;
    linkTable.page = nodeTable.page = 0;
    update();
  }, 150);
});
