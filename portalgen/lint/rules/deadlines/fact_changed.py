"""Ngày nhận, ngày ký hoặc giờ kết thúc sự kiện đổi sau khi bài đã đăng. / A fact that started a clock is changed after publication.

Vì sao: Đổi ngày nhận sau khi đăng có thể biến trễ hạn thành đúng hạn; việc ấy phải được Ban Biên tập thấy.
Why: A day of receipt that is changed after publication may turn late into on time; the board has to see it.

Cách sửa: Đối chiếu sổ văn bản đến; ngày mới đúng thì Ban Biên tập xác nhận khi duyệt.
Fix: Compare the register; where the new day is right, the board confirms it on approval.

Sai / Bad:

    === branch
    === content/so/van-ban/quyet-dinh-mau.vi.md
    ---
    id: so-quyet-dinh-mau
    kind: legal_document
    title: Quyết định (mẫu) về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    number: "00/QĐ-SNgV"
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-16
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-16T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-16T10:00
    === merge 2026-11-20T08:00
    === branch
    === content/so/van-ban/quyet-dinh-mau.vi.md
    ---
    id: so-quyet-dinh-mau
    kind: legal_document
    title: Quyết định (mẫu) về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    number: "00/QĐ-SNgV"
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-16
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-19T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-21T08:00
    === at 2026-11-21T09:00

Đúng / Good:

    === branch
    === content/so/van-ban/quyet-dinh-mau.vi.md
    ---
    id: so-quyet-dinh-mau
    kind: legal_document
    title: Quyết định (mẫu) về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    number: "00/QĐ-SNgV"
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-16
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-16T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-16T10:00
    === merge 2026-11-20T08:00
    === branch
    === content/so/van-ban/quyet-dinh-mau.vi.md
    ---
    id: so-quyet-dinh-mau
    kind: legal_document
    title: Quyết định (mẫu) về nội quy cơ quan
    summary: Quyết định mẫu về nội quy cơ quan.
    number: "00/QĐ-SNgV"
    document_type: decision
    normative: false
    issuer: Sở Ngoại vụ
    issued: 2026-11-16
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-16T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu, sửa chính tả.
    === commit 2026-11-21T08:00
    === at 2026-11-21T09:00
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from portalgen.content.model import Page
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.deadlines._words import localize_moment

_LOCATIONS: Final = {
    "event_end": ("event_end",),
    "signed": ("signed",),
    "issued": ("issued",),
    "suspension_start": ("suspension_start",),
    "received.at": ("received", "at"),
}


def check(context: LintContext) -> Iterator[Violation]:
    """DDL215 for each such fact of a published item that a submission changes or takes away."""
    for previous in (context.previous_pages or {}).values():
        item = context.item(previous.id)
        times = context.times.get(previous.id) if context.times is not None else None
        if item is None or times is None or times.publication.at is None or previous.language != item.original.language:
            continue
        if item.original.kind.is_tombstone:
            continue  # what it said stays as main had it
        for key, previous_fact in previous.facts:
            current_fact = _find_fact(item.original, key)
            if current_fact != previous_fact:
                place = context.place(item.original, *(_LOCATIONS[key] if current_fact is not None else ("id",)))
                value = localize_moment(current_fact) if current_fact is not None else "—"
                yield violation(
                    "DDL215", place, f"id:{previous.id}", key=key, before=localize_moment(previous_fact), value=value
                )


def _find_fact(page: Page, key: str) -> date | None:
    top, _, below = key.partition(".")
    value = page.fields.get(top)
    value = value.get(below) if below and value is not None else value
    return value if isinstance(value, date) else None


RULE: Final = PortalRule("DDL215", check)
