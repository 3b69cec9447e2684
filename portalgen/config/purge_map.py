"""Purge maps: the old and new commit ids of a rewritten history, and the files replaced in each commit.

A map is a line of JSON in an exact form, as approval records are. It contains ids and digests, but none of the removed
data. It is in `site-config/governance/purges/`, so that two owners have to sign the change adding it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final, Literal

from portalgen.frozen import frozen
from portalgen.text.normalization import nfc

PURGES_FOLDER: Final = "site-config/governance/purges"
PURGE_FORMAT: Final = "portalgen-purge-1"
LARGEST_MAP: Final = 16 << 20
"""In bytes."""

MapProblem = Literal["too-large", "not-json", "not-canonical", "format", "value", "order", "name"]
"""Why bytes are not a valid map."""

_DEEPEST: Final = 100
"""Maximum number of path components."""
_VIETNAM: Final = timezone(timedelta(hours=7))
_TIME: Final = "%Y-%m-%dT%H:%M:%S%z"
_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_MODES: Final = frozenset(("100644", "100755", "120000"))
_KEYS: Final = frozenset(
    ("format", "portal", "at", "reason", "old_tip", "new_tip", "files", "commits", "signatures", "messages")
)


@frozen
class PurgedState:
    """The state of a path before or after a purge."""

    id: str
    """The id of the blob."""
    mode: str
    sha256: str
    size: int


@frozen
class PurgedFile:
    """A version of a file removed from the history."""

    path: str
    """From the portal's root."""
    before: PurgedState
    """The removed version."""
    after: PurgedState | None
    """The replacement; None if the file was deleted."""


@frozen
class RewrittenCommit:
    """A commit with a new id after the purge."""

    old: str
    new: str
    files: tuple[int, ...]
    """Indexes of the map's files replaced in this commit."""


@frozen
class PurgeMap:
    """All changes made by a purge."""

    portal: str
    at: datetime
    reason: str
    old_tip: str
    """The old tip of main."""
    new_tip: str
    """The new tip of main, before the map itself was added."""
    files: tuple[PurgedFile, ...]
    commits: tuple[RewrittenCommit, ...]
    """Parents first."""
    signatures: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The lost signature headers of rewritten commits, by old id; signatures of the forge or of a person."""
    messages: tuple[str, ...] = ()
    """Old ids of commits with a replaced message, sorted; never the old tip of main."""


class PurgeMapError(ValueError):
    """Raised for bytes that are not a map in its exact form."""

    def __init__(self, problem: MapProblem, value: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.value = value


def is_purge_map(path: str) -> bool:
    """Return True if a path from the portal's root is that of a map."""
    return path.startswith(f"{PURGES_FOLDER}/") and path.endswith(".json")


def purge_map_path(purge: PurgeMap) -> str:
    """Return the path of a map, made of its day and the SHA-256 of its bytes."""
    day = purge.at.astimezone(_VIETNAM).date()
    return f"{PURGES_FOLDER}/{day.isoformat()}-{digest_of_map(write_purge_map(purge))}.json"


def digest_of_map(data: bytes) -> str:
    """Return the SHA-256 of a map's bytes in hexadecimal."""
    return sha256(data).hexdigest()


def write_purge_map(purge: PurgeMap) -> bytes:
    """Return the bytes of a map: a line of JSON with sorted keys, in UTF-8, ending in a newline."""
    return _canonical(
        {
            "format": PURGE_FORMAT,
            "portal": purge.portal,
            "at": _write_time(purge.at),
            "reason": purge.reason,
            "old_tip": purge.old_tip,
            "new_tip": purge.new_tip,
            "files": [
                {"path": each.path, "old": _state_value(each.before), "new": _state_value(each.after)}
                for each in purge.files
            ],
            "commits": [{"old": each.old, "new": each.new, "files": list(each.files)} for each in purge.commits],
            "signatures": dict(purge.signatures),
            "messages": list(purge.messages),
        }
    )


def read_purge_map(path: str, data: bytes) -> PurgeMap:
    """Parse the map in the file at `path`. Raises PurgeMapError if it is invalid or its name does not match."""
    purge = parse_purge_map(data)
    expected = purge_map_path(purge)
    if path != expected:
        raise PurgeMapError("name", expected)
    return purge


def parse_purge_map(data: bytes) -> PurgeMap:
    """Parse a map. Raises PurgeMapError if it is invalid, or differs by any byte from its exact form."""
    if len(data) > LARGEST_MAP:
        raise PurgeMapError("too-large")
    try:
        value = json.loads(data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse, parse_int=_parse_size)
    except (ValueError, RecursionError):
        raise PurgeMapError("not-json") from None
    try:
        is_same = _canonical(value) == data
    except (ValueError, TypeError, RecursionError):
        is_same = False
    if not is_same:
        raise PurgeMapError("not-canonical")
    return _map_of(value)


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8") + b"\n"


def _refuse(text: str) -> Any:
    raise ValueError(text)


def _parse_size(text: str) -> int:
    if len(text) > 15:
        raise ValueError(text)
    return int(text)


