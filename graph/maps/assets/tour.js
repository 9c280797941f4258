// The guided tour: step by step through the map, each claim with the facts it rests on.
const tourStep = () => (DATA.tour && state.step ? DATA.tour.steps[state.step - 1] : null);

function tourInvitation() {
  if (!DATA.tour) return null;
  return make("div", { class: "invitation" }, make("h3", {}, DATA.tour.title), DATA.tour.about ? make("p", {}, DATA.tour.about) : null,
    button(`Start the tour (${DATA.tour.steps.length} steps)`, () => toStep(1), { class: "main" }));
}

// Goes to a step; 0 ends the tour where it is.
function toStep(number) {
  const before = state.view;
  state.step = number;
  const step = tourStep();
  if (step) {
    Object.assign(state, { view: step.view, chosen: "", org: "", kind: "", topic: "", text: "", around: null, path: null, since: "", date: step.date });
    state.off.clear();
    if (before !== step.view) {
      state.moved.clear();
      setPlaces();
    }
    for (const link of step.links.map((id) => lookup(views.get(step.view)).links.get(id))) [link.source, link.target].forEach((id) => state.hidden.delete(id));
    step.nodes.forEach((id) => state.hidden.delete(id));
  }
  update({ fit: before !== state.view, say: step ? `Step ${number} of ${DATA.tour.steps.length}: ${step.heading}` : "The tour is over." });
  if (step) {
    showAll();
    reveal(tourNodes(), { closer: true });
  }
  toPanel();
}

// Everything that the step points at.
const tourNodes = () => [...tourStep().nodes, ...tourStep().links.flatMap((id) => [look().links.get(id).source, look().links.get(id).target])];

function tourText() {
  const step = tourStep();
  const last = state.step === DATA.tour.steps.length;
  const moves = make("div", { class: "buttons" },
    button("Back", () => toStep(state.step - 1), { disabled: state.step === 1 }),
    last ? button("End the tour", () => toStep(0), { class: "main" }) : button("Next", () => toStep(state.step + 1), { class: "main" }),
    last ? null : button("Leave", () => toStep(0)));
  return {
    heading: step.heading,
    parts: [
      make("p", { class: "note" }, `Step ${state.step} of ${DATA.tour.steps.length}: `, make("bdi", {}, DATA.tour.title)),
      make("p", { class: "summary" }, step.text),
      moves,
      make("h3", {}, `What this rests on (${step.facts.length})`),
      step.facts.map(factText),
    ],
  };
}
