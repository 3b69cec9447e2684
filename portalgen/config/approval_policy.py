"""What has to stand behind a change before it is published: the part of `policy.yaml` on approval, as values."""

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
    """What a class of files needs."""

    level: ApprovalLevel = "none"
    steps: tuple[ApprovalStep, ...] = ("approve",)
    """Actions that have to stand before publication, in their order."""


@frozen
class ApprovalPolicy:
    """The policy at one commit."""

    classes: Mapping[str, ClassApproval] = field(default_factory=lambda: MappingProxyType({}))
    """By id of a class of paths (`portalgen.editorial.path_classes`), as the policy names them."""
    emergency_review: timedelta = timedelta(hours=24)
    """How long after an emergency publication the ordinary approval may come."""
    forge_committers: tuple[str, ...] = ()
    """E-mail addresses that the forge commits with."""
    merge_method: str = "merge"
    receipts_since: datetime | None = None
    """From when on what has no receipt of the server is unproven; None if receipts are not asked for."""
    lapses_after: timedelta | None = None
    """How long an approval that is signed while this is in force may wait to be merged; None if it never lapses."""

    def class_approval(self, id: str) -> ClassApproval:
        """Return what the class `id` needs; a class that is not named needs what the one that it was split from does."""
        return self.classes.get(id if id in self.classes else _SPLIT_FROM.get(id, id), _NOTHING)


_NOTHING: Final = ClassApproval()
_SPLIT_FROM: Final[Mapping[str, str]] = MappingProxyType({"legal": "rules"})
"""Classes that older policies do not know, and the one that they mean them by."""


def parse_approval_policy(data: bytes) -> tuple[ApprovalPolicy | None, tuple[Diagnostic, ...]]:
    """Return what the bytes of `policy.yaml` say of approval, or None with what is wrong with them."""
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
