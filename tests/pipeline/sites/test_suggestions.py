"""What was probably meant by a target that does not exist: said for the first of a report, the same whoever found them."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.closest import SUGGESTION_LIMIT
from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.portal import AT, SmallPortal, page

COUNT = SUGGESTION_LIMIT + 5
LINKS = "".join(f"[a](id:so-hop-ba)\n[b](hop-ba{number}.vi.md)\n\n" for number in range(COUNT // 2 + 1))


def suggestions(diagnostics: tuple[Diagnostic, ...]) -> list[object]:
    return [dict(each.values)["suggestion"] for each in diagnostics if each.code == "LNK101"]


def test_only_the_first_broken_links_of_a_report_get_a_suggestion(portal: SmallPortal) -> None:
    portal.write("content/so/tin-tuc/nhieu.vi.md", page("so-nhieu", LINKS, kind="news", title="N", date="2026-01-05"))
    found = suggestions(portal.check().diagnostics)
    assert found[:2] == ["id:so-hop-bao", "hop-bao.vi.md"]
    assert len(found) >= COUNT and all(found[:SUGGESTION_LIMIT]) and not any(found[SUGGESTION_LIMIT:])


def test_lint_suggests_what_check_suggests(portal: SmallPortal) -> None:
    portal.write("content/so/tin-tuc/nhieu.vi.md", page("so-nhieu", LINKS, kind="news", title="N", date="2026-01-05"))
    report = lint(LintOptions(portal.root, AT))
    assert suggestions(tuple(each.diagnostic for each in report.findings)) == suggestions(portal.check().diagnostics)


def test_menus_and_redirects_get_a_suggestion(portal: SmallPortal) -> None:
    portal.write("site-config/redirects.yaml", "redirects:\n  - {site: so, from: /cu/, to: 'id:so-chuc-nan'}\n")
    portal.edit("site-config/profiles.yaml", "id:so-chuc-nang", "id:so-chuc-nangg")
    assert {(each.code, dict(each.values)["suggestion"]) for each in portal.check().diagnostics} == {
        ("URL102", "id:so-chuc-nang"),
        ("CFG128", "id:so-chuc-nang"),
    }


NEWS = "content/so/tin-tuc/moi.vi.md"


def find_suggestion(portal: SmallPortal, body: str) -> str:
    """The sentence about the one thing that is wrong with the links and files of a page."""
    portal.write(NEWS, page("so-moi", body, kind="news", title="Mới", date="2026-01-05"))
    (found,) = (each for each in portal.check().diagnostics if each.place.path == NEWS)
    return sentence_of(found, "vi")


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("http://so.localhost:8000/tin-tuc/hop-bao/", "hop-bao.vi.md"),
        ("http://so.localhost:8000/tin-tuc/hop-bao/index.html#y", "hop-bao.vi.md"),
        ("http://so.localhost:8000/", "site:so"),
        ("http://so.localhost:8000/tin-tuc/", "site:so/tin-tuc"),
        ("http://localhost:8000/", "site:portal"),
        ("/tin-tuc/hop-bao/", "hop-bao.vi.md"),
        ("/tin-tuc/", "site:so/tin-tuc"),
    ],
)
def test_the_address_of_a_page_of_the_portal_is_named_by_its_source(
    portal: SmallPortal, address: str, meant: str
) -> None:
    assert find_suggestion(portal, f"Xem [bài]({address}).\n").endswith(f"; có phải là `{meant}`?")
    portal.edit(NEWS, f"({address})", f"({meant})")
    assert [each.code for each in portal.check().diagnostics if each.place.path == NEWS] == []


def test_an_address_that_no_page_has_gets_no_suggestion(portal: SmallPortal) -> None:
    assert "có phải" not in find_suggestion(portal, "Xem [bài](http://so.localhost:8000/khong-co/).\n")


def test_a_file_that_lies_in_another_folder_is_to_be_copied(portal: SmallPortal) -> None:
    text = find_suggestion(portal, "Xem [quy chế](quy-che.pdf).\n")
    assert text.endswith(
        "; tệp cùng tên đang ở `content/so/gioi-thieu/chuc-nang/quy-che.pdf`: chép tệp ấy vào `content/so/tin-tuc/`"
    )
    there = portal.root / "content/so/gioi-thieu/chuc-nang/quy-che.pdf"
    (portal.root / "content/so/tin-tuc/quy-che.pdf").write_bytes(there.read_bytes())
    assert [each.code for each in portal.check().diagnostics if each.place.path == NEWS] == []


@pytest.mark.parametrize("target", ["B", "1/2", "xyz.vi.md"])
def test_a_page_is_not_meant_only_because_it_lies_in_the_same_folder(portal: SmallPortal, target: str) -> None:
    assert "có phải" not in find_suggestion(portal, f"Mục [A]({target}).\n")


LONG = " ".join(
    ["Khai trương cổng thông tin điện tử của tỉnh với giao diện mới, dễ đọc trên điện thoại và cho người khiếm thị"] * 2
)


def find_item(portal: SmallPortal, written: str) -> str:
    """What to write in the place of a value that is no id."""
    portal.write(
        NEWS, page("so-moi", "Chữ.", kind="news", title="Mới", date="2026-01-05", origin="own", related=f"[{written}]")
    )
    (found,) = (each for each in portal.check().diagnostics if each.place.path == NEWS)
    assert found.code == "FMT103"
    return help_of(found, "vi")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ngày hội chuyển đổi số", "so-ngay-hoi"),
        ("NGAY HOI CHUYEN DOI SO!", "so-ngay-hoi"),
        (f'"{LONG}"', "so-khai-truong-cong"),
        ("hoi.vi.md", "so-ngay-hoi"),
        ("../tin-tuc/hoi.vi.md", "so-ngay-hoi"),
        ("content/so/tin-tuc/hoi.vi.md", "so-ngay-hoi"),
        ("id:so-ngay-hoi", "so-ngay-hoi"),
        ("'id: so-ngay-hoii'", "so-ngay-hoi"),
    ],
)
def test_an_item_named_by_its_title_or_file_is_proposed_by_its_id(
    portal: SmallPortal, written: str, meant: str
) -> None:
    for name, identifier, title in (
        ("hoi", "so-ngay-hoi", "Ngày hội chuyển đổi số"),
        ("ra", "so-khai-truong-cong", LONG),
    ):
        portal.write(
            f"content/so/tin-tuc/{name}.vi.md",
            page(identifier, "Chữ.", kind="news", title=f'"{title}"', date="2026-01-05", origin="own"),
        )
    assert find_item(portal, written) == f"ghi `{meant}`"
    assert NEWS not in {each.place.path for each in _cure(portal, written, meant)}


def _cure(portal: SmallPortal, written: str, meant: str) -> tuple[Diagnostic, ...]:
    portal.edit(NEWS, written, meant)
    return portal.check().diagnostics


@pytest.mark.parametrize("written", ["Không có bài này", "khong-co.vi.md", "id:xyz-khong-gan-gi-ca"])
def test_an_item_that_cannot_be_found_is_to_be_looked_up(portal: SmallPortal, written: str) -> None:
    assert find_item(portal, written) == "ghi mã của bài kia: tìm dòng `id:` ở đầu tệp của bài ấy"
