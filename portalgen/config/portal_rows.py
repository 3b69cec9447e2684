"""The configuration as a row of the cache, so that builds can skip validation of unchanged files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from portalgen.config.conversion import RowReader, RowWriter
from portalgen.config.portal import Portal, Redirect, Site
from portalgen.config.portal_settings import PortalSettings
from portalgen.config.search_aliases import SearchAlias
from portalgen.config.taxonomies import Taxonomy
from portalgen.kinds.collection import Kinds
from portalgen.kinds.table import KINDS


def row_of_configuration(portal: Portal) -> list[Any]:
    """Return the portal as JSON, without its location on disk."""
    writer = RowWriter()
    settings = writer.write(portal.settings)
    lists = (portal.sites, portal.taxonomies, portal.redirects, portal.search_aliases)
    parts = ([writer.write(each) for each in each_list] for each_list in lists)
    return [settings, *parts, writer.parts]


def configuration_of_row(root: Path, row: list[Any], kinds: Kinds = KINDS) -> Portal:
    """Return the portal in `root` with these kinds. Raises ValueError, TypeError or LookupError for an invalid row."""
    settings, sites, taxonomies, redirects, aliases, parts = row
    reader = RowReader(parts)
    return Portal(
        root,
        reader.read(PortalSettings, settings),
        tuple(reader.read(Site, each) for each in sites),
        tuple(reader.read(Taxonomy, each) for each in taxonomies),
        tuple(reader.read(Redirect, each) for each in redirects),
        tuple(reader.read(SearchAlias, each) for each in aliases),
        kinds=kinds,
    )