def _write_time(moment: datetime) -> str:
    text = moment.strftime(_TIME)
    return f"{text[:-2]}:{text[-2:]}"


def _state_value(state: PurgedState | None) -> dict[str, str | int] | None:
    if state is None:
        return None
    return {"id": state.id, "mode": state.mode, "sha256": state.sha256, "size": state.size}


def _map_of(value: Any) -> PurgeMap:
    if not isinstance(value, dict) or value.get("format") != PURGE_FORMAT:
        raise PurgeMapError("format", str(value.get("format", "")) if isinstance(value, dict) else "")
    _require(value.keys() == _KEYS, ", ".join(sorted(value.keys() ^ _KEYS)))
    for key in ("portal", "at", "reason"):
        _require(isinstance(value[key], str) and bool(value[key].strip()), key)
    for key in ("files", "commits", "messages"):
        _require(isinstance(value[key], list), key)
    files = tuple(map(_file_of, value["files"]))
    commits = tuple(_commit_of(each, len(files)) for each in value["commits"])
    purge = PurgeMap(
        value["portal"],
        _time_of(value["at"]),
        value["reason"],
        _id_of(value["old_tip"]),
        _id_of(value["new_tip"]),
        files,
        commits,
        _signatures_of(value["signatures"]),
        tuple(map(_id_of, value["messages"])),
    )
    _require_whole(purge)
    return purge


def _require_whole(purge: PurgeMap) -> None:
    """Raise PurgeMapError if the parts of a map contradict each other or are not in canonical order."""
    names = [(each.path.encode(), each.before.id, each.before.mode) for each in purge.files]
    if any(first >= second for first, second in pairwise(names)):
        raise PurgeMapError("order", "files")
    old, new = ([getattr(each, side) for each in purge.commits] for side in ("old", "new"))
    is_once = len(set(old)) == len(old) and len(set(new)) == len(new) and not set(old) & set(new)
    _require(is_once and bool(old) and old[-1] == purge.old_tip and new[-1] == purge.new_tip, "commits")
    _require({number for each in purge.commits for number in each.files} == set(range(len(purge.files))), "files")
    _require(list(purge.messages) == sorted(set(purge.messages)) and set(purge.messages) <= set(old), "messages")
    _require(purge.old_tip not in purge.messages, "messages")  # the old tip of main must remain provable
    _require(purge.signatures.keys() <= set(old), "signatures")
    _require(bool(purge.files) or bool(purge.messages), "files")


def _require(holds: bool, value: str) -> None:
    if not holds:
        raise PurgeMapError("value", value)


def _time_of(text: str) -> datetime:
    try:
        moment = datetime.strptime(text, _TIME)
    except ValueError:
        raise PurgeMapError("value", "at") from None
    _require(_write_time(moment) == text and 1000 <= moment.year < 9999, "at")
    return moment


def _id_of(value: Any) -> str:
    _require(isinstance(value, str) and _COMMIT.fullmatch(value) is not None, str(value))
    id: str = value
    return id


def _signatures_of(value: Any) -> Mapping[str, str]:
    _require(isinstance(value, dict), "signatures")
    for id, header in value.items():
        _id_of(id)
        _require(isinstance(header, str) and _is_signature(header), "signatures")
    return MappingProxyType(value)


def _is_signature(header: str) -> bool:
    """Return True if this is a single commit header with a signature, with continuation lines indented by a space."""
    first, *more = header.split("\n")
    return first.startswith(("gpgsig ", "gpgsig-sha256 ")) and all(line.startswith(" ") for line in more)


def _file_of(value: Any) -> PurgedFile:
    _require(isinstance(value, dict) and value.keys() == {"path", "old", "new"}, "files")
    path = value["path"]
    _require(isinstance(path, str) and "\0" not in path and nfc(path) == path, "path")
    parts = path.split("/")
    _require(len(parts) <= _DEEPEST and all(part not in ("", ".", "..") for part in parts), "path")
    before, after = _state_of(value["old"]), _state_of(value["new"])
    if before is None or before == after:
        raise PurgeMapError("value", path)
    return PurgedFile(path, before, after)


def _state_of(value: Any) -> PurgedState | None:
    if value is None:
        return None
    _require(isinstance(value, dict) and value.keys() == {"id", "mode", "sha256", "size"}, "files")
    digest, size = value["sha256"], value["size"]
    _require(value["mode"] in _MODES and isinstance(digest, str) and _SHA256.fullmatch(digest) is not None, "files")
    _require(isinstance(size, int) and not isinstance(size, bool) and size >= 0, "files")
    return PurgedState(_id_of(value["id"]), value["mode"], digest, size)


def _commit_of(value: Any, count: int) -> RewrittenCommit:
    _require(isinstance(value, dict) and value.keys() == {"old", "new", "files"}, "commits")
    numbers = value["files"]
    is_list = isinstance(numbers, list) and all(type(each) is int and 0 <= each < count for each in numbers)
    _require(is_list and all(first < second for first, second in pairwise(numbers)), "commits")
    return RewrittenCommit(_id_of(value["old"]), _id_of(value["new"]), tuple(numbers))
