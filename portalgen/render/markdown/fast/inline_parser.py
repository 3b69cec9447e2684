"""Parses texts without marks, or with no marks but stars, without trying any rules."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from portalgen.render.markdown.fast.emphasis import EmphasisReader
from portalgen.render.markdown.fast.inline_ruler import InlineRuler
from portalgen.render.markdown.fast.tokens import new_token

PairingRule = Callable[[StateInline], None]


class InlineParser(ParserInline):
    """Parses inline text by the rules of `ruler` and `ruler2`. No rule may be added to them later."""

    def __init__(self, ruler: InlineRuler, ruler2: Ruler[PairingRule]) -> None:
        self.ruler = ruler
        self.ruler2 = ruler2
        self.terminator_re = re.compile(rf"[{ruler.letters}\]]")
        self._next = re.compile(f"[{ruler.letters}]").search
        self._pairing = ruler2.getRules()
        self._starred = EmphasisReader(ruler.letters)

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Append the tokens of a text to `tokens`."""
        match = self._next(src)
        if match is None:
            if src:
                text = new_token("text", "", 0)
                text.content = src
                tokens.append(text)
            return tokens
        if match.group() == "*":
            starred = self._starred.read(src)
            if starred is not None:
                tokens += starred
                return tokens
        state = StateInline(src, md, env, tokens)
        self.tokenize(state)
        # Without a delimiter there are no pairs to match and no adjacent texts to join.
        if "*" in src or "_" in src or "~" in src:
            for rule in self._pairing:
                rule(state)
        return tokens
