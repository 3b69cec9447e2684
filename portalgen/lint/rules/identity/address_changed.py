"""Bài đã đăng đổi địa chỉ mà địa chỉ cũ không dẫn sang. / A published page moves and its old address leads nowhere.

Vì sao: Đổi tên tệp, tên thư mục hay tên trong địa chỉ của bài là đổi địa chỉ; ai đã lưu địa chỉ cũ chỉ gặp trang báo lỗi.
Why: A file, folder or slug of another name is another address; whoever kept the old one finds nothing but an error.

Cách sửa: Ghi địa chỉ cũ vào `redirect_from` của bài, hoặc để tên như cũ.
Fix: Name the old address in the page's `redirect_from`, or keep the name.

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
    === content/so/tin-tuc/tap-huan-bien-tap.vi.md
    ---
    id: so-tap-huan
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
    === content/so/tin-tuc/tap-huan.vi.md (removed)
    === content/so/tin-tuc/tap-huan-bien-tap.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    redirect_from: [/tin-tuc/tap-huan/]
    ---

    Nội dung.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._addresses import find_lost_addresses, path_of_url


def check(context: LintContext) -> Iterator[Violation]:
    """IDN209 for each published page with another file, folder or slug than before, and no redirect from its address."""
    for previous, page in find_lost_addresses(context):
        if page is not None and not page.draft:
            place = context.place(page, "slug" if page.source == previous.path and "slug" in page.fields else "id")
            path = path_of_url(previous.url)
            yield violation("IDN209", place, previous.path, f"id:{previous.id}", url=previous.url, path=path)


RULE: Final = PortalRule("IDN209", check)
