"""The state of an item in a file: its id, and from when it may be public.

Most files are read with a few patterns; whatever is written in an unusual way goes through the YAML loader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from portalgen.config.values import parse_datetime
from portalgen.config.yaml_text import Tree
from portalgen.content.front_matter import head_keys_of, head_yaml_of, split_source
from portalgen.text.slugs import SLUG_PATTERN, is_slug

_KEYS: Final = ("id", "draft", "publish_at", "expires_at", "translated_from")
_LINE: Final = re.compile(rf"^({'|'.join(_KEYS)}):[ \t]*([^\r\n]*)".encode(), re.MULTILINE)
_PLAIN: Final = re.compile(
    rb"""(?P<quote>["']?)(?P<value>[A-Za-z0-9][A-Za-z0-9:+.T -]*?)(?P=quote)[ \t]*(?:[ \t]#.*)?"""
)
_UNUSUAL_LINE: Final = re.compile(rb"^(?![A-Za-z_]\w*:(?:[ \t]|\r?$)|[ \t#\r\n]|- |\Z)", re.MULTILINE)
_INDENTED: Final = re.compile(rb"\A(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]+[^\s#]")
_CONTINUED: Final = re.compile(rf"^(?:{'|'.join(_KEYS)}):[^\r\n]*(?:\r?\n[ \t]*)+(?<=[ \t])\S".encode(), re.MULTILINE)
_UNUSUAL: Final = (_INDENTED, _UNUSUAL_LINE, _CONTINUED)
_PAIRS: Final = ((b"[", b"]"), (b"{", b"}"))
_BARE_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")

_PAGE: Final = re.compile(rf"(?:_index|{SLUG_PATTERN})\.[a-z]{{2,3}}(?:-[a-z0-9]+)*\.md")
_TEXT: Final = ".md"


@dataclass(frozen=True, slots=True)
class PublicationState:
    """The state in one file, whatever its path."""

    id: str
    is_translation: bool
    """Whether it is made from another language; then the original decides when the item is public."""
    is_hidden: bool
    """A draft, or a file whose moments cannot be read, which no build accepts."""
    publish_at: datetime | None = None
    expires_at: datetime | None = None


def is_text_path(path: str) -> bool:
    """Whether a file of the content may hold an item."""
    return path.endswith(_TEXT) and "/." not in path


def is_page_path(path: str) -> bool:
    """Whether a build shows the file at `path` (from the portal's root) at all, going by its name."""
    folder, _, name = path.rpartition("/")
    if not is_text_path(path) or not _PAGE.fullmatch(name) or not path.isascii():
        return False
    return not name.startswith("index.") or is_slug(folder.rpartition("/")[2])


def publication_state_of(data: bytes) -> PublicationState | None:
    """Return the state in the file with these bytes; None where it names no item."""
    parts = split_source(data)
    if parts is None:
        return None
    head = data[parts.head_start : parts.head_end]
    values = _plain_values(head)
    return _state(head_keys_of(head_yaml_of(data, parts, "")) if values is None else values)


def _plain_values(head: bytes) -> Mapping[str, Tree] | None:
    """The keys that matter, or None where anything is written so that a pattern might misread it."""
    if b"\\" in head or any(pattern.search(head) for pattern in _UNUSUAL) or _continues(head):
        return None
    values: dict[str, Tree] = {}
    for key, written in _LINE.findall(head):
        match = _PLAIN.fullmatch(written)
        if match is None or key.decode() in values:
            return None
        values[key.decode()] = match["value"].decode()
    return values


def _continues(head: bytes) -> bool:
    """Whether a quoted text or a bracket may go on in the next line."""
    if not any(sign in head for sign in (b'"', b"'", b"[", b"{")):
        return False
    return any(
        line.count(b'"') % 2
        or line.count(b"'") % 2
        or any(line.count(first) != line.count(last) for first, last in _PAIRS)
        for line in head.split(b"\n")
    )


def _state(values: Mapping[str, Tree]) -> PublicationState | None:
    identity = values.get("id")
    if not isinstance(identity, str) or not is_slug(identity):
        return None
    translation = "translated_from" in values
    try:
        moments = _moment(values.get("publish_at")), _last_moment(values.get("expires_at"))
    except (ValueError, OverflowError):
        return PublicationState(identity, translation, True)
    return PublicationState(identity, translation, values.get("draft", "false") != "false", *moments)


def _moment(written: Tree) -> datetime | None:
    return None if written is None else parse_datetime(written)


def _last_moment(written: Tree) -> datetime | None:
    moment = _moment(written)
    if moment is not None and isinstance(written, str) and _BARE_DAY.fullmatch(written):
        return moment + timedelta(days=1)
    return moment
