"""Loads the configuration and the themes, which all sites share, and finds their errors.

No file is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from portalgen.config.places import ConfigurationPlaces
from portalgen.config.portal import Portal
from portalgen.content.files import InvalidFile, inspect_file, locate_file
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.frozen import frozen
from portalgen.kinds.definition import Kind
from portalgen.on_demand import on_demand
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.options import has_errors
from portalgen.pipeline.sites.palettes import check_palettes
from portalgen.pipeline.sites.setup_cache import SetupDigests, load_or_reuse_portal, load_or_reuse_theme
from portalgen.pipeline.sites.theme_checks import BLOCKING_CODES, RowCache, cache_in_rows, check_theme, find_read_names
from portalgen.render.maps.units import UnitsDrawing, load_units
from portalgen.render.theme.model import FACET_LAYOUT, PAGE_HISTORY_LAYOUT, THEMES_FOLDER, Theme
from portalgen.render.theme.site_assets import LOGOS
from portalgen.render.theme.templates import Templates
from portalgen.store.row_store import RowStore

with on_demand():
    from portalgen.render.theme.checks import measuring


@frozen
class Setup:
    """The configuration and the themes shared by all sites.

    The portal or themes are missing if errors prevent loading them.
    """

    portal: Portal | None
    themes: Mapping[str, Theme]
    templates: Mapping[tuple[str, str], Templates]
    read_names: Mapping[str, frozenset[str]]
    """The names of fields that the templates of a theme can read, keyed by theme."""
    diagnostics: tuple[Diagnostic, ...]
    can_render: bool
    """True if views can be filled."""
    definitions: Definitions
    units: UnitsDrawing | None = None
    """The map of the units. None unless the operator provides their boundaries."""
    readable: Portal | None = None
    """The readable part of a portal with errors, for checking the format of its files."""


def load_setup(
    root: Path,
    rows: RowStore | None = None,
    cache: RowCache | None = None,
    digests: SetupDigests | None = None,
    definitions: Definitions | None = None,
) -> Setup:
    """Load the configuration and the themes of the portal in `root`, with their errors.

    `rows` keep the good sets of colours and the results of checking themes; for the latter `cache` may be used instead.
    With `digests`, `rows` also keep the validated configuration and themes. Without `definitions`, the standard
    definitions apply.
    """
    tables = definitions or standard_definitions()
    kept = rows or RowStore(None, ())
    portal, portal_diagnostics, readable = load_or_reuse_portal(root, kept, digests, tables.kinds)
    if portal is None:
        return Setup(None, {}, {}, {}, portal_diagnostics, can_render=False, definitions=tables, readable=readable)
    themes, grave = _load_themes(portal, kept, digests)
    places = ConfigurationPlaces(root)
    grave += (*_check_logos(portal, places), *_check_facet_segments(portal, places))
    colours = check_palettes(portal, themes, kept)
    templates = {
        (name, language): Templates(theme, language) for name, theme in themes.items() for language in theme.catalogs
    }
    without = {name for name, theme in themes.items() if FACET_LAYOUT not in theme.files}
    without_history = {name for name, theme in themes.items() if PAGE_HISTORY_LAYOUT not in theme.files}
    unfiltered = (*_report_lists_without_facets(portal, without), *_report_no_histories(portal, without_history))
    theme_cache = cache or cache_in_rows(rows)
    within = tuple(each for theme in themes.values() for each in check_theme(theme, theme_cache))
    read_names = {name: find_read_names(theme, theme_cache) for name, theme in themes.items()}
    units, unit_faults = load_units(portal)
    diagnostics = (
        *portal_diagnostics,
        *unit_faults,
        *grave,
        *colours,
        *within,
        *_check_measuring(portal, themes),
        *unfiltered,
        *_check_kinds(portal, places),
        *_check_generated_pages(portal, tables, places),
    )
    return Setup(
        _without_histories(_without_facets(portal, without), without_history),
        themes,
        templates,
        read_names,
        diagnostics,
        can_render=not has_errors(grave) and not any(each.code in BLOCKING_CODES for each in within),
        definitions=tables,
        units=units,
    )


def _check_measuring(portal: Portal, themes: Mapping[str, Theme]) -> tuple[Diagnostic, ...]:
    if portal.settings.monitoring is None:
        return ()
    return tuple(each for theme in themes.values() for each in measuring.check_measuring(theme))


def _load_themes(
    portal: Portal, rows: RowStore, digests: SetupDigests | None
) -> tuple[dict[str, Theme], tuple[Diagnostic, ...]]:
    themes: dict[str, Theme] = {}
    faults: list[Diagnostic] = []
    for name in dict.fromkeys(site.theme for site in portal.sites):
        users = [site for site in portal.sites if site.theme == name]
        languages = dict.fromkeys(code for site in users for code in site.codes)
        theme, found = load_or_reuse_theme(portal.root, name, languages, Place(users[0].source), rows, digests)
        faults += found
        if theme is not None:
            themes[name] = theme
    return themes, tuple(faults)


def _report_lists_without_facets(portal: Portal, themes: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each theme that cannot show the facet lists of its sites."""
    for name in sorted(themes):
        if any(site.theme == name and site.facet_pages for site in portal.sites):
            yield diagnostic("TPL133", Place(f"{THEMES_FOLDER}/{name}/theme.yaml"), theme=name)


