"""Loại cũ của bài đã gỡ không có. / A removal notice that names no kind.

Vì sao: Thông báo gỡ tin nói bài trước đây là gì. Ghi sai thì người đọc không biết vừa mất một tin hay một văn bản.
Why: The notice says what the item was. Where that is misspelt, readers do not learn whether news or a document is gone.

Cách sửa: Ghi `kind` mà bài có trước khi bị gỡ, hoặc xóa dòng `former_kind`.
Fix: Write the `kind` that the item had, or delete the line `former_kind`.

Sai / Bad:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: tombstone
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-21
    removed: {at: 2026-11-23, reason: duplicate}
    former_kind: new
    ---

Đúng / Good:

    === content/so/tin-tuc/hoi-nghi-moi.vi.md
    ---
    id: so-hoi-nghi-moi
    kind: tombstone
    title: Hội nghị xúc tiến đầu tư
    date: 2026-11-21
    removed: {at: 2026-11-23, reason: duplicate}
    former_kind: news
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.sentences import find_closest
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """CHG117 where `former_kind` is none of the portal's kinds, or one that no removed item can have had."""
    known = [kind.name for kind in context.portal.kinds.values() if not kind.is_tombstone and not kind.is_index]
    for item in context.library.items:
        page = item.original
        written = page.fields.get("former_kind") if page.kind.is_tombstone else None
        if written is not None and written not in known:
            place = context.place(page, "former_kind")
            suggestion = find_closest(written, known)
            yield violation("CHG117", place, kind=written, suggestion=suggestion, known=", ".join(known))


RULE: Final = PortalRule("CHG117", check)
