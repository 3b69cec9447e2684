"""Bài bị gỡ còn được nơi khác dẫn tới. / What is removed is still linked to.

Vì sao: Người đọc bấm vào liên kết chỉ gặp thông báo gỡ tin; nơi dẫn tới phải biết để sửa.
Why: Whoever follows the link finds nothing but a notice; those who link there have to know.

Cách sửa: Sửa các nơi đó, trong cùng bài gửi hay sau đó.
Fix: Revise these places, in the same submission or afterwards.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Lớp học kéo dài hai ngày.

    === content/so/tin-tuc/lich-hoc.vi.md
    ---
    id: so-lich-hoc
    kind: news
    title: Lịch học tháng 12
    date: 2026-11-20
    origin: own
    ---

    Xem [lớp tập huấn](id:so-tap-huan).

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: tombstone
    title: Tập huấn biên tập viên
    date: 2026-11-20
    removed: {at: 2026-11-21, reason: wrong_content}
    former_kind: news
    ---

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Lớp học kéo dài hai ngày.

    === content/so/tin-tuc/lich-hoc.vi.md
    ---
    id: so-lich-hoc
    kind: news
    title: Lịch học tháng 12
    date: 2026-11-20
    origin: own
    ---

    Lớp học tiếp theo vào tháng 12.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: tombstone
    title: Tập huấn biên tập viên
    date: 2026-11-20
    removed: {at: 2026-11-21, reason: wrong_content}
    former_kind: news
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Item
from portalgen.diagnostics.model import LocalizedText
from portalgen.lint.context import LintContext
from portalgen.lint.linking_pages import find_links_to
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """CHG208 once for each item that a submission removes while pages, menus or redirects lead to it."""
    seen: set[str] = set()
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id)
        if previous.is_tombstone or previous.id in seen or item is None or not item.original.kind.is_tombstone:
            continue
        seen.add(previous.id)
        sources = [each.source for each in item.pages]
        urls = _list_urls(context, item)
        links = find_links_to(context.portal, context.library, item.id, sources, context.read_source, urls)
        if links:
            parts = links.list_parts()
            places = LocalizedText("; ".join(each.vi for each in parts), "; ".join(each.en for each in parts))
            yield violation("CHG208", context.place(item.original, "kind"), places=places)


def _list_urls(context: LintContext, item: Item) -> list[str]:
    published = context.list_published(item.original.site).values() if context.list_published is not None else ()
    return [each.url for each in published if each.id == item.id]


RULE: Final = PortalRule("CHG208", check)
