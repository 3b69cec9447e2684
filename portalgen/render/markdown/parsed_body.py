"""A parsed body. The linter and the renderer share its tokens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from markdown_it.token import Token

from portalgen.frozen import frozen
from portalgen.render.markdown.parser import get_parser
from portalgen.render.markdown.rendering import RENDERING_KEY, RenderingState
from portalgen.render.markdown.resolver import Components, Resolver
from portalgen.render.markdown.source import BodySource, normalize_source

# Parsing uses neither of these: links and components are looked up only when a body is rendered.
_NO_RESOLVER: Final = cast(Resolver, None)
_NO_COMPONENTS: Final = cast(Components, None)


@frozen
class ParsedBody:
    """The tokens of a body, and the results recorded during parsing."""

    source: BodySource
    tokens: Sequence[Token]
    environment: Mapping[str, Any]
    """The environment of markdown-it. It contains the `RenderingState`."""


def parse_body(text: str, path: str, first_line: int) -> ParsedBody:
    """Return the parsed body `text`. `first_line` is the number of its first line in the file at `path`."""
    source, normal = normalize_source(text, path, first_line)
    rendering = RenderingState(source, "vi", _NO_RESOLVER, _NO_COMPONENTS, str)
    environment: dict[str, Any] = {RENDERING_KEY: rendering}
    return ParsedBody(source, get_parser().parse(normal, environment), environment)
