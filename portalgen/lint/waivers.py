"""Finds the board's waiver for a finding; `lint.apply_suppressions` applies it with comments and the baseline."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from portalgen.config.lint_settings import Waiver
from portalgen.diagnostics.who_may_waive import who_may_waive
from portalgen.lint.findings import site_of_path
from portalgen.lint.model import Finding


def find_waiver(finding: Finding, waivers: Iterable[Waiver], items: Mapping[str, str], today: date) -> Waiver | None:
    """Return the first waiver that excuses the finding on the day `today` (+07:00), or None.

    A waiver names a code and an item or a site. `items` maps a source to the id of its item. Codes that nobody may
    waive are never excused.
    """
    if who_may_waive(finding.code) == "nobody":
        return None
    return next((each for each in waivers if _covers(each, finding, items, today)), None)


WaiverGroups = Mapping[tuple[str, str, str], Sequence[Waiver]]
"""Waivers in their order, grouped by (code, item, site)."""


def group_waivers(waivers: Iterable[Waiver]) -> WaiverGroups:
    """Return the waivers in groups, so that each finding is compared with only a few of them."""
    groups: defaultdict[tuple[str, str, str], list[Waiver]] = defaultdict(list)
    for each in waivers:
        groups[each.code, each.item, "" if each.item else each.site].append(each)
    return groups


def list_granted(groups: WaiverGroups, finding: Finding, items: Mapping[str, str]) -> list[Waiver]:
    """Return the waivers of the finding's code for its item or its site, in their order."""
    path = finding.place.path
    keys = {(finding.code, items.get(path, ""), ""), (finding.code, "", site_of_path(path))}
    return sorted((each for key in keys for each in groups.get(key, ())), key=lambda each: each.index)


def _covers(waiver: Waiver, finding: Finding, items: Mapping[str, str], today: date) -> bool:
    path = finding.place.path
    is_subject = items.get(path) == waiver.item if waiver.item else site_of_path(path) == waiver.site
    return waiver.code == finding.code and is_subject and waiver.starts <= today <= waiver.until
