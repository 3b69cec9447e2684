"""The check of DDL214; its page is `DDL214.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.diagnostics.model import LocalizedText
from portalgen.law.due_dates import Limit
from portalgen.law.words import limit_words
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.timeline.clock_starts import class_for_facts
from portalgen.timeline.clocks import deadline_class_of
from portalgen.timeline.facts import clock_facts_of

_HOURS: Final = {"same_day": 0.0, "hours": 1.0, "days": 24.0, "working_days": 33.6, "none": 0.0}
"""The approximate hours per unit: five working days are a week."""
_QUIET: Final = ("before_adoption", "not_in_force")


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL214 for each item with a `deadline_class` of no numeric limit, or of a longer one than its kind's."""
    older = {clock.page.id for clock in context.clocks if clock.standing in _QUIET}
    for item in context.library.items:
        page = item.original
        named = page.fields.get("deadline_class", "")
        chosen = class_for_facts(named, clock_facts_of(page), context.legal) if named else None
        usual = deadline_class_of(page, context.legal)
        if chosen is None or usual is None or chosen.party == "supplier" or page.id in older:
            continue
        if _hours_of(chosen.limit) > _hours_of(usual.limit):
            place = context.place(page, "deadline_class")
            values = {"limit": _localize_limit(chosen.limit), "usual_limit": _localize_limit(usual.limit)}
            yield violation("DDL214", place, f"id:{page.id}", chosen=chosen.id, usual=usual.id, **values)


def _hours_of(limit: Limit) -> float:
    return float("inf") if limit.unit == "none" else limit.length * _HOURS[limit.unit]


def _localize_limit(limit: Limit) -> LocalizedText:
    return LocalizedText(limit_words(limit, "vi"), limit_words(limit, "en"))


RULE: Final = PortalRule("DDL214", check)
