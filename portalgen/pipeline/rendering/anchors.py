"""Checks links to anchors. This is possible only when all bodies are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from portalgen.config.menus import MENU_KEYS, flatten_menu
from portalgen.config.places import ConfigurationPlaces
from portalgen.diagnostics.model import Diagnostic, Phrase, Place, diagnostic
from portalgen.on_demand import on_demand
from portalgen.pipeline.rendering.output_result import OutputResult
from portalgen.pipeline.sites.contexts import ContextStore
from portalgen.plan.redirects import place_of_redirect
from portalgen.plan.targets import ResolvedTarget, site_of_source
from portalgen.render.bodies import render_page_body
from portalgen.render.context import Context
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.page_files import PageFiles

with on_demand():
    from portalgen.diagnostics import closest

_BOOKMARK: Final = re.compile(r"_Toc\d")


def find_anchor_links(
    context: Context, rendered: Iterable[OutputResult], places: ConfigurationPlaces
) -> tuple[AnchorLink, ...]:
    """Return every link to an anchor in the site's bodies, menus and redirects, with the place of the link."""
    links = [
        AnchorLink(link.source or one.source, link.anchor, link.place) for one in rendered for link in one.anchor_links
    ]
    configured = (AnchorLink(target.source, target.anchor, place) for target, place in _configured(context, places))
    return (*links, *configured)


def check_anchors(
    contexts: ContextStore, links: Iterable[AnchorLink], rendered: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """Yield LNK102 for every link to a missing anchor, sorted by place. The first ones have a suggestion.

    The bookmarks of a table of contents pasted from Word are reported once for each page.
    `rendered` are the anchors already known, keyed by source.
    """
    anchors: dict[str, frozenset[str] | None] = dict(rendered)
    broken: list[tuple[AnchorLink, frozenset[str]]] = []
    for link in links:
        if link.source not in anchors:
            anchors[link.source] = _anchors_of(contexts, link.source)
        known = anchors[link.source]
        if known is not None and link.anchor not in known:
            broken.append((link, known))
    broken.sort(key=_place_key)
    pasted: set[str] = set()
    for number, (link, known) in enumerate(broken):
        is_pasted = _BOOKMARK.match(link.anchor) is not None
        if is_pasted and link.place.path in pasted:
            continue
        pasted.update((link.place.path,) * is_pasted)
        meant = closest.ClosestIndex(known).find(link.anchor) if number < closest.SUGGESTION_LIMIT else ""
        suggestion = f"#{meant}" if meant else ""
        is_own = not link.anchor.isascii() and link.source == link.place.path
        cure = Phrase("anchor.pasted" if is_pasted else "anchor.converted" if is_own else "anchor.heading")
        yield diagnostic("LNK102", link.place, anchor=link.anchor, target=link.source, suggestion=suggestion, cure=cure)


def _place_key(broken: tuple[AnchorLink, frozenset[str]]) -> tuple[str, int, int, str]:
    link, _ = broken
    return link.place.path, link.place.line, link.place.column, link.anchor


def _configured(context: Context, places: ConfigurationPlaces) -> Iterator[tuple[ResolvedTarget, Place]]:
    """Yield the targets with anchors in the site's menus and redirects, with their places."""
    portal, site = context.portal, context.site
    for menu in MENU_KEYS:
        for steps, entry in flatten_menu(getattr(site, menu)):
            target = context.targets.find(entry.to, site.codes[0]) if "#" in entry.to else None
            if target is not None and target.source and target.anchor:
                yield target, places.of_key(site, menu, *steps, "to")
    for index, redirect in enumerate(portal.redirects):
        if redirect.site == site.id and "#" in redirect.to:
            target = context.targets.find(redirect.to, site.codes[0])
            if target is not None and target.source and target.anchor:
                yield target, place_of_redirect(places, index, "to")


def _anchors_of(contexts: ContextStore, source: str) -> frozenset[str] | None:
    """Return the anchors of a page not rendered in this run; None if unknown.

    They are unknown if errors in the page hide them (these are reported for the page itself), or if a notice replaces
    it.
    """
    context = contexts.get(site_of_source(source))
    page = context.graph.shown_pages.get(source)
    if page is None:
        return None if source in context.graph.notice_pages else frozenset()
    address = context.page_address(page)
    body, _ = render_page_body(context, page, address, PageFiles(context, address, page.language))
    return body.anchors if body else None
