"""Which sites a build makes: those that may have changed, and those that would be told something else by these."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from portalgen.config.portal import Portal
from portalgen.content.model import Library
from portalgen.content.read import read
from portalgen.diagnostics.model import Diagnostic, in_order
from portalgen.pipeline.incremental.dependencies import Hearing
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.incremental.site_state import PORTAL, Before, PortalState, SiteState
from portalgen.pipeline.incremental.up_to_date import check_sites, inputs_text, stale_sites
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.sites.loaded_sites import World
from portalgen.pipeline.sites.setup import Contexts, collision_faults
from portalgen.pipeline.sites.unique_ids import duplicate_faults, owners_of
from portalgen.pipeline.stage_timer import Clock
from portalgen.plan.targets import site_of
from portalgen.render.markdown.anchor_links import AnchorLink

Hosts = tuple[tuple[str, str, str], ...]
"""(site, host, path), the main site first."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything that rendering needs."""

    world: World
    contexts: Contexts
    hearing: Hearing


@dataclass(frozen=True, slots=True)
class Selection:
    """What is made, what is left as it is, and what was found before anything is rendered."""

    made: tuple[str, ...]
    kept: Mapping[str, SiteState]
    """The sites that were asked for and stay as they are."""
    gone: tuple[str, ...]
    """The sites of the last build that the portal no longer has."""
    ready: Ready | None
    """None where errors in the configuration or a theme forbid to make views."""
    common: tuple[Diagnostic, ...]
    """What belongs to no site."""
    faults: Mapping[str, tuple[Diagnostic, ...]]
    """What is wrong in the pages, redirects and menus of each site that is made, and between sites."""
    portal: PortalState
    asked: frozenset[str] = frozenset()
    contents: Mapping[str, str] = field(default_factory=dict)
    """Digests of what the folders of the sites that are made hold."""
    links_in: tuple[AnchorLink, ...] = ()
    """Links from the sites that stay to anchors on sites that are no longer what they were."""
    renewed: frozenset[str] = frozenset()
    """The sites that stay, of whose surroundings something changed that does not concern them."""

    @property
    def touched(self) -> tuple[str, ...]:
        """The sheets of the manifest that are written."""
        return (*self.made, *self.gone, PORTAL)

    def found(self) -> tuple[Diagnostic, ...]:
        """What is to be told so far, of the sites that stay as well; of sites that were not asked for nothing."""
        own = (each for found in self.faults.values() for each in found)
        stay = (each for state in self.kept.values() for each in state.diagnostics)
        return in_order(each for each in (*self.common, *own, *stay) if self._concerns(each))

    def _concerns(self, diagnostic: Diagnostic) -> bool:
        path = diagnostic.place.path
        return not path.startswith("content/") or not self.asked or path.split("/")[1] in self.asked


