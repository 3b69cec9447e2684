"""Inline rules: rules of markdown-it that also record their positions, and a rule for spans with attributes."""

from __future__ import annotations

import re
from collections.abc import Callable
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
"""Key in a token's `meta` for refused attributes, as (text, offset in the content of the block)."""
_SHORTCODE: Final = re.compile(
    r"\{\{[ \t]*/?[ \t]*(?:" + "|".join(each.name for each in SHORTCODES) + r")(?![\w-])[^\n}]*(?:\}\})?"
)

_SUPERSCRIPT: Final = re.compile(r"\^([^\s^~*_`\[\]\\<>&{}|!@:;]{1,24})\^(?!\^)")
"""Raised text: short, without any other mark or character typical of addresses."""
_SUBSCRIPT: Final = re.compile(r"~((?!\()(?:[^\W_]|[()+−-]){1,8})~(?!~)")
"""Lowered text: a few letters, figures, signs and brackets, since `~` also separates the ends of a range."""
_LIST_ENTRY: Final = re.compile(r"[^\W\d_].*[^\W\d_]")
"""Lowered text of two or more letters; before another letter it is more likely an entry: `I~II~III`."""
_NAME_REACH: Final = 120
"""The maximum number of characters searched on each side for the end of a name, so that parsing stays linear."""
_NAME_OF_FILE: Final = re.compile(
    r"://|\bwww\.|[^\s@]@[\w-]+\.\w"
    r"|\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|zip|rar|7z|jpe?g|png|gif|svg|webp|mp[34]|webm|html?|xml|json"
    r"|geojson|ics|md|ya?ml|vn|com|org|net|info)(?!\w)",
    re.IGNORECASE,
)
"""Marks an address, an e-mail address or a file name, in which `~` and `^` are literal."""

_Rule = Callable[[StateInline, bool], bool]


def link_rule(state: StateInline, silent: bool) -> bool:
    """Parse a link and the attributes after it."""
    if state.src[state.pos] != "[" or _last_index(state, "]") < state.pos:
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
    """Parse a picture. Attributes after it are refused, since `{{ figure }}` sets the position of a picture."""
    if state.src[state.pos] != "!" or _last_index(state, "]") < state.pos:
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
    """Parse an HTML tag or comment."""
    return state.src[state.pos] == "<" and _traced(html_of_markdown, state, silent) is not None


def autolink_rule(state: StateInline, silent: bool) -> bool:
    """Parse an address between angle brackets."""
    return state.src[state.pos] == "<" and _traced(autolink_of_markdown, state, silent) is not None


def span_rule(state: StateInline, silent: bool) -> bool:
    """Parse `[text]{lang=en}`."""
    start = state.pos
    if state.src[start] != "[" or _last_index(state, "]{") < start:
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
    """Parse superscripts such as `m^2^` and `5^o^C`.

    Marks stay text if they are not closed, enclose spaces, or are part of an address or a file name.
    """
    return state.src[state.pos] == "^" and _take_script(state, silent, _SUPERSCRIPT, "sup")


def subscript_rule(state: StateInline, silent: bool) -> bool:
    """Parse subscripts such as `CO~2~` and `x~n+1~`.

    Other uses of the mark stay text: `~5 triệu`, `7h~9h~11h`, `5~7~10`, `(1)~(2)~(3)`, `I~II~III` and `~~struck~~`.
    """
    if state.src[state.pos] != "~" or not _can_be_lowered_behind(state.src, state.pos):
        return False
    return _take_script(state, silent, _SUBSCRIPT, "sub", _is_entry_of_list)


def _can_be_lowered_behind(text: str, pos: int) -> bool:
    """Return True if the text before `pos` can have an index: a letter, or a bracket not closing a number."""
    before = text[pos - 1] if pos else ""
    return (
        before.isalpha()
        or (before != "" and before in "]^")
        or (before == ")" and not text[pos - 2 : pos - 1].isdigit())
    )


def _is_entry_of_list(text: str, match: re.Match[str]) -> bool:
    """Return True if the marks are part of ranges, as the text after them shows: a figure, or letters after letters."""
    behind = text[match.end() : match.end() + 1]
    return behind.isdigit() or (behind.isalpha() and _LIST_ENTRY.search(match[1]) is not None)


def is_in_name(text: str, pos: int) -> bool:
    """Return True if the position `pos` is within an address, an e-mail address or a file name."""
    before = text[max(0, pos - _NAME_REACH) : pos].rsplit(maxsplit=1)
    after = text[pos : pos + _NAME_REACH].split(maxsplit=1)
    word = (before[-1] if before and not text[pos - 1].isspace() else "") + after[0]
    return _NAME_OF_FILE.search(word) is not None


def _take_script(
    state: StateInline,
    silent: bool,
    pattern: re.Pattern[str],
    tag: str,
    is_other: Callable[[str, re.Match[str]], bool] = lambda _, __: False,
) -> bool:
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None or is_other(state.src, match) or is_in_name(state.src, state.pos):
        return False
    if not silent:
        mark = match[0][0]
        state.push(f"{tag}_open", tag, 1).markup = mark
        state.push("text", "", 0).content = match[1]
        state.push(f"{tag}_close", tag, -1).markup = mark
    state.pos = match.end()
    return True


def stray_shortcode_rule(state: StateInline, silent: bool) -> bool:
    """Parse a shortcode within a line of text, in order to report it."""
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


def _last_index(state: StateInline, mark: str) -> int:
    """Return the last index of `mark` in the text of a block, which is looked up for each of its brackets.

    It is stored in the parser's cache for the block, whose own keys are positions from 0: a cache keyed by text would
    compare a long text with itself for each bracket.
    """
    key = -len(mark)
    if key not in state.cache:
        state.cache[key] = state.src.rfind(mark)
    return state.cache[key]


def _traced(rule: _Rule, state: StateInline, silent: bool) -> Token | None:
    """Return the first token pushed by `rule`, with its position, or None if the rule did not apply."""
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
