"""The submission form asks what the board must know, in the board's words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATE = (Path(__file__).resolve().parents[2] / ".github" / "pull_request_template.md").read_text("utf-8")
_GIT = re.compile(
    r"\b(git|branch|commit|merge|slug|nhánh|pull request|push|rebase|main|diff|front matter)\b", re.IGNORECASE
)


@pytest.mark.parametrize(
    "asked",
    [
        "Bên cung cấp thông tin",
        "Thời điểm kết thúc sự kiện",
        "ngày ký",
        "Ngày nhận (theo sổ văn bản đến)",
        "24 giờ",
        "03 ngày làm việc",
        "Nhóm thời hạn",
        "Hạn cuối",
        "Khẩn cấp",
        "Tin trích dẫn: tên nguồn, tác giả, ngày đăng đầu tiên",
        "`portalgen lint` báo 0 lỗi",
        "duyệt và xuất bản · yêu cầu bổ sung · không duyệt (lý do)",
    ],
)
def test_the_form_asks_for_what_the_board_must_know(asked: str) -> None:
    assert asked in TEMPLATE


def test_each_clock_stands_beside_who_answers_for_it() -> None:
    supplier, board = TEMPLATE.index("Điều 8 khoản 4"), TEMPLATE.index("Ban Biên tập đăng (Điều 9)")
    assert supplier < TEMPLATE.index("kết thúc sự kiện (ngày và giờ)") < board < TEMPLATE.index("Ngày nhận")


def test_the_form_has_no_word_of_git() -> None:
    assert _GIT.findall(TEMPLATE) == []
