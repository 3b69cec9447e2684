"""The plainest YAML, read without a parser: one key a line, and a text or a list of words behind it.

Front matter is nearly always written so. What is read here is what the parser of `yaml_text` would read; whatever
could mean something else in YAML (quotes with escapes, comments behind a value, nesting, anchors, a fault) is left to it.
"""

from __future__ import annotations

import re
from typing import Final

from portalgen.text.normal import nfc

_SIZE: Final = 16_000
"""Characters; a longer text is left to the parser, which counts its values."""
_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_INDICATORS: Final = frozenset("-?:,[]{}#&*!|>'\"%@`")
"""Signs that begin something else than a plain text (YAML 1.1, production `c-indicator`)."""
_WORDS: Final = re.compile(r"\[ *(?:[A-Za-z0-9][A-Za-z0-9_-]*(?: *, *[A-Za-z0-9][A-Za-z0-9_-]*)*)? *\]")
_QUOTED: Final = re.compile(r"\"[^\"\\]*\"|'[^']*'")

Value = str | list[str] | None


class _Other(Exception):
    """The text is to be read by the parser."""


def plain_mapping(text: str) -> dict[str, Value] | None:
    """The keys and values of `text`, or None where it has to be read by the parser."""
    if len(text) > _SIZE:
        return None
    values: dict[str, Value] = {}
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line or (line[0] == "#" and line.isprintable()):
            continue
        key, colon, rest = line.partition(":")
        if not colon or not line.isprintable() or not _KEY.fullmatch(key) or key in values:
            return None
        try:
            values[key] = _value(rest)
        except _Other:
            return None
    return values or None


def _value(rest: str) -> Value:
    """What stands behind a colon. Raises _Other."""
    value = rest.strip(" ")
    if not value:
        return None
    if rest[0] != " ":
        raise _Other
    if value[0] not in _INDICATORS:
        if ": " in value or " #" in value or value[-1] == ":":
            raise _Other
        return nfc(value)
    if _WORDS.fullmatch(value):
        inner = value[1:-1].strip(" ")
        return [word.strip(" ") for word in inner.split(",")] if inner else []
    if _QUOTED.fullmatch(value):
        return nfc(value[1:-1])
    raise _Other
