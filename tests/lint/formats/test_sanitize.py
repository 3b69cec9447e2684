"""Author's words on one line of a report."""

from __future__ import annotations

from hypothesis import given

from portalgen.lint.formats.sanitize import replace_surrogates, sanitize_finding, sanitize_line
from portalgen.lint.model import Finding
from tests.makers.lint.samples import any_finding, make_finding, texts


@given(texts())
def test_what_a_terminal_would_obey_is_shown_and_every_letter_keeps_its_column(text: str) -> None:
    shown = sanitize_line(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(letter) < 0x20 or 0x7F <= ord(letter) < 0xA0 for letter in shown)
    assert sanitize_line(shown) == shown
    shown.encode("utf-8")


def test_vietnamese_in_either_normal_form_stays_as_it_is() -> None:
    for text in ("Quyết định số 00/QĐ-UBND", "Quye\u0302\u0301t \u0111i\u0323nh", "a\u00a0b", "🙂"):
        assert sanitize_line(text) == text


def test_an_escape_sequence_is_shown_as_a_picture() -> None:
    assert sanitize_line("\x1b[31mđỏ") == "\u241b[31mđỏ"


def test_a_letter_that_turns_the_direction_of_text_is_replaced() -> None:
    assert sanitize_line("a\u202eb\u2066c") == "a\ufffdb\ufffdc"


def test_bytes_of_a_file_name_that_were_never_utf8_are_replaced() -> None:
    assert replace_surrogates("a\udcffb") == "a\ufffdb"


@given(any_finding())
def test_a_plain_finding_differs_in_its_words_only(finding: Finding) -> None:
    shown = sanitize_finding(finding)
    assert shown.fingerprint == finding.fingerprint
    assert sanitize_finding(shown) == shown


def test_a_path_with_a_line_break_is_one_line() -> None:
    assert sanitize_finding(make_finding("x", path="content/a\nb")).place.path == "content/a b"
