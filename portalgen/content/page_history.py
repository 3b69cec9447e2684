"""A page's public history as it is committed: `content/<site>/_page-history/<id>.json`, made by `portalgen history export`.

A build reads these files and nothing else: it needs no Git. They are data of the site's own folder, so that a change of
one rebuilds that site alone. Their form is exact: what is read and written again has the same bytes.
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
"""In a site's folder. No section can have this name, and no page lies in it."""
LARGEST_FILE: Final = 1024 * 1024
"""Bytes of one file; an export stays far below."""
_ENDING: Final = ".json"
_DEPTH: Final = 4
"""The parts of the path of a history."""

_UNSHOWABLE: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that no page shows, and those that turn the order of others round."""
_EARLIEST_YEAR, _LATEST_YEAR = 1990, 2999
_OFFSET: Final = timedelta(hours=7)
_Count = Annotated[int, Field(ge=0, le=1_000_000)]

WordRunKind = Literal["same", "removed", "added"]
WordRun = tuple[WordRunKind, str]
PassagePart = Literal["title", "summary", "fact", "text", "file"]
HistoryEvent = Literal[
    "published", "changed", "corrected", "withdrawn", "superseded", "removed", "hidden", "expired", "restored"
]
"""What happened: `hidden` took the page from readers without a word, `restored` gave it back."""
Worth = Literal["proven", "weak", "unproven"]
"""How well the history proves the time (`timeline.model.Strength`)."""
ApprovalTime = Literal["before", "emergency", "afterwards", "none"]
"""Whether the approval stood before readers had the version; `emergency`: it was published at once, by a signed decision."""


@frozen
class PassageChange:
    """A passage of a page that differs between two versions."""

    part: PassagePart
    name: str = ""
    """Of a fact its label, of a file its name; else empty."""
    runs: tuple[WordRun, ...] = ()
    """Empty where it is withheld."""
    is_withheld: bool = False
    """Whether it holds what the privacy rules would report, and is not shown again."""


@frozen
class HistoryVersion:
    """A version that readers had, or the moment from which they had none."""

    at: AwareDatetime
    """In +07:00."""
    worth: Worth
    event: HistoryEvent
    level: ApprovalLevel
    approval: ApprovalTime
    approvers: tuple[str, ...] = ()
    """Posts, never names."""
    reason: str = ""
    """Class of reason of what was withdrawn or removed."""
    note: str = ""
    """What readers were told."""
    is_withheld: bool = False
    """Whether its text is not shown again, since a later version was withdrawn or removed."""
    changes: tuple[PassageChange, ...] = ()
    """Against the version before it; of the first version none."""
    more_changes: _Count = 0
    """Changed passages beyond those of `changes`."""


@frozen
class LanguageHistory:
    """What readers had of a page in one language."""

    language: str
    versions: tuple[HistoryVersion, ...]
    """The newest first."""
    older_versions: _Count = 0
    """Versions that are older than those of `versions`."""


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
    """The bytes are no page history; the argument is where they differ from the form, as a path of keys, or empty."""


_ADAPTER: Final = TypeAdapter(PageHistory)


def parse_page_history(data: bytes) -> PageHistory:
    """Return what a file holds. Raises InvalidPageHistoryError for bytes of any other form."""
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
    """Whether the bytes are those that would be written, with times and texts that can be shown."""
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
    """Return a text as a history may hold it: without characters that no page shows; a tab is a space."""
    return _UNSHOWABLE.sub("", text.replace("\t", " "))


def format_page_history(history: PageHistory) -> bytes:
    """Return the bytes of a file: JSON with a key or a run of words a line, so that a change of it can be read."""
    return (_format(_as_json(history), 0) + "\n").encode()


def page_history_path(site: str, identifier: str) -> str:
    """Return where the history of an item is, from the portal's root."""
    return f"{CONTENT_FOLDER}/{site}/{PAGE_HISTORY_FOLDER}/{identifier}{_ENDING}"


def is_page_history_path(path: str) -> bool:
    """Return whether a file (from the portal's root) lies where page histories are, and ends as one."""
    parts = path.split("/")
    return (
        len(parts) == _DEPTH and parts[0] == CONTENT_FOLDER and parts[2] == PAGE_HISTORY_FOLDER and _is_named(parts[3])
    )


def list_page_histories(root: Path, site: str) -> frozenset[str]:
    """Return the ids of the items of a site that have a history. Raises UnusableEnvironmentError for an unreadable folder."""
    return frozenset(each.removesuffix(_ENDING) for each in list_page_history_files(root, site) if _is_named(each))


def list_page_history_files(root: Path, site: str) -> tuple[str, ...]:
    """Return the names of everything in the folder of a site's histories, sorted, but of what is hidden."""
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
    """The fields of a dataclass, without those that say nothing beyond their default."""
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
