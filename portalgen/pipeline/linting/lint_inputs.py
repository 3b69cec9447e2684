"""Loads the whole portal for the linter: read, linked and planned, but not rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from portalgen.config.portal import Portal
from portalgen.content.model import Library
from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.pipeline.definitions import Definitions
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.linting.lint_cache import LintCache
from portalgen.pipeline.options import Progress, no_progress
from portalgen.pipeline.sites.address_collisions import check_collisions
from portalgen.pipeline.sites.contexts import ContextStore
from portalgen.pipeline.sites.loaded_sites import LoadedSite, LoadedSites, load_site
from portalgen.pipeline.sites.published_sites import split_by_site
from portalgen.pipeline.sites.references_between import ReferenceRow, find_incoming, find_outgoing
from portalgen.pipeline.sites.setup import load_setup
from portalgen.pipeline.sites.unique_ids import map_owners
from portalgen.render.context import NullBodyStore


@frozen
class LintInputs:
    """The portal before rendering. `contexts` is None if errors prevent the creation of views."""

    diagnostics: tuple[Diagnostic, ...]
    portal: Portal | None = None
    library: Library | None = None
    contexts: ContextStore | None = None
    sites: LoadedSites | None = None


def load_lint_inputs(
    root: Path,
    at: datetime,
    unsaved: Mapping[str, bytes],
    cache: LintCache,
    jobs: int = 1,
    definitions: Definitions | None = None,
    session: Session | None = None,
    progress: Progress = no_progress,
) -> LintInputs:
    """Load the portal in `root` as a preview shows it at `at`: with drafts, scheduled pages and expired pages.

    `unsaved` are texts to be used instead of files, keyed by source. Up to `jobs` processes read pages. Without
    `definitions`, the standard definitions apply. With a `session`, its settings and themes are used.
    """
    progress("config", 0, 0)
    if session is not None:
        setup = session.load_setup()
    else:
        setup = load_setup(root, cache.stored, cache.components.get_or_create, definitions=definitions)
    if setup.portal is None:
        faults = cache.folders.read_whole_library(setup.readable, jobs)[1] if setup.readable is not None else ()
        return LintInputs((*setup.diagnostics, *faults))
    portal = replace(setup.portal, replaced_texts=unsaved) if unsaved else setup.portal
    library, faults = cache.folders.read_whole_library(portal, jobs, progress)
    found = (*setup.diagnostics, *faults)
    if not setup.can_render:
        return LintInputs(found, portal, library)
    libraries = split_by_site(portal, library)
    owners = map_owners(
        {site: [item.id for item in each.items] for site, each in libraries.items()},
        {site: each.faulty_pages for site, each in libraries.items()},
    )
    outgoing = {site: find_outgoing(each, portal.kinds, at, unpublished=True) for site, each in libraries.items()}
    incoming = find_incoming(outgoing, lambda: owners)
    loaded = LoadedSites(portal, at, _site_loader(portal, at, libraries, incoming, setup.definitions), lambda: owners)
    bodies = NullBodyStore() if unsaved else cache.rendered_bodies
    contexts = ContextStore(setup, portal, loaded, bodies, search=False)
    sites = [site.id for site in portal.sites]
    own: list[Diagnostic] = []
    for number, site in enumerate(sites):
        progress("plan", number, len(sites))
        own += contexts.check(site)
    return LintInputs(
        (*found, *own, *check_collisions(contexts, portal, sites, lambda _: ())), portal, library, contexts, loaded
    )


def _site_loader(
    portal: Portal,
    at: datetime,
    libraries: Mapping[str, Library],
    incoming: Mapping[str, tuple[ReferenceRow, ...]],
    definitions: Definitions,
) -> Callable[[str], LoadedSite]:
    types = definitions.output_types
    return lambda site: load_site(portal, site, libraries[site], at, types, incoming.get(site, ()), unpublished=True)
