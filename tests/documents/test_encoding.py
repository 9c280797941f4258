"""Bytes become text in the encoding they were written in."""

from __future__ import annotations

import pytest

from graph.documents import read_bytes
from graph.documents.encoding import decode
from graph.errors import DocumentError

WESTERN = "1. The board’s “view” of cafés – Müller, São Ñandú, coûts où l’État paie."
CENTRAL = "1. Pan Władysław Gąsior i Łukasz Żak z Gdańska; Őszi Béla."
RUSSIAN = "1. Совет шляпников принял к сведению доклад о шляпах и перчатках."
GREEK = "1. Το συμβούλιο των καπέλων ενέκρινε την έκθεση."
JAPANESE = "帽子の評議会は報告書を採択しました。手袋については次の会合で話し合います。"
CHINESE = "帽子委员会通过了关于帽子的报告并决定在下届会议上继续讨论"
KOREAN = "모자 위원회는 보고서를 채택하고 다음 회의에서 계속 논의하기로 하였다"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *[
            (WESTERN, name)
            for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman")
        ],
        *[(CENTRAL, name) for name in ("utf-8", "cp1250", "utf-16")],
        *[(RUSSIAN, name) for name in ("utf-8", "cp1251", "koi8-r")],
        (GREEK, "cp1253"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (KOREAN, "euc_kr"),
    ],
)
def test_found_without_a_hint(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).lstrip("\ufeff") == text


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="{}">', '<?xml version="1.0" encoding="{}"?>', "<meta content='text/html; charset={}'>"],
)
def test_the_declared_one_is_taken(declaration: str) -> None:
    page = f"<html>{declaration.format('iso-8859-2')}<p>Łódź żółć</p></html>"
    assert "Łódź żółć" in decode(page.encode("iso8859_2"))


def test_a_wrong_declaration_does_not_hide_utf8() -> None:
    assert "é" in decode('<meta charset="iso-8859-1">é'.encode())


def test_the_one_given_goes_before_all() -> None:
    content = "1. Předseda zahájil schůzi.".encode("cp1250")
    assert read_bytes(content, "a.txt", "cp1250").blocks[0].text == "Předseda zahájil schůzi."
    with pytest.raises(DocumentError, match="no encoding is called klingon"):
        decode(content, "klingon")
    with pytest.raises(DocumentError, match="it is not UTF-8"):
        decode(content, "utf-8")


def test_a_few_broken_bytes_in_utf8_are_dropped() -> None:
    content = "1. Cafés, thés, blés, prés, dés and clés were served.".encode().replace(b"served", b"ser\xffved")
    assert decode(content) == "1. Cafés, thés, blés, prés, dés and clés were served."


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 50, b"abc\x00def" * 10, bytes(range(1, 32)) * 20])
def test_binary_data_is_refused(content: bytes) -> None:
    with pytest.raises(DocumentError, match="binary data"):
        decode(content)
