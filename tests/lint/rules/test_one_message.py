"""A mistake that several rules could name is named once."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.lint.model import Finding
from tests.makers.portal import page
from tests.makers.quiet_portal import news
from tests.makers.word_users import lint_files

HEADINGS = "\n\n## Mở đầu\n\nMột.\n\n## Nội dung\n\nHai.\n\n## Kết luận\n\nBa."
TITLES = (("1. Mở đầu", "mở-đầu", 1), ("2. Nội dung", "nội-dung", 3), ("3. Kết luận", "kết-luận", 9))


def write_contents(form: str, joint: str = "\n\n") -> str:
    return joint.join(
        form.format(title=title, anchor=anchor, page=number, mark=f"_Toc{number}") for title, anchor, number in TITLES
    )


def of_closing(body: str, *, opened: str, closes: str) -> str:
    keys = {"title": "Lấy ý kiến dự thảo nội quy", "summary": "Mời góp ý.", "date": "2026-11-01"}
    offices = {"consultation_type": "other", "lead_agency": "Sở Ngoại vụ", "address": "unconfirmed"}
    days = {"opened": opened, "closes": closes, "email": "unconfirmed", "received": "{at: 2026-10-10}"}
    return page("so-moi", f"{body}\n", kind="consultation", **keys, **offices, **days)


def find_in(folder: Path, text: str, path: str = "content/so/tin-tuc/moi.vi.md") -> list[Finding]:
    """What is found on the page."""
    return [each for each in lint_files(folder / "portal", {path: text}) if each.place.path == path]


@pytest.mark.parametrize(
    ("code", "body"),
    [
        ("LNK102", f"MỤC LỤC\n\n{write_contents('[{title} [{page}](#{anchor})](#{anchor})')}{HEADINGS}"),
        ("LNK102", f"{write_contents('[{title} [{page}](#{mark})](#{mark})')}{HEADINGS}"),
        ("LNK102", f"{write_contents('**[{title} {page}](#{mark})**')}{HEADINGS}"),
        ("LNK102", f"{write_contents('[**{title}** {page}](#{anchor})')}{HEADINGS}"),
        ("WRD240", f"**MỤC LỤC**\n\n{write_contents('**{title}** {page}')}{HEADINGS}"),
        ("WRD240", f"| Mục | Trang |\n|---|---|\n{write_contents('| {title} | {page} |', chr(10))}"),
        ("WRD201", "Gồm:\n\n•  Một việc\n\n•  Hai việc"),
        ("WRD201", "Gồm:\n•  Một việc\n•  Hai việc"),
        ("WRD201", "Gồm:\na)  Một việc\nb)  Hai việc"),
        ("TXT214", "TODO: [điền tên cơ quan], chèn ảnh"),
        ("PRV220", "Họp tại https://zoom.us/j/0000000000?pwd=abc123xyz, mật khẩu: 123456."),
        (
            "WRD203",
            "Buổi      Nội dung      Người\nSáng      Khai mạc      Lan\n          và chào cờ,  đầu buổi. Hết.\n"
            "Chiều     Ký kết        Hà\n          tại  hội trường.",
        ),
    ],
)
def test_a_mistake_of_structure_is_named_once(code: str, body: str, tmp_path: Path) -> None:
    assert [each.code for each in find_in(tmp_path, news("so-moi", f"{body}\n"))] == [code]


def test_the_bookmarks_of_pasted_contents_are_cured_by_deleting_them(tmp_path: Path) -> None:
    body = f"MỤC LỤC\n\n{write_contents('[{title} {page}](#{mark})')}\n"
    (found,) = find_in(tmp_path, news("so-moi", body))
    assert (found.code, found.place.line) == ("LNK102", 12)
    assert "anchor.pasted" in str(found.diagnostic.values)


@pytest.mark.parametrize(
    ("code", "opened", "closes", "body"),
    [
        ("FMT133", "2026-11-01", "2026-10-15T16:30", "Ý kiến gửi về Sở trước 17 giờ ngày 15/10/2026."),
        ("FMT133", "2026-11-01", "2026-10-15", "Ý kiến góp ý gửi về Sở trước ngày 15/12/2026."),
        ("FCT204", "2026-10-10", "2026-10-15", "Ý kiến góp ý gửi về Sở trước ngày 15/12/2026."),
        ("FCT211", "2026-10-10", "2026-10-15", "Ý kiến góp ý gửi về Sở trước ngày 15/10/2026."),
        ("FCT204", "2026-11-01", "2026-12-01T17:00", "Ý kiến gửi về Sở trước 30 giờ ngày 01/12/2026."),
    ],
)
def test_a_wrong_closing_day_is_named_once(code: str, opened: str, closes: str, body: str, tmp_path: Path) -> None:
    path = "content/so/lay-y-kien/moi.vi.md"
    found = find_in(tmp_path, of_closing(body, opened=opened, closes=closes), path)
    assert [each.code for each in found] == [code]


@pytest.mark.parametrize(
    "body",
    [
        "Bản tin số 5:\n\n| Nội dung | Trang |\n|---|---|\n| Lời nói đầu | 1 |\n| Chuyện quê | 2 |\n| Thơ | 5 |",
        "| Mục | Trang |\n|---|---|\n| Rao vặt | 1 |\n| Thể thao | 2 |",
        "| Mục | Số trang |\n|---|---|\n| 1. Đơn | 1 |\n| 2. Bản vẽ | 2 |",
        "| Mục | Trang |\n|---|---|\n| 1. Đơn | 5 |\n| 2. Bản vẽ | 2 |",
        "| Hồ sơ | Trang |\n|---|---|\n| 1. Đơn | 1 |\n| 2. Bản vẽ | 2 |",
    ],
)
def test_pages_of_other_things_are_no_contents(body: str, tmp_path: Path) -> None:
    assert [each.code for each in find_in(tmp_path, news("so-moi", f"{body}\n"))] == []


def test_two_passwords_in_two_lines_are_two_findings(tmp_path: Path) -> None:
    first = "Họp tại https://zoom.us/j/0000000000?pwd=abc123xyz, mật khẩu: 123456."
    second = "Buổi chiều vào https://zoom.us/j/1111111111?pwd=xyz123abc, mật khẩu: 654321."
    assert [each.code for each in find_in(tmp_path, news("so-moi", f"{first}\n\n{second}\n"))] == ["PRV220"] * 2


@pytest.mark.parametrize("word", ["Công", "Nông", "Tài", "Ngoại", "Nội", "Y"])
def test_a_note_is_quoted_in_whole_words(word: str, tmp_path: Path) -> None:
    body = f"TODO: kiểm tra lại số liệu của Sở {word} nghiệptrườngchínhvụtế và hỏi chị Hà.\n"
    (found,) = find_in(tmp_path, news("so-moi", body))
    assert (found.code, found.place.underlined) == ("TXT230", f"TODO: kiểm tra lại số liệu của Sở {word}")
