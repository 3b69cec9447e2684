"""Proposes corrections for lines that YAML cannot parse; used if they make the text readable."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.pasted import ODD_SPACES

_LONGEST: Final = 300
"""Maximum length of a line repeated in a report, in characters."""
_NO_SPACE: Final = re.compile(r"(?P<before>\s*(?:-\s+)*[\w-]+)[ \t]*[:\uff1a](?P<value>[^\s/].*)")
_ODD: Final = f"{ODD_SPACES}\u200b\u2060\ufeff"
"""Characters that look like a space or are invisible, but are not a space in YAML; for a regular expression set."""
_ODD_SPACE: Final = re.compile(rf"(?P<before>\s*(?:-\s+)*[\w-]+)[ \t{_ODD}]*:[{_ODD}][ \t{_ODD}]*(?P<value>\S.*)")
_SPACE_BEFORE: Final = re.compile(rf"(?P<before>\s*(?:-\s+)*[\w-]+)[ \t]*[{_ODD}][ \t{_ODD}]*:[ \t](?P<value>\s*\S.*)")
_WIDE_COLON: Final = re.compile(r"(?P<before>\s*(?:-\s+)*[\w-]+)[ \t]*\uff1a[ \t]*(?P<value>\S.*)")
_EQUALS: Final = re.compile(r"(?P<before>\s*(?:-\s+)*[\w-]+)[ \t]*=[ \t]*(?P<value>\S.*)")
_LONG_DASH: Final = re.compile(
    rf"(?P<before>[ \t{_ODD}]*)(?P<slip>[\u2012-\u2015\u2212\u2022])[ \t{_ODD}]*(?P<after>\S.*)"
)
"""Dashes or bullets that Word inserts for a hyphen at the start of a line."""
_ODD_INDENT: Final = re.compile(rf"(?P<slip>[ \t]*[{_ODD}][ \t{_ODD}]*)(?P<after>\S.*)")
_CURLY_END: Final = re.compile(
    r"(?P<before>\s*(?:-\s+)*[\w-]+:[ \t]+|\s*-[ \t]+)\"(?P<value>[^\"\u201c\u201d]+)(?P<slip>\u201d)(?P<after>[^\"]*)"
)
_QUOTED: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_WORDS: Final = re.compile(r"[^\s,:\[\]{}]\s+[^\s,\[\]{}]")
"""Two words of an entry, `Thông báo`, in an inline list."""
_GROUP: Final = re.compile(r"\{\s*[\w-]+:\s")
"""The start of an inline group, which is never text."""
_LEAD: Final = re.compile(r"[ \t]*\t[ \t]*")
_VALUE: Final = re.compile(
    r"(?P<before>\s*(?:-\s+)*[\w-]+:[ \t]+|\s*-[ \t]+)(?P<value>\S.*?)(?P<after>[ \t]{2,}#.*)?[ \t]*"
)
_COMMENTED: Final = re.compile(r"(?P<before>\s*(?:-\s+)*[\w-]+:[ \t]+)(?P<value>#\s*\w.*?)[ \t]*")
_ASTERISKS: Final = re.compile(r"\*+")
"""Markdown's bold, not supported in front matter: the theme defines the style of titles."""
_PAIRS: Final = (('"', '"'), ("'", "'"), ("\u201c", "\u201d"), ("\u201d", "\u201d"), ("\u2018", "\u2019"), ("«", "»"))

_AROUND: Final = re.compile(rf"\A[ {_ODD}]+|[ {_ODD}]+\Z")

PROBLEMS: Final = (
    (_ODD_SPACE, "yaml.odd-space"),
    (_WIDE_COLON, "yaml.wide-colon"),
    (_NO_SPACE, "yaml.space"),
    (_EQUALS, "yaml.equals"),
)
"""Patterns of lines without a readable key, with the phrase for the problem."""


@frozen
class TypingSlip:
    """A typing error in a line: its column (from 0) and length, the phrase, and the repaired line."""

    column: int
    length: int
    phrase: str
    repaired: str


def _repair_dash(match: re.Match[str]) -> str:
    return f"{' ' * len(match['before'])}- {match['after']}"


def _repair_indent(match: re.Match[str]) -> str:
    return f"{' ' * len(match['slip'])}{match['after']}"


