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
from portalgen.lint.model import Hit, PortalRule, hit
from portalgen.lint.rules.identity._titles import normal_title
from portalgen.lint.whole import Before, Whole


def check(whole: Whole) -> Iterator[Hit]:
    """IDN201 once for each item one of whose files, also a renamed one, bore another id where the change began."""
    changed = {each.renamed_to or each.path: each for each in (whole.before or {}).values() if not each.removed}
    for item in whole.library.items if changed else ():
        for page in item.pages:
            before = changed.get(page.source)
            if before is None or before.id == page.id or _another(before, page):
                continue
            if not _moved(whole, before, changed):
                place = whole.place(page, "id")
                yield hit("IDN201", place, f"id:{before.id}", before.path, before=before.id, id=page.id)
                break


def _another(before: Before, page: Page) -> bool:
    """Whether a renamed file is another item's: Git pairs a new file with a removed one that it resembles."""
    return bool(before.renamed_to) and normal_title(before.title) != normal_title(page.title)


def _moved(whole: Whole, before: Before, changed: Mapping[str, Before]) -> bool:
    """Whether the item of before lives on in another file that is new, so that this file holds another item now."""
    item = whole.item(before.id)
    page = item.page(before.language) if item else None
    earlier = changed.get(page.source) if page else None
    return page is not None and (earlier is None or earlier.id == before.id)


RULE: Final = PortalRule("IDN201", check)
