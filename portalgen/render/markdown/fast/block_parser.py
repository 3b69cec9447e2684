"""Blocks: their rules by the letters of `BlockRuler`, their tokens by `new_token`."""

# ruff: noqa: N803 - methods and arguments have the library's names

from __future__ import annotations

from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from portalgen.render.markdown.fast.block_ruler import BlockRule, BlockRuler
from portalgen.render.markdown.fast.tokens import new_token


class BlockState(StateBlock):
    """The lines of a text, and the tokens that were read from them."""

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end of the stream."""
        if nesting < 0:
            self.level -= 1
        token = new_token(ttype, tag, nesting, self.level, True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


class BlockParser(ParserBlock):
    """Reads blocks by the rules of `ruler`, which may not change any more."""

    def __init__(self, ruler: Ruler[BlockRule]) -> None:
        self.ruler = BlockRuler(ruler)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:
        """The tokens of a text, added to `outTokens`."""
        if not src:
            return None
        state = BlockState(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens
