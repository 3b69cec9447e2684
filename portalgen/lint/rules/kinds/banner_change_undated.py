"""Dải báo khẩn cấp đã đổi mà vẫn ghi giờ cập nhật cũ. / The words of an emergency changed, and the time of its update did not.

Vì sao: Giờ cập nhật là điều người dân xem để biết tin còn đúng không; giờ cũ làm tin mới trông như tin đã qua.
Why: By that time people judge whether the news still holds; an old one makes new words look stale.

Cách sửa: Ghi `updated` là ngày giờ sửa; sửa điều sai thì ghi `change_notes`.
Fix: Write day and time of the change as `updated`; what was wrong goes into `change_notes`.

Sai / Bad:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Chuẩn bị chằng chống nhà cửa.
    date: 2026-11-24T08:00
    level: warning
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-12-05
    ---

    Ở trong nhà khi gió mạnh.

    === commit 2026-11-24T08:00
    === stage
    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Vào nhà ngay, gió đã mạnh lên.
    date: 2026-11-24T08:00
    level: danger
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-12-05
    ---

    Ở trong nhà khi gió mạnh.

Đúng / Good:

    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Chuẩn bị chằng chống nhà cửa.
    date: 2026-11-24T08:00
    level: warning
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-12-05
    ---

    Ở trong nhà khi gió mạnh.

    === commit 2026-11-24T08:00
    === stage
    === content/so/khan-cap/bao.vi.md
    ---
    id: so-bao
    kind: emergency
    title: Bão gần bờ
    summary: Vào nhà ngay, gió đã mạnh lên.
    date: 2026-11-24T08:00
    updated: 2026-11-24T09:30
    level: danger
    hazard: storm
    for_sites: [so]
    from: 2026-11-24T08:00
    until: 2026-12-05
    ---

    Ở trong nhà khi gió mạnh.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_sample
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import PortalRule, Violation, violation

_SAYING_WHEN: Final = ("updated", "change_notes")
"""The keys that say when a banner was changed."""
_READ_APART: Final = frozenset(("title", "summary", "date", *_SAYING_WHEN))
"""Keys that are no facts of an item, or whose values a page has under a name of its own."""


def check(context: LintContext) -> Iterator[Violation]:
    """KND276 at each emergency that readers had which a submission changes, and not the time of its last change."""
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id)
        page = item.page(previous.language) if item is not None else None
        if page is None or page.kind.banner is None or page.draft or is_sample(page):
            continue
        if previous.kind == page.kind.name and previous.was_shown(context.at) and _is_undated_change(page, previous):
            yield violation("KND276", context.place(page, "title"), previous.path, title=page.title)


def _is_undated_change(page: Page, previous: PreviousPage) -> bool:
    """Whether what the banner says, or how long it stays, is another thing, and not when it was changed."""
    if page.date != previous.fields.get("date", page.date):
        return False
    if any(page.fields.get(key) != previous.fields.get(key) for key in _SAYING_WHEN):
        return False
    facts = (field.name for field in page.kind.own_fields if field.name not in _READ_APART)
    return (page.title, page.summary) != (previous.title, previous.summary) or any(
        previous.fields.get(name, page.fields.get(name)) != page.fields.get(name) for name in facts
    )


RULE: Final = PortalRule("KND276", check)
