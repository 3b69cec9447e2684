"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.word import (
    typed_list,
)

RULES: Final[tuple[LintRule, ...]] = (typed_list.RULE,)
