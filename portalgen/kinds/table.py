"""The table of all kinds."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.collection import Kinds
from portalgen.kinds.epidemic import EPIDEMIC
from portalgen.kinds.legal_document import LEGAL_DOCUMENT
from portalgen.kinds.news import NEWS
from portalgen.kinds.official import OFFICIAL
from portalgen.kinds.organization import ORGANIZATION
from portalgen.kinds.page import PAGE
from portalgen.kinds.section import SECTION
from portalgen.kinds.statistics import STATISTICS
from portalgen.kinds.tombstone import TOMBSTONE

KINDS: Final = Kinds(
    (
        PAGE,
        SECTION,
        NEWS,
        LEGAL_DOCUMENT,
        ORGANIZATION,
        OFFICIAL,
        STATISTICS,
        EPIDEMIC,
        TOMBSTONE,
    )
)
"""Every kind by its name: what a portal has that is given no others."""
