// The map of an answer: a page of its own in a frame, since it brings its own rules for what may run in it.
import { make } from "./dom.js";
import { problemOf, UNREACHABLE } from "./problems.js";

const LONGEST_ADDRESS = 7_000;
let frames = 0;

// A figure that asks the server for the map and shows it, or says why there is none.
export function answerMap(query, title) {
  const named = /[.?!]$/.test(title) ? title : `${title}.`;
  const address = `/query/map?${new URLSearchParams({ query, title: named })}`;
  const long = address.length > LONGEST_ADDRESS;
  const place = make("div", {}, make("p", { role: "status" }, "The map is being drawn …"));
  const box = make("figure", { class: "figure" }, make("figcaption", {}, "Map: a line joins two things that stand in one row"), place);
  load(place, address, long, query, named);
  return box;
}

async function load(place, address, long, query, title) {
  try {
    const response = await fetch(long ? "/query/map" : address, { method: long ? "POST" : "GET", body: long ? new URLSearchParams({ query, title }) : undefined });
    if (!response.ok) {
      const { title: what, detail } = await problemOf(response);
      place.replaceChildren(make("p", {}, `There is no map of this answer. ${detail || what}`));
      return;
    }
    await response.text();
  } catch {
    place.replaceChildren(make("p", {}, `${UNREACHABLE.title}. ${UNREACHABLE.advice}`));
    return;
  }
  frames += 1;
  const name = `map-frame-${frames}`;
  const frame = make("iframe", { class: "map-frame", name, title: "Map of the answer", src: long ? null : address });
  if (!long) {
    place.replaceChildren(make("p", { class: "minor" }, make("a", { href: address, target: "_blank", rel: "noopener" }, "Open the map in a tab of its own")), frame);
    return;
  }
  const fields = Object.entries({ query, title }).map(([field, value]) => make("textarea", { name: field, hidden: true, "aria-label": field }, value));
  const form = make("form", { method: "post", action: "/query/map", target: name }, fields);
  const own = make("button", { type: "submit", formtarget: "_blank", class: "plain-button" }, "Open the map in a tab of its own");
  form.append(own);
  place.replaceChildren(form, frame);
  form.submit();
}
