"""The policy by which a portal's history is read: what its law and its kinds of content say."""

from __future__ import annotations

from portalgen.config.legal import LegalSettings
from portalgen.config.portal import Portal
from portalgen.timeline.model import EvidencePolicy


def evidence_policy_of(portal: Portal, legal: LegalSettings) -> EvidencePolicy:
    """Return from when on the history counts, and what a version of each kind has to hold."""
    essential = {
        kind.name: kind.essential_fields for kind in portal.kinds.values() if kind.essential_fields is not None
    }
    return EvidencePolicy(legal.evidence_starts, essential_fields=essential)
