// The drawing as SVG, with legend, title and source: for files, for print, and as the model of the PNG.
const SHAPE_BOX = 16;

function svgShape(id, colours) {
  const node = nodes.get(id);
  const [x, y] = places.get(id);
  const scale = (sizeOf(id) * 2) / SHAPE_BOX;
  return drawn("path", {
    d: DATA.shapes[node.class].path, transform: `translate(${x - sizeOf(id)} ${y - sizeOf(id)}) scale(${scale.toFixed(3)})`,
    fill: colours[node.class], stroke: state.pinned.has(id) ? colours.accent : colours.ink, "stroke-width": (state.pinned.has(id) ? 4 : 1) / scale, opacity: isFaded(id) ? 0.28 : 1,
  });
}

// A line from rim to rim, bent as in the drawing.
function lineOf(link) {
  const [[x1, y1], [x2, y2]] = [places.get(link.source), places.get(link.target)];
  const long = Math.hypot(x2 - x1, y2 - y1) || 1;
  const bend = link.bend ? link.bend.roundness * (link.bend.type === "curvedCW" ? 1 : -1) : 0;
  const control = [(x1 + x2) / 2 + ((y2 - y1) * bend) / 1.4, (y1 + y2) / 2 - ((x2 - x1) * bend) / 1.4];
  const angle = Math.atan2(y2 - control[1], x2 - control[0]);
  const [ex, ey] = [x2 - Math.cos(angle) * (sizeOf(link.target) + 1), y2 - Math.sin(angle) * (sizeOf(link.target) + 1)];
  return { path: long < 2 ? `M${x1} ${y1 - 8}a9 9 0 1 1 .1 0` : `M${x1} ${y1}Q${control[0].toFixed(1)} ${control[1].toFixed(1)} ${ex.toFixed(1)} ${ey.toFixed(1)}`, end: [ex, ey], angle, middle: [(x1 + 2 * control[0] + x2) / 4, (y1 + 2 * control[1] + y2) / 4] };
}

function svgLink(link, colours) {
  const style = linkStyle(link, colours);
  const { path, end, angle, middle } = lineOf(link);
  const colour = style.color.color;
  const group = drawn("g", { opacity: near && !isNear(link) ? 0.1 : style.color.opacity }, drawn("path", { d: path, fill: "none", stroke: colour, "stroke-width": style.width, "stroke-dasharray": (style.dashes || []).join(" ") }));
  const tip = DATA.ends[link.type].path;
  if (tip) group.append(drawn("path", { d: tip, fill: colour, transform: `translate(${end[0].toFixed(1)} ${end[1].toFixed(1)}) rotate(${((angle * 180) / Math.PI).toFixed(1)}) translate(-32 -6)` }));
  if (style.label) group.append(drawn("text", { x: middle[0], y: middle[1], "font-size": 18, "text-anchor": "middle", fill: colours.ink }, style.label));
  return group;
}

function svgLabels(colours, scale) {
  return placeLabels(labelItems(), places, scale, null).flatMap((box) => box.lines.map((line, index) => drawn("text", {
    x: ((box.left + box.right) / 2 / scale).toFixed(1), y: ((box.top + (index + 0.75) * LABEL.line) / scale).toFixed(1), "text-anchor": "middle", "font-size": (LABEL.size / scale).toFixed(2),
    "font-weight": nodes.get(box.id).class === "organization" ? 600 : 400, fill: colours.ink, stroke: colours.ground, "stroke-width": (3 / scale).toFixed(2), "paint-order": "stroke", opacity: isFaded(box.id) ? 0.35 : 1,
  }, line)));
}

