"""A body that was parsed: what the linter reads of it and what is rendered are made from the same tokens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from markdown_it.token import Token

from portalgen.frozen import frozen
from portalgen.render.markdown.parser import get_parser
from portalgen.render.markdown.rendering import RENDERING_KEY, Rendering
from portalgen.render.markdown.resolver import Components, Resolver
from portalgen.render.markdown.source import BodySource, normalize_source


@frozen
class ParsedBody:
    """The tokens of a body, and what parsing has noted."""

    source: BodySource
    tokens: Sequence[Token]
    environment: Mapping[str, Any]
    """Of markdown-it, with the rendering."""

    def render(
        self, language: str, resolver: Resolver, components: Components, strings: Callable[[str], str]
    ) -> tuple[str, Rendering]:
        """Return the HTML, and what was gathered for it."""
        parsed: Rendering = self.environment[RENDERING_KEY]
        rendering = replace(
            parsed,
            language=language,
            resolver=resolver,
            components=components,
            strings=strings,
            diagnostics=list(parsed.diagnostics),
            anchors=set(parsed.anchors),
            headings=list(parsed.headings),
        )
        parser = get_parser()
        html = parser.renderer.render(self.tokens, parser.options, {**self.environment, RENDERING_KEY: rendering})
        return str(html), rendering


def parse_body(text: str, path: str, first_line: int) -> ParsedBody:
    """Return the body `text` as it stands in its file; `first_line` is the number of its first line there."""
    source, normal = normalize_source(text, path, first_line)
    # Parsing uses neither of these: links and components are looked up only when a body is rendered.
    unused = cast(Resolver, None), cast(Components, None)
    environment: dict[str, Any] = {RENDERING_KEY: Rendering(source, "vi", *unused, str)}
    return ParsedBody(source, get_parser().parse(normal, environment), environment)
