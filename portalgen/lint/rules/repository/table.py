"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.model import LintRule
from portalgen.lint.rules.repository import (
    approved_files_hidden,
    attributes_in_content,
    difference_hidden,
    repository_in_content,
)

RULES: Final[tuple[LintRule, ...]] = (
    attributes_in_content.RULE,
    approved_files_hidden.RULE,
    difference_hidden.RULE,
    repository_in_content.RULE,
)
