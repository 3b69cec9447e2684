"""Rules of origin: who says where information and pictures come from, and who need not."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from portalgen.config.lint_settings import LintSettings
from portalgen.lint.model import PageRule
from portalgen.lint.rules.origin import (
    advertising_wording,
    origin_missing,
    picture_credit_missing,
    picture_origin_missing,
    picture_rights_missing,
    quoted_source_incomplete,
    source_after_page,
    source_given_for_own,
    source_in_text_only,
    supplied_without_supplier,
)
from portalgen.lint.rules.table import load_rules
from tests.makers.lint.texts import page_text
from tests.makers.portal import page, translation

PATH = "content/so/tin-tuc/moi.vi.md"
ENGLISH = "content/so/tin-tuc/hop-bao.en.md"
WHOLE = "{name: Báo mẫu, author: Phóng viên của báo, posted: 2026-01-05}"


def news(body: str = "Nội dung.\n", **keys: str) -> str:
    return page("so-moi", body, **{"kind": "news", "title": "Mới", "date": "2026-01-05", **keys})


def find_positions(
    rule: PageRule, tmp_path: Path, content: str, path: str = PATH, settings: LintSettings | None = None
) -> list[tuple[int, int, int]]:
    """(line, column, length) of what the rule tells."""
    found = [each.diagnostic for each in rule.check(page_text(tmp_path, path, content, settings))]
    assert all(each.code == rule.code for each in found)
    return [(each.place.line, each.place.column, each.place.length) for each in found]


def values(rule: PageRule, tmp_path: Path, content: str) -> list[dict[str, object]]:
    return [dict(each.diagnostic.values) for each in rule.check(page_text(tmp_path, PATH, content))]


def test_news_says_its_origin_and_other_kinds_need_not(tmp_path: Path) -> None:
    assert find_positions(origin_missing.RULE, tmp_path, news()) == [(3, 1, 4)]
    assert find_positions(origin_missing.RULE, tmp_path / "b", news(origin="own")) == []
    other = "content/so/gioi-thieu/moi.vi.md"
    assert find_positions(origin_missing.RULE, tmp_path / "c", page("so-moi", title="Mới"), other) == []


@pytest.mark.parametrize("rule", load_rules("origin"), ids=lambda rule: rule.code)
def test_a_translation_takes_its_origin_from_the_original(tmp_path: Path, rule: PageRule) -> None:
    content = translation("so-hop-bao", ("Họp báo", "", "Nội dung.\n"), "Source: a paper\n", kind="news", title="Press")
    assert find_positions(rule, tmp_path, content, ENGLISH) == []


@pytest.mark.parametrize(
    ("source", "missing"),
    [
        ("{name: Báo mẫu}", "source.author, source.posted"),
        ("{name: Báo mẫu, posted: 2026-01-05}", "source.author"),
        ("{url: 'https://example.vn/'}", "source.name, source.author, source.posted"),
    ],
)
def test_a_quoted_page_names_its_source_in_full(tmp_path: Path, source: str, missing: str) -> None:
    content = news(origin="quoted", source=source)
    assert values(quoted_source_incomplete.RULE, tmp_path, content) == [{"missing": missing}]
    assert find_positions(quoted_source_incomplete.RULE, tmp_path / "b", content) == [(7, 1, 6)]


def test_a_quoted_page_without_any_source_is_reported_at_its_origin(tmp_path: Path) -> None:
    assert find_positions(quoted_source_incomplete.RULE, tmp_path, news(origin="quoted")) == [(6, 1, 6)]


def test_a_whole_source_and_pages_that_quote_nothing_are_left_alone(tmp_path: Path) -> None:
    assert find_positions(quoted_source_incomplete.RULE, tmp_path, news(origin="quoted", source=WHOLE)) == []
    assert (
        find_positions(quoted_source_incomplete.RULE, tmp_path / "b", news(origin="supplied", source="{name: Xã}"))
        == []
    )
    assert find_positions(quoted_source_incomplete.RULE, tmp_path / "c", news(origin="own")) == []


@pytest.mark.parametrize(
    ("day", "found"), [("2026-01-04", 1), ("2026-01-04T23:59", 1), ("2026-01-05", 0), ("2026-01-05T00:00", 0)]
)
def test_a_source_is_no_younger_than_the_page(tmp_path: Path, day: str, found: int) -> None:
    content = news(origin="quoted", source=WHOLE, date=day)
    assert len(find_positions(source_after_page.RULE, tmp_path, content)) == found


def test_a_document_that_takes_its_date_from_its_issue_is_not_compared(tmp_path: Path) -> None:
    keys = {"number": "00/QĐ-UBND", "document_type": "decision", "normative": "false", "issuer": "Sở"}
    content = page("so-moi", kind="legal_document", title="Mới", **keys, issued="2025-01-05", source=WHOLE)
    assert find_positions(source_after_page.RULE, tmp_path, content, "content/so/van-ban/moi.vi.md") == []


def picture(**keys: str) -> str:
    entry = ", ".join(f"{key}: {value}" for key, value in {"file": "a.png", "alt": "Sơ đồ", **keys}.items())
    return f"\n  - {{{entry}}}"


def test_each_picture_says_origin_and_credit(tmp_path: Path) -> None:
    content = news(origin="own", images=picture() + picture(origin="own", credit="Văn phòng"))
    assert find_positions(picture_origin_missing.RULE, tmp_path, content) == [(8, 12, 5)]
    assert find_positions(picture_credit_missing.RULE, tmp_path / "b", content) == [(8, 12, 5)]


BODY = '{{ figure src="a.png" alt="Sơ đồ" }}\n\n![Sơ đồ](a.png)\n\n{{ figure src="a.png" alt="Sơ đồ" credit="Sở" origin="own" }}\n'


def test_a_picture_of_the_body_that_is_not_listed_says_origin_and_credit(tmp_path: Path) -> None:
    found = [(9, 4, 6), (11, 1, len("![Sơ đồ](a.png)"))]
    assert find_positions(picture_credit_missing.RULE, tmp_path, news(BODY, origin="own")) == found
    assert find_positions(picture_origin_missing.RULE, tmp_path / "b", news(BODY, origin="own")) == found


def test_a_picture_of_the_body_that_is_listed_has_said_it_there(tmp_path: Path) -> None:
    content = news(BODY.replace("(a.png)", "(./a.png)"), images=picture(origin="own", credit="Sở"))
    for number, rule in enumerate((picture_credit_missing.RULE, picture_origin_missing.RULE)):
        assert find_positions(rule, tmp_path / str(number), content) == []


@pytest.mark.parametrize(("more", "found"), [("", [(8, 47, 6)]), (' rights="Được phép đăng lại"', [])])
def test_a_figure_of_others_names_the_right_to_use_it(
    tmp_path: Path, more: str, found: list[tuple[int, int, int]]
) -> None:
    body = f'{{{{ figure src="a.png" alt="Sơ đồ mới" origin="quoted"{more} }}}}\n'
    assert find_positions(picture_rights_missing.RULE, tmp_path, news(body)) == found


@pytest.mark.parametrize(("origin", "found"), [("quoted", 1), ("supplied", 1), ("own", 0)])
def test_pictures_of_others_name_the_right_to_use_them(tmp_path: Path, origin: str, found: int) -> None:
    assert len(find_positions(picture_rights_missing.RULE, tmp_path, news(images=picture(origin=origin)))) == found
    allowed = news(images=picture(origin=origin, rights="Được phép đăng lại"))
    assert find_positions(picture_rights_missing.RULE, tmp_path / "b", allowed) == []


def test_a_translation_answers_only_for_the_pictures_that_it_gives(tmp_path: Path) -> None:
    original = ("Chức năng", "", "## Nhiệm vụ\n\nTham mưu. Xem [tin](../../tin-tuc/khai-truong.vi.md).\n")
    path = "content/so/gioi-thieu/chuc-nang/index.en.md"
    inherits = translation("so-chuc-nang", original, title="Functions")
    assert find_positions(picture_credit_missing.RULE, tmp_path, inherits, path) == []
    gives = translation("so-chuc-nang", original, title="Functions", images=picture())
    assert len(find_positions(picture_credit_missing.RULE, tmp_path / "b", gives, path)) == 1


def test_advertising_is_reported_where_it_stands(tmp_path: Path) -> None:
    content = news(
        "Đầu.\n\nHàng mới,\nmua ngay nhé.\n\n- giảm giá sốc\n", title="Ưu đãi hấp dẫn cuối năm", summary="Mua ngay!"
    )
    assert find_positions(advertising_wording.RULE, tmp_path, content) == [
        (4, 8, 14),
        (6, 10, 8),
        (12, 1, 8),
        (14, 3, 12),
    ]


def test_advertising_is_reported_in_decomposed_text(tmp_path: Path) -> None:
    body = unicodedata.normalize("NFD", "Cuối năm giảm giá sốc!\n")
    start = len(unicodedata.normalize("NFD", "Cuối năm ")) + 1
    length = len(unicodedata.normalize("NFD", "giảm giá sốc"))
    assert find_positions(advertising_wording.RULE, tmp_path, news(body)) == [(8, start, length)]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Cảnh báo lừa đảo qua mạng", "Kẻ gian nhắn: mua ngay, ưu đãi hấp dẫn.\n"),
        ("Mới", "Người tiêu dùng cẩn thận với lời mời mua ngay.\n"),
        ("Mới", "Không nên mua ngay khi chưa xem nhãn.\n"),
        ("Mới", "Tờ rơi ghi “giảm giá sốc”.\n"),
        ("Mới", "```\nmua ngay\n```\n"),
        ("Mới", "Xem [trang](https://example.vn/mua-ngay).\n"),
        ("Mới", "Chính sách ưu đãi người có công; hội chợ có khuyến mãi.\n"),
    ],
)
def test_texts_about_advertising_are_left_alone(tmp_path: Path, title: str, body: str) -> None:
    assert find_positions(advertising_wording.RULE, tmp_path, news(body, title=title)) == []


def test_the_settings_add_wording(tmp_path: Path) -> None:
    added = LintSettings(advertising=("Nhận quà  liền tay",))
    assert find_positions(advertising_wording.RULE, tmp_path, news("Đến là nhận quà liền tay.\n"), settings=added) == [
        (8, 8, 17)
    ]


@pytest.mark.parametrize(
    "keys", [{"source": "{name: Xã}"}, {"source": "{author: Cán bộ văn hóa}"}, {"author": "Tổ thư ký"}]
)
def test_a_supplied_page_names_its_supplier_or_author(tmp_path: Path, keys: dict[str, str]) -> None:
    assert find_positions(supplied_without_supplier.RULE, tmp_path, news(origin="supplied")) == [(6, 9, 8)]
    assert find_positions(supplied_without_supplier.RULE, tmp_path / "b", news(origin="supplied", **keys)) == []


def test_an_own_page_has_no_other_source(tmp_path: Path) -> None:
    assert find_positions(source_given_for_own.RULE, tmp_path, news(origin="own", source="{name: Báo mẫu}")) == [
        (7, 1, 6)
    ]
    assert find_positions(source_given_for_own.RULE, tmp_path / "b", news(origin="supplied", source="{name: Xã}")) == []
    assert find_positions(source_given_for_own.RULE, tmp_path / "c", news(origin="own")) == []


@pytest.mark.parametrize("last", ["Nguồn: Báo mẫu", "(Nguồn: Báo mẫu)", "*Nguồn: Báo mẫu*", "Source: a paper"])
def test_a_source_in_the_last_line_belongs_to_the_front_matter(tmp_path: Path, last: str) -> None:
    assert len(find_positions(source_in_text_only.RULE, tmp_path, news(f"Tin.\n\n{last}\n", origin="own"))) == 1
    assert (
        find_positions(
            source_in_text_only.RULE, tmp_path / "b", news(f"Tin.\n\n{last}\n", origin="quoted", source=WHOLE)
        )
        == []
    )


@pytest.mark.parametrize(
    "body",
    [
        "Nguồn: Báo mẫu\n\nTin.\n",
        "Nguồn nước: hồ và suối.\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nNguồn: Cục Thống kê\n",
        "",
    ],
)
def test_other_words_about_sources_are_left_alone(tmp_path: Path, body: str) -> None:
    assert find_positions(source_in_text_only.RULE, tmp_path, news(body, origin="own")) == []
