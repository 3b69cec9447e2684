"""`Maker.make(output)`: from one planned output to its bytes, through its view.

The key of an output is the digest of its view, of the closure of its templates and of the furniture in it, so it
says exactly whether the output must be made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from portalgen import __version__
from portalgen.config.portal import Site
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.plan.model import Output, Role
from portalgen.render import list_views, machine_views, page_views, site_views
from portalgen.render.chrome import Furnisher
from portalgen.render.context import Context
from portalgen.render.files import AssetSource, Shelf
from portalgen.render.markdown.resolver import AnchorLink
from portalgen.render.page_views import MadeView
from portalgen.render.templates import TemplateFault, Templates

_VIEWS: Final[Mapping[Role, Callable[[Context, Furnisher, Output, Shelf], MadeView]]] = {
    Role.HOME: site_views.home_view,
    Role.PAGE: page_views.page_view,
    Role.SECTION: list_views.section_view,
    Role.TERM: list_views.term_view,
    Role.TAXONOMY: lambda context, furnisher, output, _: list_views.taxonomy_view(context, furnisher, output),
    Role.ABOUT: lambda context, furnisher, output, _: site_views.about_view(context, furnisher, output),
    Role.CONTACT: lambda context, furnisher, output, _: site_views.contact_page_view(context, furnisher, output),
    Role.SITE_MAP: lambda context, furnisher, output, _: site_views.site_map_view(context, furnisher, output),
    Role.SEARCH: lambda context, furnisher, output, _: site_views.search_view(context, furnisher, output),
    Role.NOT_FOUND: lambda context, furnisher, output, _: site_views.not_found_view(context, furnisher, output),
    Role.REDIRECT: lambda context, _, output, __: MadeView(machine_views.redirect_view(context, output), ""),
    Role.FEED: lambda context, _, output, __: MadeView(machine_views.feed_view(context, output), ""),
    Role.SITEMAP_XML: lambda context, _, output, __: MadeView(machine_views.site_map_xml_view(context, output), ""),
    Role.SITEMAP_INDEX: lambda context, _, output, __: MadeView(machine_views.site_map_index_view(context, output), ""),
    Role.ROBOTS: lambda _, __, output, ___: MadeView(machine_views.robots_view(output), ""),
}

_TEMPLATES: Final = {
    Role.REDIRECT: "layouts/redirect.html",
    Role.FEED: "feeds/atom.xml",
    Role.SITEMAP_XML: "feeds/sitemap.xml",
    Role.SITEMAP_INDEX: "feeds/sitemap_index.xml",
    Role.ROBOTS: "feeds/robots.txt",
}


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one output. `data` is None where the key was the known one, or where there are errors."""

    path: str
    site: str
    key: str
    data: bytes | None
    assets: tuple[tuple[str, AssetSource], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    anchors: frozenset[str] = frozenset()
    anchor_links: tuple[AnchorLink, ...] = ()
    source: str = ""
    """The page that was rendered; empty for what no editor wrote."""


class Maker:
    """Makes outputs of one context. Holds only what is derived from it: the furniture and template digests."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._furnisher = Furnisher(context)
        self._engines: dict[tuple[str, str, str], str] = {}

    def make(self, output: Output, known: str) -> Made:
        """The output's bytes, unless `known` is its key."""
        path = output.address.output_path
        shelf = Shelf(self._context, output.address, output.language)
        try:
            made = _VIEWS[output.role](self._context, self._furnisher, output, shelf)
            result = self._rendered(output, made, known)
        except TemplateFault as fault:
            return Made(path, output.site, "", None, diagnostics=(fault.diagnostic,))
        body = made.body
        if body is None:
            return replace(result, assets=tuple(shelf.made.items()))
        return replace(
            result,
            assets=tuple(shelf.made.items()),
            anchors=body.anchors,
            anchor_links=body.anchor_links,
            source=_written_source(self._context, output),
        )

    def _rendered(self, output: Output, made: MadeView, known: str) -> Made:
        path = output.address.output_path
        if any(severity_of(each) is Severity.ERROR for each in made.diagnostics):
            return Made(path, output.site, "", None, diagnostics=made.diagnostics)
        site = self._context.portal.site(output.site)
        templates = self._context.templates_of(site, output.language)
        name = _template(output, made.view)
        key = self._key(site, output, name, made)
        if key == known:
            return Made(path, output.site, key, None, diagnostics=made.diagnostics)
        values: dict[str, object] = {"view": made.view}
        if output.role not in _TEMPLATES:
            values["chrome"] = self._furnisher.view(site, output.language)
        text = templates.render(name, output.source, **values)
        return Made(path, output.site, key, text.encode(), diagnostics=made.diagnostics)

    def _key(self, site: Site, output: Output, name: str, made: MadeView) -> str:
        engine = (site.theme, output.language, name)
        if engine not in self._engines:
            self._engines[engine] = _engine_digest(self._context.templates_of(site, output.language), name)
        view: Any = made.view
        if made.furniture:
            bare = replace(view, frame=replace(view.frame, header="", footer=""))
            return _digest(repr(bare), made.furniture, self._engines[engine])
        return _digest(repr(view), self._engines[engine])


def _template(output: Output, view: Any) -> str:
    return _TEMPLATES.get(output.role) or f"layouts/{view.frame.layout}.html"


def _written_source(context: Context, output: Output) -> str:
    if output.role is Role.PAGE:
        return output.subject
    index = context.graph.indexes.get((output.site, output.language, output.subject))
    return index.source if index else ""


def _engine_digest(templates: Templates, name: str) -> str:
    closure = "".join(templates.theme.text(path) for path in templates.closure(name) if path in templates.theme.files)
    strings = repr(sorted(templates.theme.catalogs[templates.language].entries.items()))
    return _digest(__version__, closure, strings)


def _digest(*parts: str) -> str:
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        state.update(part.encode())
        state.update(b"\0")
    return state.hexdigest()