// What the legend shows, in a row under the picture.
function svgLegend(colours, left, top, unit) {
  const group = drawn("g", { transform: `translate(${left} ${top}) scale(${unit})`, "font-size": 12, fill: colours.ink });
  let [x, y] = [0, 0];
  const counts = legendCounts();
  for (const name of LEGEND) {
    for (const key of Object.keys(DATA.words[name]).filter((item) => counts[name].get(item) && isOn(name, item))) {
      const words = DATA.words[name][key];
      ruler.font = `12px ${LABEL.family}`;
      const wide = 44 + ruler.measureText(words).width + 18;
      if (x + wide > 1000) [x, y] = [0, y + 20];
      const icon = ICONS[name](key);
      const part = drawn("g", { transform: `translate(${x} ${y - 6})` }, ...icon.childNodes);
      for (const path of part.childNodes) for (const paint of ["fill", "stroke"]) if (path.getAttribute(paint)?.startsWith("var(")) path.setAttribute(paint, colours[path.getAttribute(paint).slice(6, -1)]);
      group.append(part, drawn("text", { x: x + 40, y: y + 4 }, words));
      x += wide;
    }
  }
  return { group, high: y + 20 };
}

// What is set, in a sentence: it goes with every picture and table that leaves the page.
function settings() {
  const parts = [view().title];
  if (state.org) parts.push(`within ${fullName(state.org)}`);
  if (state.kind) parts.push(`kind: ${state.kind}`);
  if (state.topic) parts.push(`topic: ${DATA.topics[state.topic]}`);
  if (state.text) parts.push(`with the words “${state.text}”`);
  if (state.around) parts.push(`within ${state.around.steps} of ${shortName(state.around.id)}`);
  if (state.since) parts.push(`compared with ${state.since}`);
  if (state.date) parts.push(state.by ? `begun by ${state.date}` : `in force on ${state.date}`);
  if (state.off.size || state.hidden.size) parts.push("some items hidden");
  return parts.join("; ");
}
const readWords = () => `Made from ${Object.values(DATA.read).reduce((sum, count) => sum + count, 0)} documents; what is missing was not found in what was read.`;

function svgPicture(colours = theme()) {
  const spots = [...scene.nodes.keys()].map((id) => places.get(id)).concat(shownDiscs().flatMap(([, x, y, r]) => [[x - r + 60, y - r + 60], [x + r - 60, y + r - 60]]));
  const [xs, ys] = [spots.map(([x]) => x), spots.map(([, y]) => y)];
  const range = (values) => [values.reduce((a, b) => Math.min(a, b), Infinity), values.reduce((a, b) => Math.max(a, b), -Infinity)];
  const [[left, right], [top, bottom]] = spots.length ? [range(xs), range(ys)] : [[0, 800], [0, 400]];
  const unit = Math.max((right - left + 200) / 1000, 0.5);
  const [x, y, width] = [left - 100 * unit, top - 90 * unit, Math.max(right - left + 200 * unit, 1000 * unit)];
  const legend = svgLegend(colours, x + 20 * unit, bottom + 70 * unit, unit);
  const height = bottom - y + (90 + legend.high) * unit + 30 * unit;
  const discs = shownDiscs().map(([, cx, cy, r]) => drawn("circle", { cx, cy, r, fill: colours.disc }));
  const caption = (text, dy, size, weight) => drawn("text", { x: x + 20 * unit, y: y + dy * unit, "font-size": size * unit, "font-weight": weight, fill: colours.ink }, text);
  const foot = drawn("text", { x: x + 20 * unit, y: y + height - 12 * unit, "font-size": 11 * unit, fill: colours.faint }, readWords());
  return drawn("svg", { xmlns: SVG, viewBox: `${x} ${y} ${width} ${height}`, width: Math.round(width / unit), height: Math.round(height / unit), "font-family": LABEL.family, role: "img", "aria-label": settings() },
    drawn("rect", { x, y, width, height, fill: colours.ground }), ...discs,
    ...[...scene.links.values()].map((link) => svgLink(link, colours)), ...[...scene.nodes.keys()].map((id) => svgShape(id, colours)),
    ...svgLabels(colours, Math.min(1 / unit, 2)), caption(document.title, 26, 18, 600), caption(settings(), 46, 12, 400), legend.group, foot);
}

const svgText = () => new XMLSerializer().serializeToString(svgPicture());

// The picture as PNG, twice as fine as it is large.
async function pngPicture() {
  const picture = svgPicture();
  const [width, height] = ["width", "height"].map((name) => Number(picture.getAttribute(name)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const canvas = make("canvas", { width: width * 2, height: height * 2 });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => { canvas.toBlob(done, "image/png"); });
}
