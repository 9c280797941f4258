// Bars for a column of numbers, drawn as SVG; every value stands in the table as well.
import { counted, draw, make, number } from "./dom.js";
import { titleOf } from "./columns.js";
import { numberOf, textOf } from "./terms.js";

const MOST = 40;
const BAR = 18;
const WIDE = 560;

// The chart of an answer: a figure with fields to choose the columns.
export function chart(answer, kinds, words) {
  const names = choice("Label", kinds.labels, answer, redraw);
  const values = choice("Number", kinds.numbers, answer, redraw);
  const order = make("select", { id: "chart-order", onchange: redraw }, make("option", { value: "row" }, "order of the answer"), make("option", { value: "size" }, "largest first"));
  const place = make("div", { class: "drawing" });
  const caption = make("figcaption", {});
  const box = make("figure", { class: "figure" }, caption, make("p", { class: "choices" }, names.label, values.label, make("label", {}, "Order ", order)), place);
  function redraw() {
    const [label, value] = [Number(names.select.value), Number(values.select.value)];
    const title = `${titleOf(answer.columns[value])} by ${titleOf(answer.columns[label]).toLowerCase()}`;
    const all = answer.rows.map((row) => ({ name: textOf(row[label], words) || "(none)", value: numberOf(row[value]) })).filter((bar) => bar.value !== null);
    const bars = (order.value === "size" ? [...all].sort((one, other) => other.value - one.value) : all).slice(0, MOST);
    caption.textContent = title + (bars.length < all.length ? `: ${bars.length} of ${counted(all.length, "row")}, the ${order.value === "size" ? "largest" : "first"}` : "");
    place.replaceChildren(bars.length ? drawn(bars, title, place.clientWidth || 600) : make("p", {}, "No row has a number here."));
  }
  new ResizeObserver(() => { if (place.clientWidth !== place.drawnAt) { place.drawnAt = place.clientWidth; redraw(); } }).observe(place);
  redraw();
  return box;
}

export function choice(text, places, answer, onchange) {
  const select = make("select", { onchange, "aria-label": `${text}: column` }, places.map((at) => make("option", { value: at }, titleOf(answer.columns[at]))));
  return { select, label: make("label", {}, `${text} `, select) };
}

function drawn(bars, title, width) {
  const beside = width >= WIDE;
  const side = beside ? Math.min(width * 0.4, 340) : 0;
  const step = beside ? BAR + 8 : BAR + 26;
  const [low, high] = [Math.min(0, ...bars.map(({ value }) => value)), Math.max(0, ...bars.map(({ value }) => value))];
  const room = width - side - 64;
  const x = (value) => side + ((value - low) / (high - low || 1)) * room;
  const fits = beside ? side - 16 : width;
  const marks = bars.map(({ name, value }, index) => {
    const top = index * step + (beside ? 4 : 22);
    return draw("g", { class: "bar" },
      draw("title", {}, `${name}: ${number(value)}`),
      draw("text", beside ? { x: side - 8, y: top + BAR - 5, class: "end" } : { x: 0, y: top - 5 }, cut(name, fits)),
      draw("rect", { x: Math.min(x(value), x(0)), y: top, width: Math.max(1, Math.abs(x(value) - x(0))), height: BAR }),
      draw("text", { x: Math.max(x(value), x(0)) + 6, y: top + BAR - 5, class: "value" }, number(value)));
  });
  const height = bars.length * step + 8;
  const [largest, smallest] = [bars.reduce((best, bar) => (bar.value > best.value ? bar : best)), bars.reduce((best, bar) => (bar.value < best.value ? bar : best))];
  const told = `Bar chart: ${title}. ${counted(bars.length, "bar")}; largest: ${largest.name}, ${number(largest.value)}; smallest: ${smallest.name}, ${number(smallest.value)}. The table has every value.`;
  return draw("svg", { role: "img", "aria-label": told, width, height, viewBox: `0 0 ${width} ${height}` },
    draw("line", { class: "axis", x1: x(0), x2: x(0), y1: 0, y2: height }), ...marks);
}

let pen = null;

// A text that is not wider than so many pixels: cut if need be.
export function cut(text, fits) {
  if (!pen) {
    pen = document.createElement("canvas").getContext("2d");
    pen.font = `13px ${getComputedStyle(document.body).fontFamily}`;
  }
  if (pen.measureText(text).width <= fits) return text;
  let [low, high] = [1, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pen.measureText(`${text.slice(0, middle)}…`).width <= fits) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}
