"""Thời điểm không thể có: nhận trước khi ký, kết thúc trước khi bắt đầu, hoặc ở tương lai. / A time that cannot be: received before signing, ended before the beginning, or in the future.

Vì sao: Thời hạn tính từ một ngày sai thì sai theo; người chịu trách nhiệm phải tin được con số.
Why: A limit counted from a wrong day is wrong as well, and whoever answers for it has to trust the figure.

Cách sửa: Sửa cho đúng sổ văn bản đến hoặc văn bản gốc.
Fix: Correct it after the register or the document.

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
    received: {at: 2026-11-10T09:00, via: Trục liên thông văn bản, ref: "00"}
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
from datetime import date, datetime
from typing import Final

from portalgen.config.yaml_text import Location
from portalgen.content.model import Page
from portalgen.diagnostics.model import Said, fault
from portalgen.law.limits import local
from portalgen.lint.model import Hit, PortalRule
from portalgen.lint.rules.deadlines._words import moment_said
from portalgen.lint.whole import Whole

_BEFORE_SIGNING: Final = Said("trước ngày ký hoặc ban hành", "before it was signed or issued")
_BEFORE_BEGINNING: Final = Said("trước khi sự kiện bắt đầu", "before the event began")
_FUTURE: Final = Said("ở tương lai", "in the future")


def check(whole: Whole) -> Iterator[Hit]:
    """DDL202 for facts that contradict one another or the clock; pages older than the adoption are left in peace."""
    older = {clock.page.source for clock in whole.clocks if clock.standing == "before_adoption"}
    for item in whole.library.items:
        page = item.original
        if page.source not in older:
            for location, value, problem in _problems(page, whole.at):
                key = ".".join(str(step) for step in location)
                diagnostic = fault(
                    "DDL202", whole.place(page, *location), key=key, value=moment_said(value), problem=problem
                )
                yield Hit(diagnostic, (f"id:{page.id}",))


def _problems(page: Page, at: datetime) -> Iterator[tuple[Location, date, Said]]:
    received = (page.fields.get("received") or {}).get("at")
    signed = page.fields.get("signed") or page.fields.get("issued")
    end, begin = page.fields.get("event_end"), page.fields.get("event_start")
    if received is not None and received > at:
        yield ("received", "at"), received, _FUTURE
    if received is not None and signed is not None and local(received).date() < signed:
        yield ("received", "at"), received, _BEFORE_SIGNING
    if "signed" in page.fields and page.fields["signed"] > local(at).date():
        yield ("signed",), page.fields["signed"], _FUTURE
    if end is not None and begin is not None and end < begin:
        yield ("event_end",), end, _BEFORE_BEGINNING


RULE: Final = PortalRule("DDL202", check)
