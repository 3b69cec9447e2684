"""Codes, sentences and reports of faults."""

from __future__ import annotations

import json
import re
import string
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.formats import diagnostics_as_json, diagnostics_as_text
from portalgen.diagnostics.model import Diagnostic, Phrase, Place, diagnostic, line_of, sort_diagnostics
from portalgen.diagnostics.registry import CODES
from portalgen.diagnostics.sentences import PHRASES, find_closest, help_of, sentence_of
from tests.makers.cases import check_each

PLACE = Place("content/so/a.vi.md", 5, 9, 10, "signed: 2026-13-45")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_a_code_says_the_same_in_both_languages() -> None:
    def check(code: Code) -> None:
        assert re.fullmatch(r"[A-Z]{3}\d{3}", code.code)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
        assert fields(code.vi[0]) == fields(code.en[0])
        assert bool(code.vi[1]) == bool(code.en[1])
        for text in (code.vi[0], code.vi[2], code.en[0], code.en[2]):
            assert text and not re.search(r"(?<![.])[.]$|\s$", text), text

    check_each(CODES.values(), check, name=lambda code: code.code)


def test_names_are_unique_within_a_family() -> None:
    names = [(code.code[:3], code.name) for code in CODES.values()]
    assert len(names) == len(set(names))


def test_every_phrase_is_said_in_both_languages() -> None:
    assert all(bool(vi) == bool(en) for vi, en in PHRASES.values())


def test_a_fault_is_reported_with_its_line_carets_and_way_out() -> None:
    values = {
        "value": "2026-13-45",
        "expected": Phrase("day"),
        "detail": Phrase("day.month"),
        "example": Phrase("day.example"),
    }
    assert diagnostics_as_text((diagnostic("FMT103", PLACE, **values),), "vi") == (
        "content/so/a.vi.md:5:9: lỗi FMT103: `2026-13-45` không phải là ngày hợp lệ\n"
        "    5 | signed: 2026-13-45\n"
        "      |         ^^^^^^^^^^ tháng phải từ 01 đến 12\n"
        "  cách sửa: ghi năm-tháng-ngày, ví dụ 2026-11-24 (ngày 24/11/2026)\n"
    )


def test_carets_stand_below_the_word_where_letters_are_decomposed_or_wide() -> None:
    excerpt = unicodedata.normalize("NFD", "tiêu đề 中: ") + "x"
    place = Place("a.md", 1, len(excerpt), 1, excerpt)
    lines = diagnostics_as_text((diagnostic("MRK101", place, html="x", others="", advice=""),), "vi").splitlines()
    assert lines[2].rstrip() == "      | " + " " * 12 + "^"


def test_a_legal_basis_is_shown_where_there_is_one() -> None:
    told = diagnostics_as_text((diagnostic("ATT104", PLACE, file="a.exe", format="exe", allowed="pdf"),), "vi")
    assert "căn cứ pháp lý: QĐ 2111 Điều 5(1)" in told


def test_a_guess_is_made_only_where_it_is_close() -> None:
    assert find_closest("titel", ["title", "date"]) == "title"
    assert find_closest("xyz", ["title", "date"]) == ""
    found = diagnostic("FMT104", PLACE, key="titel", suggestion="title", known="title")
    assert sentence_of(found, "vi").endswith("; có phải là `title`?")
    assert sentence_of(diagnostic("FMT104", PLACE, key="xyz", suggestion="", known="title"), "vi").endswith("ở đây")


def test_each_fault_is_reported_once_in_the_order_of_places() -> None:
    second = diagnostic("LNK101", Place("b.md", 2, 1), target="x", suggestion="")
    first = diagnostic("LNK101", Place("a.md", 10, 1), target="x", suggestion="")
    third = diagnostic("LNK101", Place("b.md", 10, 1), target="x", suggestion="")
    assert sort_diagnostics([third, second, first, second]) == (first, second, third)


WORDS = st.text(max_size=30)


@given(
    st.permutations([diagnostic("LNK101", Place("a.md", n % 3 + 1, n), target=str(n), suggestion="") for n in range(5)])
)
def test_the_order_does_not_depend_on_who_found_what_first(found: list[Diagnostic]) -> None:
    assert [each.place.line for each in sort_diagnostics(found)] == sorted(each.place.line for each in found)
    assert sort_diagnostics(found) == sort_diagnostics(reversed(found))


@given(WORDS, WORDS, st.integers(1, 40), st.integers(0, 40))
def test_no_words_of_an_author_can_break_a_report(word: str, excerpt: str, column: int, length: int) -> None:
    found = diagnostic(
        "MRK101", Place("a.md", 1, column, length, excerpt.replace("\n", " ")), html=word, others="", advice=""
    )
    for language in ("vi", "en"):
        assert word in sentence_of(found, language)
        assert help_of(found, language)
        (row,) = json.loads(diagnostics_as_json((found,), language))
        assert row["code"] == "MRK101"
        assert diagnostics_as_text((found,), language) == diagnostics_as_text((found,), language)


def test_a_line_is_found_by_its_number() -> None:
    assert [line_of("a\nb\r\nc", number) for number in (0, 1, 2, 3, 4)] == ["", "a", "b", "c", ""]
