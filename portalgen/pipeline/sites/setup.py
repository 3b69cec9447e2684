"""From a folder to contexts: configuration and themes for all, each site read, linked and planned. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from portalgen.config.load import MENUS, entries, load, place_of_key
from portalgen.config.portal import Portal, Site
from portalgen.content.files import FileFault, inspect, locate
from portalgen.content.kinds.registry import KINDS
from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic, Place, fault
from portalgen.diagnostics.sentences import closest
from portalgen.pipeline.options import has_errors
from portalgen.pipeline.sites.loaded_sites import LoadedSites
from portalgen.pipeline.sites.palettes import check_palettes
from portalgen.pipeline.sites.theme_checks import BLOCKING_CODES, RowCache, cached_in, check_theme
from portalgen.plan.build import collisions, hosts_of
from portalgen.plan.build import plan as make_plan
from portalgen.plan.model import Key, Output, Plan
from portalgen.plan.targets import Targets
from portalgen.render.context import Context, Memory
from portalgen.render.outputs.sitemaps import listed_outputs
from portalgen.render.theme.loading import Theme, load_theme
from portalgen.render.theme.site_assets import LOGOS, site_assets
from portalgen.render.theme.templates import Templates
from portalgen.store.rows import Rows


@dataclass(frozen=True, slots=True)
class Setup:
    """What all sites stand on. Without a portal or a theme where errors already forbid it."""

    portal: Portal | None
    themes: Mapping[str, Theme]
    templates: Mapping[tuple[str, str], Templates]
    diagnostics: tuple[Diagnostic, ...]
    can_render: bool
    """Whether views can be made at all."""


def load_setup(root: Path, known: Rows | None = None, remembered: RowCache | None = None) -> Setup:
    """Configuration and themes of the portal in `root`, with what is wrong in them.

    `known` remembers which sets of colours were found good, and what was found in the themes; for these
    `remembered` may stand in its place.
    """
    portal, faults = load(root)
    if portal is None:
        return Setup(None, {}, {}, faults, can_render=False)
    themes, grave = _themes(portal)
    grave += tuple(_logo_faults(portal))
    colours = check_palettes(portal, themes, known or Rows(None, "", ()))
    templates = {
        (name, language): Templates(theme, language) for name, theme in themes.items() for language in theme.catalogs
    }
    kept = remembered or cached_in(known)
    within = tuple(each for theme in themes.values() for each in check_theme(theme, kept))
    found = (*faults, *grave, *colours, *within, *_kind_faults(portal))
    return Setup(
        portal,
        themes,
        templates,
        found,
        can_render=not has_errors(grave) and not any(each.code in BLOCKING_CODES for each in within),
    )


class ContextStore:
    """The context of each site, made when it is asked for."""

    def __init__(self, ground: Setup, portal: Portal, world: LoadedSites, bodies: Memory, *, search: bool) -> None:
        self._ground = ground
        self._portal = portal
        self._world = world
        self._bodies = bodies
        self._search = search
        self._hosts = frozenset(site.host for site in portal.sites)
        self._made: dict[str, Context] = {}
        self._faults: dict[str, tuple[Diagnostic, ...]] = {}

    def get(self, site: str) -> Context:
        """The context of `site`."""
        if site not in self._made:
            self._made[site] = self._context(self._portal.site(site))
        return self._made[site]

    def check(self, site: str) -> tuple[Diagnostic, ...]:
        """What is wrong with the site's redirects and menus."""
        context = self.get(site)
        return (*self._faults[site], *_menu_faults(context))

    def _context(self, site: Site) -> Context:
        part = self._world.get(site.id)
        targets = Targets(self._portal, site.id, self._world)
        plan, self._faults[site.id] = make_plan(self._portal, site, part.graph, part.plan, targets)
        return Context(
            site=site,
            portal=self._portal,
            graph=part.graph,
            plan=plan,
            targets=targets,
            templates=self._ground.templates,
            assets=site_assets(site, self._ground.themes[site.theme], self._portal.root),
            numbered=_numbered(plan.outputs),
            listed=listed_outputs(plan.outputs),
            own_pages=_own_pages(part.graph.shown.values()),
            hosts=self._hosts,
            search=self._search,
            bodies=self._bodies,
        )


