"""The approval part of `policy.yaml` as values: requirements for changes before publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from portalgen.config.approval_levels import ApprovalLevel, ApprovalStep
from portalgen.config.lint_models import PolicyModel
from portalgen.config.validation import validate
from portalgen.config.yaml_text import YamlText
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.frozen import frozen

POLICY_FILE: Final = "site-config/governance/policy.yaml"


@frozen
class ClassApproval:
    """The approval required for a class of files."""

    level: ApprovalLevel = "none"
    steps: tuple[ApprovalStep, ...] = ("approve",)
    """Actions required before publication, in order."""


@frozen
class ApprovalPolicy:
    """The policy at a commit."""

    classes: Mapping[str, ClassApproval] = field(default_factory=lambda: MappingProxyType({}))
    """By id of a class of paths (`portalgen.editorial.path_classes`), as the policy names them."""
    emergency_review: timedelta = timedelta(hours=24)
    """How long after an emergency publication the ordinary approval may come."""
    forge_committers: tuple[str, ...] = ()
    """The forge's e-mail addresses as a committer."""
    merge_method: str = "merge"
    receipts_since: datetime | None = None
    """Changes after this time without a receipt of the server are unproven; None if receipts are not required."""
    lapses_after: timedelta | None = None
    """The time that an unmerged approval signed under this policy stays valid; None if it never lapses."""

    def class_approval(self, id: str) -> ClassApproval:
        """Return the approval that files of the class `id` require.

        A class that the policy does not list inherits from the class from which it was split.
        """
        return self.classes.get(id if id in self.classes else _SPLIT_FROM.get(id, id), _NOTHING)


_NOTHING: Final = ClassApproval()
_SPLIT_FROM: Final[Mapping[str, str]] = MappingProxyType({"legal": "rules"})
"""Classes unknown to older policies, mapped to the class that covered them."""


def parse_approval_policy(data: bytes) -> tuple[ApprovalPolicy | None, tuple[Diagnostic, ...]]:
    """Return the approval policy from the bytes of `policy.yaml`, or None with diagnostics."""
    try:
        source = YamlText(data.decode("utf-8-sig"), POLICY_FILE, "CFG")
    except UnicodeDecodeError as error:
        return None, (diagnostic("CFG108", Place(POLICY_FILE), byte=str(error.start + 1)),)
    model, diagnostics = validate(PolicyModel, source)
    if model is None:
        return None, diagnostics
    approval = model.approval
    classes = {str(id): ClassApproval(each.level, each.steps) for id, each in approval.classes.items()}
    policy = ApprovalPolicy(
        MappingProxyType(classes),
        timedelta(hours=approval.emergency_review_hours),
        model.forge_committers,
        model.merge_method,
        model.receipts_since,
        timedelta(days=approval.lapses_after_days) if approval.lapses_after_days is not None else None,
    )
    return policy, ()
