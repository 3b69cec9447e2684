"""Renders the body of a page: Markdown to HTML, with its anchors, links and assets."""

from __future__ import annotations

from collections.abc import Callable

from portalgen.diagnostics.model import Diagnostic, Severity, sort_diagnostics
from portalgen.diagnostics.sentences import severity_of
from portalgen.frozen import frozen
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.markdown.headings import nest_headings
from portalgen.render.markdown.parsed_body import ParsedBody
from portalgen.render.markdown.parser import get_parser
from portalgen.render.markdown.raw_html import report_tags
from portalgen.render.markdown.rendering import RENDERING_KEY, RenderingState
from portalgen.render.markdown.resolver import Components, Resolver
from portalgen.render.markdown.source import normalize_source
from portalgen.render.views.links import Heading


@frozen
class Body:
    """A rendered body, with the facts needed by the page around it."""

    html: str
    headings: tuple[Heading, ...]
    """The table of contents, nested; headings within lists, quotes and callouts are not part of it."""
    anchors: frozenset[str]
    """All ids in the body."""
    anchor_links: tuple[AnchorLink, ...]
    assets: tuple[str, ...]
    """The asset keys returned by the resolver, without duplicates, in the order of their first use."""


def render_body(
    text: str,
    path: str,
    first_line: int,
    language: str,
    resolver: Resolver,
    components: Components,
    strings: Callable[[str], str],
) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """Return the rendered body and its diagnostics. The body is None if one of them is an error.

    `text` is the body as written in the file at `path`. `first_line` is the number of its first line in that file.
    """
    source, normal = normalize_source(text, path, first_line)
    rendering = RenderingState(source, language, resolver, components, strings)
    html = str(get_parser().render(normal, {RENDERING_KEY: rendering}))
    return _gather(html, rendering)


def render_parsed_body(
    parsed: ParsedBody,
    language: str,
    resolver: Resolver,
    components: Components,
    strings: Callable[[str], str],
) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """Return the rendered body and its diagnostics, like `render_body`. `parsed` can be rendered again."""
    noted: RenderingState = parsed.environment[RENDERING_KEY]
    rendering = noted.copy_for(language, resolver, components, strings)
    parser = get_parser()
    environment = {**parsed.environment, RENDERING_KEY: rendering}
    return _gather(str(parser.renderer.render(parsed.tokens, parser.options, environment)), rendering)


def _gather(html: str, rendering: RenderingState) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    findings = sort_diagnostics((*rendering.diagnostics, *report_tags(rendering)))
    if any(severity_of(finding) is Severity.ERROR for finding in findings):
        return None, findings
    body = Body(
        html=html,
        headings=nest_headings(rendering.headings),
        anchors=frozenset(rendering.anchors),
        anchor_links=tuple(rendering.anchor_links),
        assets=tuple(rendering.assets),
    )
    return body, findings