def check_collisions(
    contexts: ContextStore, portal: Portal, sites: Collection[str], others: Callable[[str], Collection[str]]
) -> Iterator[Diagnostic]:
    """Outputs of `sites` that have one address, among themselves or with one of the other sites of their hosts.

    `others` gives the output paths of a site that is not among them.
    """
    for group in _sharing(portal):
        made = [site for site in group if site in sites]
        if not made:
            continue
        taken = {output.address.output_path for site in made for output in contexts.get(site).plan.outputs}
        taken_by = [site for site in group if site not in sites and _meets(taken, others(site))]
        plans: list[Plan] = [contexts.get(site).plan for site in sorted((*made, *taken_by))]
        yield from collisions(portal, plans, lambda site: contexts.get(site).graph.shown)


def _sharing(portal: Portal) -> list[list[str]]:
    """The sites in groups that share a host, directly or through others."""
    groups: list[tuple[set[str], list[str]]] = []
    for site in portal.sites:
        hosts, members = set(hosts_of(site)), [site.id]
        for group in [each for each in groups if each[0] & hosts]:
            groups.remove(group)
            hosts |= group[0]
            members += group[1]
        groups.append((hosts, members))
    return [sorted(members) for _, members in groups]


def _meets(taken: Collection[str], others: Collection[str]) -> bool:
    """Whether two files, or a file and a folder, would stand in one place."""
    folders = {folder for path in others for folder in _above(path)}
    known = set(others)
    return any(path in known or path in folders or any(folder in known for folder in _above(path)) for path in taken)


def _above(path: str) -> Iterator[str]:
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _themes(portal: Portal) -> tuple[dict[str, Theme], tuple[Diagnostic, ...]]:
    themes: dict[str, Theme] = {}
    faults: list[Diagnostic] = []
    for name in dict.fromkeys(site.theme for site in portal.sites):
        users = [site for site in portal.sites if site.theme == name]
        languages = dict.fromkeys(code for site in users for code in site.codes)
        theme, found = load_theme(portal.root, name, languages, Place(users[0].source))
        faults += found
        if theme is not None:
            themes[name] = theme
    return themes, tuple(faults)


def _logo_faults(portal: Portal) -> Iterator[Diagnostic]:
    for site in portal.sites:
        if site.logo is None:
            continue
        path = locate(portal.root / LOGOS, site.logo, portal.root)
        found = path if isinstance(path, FileFault) else inspect(path, site.logo, portal.settings.limits, ("svg",))
        if isinstance(found, FileFault):
            yield Diagnostic(found.code, place_of_key(portal.root, site, "logo"), found.values)


def _kind_faults(portal: Portal) -> Iterator[Diagnostic]:
    """Kinds that the configuration names and that do not exist."""
    for site in portal.sites:
        for number, section in enumerate(site.sections):
            for index, kind in enumerate(section.kinds):
                if kind not in KINDS:
                    place = place_of_key(portal.root, site, "sections", number, "kinds", index)
                    known = ", ".join(KINDS)
                    yield fault(
                        "CFG110", place, value=kind, key="kinds", choices=known, suggestion=closest(kind, KINDS)
                    )


def _menu_faults(context: Context) -> Iterator[Diagnostic]:
    site, targets = context.site, context.targets
    for menu in MENUS:
        for steps, entry in entries(getattr(site, menu)):
            if not targets.find(entry.to, site.codes[0]) and not targets.is_empty_section(entry.to):
                place = place_of_key(context.portal.root, site, menu, *steps, "to")
                yield fault("CFG128", place, target=entry.to, suggestion=targets.suggestion(entry.to))


def _numbered(outputs: tuple[Output, ...]) -> dict[Key, tuple[Output, ...]]:
    many: dict[Key, list[Output]] = {}
    for output in outputs:
        many.setdefault((output.site, output.language, output.role, output.subject), []).append(output)
    return {key: tuple(members) for key, members in many.items() if len(members) > 1}


def _own_pages(pages: Iterable[Page]) -> dict[str, tuple[Page, ...]]:
    found: dict[str, list[Page]] = {}
    for page in pages:
        if not page.is_index:
            found.setdefault(page.language, []).append(page)
    return {key: tuple(members) for key, members in found.items()}
