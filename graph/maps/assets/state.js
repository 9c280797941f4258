// What the reader chose: all of it stands in the address, so that a copied address shows the same map.
const FIRST = DATA.views.find(({ links: all }) => all.length) ?? DATA.views[0];
const LEGEND = ["class", "type", "status", "change"];
const blank = () => ({
  view: FIRST.id, chosen: "", off: new Set(), org: "", kind: "", topic: "", text: "", date: "", by: false, since: "",
  around: null, path: null, hidden: new Set(), pinned: new Set(), opened: new Set(), moved: new Map(), camera: null,
  embed: false, step: 0,
});

function opening() {
  const first = { ...blank(), ...DATA.opening };
  if (!views.has(first.view)) first.view = FIRST.id;
  first.chosen = views.get(first.view).start || "";
  return first;
}

let state = opening();
const view = () => views.get(state.view);
const look = () => lookup(view());

const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
const listed = (items) => [...items].map(encode).join(",");
const WRITE = {
  view: (s) => (s.view === opening().view ? "" : encode(s.view)),
  chosen: (s) => (lookup(views.get(s.view)).all.has(s.chosen) || lookup(views.get(s.view)).links.has(s.chosen) ? encode(s.chosen) : ""),
  off: (s) => listed(s.off),
  org: (s) => encode(s.org),
  kind: (s) => encode(s.kind),
  topic: (s) => encode(s.topic),
  text: (s) => encode(s.text),
  date: (s) => encode(s.date),
  by: (s) => (s.by ? "1" : ""),
  since: (s) => encode(s.since),
  around: (s) => (s.around ? `${encode(s.around.id)}~${s.around.steps}` : ""),
  path: (s) => (s.path ? `${encode(s.path.from)}~${encode(s.path.to)}` : ""),
  hidden: (s) => listed(s.hidden),
  pinned: (s) => listed(s.pinned),
  opened: (s) => listed(s.opened),
  moved: (s) => [...s.moved].map(([id, [x, y]]) => `${encode(id)}~${x}~${y}`).join(","),
  camera: (s) => (s.camera ? s.camera.join("~") : ""),
  embed: (s) => (s.embed === Boolean(DATA.opening.embed) ? "" : s.embed ? "1" : "0"),
  step: (s) => (s.step ? String(s.step) : ""),
};

// What stands in the opening state but was taken back must be told too: an empty value does.
function fragment(of = state) {
  const first = opening();
  return Object.entries(WRITE)
    .map(([key, write]) => [key, write(of), write(first)])
    .filter(([, now, then]) => now !== then)
    .map(([key, now]) => `${key}=${now}`)
    .join("&");
}

class Unknown extends Error {}
function known(is, what) {
  if (!is) throw new Unknown(what);
}

const items = (text) => (text ? text.split(",").map(decodeURIComponent) : []);
function ids(text) {
  const found = items(text);
  for (const id of found) known(nodes.has(id), id);
  return new Set(found);
}

function numbers(texts) {
  const found = texts.map(Number);
  known(texts.every((text) => text !== "") && found.every(Number.isFinite) && found.every((n) => Math.abs(n) < 1e6), texts.join(" "));
  return found;
}

const place = (to) => lookup(views.get(to.view));
const READ = {
  view: (text, to) => { known(views.has(text), text); to.view = text; to.chosen = views.get(text).start || ""; },
  chosen: (text, to) => { known(!text || place(to).all.has(text) || place(to).links.has(text), text); to.chosen = text; },
  off: (text, to) => {
    to.off = new Set(items(text));
    for (const item of to.off) known(LEGEND.includes(item.split(":")[0]) && DATA.words[item.split(":")[0]][item.split(":")[1]], item);
  },
  org: (text, to) => { known(!text || nodes.has(text), text); to.org = text; },
  kind: (text, to) => { known(!text || DATA.nodes.some((node) => kindOf(node) === text), text); to.kind = text; },
  topic: (text, to) => { known(!text || DATA.topics[text], text); to.topic = text; },
  text: (text, to) => { to.text = text.slice(0, 200); },
  date: (text, to) => { known(!text || isDate(text), text); to.date = text; },
  by: (text, to) => { known(["0", "1", ""].includes(text), text); to.by = text === "1"; },
  since: (text, to) => { known(!text || isDate(text), text); to.since = text; },
  around: (text, to) => {
    const [id, steps] = text.split("~");
    known(nodes.has(decodeURIComponent(id)) && /^[1-6]$/.test(steps), text);
    to.around = { id: decodeURIComponent(id), steps: Number(steps) };
  },
  path: (text, to) => {
    const [from, end] = text.split("~").map(decodeURIComponent);
    known(nodes.has(from) && nodes.has(end), text);
    to.path = { from, to: end };
  },
  hidden: (text, to) => { to.hidden = ids(text); },
  pinned: (text, to) => { to.pinned = ids(text); },
  opened: (text, to) => { to.opened = ids(text); },
  moved: (text, to) => {
    for (const item of text ? text.split(",") : []) {
      const [id, ...spot] = item.split("~");
      known(nodes.has(decodeURIComponent(id)) && spot.length === 2, item);
      to.moved.set(decodeURIComponent(id), numbers(spot));
    }
  },
  camera: (text, to) => {
    const spot = numbers(text.split("~"));
    known(spot.length === 3 && spot[2] > 0 && spot[2] < 100, text);
    to.camera = spot;
  },
  embed: (text, to) => { known(["0", "1", ""].includes(text), text); to.embed = text !== "0"; },
  step: (text, to) => {
    known(/^\d{1,3}$/.test(text) && DATA.tour && Number(text) <= DATA.tour.steps.length, text);
    to.step = Number(text);
    to.view = DATA.tour.steps[to.step - 1]?.view ?? to.view;
  },
};
const RAW = ["off", "around", "path", "hidden", "pinned", "opened", "moved", "camera"];

// The state of an address: { state, wrong }. One wrong part and the default view is shown, with a notice.
function readFragment(text) {
  const to = opening();
  const parts = text.split("&").filter(Boolean).map((part) => (part.includes("=") ? [part.slice(0, part.indexOf("=")), part.slice(part.indexOf("=") + 1)] : [part === "embed" ? part : "chosen", part === "embed" ? "1" : part]));
  const order = Object.keys(READ);
  let current = "";
  try {
    parts.sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
    for (const [key, value] of parts) {
      current = `${key}=${value}`;
      known(Object.hasOwn(READ, key), key);
      READ[key](RAW.includes(key) ? value : decodeURIComponent(value), to);
    }
  } catch {
    return { state: opening(), wrong: current.slice(0, 80) || "?" };
  }
  return { state: to, wrong: "" };
}
