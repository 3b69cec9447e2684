"""The check of WRD242; its page is `WRD242.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.diagnostics.model import Place
from portalgen.lint.model import PageRule, Violation, violation
from portalgen.lint.page_text import PageText
from portalgen.lint.paragraphs import ParagraphLine, find_joined_paragraphs
from portalgen.lint.prose import find_in_block, find_in_value, find_prose_blocks, find_prose_values
from portalgen.lint.rules.word._marks import read_mark

_BASE: Final = "[\u2705\u274c\u2728\u2753\u2757\u2764\u26a1\u26d4\u2b50\u2b55\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff]"
_EMOJI: Final = f"{_BASE}[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d{_BASE}\ufe0f?)*"
EMOJI: Final = re.compile(f"(?:{_EMOJI}|[\U0001f1e6-\U0001f1ff]{{2}}|[\u2600-\u27bf\u2b05-\u2b55]\ufe0f)")
"""An emoji, with its variants; a flag; or a sign in its colourful form."""
ROW: Final = re.compile(f"(?:{_EMOJI}[ \\t]?){{2}}(?:{_EMOJI}[ \\t]?)*{_EMOJI}")
_PAIR: Final = re.compile(f"{_EMOJI}[ \\t]?{_EMOJI}")
_LEADING: Final = re.compile(
    "[\u2705\u274c\u2728\u2b50\U0001f300-\U0001f5ff\U0001f600-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001faff]"
)
_BYTES: Final = (
    b"\xe2\x8c",
    b"\xe2\x8f",
    b"\xf0\x9f",
    b"\xe2\x98",
    b"\xe2\x9a",
    b"\xe2\x9c",
    b"\xe2\x9d",
    b"\xe2\x9e",
    b"\xe2\xad",
    b"\xe2\xac",
    b"\xe2\x96",
    b"\xe2\x97",
)
_RATING: Final = frozenset("\u2605\u2606\u2b50\u2714\u2713\u2717\u2718\ufe0f \t")
_CONTACTS: Final = frozenset("📞☎📱📲📍📌📧✉📩🌐🕐🕗⏰🏠🏢📠🔗")
"""Emojis before a telephone number, an address or opening hours."""
_AT_LEAST: Final = 4
"""Minimum number of paragraphs beginning with an emoji."""
_JOINED: Final = 3
"""Minimum joined lines of a paragraph beginning with an emoji."""
_BULLET: Final = re.compile(
    "[⌚⌛⏰⏳☑✔✳✴➡❇❗❌❓⚡⚠☀☎✉♦♥▶◀\u25fb-\u25fe\u2b1b\u2b1c\u2b05-\u2b07\U0001f536-\U0001f53d\U0001f7e0-\U0001f7eb]"
)
"""Emojis that are also used as bullets."""


def check(text: PageText) -> Iterator[Violation]:
    """Yield WRD242 at the first row of three emojis or block beginning with two, ignoring ratings.

    If there is none, yields it at the first of four blocks beginning with an emoji.
    """
    if not any(each in text.data for each in _BYTES):
        return
    joined = _find_joined(text)
    if joined is not None:
        yield violation("WRD242", joined, text=joined.underlined[:10])
        return
    for value, location in find_prose_values(text):
        if ROW.search(value) and not _RATING.issuperset(ROW.findall(value)[0]):
            for place in find_in_value(text, location, ROW):
                yield violation("WRD242", place, text=place.underlined[:10])
                return
    leading = []
    for part, until in find_prose_blocks(text):
        if ROW.search(part.text):
            for place in find_in_block(text, part, until, ROW):
                if not _RATING.issuperset(place.underlined):
                    yield violation("WRD242", place, text=place.underlined[:10])
                    return
        pair = _PAIR.match(part.text) if part.kind != "cell" else None
        if pair and not _RATING.issuperset(pair[0]) and _CONTACTS.isdisjoint(pair[0]):
            yield violation("WRD242", text.span(part.place.line, part.place.column, len(pair[0])), text=pair[0][:10])
            return
        if part.kind != "cell" and part.text[:1] not in _CONTACTS and _LEADING.match(part.text):
            leading.append(part)
    if len(leading) >= _AT_LEAST:
        first = leading[0].place
        yield violation("WRD242", text.span(first.line, first.column, 1), text=leading[0].text[0])


def _find_joined(text: PageText) -> Place | None:
    """Return the place of the first paragraph with three joined lines beginning with an emoji."""
    for paragraph in find_joined_paragraphs(text):
        found = [line for line in paragraph.lines if _LEADING.match(line.text) or _BULLET.match(line.text)]
        broken = sum(line.breaks for line in paragraph.lines)
        if len(found) >= _JOINED and 2 * broken < len(paragraph.lines) - 1 and not any(map(read_mark, _texts(found))):
            return text.span(found[0].number, found[0].start + 1, 1)
    return None


def _texts(lines: Sequence[ParagraphLine]) -> Iterator[str]:
    return (line.text for line in lines)


RULE: Final = PageRule("WRD242", check)
