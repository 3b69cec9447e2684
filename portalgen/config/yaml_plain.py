"""Reads the plainest YAML without a parser: a key and its value per line, or below it a list or group of such lines.

Most front matter has this form. The result equals that of the parser in `yaml_text`. Everything with another possible
meaning in YAML 1.1 (escapes, trailing comments, anchors, deeper nesting, faults) is left to the parser.
"""

from __future__ import annotations

import re
from typing import Final

from portalgen.text.normalization import nfc

_SIZE: Final = 16_000
"""Maximum length in characters; longer texts are left to the parser, which counts their values."""
_NAME: Final = "[A-Za-z_][A-Za-z0-9_]{0,63}"
_KEY: Final = re.compile(_NAME)
_ENTRY: Final = re.compile(r"( *)- +([^ ].*)")
_CHILD: Final = re.compile(rf"( +)({_NAME}):(.*)")
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""Signs that cannot start a plain text (production `c-indicator`)."""
_QUOTED: Final = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_WORD: Final = "[A-Za-z0-9/][A-Za-z0-9_./-]*"
_WORDS: Final = re.compile(rf"\[ *(?:{_WORD}(?: *, *{_WORD})*)? *\]")
_TEXT: Final = r"[^-?:,\[\]{}#&*!|>'\"%@` ](?:[^?:,\[\]{}#'\"]|:(?=[0-9]))*"
"""A plain text inside braces, where more signs have a meaning."""
_MEMBER: Final = re.compile(rf"({_NAME}): +({_QUOTED.pattern}|{_TEXT})")
_BETWEEN: Final = re.compile(" *, *")

PlainValue = None | str | list["PlainValue"] | dict[str, "PlainValue"]


class _NotPlainError(Exception):
    """The text must be read by the parser."""


def parse_plain_mapping(text: str) -> dict[str, PlainValue] | None:
    """Return the keys and values of `text`, or None if it must be read by the parser."""
    if len(text) > _SIZE or "\\" in text:
        return None
    reader = _PlainYamlReader()
    try:
        for line in text.replace("\r\n", "\n").split("\n"):
            if line:
                reader.take(line)
    except _NotPlainError:
        return None
    return reader.values or None


class _PlainYamlReader:
    """Reads line by line."""

    def __init__(self) -> None:
        self.values: dict[str, PlainValue] = {}
        self._open = ""
        """The key whose value may follow on the next lines."""
        self._indent = ""

    def take(self, line: str) -> None:
        """Read a line. Raises `_NotPlainError` if it is not plain."""
        if not line.isprintable():
            raise _NotPlainError
        first = line[0]
        if first == "#":
            return
        if first in " -":
            self._take_below(line)
            return
        key, colon, rest = line.partition(":")
        if not colon or key in self.values or not _KEY.fullmatch(key):
            raise _NotPlainError
        value = self.values[key] = _behind_colon(rest)
        self._open = key if value is None else ""

    def _take_below(self, line: str) -> None:
        entry = _ENTRY.fullmatch(line)
        match = entry or _CHILD.fullmatch(line)
        if match is None or not self._open:
            raise _NotPlainError
        value = self.values[self._open]
        if value is None:
            value = self.values[self._open] = [] if entry else {}
            self._indent = match[1]
        if match[1] != self._indent or isinstance(value, list) != bool(entry):
            raise _NotPlainError
        if isinstance(value, list):
            value.append(_value(match[2].rstrip(" ")))
        elif isinstance(value, dict) and match[2] not in value:
            value[match[2]] = _behind_colon(match[3])
        else:
            raise _NotPlainError


def _behind_colon(rest: str) -> PlainValue:
    value = rest.strip(" ")
    if not value:
        return None
    if rest[0] != " ":
        raise _NotPlainError
    return _value(value)


def _value(text: str) -> PlainValue:
    if text[0] not in _INDICATORS:
        if ": " in text or " #" in text or text[-1] == ":":
            raise _NotPlainError
        return nfc(text)
    if _QUOTED.fullmatch(text):
        return nfc(text[1:-1])
    if _WORDS.fullmatch(text):
        inner = text[1:-1].strip(" ")
        return [word.strip(" ") for word in inner.split(",")] if inner else []
    if text[0] == "{" and text[-1] == "}":
        return _group(text[1:-1].strip(" "))
    raise _NotPlainError


def _group(text: str) -> PlainValue:
    members: dict[str, PlainValue] = {}
    at = 0
    while match := _MEMBER.match(text, at):
        key, value = match.groups()
        if key in members:
            raise _NotPlainError
        members[key] = nfc(value[1:-1] if value[0] in "\"'" else value.rstrip(" "))
        if match.end() == len(text):
            return members
        comma = _BETWEEN.match(text, match.end())
        if comma is None:
            break
        at = comma.end()
    raise _NotPlainError
