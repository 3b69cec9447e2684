"""Links to anchors, checked when all bodies are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portalgen.config.load import MENUS, entries, place_of_key
from portalgen.diagnostics.model import Diagnostic, Place, fault
from portalgen.diagnostics.sentences import closest
from portalgen.pipeline.workers import Rendered
from portalgen.plan.build import redirect_place
from portalgen.plan.targets import Target
from portalgen.render.context import Context
from portalgen.render.files import Shelf
from portalgen.render.page_views import body_of


def anchor_faults(context: Context, rendered: Iterable[Rendered]) -> Iterator[Diagnostic]:
    """LNK102 for every link, menu entry and redirect whose anchor its page does not have."""
    found = list(rendered)
    anchors: dict[str, frozenset[str] | None] = {one.source: one.anchors for one in found if one.source}
    links = [(link.source or one.source, link.anchor, link.place) for one in found for link in one.anchor_links]
    links += [(target.source, target.anchor, place) for target, place in _configured(context)]
    for source, anchor, place in links:
        if source not in anchors:
            anchors[source] = _anchors_of(context, source)
        known = anchors[source]
        if known is not None and anchor not in known:
            yield fault("LNK102", place, anchor=anchor, target=source, suggestion=closest(anchor, known))


def _configured(context: Context) -> Iterator[tuple[Target, Place]]:
    """The targets with anchors in menus and redirects, and where they are written."""
    portal = context.portal
    for site in portal.sites:
        for menu in MENUS:
            for steps, entry in entries(getattr(site, menu)):
                target = context.targets.find(entry.to, site, site.codes[0]) if "#" in entry.to else None
                if target is not None and target.source:
                    yield target, place_of_key(portal.root, site, menu, *steps, "to")
    for index, redirect in enumerate(portal.redirects):
        site = portal.site(redirect.site)
        target = context.targets.find(redirect.to, site, site.codes[0]) if "#" in redirect.to else None
        if target is not None and target.source:
            yield target, redirect_place(portal, index, "to")


def _anchors_of(context: Context, source: str) -> frozenset[str] | None:
    """The anchors of a page that this run does not render; None where faults in it, told by itself, hide them."""
    page = context.graph.shown.get(source)
    if page is None:
        return frozenset()
    address = context.page_address(page)
    body, _ = body_of(context, page, address, Shelf(context, address, page.language))
    return body.anchors if body else None
