"""First lines indented as in Word: by four spaces or a tab, which make code, or by displayed spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from portalgen.frozen import frozen
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.word._marks import read_mark
from portalgen.render.markdown.outline import BlockPart
from portalgen.text.pasted import ODD_SPACES

_SHOWN_SPACE: Final = re.compile(
    rf"(?:[{ODD_SPACES}]|&(?:nbsp|ensp|emsp|#160|#xa0);)[\s{ODD_SPACES}]*(?:&(?:nbsp|ensp|emsp|#160|#xa0);\s*)*"
)
_SHOWN_BEGINNING: Final = re.compile(f"[&{ODD_SPACES}]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_CODE: Final = re.compile(r"[{}\[\]<>=|\\`*#_@$^~]|://")
_ENTRY: Final = re.compile(r"(?:[-+*•–—]|\d{1,2}[.)])[ \t]+")
_MARKS: Final = re.compile(r"(?:#{1,6}|[-+*•–]|\d{1,2}[.)])[ \t]+|>[ \t]?")
_QUOTES: Final = '"“”‘’«»()'
_ENDS: Final = tuple(".!?…;:,")
_LONG: Final = 60
"""Minimum characters of a line of wrapped prose, unless it is the only line."""
_FEWEST_WORDS: Final = 5
_FEWEST_PLAIN_WORDS: Final = 8
"""Minimum words of a sentence without letters that occur in Vietnamese but not in programs."""


@frozen
class Indent:
    """White space before a paragraph: `start` is its column, from 0. `effect` is `code` or `shown`."""

    number: int
    start: int
    length: int
    effect: str
    block: BlockPart
    is_wrapped: bool = False
    """True if its lines go on in the next line, or are of several kinds."""

    @property
    def is_movable(self) -> bool:
        """True if a program can remove it; inside a list it may belong to an entry."""
        return self.effect == "shown" or (self.block.depth == 0 and not self.is_wrapped)


def find_indents(text: PageText) -> Iterator[Indent]:
    """Yield the indents of paragraphs, at most one per block."""
    for block in text.outline.blocks:
        if block.kind == "paragraph":
            found = _find_shown(text, block)
        elif block.kind == "code":
            found = _find_code(text, block)
        else:
            continue
        if found is not None:
            yield found


def is_prose(line: str) -> bool:
    """Return True if a line is, or ends, a sentence rather than code, data or a Markdown example."""
    entry = _ENTRY.match(line)
    words = line[entry.end() if entry else 0 :].strip().lstrip(_QUOTES)
    found = _WORD.findall(words)
    if len(found) < _FEWEST_WORDS or _CODE.search(words) or not (words[0].isupper() or entry):
        return False
    if not words.rstrip(_QUOTES).endswith(_ENDS) and len(words) < _LONG:
        return False
    return not words.isascii() or (len(found) >= _FEWEST_PLAIN_WORDS and words.endswith((".", "!", "?")))


def _find_shown(text: PageText, block: BlockPart) -> Indent | None:
    line = text.lines[block.line - 1]
    found = _SHOWN_SPACE.match(line) if _SHOWN_BEGINNING.match(line) else None
    if found is None or found.end() == len(line) or read_mark(line):
        return None
    if block.end - block.line > 1 and len(line) < _LONG:
        return None  # a verse, with its lines as they were
    return Indent(block.line, 0, found.end(), "shown", block)


def _find_code(text: PageText, block: BlockPart) -> Indent | None:
    lines = [line for line in text.lines[block.line - 1 : block.end - 1] if line.strip(" \t>")]
    prose = [line for line in lines if is_prose(line.lstrip(" \t>"))]
    if not prose or (len(lines) > 1 and len(prose) < len(lines)):
        return _find_text(text, block)
    is_close = any(
        line.strip() and after.strip() for line, after in pairwise(text.lines[block.line - 1 : block.end - 1])
    )
    if is_close and not any(len(line) >= _LONG or _ENTRY.match(line.lstrip()) for line in lines):
        return None  # a verse
    return _make_code_indent(text, block)


def _make_code_indent(text: PageText, block: BlockPart, *, is_wrapped: bool = False) -> Indent:
    line = text.lines[block.line - 1]
    return Indent(block.line, 0, len(line) - len(line.lstrip()), "code", block, is_wrapped)


def _find_text(text: PageText, block: BlockPart) -> Indent | None:
    """Return the indent of wrapped sentences with short titles between them, or of a page without any other text."""
    if block.depth:
        return None
    lines = text.lines[block.line - 1 : block.end - 1]
    groups = [list(members) for is_text, members in groupby(map(str.strip, lines), key=bool) if is_text]
    paragraphs = [_MARKS.sub("", " ".join(group)).replace("**", "") for group in groups]
    if any(_CODE.search(each) or not each[:1].isupper() for each in paragraphs) or not all(map(_is_wrapped, groups)):
        return None
    words = " ".join(paragraphs)
    is_alone = all(each.kind == "code" for each in text.outline.blocks)
    if is_alone and not words.isascii() and len(_WORD.findall(words)) >= _FEWEST_PLAIN_WORDS:
        return _make_code_indent(text, block, is_wrapped=True)
    is_text = sum(map(is_prose, paragraphs)) * 2 >= len(paragraphs)
    return _make_code_indent(text, block, is_wrapped=True) if is_text else None


def _is_wrapped(group: Sequence[str]) -> bool:
    """Return True for a paragraph whose lines are not verses: those begin with capitals."""
    return not any(line[:1].isupper() and len(above) < _LONG for above, line in pairwise(group))
