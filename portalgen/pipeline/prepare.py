"""From a folder to a context: config, content, graph, plan, theme. Nothing is written."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from portalgen.config.load import MENUS, entries, load, place_of_key
from portalgen.config.portal import Portal
from portalgen.content.cache import FrontMatterCache
from portalgen.content.files import FileFault, inspect, locate
from portalgen.content.kinds.registry import KINDS
from portalgen.content.model import Library, Page
from portalgen.content.read import read
from portalgen.diagnostics.model import Diagnostic, Place, fault
from portalgen.diagnostics.sentences import closest
from portalgen.errors import UsageError
from portalgen.graph.build import build as build_graph
from portalgen.graph.model import Graph
from portalgen.pipeline.options import BuildOptions, has_errors
from portalgen.plan.build import plan as make_plan
from portalgen.plan.exports import export
from portalgen.plan.model import Key, Output, Plan
from portalgen.plan.targets import Targets
from portalgen.render.context import Context
from portalgen.render.machine_views import listed_outputs, site_maps
from portalgen.render.site_assets import LOGOS, site_assets
from portalgen.render.templates import Templates
from portalgen.render.theme import Theme, load_theme


@dataclass(slots=True)
class Clock:
    """Times the stages of one build."""

    stages: list[tuple[str, float]] = field(default_factory=list)
    _last: float = field(default_factory=time.perf_counter)

    def lap(self, name: str) -> None:
        """End of the stage `name`."""
        now = time.perf_counter()
        self.stages.append((name, now - self._last))
        self._last = now


@dataclass(frozen=True, slots=True)
class Prepared:
    """A context to render from, or None where errors already forbid it; `hosts` as far as they are known."""

    context: Context | None
    diagnostics: tuple[Diagnostic, ...]
    portal: Portal | None = None
    library: Library | None = None


def prepare(options: BuildOptions, clock: Clock, memory: FrontMatterCache | None = None) -> Prepared:
    """Everything up to rendering. Raises UsageError for a site that is not configured."""
    portal, faults = load(options.root)
    clock.lap("config")
    if portal is None:
        return Prepared(None, faults)
    portal = replace(portal, unsaved=dict(options.unsaved)) if options.unsaved else portal
    _check_sites(portal, options.sites)
    library, content_faults = read(portal, memory)
    clock.lap("content")
    graph = build_graph(portal, library, options.at, unpublished=options.unpublished)
    clock.lap("graph")
    plan, plan_faults = make_plan(portal, graph)
    targets = Targets(portal, graph, plan.addresses)
    clock.lap("plan")
    themes, theme_faults = _themes(portal)
    theme_faults += tuple(_logo_faults(portal))
    found = [*faults, *content_faults, *plan_faults, *theme_faults, *_menu_faults(portal, targets)]
    found += _kind_faults(portal)
    kept = tuple(each for each in found if _concerns(each, options.sites))
    if has_errors(theme_faults):
        return Prepared(None, kept, portal, library)
    context = _context(portal, graph, plan, targets, themes, options)
    clock.lap("theme")
    return Prepared(context, kept, portal, library)


def _check_sites(portal: Portal, asked: tuple[str, ...]) -> None:
    known = [site.id for site in portal.sites]
    for site in asked:
        if site not in known:
            meant = closest(site, known)
            shown = f"`{meant}`" if meant else ", ".join(known[:8]) + "…"
            raise UsageError(
                f"không có trang `{site}`; có phải là {shown}?"
                if meant
                else f"không có trang `{site}`; các mã: {shown}",
                f"there is no site `{site}`; did you mean {shown}?"
                if meant
                else f"there is no site `{site}`; known: {shown}",
            )


def _concerns(diagnostic: Diagnostic, sites: tuple[str, ...]) -> bool:
    """Whether the fault concerns the sites that are built: faults in other sites' content do not."""
    path = diagnostic.place.path
    return not sites or not path.startswith("content/") or path.split("/")[1] in sites


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


def _menu_faults(portal: Portal, targets: Targets) -> Iterator[Diagnostic]:
    for site in portal.sites:
        for menu in MENUS:
            for steps, entry in entries(getattr(site, menu)):
                if not targets.find(entry.to, site, site.codes[0]) and not targets.is_empty_section(entry.to, site):
                    place = place_of_key(portal.root, site, menu, *steps, "to")
                    yield fault("CFG128", place, target=entry.to, suggestion=targets.suggestion(entry.to))


def _context(
    portal: Portal, graph: Graph, plan: Plan, targets: Targets, themes: dict[str, Theme], options: BuildOptions
) -> Context:
    templates = {
        (name, language): Templates(theme, language) for name, theme in themes.items() for language in theme.catalogs
    }
    return Context(
        portal=portal,
        graph=graph,
        plan=plan,
        targets=targets,
        templates=templates,
        assets={site.id: site_assets(site, themes[site.theme], portal.root) for site in portal.sites},
        numbered=_numbered(plan.outputs),
        listed=listed_outputs(plan.outputs),
        hosts=frozenset(site.host for site in portal.sites),
        site_maps=site_maps(plan.outputs),
        own_pages=_own_pages(graph),
        exports=export(portal, graph, plan),
        search=options.search,
    )


def _numbered(outputs: tuple[Output, ...]) -> dict[Key, tuple[Output, ...]]:
    many: dict[Key, list[Output]] = {}
    for output in outputs:
        many.setdefault((output.site, output.language, output.role, output.subject), []).append(output)
    return {key: tuple(members) for key, members in many.items() if len(members) > 1}


def _own_pages(graph: Graph) -> dict[tuple[str, str], tuple[Page, ...]]:
    found: dict[tuple[str, str], list[Page]] = {}
    for page in graph.shown.values():
        if not page.is_index:
            found.setdefault((page.site, page.language), []).append(page)
    return {key: tuple(pages) for key, pages in found.items()}