def _repair_colon(match: re.Match[str]) -> str:
    return f"{match['before']}: {match['value']}"


def _repair_curly_end(match: re.Match[str]) -> str:
    after = match["after"].rstrip()
    value = f"\u201c{match['value']}\u201d{after}" if after else match["value"]
    return f"{match['before']}{_quote(value)}"


_SLIPS: Final[tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], str]], ...]] = (
    (_LONG_DASH, "yaml.long-dash", _repair_dash),
    (_ODD_INDENT, "yaml.odd-indent", _repair_indent),
    *((pattern, phrase, _repair_colon) for pattern, phrase in PROBLEMS),
    (_CURLY_END, "yaml.curly", _repair_curly_end),
)


def typing_slips(line: str) -> Iterator[TypingSlip]:
    """Yield possible typing errors in `line`; they are confirmed by parsing the text with the repaired line."""
    if len(line) > _LONGEST or "`" in line:
        return
    for pattern, phrase, repair in _SLIPS:
        match = pattern.fullmatch(line)
        if match is not None:
            start, end = (
                match.span("slip") if "slip" in pattern.groupindex else (match.end("before"), match.start("value"))
            )
            yield TypingSlip(start, max(end - start, 1), phrase, repair(match))


def opens_with_long_dash(key: str) -> bool:
    """Return True if `key` of a mapping is a list entry after a wrong dash."""
    return _LONG_DASH.fullmatch(key) is not None


def strip_odd_spaces(word: str) -> str:
    """Return a word without surrounding odd or invisible spaces."""
    return _AROUND.sub("", word)


def candidate_lines(line: str) -> Iterator[str]:
    """Yield probable meanings of `line`, likeliest first; empty for a line too long to repeat."""
    if len(line) > _LONGEST:
        return
    lead = _LEAD.match(line)
    if lead is not None:
        yield lead[0].replace("\t", "  ") + line[lead.end() :]
    for pattern, _ in PROBLEMS:
        match = pattern.fullmatch(line)
        if match is not None:
            yield f"{match['before']}: {match['value']}"
    yield from quoted_lines(line)
    match = _VALUE.fullmatch(line)
    if match is not None:
        for value in _quoted_values(match["value"]):
            yield f"{match['before']}{value}{match['after'] or ''}"


def quoted_lines(line: str) -> Iterator[str]:
    """Yield a line whose key lacks the colon or the following space, with both added and its value quoted."""
    for pattern, _ in PROBLEMS:
        match = pattern.fullmatch(line) if len(line) <= _LONGEST and "`" not in line else None
        if match is not None:
            yield f"{match['before']}: {_quote(match['value'])}"


def correct_space_before_colon(line: str) -> str:
    """Return a line without the odd space between its key and the colon; empty for other lines."""
    match = _SPACE_BEFORE.fullmatch(line) if len(line) <= _LONGEST and "`" not in line else None
    return f"{match['before']}: {match['value'].lstrip()}" if match is not None else ""


def quote_commented_value(line: str) -> str:
    """Quote a value that is a comment as a whole, `title: #1 Đà Lạt`; return an empty string for other lines."""
    match = _COMMENTED.fullmatch(line) if len(line) <= _LONGEST and "`" not in line else None
    return f"{match['before']}{_quote(match['value'])}" if match is not None else ""


def close_brackets(line: str, start: int, closing: str) -> str:
    """Return `line` with the missing brackets `closing` at its end; empty if text rather than a list may be meant.

    `start` is the column (from 0) of the first open bracket: `title: [Khẩn] Hội nghị` may be text.
    """
    if len(line) > _LONGEST or "#" in line[start:] or "`" in line:
        return ""
    is_text = line[start] == "[" and _WORDS.search(_QUOTED.sub("", line[start + 1 :])) is not None
    return "" if is_text else f"{line.rstrip(', ')}{closing}"


def _quoted_values(value: str) -> Iterator[str]:
    for opening, closing in _PAIRS:
        if value.startswith(opening) and value.endswith(closing) and len(value) > 2:
            yield _quote(value[1:-1])
        elif value.startswith(opening) and closing not in value[1:]:
            yield _quote(value[1:])
    if value.startswith("*"):
        plain = _ASTERISKS.sub("", value).strip()
        if plain:
            yield _quote(plain)
    if not _GROUP.match(value):
        yield _quote(value)


def _quote(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
