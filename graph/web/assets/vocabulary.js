// What the server knows of names: prefixes, terms, graphs and things. It is asked for once, when it is first needed.
import { fold } from "./dom.js";

const TOLD = new Set(["body", "economy", "person", "meeting", "document", "topic", "project"]);
let asked = null;

export function vocabulary() {
  asked ??= fetch("/query/completion.json", { headers: { Accept: "application/json" } })
    .then((response) => {
      if (!response.ok) throw new Error(`completion: ${response.status}`);
      return response.json();
    })
    .then((told) => new Vocabulary(told))
    .catch((error) => {
      asked = null;
      throw error;
    });
  return asked;
}

class Vocabulary {
  constructor({ base, prefixes, classes, properties, graphs, things, shorts }) {
    Object.assign(this, { base, prefixes, classes, properties, graphs });
    this.starts = Object.entries(prefixes).sort(([, one], [, other]) => other.length - one.length);
    this.things = things.map(([token, label, kind, names]) => ({ token, label, kind, names, iri: this.iriOf(token), folded: null }));
    this.labels = new Map(this.things.map(({ iri, label }) => [iri, label]));
    for (const [token, label] of [...classes, ...properties]) if (label) this.labels.set(this.iriOf(token), label);
    for (const [token, label] of graphs) if (label) this.labels.set(this.iriOf(token), label);
    this.shorts = new Map(Object.entries(shorts).map(([token, short]) => [this.iriOf(token), short]));
    this.ofLabel = new Map();
    for (const thing of this.things.filter(({ kind }) => TOLD.has(kind))) this.ofLabel.set(thing.label, this.ofLabel.has(thing.label) ? null : thing);
  }

  // The IRI of a token: in angle brackets, or a prefixed name.
  iriOf(token) {
    if (token.startsWith("<")) return token.slice(1, -1);
    const at = token.indexOf(":");
    return (this.prefixes[token.slice(0, at)] ?? "") + token.slice(at + 1);
  }

  // An IRI as people read it: with a prefix in place of its start, also where a query could not write it so.
  read(iri) {
    const found = this.starts.find(([, start]) => iri.startsWith(start) && iri.length > start.length);
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  }

  // The thing that a literal names, if just one bears that name.
  namedBy(label) {
    return this.ofLabel.get(label) ?? null;
  }

  ofKind(kind) {
    return this.things.filter((thing) => thing.kind === kind);
  }

  // All names of a thing, folded, its label first.
  foldedNames(thing) {
    thing.folded ??= [thing.label, ...thing.names, thing.token.replace(/^[^:]*:/, "")].map(fold);
    return thing.folded;
  }
}
