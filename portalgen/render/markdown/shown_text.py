"""The written text of a block with everything hidden that Markdown has interpreted.

Remaining marks (`**`, `](`) were meant as Markdown but not recognized.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from markdown_it.token import Token

from portalgen.diagnostics.model import Place
from portalgen.render.markdown.positions import OFFSETS_KEY, place_in_block
from portalgen.render.markdown.source import BodySource

HIDDEN: Final = "\0"
"""Replaces each character of a mark, an address, code, a backslash escape or an entity."""
_LINE_BREAK: Final = re.compile(r"[ \t]*\\?\n[ \t]*")
_ENTITY: Final = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_TICKS: Final = re.compile(r"`+")
_ESCAPABLE: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_NOT_HIDDEN: Final = re.compile(r"[^\n]")
_NAMES: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>\0]+|(?<![\w.+-])[\w.+-]++@[\w.-]+|(?<![\w.-])[\w-]++(?:\.[\w-]++)*\."
    r"(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|html?|md|vn|com|org|net|edu|info)(?![\w-])",
    re.IGNORECASE,
)
_WITH_DELIMITERS: Final = frozenset({"strong_open", "strong_close", "em_open", "em_close", "s_open", "s_close"})
_SCRIPTS: Final = frozenset({"sup_open", "sup_close", "sub_open", "sub_close"})
_WITH_OFFSETS: Final = frozenset({"image", "html_inline", "stray_shortcode"})
_WITHOUT_TEXT: Final = frozenset({"footnote_anchor"})


@dataclass(frozen=True)
class ShownText:
    """The text of a paragraph, heading, cell or list entry, in normal form C. All offsets refer to `content`."""

    block: Token
    source: BodySource
    kind: str
    """`paragraph`, `heading` or `cell`."""
    plain: str
    """The text shown to readers, including code, but without marks and targets."""

    @property
    def content(self) -> str:
        """The text as written, but without its indentation and without the marks of quotes and lists."""
        return self.block.content

    @cached_property
    def _walk(self) -> _Walk:
        walk = _Walk(self.content)
        walk.run(self.block.children or ())
        return walk

    @property
    def shown(self) -> str:
        """`content` with `HIDDEN` in place of each character not shown as written. The length is unchanged."""
        return self._walk.shown

    @cached_property
    def prose(self) -> str:
        """Like `shown`, but web addresses, mailboxes and file names are hidden too."""
        return _NAMES.sub(lambda match: HIDDEN * len(match[0]), self.shown)

    @property
    def delimiters(self) -> tuple[tuple[int, str], ...]:
        """(offset, mark) of each mark at the beginning or end of bold, italic or struck text."""
        return tuple(self._walk.delimiters)

    @cached_property
    def links(self) -> tuple[tuple[int, int], ...]:
        """(begin, end) of each link, as offsets."""
        children = self.block.children or ()
        return tuple(each.meta[OFFSETS_KEY] for each in children if each.type == "link_open")

    def is_linked(self, offset: int) -> bool:
        """Return True if `offset` is within a link."""
        before = bisect_right(self.links, offset, key=lambda span: span[0])
        return before > 0 and offset < self.links[before - 1][1]

    def place(self, start: int, length: int) -> Place:
        """Return the place in the raw file of `length` characters from offset `start` of `content`."""
        return place_in_block(self.source, self.block, start, length)


class _LostError(Exception):
    """The tokens do not follow from the text as expected."""


class _Walk:
    """A walk through the content of a block, in parallel with its tokens."""

    def __init__(self, content: str) -> None:
        self.shown = ""
        self.delimiters: list[tuple[int, str]] = []
        self._content = content
        self._at = 0
        self._pieces: list[str] = []
        self._ends: list[int] = []

    def run(self, tokens: Sequence[Token]) -> None:
        """Find the shown text. If tokens and content diverge, everything is hidden: the block cannot be judged."""
        try:
            for token in tokens:
                self._take(token)
            self._hide_to(len(self._content))
        except _LostError:
            self.shown, self.delimiters = _NOT_HIDDEN.sub(HIDDEN, self._content), []
        else:
            self.shown = "".join(self._pieces)

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            self._take_text(token.content)
        elif kind in _WITH_DELIMITERS:
            self.delimiters.append((self._at, token.markup))
            self._hide_exactly(token.markup)
        elif kind in _SCRIPTS:
            self._hide_exactly(token.markup)
        elif kind in ("softbreak", "hardbreak"):
            self._hide_match(_LINE_BREAK)
        elif kind == "code_inline":
            self._hide_code(token.markup)
        elif kind in ("link_open", "span_open"):
            self._open(token)
        elif kind in ("link_close", "span_close"):
            self._hide_to(self._ends.pop())
        elif kind in _WITH_OFFSETS:
            self._hide_to(token.meta[OFFSETS_KEY][1])
        elif kind == "footnote_ref":
            self._hide_to(self._content.find("]", self._at) + 1)
        elif kind not in _WITHOUT_TEXT:
            raise _LostError

    def _open(self, token: Token) -> None:
        start, end = token.meta[OFFSETS_KEY]
        self._hide_to(start + 1)
        self._ends.append(end)

    def _take_text(self, text: str) -> None:
        if "\\" not in text and "&" not in text and self._content.startswith(text, self._at):
            self._pieces.append(text)
            self._at += len(text)
            return
        index = 0
        while index < len(text):
            index += self._take_letter(text, index)

    def _take_letter(self, text: str, index: int) -> int:
        """Take a letter, or an escape or entity; return its length in `text`."""
        content, at = self._content, self._at
        letter = content[at : at + 1]
        if letter == "\\" and content[at + 1 : at + 2] in _ESCAPABLE and content[at + 1 : at + 2] == text[index]:
            self._hide_to(at + 2)
            return 1
        entity = _ENTITY.match(content, at) if letter == "&" else None
        meaning = html.unescape(entity[0]) if entity else ""
        if entity and meaning != entity[0] and text.startswith(meaning, index):
            self._hide_to(entity.end())
            return len(meaning)
        if letter != text[index]:
            raise _LostError
        self._pieces.append(letter)
        self._at += 1
        return 1

    def _hide_exactly(self, mark: str) -> None:
        if not self._content.startswith(mark, self._at):
            raise _LostError
        self._hide_to(self._at + len(mark))

    def _hide_match(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._content, self._at)
        if match is None:
            raise _LostError
        self._hide_to(match.end())

    def _hide_code(self, mark: str) -> None:
        start = self._at + len(mark)
        if not self._content.startswith(mark, self._at):
            raise _LostError
        ends = (each.end() for each in _TICKS.finditer(self._content, start) if len(each[0]) == len(mark))
        self._hide_to(next(ends, -1))

    def _hide_to(self, end: int) -> None:
        if end < self._at:
            raise _LostError
        self._pieces.append(_NOT_HIDDEN.sub(HIDDEN, self._content[self._at : end]))
        self._at = end
