"""Thiếu ngày nhận, ngày ký hoặc giờ kết thúc sự kiện nên không tính được thời hạn. / The fact that starts a time limit is missing.

Vì sao: Thời hạn cập nhật tính từ ngày nhận văn bản (Điều 9); không có ngày nhận thì không ai biết còn bao lâu, và không suy đoán thay.
Why: The limits of Article 9 run from receipt; without it nobody knows how much time is left, and it is never guessed.

Cách sửa: Ghi received theo sổ văn bản đến, hoặc event_end của sự kiện.
Fix: Write received as the register has it, or event_end of the event.

Sai / Bad:

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
    issued: 2026-11-19
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    ---

    Điều 1. Nội dung mẫu.
    === at 2026-11-20T10:00

Đúng / Good:

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
    issued: 2026-11-19
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-20T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === at 2026-11-20T10:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import basis_of_clock, clock_violation, localize_limit, place_of_start

_EXAMPLES: Final = {
    "received": ("received", "received: {at: 2026-11-24T08:00, via: …, ref: …}"),
    "event_end": ("event_end", "event_end: 2026-11-24T11:30"),
    "signed": ("signed", "signed: 2026-11-24"),
}


def check(context: LintContext) -> Iterator[Violation]:
    """DDL201 for each clock with a number that has no start; emergencies wait for nothing (DDL219)."""
    for clock in context.clocks:
        if clock.page.kind.banner is None and clock.standing == "missing" and clock.deadline.start in _EXAMPLES:
            key, example = _EXAMPLES[clock.deadline.start]
            values = {
                "key": key,
                "deadline_class": clock.deadline.id,
                "basis": basis_of_clock(clock),
                "example": example,
            }
            yield clock_violation(
                "DDL201", place_of_start(context, clock), clock, limit=localize_limit(clock), **values
            )


RULE: Final = PortalRule("DDL201", check)
