// The date of the map: a slider over the days on which something begins or ends, with a play button; and a second date
// to compare with.
let playing = 0;

function timeFields() {
  const range = make("input", { type: "range", id: "when", min: 0, max: 0, value: 0, "aria-label": "Date on the map" });
  range.addEventListener("input", () => setDate(stopAt(Number(range.value))));
  const exact = make("input", { type: "text", id: "date", inputmode: "numeric", size: 10, placeholder: "2001-03-21", autocomplete: "off" });
  exact.addEventListener("change", () => takeDate(exact, (text) => setDate(text)));
  const by = make("select", { id: "by", "aria-label": "What counts", onchange: () => { state.by = by.value === "1"; update(); } },
    make("option", { value: "0" }, "in force on the date"), make("option", { value: "1" }, "begun by the date"));
  byId("time").replaceChildren(
    button("▶", play, { id: "play", "aria-label": "Play the years" }), range,
    make("label", { for: "date" }, make("span", { class: "unseen" }, "Date, as 2001-03-21, 2001-03 or 2001"), exact),
    by, button("All dates", () => { stop(); setDate(""); }, { id: "all-dates" }));
}

const stopAt = (index) => (index >= dateStops(view()).length ? "" : dateStops(view())[index]);

function takeDate(field, then) {
  const text = field.value.trim();
  const wrong = Boolean(text) && !isDate(text);
  field.setAttribute("aria-invalid", String(wrong));
  if (wrong) announce("Write a date as 2001-03-21, 2001-03 or 2001.");
  else then(text);
}

function setDate(date) {
  state.date = date;
  update();
}

function play() {
  if (playing) { stop(); return; }
  const stops = dateStops(view());
  if (!stops.length) return;
  let index = state.date ? stops.findIndex((date) => date > state.date) : 0;
  if (index < 0) index = 0;
  const tick = () => {
    if (index >= stops.length) { stop(); return; }
    setDate(stops[index]);
    index += 1;
    playing = setTimeout(tick, 700);
  };
  byId("play").textContent = "❚❚";
  byId("play").setAttribute("aria-label", "Stop playing");
  tick();
}

function stop() {
  clearTimeout(playing);
  playing = 0;
  byId("play").textContent = "▶";
  byId("play").setAttribute("aria-label", "Play the years");
}

function showTime() {
  const stops = dateStops(view());
  const range = byId("when");
  range.max = stops.length;
  const passed = state.date ? stops.filter((date) => date <= state.date).length - 1 : stops.length;
  range.value = String(Math.max(0, passed));
  range.setAttribute("aria-valuetext", state.date || "All dates");
  range.disabled = byId("play").disabled = !stops.length;
  byId("date").value = state.date;
  byId("by").value = state.by ? "1" : "0";
}

function compareFields() {
  const field = make("input", { type: "text", id: "since", inputmode: "numeric", size: 10, placeholder: "2000-01-01", autocomplete: "off" });
  field.addEventListener("change", () => takeDate(field, (text) => { state.since = text; update({ say: text ? `Compared with ${text}.` : "Not compared." }); }));
  const versions = DATA.opening.versions;
  byId("compare-items").replaceChildren(...(versions
    ? [make("p", {}, "This map is compared with an earlier version of the data: ", make("bdi", {}, versions), ".")]
    : [make("label", { for: "since" }, "Earlier date", field),
      make("p", { class: "note" }, "What appeared, changed and lapsed between this date and the date of the slider, or the last date of the view."),
      button("Do not compare", () => { state.since = ""; update({ say: "Not compared." }); })]));
}

function showCompare() {
  if (byId("since")) byId("since").value = state.since;
}
