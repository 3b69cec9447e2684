"""By which letters a rule can be begun, so that at each place only those rules are tried that may apply there.

Every rule of markdown-it first looks at one letter and answers False where it is another; a rule left out because
of that letter is a rule that would have answered False. What each looks for is written down here from their
sources (markdown-it-py 4.3, mdit-py-plugins 0.7), and the tests hold the parser against one that tries them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final, TypeVar

_R = TypeVar("_R")

ANY_LETTER: Final = ""
"""Stands for a rule that looks at more than the first letter."""

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
"""Of a block rule: the first letter of its line that is no space or tab."""

TERMINATOR_LETTERS: Final = MappingProxyType({**BLOCK_LETTERS, "deflist": ":~"})
"""Of a block rule that is tried as the end of the block above; `deflist` then looks for a definition."""

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
"""Of an inline rule; `text` takes what the others leave."""


def group_by_letter(
    rules: Iterable[tuple[str, _R]], letters: Mapping[str, str]
) -> tuple[dict[str, tuple[_R, ...]], tuple[_R, ...]]:
    """The rules that can begin with each letter, in their order, and those that can begin with any other.

    Raises KeyError for a rule that `letters` does not have.
    """
    named = tuple(rules)
    known = {letter for name, _ in named for letter in letters[name]}
    table = {
        letter: tuple(rule for name, rule in named if not letters[name] or letter in letters[name]) for letter in known
    }
    return table, tuple(rule for name, rule in named if not letters[name])
