"""Messages say what was compared and who is meant, in words that are read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.model import Place, diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of, sentence_with_reason
from tests.makers.quiet_portal import news
from tests.makers.word_users import lint_files

PATH = "content/so/tin-tuc/moi.vi.md"


@pytest.mark.parametrize(
    ("code", "body", "words"),
    [
        (
            "FCT203",
            "| Thôn | Số hộ |\n|---|---|\n| Một | 12 |\n| Hai | 30 |\n| Tổng cộng | 52 |",
            "ô tổng của cột `Số hộ` ghi `52`, còn các ô khác tính ra `42`",
        ),
        (
            "FCT203",
            "| Hàng | Số lượng | Đơn giá | Thành tiền |\n|---|---|---|---|\n| Bút | 10 | 5.000 | 55.000 |",
            "ô thành tiền của dòng `Bút` ghi `55.000`, còn các ô khác tính ra `50.000`",
        ),
        ("PRV212", "Bệnh nhân Trần Thị Mẫu đã qua cơn nguy kịch.", "`T.T.M.`"),
        ("PRV217", "Đơn tố cáo của bà Nguyễn Thị Mẫu đã được giải quyết xong.", "`N.T.M.`"),
        ("WRD213", "Xem [**trang** mới](https://example.vn/ để biết thêm.", "`[**trang** mới](https://example.vn/`"),
        (
            "PRV220",
            "Họp tại https://zoom.us/j/0000000000?pwd=abc123xyz, mật khẩu: 123456.",
            "mọi mật khẩu của dòng này",
        ),
    ],
)
def test_a_message_says_what_is_meant(code: str, body: str, words: str, tmp_path: Path) -> None:
    found = [each for each in lint_files(tmp_path / "portal", {PATH: news("so-moi", f"{body}\n")}) if each.code == code]
    (each,) = found
    assert words in f"{sentence_of(each.diagnostic, 'vi')} {help_of(each.diagnostic, 'vi')}"


def test_a_reason_is_told_in_formats_without_excerpts(tmp_path: Path) -> None:
    text = news("so-moi", date="2026-13-20")
    (found,) = [each for each in lint_files(tmp_path / "portal", {PATH: text}) if each.place.path == PATH]
    assert found.code == "FMT103"
    assert sentence_with_reason(found.diagnostic, "vi").endswith("hợp lệ: tháng phải từ 01 đến 12")


def test_a_label_under_the_carets_is_no_reason() -> None:
    found = diagnostic("PRV220", Place(PATH))
    assert sentence_with_reason(found, "vi") == sentence_of(found, "vi")
