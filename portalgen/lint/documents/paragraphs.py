"""The paragraphs of an XML tree as lines of text: the same walk for Word, PowerPoint and OpenDocument."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_COMPATIBILITY: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ODF_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names of elements. Where `texts` is empty, every text within a paragraph counts."""

    paragraphs: frozenset[str]
    texts: frozenset[str]
    spaces: frozenset[str]
    breaks: frozenset[str]
    skipped: frozenset[str]


OOXML: Final = Vocabulary(
    paragraphs=frozenset((_WORD + "p", _DRAWING + "p")),
    texts=frozenset((_WORD + "t", _DRAWING + "t")),
    spaces=frozenset((_WORD + "tab",)),
    breaks=frozenset((_WORD + "br", _WORD + "cr", _DRAWING + "br")),
    # What is deleted under track changes is `w:delText` and no `w:t`; a fallback repeats its choice.
    skipped=frozenset((_COMPATIBILITY + "Fallback",)),
)
OPEN_DOCUMENT: Final = Vocabulary(
    paragraphs=frozenset((_ODF_TEXT + "p", _ODF_TEXT + "h")),
    texts=frozenset(),
    spaces=frozenset((_ODF_TEXT + "s", _ODF_TEXT + "tab")),
    breaks=frozenset((_ODF_TEXT + "line-break",)),
    skipped=frozenset((_ODF_TEXT + "tracked-changes",)),
)


def paragraphs(root: Any, words: Vocabulary) -> Iterator[str]:
    """The text of every paragraph below `root`; one within another (a text box) parts it in two."""
    line: list[str] = []
    stack = [(root, False)]
    depth = 0
    while stack:
        element, ended = stack.pop()
        if ended:
            is_paragraph = element.tag in words.paragraphs
            depth -= is_paragraph
            if is_paragraph and line:
                yield "".join(line)
                line.clear()
            if depth and not words.texts:
                line.append(element.tail or "")
            continue
        if not isinstance(element.tag, str) or element.tag in words.skipped:
            continue
        if element.tag in words.paragraphs:
            if line:
                yield "".join(line)
                line.clear()
            depth += 1
        line.extend(_said(element, words, depth))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _said(element: Any, words: Vocabulary, depth: int) -> Iterator[str]:
    if not depth:
        return
    if element.tag in words.spaces:
        yield " "
    elif element.tag in words.breaks:
        yield "\n"
    elif not words.texts or element.tag in words.texts:
        yield element.text or ""
