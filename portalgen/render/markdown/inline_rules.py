"""Inline rules: those of markdown-it with their positions kept, and spans with attributes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import autolink as autolink_of_markdown
from markdown_it.rules_inline import html_inline as html_of_markdown
from markdown_it.rules_inline import image as image_of_markdown
from markdown_it.rules_inline import link as link_of_markdown
from markdown_it.token import Token

from portalgen.render.markdown.attributes import BRACES, Attributes, read_attributes
from portalgen.render.shortcodes.table import SHORTCODES

REFUSALS_KEY: Final = "refused"
"""Key in a token's meta: attributes that are not allowed, as (text, offset in the content of the block)."""
_SHORTCODE: Final = re.compile(
    r"\{\{[ \t]*/?[ \t]*(?:" + "|".join(each.name for each in SHORTCODES) + r")(?![\w-])[^\n}]*(?:\}\})?"
)

_SCRIPT: Final = r"([^\s^~*_`\[\]\\<>&{}|!]{1,24})"
"""Raised or lowered text: short, and without any other mark."""
_SUPERSCRIPT: Final = re.compile(rf"\^{_SCRIPT}\^(?!\^)")
_SUBSCRIPT: Final = re.compile(rf"~{_SCRIPT}~(?!~)")

_Rule = Callable[[StateInline, bool], bool]


def link_rule(state: StateInline, silent: bool) -> bool:
    """A link, with attributes behind it."""
    if state.src[state.pos] != "[" or _last_index(state.src, "]") < state.pos:
        return False
    token = _traced(link_of_markdown, state, silent)
    if token is None:
        return False
    match = BRACES.match(state.src, state.pos) if state.src.startswith("{", state.pos) else None
    if match:
        if not silent:
            _give(token, read_attributes(match.group()), match.start())
        state.pos = match.end()
    return True


def image_rule(state: StateInline, silent: bool) -> bool:
    """A picture. Attributes behind it are refused: its place is a matter of `{{ figure }}`."""
    if state.src[state.pos] != "!" or _last_index(state.src, "]") < state.pos:
        return False
    token = _traced(image_of_markdown, state, silent)
    if token is None:
        return False
    match = BRACES.match(state.src, state.pos) if state.src.startswith("{", state.pos) else None
    if match:
        token.meta[REFUSALS_KEY] = [(match.group(), match.start())]
        state.pos = match.end()
    return True


def html_rule(state: StateInline, silent: bool) -> bool:
    """A tag or comment."""
    return state.src[state.pos] == "<" and _traced(html_of_markdown, state, silent) is not None


def autolink_rule(state: StateInline, silent: bool) -> bool:
    """An address between angle brackets."""
    return state.src[state.pos] == "<" and _traced(autolink_of_markdown, state, silent) is not None


def span_rule(state: StateInline, silent: bool) -> bool:
    """`[text]{lang=en}`."""
    start = state.pos
    if state.src[start] != "[" or _last_index(state.src, "]{") < start:
        return False
    last = state.md.helpers.parseLinkLabel(state, start)
    match = BRACES.match(state.src, last + 1) if last >= 0 else None
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        maximum = state.posMax
        state.pos, state.posMax = start + 1, last
        token = state.push("span_open", "span", 1)
        token.meta["at"] = (start, match.end())
        _give(token, read_attributes(match.group()), match.start())
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = maximum
    state.pos = match.end()
    return True


def superscript_rule(state: StateInline, silent: bool) -> bool:
    """`m^2^`; what is not closed, or has a space in it, is text."""
    return state.src[state.pos] == "^" and _take_script(state, silent, _SUPERSCRIPT, "sup")


def subscript_rule(state: StateInline, silent: bool) -> bool:
    """`CO~2~`, directly behind a letter, a figure or a bracket: `~5 triệu` and `~~struck~~` are none."""
    pos = state.pos
    if state.src[pos] != "~" or not pos or not (state.src[pos - 1].isalnum() or state.src[pos - 1] in ")]^"):
        return False
    return _take_script(state, silent, _SUBSCRIPT, "sub")


def _take_script(state: StateInline, silent: bool, pattern: re.Pattern[str], tag: str) -> bool:
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        mark = match[0][0]
        state.push(f"{tag}_open", tag, 1).markup = mark
        state.push("text", "", 0).content = match[1]
        state.push(f"{tag}_close", tag, -1).markup = mark
    state.pos = match.end()
    return True


def stray_shortcode_rule(state: StateInline, silent: bool) -> bool:
    """A shortcode within a line of text, where it cannot stand."""
    if not state.src.startswith("{{", state.pos):
        return False
    match = _SHORTCODE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("stray_shortcode", "", 0)
        token.content = match.group()
        token.meta["at"] = match.span()
    state.pos = match.end()
    return True


@lru_cache(maxsize=4)
def _last_index(text: str, mark: str) -> int:
    """Return where `mark` stands last in the text of a block, which each of its brackets asks."""
    return text.rfind(mark)


def _traced(rule: _Rule, state: StateInline, silent: bool) -> Token | None:
    """The first token that `rule` pushed, with its position; None where the rule did not apply."""
    start, count = state.pos, len(state.tokens)
    if not rule(state, silent):
        return None
    if silent:
        return Token("", "", 0)
    token = state.tokens[count]
    if token.type == "text":
        token = state.tokens[count + 1]
    token.meta["at"] = (start, state.pos)
    return token


def _give(token: Token, attributes: Attributes, offset: int) -> None:
    token.attrs.update(attributes.values)
    if attributes.refusals:
        token.meta[REFUSALS_KEY] = [(each.text, offset + each.offset) for each in attributes.refusals]
