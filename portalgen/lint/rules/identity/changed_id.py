"""Mã của bài đã có bị đổi. / The id of an existing item was changed.

Vì sao: Liên kết, thời hạn và lịch sử của bài đều đi theo mã; đổi mã thì bài cũ coi như mất và mọi thời hạn tính lại
từ đầu.
Why: Links, time limits and the item's history go by its id; with another id the old item is lost and every limit
begins again.

Cách sửa: Ghi lại mã cũ. Bài mới thì đặt trong tệp mới, với mã mới.
Fix: Put the old id back. A new item gets a file and an id of its own.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Nội dung.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan-bien-tap
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Nội dung.

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Nội dung.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên trang thành phần
    date: 2026-11-20
    origin: own
    ---

    Nội dung.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.findings import site_of_path
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._titles import normalize_title


def check(whole: LintContext) -> Iterator[Violation]:
    """IDN201 once for each item that bore another id where the change began: in the same file, or in a removed one."""
    befores = tuple((whole.previous_pages or {}).values())
    at_path = {each.path: each for each in befores if not each.is_removed and not each.renamed_to}
    gone = {_likeness(each): each for each in befores if each.is_removed and whole.item(each.id) is None}
    known = {each.renamed_to or each.path for each in befores}
    for item in whole.library.items if befores else ():
        for page in item.pages:
            before = at_path.get(page.source)
            if page.source not in known and page.id in (whole.submitted_ids or ()):
                before = gone.get((page.site, page.language, page.kind, normalize_title(page.title)))
            if before is not None and before.id != page.id and not _moved(whole, before, at_path):
                yield _hit(whole, page, before)
                break


def _hit(whole: LintContext, page: Page, before: PreviousPage) -> Violation:
    place = whole.place(page, "id")
    return violation("IDN201", place, f"id:{before.id}", before.path, before=before.id, id=page.id)


def _likeness(before: PreviousPage) -> tuple[str, str, str, str]:
    """By what an added page is known as one that was removed: files may be renamed in the same change."""
    return site_of_path(before.path), before.language, before.kind, normalize_title(before.title)


def _moved(whole: LintContext, before: PreviousPage, at_path: Mapping[str, PreviousPage]) -> bool:
    """Whether the item of before lives on in another file that is new, so that this file holds another item now."""
    item = whole.item(before.id)
    page = item.page(before.language) if item else None
    earlier = at_path.get(page.source) if page else None
    return page is not None and (earlier is None or earlier.id == before.id)


RULE: Final = PortalRule("IDN201", check)
