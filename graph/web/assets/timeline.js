// Rows on a line of time, drawn as SVG. A date that names a year or month only is drawn as long as that is.
import { counted, draw, make } from "./dom.js";
import { choice, cut } from "./chart.js";
import { titleOf } from "./columns.js";
import { spanOf, textOf } from "./terms.js";

const MOST = 60;
const STEP = 24;
const TOP = 26;
const YEAR = 365.2425 * 86_400_000;

// The timeline of an answer: a figure with fields to choose the columns.
export function timeline(answer, kinds, words) {
  const names = choice("Label", kinds.labels, answer, redraw);
  const dates = choice("Date", kinds.dates, answer, redraw);
  const place = make("div", { class: "drawing" });
  const caption = make("figcaption", {});
  const box = make("figure", { class: "figure" }, caption, make("p", { class: "choices" }, names.label, dates.label), place);
  function redraw() {
    const [label, date] = [Number(names.select.value), Number(dates.select.value)];
    const seen = new Set();
    const all = answer.rows.map((row) => ({ name: textOf(row[label], words) || "(none)", span: spanOf(row[date]), date: row[date]?.value ?? "" }))
      .filter(({ name, span, date: day }) => span && !seen.has(`${name}\n${day}`) && seen.add(`${name}\n${day}`))
      .sort((one, other) => one.span[0] - other.span[0] || one.span[1] - other.span[1]);
    const rows = all.slice(0, MOST);
    caption.textContent = `${titleOf(answer.columns[label])} by ${titleOf(answer.columns[date]).toLowerCase()}${rows.length < all.length ? `: the first ${rows.length} of ${all.length}` : ""}`;
    place.replaceChildren(rows.length ? drawn(rows, caption.textContent, place.clientWidth || 600) : make("p", {}, "No row has a date here."));
  }
  new ResizeObserver(() => { if (place.clientWidth !== place.drawnAt) { place.drawnAt = place.clientWidth; redraw(); } }).observe(place);
  redraw();
  return box;
}

const yearOf = (time) => new Date(time).getUTCFullYear();

function drawn(rows, title, width) {
  const [first, last] = [Math.min(...rows.map(({ span }) => span[0])), Math.max(...rows.map(({ span }) => span[1]))];
  const pad = Math.max((last - first) * 0.03, YEAR / 20);
  const [from, to] = [first - pad, last + pad];
  const x = (time) => ((time - from) / (to - from)) * (width - 2) + 1;
  const height = TOP + rows.length * STEP + 8;
  const marks = rows.map(({ name, span, date }, index) => {
    const y = TOP + index * STEP + STEP / 2;
    const [left, right] = [x(span[0]), Math.max(x(span[1]), x(span[0]) + 8)];
    const after = width - right > left;
    const text = cut(`${date}  ${name}`, (after ? width - right : left) - 12);
    return draw("g", { class: "bar" }, draw("title", {}, `${date}: ${name}`),
      draw("rect", { x: left, y: y - 5, width: right - left, height: 10, rx: 4 }),
      draw("text", after ? { x: right + 6, y: y + 5 } : { x: left - 6, y: y + 5, class: "end" }, text));
  });
  const told = `Timeline: ${title}. ${counted(rows.length, "entry", "entries")} from ${rows[0].date} to ${rows.at(-1).date}. The table has every date.`;
  return draw("svg", { role: "img", "aria-label": told, width, height, viewBox: `0 0 ${width} ${height}` }, ...ticks(from, to, x, width, height), ...marks);
}

function ticks(from, to, x, width, height) {
  const years = (to - from) / YEAR;
  const step = [1, 2, 5, 10, 20, 50, 100, 500, 1000].find((size) => years / size <= width / 64) ?? 5000;
  const found = [];
  for (let year = Math.ceil((yearOf(from) + 0.01) / step) * step; year <= yearOf(to); year += step) {
    const at = x(Date.UTC(2000, 0, 1) + (year - 2000) * YEAR);
    found.push(draw("line", { class: "axis", x1: at, x2: at, y1: TOP - 6, y2: height }));
    if (at > 16 && at < width - 16) found.push(draw("text", { class: "tick", x: at, y: 14 }, String(year)));
  }
  return found;
}
