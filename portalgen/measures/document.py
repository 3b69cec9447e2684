"""The document of a site: its identity and its measures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from portalgen.config.portal import Site
from portalgen.measures.model import MEASURES_BASIS, MEASURES_FORMAT, MEASURES_VERSION


def build_measures_document(
    site: Site, measures: Mapping[str, Any], schema_url: str = "", parts: Mapping[str, Any] = MappingProxyType({})
) -> dict[str, Any]:
    """Return the document of a site. Without `parts` it has no creation time: it changes only with a measure."""
    return {
        **({"$schema": schema_url} if schema_url else {}),
        "format": MEASURES_FORMAT,
        "version": MEASURES_VERSION,
        "basis": {"vi": MEASURES_BASIS.vi, "en": MEASURES_BASIS.en},
        "site": {
            "id": site.id,
            "group": site.group,
            "url": f"https://{site.host}{site.prefix(site.codes[0])}",
            "names": {language: name.full for language, name in site.names},
            "languages": list(site.codes),
        },
        **parts,
        "measures": dict(measures),
    }


def write_measures_text(value: Any) -> str:
    """Return a value as JSON with a final line end."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
