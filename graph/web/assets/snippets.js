// The same question for other programs, ready to be copied. Any text of a query comes out as the same text again.
const shell = (text) => `'${text.replaceAll("'", "'\\''")}'`;

// A text of Python: long, so that its lines stay lines.
function python(text) {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll('"""', '\\"\\"\\"').replace(/"$/, '\\"').replace(/[\0\r]/g, (sign) => (sign === "\r" ? "\\r" : "\\x00"));
  return text.includes("\n") ? `"""\\\n${escaped}"""` : `"""${escaped}"""`;
}

// A raw text of R, with as many dashes as it takes for the text not to end it.
function r(text) {
  let dashes = "";
  while (text.includes(`)${dashes}"`)) dashes += "-";
  return `r"${dashes}(${text})${dashes}"`;
}

function curl({ address, text, evidence, token }) {
  return [
    "curl --silent --show-error --fail-with-body",
    token ? "--header 'Authorization: Bearer YOUR-TOKEN'" : "",
    "--header 'Accept: text/csv, text/turtle;q=0.9'",
    `--data-urlencode ${shell(`query=${text}`)}`,
    evidence ? "--data-urlencode 'evidence=1'" : "",
    shell(`${address}sparql`),
  ].filter(Boolean).join(" \\\n  ") + "\n";
}

const PRINTED = {
  rows: "for row in answer.dicts():\n    print(row)",
  truth: "print(answer.truth)",
  graph: "for triple in answer.triples:\n    print(*triple)",
};

function pythonOwn({ address, text, evidence, token, form }) {
  const passages = evidence && form === "rows";
  return `${passages ? "from graph.evidence import with_evidence\n" : ""}from graph.store import KnowledgeGraph

QUERY = ${python(text)}

${token ? "# The token is read from the variable SMEGRAPH_TOKEN.\n" : ""}graph = KnowledgeGraph.open(${JSON.stringify(address)})
answer = ${passages ? "with_evidence(graph, QUERY)" : "graph.query(QUERY)"}
${PRINTED[form] ?? PRINTED.rows}
`;
}

function pythonPlain({ address, text, evidence, token, form }) {
  const fields = evidence ? '{"query": QUERY, "evidence": "1"}' : '{"query": QUERY}';
  const accept = form === "graph" ? "text/turtle" : "application/sparql-results+json";
  const headers = token ? `{"Accept": "${accept}", "Authorization": "Bearer YOUR-TOKEN"}` : `{"Accept": "${accept}"}`;
  const reading = form === "graph" ? '    print(response.read().decode("utf-8"))' : form === "truth"
    ? '    print(json.load(response)["boolean"])'
    : '    answer = json.load(response)\nfor row in answer["results"]["bindings"]:\n    print({name: term["value"] for name, term in row.items()})';
  return `${form === "graph" ? "" : "import json\n"}from urllib.parse import urlencode
from urllib.request import Request, urlopen

QUERY = ${python(text)}

request = Request(
    ${JSON.stringify(`${address}sparql`)},
    data=urlencode(${fields}).encode(),
    headers=${headers},
)
with urlopen(request) as response:
${reading}
`;
}

function rLanguage({ address, text, evidence, token }) {
  return `library(httr2)
library(readr)

query <- ${r(text)}

answer <- request(${JSON.stringify(`${address}sparql`)}) |>
  req_headers(Accept = "text/csv"${token ? ', Authorization = "Bearer YOUR-TOKEN"' : ""}) |>
  req_body_form(query = query${evidence ? ', evidence = "1"' : ""}) |>
  req_perform() |>
  resp_body_string() |>
  I() |>
  read_csv()
print(answer)
`;
}

export const LANGUAGES = [
  ["curl", "curl (sh, bash, zsh)", curl],
  ["python", "Python", pythonOwn],
  ["urllib", "Python, without smegraph", pythonPlain],
  ["r", "R", rLanguage],
];
