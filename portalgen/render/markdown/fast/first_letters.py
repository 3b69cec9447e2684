"""The first letters of each rule, so that only applicable rules are tried at each place.

Every rule of markdown-it first looks at one letter and returns False if it differs. Skipping a rule because of this
letter therefore changes no result. The letters are taken from the sources (markdown-it-py 4.3, mdit-py-plugins 0.7),
and tests compare the parser with a parser that tries all rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar

_R = TypeVar("_R")

ANY_LETTER: Final = ""
"""Marks a rule that looks at more than the first letter."""

BLOCK_LETTERS: Final = MappingProxyType(
    {
        "table": ANY_LETTER,
        "code": ANY_LETTER,
        "shortcode": "{",
        "attributes": "{",
        "fence": "`~",
        "blockquote": ">",
        "hr": "*-_",
        "list": "*+-0123456789",
        "footnote_def": "[",
        "reference": "[",
        "html_block": "<",
        "heading": "#",
        "lheading": ANY_LETTER,
        "deflist": ANY_LETTER,
        "paragraph": ANY_LETTER,
    }
)
"""For each block rule, the first letters of a line, after spaces and tabs."""

TERMINATOR_LETTERS: Final = MappingProxyType({**BLOCK_LETTERS, "deflist": ":~"})
"""The same for each block rule that may end the block above; `deflist` then looks for a definition."""

INLINE_LETTERS: Final = MappingProxyType(
    {
        "text": ANY_LETTER,
        "newline": "\n",
        "escape": "\\",
        "backticks": "`",
        "superscript": "^",
        "subscript": "~",
        "strikethrough": "~",
        "emphasis": "*_",
        "link": "[",
        "span": "[",
        "stray_shortcode": "{",
        "image": "!",
        "footnote_ref": "[",
        "autolink": "<",
        "html_inline": "<",
        "entity": "&",
    }
)
"""The first letters of each inline rule. `text` takes all other letters."""


def group_by_letter(
    rules: Iterable[tuple[str, _R]], letters: Mapping[str, str]
) -> tuple[dict[str, tuple[_R, ...]], tuple[_R, ...]]:
    """Return the rules that can begin with each letter, keyed by letter, and the rules for all other letters.

    The order of the rules is kept. Raises `KeyError` for a rule missing from `letters`.
    """
    named = tuple(rules)
    known = {letter for name, _ in named for letter in letters[name]}
    table = {
        letter: tuple(rule for name, rule in named if not letters[name] or letter in letters[name]) for letter in known
    }
    return table, tuple(rule for name, rule in named if not letters[name])
