"""Checks menus, redirects and texts although the configuration or a theme has errors, for `check`.

A build stops there. The errors found here do not follow from the reported ones: the sites are linked with the theme
shipped with portalgen, only texts are rendered, and targets on sites with unreadable files count as existing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from portalgen.config.portal import Portal
from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.pipeline.incremental.selection import (
    choose_sites,
    complete_selection,
    load_chosen_sites,
)
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.options import BuildOptions, Progress
from portalgen.pipeline.rendering.render_sites import render_sites
from portalgen.pipeline.sites.setup import Setup
from portalgen.plan.targets import site_of_source, source_of_link
from portalgen.render.theme.loading import load_theme
from portalgen.render.theme.templates import Templates

_THEME: Final = "default"
_NO_PORTAL: Final = Path("/", "portalgen", "no", "portal")
"""A folder without themes, so that the shipped theme is loaded and not the portal's own of the same name."""
_COLLISIONS: Final = frozenset(("URL101", "URL106"))
_ID: Final = re.compile(r"^id:[ \t]*([^\s#]+)", re.MULTILINE)


def find_independent_faults(
    options: BuildOptions, setup: Setup, progress: Progress, known: Collection[Diagnostic]
) -> tuple[Diagnostic, ...]:
    """Return the errors of menus, redirects and texts that do not follow from the errors in `known`.

    Empty if too little of the configuration is readable, such as without the main site.
    """
    portal = _linkable_portal(setup.portal or setup.readable)
    if portal is None:
        return ()
    sites = tuple(site.id for site in portal.sites if not options.sites or site.id in options.sites)
    theme, _ = load_theme(_NO_PORTAL, _THEME, portal.settings.languages, Place(""))
    if theme is None or not sites:
        return ()
    templates = {(_THEME, code): Templates(theme, code) for code in theme.catalogs}
    names: frozenset[str] = frozenset()
    linkable = replace(
        setup,
        portal=portal,
        themes={_THEME: theme},
        templates=templates,
        read_names={_THEME: names},
        diagnostics=(),
        can_render=True,
    )
    asked = replace(options, sites=sites, remember=False)
    session = Session(options.root, None, options.definitions, unwritten=options.unwritten)  # nothing of this is kept
    try:
        choice = choose_sites(asked, session, linkable, None)
        load_chosen_sites(asked, session, choice)
        selection = complete_selection(asked, session, None, choice)
        if selection.inputs is None:
            return ()
        rendered = render_sites(asked, session, selection, selection.inputs, {}, None, progress, texts_only=True)
        return tuple(_drop_consequences(rendered.reported_diagnostics, portal, known))
    finally:
        session.close_stores()


def _linkable_portal(portal: Portal | None) -> Portal | None:
    """Return the portal with the shipped theme on all sites; None if its main site or taxonomies are unreadable."""
    if portal is None or (portal.unread is not None and portal.unread.has_taxonomies):
        return None
    if all(site.id != portal.settings.main_site for site in portal.sites):
        return None
    sites = tuple(replace(site, theme=_THEME, logo=None) for site in portal.sites)  # a logo may be missing
    return replace(portal, sites=sites)


def _drop_consequences(
    found: Collection[Diagnostic], portal: Portal, known: Collection[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield the diagnostics that are new and have no cause in `known`."""
    reported = {(each.code, each.place) for each in known}
    has_faulty_configuration = portal.unread is not None
    unread = portal.unread.sites if portal.unread is not None else frozenset()
    ids = frozenset(id for site in unread for id in _list_ids(portal.root / "content" / site))
    for each in found:
        is_collision = has_faulty_configuration and each.code in _COLLISIONS
        if (
            (each.code, each.place) in reported
            or is_collision
            or not each.place.path.startswith(("content/", "site-config/"))
        ):
            continue
        if not unread or not any(_leads_to(value, each.place.path, unread, ids) for _, value in each.values):
            yield each


def _list_ids(folder: Path) -> Iterator[str]:
    """Yield the ids written in the page files below a folder."""
    for file in sorted(folder.rglob("*.md")) if folder.is_dir() else ():
        if file.is_file() and not file.is_symlink():
            yield from _ID.findall(file.read_bytes()[:4096].decode("utf-8", "replace"))


def _leads_to(value: object, path: str, sites: Collection[str], ids: Collection[str]) -> bool:
    """Return True if `value`, in the file `path`, is a link to one of `sites` or to one of the items `ids`."""
    target = str(value).partition("#")[0]
    scheme, colon, rest = target.partition(":")
    if colon and scheme == "site":
        return rest.partition("/")[0] in sites
    if target in ids or (colon and scheme == "id" and rest in ids):
        return True
    return target.endswith(".md") and site_of_source(source_of_link(target, path.rpartition("/")[0])) in sites
