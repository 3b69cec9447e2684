"""The table of all kinds."""

from __future__ import annotations

from typing import Final

from portalgen.kinds.collection import Kinds
from portalgen.kinds.consultation import CONSULTATION
from portalgen.kinds.dialogue import DIALOGUE
from portalgen.kinds.legal_document import LEGAL_DOCUMENT
from portalgen.kinds.news import NEWS
from portalgen.kinds.official import OFFICIAL
from portalgen.kinds.organization import ORGANIZATION
from portalgen.kinds.page import PAGE
from portalgen.kinds.procedure import PROCEDURE
from portalgen.kinds.question import QUESTION
from portalgen.kinds.reflection import REFLECTION
from portalgen.kinds.section import SECTION
from portalgen.kinds.survey import SURVEY
from portalgen.kinds.suspension_notice import SUSPENSION_NOTICE
from portalgen.kinds.tombstone import TOMBSTONE

KINDS: Final = Kinds(
    (
        PAGE,
        SECTION,
        NEWS,
        LEGAL_DOCUMENT,
        ORGANIZATION,
        OFFICIAL,
        CONSULTATION,
        QUESTION,
        REFLECTION,
        DIALOGUE,
        SURVEY,
        PROCEDURE,
        SUSPENSION_NOTICE,
        TOMBSTONE,
    )
)
"""Every kind by its name: what a portal has that is given no others."""
