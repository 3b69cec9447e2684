"""Every fault of a text stands at its line and column, in the text as it was written."""

from __future__ import annotations

import unicodedata

import pytest

from portalgen.diagnostics.sentences import help_of, note_of, sentence_of
from tests.makers.markdown_pages import FIRST_LINE, PATH, rendered

# Code, text, and what is underlined: (line from 1 within the text, column, the underlined characters).
FAULTS = [
    ("MRK101", "Một <b>hai", 1, 5, "<b>"),
    ("MRK101", "`<b>` <b>", 1, 7, "<b>"),
    ("MRK101", "Một\nhai <!-- ba -->", 2, 5, "<!-- ba -->"),
    ("MRK101", "x\n\n<div class='a'>\ny\n</div>", 3, 1, "<div class='a'>"),
    ("MRK101", "<!-- kín\nmít -->", 1, 1, "<!-- kín"),
    ("MRK101", "> - x <br>", 1, 7, "<br>"),
    ("MRK101", "![ảnh <i>](a.png)", 1, 7, "<i>"),
    ("MRK101", "| a | b |\n|---|---|\n| <s | <s> |", 3, 8, "<s>"),
    ("MRK101", "| a | b |\n|---|---|\n| <s> | x |", 3, 3, "<s>"),
    ("MRK101", "| a\\|b <i> |\n|---|\n", 1, 8, "<i>"),
    ("MRK101", "x[^1]\n\n[^1]: Chú <u>", 3, 11, "<u>"),
    ("MRK101", "[^1]: không dùng <u>", 1, 18, "<u>"),
    ("MRK101", "Bảng: Tên <b>\n\n| a |\n|---|\n", 1, 11, "<b>"),
    ("MRK101", "Từ\n: Nghĩa <b>", 2, 9, "<b>"),
    ("MRK113", "Chữ {{ figure }} chữ", 1, 5, "{{ figure }}"),
    ("MRK108", "Chữ ![](a.png)", 1, 5, "![](a.png)"),
    ("MRK108", "![ ](a.png)", 1, 1, "![ ](a.png)"),
    ("MRK109", "## Một {#Một}", 1, 9, "#Một"),
    ("MRK109", "## Một {#main}", 1, 9, "#main"),
    ("MRK109", "{.clause .red}\nx", 1, 10, ".red"),
    ("MRK109", "> {style=x}\n> x", 1, 4, "style=x"),
    ("MRK109", "x [y]{onclick=z}", 1, 7, "onclick=z"),
    ("MRK109", "x [y](a.md){.red}", 1, 13, ".red"),
    ("MRK109", "![x](a.png){.center}", 1, 12, "{.center}"),
    ("MRK109", "{start=2}\nx", 1, 2, "start=2"),
    ("MRK109", "x\n\n{.clause}", 3, 1, "{.clause}"),
    ("MRK109", "{lang=tieng_viet}\nx", 1, 2, "lang=tieng_viet"),
    ("MRK110", "## Một {#a}\n\n## Hai {#a}", 3, 9, "#a"),
    ("MRK110", "{#a}\nx\n\n[y]{#a}", 4, 5, "#a"),
    ("MRK111", "# Một", 1, 1, "# Một"),
    ("MRK111", "Một\n===", 1, 1, "Một"),
    ("LNK115", "x [y]()", 1, 3, "[y]()"),
    ("LNK101", "> x\n> [y](missing.md)", 2, 7, "missing.md"),
    ("LNK103", "[y](javascript:x)", 1, 5, "javascript:x"),
    ("LNK103", "[y](JaVaScRiPt:x)", 1, 5, "JaVaScRiPt:x"),
    ("LNK103", "[y](&#106;avascript:x)", 1, 1, "[y](&#106;avascript:x)"),
    ("LNK103", "[y](<java&Tab;script:x>)", 1, 1, "[y](<java&Tab;script:x>)"),
    ("LNK103", "[y](java%0Ascript:x)", 1, 5, "java%0Ascript:x"),
    ("LNK103", "<vbscript:x>", 1, 2, "vbscript:x"),
    ("LNK103", "[y](data:text/html,x)", 1, 5, "data:text/html,x"),
    ("LNK114", "![y](data:image/png;base64,x)", 1, 6, "data:image/png;base64,x"),
    ("LNK114", "![y](//a.vn/b.png)", 1, 6, "//a.vn/b.png"),
    ("LNK103", "[y](//a.vn)", 1, 5, "//a.vn"),
    ("LNK103", "[y](</\\a.vn>)", 1, 6, "/\\a.vn"),
    ("LNK103", "[y](https:a.vn)", 1, 5, "https:a.vn"),
    ("LNK103", "[y](ftp://a.vn)", 1, 5, "ftp://a.vn"),
    ("LNK103", "[y][z]\n\n[z]: javascript:x", 1, 1, "[y][z]"),
    ("LNK105", "[y](/tin-tuc/x/)", 1, 5, "/tin-tuc/x/"),
    ("LNK105", "[y](../x/)", 1, 5, "../x/"),
    ("LNK114", "![y](https://a.vn/b.png)", 1, 6, "https://a.vn/b.png"),
    ("ATT101", "[y](missing.pdf)", 1, 5, "missing.pdf"),
]


@pytest.mark.parametrize(("code", "text", "line", "column", "marked"), FAULTS)
def test_a_fault_stands_where_it_is_written(code: str, text: str, line: int, column: int, marked: str) -> None:
    body, findings = rendered(text)
    assert body is None
    assert [each.code for each in findings] == [code]
    place = findings[0].place
    assert (place.path, place.line, place.column) == (PATH, FIRST_LINE - 1 + line, column)
    assert place.excerpt == text.split("\n")[line - 1]
    assert place.excerpt[place.column - 1 : place.column - 1 + place.length] == marked


@pytest.mark.parametrize(("code", "text", "line", "column", "marked"), FAULTS)
def test_positions_count_in_the_raw_text(code: str, text: str, line: int, column: int, marked: str) -> None:
    raw = unicodedata.normalize("NFD", text)
    _, findings = rendered(raw)
    assert [each.code for each in findings] == [code]
    place = findings[0].place
    assert place.excerpt == raw.split("\n")[line - 1]
    underlined = place.excerpt[place.column - 1 : place.column - 1 + place.length]
    assert unicodedata.normalize("NFC", underlined) == marked


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_fault_can_be_said(language: str) -> None:
    for _, text, *_ in FAULTS:
        _, findings = rendered(text)
        for each in findings:
            assert sentence_of(each, language) and help_of(each, language)
            assert note_of(each, language) is not None


def test_all_faults_of_a_page_are_reported_in_order() -> None:
    _, findings = rendered("# Một\n\n[a](//b)\n\n<b>x</b>\n\n{{ figur }}\n")
    assert [(each.code, each.place.line) for each in findings] == [
        ("MRK111", 8),
        ("LNK103", 10),
        ("MRK101", 12),
        ("MRK102", 14),
    ]
