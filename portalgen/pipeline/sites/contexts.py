"""The context of each site, from which its views are filled."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial

from portalgen.config.menus import MENU_KEYS, flatten_menu
from portalgen.config.places import ConfigurationPlaces
from portalgen.config.portal import Portal, Site
from portalgen.config.search_aliases import list_item_targets
from portalgen.content.history_faults import check_page_histories
from portalgen.content.model import FaultyPage, Page
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.outputs.definition import OutputDefinition
from portalgen.outputs.sitemaps import group_listed_outputs
from portalgen.pipeline.sites.loaded_sites import LoadedSites
from portalgen.pipeline.sites.setup import Setup
from portalgen.plan.addresses import complete_site_plan
from portalgen.plan.model import PAGE_OUTPUT, SECTION_OUTPUT, Address, Output, OutputKey
from portalgen.plan.segments import section_path
from portalgen.plan.targets import Targets
from portalgen.render.context import BodyStore, Context, FragmentStore, NoFragments, NullBodyStore, ViewCache
from portalgen.render.parts import ReadParts, read_parts_of
from portalgen.render.references import GONE_STATES
from portalgen.render.theme.site_assets import ThemeAssets, build_site_assets, build_theme_assets


class ContextStore:
    """The contexts of sites. A context is created, and its site loaded, when it is first used."""

    def __init__(
        self,
        setup: Setup,
        portal: Portal,
        sites: LoadedSites,
        bodies: BodyStore,
        fragments: FragmentStore | None = None,
        *,
        search: bool,
    ) -> None:
        self._setup = setup
        self._portal = portal
        self._sites = sites
        self._bodies = bodies
        self._fragments = fragments or NoFragments()
        self._search = search
        self._hosts = frozenset(site.host for site in portal.sites)
        self._assets: dict[str, ThemeAssets] = {}
        self._places = ConfigurationPlaces(portal.root)
        self._created: dict[str, tuple[Context, tuple[Diagnostic, ...]]] = {}
        self._for_faulty: dict[str, Context] = {}

    def get(self, site: str) -> Context:
        """Return the context of `site`."""
        return self._get(site)[0]

    def get_for_faulty(self, site: str) -> Context:
        """Return the context of `site` for judging its faulty pages. In it, each faulty page has an address."""
        if site not in self._for_faulty:
            context = self.get(site)
            addresses = dict(_addresses_of_faulty(context.site, self._sites.get(site).library.faulty_pages))
            plan = replace(context.plan, addresses=ChainMap(dict(context.plan.addresses), addresses))
            self._for_faulty[site] = replace(context, plan=plan, bodies=NullBodyStore(), cache=ViewCache())
        return self._for_faulty[site]

    def check(self, site: str) -> tuple[Diagnostic, ...]:
        """Return the errors in the site's redirects, menus and page histories, and the facet values without a page.

        For the main site this includes the errors of all aliases leading to items, on any site.
        """
        context, redirect_diagnostics = self._get(site)
        histories = check_page_histories(context.portal, context.site)
        configured = (*_check_menus(context, self._places), *_check_aliases(context, self._places))
        return (*redirect_diagnostics, *configured, *_check_facets(context, self._places), *histories)

    def _get(self, site: str) -> tuple[Context, tuple[Diagnostic, ...]]:
        if site not in self._created:
            self._created[site] = self._create(self._portal.site(site))
        return self._created[site]

    def _create(self, site: Site) -> tuple[Context, tuple[Diagnostic, ...]]:
        loaded = self._sites.get(site.id)
        targets = Targets(self._portal, site.id, self._sites)
        plan, diagnostics = complete_site_plan(self._portal, site, loaded.graph, loaded.plan, targets)
        context = Context(
            site=site,
            portal=self._portal,
            graph=loaded.graph,
            plan=plan,
            targets=targets,
            templates=self._setup.templates,
            assets=build_site_assets(site, self._theme_assets(site.theme), self._portal.root),
            paginated_outputs=_numbered(plan.outputs),
            listed_outputs=group_listed_outputs(site, plan.outputs),
            own_pages=_own_pages(loaded.graph.shown_pages.values()),
            hosts=self._hosts,
            has_search=self._search,
            bodies=self._bodies,
            presenters=self._setup.definitions.presenters,
            data_cells=self._setup.definitions.data_cells,
            fragments=self._fragments,
            parts=_find_read_parts(self._setup.read_names[site.theme], self._setup.definitions.outputs, plan.outputs),
            units=self._setup.units,
        )
        return context, diagnostics

    def _theme_assets(self, theme: str) -> ThemeAssets:
        if theme not in self._assets:
            self._assets[theme] = build_theme_assets(self._setup.themes[theme])
        return self._assets[theme]


def _find_read_parts(
    names: Collection[str], definitions: Iterable[OutputDefinition], outputs: Iterable[Output]
) -> ReadParts:
    """Return the parts of views read under these names by the theme and by the files made from views."""
    made = {output.type.name for output in outputs}
    derived = (each.derived for each in definitions if each.type.name in made and each.derived is not None)
    shown = (name for each in derived for part in each.shown_parts for name in part.split("."))
    return read_parts_of((*names, *shown))


def _addresses_of_faulty(site: Site, pages: Iterable[FaultyPage]) -> Iterator[tuple[OutputKey, Address]]:
    """Yield the would-be addresses of the pages, used only to find the files beside them."""
    for page in (each.page for each in pages if each.page is not None):
        folder = section_path(site, page.section, page.language)
        if page.is_index:
            yield (site.id, page.language, SECTION_OUTPUT, page.section), Address(site.host, folder)
        else:
            yield (site.id, page.language, PAGE_OUTPUT, page.source), Address(site.host, f"{folder}{page.slug}/")


def _check_facets(context: Context, places: ConfigurationPlaces) -> Iterator[Diagnostic]:
    site = context.site
    left_out = context.graph.facet_values_left_out.get(site.id, 0)
    if left_out:
        place = places.of_key(site, "facet_pages")
        limit = site.facet_pages
        yield diagnostic("URL104", place, site=site.id, count=str(limit + left_out), limit=str(limit))


def _check_menus(context: Context, places: ConfigurationPlaces) -> Iterator[Diagnostic]:
    site = context.site
    for menu in MENU_KEYS:
        for steps, entry in flatten_menu(getattr(site, menu)):
            locate = partial(places.of_key, site, menu, *steps, "to")
            yield from _check_target(context, entry.to, "CFG128", locate)


def _check_aliases(context: Context, places: ConfigurationPlaces) -> Iterator[Diagnostic]:
    aliases = context.portal.search_aliases if context.site.id == context.portal.settings.main_site else ()
    for target in list_item_targets(aliases):
        locate = partial(places.of_alias_target, aliases, target)
        yield from _check_target(context, target, "CFG210", locate)


def _check_target(context: Context, written: str, missing: str, locate: Callable[[], Place]) -> Iterator[Diagnostic]:
    """Yield CHG101, CFG233, LNK108 or the code `missing` if readers cannot reach a configured target."""
    targets = context.targets
    target = targets.find(written, context.site.codes[0])
    state = GONE_STATES.get(target.status) if target is not None else None
    if state is None and (target is not None or targets.is_left_out(written)):
        return
    if state is not None:
        yield diagnostic("CHG101", locate(), target=written, state=state)
    elif targets.is_hidden(written):
        yield diagnostic("CFG233", locate(), target=written)
    elif (fault := targets.find_fault(written)) is not None:
        yield diagnostic("LNK108", locate(), target=written, file=fault)
    else:
        yield diagnostic(missing, locate(), target=written, suggestion="")


def _numbered(outputs: tuple[Output, ...]) -> dict[OutputKey, tuple[Output, ...]]:
    many: dict[OutputKey, list[Output]] = {}
    for output in outputs:
        many.setdefault(output.key, []).append(output)
    return {key: tuple(members) for key, members in many.items() if len(members) > 1}


def _own_pages(pages: Iterable[Page]) -> dict[str, tuple[Page, ...]]:
    found: dict[str, list[Page]] = {}
    for page in pages:
        if not page.is_index:
            found.setdefault(page.language, []).append(page)
    return {key: tuple(members) for key, members in found.items()}
