"""Lists: the rule `list` of markdown-it-py 4.3 without its task lists, which we do not have."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

_MARKER: Final = re.compile(r"(?:([0-9]{1,9})[.)]|[-+*])(?=[ \t]|\Z)")

Terminator = Callable[[StateBlock, int, int, bool], bool]
Tokenizer = Callable[[StateBlock, int, int], None]


def list_rule(state: StateBlock, start: int, end: int, silent: bool, ends: Terminator, tokenize: Tokenizer) -> bool:
    """A list that begins in line `start`; `ends` says whether another block ends it, `tokenize` reads an entry."""
    marker = _marker(state, start)
    if marker is None or state.is_code_block(start):
        return False
    indent = state.sCount[start]
    if 0 <= state.listIndent <= indent - 4 and indent < state.blkIndent:
        return False
    if silent:
        interrupts = state.parentType == "paragraph" and indent >= state.blkIndent
        return not interrupts or _may_interrupt(state, start, marker)
    _add_list(state, start, end, marker, ends, tokenize)
    return True


def _marker(state: StateBlock, line: int) -> re.Match[str] | None:
    return _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])


def _may_interrupt(state: StateBlock, line: int, marker: re.Match[str]) -> bool:
    """Whether the list may begin directly below a paragraph: it is not empty and begins with 1."""
    numbered_later = marker[1] is not None and int(marker[1]) != 1
    return not numbered_later and bool(state.src[marker.end() : state.eMarks[line]].strip(" \t"))


def _add_list(
    state: StateBlock, start: int, end: int, marker: re.Match[str], ends: Terminator, tokenize: Tokenizer
) -> None:
    first = len(state.tokens)
    kind, tag = ("bullet", "ul") if marker[1] is None else ("ordered", "ol")
    sign = marker[0][-1]
    opening = state.push(f"{kind}_list_open", tag, 1)
    if marker[1] is not None and int(marker[1]) != 1:
        opening.attrs = {"start": int(marker[1])}
    opening.markup = sign
    before, state.parentType = state.parentType, "list"
    line, tight = _add_entries(state, start, end, marker, ends, tokenize)
    state.parentType = before
    state.push(f"{kind}_list_close", tag, -1).markup = sign
    opening.map = [start, line]
    state.line = line
    if tight:
        _hide_paragraphs(state.tokens, first, state.level + 2)


def _add_entries(
    state: StateBlock, line: int, end: int, marker: re.Match[str], ends: Terminator, tokenize: Tokenizer
) -> tuple[int, bool]:
    """Add the entries; the line behind the last, and whether no empty line stands between or within them."""
    sign, ordered = marker[0][-1], marker[1] is not None
    tight, ended_empty = True, False
    while line < end:
        start = line
        if not _add_entry(state, line, end, marker, tokenize) or ended_empty:
            tight = False
        line = state.line
        ended_empty = line - start > 1 and state.isEmpty(line - 1)
        if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
            break
        if ends(state, line, end, True):
            break
        following = _marker(state, line)
        if following is None or (following[1] is not None) != ordered or following[0][-1] != sign:
            break
        marker = following
    return line, tight


def _add_entry(state: StateBlock, line: int, end: int, marker: re.Match[str], tokenize: Tokenizer) -> bool:
    """Add one entry; whether it is tight."""
    token = state.push("list_item_open", "li", 1)
    token.markup = marker[0][-1]
    token.info = marker[1] or ""
    begin, shift, count = _content(state, line, marker)
    before = state.tight, state.tShift[line], state.sCount[line], state.listIndent
    state.listIndent = state.blkIndent
    state.blkIndent = shift
    state.tight = True
    state.tShift[line] = begin - state.bMarks[line]
    state.sCount[line] = count
    if begin >= state.eMarks[line] and state.isEmpty(line + 1):
        state.line = min(state.line + 2, end)
    else:
        tokenize(state, line, end)
    tight = state.tight
    state.blkIndent = state.listIndent
    state.tight, state.tShift[line], state.sCount[line], state.listIndent = before
    state.push("list_item_close", "li", -1).markup = token.markup
    token.map = [line, state.line]
    return tight


def _content(state: StateBlock, line: int, marker: re.Match[str]) -> tuple[int, int, int]:
    """Where an entry's content begins, the indentation of what belongs to it, and that of its first line."""
    initial = column = state.sCount[line] + marker.end() - marker.start()
    begin, end = marker.end(), state.eMarks[line]
    while begin < end and state.src[begin] in " \t":
        column += 4 - (column + state.bsCount[line]) % 4 if state.src[begin] == "\t" else 1
        begin += 1
    wide = begin >= end or column - initial > 4
    return begin, initial + 1 if wide else column, column


def _hide_paragraphs(tokens: list[Token], first: int, level: int) -> None:
    """Show the paragraphs of a tight list without their tags."""
    at, end = first + 2, len(tokens) - 2
    while at < end:
        if tokens[at].level == level and tokens[at].type == "paragraph_open":
            tokens[at].hidden = tokens[at + 2].hidden = True
            at += 2
        at += 1
