"""The table of all kinds."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from portalgen.content.kinds.legal_document import LEGAL_DOCUMENT
from portalgen.content.kinds.news import NEWS
from portalgen.content.kinds.official import OFFICIAL
from portalgen.content.kinds.organization import ORGANIZATION
from portalgen.content.kinds.page import PAGE
from portalgen.content.kinds.section import SECTION

KINDS: Final = MappingProxyType(
    {kind.name: kind for kind in (PAGE, SECTION, NEWS, LEGAL_DOCUMENT, ORGANIZATION, OFFICIAL)}
)
"""Every kind by its name."""
