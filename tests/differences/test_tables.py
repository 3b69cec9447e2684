"""Tables differ in rows, columns and cells, which are named by their headings and first cells."""

from __future__ import annotations

from collections.abc import Sequence

from portalgen.differences.tables import compare_tables

HEAD = ("Xã", "Dân số", "Diện tích")
LAC_DUONG = ("Lạc Dương", "1.200", "30")
PHU_QUY = ("Phú Quý", "2.000", "18")
MUI_NE = ("Mũi Né", "5", "6")


def say_changes(before: Sequence[tuple[str, ...]], after: Sequence[tuple[str, ...]]) -> list[tuple[str, str, str]]:
    return [(value.label.vi, value.before, value.after) for value in compare_tables("", before, "", after)]


def test_a_cell_is_named_by_its_row_and_column() -> None:
    changed = [HEAD, ("Lạc Dương", "1.300", "30"), PHU_QUY]
    assert say_changes([HEAD, LAC_DUONG, PHU_QUY], changed) == [("Hàng «Lạc Dương», cột «Dân số»", "1.200", "1.300")]


def test_rows_that_came_and_went_are_shown_whole() -> None:
    assert say_changes([HEAD, LAC_DUONG, PHU_QUY], [HEAD, LAC_DUONG, MUI_NE, PHU_QUY]) == [
        ("Thêm hàng", "", "Mũi Né | 5 | 6")
    ]
    assert say_changes([HEAD, LAC_DUONG, PHU_QUY], [HEAD, PHU_QUY]) == [("Bỏ hàng", "Lạc Dương | 1.200 | 30", "")]


def test_a_row_that_stands_elsewhere_was_moved() -> None:
    rows = [HEAD, LAC_DUONG, PHU_QUY, MUI_NE]
    assert say_changes(rows, [HEAD, MUI_NE, LAC_DUONG, PHU_QUY]) == [("Đổi chỗ hàng", "", "Mũi Né | 5 | 6")]


def test_a_new_column_is_told_once_and_not_in_every_row() -> None:
    after = [(*row, extra) for row, extra in zip((HEAD, LAC_DUONG, PHU_QUY), ("Ghi chú", "a", "b"), strict=True)]
    assert say_changes([HEAD, LAC_DUONG, PHU_QUY], after) == [("Thêm cột «Ghi chú»", "", "a; b")]
    assert say_changes(after, [HEAD, LAC_DUONG, PHU_QUY]) == [("Bỏ cột «Ghi chú»", "a; b", "")]


def test_a_renamed_column_keeps_its_cells() -> None:
    after = [("Xã", "Số dân", "Diện tích"), LAC_DUONG, PHU_QUY]
    assert say_changes([HEAD, LAC_DUONG, PHU_QUY], after) == [("Tên cột", "Dân số", "Số dân")]


def test_columns_in_another_order_change_no_cell() -> None:
    after = [(row[0], row[2], row[1]) for row in (HEAD, LAC_DUONG, PHU_QUY)]
    assert [label for label, _, _ in say_changes([HEAD, LAC_DUONG, PHU_QUY], after)] == ["Thứ tự các cột"]


def test_a_row_whose_name_was_corrected_is_no_other_row() -> None:
    after = [HEAD, ("Lạc Dượng", "1.200", "30"), PHU_QUY]
    assert say_changes([HEAD, LAC_DUONG, PHU_QUY], after) == [("Hàng «Lạc Dượng», cột «Xã»", "Lạc Dương", "Lạc Dượng")]
