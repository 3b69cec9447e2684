"""Block rules for our own syntax: a line of attributes, and a line with a shortcode."""

from __future__ import annotations

from typing import Final

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from portalgen.diagnostics.model import Place, diagnostic
from portalgen.on_demand import on_demand
from portalgen.render.markdown.attributes import BRACES, CLASSES, read_attributes
from portalgen.render.markdown.rendering import RENDERING_KEY, RenderingState
from portalgen.render.shortcodes.table import SHORTCODES

with on_demand():
    from portalgen.render.shortcodes import check as shortcodes_check
    from portalgen.render.shortcodes import misspelt

_TAKING: Final = frozenset(
    {
        "paragraph_open", "heading_open", "table_open", "blockquote_open", "bullet_list_open",
        "ordered_list_open", "dl_open", "fence", "code_block", "hr", "shortcode", "shortcode_open",
    }
)  # fmt: skip

_HOLDING: Final = frozenset(each.name for each in SHORTCODES if each.may_contain_shortcodes)
_BROKEN_LINES: Final = 8
"""The maximum number of lines examined for a shortcode broken over several lines."""


def attributes_rule(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Parse a line `{…}` of attributes for the block below it."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("{", begin) or state.is_code_block(start):
        return False
    text = state.src[begin : state.eMarks[start]].rstrip()
    if not BRACES.fullmatch(text):
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.content = text
        token.map = [start, start + 1]
        token.meta["column"] = _column(state.src, begin)
        state.line = start + 1
    return True


def shortcode_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a line `{{ name … }}`, or a line probably meant as a shortcode."""
    begin = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith("{", begin) or state.is_code_block(start):
        return False
    text = state.src[begin : state.eMarks[start]].rstrip()
    if not text.startswith("{{") and not misspelt.is_almost_shortcode(text):
        return False
    if silent:
        return True
    rendering: RenderingState = state.env[RENDERING_KEY]
    column = _column(state.src, begin)
    lines = _lines_until_end(state, text, start, end) if misspelt.may_continue_below(text) else ()
    broken = shortcodes_check.read_broken_shortcode(lines, rendering.source, start, column) if lines else None
    outcome = broken or shortcodes_check.read_shortcode_line(text, rendering.source, start, column)
    count = len(lines) if broken else 1
    if not outcome.unknown_end or not _is_unknown_shortcode_reported(outcome.unknown_end, rendering):
        rendering.diagnostics += outcome.diagnostics
    is_reported = bool(outcome.diagnostics)
    token = _push(state, outcome.kind)
    token.map = [start, start + count]
    token.block = True
    token.meta["use"] = outcome.use
    token.meta["name"] = outcome.name
    token.meta["place"] = outcome.place
    token.meta["is_reported"] = is_reported
    rendering.has_shortcodes = rendering.has_shortcodes or token.nesting != 0
    state.line = start + count
    return True


def _lines_until_end(state: StateBlock, first: str, start: int, end: int) -> tuple[str, ...]:
    """Return the lines of a shortcode from `first` to the line ending with `}}`; empty if no nearby line does."""
    lines = [first]
    for number in range(start + 1, min(start + _BROKEN_LINES, end)):
        text = state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()
        if not text or "{" in text:
            return ()
        lines.append(text)
        if "}}" in text:
            return tuple(lines) if text.endswith("}}") else ()
    return ()


def attach_attributes(tokens: list[Token], rendering: RenderingState) -> list[Token]:
    """Move the attributes in each line `{…}` to the block below it. Refused attributes are reported."""
    if not any(token.type == "attributes" for token in tokens):
        return tokens
    kept: list[Token] = []
    waiting: list[Token] = []
    for index, token in enumerate(tokens):
        if token.type == "attributes":
            waiting.append(token)
            continue
        if waiting:
            _apply(waiting, token, tokens[index + 1 : index + 3], rendering)
            waiting.clear()
        kept.append(token)
    for token in waiting:
        _refuse(token, token.content, 0, rendering)
    return kept


def check_balance(tokens: list[Token], rendering: RenderingState) -> None:
    """Report MRK106 for a shortcode without its other end, and MRK115 for a forbidden nesting."""
    if not rendering.has_shortcodes:
        return
    stack: list[Token] = []
    nested: list[tuple[Token, Token]] = []
    for token in tokens:
        if token.type == "shortcode_open":
            outer = next((each for each in stack if each.type == "shortcode_open" and _bars(each, token)), None)
            if outer is not None:
                nested.append((outer, token))
                stack = [each for each in stack if each is not outer]
            stack.append(token)
        elif token.nesting == 1:
            stack.append(token)
        elif token.type == "shortcode_close":
            if stack and stack[-1].type == "shortcode_open" and stack[-1].meta["name"] == token.meta["name"]:
                stack.pop()
            elif nested:  # the outer shortcode is closed too
                _report_nested(*nested.pop(), rendering)
            elif not token.meta["is_reported"]:  # its beginning may be misspelt in the same way
                _unbalanced(token, rendering)
        elif token.nesting == -1:
            while stack and stack[-1].type == "shortcode_open":
                _unbalanced(stack.pop(), rendering)
            if stack:
                stack.pop()
    for token in (*(outer for outer, _ in nested), *stack):
        if token.type == "shortcode_open":
            _unbalanced(token, rendering)


def _bars(outer: Token, inner: Token) -> bool:
    """Return True if `inner` is not allowed within `outer`; in that case `outer` was probably left open."""
    name = outer.meta["name"]
    return name not in _HOLDING or name == inner.meta["name"]


def _push(state: StateBlock, kind: shortcodes_check.ShortcodeLineKind) -> Token:
    match kind:
        case "open":
            return state.push("shortcode_open", "", 1)
        case "close":
            return state.push("shortcode_close", "", -1)
    return state.push("shortcode", "", 0)


def _is_unknown_shortcode_reported(name: str, rendering: RenderingState) -> bool:
    """Return True if the unknown shortcode `name` was already reported."""
    return any(each.code == "MRK102" and ("name", name) in each.values for each in rendering.diagnostics)


def _unbalanced(token: Token, rendering: RenderingState) -> None:
    rendering.report(diagnostic("MRK106", token.meta["place"], name=token.meta["name"]))


def _report_nested(outer: Token, inner: Token, rendering: RenderingState) -> None:
    line = str(outer.meta["place"].line)
    place = inner.meta["place"]
    rendering.report(diagnostic("MRK115", place, name=inner.meta["name"], outer=outer.meta["name"], line=line))


def _apply(lines: list[Token], target: Token, following: list[Token], rendering: RenderingState) -> None:
    if target.type not in _TAKING:
        for line in lines:
            _refuse(line, line.content, 0, rendering)
        return
    for line in lines:
        attributes = read_attributes(line.content, numbered=target.type == "ordered_list_open")
        for refused in attributes.refusals:
            _refuse(line, refused.text, refused.offset, rendering)
        for name, value in attributes.values:
            joined = name == "class" and name in target.attrs
            target.attrs[name] = f"{target.attrs[name]} {value}" if joined else value
    if "id" in target.attrs:
        target.meta["id_place"] = _id_place(lines, str(target.attrs["id"]), rendering)
    if target.hidden:
        target.hidden = False
        for each in following:
            each.hidden = False


def _id_place(lines: list[Token], anchor: str, rendering: RenderingState) -> Place:
    line = next((each for each in reversed(lines) if anchor in each.content), lines[-1])
    offset = max(line.content.find(f"#{anchor}"), 0)
    return rendering.source.place((line.map or [0])[0], line.meta["column"] + offset, len(anchor) + 1)


def _refuse(line: Token, text: str, offset: int, rendering: RenderingState) -> None:
    place = rendering.source.place((line.map or [0])[0], line.meta["column"] + offset, len(text))
    rendering.report(diagnostic("MRK109", place, attribute=text, allowed=", ".join(CLASSES)))


def _column(text: str, offset: int) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1)
