"""The check of SUP210; its page is `SUP210.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation
from portalgen.locale.dates import format_day, localize


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP210 for each waiver past its last day."""
    for each, _ in outcome.waivers:
        if each.until < outcome.today:
            place = place_in_yaml(YamlText(outcome.waiver_text, WAIVERS_FILE, "CFG"), ("waivers", each.index, "until"))
            subject = each.item or each.site
            yield violation("SUP210", place, code=each.code, subject=subject, until=localize(format_day, each.until))


RULE: Final = SuppressionRule("SUP210", check)
