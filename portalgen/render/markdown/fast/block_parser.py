"""Parses blocks with the rule tables of `BlockRuler` and the tokens of `new_token`."""

# ruff: noqa: N803 - methods and arguments have the library's names

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.token import Token
from markdown_it.utils import EnvType

from portalgen.render.markdown.fast.block_ruler import BlockRuler
from portalgen.render.markdown.fast.block_state import BlockRule, BlockState


class BlockParser(ParserBlock):
    """Parses blocks by the rules of `ruler`. No rule may be added to `ruler` later."""

    def __init__(self, ruler: Ruler[BlockRule]) -> None:
        self._ruler = self.ruler = BlockRuler(ruler)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:
        """Append the tokens of a text to `outTokens`."""
        if not src:
            return None
        state = BlockState(src, md, env, outTokens, self._ruler.choose_tables(src))
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens
