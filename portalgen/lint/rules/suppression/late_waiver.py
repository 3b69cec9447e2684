"""The check of SUP211; its page is `SUP211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.model import LocalizedText
from portalgen.law.due_dates import to_vietnam_time
from portalgen.law.states import day_words
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """SUP211 for each waiver that excuses a clock which had run out before the waiver stood on main."""
    for each, due in sorted(outcome.waived_dues.items(), key=lambda entry: entry[0].index):
        granted = outcome.waivers_since.get((each.code, each.item or each.site, each.until.isoformat()))
        if granted is not None and granted >= due:
            place = place_in_yaml(YamlText(outcome.waiver_text, WAIVERS_FILE, "CFG"), ("waivers", each.index, "code"))
            yield violation(
                "SUP211",
                place,
                code=each.code,
                subject=each.item or each.site,
                granted=_localize_day(granted),
                due=_localize_day(due),
            )


def _localize_day(moment: datetime) -> LocalizedText:
    day = to_vietnam_time(moment).date()
    return LocalizedText(day_words(day, "vi"), day_words(day, "en"))


RULE: Final = SuppressionRule("SUP211", check)
