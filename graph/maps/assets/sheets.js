// The tables as CSV and as XLSX. A cell that a spreadsheet would take for a formula is kept as text.
function sheetsOf() {
  const columns = (table) => table.columns.filter((column) => !column.only || column.only());
  const rows = (table) => [columns(table).map(({ name }) => name), ...table.sorted().map((row) => columns(table).map((column) => column.text(row)))];
  return [["Links", rows(linkTable)], ["Actors and things", rows(nodeTable)], ["About", [["View", settings()], ["Read", readWords()], ["Address", location.href]]]];
}

const harmless = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

function csvText(rows) {
  const cell = (value) => (typeof value === "number" ? String(value) : /[",\r\n]/.test(harmless(value)) ? `"${harmless(value).replaceAll('"', '""')}"` : harmless(value));
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

// Text as XML has it; signs that XML cannot hold are left out.
const xmlText = (text) => String(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

function columnName(index) {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

// Cells hold their text in line (ECMA-376, 18.3.1.53), of at most 32,767 signs: text there is never a formula.
function sheetXml(rows) {
  const cell = (value, column, row) => (typeof value === "number"
    ? `<c r="${columnName(column)}${row}"><v>${value}</v></c>`
    : `<c r="${columnName(column)}${row}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value.slice(0, 32767))}</t></is></c>`);
  const lines = rows.map((row, index) => `<row r="${index + 1}">${row.map((value, column) => cell(value, column, index + 1)).join("")}</row>`);
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>${lines.join("")}</sheetData></worksheet>`;
}

function xlsxFiles(sheets) {
  const numbers = sheets.map((_, index) => index + 1);
  const type = (part, kind) => `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  return [
    ["[Content_Types].xml", `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type("/xl/workbook.xml", "sheet.main")}${numbers.map((n) => type(`/xl/worksheets/sheet${n}.xml`, "worksheet")).join("")}</Types>`],
    ["_rels/.rels", `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ["xl/workbook.xml", `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.map(([name], index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join("")}</sheets></workbook>`],
    ["xl/_rels/workbook.xml.rels", `${XML}<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}</Relationships>`],
    ...sheets.map(([, rows], index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(rows)]),
  ];
}

const CRC = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes) {
  let value = 0xffffffff;
  for (const byte of bytes) value = CRC[(value ^ byte) & 255] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

// A zip archive of files that are stored, not packed (APPNOTE 6.3); every file is dated 1980-01-01.
function zip(files) {
  const encoder = new TextEncoder();
  const [parts, central] = [[], []];
  let offset = 0;
  const header = (fields) => {
    const bytes = new DataView(new ArrayBuffer(fields.reduce((sum, [size]) => sum + size, 0)));
    let at = 0;
    for (const [size, value] of fields) {
      if (size === 4) bytes.setUint32(at, value, true); else bytes.setUint16(at, value, true);
      at += size;
    }
    return new Uint8Array(bytes.buffer);
  };
  for (const [path, text] of files) {
    const [name, content] = [encoder.encode(path), encoder.encode(text)];
    const common = [[2, 20], [2, 0x0800], [2, 0], [2, 0], [2, 33], [4, crc32(content)], [4, content.length], [4, content.length], [2, name.length], [2, 0]];
    const own = header([[4, 0x04034b50], ...common]);
    central.push(header([[4, 0x02014b50], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), name);
    parts.push(own, name, content);
    offset += own.length + name.length + content.length;
  }
  const size = central.reduce((sum, part) => sum + part.length, 0);
  return [...parts, ...central, header([[4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, offset], [2, 0]])];
}
