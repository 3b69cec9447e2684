"""The rules of this family, in the order in which they are reported for one place."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule

RULES: Final[tuple[LintRule, ...]] = ()
