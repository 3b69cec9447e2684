"""A committed page history: `content/<site>/_page-history/<id>.json`, written by `portalgen history export`.

A build reads only these files and needs no Git. They are data in the site's own folder, so that a change rebuilds only
that site. Their format is exact: reading and writing gives the same bytes.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import AwareDatetime, Field, TypeAdapter, ValidationError

from portalgen.config.approval_levels import ApprovalLevel
from portalgen.content.file_stat import CONTENT_FOLDER, unreadable_error
from portalgen.frozen import frozen
from portalgen.text.slugs import is_slug

PAGE_HISTORY_FOLDER: Final = "_page-history"
"""In a site's folder. No section can have this name, and no page is in it."""
LARGEST_FILE: Final = 1024 * 1024
"""Maximum size of a file in bytes; exports stay far below."""
_ENDING: Final = ".json"
_DEPTH: Final = 4
"""The parts of the path of a history."""

_UNSHOWABLE: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters not shown on pages, and bidirectional controls."""
_EARLIEST_YEAR, _LATEST_YEAR = 1990, 2999
_OFFSET: Final = timedelta(hours=7)
_Count = Annotated[int, Field(ge=0, le=1_000_000)]

WordRunKind = Literal["same", "removed", "added"]
WordRun = tuple[WordRunKind, str]
PassagePart = Literal["title", "summary", "fact", "text", "file"]
HistoryEvent = Literal[
    "published", "changed", "corrected", "withdrawn", "superseded", "removed", "hidden", "expired", "restored"
]
"""The event: `hidden` took the page away without a notice, `restored` brought it back."""
Worth = Literal["proven", "weak", "unproven"]
"""How well the history proves the time (`timeline.model.Strength`)."""
ApprovalTime = Literal["before", "emergency", "afterwards", "none"]
"""The approval relative to publication; `emergency`: published at once by a signed decision."""


@frozen
class PassageChange:
    """A passage of a page that differs between two versions."""

    part: PassagePart
    name: str = ""
    """The label of a fact, the name of a file; else empty."""
    runs: tuple[WordRun, ...] = ()
    """Empty if withheld."""
    is_withheld: bool = False
    """True if it contains data reported by the privacy rules and is not shown again."""


@frozen
class HistoryVersion:
    """A version shown to readers, or the moment at which the page disappeared."""

    at: AwareDatetime
    """In +07:00."""
    worth: Worth
    event: HistoryEvent
    level: ApprovalLevel
    approval: ApprovalTime
    approvers: tuple[str, ...] = ()
    """Posts, never names."""
    reason: str = ""
    """Class of reason of a withdrawal or removal."""
    note: str = ""
    """The notice to readers."""
    is_withheld: bool = False
    """True if its text is not shown again because a later version was withdrawn or removed."""
    changes: tuple[PassageChange, ...] = ()
    """Changes since the previous version; empty for the first version."""
    more_changes: _Count = 0
    """Number of changed passages beyond `changes`."""


@frozen
class LanguageHistory:
    """The published versions of a page in a language."""

    language: str
    versions: tuple[HistoryVersion, ...]
    """The newest first."""
    older_versions: _Count = 0
    """Number of versions older than `versions`."""


@frozen
class PageHistory:
    """The public history of an item."""

    format: Literal["page-history-1"]
    site: str
    id: str
    languages: tuple[LanguageHistory, ...]

    def in_language(self, language: str) -> LanguageHistory | None:
        """Return the history of the page in this language, or None."""
        return next((each for each in self.languages if each.language == language), None)


class InvalidPageHistoryError(ValueError):
    """Raised if bytes are not a valid page history.

    The argument is the path of keys that leads to the error, or empty.
    """


_ADAPTER: Final = TypeAdapter(PageHistory)


def parse_page_history(data: bytes) -> PageHistory:
    """Parse a page history. Raises InvalidPageHistoryError if the format is not exact."""
    if len(data) > LARGEST_FILE:
        raise InvalidPageHistoryError("")
    try:
        history = _ADAPTER.validate_json(data, strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise InvalidPageHistoryError(".".join(str(each) for each in first["loc"])) from None
    if not _is_exact(history, data):
        raise InvalidPageHistoryError("")
    return history


def _is_exact(history: PageHistory, data: bytes) -> bool:
    """Return True if the bytes equal the written form, with plausible times and showable texts."""
    times = (version.at for each in history.languages for version in each.versions)
    if not all(at.utcoffset() == _OFFSET and _EARLIEST_YEAR <= at.year <= _LATEST_YEAR for at in times):
        return False
    if any(_UNSHOWABLE.search(text) for text in _texts_of(_as_json(history))):
        return False
    return format_page_history(history) == data


def _texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts_of(each)


def clean_shown_text(text: str) -> str:
    """Return a text without unshowable characters, with tabs as spaces."""
    return _UNSHOWABLE.sub("", text.replace("\t", " "))


def format_page_history(history: PageHistory) -> bytes:
    """Return a page history as bytes: JSON with one key, or one run of words, per line. Diffs of it are readable."""
    return (_format(_as_json(history), 0) + "\n").encode()


def page_history_path(site: str, identifier: str) -> str:
    """Return the path of an item's history, from the portal's root."""
    return f"{CONTENT_FOLDER}/{site}/{PAGE_HISTORY_FOLDER}/{identifier}{_ENDING}"


def is_page_history_path(path: str) -> bool:
    """Return True if a path (from the portal's root) has the form of a page history."""
    parts = path.split("/")
    return (
        len(parts) == _DEPTH and parts[0] == CONTENT_FOLDER and parts[2] == PAGE_HISTORY_FOLDER and _is_named(parts[3])
    )


def list_page_histories(root: Path, site: str) -> frozenset[str]:
    """Return the ids of a site's items with a history. Raises UnusableEnvironmentError for an unreadable folder."""
    return frozenset(each.removesuffix(_ENDING) for each in list_page_history_files(root, site) if _is_named(each))


def list_page_history_files(root: Path, site: str) -> tuple[str, ...]:
    """Return all names in the folder of a site's histories, sorted, without hidden files."""
    folder = f"{CONTENT_FOLDER}/{site}/{PAGE_HISTORY_FOLDER}"
    try:
        with os.scandir(root / folder) as scan:
            return tuple(sorted(each.name for each in scan if not each.name.startswith(".")))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise unreadable_error(folder, error) from None


def _is_named(name: str) -> bool:
    return name.endswith(_ENDING) and is_slug(name.removesuffix(_ENDING))


def _as_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, tuple):
        return [_as_json(each) for each in value]
    if isinstance(value, str | int | bool):
        return value
    return dict(_as_items(value))


def _as_items(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a dataclass that differ from their default."""
    for each in fields(value):
        own = getattr(value, each.name)
        if own != each.default:
            yield each.name, _as_json(own)


def _format(value: Any, depth: int) -> str:
    if isinstance(value, dict):
        rows = [f"{json.dumps(key)}: {_format(each, depth + 1)}" for key, each in value.items()]
        return _enclose("{}", rows, depth)
    if isinstance(value, list) and not all(isinstance(each, str) for each in value):
        return _enclose("[]", [_format(each, depth + 1) for each in value], depth)
    return json.dumps(value, ensure_ascii=False)


def _enclose(brackets: str, rows: Sequence[str], depth: int) -> str:
    begin, inner = "\n" + " " * depth, "\n" + " " * (depth + 1)
    return f"{brackets[0]}{inner}{f',{inner}'.join(rows)}{begin}{brackets[1]}" if rows else brackets
