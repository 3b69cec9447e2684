"""The check of SUP209; its page is `SUP209.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.config.lint_settings import WAIVERS_FILE
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.lint.apply_suppressions import SuppressionOutcome, SuppressionRule
from portalgen.lint.model import Violation, violation


def check(outcome: SuppressionOutcome) -> Iterator[Violation]:
    """Yield SUP209 for each waiver in force without a finding."""
    for each, is_used in outcome.waivers:
        if not is_used and each.starts <= outcome.today <= each.until:
            place = place_in_yaml(YamlText(outcome.waiver_text, WAIVERS_FILE, "CFG"), ("waivers", each.index, "code"))
            yield violation("SUP209", place, code=each.code, subject=each.item or each.site)


RULE: Final = SuppressionRule("SUP209", check)
