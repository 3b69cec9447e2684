"""The whole portal at once, for the linter: every site read, linked and planned, and nothing rendered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from portalgen.config.portal import Portal
from portalgen.content.model import Item, Library
from portalgen.content.read import read
from portalgen.diagnostics.model import Diagnostic
from portalgen.pipeline.linting.lint_cache import Memory
from portalgen.pipeline.sites.loaded_sites import Part, World, made_part
from portalgen.pipeline.sites.setup import Contexts, collision_faults, ground_of
from portalgen.pipeline.sites.unique_ids import owners_of
from portalgen.render.context import Forgetful


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that can be known without rendering; without contexts where errors forbid to make views."""

    diagnostics: tuple[Diagnostic, ...]
    portal: Portal | None = None
    library: Library | None = None
    contexts: Contexts | None = None
    world: World | None = None


def prepare(root: Path, at: datetime, unsaved: Mapping[str, bytes], memory: Memory) -> Prepared:
    """The portal in `root` at `at` as a preview would show it: drafts, scheduled and expired pages are shown too.

    `unsaved` are texts that stand in the place of files, by source.
    """
    ground = ground_of(root, remembered=memory.components.of)
    if ground.portal is None:
        return Prepared(ground.diagnostics)
    portal = replace(ground.portal, unsaved=unsaved) if unsaved else ground.portal
    library, faults = read(portal, memory.front_matter)
    found = (*ground.diagnostics, *faults)
    if not ground.whole:
        return Prepared(found, portal, library)
    of_site = _by_site(portal, library)
    owners = owners_of({site: [item.id for item in items] for site, items in of_site.items()})
    world = World(portal, at, _maker(portal, at, of_site), lambda: owners)
    contexts = Contexts(ground, portal, world, Forgetful(), search=False)
    sites = [site.id for site in portal.sites]
    own = (each for site in sites for each in contexts.faults(site))
    return Prepared(
        (*found, *own, *collision_faults(contexts, portal, sites, lambda _: ())), portal, library, contexts, world
    )


def _maker(portal: Portal, at: datetime, of_site: Mapping[str, tuple[Item, ...]]) -> Callable[[str], Part]:
    return lambda site: made_part(portal, site, Library(of_site[site]), at, unpublished=True)


def _by_site(portal: Portal, library: Library) -> dict[str, tuple[Item, ...]]:
    items: dict[str, list[Item]] = {site.id: [] for site in portal.sites}
    for item in library.items:
        items[item.original.site].append(item)
    return {site: tuple(found) for site, found in items.items()}
