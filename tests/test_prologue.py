"""Prefixes are declared where a text uses them, and nothing of the text is moved."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.prologue import FORMS, prologue, with_prefixes
from graph.vocab import PREFIXES


@pytest.mark.parametrize(
    ("text", "prefixes"),
    [
        ("ASK { ?s a smepb:Body }", ["smepb"]),
        ("ASK { ?s smepb:a|^smepb:b/!skos:c ?o }", ["skos", "smepb"]),
        (r"ASK { GRAPH graph:derived\/hierarchy { ?s ?p body:unece } }", ["body", "graph"]),
        ("PREFIX smepb: <a:>\nASK { ?s a smepb:Body ; rdfs:label ?l }", ["rdfs"]),
        ("prefix\n# declared here: skos:\nsmepb:<a:> ASK { ?s a smepb:Body }", []),
        ("# PREFIX smepb: <a:>\nASK { ?s a smepb:Body }", ["smepb"]),
        ('ASK { ?s ?p \'smepb:Body\' , "skos:x" , \'\'\'owl:x\' \'\'\' , """void:x"" """ }', []),
        ("ASK { ?s ?p <smepb:Body#skos:x> , _:smepb , 'x'@en }", []),
        ("ASK { ?s ?p ?o FILTER (?smepb<?o&&?o>?smepb) } # void:x", []),
        ("ASK { ?s zzz:p wsmepb:o }", []),
        ("ASK { ?s ?p 'it\\'s smepb:x' }", []),
        ("ASK { ?s ?p xsd:date, smepb: }", ["smepb", "xsd"]),
    ],
)
def test_prefixes_that_are_used_and_not_declared_are_declared(text: str, prefixes: list[str]) -> None:
    whole, shift = with_prefixes(text)
    assert whole[shift:] == text
    assert whole[:shift] == "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in prefixes)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", "SELECT"),
        ("BASE <a:SELECT> PREFIX ask: <a:> construct {} where {}", "CONSTRUCT"),
        ("# SELECT\nask {}", "ASK"),
        ("DESCRIBE ?select {}", "DESCRIBE"),
        ("INSERT DATA {}", ""),
        ("", ""),
    ],
)
def test_the_kind_of_query_is_seen(text: str, form: str) -> None:
    assert prologue(text).form == form


_PIECES = [
    "smepb:x",
    "skos:",
    "?a",
    "<a:b>",
    "'t'",
    '"""u"""',
    "#c\n",
    "\n",
    " ",
    ".",
    "{",
    "}",
    "PREFIX smepb: <a:> ",
    "a",
    "ASK",
]


@given(st.lists(st.sampled_from(_PIECES)).map("".join) | st.text(alphabet="smepb:'\"#<>\\\n {}?", max_size=60))
def test_a_text_is_a_query_as_before_once_its_prefixes_are_declared(text: str) -> None:
    def parses(sparql: str, prefixes: dict[str, str]) -> bool:
        try:
            ox.Store().query(sparql, prefixes=prefixes)
        except SyntaxError:
            return False
        return True

    whole, shift = with_prefixes(text)
    assert whole[shift:] == text
    assert "\n" not in whole[:shift]
    assert parses(whole, {}) == parses(text, PREFIXES)
    assert prologue(text).form in (*FORMS, "")
