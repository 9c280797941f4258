// Cuts a SPARQL text into tokens. Nothing is lost: the tokens joined are the text.
const WORDS = `ADD ALL AS ASC ASK BASE BIND BY CLEAR CONSTRUCT COPY CREATE DATA DEFAULT DELETE DESC DESCRIBE DISTINCT DROP EXISTS
FILTER FROM GRAPH GROUP HAVING IN INSERT INTO LIMIT LOAD MINUS MOVE NAMED NOT OFFSET OPTIONAL ORDER PREFIX REDUCED SELECT SEPARATOR
SERVICE SILENT UNDEF UNION USING VALUES WHERE WITH`.split(/\s+/);
const CALLS = `ABS AVG BNODE BOUND CEIL COALESCE CONCAT CONTAINS COUNT DATATYPE DAY ENCODE_FOR_URI FLOOR GROUP_CONCAT HOURS IF IRI
ISBLANK ISIRI ISLITERAL ISNUMERIC ISURI LANG LANGMATCHES LCASE MAX MD5 MIN MINUTES MONTH NOW RAND REGEX REPLACE ROUND SAMETERM SAMPLE
SECONDS SHA1 SHA256 SHA384 SHA512 STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR SUM TIMEZONE TZ UCASE
URI UUID YEAR`.split(/\s+/);
export const KEYWORDS = WORDS.filter((word) => !"ADD CLEAR COPY CREATE DATA DELETE DROP INSERT INTO LOAD MOVE SILENT USING WITH".split(" ").includes(word));
export const FUNCTIONS = CALLS;
const keywords = new Set([...WORDS, "TRUE", "FALSE"]);
const functions = new Set(CALLS);

const LONG = (quote) => `${quote}{3}(?:[^${quote}\\\\]|\\\\[^]|${quote}(?!${quote}{2}))*(?:${quote}{3}|$)`;
const SHORT = (quote) => `${quote}(?:[^${quote}\\\\\\n\\r]|\\\\.)*${quote}?`;
const RULES = [
  ["comment", /#[^\n]*/y],
  ["string", new RegExp([LONG('"'), LONG("'"), SHORT('"'), SHORT("'")].join("|"), "y")],
  ["iri", /<[^<>"{}|^`\\\s]*>/y],
  ["variable", /[?$][\p{L}\p{N}_]+/yu],
  ["prefixed", /(?:[\p{L}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_-])?)?:(?:[\p{L}\p{N}_:%-]|\\.|\.(?=[\p{L}\p{N}_:%\\.-]))*/yu],
  ["number", /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y],
  ["language", /@[A-Za-z]+(?:-[A-Za-z0-9]+)*/y],
  ["word", /[\p{L}_][\p{L}\p{N}_]*/yu],
  ["space", /\s+/y],
  ["sign", /[^]/yu],
];

function kindOf(kind, text) {
  if (kind !== "word") return kind;
  if (text === "a" || keywords.has(text.toUpperCase())) return "keyword";
  return functions.has(text.toUpperCase()) ? "function" : "word";
}

// All tokens in their order: { kind, text, start, end }.
export function tokensOf(text) {
  const found = [];
  let at = 0;
  while (at < text.length) {
    for (const [kind, rule] of RULES) {
      rule.lastIndex = at;
      const match = rule.exec(text);
      if (match && match[0]) {
        found.push({ kind: kindOf(kind, match[0]), text: match[0], start: at, end: at + match[0].length });
        at += match[0].length;
        break;
      }
    }
  }
  return found;
}

const FORMS = new Set(["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]);

// The form of a query, SELECT, ASK, CONSTRUCT or DESCRIBE; empty if the text has none.
export function formOf(text) {
  const first = tokensOf(text).find(({ kind, text: word }) => kind === "keyword" && FORMS.has(word.toUpperCase()));
  return first ? first.text.toUpperCase() : "";
}

// The variables of a text, each once, in their order.
export function variablesOf(text) {
  return [...new Set(tokensOf(text).filter(({ kind }) => kind === "variable").map(({ text: name }) => `?${name.slice(1)}`))];
}
