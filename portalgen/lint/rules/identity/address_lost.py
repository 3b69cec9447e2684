"""Địa chỉ của bài đã đăng sẽ mất. / The address of a published page will be gone.

Vì sao: Người dân, báo chí và công cụ tìm kiếm đã lưu địa chỉ này; bài bị xóa hay thành nháp thì họ chỉ gặp trang báo lỗi.
Why: Citizens, the press and search engines keep the address; where the page is removed they find nothing but an error.

Cách sửa: Khôi phục bài; cần gỡ thì để lại thông báo gỡ tin (`portalgen remove`). Có bài thay thế thì ghi địa chỉ cũ vào
`redirect_from` của bài đó.
Fix: Bring the page back; to remove it leave a notice (`portalgen remove`). Where another page replaces it, name the old
address in that page's `redirect_from`.

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
from portalgen.lint.rules.identity._addresses import find_lost_addresses

_REASONS: Final = {
    "": LocalizedText("bị xóa", "is removed"),
    "draft": LocalizedText("trở thành bài nháp", "becomes a draft"),
    "publish_at": LocalizedText("bị hẹn giờ đăng lại về sau", "is to be published later"),
}


def check(context: LintContext) -> Iterator[Violation]:
    """IDN208 for each published page that is removed or hidden, with nothing in the place of its address."""
    for lost in find_lost_addresses(context):
        if lost.page is not None and not lost.hiding_key:
            continue
        previous = lost.previous
        place = context.place(lost.page, lost.hiding_key) if lost.page is not None else Place(previous.path)
        yield violation(
            "IDN208",
            place,
            f"id:{previous.id}",
            url=lost.url,
            id=previous.id,
            path=lost.path,
            title=previous.title,
            reason=_REASONS[lost.hiding_key],
        )


RULE: Final = PortalRule("IDN208", check)
