"""Front matter as text, written so that both the YAML loader and editors read the same values back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

_PLAIN: Final = frozenset(" -.,()/%_…")
_DATED: Final = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?|[1-9]\d{0,3}")
_OTHER_MEANING: Final = frozenset(("true", "false", "yes", "no", "on", "off", "y", "n", "null"))


def clean_line(text: str) -> str:
    """Return `text` on a single line, without invisible characters."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def format_scalar(value: Any) -> str:
    """Return a value as YAML: plain if unambiguous, otherwise quoted."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes").removesuffix("+07:00").removesuffix("T00:00")
    if isinstance(value, date | int):
        return str(value)
    text = str(value)
    if _DATED.fullmatch(text) or text in ("true", "false") or _may_be_plain(text):
        return text
    return "".join(_escaped(letter) for letter in json.dumps(text, ensure_ascii=False))


def _may_be_plain(text: str) -> bool:
    if not (text[:1].isalpha() or text[:1] == "…") or text.endswith(" ") or text.lower() in _OTHER_MEANING:
        return False
    return all(letter.isalnum() or letter in _PLAIN for letter in text)


def _escaped(letter: str) -> str:
    return letter if letter.isprintable() else f"\\U{ord(letter):08X}"


def format_key_lines(key: str, value: Any, indent: str = "") -> list[str]:
    """Return the lines of `key` with its value: a scalar, a mapping, or a list of either."""
    if isinstance(value, Mapping):
        return [f"{indent}{key}:", *_mapping(value, indent + "  ")]
    if isinstance(value, tuple | list) and any(isinstance(each, Mapping) for each in value):
        return [f"{indent}{key}:", *(line for each in value for line in _entry(each, indent + "  "))]
    if isinstance(value, tuple | list):
        return [f"{indent}{key}: [{', '.join(_in_flow(each) for each in value)}]"]
    return [f"{indent}{key}: {format_scalar(value)}"]


def _in_flow(value: Any) -> str:
    text = format_scalar(value)
    return json.dumps(value, ensure_ascii=False) if "," in text and not text.startswith('"') else text


def _mapping(values: Mapping[str, Any], indent: str) -> list[str]:
    return [line for key, value in values.items() for line in format_key_lines(key, value, indent)]


def _entry(values: Mapping[str, Any], indent: str) -> list[str]:
    first, *rest = _mapping(values, indent + "  ")
    return [f"{indent}- {first.strip()}", *rest]


def format_schema_comment(path: str, kind: str) -> str:
    """Return the comment linking the page at `path` to its schema for editors."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}site-config/schema/{kind}.json"
