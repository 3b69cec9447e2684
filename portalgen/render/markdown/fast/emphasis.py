"""Parses the most common marks in one step: `**whole words**` and `*whole words*` in a text without other marks."""

from __future__ import annotations

import re
from typing import Final, Literal

from markdown_it.token import Token

from portalgen.render.markdown.fast.tokens import new_token

_NAMES: Final = {"*": "em", "**": "strong"}


class EmphasisReader:
    """Parses emphasis. `letters` are the first letters of the inline rules.

    Texts with marks other than stars are left to these rules.
    """

    def __init__(self, letters: str) -> None:
        word = r"[^\W_]"
        self._pair = re.compile(rf"(\*\*?)({word}(?:[^{letters}]*{word})?)\1(?!\*)")
        self._other = re.compile(f"[{letters}]")

    def read(self, src: str) -> list[Token] | None:
        """Return the tokens of `src`, or None if it contains marks other than pairs of stars.

        A run of stars between a space and a letter can only open, and a run behind a letter always closes (CommonMark
        0.31.2, "left-flanking" and "right-flanking"). Therefore each pair can be recognized without looking at the text
        after it. The library leaves an empty text on both sides of strong text, and joins it to adjacent text.
        """
        tokens: list[Token] = []
        at, name = 0, ""
        for match in self._pair.finditer(src):
            start = match.start()
            if (start and src[start - 1] != " ") or self._other.search(src, at, start):
                return None
            after, name = name, _NAMES[match[1]]
            if at < start or "strong" in (name, after):
                tokens.append(_text(src[at:start], 0))
            tokens += (_tag(name, 1, match[1]), _text(match[2], 1), _tag(name, -1, match[1]))
            at = match.end()
        if not tokens or self._other.search(src, at):
            return None
        if at < len(src) or name == "strong":
            tokens.append(_text(src[at:], 0))
        return tokens


def _text(content: str, level: int) -> Token:
    token = new_token("text", "", 0, level)
    token.content = content
    return token


def _tag(name: str, nesting: Literal[-1, 1], markup: str) -> Token:
    token = new_token(f"{name}_open" if nesting == 1 else f"{name}_close", name, nesting)
    token.markup = markup
    return token
