"""What came of setting findings aside: what suppressions, waivers and the baseline did, and what they did not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from portalgen.config.lint_settings import Waiver
from portalgen.diagnostics.waiving import who_may_waive
from portalgen.lint.baseline import Baseline, BaselineEntry, may_be_in_baseline
from portalgen.lint.findings import site_of_path
from portalgen.lint.formats.model import Suppressed
from portalgen.lint.model import Finding, Violation
from portalgen.lint.suppression import Suppression, find_suppression


@dataclass(frozen=True)
class SuppressionOutcome:
    """What the rules about suppression judge. `today` is the day of the clock in Vietnam."""

    today: date
    suppressions: tuple[tuple[Suppression, bool], ...]
    """Each with whether it set something aside."""
    waivers: tuple[tuple[Waiver, bool], ...]
    baseline: Baseline
    stale_entries: tuple[BaselineEntry, ...]
    """What the baseline knows and nobody finds any more."""
    added_entries: tuple[BaselineEntry, ...]
    """What the baseline did not know where the change began."""
    waiver_text: str = ""
    """The raw text of the file of waivers, for places."""


@dataclass(frozen=True, slots=True)
class SuppressionRule:
    """A rule over what came of setting findings aside."""

    code: str
    check: Callable[[SuppressionOutcome], Iterable[Violation]]


def apply_suppressions(
    findings: Iterable[Finding],
    suppressions: tuple[Suppression, ...],
    waivers: tuple[Waiver, ...],
    baseline: Baseline,
    before: Baseline | None,
    items: Mapping[str, str],
    at: datetime,
    waiver_text: str = "",
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], SuppressionOutcome]:
    """(what remains, what is set aside, what came of it). `items` gives the id of the item that a source is."""
    today = at.date()
    kept: list[Finding] = []
    aside: list[Suppressed] = []
    acted: set[Suppression] = set()
    used: set[Waiver] = set()
    seen: set[str] = set()
    for each in findings:
        waiver = next((waiver for waiver in waivers if _waives(waiver, each, items, today)), None)
        suppression = find_suppression(each, suppressions, today)
        if waiver is not None:
            used.add(waiver)
            acted |= {suppression} if suppression is not None else set()
            aside.append(Suppressed(each, "waiver", waiver.reason))
        elif suppression is not None:
            acted.add(suppression)
            aside.append(Suppressed(each, "comment", suppression.reason))
        elif each.fingerprint in baseline.entries and may_be_in_baseline(each.code):
            seen.add(each.fingerprint)
            aside.append(Suppressed(each, "baseline"))
        else:
            kept.append(each)
    grown = () if before is None or not before.exists else _added_entries(baseline, before)
    outcome = SuppressionOutcome(
        today,
        tuple((each, each in acted) for each in suppressions),
        tuple((each, each in used) for each in waivers),
        baseline,
        tuple(known for key, known in baseline.entries.items() if key not in seen),
        grown,
        waiver_text,
    )
    return tuple(kept), tuple(aside), outcome


def _waives(waiver: Waiver, finding: Finding, items: Mapping[str, str], today: date) -> bool:
    path = finding.place.path
    subject = items.get(path) == waiver.item if waiver.item else site_of_path(path) == waiver.site
    may_waive = waiver.code == finding.code and who_may_waive(finding.code) != "nobody"
    return may_waive and subject and waiver.starts <= today <= waiver.until


def _added_entries(baseline: Baseline, before: Baseline) -> tuple[BaselineEntry, ...]:
    return tuple(known for key, known in baseline.entries.items() if key not in before.entries)
