// What holds on a date. Dates are texts of day, month or year and are compared as such, as the saved questions do.
const documentDate = (fact) => DATA.documents[fact.document]?.date ?? "";

// Whether a fact has anything to do with time.
const isDated = (fact) => Boolean(fact.start || documentDate(fact));

// With "by", what has begun by the date; without, what is in force on it. What has no period holds once it is told.
function holds(fact, date, by) {
  if (!fact.start) return !documentDate(fact) || documentDate(fact) <= date;
  if (fact.start > date) return false;
  if (by) return true;
  return !(fact.until && date >= fact.until) && !(fact.last && date.slice(0, fact.last.length) > fact.last);
}

function linkHolds(link, date, by) {
  return !link.facts.length || link.facts.some((id) => holds(DATA.facts[id], date, by));
}

// Every date on which something of a view begins or ends, sorted.
const stopsOf = new Map();
function dateStops(view) {
  if (!stopsOf.has(view.id)) {
    const found = new Set();
    for (const link of view.links) {
      for (const id of link.facts) {
        const fact = DATA.facts[id];
        for (const date of fact.start ? [fact.start, fact.until] : [documentDate(fact)]) if (date) found.add(date);
      }
    }
    stopsOf.set(view.id, [...found].sort());
  }
  return stopsOf.get(view.id);
}

const isDate = (text) => /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(text);
const lastStop = (view) => dateStops(view).at(-1) ?? "9999";

// How a link differs: between two versions of the data, or between two dates.
function changeOf(link, view, since, date, by, pairsThen) {
  if (link.change) return link.change;
  if (!since) return "";
  const [then, now] = [linkHolds(link, since, by), linkHolds(link, date || lastStop(view), by)];
  if (then && now) return "same";
  if (then) return "lapsed";
  if (!now) return "none";
  return pairsThen.has(pairOf(link)) ? "changed" : "appeared";
}

const pairOf = (link) => `${link.type}>${link.source}>${link.target}`;
