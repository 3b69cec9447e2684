"""Bài thu hồi bị ẩn. / A withdrawn page that is hidden.

Vì sao: Thu hồi là nói với người đọc rằng bài sai hoặc đăng nhầm. Bài lại là bản nháp hoặc hẹn giờ thì địa chỉ cũ báo
"không tìm thấy", và không ai biết vì sao.
Why: To withdraw a page is to tell readers that it was wrong or published by mistake. Where it is a draft or waits for
its time as well, its address answers "not found", and nobody learns why.

Cách sửa: Xóa dòng `draft` hoặc `publish_at`. Muốn nội dung không còn ai đọc được thì gỡ bài thay vì thu hồi.
Fix: Delete the line `draft` or `publish_at`. Where nobody may read the text any more, remove the page instead.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    draft: true
    origin: own
    withdrawn: {at: 2026-11-23, reason: wrong_content}
    ---

    Hội nghị khai mạc lúc 8 giờ.

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: news
    title: Hội nghị xúc tiến đầu tư
    summary: Hội nghị bàn việc xúc tiến đầu tư.
    date: 2026-11-21
    origin: own
    withdrawn: {at: 2026-11-23, reason: wrong_content}
    ---

    Hội nghị khai mạc lúc 8 giờ.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.model import Page
from portalgen.graph.moments import is_waiting
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """CHG111 where a withdrawn page is a draft, or shown only from a time after that of its withdrawal."""
    for item in context.library.items:
        page = item.original
        key = _find_hiding_key(page) if "withdrawn" in page.fields else ""
        if key:
            yield violation("CHG111", context.place(page, key), key=key, id=page.id)


def _find_hiding_key(page: Page) -> str:
    if page.draft:
        return "draft"
    return "publish_at" if is_waiting(page, page.fields["withdrawn"]["at"]) else ""


RULE: Final = PortalRule("CHG111", check)
