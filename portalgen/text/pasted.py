"""Text as seen by a reader, without residues of Word, PDF and Markdown, mapped back to the raw text.

All searches for words or numbers share this fold. No-break and thin spaces become spaces. Zero-width characters, soft
hyphens, emphasis, escapes and inline tags are removed. Entities, full-width letters and look-alikes become the letters
shown. A letter and its marks are composed (NFC).
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final
from unicodedata import category, combining, digit, is_normalized, normalize

from portalgen.frozen import frozen
from portalgen.text.normalization import nfc

Span = tuple[int, int]
"""The first offset, and the offset after the last."""

ODD_SPACES: Final = "\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0"
"""Characters that look like a space within a line, for a set in a regular expression."""
_SPACES: Final = f"\x0b\x0c\x85\u2028\u2029{ODD_SPACES}"
_HYPHENS: Final = "\x1e\u2010-\u2012\u2043\u2212\ufe63"
"""Shown as a hyphen; Word stores its no-break hyphen as 1E."""
_INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1d\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_LOOK_ALIKE: Final = str.maketrans("АВЕКМНОРСТУХІаеорсухіΑΒΕΖΗΙΚΜΝΟΡΤΥΧÐƉð", "ABEKMHOPCTYXIaeopcyxiABEZHIKMNOPTYXĐĐđ")
"""Cyrillic and Greek letters that look Latin, and the Icelandic letter that looks like Đ."""
_TAG: Final = (
    r"</?(?:a|b|i|u|s|em|strong|span|font|sup|sub|mark|small|big|ins|del|code|o:p|wbr)\b[^<>\n]{0,200}>"
    r"|<!--[^<>\n]{0,200}-->"
)
_ALIKE: Final = "".join(map(chr, _LOOK_ALIKE))
_SHAPES: Final = "\uff01-\uff5e\U0001d400-\U0001d7ff"
"""Full-width letters, and mathematical letters, also used to decorate names."""
_ODD: Final = re.compile(
    rf"(?P<space>[{_SPACES}]|<br[ /]{{0,3}}>)|(?P<hyphen>[{_HYPHENS}]|(?<=\d)[–—―](?=\d))|(?P<dot>\u2024|(?<=\d)[·‧](?=\d))"
    rf"|(?P<nothing>[{_INVISIBLE}]|{_TAG}|~~|\\(?=[!-/:-@\[-`{{-~]))"
    r"|(?P<entity>&(?:[A-Za-z]{2,8}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});)|\\(?P<escape>u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})"
    rf"|(?P<emphasis>\*+|_+)|(?P<shape>[{_SHAPES}])|(?P<alike>[{_ALIKE}])"
)
_FIRST: Final = re.compile(
    rf"[*_~\\&<–—―·‧\u2024{_SPACES}{_HYPHENS}{_INVISIBLE}{_SHAPES}{_ALIKE}]",
)
"""The first character of each of them: a set of characters is looked for many times faster than their alternatives."""
_UNSEEN: Final = re.compile(rf"[{_INVISIBLE}]+")
_BLANK: Final = re.compile(rf"[{_SPACES}]")
_MASK: Final = 3
"""From three stars on they hide digits beside them, as in `0912***678`; so long is no emphasis around a number."""


@frozen
class FoldedText:
    """A text as seen, and the position of each of its characters in the raw text."""

    raw: str
    text: str
    _spans: tuple[Span, ...] | None = None
    """The raw span of each character; None if `text` equals `raw`."""

    def raw_span_of(self, span: Span) -> Span:
        """Return the raw span read as `span` of `text`: from its first character to the end of its last."""
        if self._spans is None:
            return span
        start, end = span
        if start >= end:
            at = self._spans[start][0] if start < len(self._spans) else len(self.raw)
            return at, at
        return self._spans[start][0], self._spans[end - 1][1]


def fold_pasted(raw: str) -> FoldedText:
    """Return the text as seen, without residues of pasting and markup, in linear time."""
    letters: list[str] = []
    spans: list[Span] = []
    last = read = 0
    for first in _FIRST.finditer(raw):
        start = first.start()
        match = _ODD.match(raw, start) if start >= read else None
        if match is None:
            continue
        read = match.end()
        seen = _replacement(match, raw)
        if seen == match[0]:
            continue
        letters.extend(raw[last:start])
        spans.extend(zip(range(last, start), range(last + 1, start + 1), strict=True))
        last = read
        letters.extend(seen)
        spans.extend([(start, last)] * len(seen))
    if not last and is_normalized("NFC", raw):
        return FoldedText(raw, raw)
    letters.extend(raw[last:])
    spans.extend(zip(range(last, len(raw)), range(last + 1, len(raw) + 1), strict=True))
    text = "".join(letters)
    if not is_normalized("NFC", text):
        letters, spans = _compose(letters, spans)
        text = "".join(letters)
    return FoldedText(raw, text, tuple(spans))


def visible_text(text: str) -> str:
    """Return `text` in normal form C without invisible characters, with odd spaces as spaces.

    Used for quick checks of whole files. Returns the same object if unchanged.
    """
    text = nfc(text)
    if text.replace("\n", "").replace("\r", "").isprintable():
        return text
    return _BLANK.sub(" ", _UNSEEN.sub("", text))


def _replacement(match: re.Match[str], raw: str) -> str:
    kind, written = match.lastgroup or "", match[0]
    if kind == "space":
        return " "
    if kind == "hyphen":
        return "-"
    if kind == "dot":
        return "."
    if kind == "entity":
        return _seen_as(unescape(written), written)
    if kind == "escape":
        return _seen_as(chr(int(match["escape"][1:], 16)), written)
    if kind == "emphasis":
        return "" if _is_emphasis(match, raw) else written
    if kind in ("shape", "alike"):
        return _seen_as(written, written)
    return ""


def _seen_as(letter: str, written: str) -> str:
    """Return the visible form of a decoded letter; `written` if it has another meaning."""
    if len(letter) != 1 or category(letter) == "Cs":
        return written
    if letter.isdecimal():
        return str(digit(letter))
    if "\uff01" <= letter <= "\uff5e" or "\U0001d400" <= letter <= "\U0001d7ff":
        return normalize("NFKC", letter)
    match = _ODD.fullmatch(letter)
    if match is None:
        return letter
    if match["alike"]:
        return letter.translate(_LOOK_ALIKE)
    return _replacement(match, letter) if match["space"] or match["hyphen"] or match["nothing"] else letter


def _is_emphasis(match: re.Match[str], raw: str) -> bool:
    """Return True if a run of `*` or `_` belongs to adjacent words, and is not a bullet, a blank or a mask."""
    run, start, end = match[0], match.start(), match.end()
    before, after = raw[start - 1 : start], raw[end : end + 1]
    if len(run) > _MASK or ((before.isspace() or not before) and (after.isspace() or not after)):
        return False
    if run[0] == "_":
        return not (before.isalnum() and after.isalnum()) and (before + after).strip("_ ") != ""
    return len(run) < _MASK or not (before.isdigit() or after.isdigit())


def _compose(letters: list[str], spans: list[Span]) -> tuple[list[str], list[Span]]:
    """Return each letter composed with its following marks, in normal form C."""
    composed: list[str] = []
    places: list[Span] = []
    start = 0
    for end in range(1, len(letters) + 1):
        if end == len(letters) or not combining(letters[end]):
            cluster = nfc("".join(letters[start:end]))
            composed.extend(cluster)
            places.extend([(spans[start][0], spans[end - 1][1])] * len(cluster))
            start = end
    return composed, places
