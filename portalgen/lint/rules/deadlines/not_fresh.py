"""The check of DDL212; its page is `DDL212.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Final

from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.law.due_dates import to_vietnam_time
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.dates import format_day, format_windows
from portalgen.timeline.freshness import TimeWindow, find_last_working_day, judge_day, publications_by_site

_PLACE: Final = "site-config/legal/deadlines.yaml"


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL212 for each site with too few updates on the last whole working day before the clock.

    A site must have enough updates that day, and at least one in each configured window. A submission is not checked,
    because it does not contain the remaining publications.
    """
    day = find_last_working_day(context.legal.calendar, context.at)
    if context.submitted_ids is not None or context.times is None or day is None or _is_before_adoption(context, day):
        return
    freshness = context.legal.freshness.rule_on(day)
    if freshness is None:
        return
    sites = {item.id: item.original.site for item in context.library.items}
    publications = publications_by_site(context.times, sites)
    for site in freshness.sites:
        found = judge_day(freshness, site, day, publications.get(site, ()))
        if not found.is_enough or found.empty_windows:
            values = {
                "count": str(len(found.updates)),
                "day": format_day(day, "vi"),
                "wanted": str(freshness.updates),
            }
            windows = _localize_windows(found.empty_windows, are_confirmed=freshness.are_windows_confirmed)
            yield violation("DDL212", _place_of_sites(context), site=site, windows=windows, **values)


def _localize_windows(windows: Iterable[TimeWindow], *, are_confirmed: bool) -> LocalizedText:
    listed = format_windows(windows)
    if not listed:
        return LocalizedText("", "")
    doubt = ("", "") if are_confirmed else (" (khung giờ chưa được Văn phòng xác nhận)", " (hours not confirmed yet)")
    return LocalizedText(f"; không có lần nào trong khung {listed}{doubt[0]}", f"; none within {listed}{doubt[1]}")


def _place_of_sites(context: LintContext) -> Place:
    source = YamlText(context.text_of(_PLACE), _PLACE, "CFG")
    return place_in_yaml(source, ("freshness", "sites"))


def _is_before_adoption(context: LintContext, day: date) -> bool:
    starts = context.legal.evidence_starts
    return isinstance(starts, datetime) and day < to_vietnam_time(starts).date()


RULE: Final = PortalRule("DDL212", check)
