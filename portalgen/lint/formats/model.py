"""The data of a report: the findings, the clocks, and what was checked."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from portalgen.frozen import frozen
from portalgen.law.deadlines import DeadlineParty
from portalgen.lint.model import Finding

ClockRowState = Literal["within", "soon", "overdue", "met", "taken_down", "missed", "unproven"]
"""A running clock is `within`, `soon` or `overdue`; one that stopped is `met`, `taken_down`, `missed` or `unproven`.
`taken_down` was published in time and was not public any more when it was due."""

SuppressionMethod = Literal["comment", "waiver", "baseline"]
"""Why a finding does not count: a comment in the page, a waiver of the board, or that it was there before."""


@frozen
class ClockRow:
    """One clock of one item (QĐ 2111, Điều 8(4) and Điều 9); `last_day` and `time_left` are words for people.

    `due` is the first moment that is too late (+07:00), None where the law sets no number. `certain` is False
    where the days off of a year that was counted are not final.
    """

    title: str
    path: str
    party: DeadlineParty
    class_name: str
    start: datetime | None
    due: datetime | None
    last_day: str
    """As `portalgen.law.states.last_day_words` returns it: `hết ngày 24/02/2026`; empty where nothing is due."""
    state: ClockRowState
    time_left: str
    """As `portalgen.law.states.time_left_words` returns it: `còn 3 giờ`; empty where the clock has stopped."""
    basis: str
    certain: bool = True


@frozen
class Suppressed:
    """A finding that does not count, and the reason that people gave; only SARIF carries it."""

    finding: Finding
    method: SuppressionMethod
    reason: str = ""


@frozen
class ReportData:
    """Everything that a format may write. Words in it (`scope`, clocks) are in the language of the report.

    `suppressed_count`, `waived_count` and `baselined_count` count suppressed findings, `checked_count` counts sources.
    """

    findings: tuple[Finding, ...]
    at: datetime
    """The clock of the check, aware."""
    scope: str
    """What was checked, in words: `toàn bộ cổng`, `bài gửi duyệt này`."""
    checked_count: int
    tool_version: str
    suppressed_count: int = 0
    waived_count: int = 0
    baselined_count: int = 0
    clocks: tuple[ClockRow, ...] = ()
    suppressed_findings: tuple[Suppressed, ...] = ()
    is_inspection: bool = False
    """Whether built pages were checked, and not sources."""
    shown_findings: tuple[Finding, ...] | None = None
    """The part of `findings` that `text` and `concise` show, None for all; the counts are those of all findings."""
