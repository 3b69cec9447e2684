"""Suppresses findings by comments, waivers and the baseline, and records which of them had an effect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from portalgen.config.lint_settings import Waiver
from portalgen.frozen import frozen
from portalgen.lint.baseline import Baseline, BaselineEntry, may_be_in_baseline
from portalgen.lint.formats.model import Suppressed
from portalgen.lint.model import Finding, Violation
from portalgen.lint.suppression import Suppression, find_suppression, group_suppressions, list_written
from portalgen.lint.waivers import find_waiver, group_waivers, list_granted


@dataclass(frozen=True)
class SuppressionOutcome:
    """The input of the rules about suppressions. `today` is the current day in Vietnam."""

    today: date
    suppressions: tuple[tuple[Suppression, bool], ...]
    """Every suppression, with True if it suppressed a finding."""
    waivers: tuple[tuple[Waiver, bool], ...]
    baseline: Baseline
    stale_entries: tuple[BaselineEntry, ...]
    """Entries of the baseline without a matching finding."""
    added_entries: tuple[BaselineEntry, ...]
    """Entries added to the baseline since the change began."""
    waiver_text: str = ""
    """The raw text of the waiver file, from which places are computed."""
    waived_dues: Mapping[Waiver, datetime] = field(default_factory=dict)
    """For each waiver of clocks, the earliest due time among the waived clocks: the first moment too late."""
    waivers_since: Mapping[tuple[str, str, str], datetime] = field(default_factory=dict)
    """The time at which each waiver came to main, keyed by (code, item or site, last day).

    Waivers that the available history does not reach are missing.
    """


@frozen
class SuppressionRule:
    """A rule that checks the outcome of suppression."""

    code: str
    check: Callable[[SuppressionOutcome], Iterable[Violation]]


def apply_suppressions(
    findings: Iterable[Finding],
    suppressions: tuple[Suppression, ...],
    waivers: tuple[Waiver, ...],
    baseline: Baseline,
    added_entries: tuple[BaselineEntry, ...],
    items: Mapping[str, str],
    at: datetime,
    waiver_text: str = "",
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], SuppressionOutcome]:
    """Return (remaining findings, suppressed findings, outcome).

    `items` maps a source to the id of its item. `added_entries` are the entries added to the baseline since the change
    began.
    """
    today = at.date()
    remaining: list[Finding] = []
    suppressed: list[Suppressed] = []
    used_suppressions: set[Suppression] = set()
    used_waivers: set[Waiver] = set()
    waived_dues: dict[Waiver, datetime] = {}
    baselined: set[str] = set()
    granted, written = group_waivers(waivers), group_suppressions(suppressions)
    for each in findings:
        waiver = find_waiver(each, list_granted(granted, each, items), items, today)
        suppression = find_suppression(each, list_written(written, each), today)
        if waiver is not None:
            used_waivers.add(waiver)
            if each.due is not None:
                waived_dues[waiver] = min(each.due, waived_dues.get(waiver, each.due))
            used_suppressions |= {suppression} if suppression is not None else set()
            suppressed.append(Suppressed(each, "waiver", waiver.reason))
        elif suppression is not None:
            used_suppressions.add(suppression)
            suppressed.append(Suppressed(each, "comment", suppression.reason))
        elif each.fingerprint in baseline.entries and may_be_in_baseline(each.code):
            baselined.add(each.fingerprint)
            suppressed.append(Suppressed(each, "baseline"))
        else:
            remaining.append(each)
    outcome = SuppressionOutcome(
        today,
        tuple((each, each in used_suppressions) for each in suppressions),
        tuple((each, each in used_waivers) for each in waivers),
        baseline,
        tuple(entry for key, entry in baseline.entries.items() if key not in baselined),
        added_entries,
        waiver_text,
        waived_dues,
    )
    return tuple(remaining), tuple(suppressed), outcome
