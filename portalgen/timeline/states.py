"""An item as stated by a file: its id, its time of publication, and the facts for its clocks.

Most front matter is read by the reader of plain YAML; unusual notation goes through the loader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final, TypeVar

from portalgen.config.values import parse_date, parse_datetime
from portalgen.config.yaml_plain import parse_plain_mapping
from portalgen.config.yaml_text import Tree
from portalgen.content.front_matter import head_keys_of, head_yaml_of, split_source
from portalgen.frozen import frozen
from portalgen.kinds.tombstone import TOMBSTONE
from portalgen.text.placeholders import is_placeholder
from portalgen.text.slugs import SLUG_PATTERN, is_slug
from portalgen.timeline.facts import ClockFacts, ItemIdentity
from portalgen.timeline.source_faults import SourceFault, find_source_fault, list_named_files

_BARE_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOT_TRUE: Final = (None, "", "false")
_T = TypeVar("_T")

_PAGE: Final = re.compile(rf"(?:_index|{SLUG_PATTERN})\.[a-z]{{2,3}}(?:-[a-z0-9]+)*\.md")
_TEXT: Final = ".md"


@frozen
class PublicationState:
    """The state in a file, for any path."""

    id: str
    is_translation: bool
    """True if it is translated; the original then decides the time of publication."""
    is_hidden: bool
    """True for a draft, or a file with unreadable moments: no build accepts it."""
    publish_at: datetime | None = None
    expires_at: datetime | None = None


def is_text_path(path: str) -> bool:
    """Return True if a file of the content may contain an item."""
    return path.endswith(_TEXT) and "/." not in path


def is_page_path(path: str) -> bool:
    """Return True if a build shows the file at `path` (from the portal's root), judged by its name."""
    folder, _, name = path.rpartition("/")
    if not is_text_path(path) or not _PAGE.fullmatch(name) or not path.isascii():
        return False
    return not name.startswith("index.") or is_slug(folder.rpartition("/")[2])


@frozen
class ItemVersion:
    """An item as stated by a file."""

    state: PublicationState
    identity: ItemIdentity
    facts: ClockFacts
    has_content: bool
    """True if it has a text other than a placeholder, or an attached file."""
    keys: tuple[str, ...] = ()
    """The keys with a value in its front matter, sorted."""
    fault: SourceFault = ""
    """The fault that keeps a build from publishing it; set only if requested when reading."""
    files: tuple[str, ...] = ()
    """The attached files named by it."""

    @property
    def is_tombstone(self) -> bool:
        """True if it is the remainder of a removed item, without facts for clocks."""
        return self.identity.kind == TOMBSTONE.name

    @property
    def id(self) -> str:
        """The id of its item."""
        return self.state.id

    def is_sufficient(self, essential_fields: Mapping[str, tuple[str, ...]]) -> bool:
        """Return True if this version is complete for readers; `essential_fields` are by name of kind.

        For other kinds every version is complete.
        """
        needed = essential_fields.get(self.identity.kind)
        return needed is None or (self.has_content and all(name in self.keys for name in needed))


def item_version_of(data: bytes, *, judges_source: bool = False) -> ItemVersion | None:
    """Return the item in these bytes, with its fault if `judges_source`; None if there is no item."""
    parts = split_source(data)
    if parts is None:
        return None
    head = data[parts.head_start : parts.head_end]
    values = _plain_values(head)
    if values is None:
        values = head_keys_of(head_yaml_of(data, parts, ""))
    state = _state(values)
    if state is None:
        return None
    body = data[parts.body_start :].decode("utf-8", "replace")
    return ItemVersion(
        state,
        ItemIdentity(*(_word(values, key) for key in ("kind", "title", "number", "issuer", "issued"))),
        _facts(values),
        bool(values.get("attachments")) or not is_placeholder(body),
        tuple(sorted(key for key, value in values.items() if isinstance(key, str) and value not in (None, "", [], {}))),
        find_source_fault(data, values) if judges_source else "",
        list_named_files(values),
    )


def _plain_values(head: bytes) -> Mapping[str, Tree] | None:
    try:
        return parse_plain_mapping(head.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _word(values: Mapping[str, Tree], key: str) -> str:
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def _facts(values: Mapping[str, Tree]) -> ClockFacts:
    received = values.get("received")
    flags = [key for key, value in values.items() if value == "true"]
    if values.get("urgent") not in _NOT_TRUE:
        flags.append("urgent")
    return ClockFacts(
        kind=_word(values, "kind"),
        deadline_class=_word(values, "deadline_class"),
        flags=tuple(sorted(frozenset(flags))),
        received=_value(received.get("at") if isinstance(received, Mapping) else None, parse_datetime),
        signed=_value(values.get("signed"), parse_date),
        issued=_value(values.get("issued"), parse_date),
        event_end=_value(values.get("event_end"), parse_datetime),
        suspension_start=_value(values.get("suspension_start"), parse_datetime),
        date=_value(values.get("date"), parse_datetime),
    )


def _value(written: Tree, parse: Callable[[Tree], _T]) -> _T | None:
    """Return the parsed value; an unreadable value counts as missing, since no build accepts it."""
    try:
        return parse(written) if isinstance(written, str) else None
    except (ValueError, OverflowError):
        return None


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
