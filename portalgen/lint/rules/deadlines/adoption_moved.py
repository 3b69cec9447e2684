"""The check of DDL218; its page is `DDL218.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.legal import LEGAL_FOLDER
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.locale.dates import format_day_or_moment, localize

_PLACE: Final = f"{LEGAL_FOLDER}/deadlines.yaml"


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DDL218 once, for the last change of `evidence_starts` to a later time."""
    moved = context.timeline.rules.find_later_start() if context.timeline is not None else None
    if moved is not None and context.submitted_ids is None:
        before, after = moved
        place = place_in_yaml(YamlText(context.text_of(_PLACE), _PLACE, "CFG"), ("evidence_starts",))
        yield violation(
            "DDL218", place, before=before.value, value=after.value, moment=localize(format_day_or_moment, after.at)
        )


RULE: Final = PortalRule("DDL218", check)
