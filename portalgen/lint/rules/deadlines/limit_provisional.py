"""Hạn cuối tạm tính vì lịch nghỉ chưa chính thức. / A provisional limit: the days off are not final.

Vì sao: Lịch nghỉ của năm sau có thể đổi; con số phải nói rõ là tạm tính.
Why: Next year's days off may change, and the figure has to say that it is provisional.

Cách sửa: Cập nhật site-config/legal/calendar khi có lịch nghỉ chính thức.
Fix: Bring site-config/legal/calendar up to date when they are final.

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
    issued: 2026-11-19
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-12-31T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-12-31T10:00
    === at 2026-12-31T11:00

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
    issued: 2026-11-19
    effective: 2026-12-01
    legal_status: not_yet_in_force
    abstract: Quyết định (mẫu) về nội quy cơ quan
    origin: own
    received: {at: 2026-11-20T09:00, via: Trục liên thông văn bản, ref: "00"}
    ---

    Điều 1. Nội dung mẫu.
    === commit 2026-11-20T10:00
    === at 2026-11-20T11:00
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.law.due_dates import DueDate
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.deadlines._words import clock_violation, is_pending, localize_last_day, place_of_start

_RUNNING: Final = ("within", "soon", "overdue")


def localize_years(due: DueDate) -> LocalizedText:
    """Return why the limit is provisional, year by year."""
    provisional_years = [(each.year, each.status == "missing") for each in due.years if each.status != "confirmed"]
    return LocalizedText(
        "; ".join(
            f"chưa có lịch nghỉ năm {year}" if is_missing else f"lịch nghỉ năm {year} chưa chính thức"
            for year, is_missing in provisional_years
        ),
        "; ".join(
            f"the days off of {year} {'are missing' if is_missing else 'are not final'}"
            for year, is_missing in provisional_years
        ),
    )


def check(context: LintContext) -> Iterator[Violation]:
    """DDL209 for each running clock of the submission or given files whose limit touches a year that is not confirmed."""
    for clock in context.clocks:
        if (
            clock.standing in _RUNNING
            and clock.due is not None
            and not clock.due.is_certain
            and is_pending(context, clock)
        ):
            years = localize_years(clock.due)
            last_day = localize_last_day(clock.due)
            yield clock_violation("DDL209", place_of_start(context, clock), clock, last_day=last_day, years=years)


RULE: Final = PortalRule("DDL209", check)
