"""An excerpt holds the fault, whatever the line, and the carets stand below it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from portalgen.config.lint_settings import LintSettings
from portalgen.diagnostics.formats import diagnostics_as_text
from portalgen.diagnostics.model import EXCERPT_LIMIT, Place, diagnostic, place_in_line
from portalgen.diagnostics.rows import row_of_place
from portalgen.lint.findings import build_findings
from portalgen.lint.formats.text import format_finding
from portalgen.lint.model import Violation
from portalgen.serve.overlay import build_diagnostic_item

WORDS = [
    "Hội nghị ",
    "diễn ra ",
    unicodedata.normalize("NFD", "ở phường "),
    "会議 ",
    "\t",
    "x" * 90,
    "15.000 ",
    "e\u0301\u0323",
    "🙂",
]
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=200).map("".join)
GUTTER = len("    7 | ")


def report_of(place: Place) -> tuple[str, str]:
    """Return the excerpt and the carets as the terminal shows them, without the gutter."""
    lines = diagnostics_as_text((diagnostic("MRK101", place, html="x", others="", advice=""),), "vi").split("\n")
    assert lines[0].startswith(f"{place.path}:{place.line}:{place.column}: ")
    return lines[1][GUTTER:], lines[2][GUTTER:].partition(" nhãn")[0].rstrip()


def width_of(letter: str) -> int:
    """Return the columns of a letter; a report shows a tab as a space."""
    return 1 if letter == "\t" else cell_len(letter)


def cells_of(line: str) -> list[str]:
    """Return what stands in each column of a terminal: a letter with its marks; nothing behind a wide one."""
    cells: list[str] = []
    for letter in line:
        width = width_of(letter)
        if width == 0 and cells:
            at = -1 if cells[-1] else -2
            cells[at] += letter
        else:
            cells += [letter, *[""] * (width - 1)]
    return cells


@given(LINES, st.data())
def test_the_fault_is_shown_and_the_carets_stand_below_it(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line)))
    length = data.draw(st.integers(1, min(30, len(line) - column + 1)))
    place = place_in_line("a.md", 7, column, length, line)
    assert (place.column, place.length) == (column, length)
    fault = line[column - 1 : column - 1 + length]
    shown, carets = report_of(place)
    marked = "".join(cells_of(shown)[carets.index("^") : len(carets)])
    begin = column - 1
    while begin and width_of(line[begin]) == 0:
        begin -= 1
    end = column - 1 + length
    while end < len(line) and width_of(line[end]) == 0:
        end += 1
    assert marked == line[begin:end].replace("\t", " ")
    assert place.underlined == fault
    assert (
        build_diagnostic_item(diagnostic("MRK101", place, html="x", others="", advice=""), "vi")["excerpt"][1] == fault
    )


@given(LINES, st.integers(1, 3000), st.integers(0, 3000))
def test_an_excerpt_is_a_part_of_its_line_that_is_not_too_long(line: str, column: int, length: int) -> None:
    place = place_in_line("a.md", 7, column, length, line)
    start = place.excerpt_start
    assert place.excerpt == line[start : start + len(place.excerpt)]
    assert len(place.excerpt) <= EXCERPT_LIMIT
    assert place.is_excerpt_cut == (start + len(place.excerpt) < len(line))
    assert Place(*row_of_place(place)) == place


@given(st.integers(0, 900), st.integers(1, 900), st.sampled_from(["001234567890", "0912 345 678"]))
def test_a_number_is_shown_as_a_whole_or_not_at_all(before: int, column: int, number: str) -> None:
    line = "a" * before + f" {number} " + "b" * 900
    column = column if column <= before or column > before + len(number) + 2 else before + 1
    excerpt = place_in_line("a.md", 7, column, 1, line).excerpt
    assert number in excerpt or not any(letter.isdigit() for letter in excerpt)


def test_what_is_cut_off_is_shown_as_such() -> None:
    line = "đầu " + "a " * 300 + "lỗi " + "b " * 300 + "cuối"
    shown, carets = report_of(place_in_line("a.md", 7, line.index("lỗi") + 1, 3, line))
    assert shown.startswith("…a a") and shown.endswith(" b…")
    assert shown[len(carets) - 3 : len(carets)] == "lỗi"
    assert carets.strip() == "^^^"


def test_a_fault_at_the_beginning_of_a_long_line_is_shown_with_the_beginning() -> None:
    place = place_in_line("a.md", 7, 5, 3, "đây lỗi " + "b" * 900)
    assert (place.excerpt_start, place.excerpt[:8]) == (0, "đây lỗi ")
    assert place.split_excerpt()[2].endswith("b…")


@pytest.mark.parametrize("column", [20, 700])
def test_a_number_of_a_person_is_masked_wherever_the_excerpt_begins(column: int) -> None:
    line = "a " * (column // 2) + "ngày sinh 12/03/1990 " + "b " * 500
    start = line.index("12/03")
    born = diagnostic("PRV207", place_in_line("content/so/a.md", 7, start + 1, 10, line), value="x")
    other = diagnostic("TXT204", place_in_line("content/so/a.md", 7, start - 9, 4, line), cure="")
    for each in build_findings((Violation(born), Violation(other)), LintSettings(), {}):
        assert "1990" not in format_finding(each, "vi")
        assert "12/0" in format_finding(each, "vi")
