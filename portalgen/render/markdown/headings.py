"""Gives headings their anchors and builds the table of contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from markdown_it.token import Token

from portalgen.diagnostics.model import Place, diagnostic
from portalgen.render.markdown.attributes import CLASSES, RESERVED_IDS, read_attributes
from portalgen.render.markdown.positions import place_in_block, place_of_line
from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.views.links import Heading
from portalgen.text.scripts import write_subscript, write_superscript
from portalgen.text.slugs import slug_of

_AT_END: Final = re.compile(r"(?<!\\)(\{[ \t]*(?:[#.]|[A-Za-z][\w:-]*[ \t]*=)[^{}\n]*\})[ \t]*$")
_NAMELESS: Final = "section"
_TEXTS: Final = frozenset({"text", "text_special", "code_inline"})
SCRIPT_WRITERS: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {"sup_open": write_superscript, "sub_open": write_subscript}
)
"""Functions for writing raised or lowered text in plain characters, keyed by the type of the opening token."""


def take_heading_attributes(opening: Token, block: Token, rendering: RenderingState) -> None:
    """Move the attributes written at the end of a heading to the heading. A heading of level 1 is reported."""
    if opening.tag == "h1":
        line = opening.map[0] if opening.map else 0
        rendering.report(diagnostic("MRK111", place_of_line(rendering.source, line, "")))
    match = _AT_END.search(block.content) if block.content.endswith("}") else None
    if match is None:
        return
    attributes = read_attributes(match.group(1))
    for refused in attributes.refusals:
        place = place_in_block(rendering.source, block, match.start() + refused.offset, len(refused.text))
        rendering.report(diagnostic("MRK109", place, attribute=refused.text, allowed=", ".join(CLASSES)))
    for name, value in attributes.values:
        joined = name == "class" and name in opening.attrs
        opening.attrs[name] = f"{opening.attrs[name]} {value}" if joined else value
        if name == "id":
            offset = match.start() + match.group().index("#")
            opening.meta["id_place"] = place_in_block(rendering.source, block, offset, len(value) + 1)
    block.content = block.content[: match.start()].rstrip()


def claim_anchor(anchor: str, place: Place, rendering: RenderingState) -> None:
    """Reserve an anchor set by the author. If it is already taken, report MRK110."""
    if anchor in rendering.anchors:
        rendering.report(diagnostic("MRK110", place, anchor=anchor))
    rendering.anchors.add(anchor)


def name_headings(pairs: Iterable[tuple[Token, Token]], rendering: RenderingState) -> None:
    """Give each heading its anchor and build the table of contents. The explicit anchors must be known already."""
    numbers: dict[str, int] = {}
    for opening, block in pairs:
        title = plain_text_of(block.children or ())
        if "id" not in opening.attrs:
            opening.attrs["id"] = _free(slug_of(title) or _NAMELESS, rendering.anchors, numbers)
            rendering.anchors.add(str(opening.attrs["id"]))
        if opening.level == 0 and title:
            heading = Heading(int(opening.tag[1]), str(opening.attrs["id"]), title)
            rendering.headings.append(heading)


def nest_headings(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Return the headings as a tree: deeper headings are children of the heading before them."""
    result: list[Heading] = []
    start = 0
    while start < len(headings):
        end = start + 1
        while end < len(headings) and headings[end].level > headings[start].level:
            end += 1
        children = nest_headings(headings[start + 1 : end])
        first = headings[start]
        result.append(Heading(first.level, first.anchor, first.title, children) if children else first)
        start = end
    return tuple(result)


def plain_text_of(children: Iterable[Token]) -> str:
    """Return the text of inline tokens, without markup and footnotes."""
    if isinstance(children, list) and len(children) == 1 and children[0].type == "text":
        return str(children[0].content).strip()
    parts: list[str] = []
    write: Callable[[str], str] | None = None
    for token in children:
        if token.type in _TEXTS:
            parts.append(token.content if write is None else write(token.content))
            write = None
        elif token.type in SCRIPT_WRITERS:
            write = SCRIPT_WRITERS[token.type]
        elif token.type == "image":
            parts.append(plain_text_of(token.children or ()))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts).strip()


def _free(anchor: str, taken: set[str], numbers: dict[str, int]) -> str:
    """Return the anchor, numbered if already taken; `numbers` contains the last number of each anchor."""
    if RESERVED_IDS.fullmatch(anchor):
        anchor = f"s-{anchor}"
    if anchor not in taken:
        return anchor
    number = numbers.get(anchor, 1) + 1
    while f"{anchor}-{number}" in taken:
        number += 1
    numbers[anchor] = number
    return f"{anchor}-{number}"
