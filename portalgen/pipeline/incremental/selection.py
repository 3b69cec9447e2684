"""Which sites a build makes: those that may have changed, and those that would be told something else by these."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from portalgen.config.portal import Portal
from portalgen.content.model import Library
from portalgen.content.read import read
from portalgen.diagnostics.model import Diagnostic, in_order
from portalgen.pipeline.incremental.dependencies import Dependencies
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import PORTAL_MANIFEST, PortalState, PreviousBuild, SiteState
from portalgen.pipeline.incremental.up_to_date import check_sites, find_stale_sites, format_inputs
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.sites.loaded_sites import LoadedSites
from portalgen.pipeline.sites.setup import ContextStore, check_collisions
from portalgen.pipeline.sites.unique_ids import check_duplicate_ids, map_owners
from portalgen.pipeline.stage_timer import StageTimer
from portalgen.plan.targets import site_of
from portalgen.render.markdown.anchor_links import AnchorLink

SiteHosts = tuple[tuple[str, str, str], ...]
"""(site, host, path), the main site first."""


@dataclass(frozen=True, slots=True)
class RenderInputs:
    """Everything that rendering needs."""

    sites: LoadedSites
    contexts: ContextStore
    dependencies: Dependencies


@dataclass(frozen=True, slots=True)
class Selection:
    """What is made, what is left as it is, and what was found before anything is rendered."""

    rebuild: tuple[str, ...]
    reuse: Mapping[str, SiteState]
    """The sites that were asked for and stay as they are."""
    removed: tuple[str, ...]
    """The sites of the last build that the portal no longer has."""
    inputs: RenderInputs | None
    """None where errors in the configuration or a theme forbid to make views."""
    portal_diagnostics: tuple[Diagnostic, ...]
    """What belongs to no site."""
    site_diagnostics: Mapping[str, tuple[Diagnostic, ...]]
    """What is wrong in the pages, redirects and menus of each site that is made, and between sites."""
    portal: PortalState
    requested: frozenset[str] = frozenset()
    contents: Mapping[str, str] = field(default_factory=dict)
    """Digests of what the folders of the sites that are made hold."""
    incoming_links: tuple[AnchorLink, ...] = ()
    """Links from the sites that stay to anchors on sites that are no longer what they were."""
    refresh: frozenset[str] = frozenset()
    """The sites that stay, of whose surroundings something changed that does not concern them."""

    @property
    def manifests(self) -> tuple[str, ...]:
        """The sheets of the manifest that are written."""
        return (*self.rebuild, *self.removed, PORTAL_MANIFEST)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is to be told so far, of the sites that stay as well; of sites that were not asked for nothing."""
        own = (each for found in self.site_diagnostics.values() for each in found)
        stay = (each for state in self.reuse.values() for each in state.diagnostics)
        return in_order(each for each in (*self.portal_diagnostics, *own, *stay) if self._concerns(each))

    def _concerns(self, diagnostic: Diagnostic) -> bool:
        path = diagnostic.place.path
        return not path.startswith("content/") or not self.requested or path.split("/")[1] in self.requested


