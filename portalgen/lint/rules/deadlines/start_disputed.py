"""Mốc tính hạn đã đổi sau khi đăng. / What a limit runs from was changed after publication.

Vì sao: Đúng hạn chỉ khi đúng hạn theo mọi mốc từng có trên bản chính; đổi ngày nhận sau khi đăng không làm bài thành đúng hạn (Điều 9).
Why: On time means on time by every value that stood on the main line; a later day of receipt makes nothing on time (Article 9).

Cách sửa: Đối chiếu sổ văn bản đến; kết luận chỉ đổi khi có xác nhận của Ban Biên tập.
Fix: Compare the register; only the board's confirmation changes the conclusion.

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
    issued: 2026-11-10
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-12T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-19T10:00
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
    issued: 2026-11-10
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-19T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-21T08:00
    === merge 2026-11-21T09:00
    === at 2026-11-23T09:00

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
    issued: 2026-11-10
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-19T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-19T10:00
    === merge 2026-11-20T08:00
    === at 2026-11-23T09:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.law.states import last_day_words
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import clock_violation, localize_moment, localize_party, place_of_start
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.clocks import ClockReading, ItemClock

_VERDICTS: Final = {
    "on_time": B("đúng hạn", "on time"),
    "late": B("trễ hạn", "late"),
    "unproven": B("chưa rõ", "unclear"),
    None: B("chưa xong", "not done"),
}


def check(context: LintContext) -> Iterator[Violation]:
    """DDL217 for each clock whose verdict depends on which of the values that stood on main is right."""
    for clock in context.clocks:
        if clock.standing == "unproven" and clock.is_disputed:
            yield clock_violation(
                "DDL217",
                place_of_start(context, clock),
                clock,
                party=localize_party(clock),
                readings=_localize_readings(clock),
            )


def _localize_readings(clock: ItemClock) -> LocalizedText:
    parts = [_localize_reading(each) for each in clock.readings]
    return LocalizedText("; ".join(each.vi for each in parts), "; ".join(each.en for each in parts))


def _localize_reading(reading: ClockReading) -> LocalizedText:
    start, verdict = localize_moment(reading.start), _VERDICTS[reading.verdict]
    done = localize_moment(reading.stop.at) if reading.stop.at is not None else LocalizedText("", "")
    acts = (f", xong {done.vi}", f", done {done.en}") if done.vi else ("", "")
    return LocalizedText(
        f"từ {start.vi} (hạn {last_day_words(reading.due, 'vi')}){acts[0]} thì {verdict.vi}",
        f"from {start.en} (until {last_day_words(reading.due, 'en')}){acts[1]} it is {verdict.en}",
    )


RULE: Final = PortalRule("DDL217", check)
