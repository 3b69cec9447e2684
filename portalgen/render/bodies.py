"""Rendered bodies, cached from one build to the next.

The row of a body contains the queries made while rendering it, with a digest of each answer: the targets of its links,
its pictures and files, and the components of the theme that it used. It is valid while the text and all answers stay
the same. A body with diagnostics is not cached.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, fields
from operator import attrgetter
from typing import Any, Final, TypeVar

from portalgen.content.body import read_body
from portalgen.content.model import Page
from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.diagnostics.rows import row_of_place
from portalgen.plan.model import Address
from portalgen.render.context import Context
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.markdown.body import Body, render_body, render_parsed_body
from portalgen.render.markdown.parsed_body import ParsedBody
from portalgen.render.markdown.resolver import (
    FiguresRequest,
    FindPlace,
    ResolvedAttachment,
    ResolvedContact,
    ResolvedFigures,
    ResolvedImage,
    ResolvedLink,
    ResolvedMap,
    Resolver,
)
from portalgen.render.page_files import PageFiles
from portalgen.render.page_resolver import PageResolver
from portalgen.render.theme.templates import Templates
from portalgen.render.views.links import Heading
from portalgen.store.digest import digest_repr

_LINK_VALUES: Final = attrgetter(*(each.name for each in fields(ResolvedLink)))
BodyResult = tuple[Body | None, tuple[Diagnostic, ...]]
ResolverAnswer = TypeVar("ResolverAnswer")


def render_page_body(
    context: Context, page: Page, reader: Address, files: PageFiles, parse: Callable[[], ParsedBody] | None = None
) -> BodyResult:
    """Render the page's Markdown and return the body with its diagnostics. The body is None if there are errors.

    If the caller has already parsed the body, `parse` returns it. Otherwise the body is read from its file.
    """
    templates = context.templates_of(context.portal.site(page.site), page.language)
    resolver = PageResolver(context, page, reader, files)
    key = _digest((page.body_digest, page.body_line, page.language, templates.strings_digest))
    row = context.bodies.get(page.source)
    if row is not None and _is_current(row, key, resolver, templates, page.source):
        return _body_from_row(row["body"], page.source), ()
    recorder = _RecordingResolver(resolver)
    components = _Components(templates, page.source)
    language = page.language

    def find_string(name: str) -> str:
        return context.text(context.portal.site(page.site), language, name)

    if parse is not None:
        body, diagnostics = render_parsed_body(parse(), language, recorder, components, find_string)
    else:
        text = read_body(context.portal, page)
        body, diagnostics = render_body(text, page.source, page.body_line, language, recorder, components, find_string)
    if body is not None and not diagnostics:
        component_digests = {name: templates.component_digest(name) for name in sorted(components.used_names)}
        row = {"key": key, "queries": recorder.queries, "components": component_digests, "body": _row_from_body(body)}
        context.bodies.put(page.source, row)
    return body, diagnostics


class _Components:
    """The theme's components for the Markdown of a page; records the names of used components."""

    def __init__(self, templates: Templates, page: str) -> None:
        self._templates = templates
        self._page = page
        self.used_names: set[str] = set()

    def render(self, name: str, /, **arguments: object) -> str:
        """Return the HTML of a macro."""
        self.used_names.add(name)
        return self._templates.render_component(name, self._page, **arguments)


class _RecordingResolver:
    """A resolver that records each query with a digest of its answer."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self.queries: list[list[str]] = []

    def resolve_link(self, target: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        """Resolve a page."""
        return self._record(self._resolver.resolve_link(target, find_place), "link", target)

    def is_own(self, url: str) -> bool:
        """Return True if a web address is the portal's own."""
        return self._record(self._resolver.is_own(url), "is_own", url)

    def resolve_image(self, file: str, place: Place) -> ResolvedImage | Diagnostic:
        """Resolve a picture."""
        return self._record(self._resolver.resolve_image(file, place), "image", file)

    def resolve_attachment(self, file: str, title: str, place: Place) -> ResolvedAttachment | Diagnostic:
        """Resolve a file."""
        return self._record(self._resolver.resolve_attachment(file, title, place), "attachment", file, title)

    def resolve_map(self, file: str, name_property: str, place: Place) -> ResolvedMap:
        """Resolve a map."""
        return self._record(self._resolver.resolve_map(file, name_property, place), "map", file, name_property)

    def resolve_figures(self, request: FiguresRequest, place: Place) -> ResolvedFigures:
        """Resolve a file of figures; any change in the file changes the answer."""
        return self._record(self._resolver.resolve_figures(request, place), "figures", *astuple(request))

    def resolve_item(self, identifier: str, find_place: FindPlace) -> ResolvedLink | Diagnostic:
        """Resolve a page by its item's id."""
        return self._record(self._resolver.resolve_item(identifier, find_place), "item", identifier)

    def resolve_contact(self, site: str, place: Place) -> ResolvedContact | Diagnostic:
        """Resolve the contact details of a site."""
        return self._record(self._resolver.resolve_contact(site, place), "contact", site)

    def _record(self, answer: ResolverAnswer, *query: str) -> ResolverAnswer:
        self.queries.append([*query, _digest(answer)])
        return answer


_RESOLVERS: dict[str, Callable[..., object]] = {
    "link": lambda resolver, target, place: resolver.resolve_link(target, lambda: place),
    "is_own": lambda resolver, url, _: resolver.is_own(url),
    "image": PageResolver.resolve_image,
    "attachment": PageResolver.resolve_attachment,
    "map": PageResolver.resolve_map,
    "figures": lambda resolver, *values: resolver.resolve_figures(FiguresRequest(*values[:-1]), values[-1]),
    "item": lambda resolver, identifier, place: resolver.resolve_item(identifier, lambda: place),
    "contact": PageResolver.resolve_contact,
}


def _is_current(row: Any, key: str, resolver: PageResolver, templates: Templates, source: str) -> bool:
    """Return True if the row is still valid. Repeating its queries also collects the files used by the body."""
    try:
        if row["key"] != key:
            return False
        if any(templates.component_digest(name) != digest for name, digest in row["components"].items()):
            return False
        place = Place(source)
        return all(
            _digest(_RESOLVERS[name](resolver, *arguments, place)) == digest
            for name, *arguments, digest in row["queries"]
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def _digest(value: object) -> str:
    """Return the digest of an answer. Links, the most frequent answers, avoid the slow `repr` of a dataclass."""
    return digest_repr(_LINK_VALUES(value) if type(value) is ResolvedLink else value, 12)


def _row_from_body(body: Body) -> list[Any]:
    links = [[each.source, each.anchor, row_of_place(each.place)[1:]] for each in body.anchor_links]
    return [
        body.html,
        [_row_from_heading(each) for each in body.headings],
        sorted(body.anchors),
        links,
        list(body.assets),
    ]


def _body_from_row(row: list[Any], source: str) -> Body:
    html, headings, anchors, links, assets = row
    return Body(
        html=html,
        headings=tuple(_heading_from_row(each) for each in headings),
        anchors=frozenset(anchors),
        anchor_links=tuple(AnchorLink(to, anchor, Place(source, *place)) for to, anchor, place in links),
        assets=tuple(assets),
    )


def _row_from_heading(heading: Heading) -> list[Any]:
    return [heading.level, heading.anchor, heading.title, [_row_from_heading(each) for each in heading.children]]


def _heading_from_row(row: list[Any]) -> Heading:
    level, anchor, title, children = row
    return Heading(level, anchor, title, tuple(_heading_from_row(each) for each in children))
