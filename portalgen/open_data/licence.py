"""Under which licence data files may be used."""

from __future__ import annotations

from collections.abc import Mapping

from portalgen.config.portal import Site


def licences_of(_site: Site, _language: str) -> tuple[Mapping[str, str], ...]:
    """Return the licences of a site's data files as a Data Package names them; empty where none is configured."""
    return ()
