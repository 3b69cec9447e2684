"""Tokens of markdown-it, created without their slow constructor."""

from __future__ import annotations

from typing import Final, Literal

from markdown_it.token import Token

_NEW: Final = Token.__new__


def new_token(kind: str, tag: str, nesting: Literal[-1, 0, 1], level: int = 0, block: bool = False) -> Token:
    """Return the same token as `Token(kind, tag, nesting)` with its level, in half the time.

    A body has over a hundred tokens.
    """
    token = _NEW(Token)
    token.type = kind
    token.tag = tag
    token.nesting = nesting
    token.attrs = {}
    token.map = None
    token.level = level
    token.children = None
    token.content = ""
    token.markup = ""
    token.info = ""
    token.meta = {}
    token.block = block
    token.hidden = False
    return token
