"""The policy for reading a portal's history, from its law and its kinds of content."""

from __future__ import annotations

from typing import Final

from portalgen.config.legal import LegalSettings
from portalgen.config.portal import Portal
from portalgen.timeline.model import EvidencePolicy, ReceiptLog

NO_RECEIPTS: Final = ReceiptLog()


def evidence_policy_of(portal: Portal, legal: LegalSettings, receipts: ReceiptLog = NO_RECEIPTS) -> EvidencePolicy:
    """Return the start of evidence, the essential fields of each kind, and the server's receipts."""
    essential = {
        kind.name: kind.essential_fields for kind in portal.kinds.values() if kind.essential_fields is not None
    }
    return EvidencePolicy(
        legal.evidence_starts, essential_fields=essential, kinds=frozenset(portal.kinds), receipts=receipts
    )