def _without_facets(portal: Portal, themes: Collection[str]) -> Portal:
    """Return the portal without facet lists on the sites of these themes, so that older themes keep working."""
    if not any(site.theme in themes and site.facet_pages for site in portal.sites):
        return portal
    sites = (replace(site, facet_pages=0) if site.theme in themes else site for site in portal.sites)
    return replace(portal, sites=tuple(sites))


def _report_no_histories(portal: Portal, themes: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each theme that cannot show the page histories of its sites."""
    for name in sorted(themes):
        if any(site.theme == name and site.page_history for site in portal.sites):
            yield diagnostic("CFG199", Place(f"{THEMES_FOLDER}/{name}/theme.yaml"), theme=name)


def _without_histories(portal: Portal, themes: Collection[str]) -> Portal:
    """Return the portal without page histories on the sites of these themes."""
    if not any(site.theme in themes and site.page_history for site in portal.sites):
        return portal
    sites = (replace(site, page_history=False) if site.theme in themes else site for site in portal.sites)
    return replace(portal, sites=tuple(sites))


def _check_logos(portal: Portal, places: ConfigurationPlaces) -> Iterator[Diagnostic]:
    for site in portal.sites:
        if site.logo is None:
            continue
        path = locate_file(portal.root / LOGOS, site.logo, portal.root)
        found = (
            path if isinstance(path, InvalidFile) else inspect_file(path, site.logo, portal.settings.limits, ("svg",))
        )
        if isinstance(found, InvalidFile):
            yield Diagnostic(found.code, places.of_key(site, "logo"), found.values)


def _check_kinds(portal: Portal, places: ConfigurationPlaces) -> Iterator[Diagnostic]:
    """Yield the unknown kinds in the configuration; those of a profile once."""
    known = KnownNames(portal.kinds)
    for index, kind in enumerate(portal.settings.summary_search.kinds):
        if kind not in known:
            yield _unknown_name(places.in_file("portal.yaml", "summary_search", "kinds", index), "kinds", kind, known)
    reported: set[Place] = set()
    for site in portal.sites:
        for number, section in enumerate(site.sections):
            for index, kind in enumerate(section.kinds):
                if kind in known:
                    continue
                place = places.of_key(site, "sections", number, "kinds", index)
                if place not in reported:
                    reported.add(place)
                    yield _unknown_name(place, "kinds", kind, known)


def _check_facet_segments(portal: Portal, places: ConfigurationPlaces) -> Iterator[Diagnostic]:
    """Yield the sections with kinds that have lists of different facets at the same address; those of a profile once.

    This is independent of the content, which may be in the section later.
    """
    reported: set[Place] = set()
    for site in portal.sites:
        for number, section in enumerate(site.sections if site.facet_pages else ()):
            taken: dict[str, tuple[Kind, str]] = {}
            for index, name in enumerate(section.kinds):
                kind = portal.kinds.find(name)
                clash = _find_clash(kind, site.codes, taken) if kind is not None else None
                place = places.of_key(site, "sections", number, "kinds", index) if clash else None
                if clash is not None and place is not None and place not in reported:
                    reported.add(place)
                    segment, other = clash
                    yield diagnostic(
                        "CFG153", place, section=section.path, kind=name, other=other.name, segment=segment
                    )


def _find_clash(kind: Kind, codes: Iterable[str], taken: dict[str, tuple[Kind, str]]) -> tuple[str, Kind] | None:
    """Return the first segment of `kind` taken by a different facet of another kind; `taken` grows meanwhile."""
    for code in codes:
        for facet in kind.facets:
            segment = facet.segment.text(code)
            other, name = taken.setdefault(f"{code}/{segment}", (kind, facet.name))
            if name != facet.name:
                return segment, other
    return None


def _unknown_name(place: Place, key: str, name: str, known: KnownNames) -> Diagnostic:
    suggestion = known.find_closest(name)
    return diagnostic("CFG110", place, value=name, key=key, choices=known.listed, suggestion=suggestion)


def _check_generated_pages(
    portal: Portal, definitions: Definitions, places: ConfigurationPlaces
) -> Iterator[Diagnostic]:
    """Yield the unknown generated pages in the configuration; those of a profile once."""
    known = KnownNames(definitions.generated_pages)
    reported: set[Place] = set()
    for site in portal.sites:
        for index, name in enumerate(site.generated_pages):
            if name not in known:
                place = places.of_key(site, "generated_pages", index)
                if place not in reported:
                    reported.add(place)
                    yield _unknown_name(place, "generated_pages", name, known)
