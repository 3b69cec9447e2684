"""Văn bản mà bài đã gỡ làm hết hiệu lực lại hiện như còn hiệu lực. / What a removed item ended is in force again.

Vì sao: Gỡ một bài không làm văn bản cũ có hiệu lực trở lại, nhưng thông báo gỡ tin không còn nói nó thay thế gì.
Why: Removing a page does not bring back what its document ended, and its notice no longer says what it replaced.

Cách sửa: Ghi tình trạng vào chính bài cũ, ví dụ `legal_status: expired`.
Fix: Write the state into the other item itself, such as `legal_status: expired`.

Sai / Bad:

    === content/so/van-ban/qd-cu.vi.md
    ---
    id: so-qd-cu
    kind: legal_document
    title: Quyết định về giá dịch vụ (mẫu)
    summary: Giá dịch vụ mẫu.
    number: 01/QĐ-MAU
    document_type: decision
    normative: false
    issuer: Sở Y tế
    issued: 2026-01-05
    effective: 2026-01-10
    received: {at: 2026-01-05}
    ---

    Điều 1.
    === content/so/van-ban/qd-moi.vi.md
    ---
    id: so-qd-moi
    kind: tombstone
    title: Quyết định đã gỡ
    date: 2026-11-02
    removed: {at: 2026-11-23, reason: personal_data}
    former_kind: legal_document
    ended: [so-qd-cu]
    ---

Đúng / Good:

    === content/so/van-ban/qd-cu.vi.md
    ---
    id: so-qd-cu
    kind: legal_document
    title: Quyết định về giá dịch vụ (mẫu)
    summary: Giá dịch vụ mẫu.
    number: 01/QĐ-MAU
    document_type: decision
    normative: false
    issuer: Sở Y tế
    issued: 2026-01-05
    effective: 2026-01-10
    legal_status: expired
    received: {at: 2026-01-05}
    ---

    Điều 1.
    === content/so/van-ban/qd-moi.vi.md
    ---
    id: so-qd-moi
    kind: tombstone
    title: Quyết định đã gỡ
    date: 2026-11-02
    removed: {at: 2026-11-23, reason: personal_data}
    former_kind: legal_document
    ended: [so-qd-cu]
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.moments import state_of
from portalgen.kinds.withdrawal_reasons import denies_content
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """CHG118 where an item that a removed one ended says nothing of its state itself, and no other item has ended it."""
    for item in context.library.items:
        page = item.original
        if not page.kind.is_tombstone or denies_content(page.fields["removed"]["reason"]):
            continue
        for identifier in page.fields.get("ended", ()):
            other = context.item(identifier)
            states = other.original.kind.states if other is not None else None
            if other is None or states is None or other.original.fields.get(states.field):
                continue
            state = state_of(other.original, (), context.at)
            if state and state not in states.lapsed:
                values = {"title": other.original.title, "source": other.original.source, "key": states.field}
                yield violation("CHG118", context.place(page, "ended"), **values, state=sorted(states.lapsed)[0])


RULE: Final = PortalRule("CHG118", check)
