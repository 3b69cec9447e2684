"""What each further page costs a first build, counted; raising a number needs a reason beside it.

Counted in one process, without the search, between two portals that differ in the number of their pages alone. So
what a build does once is no part of it, and what lists, feeds and site maps do for each page is.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.makers.counted_work import Work, count_work
from tests.makers.portal import FILES, SmallPortal, page

FEW, MANY = 12, 60
"""Pages of the portals: more than a home page shows, and fewer than a list has on one page."""

CALLS = 3_000
"""Functions of Python for a page with its place in the list, the feed and the maps of its site: a third is its Markdown,
a third its view with metadata and key, the rest the template, the plan, what is read and written."""

READINGS = 2
"""Times that a source is opened: its digest and its front matter are taken of one reading, its body of another one
when the page is rendered, so that the bodies of all pages are not held."""

ROWS = 1
"""Rows of the cache that a page writes by itself, that of its body; its front matter stands in that of its site."""

BODY = """**Kết quả**: *tháng* này đã hoàn thành các chỉ tiêu; xem [bài trước](bai-{before:03}.vi.md).

## Nhiệm vụ {number}

Một đoạn chữ không có dấu hiệu gì, dài vừa phải, như hầu hết các đoạn của các bài.

- Giao các đơn vị rà soát;
- Báo cáo trước ngày 20.

> Trích ý kiến của lãnh đạo.
"""


def source_of(number: int) -> str:
    return f"content/so/tin-tuc/bai-{number:03}.vi.md"


def portal_of(root: Path, pages: int) -> SmallPortal:
    sites = {path: text for path, text in FILES.items() if path.startswith("site-config/") and isinstance(text, str)}
    lists = {path: text.replace("page_size: 2", "page_size: 100") for path, text in sites.items()}
    news = {
        source_of(number): page(
            f"bai-{number:03}",
            BODY.format(number=number, before=(number - 1) % pages),
            kind="news",
            title=f"Bài số {number:03}",
            date="2026-11-20",
            origin="own",
            summary="Tóm tắt của bài.",
        )
        for number in range(pages)
    }
    return SmallPortal(root, lists | news)


def build(portal: SmallPortal) -> Work:
    return count_work(lambda: portal.build_successfully(jobs=1))


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> tuple[Work, Work]:
    """A build of the few pages and one of the many, when what is loaded and compiled once is there."""
    folder = tmp_path_factory.mktemp("counted")
    portal_of(folder / "first", FEW).build_successfully(jobs=1)
    return build(portal_of(folder / "few", FEW)), build(portal_of(folder / "many", MANY))


def per_page(few: float, many: float) -> float:
    return (many - few) / (MANY - FEW)


@pytest.mark.skipif(sys.version_info < (3, 12), reason="a comprehension is a call before Python 3.12")
def test_a_further_page_takes_few_calls(works: tuple[Work, Work]) -> None:
    few, many = works
    assert per_page(few.calls, many.calls) <= CALLS


def test_a_page_is_opened_for_what_stands_above_its_body_and_for_its_body(works: tuple[Work, Work]) -> None:
    opened = works[1].opened
    assert {times for path, times in opened.items() if path.endswith(".md")} == {READINGS}


def test_of_a_further_page_nothing_is_opened_but_its_source_and_its_output(works: tuple[Work, Work]) -> None:
    few, many = works
    a_batch = 0.05  # each batch of outputs looks once how much memory it has
    assert per_page(few.opened.total(), many.opened.total()) <= READINGS + 1 + a_batch


def test_a_further_page_is_one_more_row_and_no_more_transactions(works: tuple[Work, Work]) -> None:
    few, many = works
    assert per_page(few.statements["INSERT"], many.statements["INSERT"]) == ROWS
    others = Counter(
        {word: many.statements[word] - few.statements[word] for word in many.statements if word != "INSERT"}
    )
    assert max(others.values()) <= 1, "a batch more of outputs is one read and one transaction more"
