"""Merged cells: what is marked well covers each slot of its table once, and everything else is reported at its mark."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.render.markdown.body_blocks import read_body_blocks
from portalgen.render.markdown.outline import outline_of
from tests.makers.examples import scaled
from tests.makers.markdown_pages import FIRST_LINE, rendered

HEAD = "| a | b | c |\n|---|---|---|\n"
FAULTS = [
    ("MRK119", "| << | b |\n|---|---|\n| 1 | 2 |", 1, 3, "<<"),
    ("MRK119", "| a | ^^ |\n|---|---|\n| 1 | 2 |", 1, 7, "^^"),
    ("MRK119", f"{HEAD}| << | 1 | 2 |", 3, 3, "<<"),
    ("MRK120", f"{HEAD}| 1 | ^^ | 2 |", 3, 7, "^^"),
    ("MRK120", f"{HEAD}| x | y | z |\n|===|===|===|\n| 1 | ^^ | 2 |", 5, 7, "^^"),
    ("MRK121", f"{HEAD}| 1 | << | 2 |\n| ^^ | 3 | 4 |", 4, 3, "^^"),
    ("MRK121", f"{HEAD}| 1 | 2 | 3 |\n| ^^ | << | 4 |", 4, 8, "<<"),
    ("MRK122", f"{HEAD}| 1 | 2 | 3 |\n| ^^ | ^^ | ^^ |", 4, 3, "^^"),
    ("MRK122", "| a | << |\n|---|---|\n| 1 | << |", 1, 7, "<<"),
    ("MRK122", f"{HEAD}|===|===|===|\n| 1 | 2 | 3 |\n|===|===|===|", 5, 2, "==="),
    ("MRK123", "| a | b |\n|---|---|\n| 1 | 2 |\n|===|===|", 4, 2, "==="),
    ("MRK121", f"- mục\n\n  {HEAD.replace(chr(10), chr(10) + '  ')}| 1 | << | 2 |\n  | ^^ | 3 | 4 |", 6, 5, "^^"),
]


@pytest.mark.parametrize(("code", "text", "line", "column", "mark"), FAULTS)
def test_a_mark_that_merges_nothing_is_reported_once_at_its_place(
    code: str, text: str, line: int, column: int, mark: str
) -> None:
    body, findings = rendered(text)
    assert body is None
    assert [each.code for each in findings] == [code]
    place = findings[0].place
    assert (place.line, place.column) == (FIRST_LINE - 1 + line, column)
    assert place.excerpt[place.column - 1 : place.column - 1 + place.length] == mark


CELLS = st.sampled_from(["a", "b", "", "<<", "^^"])


@settings(max_examples=scaled(300), deadline=None)
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=6)
    )
)
def test_the_cells_of_a_table_take_each_slot_once_or_are_reported(rows: list[list[str]]) -> None:
    lines = ["|" + "|".join(f" {cell} " for cell in row) + "|" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    body, findings = rendered("\n".join(lines))
    if body is None:
        assert {each.code for each in findings} <= {"MRK119", "MRK120", "MRK121", "MRK122"}
        return
    taken: set[tuple[int, int]] = set()
    groups = re.split("<(?:thead|tbody)>", body.html)[1:]
    start = 0
    for group in groups:
        trs = re.findall("<tr>(.*?)</tr>", group, re.DOTALL)
        for row, tr in enumerate(trs, start):
            column = 0
            for attributes in re.findall("<t[hd]([^>]*)>", tr):
                spans = {key: int(value) for key, value in re.findall(r'(row|col)span="(\d)"', attributes)}
                while (row, column) in taken:
                    column += 1
                slots = {
                    (row + down, column + right)
                    for down in range(spans.get("row", 1))
                    for right in range(spans.get("col", 1))
                }
                assert not slots & taken
                assert all(each[0] < start + len(trs) for each in slots)  # no cell leaves its group of rows
                taken |= slots
        start += len(trs)
    assert taken == {(row, column) for row in range(len(rows)) for column in range(len(rows[0]))}


@pytest.mark.parametrize("signs", ["| == | == |", "| = | = |", "| === | 2 |", "|  | === |"])
def test_a_row_of_figures_with_signs_ends_no_header(signs: str) -> None:
    body, _ = rendered(f"| a | b |\n|---|---|\n| 1 | 2 |\n{signs}\n| 3 | 4 |")
    assert body is not None
    assert (body.html.count("<tr>"), body.html.count("<th")) == (4, 3)  # the header's two, and its group's own tag


MERGED = (
    "| Đơn vị | Năm | << |\n|---|---|---|\n| ^^ | Kế hoạch | Thực hiện |\n|===|\n| Sở A | 1 | << |\n| ^^ | 2 | 3 |\n"
)


def test_columns_are_named_by_all_header_cells_above_them() -> None:
    (table,) = outline_of(MERGED, "a.md", 1).tables
    assert table.headers == ("Đơn vị", "Năm – Kế hoạch", "Năm – Thực hiện")
    assert (table.rows, table.filled) == (4, {0, 1, 2})


def test_two_versions_of_a_table_are_compared_cell_by_cell_and_by_what_is_merged() -> None:
    (merged,), (parted,) = (read_body_blocks(text, "a.md") for text in (MERGED, MERGED.replace("| 1 | <<", "| 1 |  ")))
    assert merged.rows == (
        ("Đơn vị", "Năm – Kế hoạch", "Năm – Thực hiện"),
        ("Sở A", "1", ""),
        ("", "2", "3"),
    )
    assert parted.rows == merged.rows
    assert parted.form != merged.form
