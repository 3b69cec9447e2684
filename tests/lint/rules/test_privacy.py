"""Rules about secrecy and personal data: exact places in the raw text, masked numbers, and silence on what is public."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from portalgen.config.lint_settings import LintSettings
from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES
from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.table import load_rules
from tests.makers.growth import check_linear_growth
from tests.makers.lint.texts import page_text
from tests.makers.portal import page

PATH = "content/so/tin-tuc/moi.vi.md"


def hits(
    tmp_path: Path, content: str | bytes, settings: LintSettings | None = None, path: str = PATH
) -> list[Violation]:
    """What the rules of this family say of one page."""
    text = page_text(tmp_path, path, content, settings)
    return [each for rule in load_rules("privacy") if isinstance(rule, PageRule) for each in rule.check(text)]


def news(body: str, **keys: str) -> str:
    """A news item with this body, which begins on line 9."""
    return page("so-moi", body, **{"kind": "news", "title": "Tin mới", "date": "2026-01-05", "origin": "own", **keys})


def describe_violations(found: list[Violation]) -> list[tuple[str, int, int, int]]:
    """(code, line, column, length) of each."""
    return [(each.diagnostic.code, *_position(each)) for each in found]


def _position(each: Violation) -> tuple[int, int, int]:
    place = each.diagnostic.place
    return place.line, place.column, place.length


def test_a_secrecy_mark_is_reported_in_the_body_and_in_the_title(tmp_path: Path) -> None:
    found = hits(tmp_path, news("Kế hoạch.\n\n**TỐI MẬT**\n", title="Kế hoạch (MẬT)"))
    assert describe_violations(found) == [("PRV201", 4, 18, 3), ("PRV201", 11, 3, 7)]
    assert CODES["PRV201"].severity is Severity.ERROR


def test_a_decomposed_mark_behind_a_byte_order_mark_and_crlf_is_reported_where_it_stands(tmp_path: Path) -> None:
    mark = unicodedata.normalize("NFD", "MẬT")
    content = b"\xef\xbb\xbf" + news(f"Tin.\n\n\t{mark}\n").replace("\n", "\r\n").encode()
    found = hits(tmp_path, content.replace(b"\t", b"> "))
    assert describe_violations(found) == [("PRV201", 11, 3, len(mark))]


def test_a_decomposed_label_is_read_as_well(tmp_path: Path) -> None:
    found = hits(tmp_path, news(unicodedata.normalize("NFD", "Độ mật: Tối mật") + "\n"))
    assert [each.diagnostic.code for each in found] == ["PRV201"]
    place = found[0].diagnostic.place
    assert place.excerpt[place.column - 1 :][: place.length] == unicodedata.normalize("NFD", "Tối mật")


def test_a_page_about_honey_secrets_and_passwords_is_silent(tmp_path: Path) -> None:
    body = "## MẬT ONG RỪNG\n\nBảo vệ bí mật nhà nước, độ Mật; đổi mật khẩu.\n\nMẬT ĐỘ DÂN SỐ\n\n| Mật ong | 10 lít |\n| --- | --- |\n| MẬT HOA | 2 |\n"
    assert hits(tmp_path, news(body)) == []


@pytest.mark.parametrize(
    ("line", "code", "column", "length", "shown"),
    [
        ("Chủ hộ, số CCCD 001000000089.", "PRV202", 17, 12, "0010…89"),
        ("STK: 0000000000089.", "PRV203", 6, 13, "0000…89"),
        ("Gọi 0900 000 089.", "PRV204", 5, 12, "0900…89"),
        ("Mã số BHXH: 0000000089.", "PRV208", 13, 10, "0000…89"),
    ],
)
def test_a_number_is_reported_masked_and_its_line_does_not_repeat_it(
    tmp_path: Path, line: str, code: str, column: int, length: int, shown: str
) -> None:
    (found,) = hits(tmp_path, news(f"{line}\n"))
    assert describe_violations([found]) == [(code, 9, column, length)]
    assert dict(found.diagnostic.values) == {"number": shown}
    excerpt = found.diagnostic.place.excerpt
    assert len(excerpt) == len(line)
    assert excerpt[column - 1 : column - 1 + length].strip("0123456789") != ""
    assert sum(letter.isdigit() for letter in excerpt) == 5


def test_numbers_below_their_label_are_reported_where_they_stand(tmp_path: Path) -> None:
    body = "| Họ tên | Ngày sinh | Số CMND | Số tài khoản |\n| --- | --- | --- | --- |\n| Nguyễn Văn Mẫu | 12/03/1960 | 000000089 | 0000000000089 |\n"
    found = hits(tmp_path, news(body))
    assert sorted(describe_violations(found)) == [("PRV202", 11, 33, 9), ("PRV203", 11, 45, 13), ("PRV207", 11, 20, 10)]


def test_all_numbers_of_a_line_are_masked_for_each_finding(tmp_path: Path) -> None:
    found = hits(tmp_path, news("CCCD 001000000089, STK 0000000000077, ĐT 0900000066, thư mau@gmail.com\n"))
    assert [each.diagnostic.code for each in found] == ["PRV202", "PRV203", "PRV204", "PRV205"]
    for each in found:
        assert "mau" not in each.diagnostic.place.excerpt
        assert "000000" not in each.diagnostic.place.excerpt


def test_numbers_in_decomposed_text_are_reported_where_they_stand_in_the_raw_line(tmp_path: Path) -> None:
    raw = unicodedata.normalize("NFD", "Số định danh cá nhân: 001000000089")
    (found,) = hits(tmp_path, news(f"{raw}\n"))
    place = found.diagnostic.place
    assert (place.column, place.length) == (raw.index("001") + 1, 12)
    assert len(place.excerpt) == len(raw)


def test_an_allowed_telephone_is_silent_in_every_spelling(tmp_path: Path) -> None:
    settings = LintSettings(allowed_telephones=("0900000000",))
    assert hits(tmp_path, news("Gọi 0900.000.000 hoặc +84 900 000 000.\n"), settings) == []
    assert len(hits(tmp_path, news("Gọi 0900.000.001.\n"), settings)) == 1


def test_a_telephone_that_is_text_and_target_of_a_link_is_reported_once(tmp_path: Path) -> None:
    assert len(hits(tmp_path, news("[0900 000 000](tel:+84900000000)\n"))) == 1


def test_a_private_mailbox_is_reported_by_its_provider_only(tmp_path: Path) -> None:
    (found,) = hits(tmp_path, news("Gửi về mau@gmail.com.\n"))
    assert dict(found.diagnostic.values) == {"host": "gmail.com"}
    assert found.diagnostic.place.excerpt == "Gửi về m••@gmail.com."


def test_a_birth_is_reported_but_in_the_biography_of_an_official(tmp_path: Path) -> None:
    line = "Ông Nguyễn Văn Mẫu, sinh ngày 01/02/1990.\n"
    (found,) = hits(tmp_path, news(line))
    assert describe_violations([found]) == [("PRV207", 9, 31, 10)]
    assert "1990" not in found.diagnostic.place.excerpt
    official = page("so-pho", line, kind="official", title="Phó Giám đốc", post="Phó Giám đốc")
    assert hits(tmp_path, official, path="content/so/pho-giam-doc.vi.md") == []


@pytest.mark.parametrize(
    ("more", "found"),
    [
        (", children: true", 1),
        (", children: true, consent: Văn bản do trường giữ", 0),
        (", children: false", 0),
        ("", 0),
    ],
)
def test_a_picture_of_children_needs_its_consent(tmp_path: Path, more: str, found: int) -> None:
    content = page("so-moi", title="Ngày hội", images=f"\n  - {{file: anh.png, alt: Các em đọc sách{more}}}")
    assert [each.diagnostic.code for each in hits(tmp_path, content, path="content/so/gioi-thieu/moi.vi.md")] == [
        "PRV206"
    ] * found


def test_a_page_with_public_numbers_only_is_silent(tmp_path: Path) -> None:
    body = (
        "Quyết định số 00/QĐ-UBND ngày 24/11/2026, Nghị định 42/2022/NĐ-CP, kinh phí 150.000.000.000 đồng.\n\n"
        "Điện thoại 0263 0000 000, tổng đài 1900 0000, thư gop-y@example.vn, mã số thuế 0300000000, ISBN 978-604-0-00000-0.\n\n"
        "Thủ tục 1.000123.000.00.00.H36; toạ độ 11.940419, 108.458313; nộp vào số tài khoản 0000.0.0000000 tại Kho bạc.\n"
    )
    assert hits(tmp_path, news(body)) == []


def test_the_shipped_content_is_silent() -> None:
    root = Path(__file__).resolve().parents[3]
    portal, _ = load_portal(root)
    assert portal is not None
    library, _ = read_library(portal)
    for each in library.pages:
        text = PageText(each, portal.site(each.site), LintSettings(), (root / each.source).read_bytes())
        assert [hit for rule in load_rules("privacy") if isinstance(rule, PageRule) for hit in rule.check(text)] == []


def test_a_long_decomposed_line_costs_no_more_than_its_length(tmp_path: Path) -> None:
    def build(count: int) -> str:
        return news(unicodedata.normalize("NFD", "Số định danh 001000000089, " * count) + "\n")

    assert len(hits(tmp_path, build(2_000))) == 2_000
    check_linear_growth(lambda content: hits(tmp_path, content), build, 300)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Xem [trang](https://example.org/?fbclid=Iw0).", ["PRV210"]),
        ("Xem [phiếu](https://bit.ly/gop-y) và <https://tinyurl.com/ab>.", ["PRV211", "PRV211"]),
        ("Xem [trang](https://example.org/?a=1) và `https://bit.ly/gop-y`.", []),
        ("```\nhttps://example.org/?fbclid=Iw0\n```", []),
    ],
)
def test_links_that_count_readers_or_hide_where_they_lead_are_reported(
    tmp_path: Path, body: str, found: list[str]
) -> None:
    assert [each.diagnostic.code for each in hits(tmp_path, news(f"{body}\n"))] == found


def test_an_address_of_the_front_matter_that_counts_readers_is_reported_at_its_value(tmp_path: Path) -> None:
    (found,) = hits(
        tmp_path,
        news("Tin.\n", origin="quoted", source="{name: Báo mẫu, url: 'https://example.org/?utm_source=zalo&so=1'}"),
    )
    assert (found.diagnostic.code, dict(found.diagnostic.values)["clean"]) == ("PRV210", "https://example.org/?so=1")
    assert found.diagnostic.place.line > 1