def select_sites(options: BuildOptions, session: Session, before: PreviousBuild | None, clock: StageTimer) -> Selection:
    """The selection for these options; everything where there is no `before`. Raises UsageError for an unknown site."""
    ground = session.load_setup()
    portal = ground.portal
    top = read(portal, None, ())[1] if portal else ()
    common = (*ground.diagnostics, *top)
    state = PortalState(format_inputs(session, options), session.top, common, _hosts(portal))
    clock.lap("config")
    if portal is None:
        return Selection((), {}, (), None, common, {}, state, frozenset(options.sites))
    known = [site.id for site in portal.sites]
    check_sites(known, options.sites)
    asked = frozenset(options.sites or known)
    if not ground.can_render:
        faults = {site: session.check_pages(portal, site) for site in sorted(asked)}
        return Selection((), {}, (), None, common, faults, state, frozenset(options.sites))
    stale = frozenset(known) if before is None else find_stale_sites(options, session, before, state.inputs, known)
    states = {site: found for site in known if site not in stale and before and (found := before.site_state(site))}
    world = _world(options, session, portal, states)
    contexts = ContextStore(ground, portal, world, session.bodies, search=options.search)
    hearing = Dependencies(
        known,
        lambda site: states[site].export if site in states else world.get(site).export,
        session.folders.find_digest,
    )
    changed = {site: hearing.find_changed(states[site]) for site in states.keys() & asked}
    told = {site for site, others in changed.items() if _hears_otherwise(world, states[site], others)}
    made = tuple(sorted((stale & asked) | told))
    session.folders.read_ahead(portal, made, options.jobs)
    for site in made:
        world.get(site)
    clock.lap("content")
    faults = {site: (*session.check_pages(portal, site), *contexts.check(site)) for site in made}
    pending = _pending(before, known)
    judged = made if stale <= asked and not pending else tuple(sorted(asked))
    for each in _shared_faults(portal, world, contexts, judged, before, states):
        site = site_of(each.place.path)
        faults[site] = (*faults.get(site, ()), each)
    clock.lap("plan")
    kept = {site: found for site, found in states.items() if site in asked and site not in told}
    return Selection(
        rebuild=made,
        reuse={
            site: replace(found, dependencies=hearing.refresh(found)) if changed[site] else found
            for site, found in kept.items()
        },
        removed=tuple(site for site in before.sites if site not in known) if before else (),
        inputs=RenderInputs(world, contexts, hearing),
        portal_diagnostics=common,
        site_diagnostics=faults,
        portal=replace(state, pending=tuple(sorted((pending | faults.keys()) & frozenset(known) - asked))),
        requested=frozenset(options.sites),
        contents={site: session.folders.find_digest(site) for site in made},
        incoming_links=tuple(
            link for site, found in kept.items() for link in found.links if site_of(link.source) in changed[site]
        ),
        refresh=frozenset(site for site in kept if changed[site]),
    )


def _pending(before: PreviousBuild | None, sites: Iterable[str]) -> frozenset[str]:
    """The sites that a build of others left to be judged; all of them where that is not known."""
    portal = before.portal_state() if before else None
    return frozenset(portal.pending if portal else sites if before and before.sites else ())


def _world(options: BuildOptions, session: Session, portal: Portal, states: Mapping[str, SiteState]) -> LoadedSites:
    def owners() -> dict[str, str]:
        sites = [site.id for site in portal.sites]
        return map_owners({site: _identifiers(site, states, lambda each: world.get(each).library) for site in sites})

    world = LoadedSites(
        portal,
        options.at,
        lambda site: session.load_site(portal, site, options.at, unpublished=options.unpublished),
        owners,
    )
    return world


def _identifiers(site: str, states: Mapping[str, SiteState], library: Callable[[str], Library]) -> tuple[str, ...]:
    state = states.get(site)
    return state.identifiers if state is not None else tuple(item.id for item in library(site).items)


def _hears_otherwise(world: LoadedSites, state: SiteState, changed: Collection[str]) -> bool:
    """Whether one of the changed sites no longer answers what it answered when the site was made."""
    return any(world.answer(site, question) != digest for site, question, digest in state.answers if site in changed)


def _shared_faults(
    portal: Portal,
    world: LoadedSites,
    contexts: ContextStore,
    judged: tuple[str, ...],
    before: PreviousBuild | None,
    states: Mapping[str, SiteState],
) -> Iterator[Diagnostic]:
    """What is wrong between the judged sites and all: an id that two have, an address that two have."""

    def paths(site: str) -> Collection[str]:
        if before is not None and site in states:
            return before.manifest(site).rows.keys()
        return [output.address.output_path for output in contexts.get(site).plan.outputs]

    libraries = {site: world.get(site).library for site in judged}
    others = [site.id for site in portal.sites if site.id not in libraries]
    identifiers = {site: _identifiers(site, states, lambda each: world.get(each).library) for site in others}
    yield from check_duplicate_ids(portal.root, libraries, identifiers, lambda site: world.get(site).library)
    yield from check_collisions(contexts, portal, judged, paths)


def _hosts(portal: Portal | None) -> SiteHosts:
    if portal is None:
        return ()
    main = portal.main
    ordered = sorted(portal.sites, key=lambda site: site.id != main.id)
    return tuple((site.id, site.host, site.path) for site in ordered)
