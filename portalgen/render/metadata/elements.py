"""Writes the machine-readable elements of the head as HTML.

They are written as a single text: loops in a template would take longer than the rest of the head.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from portalgen.render.metadata.dublin_core import NamedValues
from portalgen.render.views.chrome import HeadView


def write_elements(head: HeadView, open_graph: NamedValues, data: str) -> Markup:
    """Return all machine-readable elements of `head`, each on its own line.

    `data` is the JSON-LD, in which `<` must be escaped. If it is empty, no script element is written.
    """
    written = "".join((*_list_elements(head, open_graph), _write_data(data) if data else ""))
    return Markup(written)  # noqa: S704 - every value in it is escaped


def _list_elements(head: HeadView, open_graph: NamedValues) -> Iterator[str]:
    """Yield the elements in order: for previews, for catalogues, for the search, and other forms of the content."""
    for name, content in open_graph:
        yield f'<meta property="{name}" content="{escape(content)}">\n'
    card = "summary_large_image" if head.image_url else "summary"
    yield f'<meta name="twitter:card" content="{card}">\n'
    if head.metadata:
        yield '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'
    for name, content in head.metadata:
        yield f'<meta name="{name}" content="{escape(content)}">\n'
    for name, content in head.filters:
        yield _write_search_element("filter", name, content)
    for name, content in head.search_meta:
        yield _write_search_element("meta", name, content)
    if head.sort_date:
        yield f'<meta data-pagefind-sort="date[content]" content="{head.sort_date}" name="pagefind:sort">\n'
    if head.license_url:
        yield f'<link rel="license" href="{escape(head.license_url)}">\n'
    for file in head.files:
        title = f' title="{escape(file.title)}"' if file.title else ""
        yield f'<link rel="alternate" type="{file.media_type}"{title} href="{escape(file.url)}">\n'


def _write_search_element(use: str, name: str, content: str) -> str:
    """Write an element for Pagefind: a filter of search results (`filter`), or a value displayed with them (`meta`)."""
    shown = escape(name)
    return f'<meta data-pagefind-{use}="{shown}[content]" content="{escape(content)}" name="pagefind:{shown}">\n'


def _write_data(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>\n'
