// Labels: as large on the screen at every zoom, the important first, none over another or over a node.
const LABEL = { size: 12, line: 14, wrap: 21, lines: 3, gap: 3, family: 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif' };
const ruler = document.createElement("canvas").getContext("2d");
const labelFont = (node, size) => `${node.class === "organization" ? 600 : 400} ${size}px ${LABEL.family}`;

function wrapLabel(text) {
  const lines = [""];
  for (const whole of text.slice(0, 400).split(/\s+/)) {
    const word = whole.length > LABEL.wrap + 3 ? `${[...whole].slice(0, LABEL.wrap).join("")}…` : whole;
    const longer = lines[lines.length - 1] ? `${lines[lines.length - 1]} ${word}` : word;
    if (longer.length <= LABEL.wrap || !lines[lines.length - 1]) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length > LABEL.lines) {
    lines.length = LABEL.lines;
    lines[LABEL.lines - 1] += " …";
  }
  return lines;
}

const labelBoxes = new Map();
function labelBox(node, more) {
  const key = `${node.id}|${more}`;
  if (!labelBoxes.has(key)) {
    const lines = wrapLabel(node.short + (more ? ` (+${more})` : ""));
    ruler.font = labelFont(node, LABEL.size);
    const width = Math.max(...lines.map((line) => ruler.measureText(line).width)) + 4;
    labelBoxes.set(key, { lines, width, height: lines.length * LABEL.line });
  }
  return labelBoxes.get(key);
}

// Boxes by cell of a coarse grid, so that only near ones are compared.
class Occupied {
  constructor() { this.cells = new Map(); }

  * near(box) {
    for (let x = Math.floor(box.left / 96); x <= Math.floor(box.right / 96); x += 1) {
      for (let y = Math.floor(box.top / 96); y <= Math.floor(box.bottom / 96); y += 1) yield `${x},${y}`;
    }
  }

  add(box) {
    for (const key of this.near(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  free(box) {
    for (const key of this.near(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (other.owner !== box.owner && box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top) return false;
      }
    }
    return true;
  }
}

// Where a label can stand at its node, the best first.
function labelSpots(x, y, off, width, height) {
  const [left, middle, right] = [x - off - width, x - width / 2, x + off];
  const [over, level, under] = [y - off - height, y - height / 2, y + off];
  const [near, far] = [0.55 * off, 0.55 * off];
  return [
    [middle, under], [middle, over], [right, level], [left, level],
    [x + near, y + far], [x - near - width, y + far], [x + near, y - far - height], [x - near - width, y - far - height],
  ];
}

// The name of an organization may also stand at the rim of its disc.
function rimSpots([x, y, radius], width, height) {
  const [left, right] = [x - width / 2 - 0.5 * radius, x - width / 2 + 0.5 * radius];
  const [over, under] = [y - radius - height - 1, y + radius + 1];
  const [inOver, inUnder] = [y - 0.87 * radius, y + 0.87 * radius - height];
  return [[x - width / 2, y - radius + 3], [x - width / 2, y + radius - height - 3], [left, inOver], [right, inOver], [left, inUnder], [right, inUnder], [x - width / 2, over], [x - width / 2, under]];
}

// Which labels show at a scale, and where: boxes in pixels from the middle of the map, whatever part of it is in view.
// With bounds, none reaches beyond them.
function placeLabels(items, places, scale, bounds) {
  const occupied = new Occupied();
  const labelled = new Occupied();
  for (const { node, size } of items) {
    const [x, y] = places.get(node.id);
    const radius = size * scale + 1;
    occupied.add({ owner: node.id, left: x * scale - radius, right: x * scale + radius, top: y * scale - radius, bottom: y * scale + radius });
  }
  const shown = [];
  for (const { node, size, always, disc, more } of items) {
    const { lines, width, height } = labelBox(node, more);
    const [x, y] = places.get(node.id).map((value) => value * scale);
    const off = size * scale + LABEL.gap;
    const spots = labelSpots(x, y, off, width, height).concat(disc ? rimSpots(disc.map((value) => value * scale), width, height) : []);
    const boxes = spots.map(([left, top]) => ({ owner: node.id, id: node.id, lines, left, top, right: left + width, bottom: top + height }));
    const within = (box) => !bounds || (box.left > bounds.left && box.right < bounds.right && box.top > bounds.top && box.bottom < bounds.bottom);
    // The name of an organization with bodies may cover a node if need be, but never another name.
    const box = boxes.find((candidate) => within(candidate) && occupied.free(candidate))
      ?? (disc ? boxes.find((candidate) => within(candidate) && labelled.free(candidate)) : null)
      ?? (always ? boxes[0] : null);
    if (box) {
      occupied.add(box);
      labelled.add(box);
      shown.push(box);
    }
  }
  return shown;
}

function drawLabels(context, shown, scale, theme, faded) {
  context.save();
  context.scale(1 / scale, 1 / scale);
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = theme.ground;
  context.fillStyle = theme.ink;
  for (const box of [...shown].reverse()) {
    context.font = labelFont(nodes.get(box.id), LABEL.size);
    context.globalAlpha = faded(box.id) ? 0.35 : 1;
    box.lines.forEach((line, index) => {
      const [x, y] = [(box.left + box.right) / 2, box.top + (index + 0.5) * LABEL.line];
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
  }
  context.restore();
}
