"""Finds links and pictures not recognized by Markdown because their targets contain spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from markdown_it.token import Token

from portalgen.diagnostics.model import MessageValue, diagnostic
from portalgen.frozen import frozen
from portalgen.on_demand import on_demand
from portalgen.render.markdown.positions import place_in_block
from portalgen.render.markdown.rendering import RenderingState

with on_demand():
    from portalgen.render.markdown import misspelt_targets

_UNLINKED: Final = re.compile(
    r"\]\((?P<target>[^()\n]{0,300}(?:\([^()\n]{0,80}\)[^()\n]{0,80})?)\)"
    r"|<(?P<auto>(?:mailto:|https?:|tel:|www\.)[^<>\n]{0,300})>"
)
_SPACED: Final = re.compile(r"\]\((?:\([^()\n]*\))?[^()\n]*[ \t]")
_SPACED_AUTOLINK: Final = re.compile(r"<(?:mailto:|https?:|tel:|www\.)[^<>\n]*[ \t]")
_KEY: Final = "unlinked"
"""Key in a block's meta."""
_ESCAPED_LIMIT: Final = 20
"""The maximum number of targets with escapes in a block; each costs a search in the block."""


def may_hold_unlinked(text: str) -> bool:
    """Return True if a body may contain such links. Most bodies do not, and are not examined further."""
    link, address = text.find("]("), text.find("<")
    return (link >= 0 and _SPACED.search(text, link) is not None) or (
        address >= 0 and _SPACED_AUTOLINK.search(text, address) is not None
    )


@frozen
class UnlinkedTarget:
    """A text meant as a link or picture. `start` and `end` are offsets in the content of its block.

    `code` and `values` describe the finding and its fix.
    """

    start: int
    end: int
    code: str
    values: Mapping[str, MessageValue]


def check_text(block: Token, rendering: RenderingState) -> None:
    """Report every target with a space in the plain text of a block."""
    for each in find_unlinked(block):
        place = place_in_block(rendering.source, block, each.start, each.end - each.start)
        rendering.report(diagnostic(each.code, place, **each.values))


def find_unlinked(block: Token) -> Sequence[UnlinkedTarget]:
    """Return every text in a block that is not a link only because of a space in its target. The result is cached."""
    found: Sequence[UnlinkedTarget] | None = block.meta.get(_KEY)
    if found is None:
        found = block.meta[_KEY] = tuple(_find(block))
    return found


def _find(block: Token) -> Iterator[UnlinkedTarget]:
    position, escaped = 0, 0
    for is_text, tokens in groupby(block.children or (), _is_text):
        if not is_text:
            continue
        for match in _UNLINKED.finditer("".join(token.content for token in tokens)):
            offset = block.content.find(match[0], position)
            if offset < 0:  # written with escapes: left as text
                escaped += 1
                if escaped == _ESCAPED_LIMIT:
                    return
                continue
            position = offset + len(match[0])
            found = _explain(block.content, match, offset)
            if found is not None:
                yield found


def _is_text(token: Token) -> bool:
    """Return True if a token is text as written. A backslash that escapes nothing is a separate token."""
    return token.type == "text" or (token.type == "text_special" and token.content == token.markup)


def _explain(content: str, match: re.Match[str], offset: int) -> UnlinkedTarget | None:
    target = match["target"] or match["auto"]
    start = offset if match["auto"] else content.rfind("[", max(offset - 300, 0), offset)
    if start < 0 or not target.strip() or (start > 0 and content[start - 1] == "\\"):
        return None
    is_picture = start > 0 and content[start - 1] == "!"
    start -= is_picture
    end = offset + len(match[0])
    written = content[start:end]
    if "\n" in written:
        start, written = offset + 1, match[0][1:]
    explained = misspelt_targets.explain_unlinked(target, written, is_picture)
    return None if explained is None else UnlinkedTarget(start, end, *explained)
