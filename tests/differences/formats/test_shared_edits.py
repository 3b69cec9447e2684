"""Edits that read the same on several pages are told once, and nothing is lost or joined that differs in one letter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.differences.formats.shared_edits import FoldedPages, PageParts, describe_shared_edit, fold_pages
from portalgen.differences.formats.statements import MarkedSpan, statement
from portalgen.differences.model import PageDifference, PageFace

_WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)


def page(name: str, *edits: str, head: str = "", **changed: Any) -> PageParts:
    """A page with an edit of its text for each of `edits`: the word that came."""
    face = PageFace(f"content/so/{name}.vi.md", f"https://so.example.vn/{name}/", name, "Tin", "", "", True, 10)
    difference = PageDifference(
        **{"change": "changed", "site": "so", "language": "vi", "id": name, "before": face, "after": face, **changed}
    )
    statements = tuple(
        statement("Sửa đoạn: ", MarkedSpan("context", "Ở Đà Lạt "), MarkedSpan("added", each)) for each in edits
    )
    own = (statement(MarkedSpan("strong", head)),) if head else ()
    return PageParts(difference, (statement(face.url), *own), (("Nội dung", statements),), has_own_head=bool(head))


def shown_edits(folded: FoldedPages) -> list[tuple[str, str]]:
    """Each page with each word that came, however it is told."""
    shared = [(each.id, one.edit.spans[-1].text) for one in folded.shared for each in one.pages]
    own = [(each.page.id, edit.spans[-1].text) for each in folded.rest for _, edits in each.groups for edit in edits]
    return sorted({*shared, *own})


def test_one_edit_on_many_pages_is_one_entry_with_all_its_pages() -> None:
    folded = fold_pages([page(f"tin-{number}", "thành phố") for number in range(20)], "vi")
    (shared,) = folded.shared
    assert folded.rest == () and len(shared.pages) == 20
    assert len(describe_shared_edit(shared, "vi").details[-1].details) == 20
    assert len(describe_shared_edit(shared, "vi", 3).details[-1].details) == 4


def test_a_page_with_another_edit_keeps_it_and_says_that_there_are_more() -> None:
    folded = fold_pages([page("a", "một"), page("b", "một", "hai")], "vi")
    (rest,) = folded.rest
    assert rest.page.id == "b" and [edit.spans[-1].text for _, edits in rest.groups for edit in edits] == ["hai"]
    assert "1 chỗ sửa giống hệt" in rest.head[-1].spans[0].text


def test_a_page_that_readers_no_longer_see_is_told_even_if_its_edits_are_shared() -> None:
    folded = fold_pages([page("a", "một"), page("b", "một", head="Người đọc sẽ không còn thấy trang này")], "vi")
    assert [each.page.id for each in folded.rest] == ["b"]


@pytest.mark.parametrize("alone", [{"before": None}, {"is_raw": True}])
def test_new_pages_and_pages_that_cannot_be_read_are_told_whole(alone: dict[str, Any]) -> None:
    folded = fold_pages([page("a", "một", **alone), page("b", "một", **alone)], "vi")
    assert not folded.shared and len(folded.rest) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tài khoản 0123456789", "tài khoản 0123456780"),
        ("ngày 01/02/2026", "ngày 02/01/2026"),
        ("được thu phí", "không được thu phí"),
        ("Nguyễn Văn A", "Nguyễn Văn Á"),
        ("https://a.example.vn/", "https://a.example.vn.la/"),
        ("Đà Lạt", "Đà\u200b Lạt"),
        ("Đà Lạt", "Đà\xa0Lạt"),
        ("co", "cо"),
    ],
    ids=["digit", "day", "negation", "name", "host", "zero width", "space", "Cyrillic"],
)
def test_edits_that_differ_in_one_letter_are_two(first: str, second: str) -> None:
    folded = fold_pages([page("a", first), page("b", second)], "vi")
    assert not folded.shared and len(folded.rest) == 2


@settings(max_examples=40)
@given(st.lists(st.lists(_WORDS, min_size=1, max_size=3), min_size=1, max_size=6))
def test_nothing_is_lost_and_shared_edits_are_equal(pages: Sequence[Sequence[str]]) -> None:
    parts = [page(f"tin-{number}", *edits) for number, edits in enumerate(pages)]
    folded = fold_pages(parts, "vi")
    assert shown_edits(folded) == sorted(
        {(each.page.id, edit.spans[-1].text) for each in parts for edit in each.groups[0][1]}
    )
    assert len({each.id for each in folded.shared}) == len(folded.shared)
    assert all(len(each.pages) > 1 for each in folded.shared)
