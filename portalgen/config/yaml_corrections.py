"""A line that YAML cannot read, as its author probably meant it: what reports propose, where it makes the text readable."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from portalgen.text.pasted import ODD_SPACES

_LONGEST: Final = 300
"""Characters of a line that a report repeats whole."""
_NO_SPACE: Final = re.compile(r"(?P<before>\s*(?:-\s+)*[\w-]+)[ \t]*[:\uff1a](?P<value>[^\s/].*)")
_ODD: Final = f"{ODD_SPACES}\u200b\u2060\ufeff"
"""Characters that look like a space or like nothing, and are no space to YAML; for a set of a regular expression."""
_ODD_SPACE: Final = re.compile(rf"(?P<before>\s*(?:-\s+)*[\w-]+)[ \t{_ODD}]*:[{_ODD}][ \t{_ODD}]*(?P<value>\S.*)")
_SPACE_BEFORE: Final = re.compile(rf"(?P<before>\s*(?:-\s+)*[\w-]+)[ \t]*[{_ODD}][ \t{_ODD}]*:[ \t](?P<value>\s*\S.*)")
_WIDE_COLON: Final = re.compile(r"(?P<before>\s*(?:-\s+)*[\w-]+)[ \t]*\uff1a[ \t]*(?P<value>\S.*)")
_EQUALS: Final = re.compile(r"(?P<before>\s*(?:-\s+)*[\w-]+)[ \t]*=[ \t]*(?P<value>\S.*)")
_LEAD: Final = re.compile(r"[ \t]*\t[ \t]*")
_VALUE: Final = re.compile(
    r"(?P<before>\s*(?:-\s+)*[\w-]+:[ \t]+|\s*-[ \t]+)(?P<value>\S.*?)(?P<after>[ \t]{2,}#.*)?[ \t]*"
)
_COMMENTED: Final = re.compile(r"(?P<before>\s*(?:-\s+)*[\w-]+:[ \t]+)(?P<value>#\s*\w.*?)[ \t]*")
_ASTERISKS: Final = re.compile(r"\*+")
"""Markdown's bold, which front matter does not have: the theme decides how a title looks."""
_PAIRS: Final = (('"', '"'), ("'", "'"), ("\u201c", "\u201d"), ("\u201d", "\u201d"), ("\u2018", "\u2019"), ("«", "»"))

_AROUND: Final = re.compile(rf"\A[ {_ODD}]+|[ {_ODD}]+\Z")

PROBLEMS: Final = (
    (_ODD_SPACE, "yaml.odd-space"),
    (_WIDE_COLON, "yaml.wide-colon"),
    (_NO_SPACE, "yaml.space"),
    (_EQUALS, "yaml.equals"),
)
"""What a line without a readable key looks like, and the phrase that says what is wrong with it."""


def strip_odd_spaces(word: str) -> str:
    """Return a word without the characters around it that look like a space or like nothing."""
    return _AROUND.sub("", word)


def candidate_lines(line: str) -> Iterator[str]:
    """Yield what may be meant by `line`, the likeliest first; nothing for a line that is too long to be repeated."""
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
    """Yield a line whose key lacks the colon or the space behind it, with both and with its value in quotes."""
    for pattern, _ in PROBLEMS:
        match = pattern.fullmatch(line) if len(line) <= _LONGEST and "`" not in line else None
        if match is not None:
            yield f"{match['before']}: {_quote(match['value'])}"


def correct_space_before_colon(line: str) -> str:
    """Return a line without the odd space between its key and the colon; empty for any other line."""
    match = _SPACE_BEFORE.fullmatch(line) if len(line) <= _LONGEST and "`" not in line else None
    return f"{match['before']}: {match['value'].lstrip()}" if match is not None else ""


def quote_commented_value(line: str) -> str:
    """Return a line whose whole value is a comment, `title: #1 Đà Lạt`, with it in quotes; empty for any other line."""
    match = _COMMENTED.fullmatch(line) if len(line) <= _LONGEST and "`" not in line else None
    return f"{match['before']}{_quote(match['value'])}" if match is not None else ""


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
    yield _quote(value)


def _quote(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
