"""The table of all rules, loaded from the checks named in the table of codes."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from portalgen.diagnostics.registry import CODES
from portalgen.lint.apply_suppressions import SuppressionRule
from portalgen.lint.model import AttachmentRule, LintRule, PageRule, PortalRule
from portalgen.lint.submission_review import SubmissionRule


@cache
def load_rules(folder: str = "") -> tuple[LintRule | SuppressionRule | SubmissionRule, ...]:
    """Return all rules, or the rules in one folder of `lint/rules`, in the order of the table of codes.

    Raises:
        TypeError: The module of a check declares no rule, or a rule with a different code.
    """
    prefix = f"{folder}." if folder else ""
    return tuple(
        _load(each.code, each.check) for each in CODES.values() if each.check and each.check.startswith(prefix)
    )


def _load(code: str, check: str) -> LintRule | SuppressionRule | SubmissionRule:
    rule: object = getattr(import_module(f"portalgen.lint.rules.{check}"), "RULE", None)
    if (
        not isinstance(rule, PageRule | AttachmentRule | PortalRule | SuppressionRule | SubmissionRule)
        or rule.code != code
    ):
        raise TypeError(f"lint/rules/{check.replace('.', '/')}.py has to declare RULE, a rule of {code}")
    return rule
