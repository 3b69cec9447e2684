"""The body of one page: Markdown in, HTML with its anchors, links and assets out."""

from __future__ import annotations

from collections.abc import Callable

from portalgen.diagnostics.model import Diagnostic, Severity, sort_diagnostics
from portalgen.diagnostics.sentences import severity_of
from portalgen.frozen import frozen
from portalgen.render.markdown.anchor_links import AnchorLink
from portalgen.render.markdown.headings import nest_headings
from portalgen.render.markdown.parsed_body import ParsedBody, parse_body
from portalgen.render.markdown.raw_html import report_tags
from portalgen.render.markdown.resolver import Components, Resolver
from portalgen.render.views.links import Heading


@frozen
class Body:
    """A rendered body and what the page around it needs to know."""

    html: str
    headings: tuple[Heading, ...]
    """The table of contents, nested; headings within lists, quotes and callouts are not part of it."""
    anchors: frozenset[str]
    """Every id in the body."""
    anchor_links: tuple[AnchorLink, ...]
    assets: tuple[str, ...]
    """Keys that the resolver returned, each once, in the order of their use."""


def render_body(
    text: str,
    path: str,
    first_line: int,
    language: str,
    resolver: Resolver,
    components: Components,
    strings: Callable[[str], str],
) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """Return the body and its diagnostics; no body where one of them is an error.

    `text` is the body as it stands in the file, `first_line` the number of its first line there.
    """
    return render_parsed_body(parse_body(text, path, first_line), language, resolver, components, strings)


def render_parsed_body(
    parsed: ParsedBody,
    language: str,
    resolver: Resolver,
    components: Components,
    strings: Callable[[str], str],
) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """Return the body that was parsed, and its diagnostics, as `render_body` does."""
    html, rendering = parsed.render(language, resolver, components, strings)
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
