"""Mã của bài đã gỡ được dùng lại cho bài khác. / The id of a removed item is used for another one.

Vì sao: Mã không bao giờ dùng lại: liên kết tới bài cũ sẽ dẫn sang bài mới, và thời hạn của bài mới bị tính theo bài
cũ.
Why: An id is never used again: links to the old item would lead to the new one, whose time limits would be counted
from the old.

Cách sửa: Đặt mã khác cho bài mới.
Fix: Give the new item an id of its own.

Sai / Bad:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Lớp học kéo dài hai ngày, mỗi ngày hai buổi, tại hội trường của Sở.

    Học viên thực hành viết tin, đặt tiêu đề và mô tả ảnh.

    Tài liệu được gửi trước cho từng cơ quan.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md (removed)
    === content/so/tin-tuc/thong-bao-cup-dien.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Thông báo cúp điện
    date: 2026-11-20
    origin: own
    ---

    Điện tạm ngừng để bảo trì đường dây trong khu vực trụ sở.

    Hồ sơ vẫn được nhận tại bàn tiếp dân; kết quả trả vào buổi chiều.

    Người dân có thể nộp hồ sơ trực tuyến trong thời gian này.

Đúng / Good:

    === content/so/tin-tuc/tap-huan.vi.md
    ---
    id: so-tap-huan
    kind: news
    title: Tập huấn biên tập viên
    date: 2026-11-20
    origin: own
    ---

    Lớp học kéo dài hai ngày, mỗi ngày hai buổi, tại hội trường của Sở.

    Học viên thực hành viết tin, đặt tiêu đề và mô tả ảnh.

    Tài liệu được gửi trước cho từng cơ quan.

    === commit 2026-11-20T08:00
    === stage
    === content/so/tin-tuc/tap-huan.vi.md (removed)
    === content/so/tin-tuc/thong-bao-cup-dien.vi.md
    ---
    id: so-thong-bao-cup-dien
    kind: news
    title: Thông báo cúp điện
    date: 2026-11-20
    origin: own
    ---

    Điện tạm ngừng để bảo trì đường dây trong khu vực trụ sở.

    Hồ sơ vẫn được nhận tại bàn tiếp dân; kết quả trả vào buổi chiều.

    Người dân có thể nộp hồ sơ trực tuyến trong thời gian này.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.identity._titles import is_another_item


def check(context: LintContext) -> Iterator[Violation]:
    """IDN202 once for each item whose id an added one bears that is another item; it may have gone long ago.

    It is another one where it has no word of the title, or is of another kind; a document also by its number and issuer.
    """
    previous_pages = (context.previous_pages or {}).values()
    previous_paths = {each.path for each in previous_pages}
    found: dict[str, tuple[Page, PreviousPage]] = {}
    for previous in previous_pages:
        is_free = previous.is_removed or previous.renamed_to or previous.is_tombstone
        item = context.item(previous.id) if is_free else None
        page = item.page(previous.language) if item else None
        if item is None or page is None or not is_another_item(previous, page):
            continue
        if page.source in previous_paths and not previous.is_tombstone:
            continue
        if page is item.original or page.id not in found:
            found[page.id] = page, previous
    for page, previous in found.values():
        yield violation("IDN202", context.place(page, "id"), previous.path, id=page.id, title=previous.title)
    for identity, record in (context.timeline.former if context.timeline is not None else {}).items():
        former = context.item(identity) if identity not in found else None
        if former is not None:
            place = context.place(former.original, "id")
            yield violation("IDN202", place, f"id:{identity}", id=identity, title=record.identity.title)


RULE: Final = PortalRule("IDN202", check)
