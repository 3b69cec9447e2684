"""The check of SUP211; its page is `SUP211.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation
from portalgen.locale.dates import format_day, localize


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP211 for each waiver of a time limit that had already run out when the waiver reached main."""
    for each, due in sorted(outcome.waived_dues.items(), key=lambda entry: entry[0].index):
        granted = outcome.waivers_since.get((each.code, each.item or each.site, each.until.isoformat()))
        if granted is not None and granted >= due:
            place = place_in_yaml(YamlText(outcome.waiver_text, WAIVERS_FILE, "CFG"), ("waivers", each.index, "code"))
            yield violation(
                "SUP211",
                place,
                code=each.code,
                subject=each.item or each.site,
                granted=localize(format_day, granted),
                due=localize(format_day, due),
            )


RULE: Final = SuppressionRule("SUP211", check)
