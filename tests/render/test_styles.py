"""The shipped theme's styles are CSS: a parser has nothing to complain of, down to each declaration."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import tinycss2

THEME = Path(__file__).resolve().parents[2] / "themes" / "default"
STYLES = sorted(path.relative_to(THEME).as_posix() for path in THEME.rglob("*.css"))
HOLDING_RULES = ("layer", "media", "supports", "container")


def complaints(nodes: Sequence[Any]) -> Iterator[str]:
    """What is no rule, or has a prelude or a declaration that cannot be read."""
    for node in nodes:
        if node.type == "error":
            yield f"{node.source_line}: {node.message}"
        elif node.type == "qualified-rule":
            prelude = tinycss2.serialize(node.prelude)
            if prelude[:2] in ("<<", "==", ">>"):
                yield f"{node.source_line}: {prelude[:40]}"
            yield from complaints(tinycss2.parse_blocks_contents(node.content, True, True))
        elif node.type == "at-rule" and node.content is not None:
            inner = (
                tinycss2.parse_rule_list if node.lower_at_keyword in HOLDING_RULES else tinycss2.parse_blocks_contents
            )
            yield from complaints(inner(node.content, True, True))


@pytest.mark.parametrize("path", STYLES)
def test_a_style_of_the_theme_can_be_read_to_its_end(path: str) -> None:
    text = (THEME / path).read_text("utf-8")
    assert list(complaints(tinycss2.parse_stylesheet(text, True, True))) == []


def test_what_a_merge_left_in_a_style_is_found() -> None:
    assert list(complaints(tinycss2.parse_stylesheet("@layer x {\n<<<<<<< HEAD\n a { color: red }\n}", True, True)))
    assert list(complaints(tinycss2.parse_stylesheet("a { color red; }", True, True)))