def select(options: BuildOptions, session: Session, before: Before | None, clock: Clock) -> Selection:
    """The selection for these options; everything where there is no `before`. Raises UsageError for an unknown site."""
    ground = session.ground()
    portal = ground.portal
    top = read(portal, None, ())[1] if portal else ()
    common = (*ground.diagnostics, *top)
    state = PortalState(inputs_text(session, options), session.top, common, _hosts(portal))
    clock.lap("config")
    if portal is None:
        return Selection((), {}, (), None, common, {}, state, frozenset(options.sites))
    known = [site.id for site in portal.sites]
    check_sites(known, options.sites)
    asked = frozenset(options.sites or known)
    if not ground.whole:
        faults = {site: session.faults(portal, site) for site in sorted(asked)}
        return Selection((), {}, (), None, common, faults, state, frozenset(options.sites))
    stale = frozenset(known) if before is None else stale_sites(options, session, before, state.inputs, known)
    states = {site: found for site in known if site not in stale and before and (found := before.state(site))}
    world = _world(options, session, portal, states)
    contexts = Contexts(ground, portal, world, session.bodies, search=options.search)
    hearing = Hearing(
        known,
        lambda site: states[site].export if site in states else world.part(site).export,
        session.sources.digest,
    )
    changed = {site: hearing.changed(states[site]) for site in states.keys() & asked}
    told = {site for site, others in changed.items() if _hears_otherwise(world, states[site], others)}
    made = tuple(sorted((stale & asked) | told))
    session.sources.prepare(portal, made, options.jobs)
    for site in made:
        world.part(site)
    clock.lap("content")
    faults = {site: (*session.faults(portal, site), *contexts.faults(site)) for site in made}
    pending = _pending(before, known)
    judged = made if stale <= asked and not pending else tuple(sorted(asked))
    for each in _shared_faults(portal, world, contexts, judged, before, states):
        site = site_of(each.place.path)
        faults[site] = (*faults.get(site, ()), each)
    clock.lap("plan")
    kept = {site: found for site, found in states.items() if site in asked and site not in told}
    return Selection(
        made=made,
        kept={
            site: replace(found, heard=hearing.again(found)) if changed[site] else found for site, found in kept.items()
        },
        gone=tuple(site for site in before.sites if site not in known) if before else (),
        ready=Ready(world, contexts, hearing),
        common=common,
        faults=faults,
        portal=replace(state, pending=tuple(sorted((pending | faults.keys()) & frozenset(known) - asked))),
        asked=frozenset(options.sites),
        contents={site: session.sources.digest(site) for site in made},
        links_in=tuple(
            link for site, found in kept.items() for link in found.links if site_of(link.source) in changed[site]
        ),
        renewed=frozenset(site for site in kept if changed[site]),
    )


def _pending(before: Before | None, sites: Iterable[str]) -> frozenset[str]:
    """The sites that a build of others left to be judged; all of them where that is not known."""
    portal = before.portal() if before else None
    return frozenset(portal.pending if portal else sites if before and before.sites else ())


def _world(options: BuildOptions, session: Session, portal: Portal, states: Mapping[str, SiteState]) -> World:
    def owners() -> dict[str, str]:
        sites = [site.id for site in portal.sites]
        return owners_of({site: _identifiers(site, states, lambda each: world.part(each).library) for site in sites})

    world = World(
        portal, options.at, lambda site: session.part(portal, site, options.at, unpublished=options.unpublished), owners
    )
    return world


def _identifiers(site: str, states: Mapping[str, SiteState], library: Callable[[str], Library]) -> tuple[str, ...]:
    state = states.get(site)
    return state.identifiers if state is not None else tuple(item.id for item in library(site).items)


def _hears_otherwise(world: World, state: SiteState, changed: Collection[str]) -> bool:
    """Whether one of the changed sites no longer answers what it answered when the site was made."""
    return any(world.answer(site, question) != digest for site, question, digest in state.asked if site in changed)


def _shared_faults(
    portal: Portal,
    world: World,
    contexts: Contexts,
    judged: tuple[str, ...],
    before: Before | None,
    states: Mapping[str, SiteState],
) -> Iterator[Diagnostic]:
    """What is wrong between the judged sites and all: an id that two have, an address that two have."""

    def paths(site: str) -> Collection[str]:
        if before is not None and site in states:
            return before.sheet(site).rows.keys()
        return [output.address.output_path for output in contexts.of(site).plan.outputs]

    libraries = {site: world.part(site).library for site in judged}
    others = [site.id for site in portal.sites if site.id not in libraries]
    identifiers = {site: _identifiers(site, states, lambda each: world.part(each).library) for site in others}
    yield from duplicate_faults(portal.root, libraries, identifiers, lambda site: world.part(site).library)
    yield from collision_faults(contexts, portal, judged, paths)


def _hosts(portal: Portal | None) -> Hosts:
    if portal is None:
        return ()
    main = portal.main
    ordered = sorted(portal.sites, key=lambda site: site.id != main.id)
    return tuple((site.id, site.host, site.path) for site in ordered)
