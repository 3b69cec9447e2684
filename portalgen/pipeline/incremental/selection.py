"""Selects the sites to rebuild: sites that may have changed, and the sites that depend on them.

There are three steps, so that only necessary files are read. `choose_sites` compares the state left by the last builds
with the present files. `load_chosen_sites` reads, links and plans the sites to rebuild. `complete_selection` checks
them, also across sites.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cache

from portalgen.config.portal import Portal
from portalgen.content.model import Library
from portalgen.content.read import read_library
from portalgen.diagnostics.model import Diagnostic, sort_diagnostics
from portalgen.frozen import frozen
from portalgen.pipeline.definitions import Definitions
from portalgen.pipeline.incremental.dependencies import DependencyTracker
from portalgen.pipeline.incremental.previous_build import PreviousBuild
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import PORTAL_MANIFEST, PortalState, SiteState
from portalgen.pipeline.incremental.up_to_date import check_sites, find_stale_sites, format_inputs
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.sites.address_collisions import check_collisions, list_recorded_addresses, list_taken_addresses
from portalgen.pipeline.sites.contexts import ContextStore
from portalgen.pipeline.sites.data_fragments import CachedFragments
from portalgen.pipeline.sites.loaded_sites import LoadedSite, LoadedSites
from portalgen.pipeline.sites.references_between import (
    ReferenceRow,
    digest_incoming,
    find_incoming,
    find_outgoing,
)
from portalgen.pipeline.sites.setup import Setup
from portalgen.pipeline.sites.unique_ids import check_duplicate_ids, map_owners
from portalgen.plan.targets import site_of_source
from portalgen.render.markdown.anchor_links import AnchorLink

SiteHosts = tuple[tuple[str, str, str], ...]
"""(site id, host, path) of each site, the main site first."""


@frozen
class RenderInputs:
    """The data needed for rendering, shared by all sites."""

    portal: Portal
    sites: LoadedSites
    contexts: ContextStore
    dependencies: DependencyTracker
    definitions: Definitions
    fragments: CachedFragments
    """The rows of each site's open data."""
    find_incoming: Callable[[], Mapping[str, tuple[ReferenceRow, ...]]]
    """Returns the references from other sites to items of a site, keyed by that site."""


@frozen
class SiteChoice:
    """The sites to rebuild, and the known states of the remaining sites. Diagnostics are not complete yet."""

    portal_state: PortalState
    """The state to be recorded for the portal by this build, except for `pending`."""
    portal: Portal | None = None
    """The readable part of the portal, even if its configuration has errors. None if it is unreadable."""
    inputs: RenderInputs | None = None
    """None if views cannot be filled because the configuration or a theme has errors."""
    requested_sites: frozenset[str] = frozenset()
    """The sites named by the user, or all."""
    rebuild: tuple[str, ...] = ()
    reuse: Mapping[str, SiteState] = field(default_factory=dict)
    """The requested sites that are reused, with their recorded state."""
    states: Mapping[str, SiteState] = field(default_factory=dict)
    """The recorded state of every site whose own files are unchanged.

    It may or may not be requested or rebuilt.
    """
    changed_dependencies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The changed sites that each requested site in `states` depends on, keyed by requested site."""
    has_stale_others: bool = False
    """True if a site that was not requested may have changed."""


@frozen
class Selection:
    """The sites to rebuild and to reuse, with the diagnostics found before rendering."""

    rebuild: tuple[str, ...]
    reuse: Mapping[str, SiteState]
    """The requested sites that are reused, with their recorded state."""
    removed: tuple[str, ...]
    """Sites that the last build contained but the portal no longer has."""
    inputs: RenderInputs | None
    """None if views cannot be filled because the configuration or a theme has errors."""
    portal_diagnostics: tuple[Diagnostic, ...]
    """Diagnostics that belong to no site."""
    site_diagnostics: Mapping[str, tuple[Diagnostic, ...]]
    """Errors in the pages, redirects and menus of each rebuilt site, and errors between sites, keyed by site."""
    portal: PortalState
    requested_sites: frozenset[str] = frozenset()
    """The sites named by the user; empty for all."""
    contents: Mapping[str, str] = field(default_factory=dict)
    """Digest of the content folder of each rebuilt site, keyed by site."""
    incoming_links: tuple[AnchorLink, ...] = ()
    """Links that lead from reused sites to anchors on changed sites."""
    refresh: frozenset[str] = frozenset()
    """Reused sites whose dependencies have changed without an effect on them."""

    @property
    def manifests(self) -> tuple[str, ...]:
        """The names of the parts of the manifest to write."""
        return (*self.rebuild, *self.removed, PORTAL_MANIFEST)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics found so far, including reused sites but excluding sites not requested."""
        own = (each for diagnostics in self.site_diagnostics.values() for each in diagnostics)
        stay = (each for state in self.reuse.values() for each in state.diagnostics)
        return sort_diagnostics(each for each in (*self.portal_diagnostics, *own, *stay) if self._concerns(each))

    def _concerns(self, diagnostic: Diagnostic) -> bool:
        path = diagnostic.place.path
        return not path.startswith("content/") or not self.requested_sites or path.split("/")[1] in self.requested_sites


