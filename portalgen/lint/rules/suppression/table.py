"""The rules of this family, in the order of their codes."""

from __future__ import annotations

from typing import Final

from portalgen.lint.apply_suppressions import SuppressionRule
from portalgen.lint.rules.suppression import (
    baseline_grown,
    baseline_stale,
    baseline_unreadable,
    expired_suppression,
    expired_waiver,
    late_waiver,
    locked_suppression,
    malformed_suppression,
    unknown_suppression,
    unused_suppression,
    unused_waiver,
)

RULES: Final[tuple[SuppressionRule, ...]] = (
    unused_suppression.RULE,
    expired_suppression.RULE,
    locked_suppression.RULE,
    unknown_suppression.RULE,
    malformed_suppression.RULE,
    baseline_stale.RULE,
    baseline_grown.RULE,
    baseline_unreadable.RULE,
    unused_waiver.RULE,
    expired_waiver.RULE,
    late_waiver.RULE,
)
