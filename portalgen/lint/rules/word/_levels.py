"""Lists with `+` directly below lists with another mark: in administrative documents `+` is the second level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.lint.page_text import PageText
from portalgen.render.markdown.outline import BlockPart

_UPPER: Final = ("-", "*")


def find_lost_levels(text: PageText) -> Iterator[BlockPart]:
    """Yield each list with `+` directly after an entry of a list with another mark."""
    above: dict[int, BlockPart] = {}
    for block in text.outline.blocks:
        if block.kind == "list":
            before = above.get(block.depth)
            if (
                block.mark == "+"
                and before is not None
                and before.mark in _UPPER
                and before.end == block.line
                and text.lines[block.line - 2].strip()
            ):
                yield block
            above[block.depth] = block
