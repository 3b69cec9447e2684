"""The registry of all codes. A code never changes its meaning; a code that ends is not used again."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.families import (
    addresses,
    attachments,
    configuration,
    content,
    languages,
    links,
    markdown,
    templates,
)
from portalgen.diagnostics.families.documents import document

_ALL: Final = (
    *document("CFG"),
    *configuration.CODES,
    *document("FMT"),
    *content.CODES,
    *attachments.CODES,
    *markdown.CODES,
    *links.CODES,
    *languages.CODES,
    *addresses.CODES,
    *templates.CODES,
)

CODES: Final = MappingProxyType({entry.code: entry for entry in _ALL})
