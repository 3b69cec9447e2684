"""The data of a report: findings, clocks, and the scope of the check."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from portalgen.frozen import frozen
from portalgen.law.deadlines import DeadlineParty
from portalgen.lint.model import Finding

ClockRowState = Literal["within", "soon", "overdue", "met", "taken_down", "missed", "unproven"]
"""The state of a clock: `within`, `soon` or `overdue` while it runs; otherwise the result after it stopped.

Results are `met`, `missed`, `unproven` and `taken_down`: published in time, but no longer public at the due time.
"""

SuppressionMethod = Literal["comment", "waiver", "baseline"]
"""The reason why a finding is suppressed: a comment in the page, a waiver of the board, or the baseline."""


@frozen
class ClockRow:
    """A clock of an item (QĐ 2111, Điều 8(4) and Điều 9). `last_day` and `time_left` are texts for people.

    `due` is the first moment too late (+07:00), or None if the law sets no number. `certain` is False if the days off
    of a year used in the calculation are not final.
    """

    title: str
    path: str
    party: DeadlineParty
    class_name: str
    start: datetime | None
    due: datetime | None
    last_day: str
    """The text from `portalgen.law.states.last_day_words`: `hết ngày 24/02/2026`. Empty without a due time."""
    state: ClockRowState
    time_left: str
    """The text from `portalgen.law.states.time_left_words`: `còn 3 giờ`. Empty once the clock has stopped."""
    basis: str
    certain: bool = True


@frozen
class Suppressed:
    """A suppressed finding and the reason given for it. Only SARIF reports contain it."""

    finding: Finding
    method: SuppressionMethod
    reason: str = ""


@frozen
class ReportData:
    """The data from which formats build a report. Texts (`scope`, clocks) are in the language of the report.

    `suppressed_count`, `waived_count` and `baselined_count` count suppressed findings; `checked_count` counts sources.
    """

    findings: tuple[Finding, ...]
    at: datetime
    """The time of the check, with time zone."""
    scope: str
    """A description of the scope of the check: `toàn bộ cổng`, `bài gửi duyệt này`."""
    checked_count: int | None
    """None if no files were counted, as in `check` and `build`."""
    tool_version: str
    suppressed_count: int = 0
    waived_count: int = 0
    baselined_count: int = 0
    clocks: tuple[ClockRow, ...] = ()
    suppressed_findings: tuple[Suppressed, ...] = ()
    is_inspection: bool = False
    """True if built pages were checked instead of sources."""
    shown_findings: tuple[Finding, ...] | None = None
    """The part of `findings` that `text` and `concise` show, or None for all. Counts always include all findings."""
