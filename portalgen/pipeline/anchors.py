"""Links to anchors, checked when all bodies are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from portalgen.diagnostics.model import Diagnostic, fault
from portalgen.diagnostics.sentences import closest
from portalgen.pipeline.workers import Rendered
from portalgen.render.context import Context
from portalgen.render.files import Shelf
from portalgen.render.page_views import body_of


def anchor_faults(context: Context, rendered: Iterable[Rendered]) -> Iterator[Diagnostic]:
    """LNK102 for every link whose anchor its page does not have."""
    found = list(rendered)
    anchors: dict[str, frozenset[str] | None] = {one.source: one.anchors for one in found if one.source}
    for one in found:
        for link in one.anchor_links:
            source = link.source or one.source
            if source not in anchors:
                anchors[source] = _anchors_of(context, source)
            known = anchors[source]
            if known is not None and link.anchor not in known:
                suggestion = closest(link.anchor, known)
                yield fault("LNK102", link.place, anchor=link.anchor, target=source, suggestion=suggestion)


def _anchors_of(context: Context, source: str) -> frozenset[str] | None:
    """The anchors of a page that this run does not render; None where faults in it, told by itself, hide them."""
    page = context.graph.shown.get(source)
    if page is None:
        return frozenset()
    address = context.page_address(page)
    body, _ = body_of(context, page, address, Shelf(context, address, page.language))
    return body.anchors if body else None
