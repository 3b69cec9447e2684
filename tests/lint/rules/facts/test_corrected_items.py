"""Corrections that give another number or day of the corrected item; the mistake that they quote is left alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.makers.lint.named_items import LINKED_ITEMS, find_contradicted

RELATED = {"title": "Đính chính", "related": ["so-viec"]}


@pytest.mark.parametrize(
    ("body", "keys", "marked"),
    [
        ("Sở đính chính [thông báo](id:so-viec) số 51/TB-SNgV: lệ phí là 300.000 đồng.", {}, "51/TB-SNgV"),
        ("Sở đính chính [thông báo](id:so-viec) ngày 12/9/2026: nộp tại Văn phòng Sở.", {}, "ngày 12/9/2026"),
        ("Đính chính [thông báo](id:so-viec) ngày 12/9/2026 do ghi nhầm tên cán bộ.", {}, "ngày 12/9/2026"),
        ("Đính chính nội dung [câu hỏi](id:so-hoi) ngày 12/11/2026.", {}, "ngày 12/11/2026"),
        ("Trong [thông báo](id:so-viec) số 15/TB-SNgV ngày 12/9/2026 có in nhầm tên.", {}, "ngày 12/9/2026"),
        ("Đính chính Thông báo số 51/TB-SNgV ngày 02/9/2026 về tên cán bộ.", RELATED, "51/TB-SNgV"),
        ("Đính chính Thông báo số 51/TB-SNgV: sửa tên ở [bài trước](id:so-viec).", {}, "51/TB-SNgV"),
        ("Sở đính chính Thông báo số 15/TB-SNgV ngày 12/9/2026 về tên cán bộ.", RELATED, "ngày 12/9/2026"),
        ("Trong bài đăng ngày 12/9/2026, tên cán bộ bị in nhầm.", RELATED, "ngày 12/9/2026"),
        ("Tại thông báo tuyển dụng đăng ngày 12/9, tên cán bộ bị in nhầm.", RELATED, "ngày 12/9"),
        (
            "Sở đính chính tên cán bộ ở bài trước.",
            {"title": "Đính chính Thông báo số 51/TB-SNgV ngày 02/9/2026", "related": ["so-viec"]},
            None,
        ),
        (
            "Sở sửa tên ở [bài trước](id:so-viec).",
            {"title": "Đính chính Thông báo số 51/TB-SNgV"},
            None,
        ),
    ],
)
def test_a_wrong_number_or_day_of_the_corrected_item_is_reported(
    tmp_path: Path, body: str, keys: dict[str, Any], marked: str | None
) -> None:
    found = find_contradicted(tmp_path, body, LINKED_ITEMS, **{"title": "Đính chính thông báo", **keys})
    assert found == [marked] if marked is not None else len(found) == 1


@pytest.mark.parametrize(
    ("body", "keys"),
    [
        # Equal
        ("Sở đính chính [thông báo](id:so-viec) số 15/TB-SNgV: lệ phí là 300.000 đồng.", {}),
        ("Sở đính chính [thông báo](id:so-viec) ngày 02/9/2026: nộp tại Văn phòng Sở.", {}),
        ("Sở đính chính [thông báo](id:so-viec) đăng ngày 4/9/2026.", {}),
        ("Trong bài đăng ngày 4/9/2026, tên cán bộ bị in nhầm.", RELATED),
        ("Đính chính Thông báo số 15/TB-SNgV ngày 02/9/2026 về tên cán bộ.", RELATED),
        # The mistake itself
        ("Đính chính [thông báo](id:so-viec) số 51/TB-SNgV: số đúng là 15/TB-SNgV.", {}),
        ("Đính chính số của thông báo: 51/TB-SNgV sửa thành 15/TB-SNgV.", RELATED),
        ("Đính chính Thông báo số 51/TB-SNgV ngày 02/9/2026: đúng là số 15/TB-SNgV.", RELATED),
        ("Đính chính [thông báo](id:so-viec) ngày 12/9/2026: ngày đúng là 02/9/2026.", {}),
        ("Đính chính [câu hỏi](id:so-hoi) ngày 12/11/2026: hỏi ngày 2/11/2026.", {}),
        ("Trong bài đăng ngày 12/9/2026 (đúng ra là ngày 04/9/2026), tên bị in nhầm.", RELATED),
        ("Thông báo số 15/TB-SNgV ngày 12/9/2026 ghi nhầm ngày, đúng là ngày 02/9/2026.", RELATED),
        # Another document or another day
        ("Đính chính Quyết định số 51/QĐ-SNgV về lương.", RELATED),
        ("Đính chính Thông báo số 51/TB-SNgV về lương.", RELATED),
        ("Đính chính Thông báo số 51/TB-SNgV ngày 30/8/2026 về lương.", RELATED),
        ("Theo thông báo ngày 12/9/2026 của tỉnh, Sở đính chính tên cán bộ.", RELATED),
        ("Tại thông báo ngày 12/9/2026 của tỉnh có đổi mẫu đơn.", RELATED),
        ("Đính chính [thông báo](https://tinh.example.vn/a) ngày 12/9/2026.", RELATED),
        ("Tại văn bản ngày 12/9/2026, tỉnh đề nghị đính chính.", RELATED),
        ("Tại thông báo ngày 12/9/2026 Sở Tài chính đề nghị sửa.", RELATED),
        ("Sở họp ngày 12/9/2026 và đính chính [thông báo](id:so-viec).", {}),
        ("Trong phiên họp ngày 12/9/2026, Sở quyết định đính chính.", RELATED),
        ("Trong bài đăng ngày 12/9/2026, tên cán bộ bị in nhầm.", {"related": ["so-viec", "so-hoi"]}),
        ("Trong bài đăng ngày 12/9/2026, Sở giới thiệu mẫu đơn.", {"title": "Mẫu đơn", "related": ["so-viec"]}),
        ("Trong bài đăng ngày 12/9/2025, tên cán bộ bị in nhầm.", RELATED),
    ],
)
def test_the_quoted_mistake_or_another_document_is_left_alone(tmp_path: Path, body: str, keys: dict[str, Any]) -> None:
    assert find_contradicted(tmp_path, body, LINKED_ITEMS, **{"title": "Đính chính thông báo", **keys}) == []
