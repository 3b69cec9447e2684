"""Địa chỉ của bài đã đăng sẽ mất. / The address of a published page will be gone.

Vì sao: Người dân, báo chí và công cụ tìm kiếm đã lưu địa chỉ này; bài bị xóa hay thành nháp thì họ chỉ gặp trang báo lỗi.
Why: Citizens, the press and search engines keep the address; where the page is removed they find nothing but an error.

Cách sửa: Khôi phục bài; sai thì sửa và ghi `change_notes`. Có bài thay thế thì ghi địa chỉ cũ vào `redirect_from` của bài đó.
Fix: Bring the page back, and correct it with `change_notes`; or name the old address in `redirect_from` of what replaces it.

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
    === content/so/tin-tuc/tap-huan.vi.md (removed)

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
    === content/so/tin-tuc/tap-huan.vi.md (removed)
    === content/so/tin-tuc/tap-huan-dot-hai.vi.md
    ---
    id: so-tap-huan-dot-hai
    kind: news
    title: Tập huấn biên tập viên đợt hai
    date: 2026-11-23
    origin: own
    redirect_from: [/tin-tuc/tap-huan/]
    ---

    Đợt hai thay cho đợt một.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._addresses import find_lost_addresses, path_of_url

_REMOVED: Final = LocalizedText("bị xóa", "is removed")
_HIDDEN: Final = LocalizedText("trở thành bài nháp", "becomes a draft")


def check(context: LintContext) -> Iterator[Violation]:
    """IDN208 for each published page that is removed or made a draft, with nothing in the place of its address."""
    for previous, page in find_lost_addresses(context):
        if page is None:
            place, reason = Place(previous.path), _REMOVED
        elif page.draft:
            place, reason = context.place(page, "draft"), _HIDDEN
        else:
            continue
        path = path_of_url(previous.url)
        yield violation(
            "IDN208", place, f"id:{previous.id}", url=previous.url, path=path, title=previous.title, reason=reason
        )


RULE: Final = PortalRule("IDN208", check)
