"""Inline text: `ParserInline` and `StateInline` of markdown-it-py 4.3, which stop only where a rule may apply.

The library stops at 23 signs, also at those for which we have no rule (`-`, `:`, `%` …), and tries all rules at
each. Here the text runs on to the next letter that begins a rule, and only those rules are tried.
"""

# ruff: noqa: N802 - methods have the names that the library's rules use

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from portalgen.render.markdown.emphasis import EmphasisReader
from portalgen.render.markdown.first_letters import INLINE_LETTERS, group_by_letter
from portalgen.render.markdown.tokens import new_token

InlineRule = Callable[[StateInline, bool], bool]
PairingRule = Callable[[StateInline], None]


class InlineState(StateInline):
    """Creates its tokens by `new_token`."""

    def pushPending(self) -> Token:
        """The text that was gathered, as a token."""
        token = new_token("text", "", 0, self.pendingLevel)
        token.content = self.pending
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token, after the text that was gathered."""
        if self.pending:
            self.pushPending()
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = new_token(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token


class InlineParser(ParserInline):
    """Reads inline text by the rules of `ruler` and `ruler2`, which may not change any more."""

    def __init__(self, ruler: Ruler[InlineRule], ruler2: Ruler[PairingRule], nesting: int) -> None:
        named = zip(ruler.get_active_rules(), ruler.getRules(), strict=True)
        self._nesting = nesting
        self._by_letter, _ = group_by_letter([each for each in named if each[0] != "text"], INLINE_LETTERS)
        letters = re.escape("".join(sorted(self._by_letter)))
        self._next = re.compile(f"[{letters}]").search
        self._next_or_end = re.compile(rf"[{letters}\]]").search
        self._starred = EmphasisReader(letters)
        self._pairing = ruler2.getRules()

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of a text, added to `tokens`."""
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
        state = InlineState(src, md, env, tokens)
        self.tokenize(state)
        # Without a mark that may be one of a pair there is nothing to pair, and no text beside another.
        if "*" in src or "_" in src or "~" in src:
            for rule in self._pairing:
                rule(state)
        return tokens

    def tokenize(self, state: StateInline) -> None:
        """The tokens from the state's position to its end."""
        src, end, pos = state.src, state.posMax, state.pos
        if state.level >= self._nesting and pos < end:
            state.append_pending(src[pos:end])
            state.pos = pos = end
        while pos < end:
            match = self._next(src, pos, end)
            if match is None:
                state.append_pending(src[pos:end])
                state.pos = end
                break
            at = match.start()
            if at > pos:
                state.append_pending(src[pos:at])
                state.pos = at
            for rule in self._by_letter[src[at]]:
                if rule(state, False):
                    break
            else:
                state.append_pending(src[at])
                state.pos = at + 1
            pos = state.pos
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:
        """Move the state's position behind the next token, without creating it."""
        pos = state.pos
        known = state.cache.get(pos)
        if known is None:
            known = state.cache[pos] = self._end_of_token(state, pos)
        state.pos = known

    def _end_of_token(self, state: StateInline, pos: int) -> int:
        if state.level >= self._nesting:
            return state.posMax + 1
        match = self._next_or_end(state.src, pos, state.posMax)
        if match is None:
            return state.posMax
        if match.start() > pos:
            return match.start()
        for rule in self._by_letter.get(match.group(), ()):
            state.level += 1
            taken = rule(state, True)
            state.level -= 1
            if taken:
                return state.pos
        return pos + 1