def choose_sites(options: BuildOptions, session: Session, setup: Setup, previous: PreviousBuild | None) -> SiteChoice:
    """Return the sites to rebuild. Without a `previous` build, these are all requested sites.

    Raises UsageError for an unknown site.
    """
    portal, readable = setup.portal, setup.portal or setup.readable
    top = read_library(readable, None, ())[1] if readable else ()
    state = PortalState(
        format_inputs(session, options), session.read_top_digest(), (*setup.diagnostics, *top), _hosts(portal)
    )
    if portal is None:
        return SiteChoice(state, readable, requested_sites=_list_readable_sites(readable, options.sites))
    known = [site.id for site in portal.sites]
    check_sites(known, options.sites)
    requested = frozenset(options.sites or known)
    if not setup.can_render:
        return SiteChoice(state, portal, requested_sites=requested)
    stale = find_stale_sites(options, session, previous, state.inputs, known) if previous else frozenset(known)
    states = {site: found for site in known if site not in stale and previous and (found := previous.site_state(site))}
    inputs = _render_inputs(options, session, setup, portal, states)
    changed = {site: inputs.dependencies.find_changed(states[site]) for site in states.keys() & requested}
    session.folders.read_ahead(portal, sorted(stale & requested), options.jobs)
    affected = {site for site, others in changed.items() if _is_affected(inputs.sites, states[site], others)}
    affected |= _find_referred(inputs, states, requested)
    return SiteChoice(
        portal_state=state,
        portal=portal,
        inputs=inputs,
        requested_sites=requested,
        rebuild=tuple(sorted((stale & requested) | affected)),
        reuse={site: found for site, found in states.items() if site in requested and site not in affected},
        states=states,
        changed_dependencies=changed,
        has_stale_others=not stale <= requested,
    )


def _list_readable_sites(readable: Portal | None, requested: Collection[str]) -> frozenset[str]:
    """Return the requested sites of an incomplete portal, including sites that could not be read."""
    unread = readable.unread.sites if readable is not None and readable.unread is not None else ()
    known = frozenset((*(site.id for site in readable.sites), *unread)) if readable is not None else frozenset()
    return known.intersection(requested) if requested else known


def load_chosen_sites(options: BuildOptions, session: Session, choice: SiteChoice) -> None:
    """Read, link and plan the sites to rebuild, and put them into the store of loaded sites."""
    if choice.portal is not None and choice.inputs is not None:
        session.folders.read_ahead(choice.portal, choice.rebuild, options.jobs)
        for site in choice.rebuild:
            choice.inputs.sites.get(site)
        session.save_read()


def complete_selection(
    options: BuildOptions, session: Session, previous: PreviousBuild | None, choice: SiteChoice
) -> Selection:
    """Return the selection with all diagnostics that concern the chosen sites, including conflicts with other sites."""
    named, portal, inputs = frozenset(options.sites), choice.portal, choice.inputs
    common = choice.portal_state.diagnostics
    if portal is None or inputs is None:
        sites = sorted(choice.requested_sites)
        if portal is not None:
            session.folders.read_ahead(portal, sites, options.jobs)
        pages = {site: session.check_pages(portal, site) for site in sites} if portal else {}
        return Selection((), {}, (), None, common, pages, choice.portal_state, named)
    known = frozenset(site.id for site in portal.sites)
    own = {site: (*session.check_pages(portal, site), *inputs.contexts.check(site)) for site in choice.rebuild}
    pending = _pending(previous, known)
    checked = tuple(sorted(choice.requested_sites)) if choice.has_stale_others or pending else choice.rebuild
    for each in _check_between_sites(portal, inputs, checked, previous, choice.states):
        site = site_of_source(each.place.path)
        own[site] = (*own.get(site, ()), each)
    changed = {site: others for site, others in choice.changed_dependencies.items() if others and site in choice.reuse}
    return Selection(
        rebuild=choice.rebuild,
        reuse={
            site: replace(state, dependencies=inputs.dependencies.refresh(state)) if site in changed else state
            for site, state in choice.reuse.items()
        },
        removed=tuple(site for site in previous.sites if site not in known) if previous else (),
        inputs=inputs,
        portal_diagnostics=common,
        site_diagnostics=own,
        portal=replace(
            choice.portal_state, pending=tuple(sorted((pending | own.keys()) & known - choice.requested_sites))
        ),
        requested_sites=named,
        contents={site: session.folders.find_digest(site) for site in choice.rebuild},
        incoming_links=tuple(
            link
            for site, state in choice.reuse.items()
            for link in state.links
            if site_of_source(link.source) in choice.changed_dependencies[site]
        ),
        refresh=frozenset(changed),
    )


