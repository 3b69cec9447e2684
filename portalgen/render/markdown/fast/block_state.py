"""The state of a text while its blocks are parsed."""

# ruff: noqa: N802, N803 - methods and arguments have the library's names

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from portalgen.render.markdown.fast.tokens import new_token

BlockRule = Callable[[StateBlock, int, int, bool], bool]
RulesByLetter = tuple[Mapping[str, Sequence[BlockRule]], Sequence[BlockRule]]
"""The rules of a chain, keyed by the first letter of a line, and the rules for all other letters."""


class BlockState(StateBlock):
    """The lines of a text, the tokens parsed from them, and the rules that may apply to it."""

    def __init__(
        self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token], tables: Mapping[str, RulesByLetter]
    ) -> None:
        super().__init__(src, md, env, tokens)
        self.tables = tables
        """The rules that may apply, keyed by chain."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Append a new token to the stream and return it."""
        if nesting < 0:
            self.level -= 1
        token = new_token(ttype, tag, nesting, self.level, True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def getLines(self, begin: int, end: int, indent: int, keepLastLF: bool) -> str:
        """Return the text of these lines without their indentation.

        Most blocks consist of a single line that is not indented.
        """
        if end == begin + 1 and not indent and not keepLastLF:
            return self.src[self.bMarks[begin] : self.eMarks[begin]]
        return super().getLines(begin, end, indent, keepLastLF)
