"""Raw HTML is recognised, so that it can be refused."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from markdown_it.token import Token

from portalgen.diagnostics.model import diagnostic
from portalgen.render.markdown.positions import place_in_block, place_of_line, place_of_token
from portalgen.render.markdown.rendering import Rendering

_TAG: Final = re.compile(r"<[^\n>]*>?")
_SHOWN: Final = 60


def refuse_block(token: Token, rendering: Rendering) -> None:
    """Report MRK101 for a block of HTML, at its first tag."""
    html = _first_tag(token.content)
    line = token.map[0] if token.map else 0
    rendering.report(diagnostic("MRK101", place_of_line(rendering.source, line, html), html=html[:_SHOWN]))


def refuse_inline(block: Token, children: Iterable[Token], rendering: Rendering) -> None:
    """MRK101 for each tag within a text, also in the text alternative of a picture."""
    for token in children:
        if token.type == "html_inline":
            place = place_of_token(rendering.source, block, token)
            rendering.report(diagnostic("MRK101", place, html=_first_tag(token.content)[:_SHOWN]))
        elif token.type == "image" and token.children:
            _refuse_in_alternative(block, token, rendering)


def _refuse_in_alternative(block: Token, image: Token, rendering: Rendering) -> None:
    start = image.meta["at"][0] + len("![")
    for token in image.children or ():
        if token.type == "html_inline":
            first, last = token.meta["at"]
            place = place_in_block(rendering.source, block, start + first, last - first)
            rendering.report(diagnostic("MRK101", place, html=_first_tag(token.content)[:_SHOWN]))


def _first_tag(html: str) -> str:
    match = _TAG.search(html)
    return match.group().rstrip() if match else html.strip()
