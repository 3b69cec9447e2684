"""Thông báo gỡ tin ghi tác động mà loại bài cũ không có. / A removal notice tells of an effect its former kind lacks.

Vì sao: Gỡ một bài không làm văn bản cũ có hiệu lực trở lại; ghi sai `former_kind` hay `type` thì văn bản cũ lại hiện như chưa có gì.
Why: Removing a page does not bring back what its document ended; with a wrong `former_kind` or `type` the other is shown as if nothing had been done to it.

Cách sửa: Ghi `former_kind` là loại bài trước khi bị gỡ và `type` là quan hệ bài ấy từng ghi, ví dụ `replaces`.
Fix: Write into `former_kind` the kind that the item had, and into `type` the relation as it had it, such as `replaces`.

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
    effects:
      - {type: replace, to: so-qd-cu, since: 2026-11-02}
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
    effects:
      - {type: replaces, to: so-qd-cu, since: 2026-11-02}
    ---
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.graph.references import read_lasting_effect
from portalgen.kinds.definition import Kind
from portalgen.kinds.withdrawal_reasons import denies_content
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation


def check(context: LintContext) -> Iterator[Violation]:
    """CHG118 where the former kind of a removed item can have no such effect as its notice tells of."""
    kinds = context.portal.kinds
    for item in context.library.items:
        page = item.original
        if not page.kind.is_tombstone or denies_content(page.fields["removed"]["reason"]):
            continue
        written = page.fields.get("former_kind", "")
        former = kinds.find(written)
        if written and former is None:  # CHG117 says it
            continue
        for index, each in enumerate(page.fields.get("effects", ())):
            if read_lasting_effect(page, each, kinds) is None:
                known = _list_effects(former) or [name for kind in kinds.values() for name in _list_effects(kind)]
                values = {"type": each["type"], "to": each["to"], "former": written or "?"}
                yield violation("CHG118", context.place(page, "effects", index), **values, known=", ".join(known))


def _list_effects(kind: Kind | None) -> list[str]:
    return [effect.relation for each in (kind.relations if kind is not None else ()) for effect in each.effects]


RULE: Final = PortalRule("CHG118", check)
