// Taking the map along: its address, files, print, and the query behind it.
const EXPORTS = {
  PNG: ["image/png", "png", async () => [await pngPicture()]],
  SVG: ["image/svg+xml", "svg", async () => [svgText()]],
  CSV: ["text/csv;charset=utf-8", "csv", async () => ["\uFEFF", csvText(sheetsOf()[0][1])]],
  XLSX: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", async () => zip(xlsxFiles(sheetsOf()))],
  GraphML: ["application/xml", "graphml", async () => [graphmlText()]],
  GEXF: ["application/xml", "gexf", async () => [gexfText()]],
};

async function save(name) {
  const [type, suffix, content] = EXPORTS[name];
  announce(`Making the ${name} file.`);
  await pause();
  const address = URL.createObjectURL(new Blob(await content(), { type }));
  const link = make("a", { href: address, download: `map-${state.view}.${suffix}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce(`${name} file made: map-${state.view}.${suffix}`);
}

async function copy(text, what, field) {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied.`);
  } catch {
    field.focus();
    field.select();
    announce(`${what} is marked: press Ctrl and C to copy it.`);
  }
}

const addressOf = (more = {}) => {
  const hash = fragment({ ...state, ...more });
  return location.href.split("#")[0] + (hash ? `#${hash}` : "");
};

function shareFields() {
  const address = make("input", { type: "text", id: "address", readonly: true });
  const embedded = make("textarea", { id: "embed-code", readonly: true, rows: 3 });
  byId("share-items").replaceChildren(
    make("label", { for: "address" }, "Address of the map as it stands", address),
    button("Copy the address", () => copy(address.value, "The address", address)),
    make("div", { class: "buttons", role: "group", "aria-label": "Save as" }, Object.keys(EXPORTS).map((name) => button(name, () => save(name), { "data-export": name })), button("Print or PDF", () => print(), { "data-export": "print" })),
    make("label", { for: "embed-code" }, "To stand in another page, drawing and legend only", embedded),
    button("Copy it", () => copy(embedded.value, "The text", embedded)));
  byId("query-items").replaceChildren(
    make("p", { class: "note" }, "Gives every link of this view with the facts behind it; the filters of the page are not in it. Save it and run: smegraph query FILE.rq, or pipe it into smegraph query -"),
    make("label", { for: "sparql" }, make("span", { class: "unseen" }, "SPARQL"), make("textarea", { id: "sparql", readonly: true, rows: 12, spellcheck: "false" })),
    button("Copy the query", () => copy(byId("sparql").value, "The query", byId("sparql"))));
}

function showShare() {
  byId("address").value = addressOf();
  byId("embed-code").value = `<iframe src="${addressOf({ embed: true }).replaceAll("&", "&amp;").replaceAll('"', "&quot;")}" title="${document.title.replaceAll('"', "&quot;")}" width="100%" height="640"></iframe>`;
  byId("whole-link").setAttribute("href", addressOf({ embed: false }));
}

// Printed is the picture, what it is of, and all rows.
addEventListener("beforeprint", () => {
  const light = DATA.themes.light;
  byId("print").replaceChildren(svgPicture(light));
  byId("print").hidden = false;
  linkTable.show({ all: true });
  nodeTable.show({ all: true });
});
addEventListener("afterprint", () => {
  byId("print").replaceChildren();
  byId("print").hidden = true;
  showTables();
});
