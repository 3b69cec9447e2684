"""The policy by which a portal's history is read: what its law and its kinds of content say."""

from __future__ import annotations

from typing import Final

from portalgen.config.legal import LegalSettings
from portalgen.config.portal import Portal
from portalgen.timeline.model import EvidencePolicy, ReceiptLog

NO_RECEIPTS: Final = ReceiptLog()


def evidence_policy_of(portal: Portal, legal: LegalSettings, receipts: ReceiptLog = NO_RECEIPTS) -> EvidencePolicy:
    """Return from when on the history counts, what a version of each kind has to hold, and the server's receipts."""
    essential = {
        kind.name: kind.essential_fields for kind in portal.kinds.values() if kind.essential_fields is not None
    }
    return EvidencePolicy(
        legal.evidence_starts, essential_fields=essential, kinds=frozenset(portal.kinds), receipts=receipts
    )
