"""Builds the data of a report from findings and clocks, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from types import MappingProxyType
from typing import Final

from portalgen.law.instruments import join_citations
from portalgen.law.states import last_day_words, time_left_words
from portalgen.lint.formats.model import ClockRow, ReportData, Suppressed
from portalgen.lint.formats.model import ClockRowState as Shown
from portalgen.lint.formats.words import CLOCK_STATE_NAMES
from portalgen.lint.model import Finding
from portalgen.text.bilingual import Bilingual
from portalgen.timeline.item_clock import ClockStanding, ItemClock

_SHOWN: Final = MappingProxyType[ClockStanding, Shown](
    {
        "within": "within",
        "soon": "soon",
        "overdue": "overdue",
        "met": "met",
        "taken_down": "taken_down",
        "late": "missed",
        "unproven": "unproven",
    }
)
"""The state shown for a standing; none for clocks that cannot run for lack of a fact, number or adoption."""
_NOT_SHOWN: Final = Bilingual("không tính", "not counted")
_WAIVED: Final = Bilingual("miễn áp dụng (có phê duyệt)", "waived (with approval)")
_RUNNING: Final = ("within", "soon", "overdue")


def build_report_data(
    findings: tuple[Finding, ...],
    suppressed_findings: tuple[Suppressed, ...],
    clocks: Iterable[ItemClock],
    at: datetime,
    scope: str,
    checked: int,
    version: str,
    language: str,
) -> ReportData:
    """Return the data for all formats. `scope` must be in the reader's language already."""
    methods = [each.method for each in suppressed_findings]
    waived = frozenset(_clock_key_of(each.finding) for each in suppressed_findings if each.method == "waiver")
    return ReportData(
        findings=findings,
        at=at,
        scope=scope,
        checked_count=checked,
        tool_version=version,
        suppressed_count=methods.count("comment"),
        waived_count=methods.count("waiver"),
        baselined_count=methods.count("baseline"),
        clocks=tuple(build_clock_row(each, at, language, waived) for each in clocks if each.standing in _SHOWN),
        suppressed_findings=suppressed_findings,
    )


def name_of_standing(standing: ClockStanding | None, language: str) -> str:
    """Return the text that reports show for the standing of a clock. None means that there is no clock."""
    shown = _SHOWN.get(standing) if standing is not None else None
    return CLOCK_STATE_NAMES[shown].text(language) if shown is not None else _NOT_SHOWN.text(language)


_ClockKey = tuple[str, str, datetime | None]


def _clock_key_of(finding: Finding) -> _ClockKey:
    return finding.place.path, finding.party, finding.due


def build_clock_row(
    clock: ItemClock, at: datetime, language: str, waived: frozenset[_ClockKey] = frozenset()
) -> ClockRow:
    """Return the row of a clock. The clock must have a due time, and a standing that reports show.

    If the finding of the clock is in `waived`, the row mentions the waiver.
    """
    assert clock.due is not None
    left = time_left_words(clock.due, at, language) if clock.standing in _RUNNING else ""
    if (clock.page.source, clock.deadline.party, clock.due.due) in waived:
        left = "; ".join(part for part in (left, _WAIVED.text(language)) if part)
    return ClockRow(
        title=clock.page.title,
        path=clock.page.source,
        party=clock.deadline.party,
        class_name=clock.deadline.names.text(language),
        start=clock.start_moment,
        due=clock.due.due,
        last_day=last_day_words(clock.due, language),
        state=_SHOWN[clock.standing],
        time_left=left,
        basis=join_citations(clock.deadline.basis),
        certain=clock.due.is_certain,
    )
