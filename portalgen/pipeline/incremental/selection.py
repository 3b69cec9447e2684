"""Which sites a build rebuilds: those that may have changed, and those that use something of these.

It takes three steps, so that nothing is read before it is known to be needed: `choose_sites` compares what the last
builds left with what is there now, `load_chosen_sites` reads, links and plans the sites that are rebuilt, and
`complete_selection` checks them, also between sites.
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
from portalgen.pipeline.incremental.dependencies import Dependencies
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
"""(site, host, path), the main site first."""


@frozen
class RenderInputs:
    """Everything that rendering needs."""

    portal: Portal
    sites: LoadedSites
    contexts: ContextStore
    dependencies: Dependencies
    definitions: Definitions
    fragments: CachedFragments
    """The rows of open data of every site."""
    find_incoming: Callable[[], Mapping[str, tuple[ReferenceRow, ...]]]
    """The references that lead to items of each site from those of others."""


@frozen
class SiteChoice:
    """Which sites are rebuilt, and what is known of those that are not."""

    portal_state: PortalState
    """As this build will leave it, but for `pending`."""
    portal: Portal | None = None
    """What can be read of it where errors in the configuration leave no portal; None where nothing is known of it."""
    inputs: RenderInputs | None = None
    """None where errors in the configuration or a theme forbid to fill views."""
    requested_sites: frozenset[str] = frozenset()
    """The sites of which something was asked, all of them where no site was named."""
    rebuild: tuple[str, ...] = ()
    reuse: Mapping[str, SiteState] = field(default_factory=dict)
    """The requested sites that stay as they are."""
    states: Mapping[str, SiteState] = field(default_factory=dict)
    """The last state of every site whose own part did not change, requested or not, rebuilt or not."""
    changed_dependencies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For each requested site of `states`: the sites it depends on that are no longer what they were."""
    has_stale_others: bool = False
    """Whether a site that was not requested may have changed."""


@frozen
class Selection:
    """What is rebuilt, what is reused, and what was found before anything is rendered."""

    rebuild: tuple[str, ...]
    reuse: Mapping[str, SiteState]
    """The sites that were requested and stay as they are."""
    removed: tuple[str, ...]
    """The sites of the last build that the portal no longer has."""
    inputs: RenderInputs | None
    """None where errors in the configuration or a theme forbid to fill views."""
    portal_diagnostics: tuple[Diagnostic, ...]
    """What belongs to no site."""
    site_diagnostics: Mapping[str, tuple[Diagnostic, ...]]
    """What is wrong in the pages, redirects and menus of each site that is rebuilt, and between sites."""
    portal: PortalState
    requested_sites: frozenset[str] = frozenset()
    """The sites that were named; empty for all."""
    contents: Mapping[str, str] = field(default_factory=dict)
    """Digests of what the folders of the sites that are rebuilt hold."""
    incoming_links: tuple[AnchorLink, ...] = ()
    """Links from the sites that stay to anchors on sites that are no longer what they were."""
    refresh: frozenset[str] = frozenset()
    """The sites that stay, of whose dependencies something changed that does not concern them."""

    @property
    def manifests(self) -> tuple[str, ...]:
        """The parts of the manifest that are written."""
        return (*self.rebuild, *self.removed, PORTAL_MANIFEST)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is to be reported so far, of the sites that stay as well; of sites that were not requested nothing."""
        own = (each for diagnostics in self.site_diagnostics.values() for each in diagnostics)
        stay = (each for state in self.reuse.values() for each in state.diagnostics)
        return sort_diagnostics(each for each in (*self.portal_diagnostics, *own, *stay) if self._concerns(each))

    def _concerns(self, diagnostic: Diagnostic) -> bool:
        path = diagnostic.place.path
        return not path.startswith("content/") or not self.requested_sites or path.split("/")[1] in self.requested_sites


def choose_sites(options: BuildOptions, session: Session, setup: Setup, previous: PreviousBuild | None) -> SiteChoice:
    """Return which sites are rebuilt; every requested one where there is no `previous` build.

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
    """Return the sites of a portal that is not whole, those that were asked for, with those that could not be read."""
    unread = readable.unread.sites if readable is not None and readable.unread is not None else ()
    known = frozenset((*(site.id for site in readable.sites), *unread)) if readable is not None else frozenset()
    return known.intersection(requested) if requested else known


def load_chosen_sites(options: BuildOptions, session: Session, choice: SiteChoice) -> None:
    """Read, link and plan the sites that are rebuilt, into the store of loaded sites."""
    if choice.portal is not None and choice.inputs is not None:
        session.folders.read_ahead(choice.portal, choice.rebuild, options.jobs)
        for site in choice.rebuild:
            choice.inputs.sites.get(site)
        session.save_read()


def complete_selection(
    options: BuildOptions, session: Session, previous: PreviousBuild | None, choice: SiteChoice
) -> Selection:
    """Return the selection with everything that is wrong in the chosen sites, and between them and all others."""
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
    """The sites that a build of others left to be checked; all of them where that is not known."""
    state = previous.portal_state() if previous else None
    return frozenset(state.pending if state else sites if previous and previous.sites else ())


def _render_inputs(
    options: BuildOptions, session: Session, setup: Setup, portal: Portal, states: Mapping[str, SiteState]
) -> RenderInputs:
    """The stores of sites and contexts; nothing is loaded yet."""
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
        """What a site lets others see: that of its last state only while no other site turns the states of its items."""
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
    dependencies = Dependencies(
        known,
        export,
        session.folders.find_digest,
    )
    return RenderInputs(portal, sites, contexts, dependencies, setup.definitions, fragments, incoming)


def _find_referred(inputs: RenderInputs, states: Mapping[str, SiteState], requested: Collection[str]) -> frozenset[str]:
    """The sites of `states` to whose items those of other sites no longer refer as they did."""
    reused = [site for site in states if site in requested]
    incoming = inputs.find_incoming() if reused else {}
    return frozenset(site for site in reused if digest_incoming(incoming.get(site, ())) != states[site].incoming)


def _identifiers(site: str, states: Mapping[str, SiteState], library: Callable[[str], Library]) -> tuple[str, ...]:
    state = states.get(site)
    return state.identifiers if state is not None else tuple(item.id for item in library(site).items)


def _is_affected(sites: LoadedSites, state: SiteState, changed: Collection[str]) -> bool:
    """Whether one of the changed sites no longer answers what it answered when the site was rebuilt."""
    return any(sites.answer(site, query) != digest for site, query, digest in state.answers if site in changed)


def _check_between_sites(
    portal: Portal,
    inputs: RenderInputs,
    checked: Iterable[str],
    previous: PreviousBuild | None,
    states: Mapping[str, SiteState],
) -> Iterator[Diagnostic]:
    """What is wrong between the checked sites and all: an id that two have, an address that two have."""

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
