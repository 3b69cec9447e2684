"""Changes meant to slip through: each stands on the screen of the board, or in an entry that has to be opened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.differences.formats.text import list_section_lines
from portalgen.differences.portals import compare_portals
from portalgen.differences.versions import PortalVersion
from portalgen.pipeline.board.entries import ScreenDifference, arrange_difference
from tests.makers.portal import AT, PDF, SmallPortal, page, png

FRONT: Final = """\
---
id: so-{name}
kind: news
title: Thu hồi đất tại Đơn Dương
summary: Người dân nộp hồ sơ trước ngày 15/3/2027.
date: 2026-01-06
redirect_from: [/cu-{name}/]
publish_at: 2026-01-06
expires_at: 2027-05-01
weight: 5
attachments:
  - {{file: quy-che.pdf, title: Quy chế}}
  - {{file: mau-don.pdf, title: Mẫu đơn}}
images:
  - {{file: anh.png, alt: Bản đồ khu đất}}
---
"""
BODY: Final = """
## Ai được bồi thường

Hộ có sổ đỏ được bồi thường theo quy định, trừ hộ lấn chiếm đất công. Tiền chuyển vào tài khoản 0101234567890 tại \
Vietcombank của ông Nguyễn Văn An trước ngày 15/3/2027.

Xem [mẫu đơn](https://dichvucong.gov.vn/mau) và [hướng dẫn](https://lamdong.gov.vn/hd), hoặc [tại đây](https://a.vn/1) \
rồi [tại đây](https://b.vn/2). Ghi chú[^1] ở cuối.

1. Nộp đơn
2. Nhận giấy hẹn
3. Nhận tiền

Từ ngày 01/02/2027 đến ngày 15/3/2027 nhận hồ sơ.

| Hạng | Mức |
|------|-----|
| A | 1.200.000 |
| B | 900 000 |

### Cách nộp

![Bản đồ khu đất](anh.png)

{{ contact site="so" }}

Không thu phí. Cán bộ không nhận tiền mặt.

[^1]: Theo Quyết định 12/QĐ-UBND.
"""


@dataclass(frozen=True)
class Slip:
    """What somebody changes in a page, and the words that whoever signs has to see."""

    name: str
    old: str
    new: str
    seen: tuple[str, ...]


SLIPS: Final = (
    Slip("so-tai-khoan", "0101234567890", "0101234567891", ("«0101234567890» → «0101234567891»",)),
    Slip("them-khong", "được bồi thường theo", "không được bồi thường theo", ("thêm «không»",)),
    Slip("bo-khong", "Cán bộ không nhận", "Cán bộ nhận", ("bỏ «không»",)),
    Slip("bo-tru", ", trừ hộ lấn chiếm đất công", "", ("trừ hộ lấn chiếm đất công",)),
    Slip("may-chu", "https://dichvucong.gov.vn/mau", "https://dichvucong.gov.vn.co/mau", ("dichvucong.gov.vn.co",)),
    Slip("may-chu-trung-chu", "https://a.vn/1", "https://ác.vn/1", ("https://ác.vn/1", "https://a.vn/1")),
    Slip("doi-hai-lien-ket", "](https://a.vn/1) rồi [tại đây](https://b.vn/2)", "](https://b.vn/2) rồi [tại đây](https://a.vn/1)",
         ("https://b.vn/2", "https://a.vn/1")),
    Slip("dang-nhap-trong-dia-chi", "https://lamdong.gov.vn/hd", "https://lamdong.gov.vn@x.ru/hd", ("lamdong.gov.vn@x.ru",)),
    Slip("tua-lien-ket", "(https://lamdong.gov.vn/hd)", '(https://lamdong.gov.vn/hd "Gọi 0900")', ("Gọi 0900",)),
    Slip("doi-ngay", "01/02/2027 đến ngày 15/3/2027", "15/3/2027 đến ngày 01/02/2027", ("01/02/2027", "15/3/2027")),
    Slip("chu-kirin", "Vietcombank", "Vietc\u043embank", ("U+043E",)),
    Slip("ten-nguoi", "Nguyễn Văn An", "Nguyễn Văn Ân", ("«An» → «Ân»",)),
    Slip("dau-cach-khong-rong", "Nguyễn Văn An", "Nguyễn Văn\u200b An", ("U+200B",)),
    Slip("gach-noi-mem", "bồi thường theo", "bồi thư\u00adờng theo", ("U+00AD",)),
    Slip("doi-chieu", "Quyết định 12", "Quyết định \u202e12\u202c", ("U+202E",)),
    Slip("dau-cach-la", "900 000", "900\u00a0000", ("U+00A0",)),
    Slip("dau-cach-la-trong-doan", "Không thu phí", "Không\u2003thu phí", ("U+2003",)),
    Slip("the-an", "Nộp đơn", "Nộp đơn\U000e0041", ("U+E0041",)),
    Slip("so-trong-bang", "1.200.000", "1.020.000", ("«1.200.000» → «1.020.000»",)),
    Slip("hang-trong-bang", "| A | 1.200.000 |\n| B | 900 000 |", "| B | 900 000 |\n| A | 1.200.000 |", ("Đổi chỗ hàng",)),
    Slip("mo-ta-anh", "![Bản đồ khu đất]", "![Bản đồ khu đất ông Bình]", ("ông Bình",)),
    Slip("chu-thich-cuoi", "12/QĐ-UBND", "21/QĐ-UBND", ("«12/QĐ-UBND» → «21/QĐ-UBND»",)),
    Slip("cap-tieu-de", "### Cách nộp", "## Cách nộp", ("Cấp: [«3» → «2»]",)),
    Slip("thu-tu", "1. Nộp đơn\n2. Nhận giấy hẹn", "1. Nhận giấy hẹn\n2. Nộp đơn", ("bỏ «Nộp đơn»", "thêm «Nộp đơn»")),
    Slip("so-bat-dau", "1. Nộp đơn", "4. Nộp đơn", ("start=4",)),
    Slip("thuoc-tinh", 'contact site="so"', 'contact site="xa"', ("«so» → «xa»",)),
    Slip("gach-ngang", "Không thu phí", "~~Không~~ thu phí", ("Chữ bị gạch ngang: [thêm «Không»]",)),
    Slip("gach-ngang-va-sua", "Không thu phí. Cán bộ", "~~Không~~ thu phí. Các cán bộ", ("Chữ bị gạch ngang: [thêm «Không»]",)),
    Slip("chuyen-huong", "redirect_from: [/cu-chuyen-huong/]", "redirect_from: [/thu-tuc-dat-dai/]", ("/thu-tuc-dat-dai/",)),
    Slip("hen-gio-va-het-han", "publish_at: 2026-01-06\nexpires_at: 2027-05-01", "publish_at: 2027-01-06\nexpires_at: 2027-01-09",
         ("06/01/2027", "09/01/2027")),
    Slip("thu-tu-hien", "weight: 5", "weight: 1", ("«5» → «1»",)),
    Slip("tom-tat", "nộp hồ sơ trước ngày 15/3/2027.\ndate", "nộp hồ sơ trước ngày 15/2/2027.\ndate", ("15/2/2027",)),
    Slip("ten-tep", "title: Quy chế", "title: Quy chế mới", ("Quy chế mới",)),
    Slip("thu-tu-tep", "  - {file: quy-che.pdf, title: Quy chế}\n  - {file: mau-don.pdf, title: Mẫu đơn}",
         "  - {file: mau-don.pdf, title: Mẫu đơn}\n  - {file: quy-che.pdf, title: Quy chế}", ("«quy-che.pdf; mau-don.pdf» → «mau-don.pdf; quy-che.pdf»",)),
    Slip("tach-doan", "theo quy định, trừ hộ lấn chiếm đất công. Tiền", "theo quy định, trừ hộ lấn chiếm đất công.\n\nTiền", ("tách đoạn",)),
    Slip("tach-doan-va-lien-ket", "(https://lamdong.gov.vn/hd), hoặc", "(https://lamdong.gov.vn.ru/hd).\n\nHoặc", ("lamdong.gov.vn.ru",)),
    Slip("doan-them", "\n## Ai được", "\nChuyển tiền theo [hướng dẫn](https://lua.example/x).\n\n## Ai được", ("https://lua.example/x",)),
    Slip("ghi-chu-an", "Không thu phí.", "Không thu phí.  ", ("Không thu phí",)),
)  # fmt: skip


def source_of(slip: Slip) -> str:
    return f"content/so/tin-tuc/{slip.name}/index.vi.md"


def read_version(root: Path) -> PortalVersion:
    portal, _ = load_portal(root)
    assert portal is not None
    return PortalVersion(portal, read_library(portal)[0], AT)


def arrange(folder: Path, pages: Mapping[str, tuple[str | None, str | None]]) -> ScreenDifference:
    """What the board shows of these pages, each (before, after); None where it is not there."""
    versions = []
    for side, name in enumerate(("before", "after")):
        portal = SmallPortal(folder / name)
        for path, texts in pages.items():
            text = texts[side]
            if text is not None:
                portal.write(path, text)
            if path.endswith("/index.vi.md"):
                beside = path.rpartition("/")[0]
                portal.write(f"{beside}/quy-che.pdf", PDF)
                portal.write(f"{beside}/mau-don.pdf", PDF + b"\n")
                portal.write(f"{beside}/anh.png", png())
        versions.append(read_version(portal.root))
    return arrange_difference(compare_portals(versions[0], versions[1], "vi"))


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> ScreenDifference:
    """All changes at once, each in a page of its own that is the same as the others."""
    texts = {source_of(slip): (FRONT.format(name=slip.name) + BODY, slip) for slip in SLIPS}
    assert all(slip.old in text for text, slip in texts.values())
    pages = {path: (text, text.replace(slip.old, slip.new, 1)) for path, (text, slip) in texts.items()}
    return arrange(tmp_path_factory.mktemp("slips"), pages)


def text_of(screen: ScreenDifference) -> str:
    """What is shown as long as nothing is opened."""
    return "\n".join(line for entry in screen.entries for line in list_section_lines(entry.shown, "vi"))


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_change_meant_to_slip_through_is_on_the_screen(slip: Slip, screen: ScreenDifference) -> None:
    own = [
        text
        for entry in screen.entries
        if f"/{slip.name}/" in (text := "\n".join(list_section_lines(entry.shown, "vi")))
    ]
    assert own
    for words in slip.seen:
        assert words in "\n".join(own)


def test_none_of_them_is_folded(screen: ScreenDifference) -> None:
    assert not screen.closed


PATH: Final = "content/so/tin-tuc/p{number}.vi.md"


def news(number: int, body: str) -> str:
    return page(f"so-p{number}", body, kind="news", title="Tin", date="2026-01-06")


SENTENCE: Final = (
    "Hộ {is_not} vi phạm được nhận tiền hỗ trợ. Hộ gia đình sử dụng đất ổn định lâu dài được xem xét theo quy định hiện hành "
    "của pháp luật về đất đai và nhận mức tiền hỗ trợ một lần bằng chuyển khoản là {sum} đồng."
)


def test_the_same_edit_in_other_words_that_are_left_out_is_another_edit(tmp_path: Path) -> None:
    pages = {
        PATH.format(number=number): tuple(
            news(number, SENTENCE.format(is_not=is_not, sum=sum)) for sum in ("5 triệu", "6 triệu")
        )
        for number, is_not in enumerate(("không", "đã"))
    }
    assert not arrange(tmp_path, pages).closed  # type: ignore[arg-type]  # each is a pair


def test_the_same_edit_in_the_same_words_is_told_once(tmp_path: Path) -> None:
    pages = {
        PATH.format(number=number): tuple(
            news(number, SENTENCE.format(is_not="không", sum=sum)) for sum in ("5 triệu", "6 triệu")
        )
        for number in range(3)
    }
    (entry,) = arrange(tmp_path, pages).closed  # type: ignore[arg-type]  # each is a pair
    assert entry.must_be_opened


def test_a_negation_and_numbers_of_the_sentence_are_not_left_out(tmp_path: Path) -> None:
    before = "Trừ trường hợp quy định tại Điều 5, hộ gia đình không có giấy tờ về quyền sử dụng đất và đã ở ổn định lâu dài tại địa phương nay được xem xét hỗ trợ tiền."
    shown = text_of(
        arrange(tmp_path, {PATH.format(number=1): (news(1, before), news(1, before.replace("xem xét", "giải quyết")))})
    )
    for words in ("Trừ", "5,", "không"):
        assert words in shown


def test_all_rows_paragraphs_and_letters_of_what_is_new_are_shown(tmp_path: Path) -> None:
    rows = "".join(f"| hàng {number} | {number}00 |\n" for number in range(40))
    paragraphs = "\n\n".join(f"Đoạn {number} mới." for number in range(150))
    long = "chữ " * 1500 + "và chuyển 900 triệu cho ông Z."
    shown = text_of(
        arrange(
            tmp_path,
            {PATH.format(number=1): (None, news(1, f"| A | B |\n|---|---|\n{rows}\n\n{paragraphs}\n\n{long}\n"))},
        )
    )
    assert "hàng 39" in shown
    assert "Đoạn 149 mới" in shown
    assert "ông Z" in shown


def test_each_place_of_an_edit_that_repeats_is_shown(tmp_path: Path) -> None:
    before = "\n\n".join(f"Đoạn số {number}: ông An nộp phí.\n\n## Mục {number}" for number in range(120))
    after = before.replace("ông An", "ông Ân").replace("## ", "### ")
    shown = text_of(arrange(tmp_path, {PATH.format(number=1): (news(1, before), news(1, after))}))
    assert all(f"Đoạn số {number}:" in shown and f"Mục {number}»" in shown for number in range(120))
