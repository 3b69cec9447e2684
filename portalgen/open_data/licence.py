"""Under which licence data files may be used."""

from __future__ import annotations

from collections.abc import Mapping

from portalgen.config.portal import Site, choose_for_language


def licences_of(site: Site, language: str) -> tuple[Mapping[str, str], ...]:
    """Return the licences of a site's data files as a Data Package names them; empty where none is confirmed.

    One without an address is left out, since a package names each by its address.
    """
    licence = site.confirmed_license
    if licence is None or not licence.confirmed_address:
        return ()
    title = choose_for_language(tuple(licence.names.items()), language)
    return ({"path": licence.confirmed_address, "title": title},)