def _pending(previous: PreviousBuild | None, sites: frozenset[str]) -> frozenset[str]:
    """Return the sites left unchecked by a build of other sites; all sites if that is unknown."""
    state = previous.portal_state() if previous else None
    return frozenset(state.pending if state else sites if previous and previous.sites else ())


def _render_inputs(
    options: BuildOptions, session: Session, setup: Setup, portal: Portal, states: Mapping[str, SiteState]
) -> RenderInputs:
    """Return the stores of sites and contexts, with no site loaded."""
    known = [site.id for site in portal.sites]

    def read(site: str) -> Library:
        return session.read_library(portal, site)

    @cache
    def owners() -> dict[str, str]:
        identifiers = {site: _identifiers(site, states, read) for site in known}
        return map_owners(identifiers, {site: read(site).faulty_pages for site in known if site not in states})

    @cache
    def incoming() -> Mapping[str, tuple[ReferenceRow, ...]]:
        rows = {
            site: states[site].references
            if site in states
            else find_outgoing(read(site), portal.kinds, options.at, unpublished=options.unpublished)
            for site in known
        }
        return find_incoming(rows, owners)

    def load(site: str) -> LoadedSite:
        to_site = incoming().get(site, ())
        return session.load_site(portal, site, options.at, to_site, unpublished=options.unpublished)

    def export(site: str) -> str:
        """Return the export of a site, from its last state only while no other site changes the states of its items."""
        state = states.get(site)
        is_same = state is not None and state.incoming == digest_incoming(incoming().get(site, ()))
        return state.export if state is not None and is_same else sites.get(site).export

    sites = LoadedSites(portal, options.at, load, owners)
    fragments = CachedFragments(
        sites,
        session.rows,
        session.read_inputs().configuration,
        lambda site: contexts.get(site),  # noqa: PLW0108 - they are made below, with these fragments
        export,
    )
    contexts = ContextStore(setup, portal, sites, session.bodies, fragments, search=options.search)
    dependencies = DependencyTracker(
        known,
        export,
        session.folders.find_digest,
    )
    return RenderInputs(portal, sites, contexts, dependencies, setup.definitions, fragments, incoming)


def _find_referred(inputs: RenderInputs, states: Mapping[str, SiteState], requested: Collection[str]) -> frozenset[str]:
    """Return the sites of `states` with changed references from other sites to their items."""
    reused = [site for site in states if site in requested]
    incoming = inputs.find_incoming() if reused else {}
    return frozenset(site for site in reused if digest_incoming(incoming.get(site, ())) != states[site].incoming)


def _identifiers(site: str, states: Mapping[str, SiteState], library: Callable[[str], Library]) -> tuple[str, ...]:
    state = states.get(site)
    return state.identifiers if state is not None else tuple(item.id for item in library(site).items)


def _is_affected(sites: LoadedSites, state: SiteState, changed: Collection[str]) -> bool:
    """Return True if any changed site gives another answer than when this site was rebuilt."""
    return any(sites.answer(site, query) != digest for site, query, digest in state.answers if site in changed)


def _check_between_sites(
    portal: Portal,
    inputs: RenderInputs,
    checked: Iterable[str],
    previous: PreviousBuild | None,
    states: Mapping[str, SiteState],
) -> Iterator[Diagnostic]:
    """Yield the conflicts between the checked sites and all sites: duplicate ids and addresses."""

    def paths(site: str) -> Collection[str]:
        if previous is not None and site in states:
            return tuple(list_recorded_addresses(previous.manifest(site)))
        return tuple(list_taken_addresses(inputs.contexts.get(site).plan))

    def library(site: str) -> Library:
        return inputs.sites.get(site).library

    libraries = {site: library(site) for site in checked}
    others = [site.id for site in portal.sites if site.id not in libraries]
    identifiers = {site: _identifiers(site, states, library) for site in others}
    yield from check_duplicate_ids(portal, libraries, identifiers, library)
    yield from check_collisions(inputs.contexts, portal, tuple(libraries), paths)


def _hosts(portal: Portal | None) -> SiteHosts:
    if portal is None:
        return ()
    main = portal.main_site
    ordered = sorted(portal.sites, key=lambda site: site.id != main.id)
    return tuple((site.id, site.host, site.path) for site in ordered)
