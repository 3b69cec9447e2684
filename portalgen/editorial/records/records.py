"""Approval records: decisions of a board about changes of files, as values and as signed bytes.

A record names transitions of paths, never commits or trees, so it survives squashing, rebasing and merges of siblings.
It is one line of JSON in one exact form, so the signed bytes are the bytes read (docs/explanation/approvals.md).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import MAXYEAR, datetime
from hashlib import sha256
from itertools import pairwise
from types import MappingProxyType
from typing import Any, Final, Literal

from portalgen.editorial.path_classes import APPROVALS_FOLDER, classify_path
from portalgen.frozen import frozen
from portalgen.text.normalization import nfc

RECORD_FORMAT: Final = "portalgen-approval-1"
SIGNATURE_NAMESPACE: Final = "approval@portalgen"
"""The namespace of `ssh-keygen -Y sign -n`: a signature for any other namespace is invalid."""
PORTAL_FOLDER: Final = "_portal"
"""The folder of records of no single site; no site id has a `_`."""
LARGEST_RECORD: Final = 4 << 20
"""Bytes."""

RecordAction = Literal[
    "approve", "emergency", "ratify", "reject", "return", "review", "confirm", "offer", "answer", "direct"
]
RECORD_ACTIONS: Final[tuple[RecordAction, ...]] = (
    "approve",
    "emergency",
    "ratify",
    "reject",
    "return",
    "review",
    "confirm",
    "offer",
    "answer",
    "direct",
)
FileMode = Literal["100644", "100755", "120000", "160000"]
"""A regular file, an executable file, a link, another repository: in Git's notation."""

RecordProblem = Literal[
    "too-large",
    "not-utf8",
    "not-json",
    "not-canonical",
    "format",
    "keys",
    "value",
    "action",
    "onto",
    "time",
    "path",
    "path-not-nfc",
    "path-order",
    "record-listed",
    "no-changes",
]
"""Why bytes are no record; `portalgen.editorial.records.record_problems` has the sentences."""


@frozen
class FileState:
    """The state of a path."""

    mode: FileMode
    sha256: str
    """Of the file's bytes, in hexadecimal.

    Of a link, the bytes of its target; of another repository, of the id of its commit.
    """
    size: int
    """Bytes."""


@frozen
class PathChange:
    """A transition of a path; a rename is a deletion and an addition.

    Both states are the same for a file offered unchanged.
    """

    path: str
    """From the portal's root with `/`, NFC."""
    before: FileState | None
    """None if there was no file."""
    after: FileState | None
    """None if there is no file any more."""


@frozen
class ApprovalRecord:
    """A decision of a board."""

    portal: str
    """Id of the portal (`PortalRoster.portal`)."""
    onto: str
    """Id of main's tip at signing: the record is about the next change of each of its paths after that commit."""
    action: RecordAction
    changes: tuple[PathChange, ...]
    """By path, sorted by their bytes in UTF-8, each path once. Never records themselves."""
    by: str
    """Id of the signer, in the roster."""
    at: datetime
    """When it was signed, by the signer's clock; aware, whole seconds."""
    on_behalf_of: str = ""
    """Id of the person who delegated; empty if the signer acts for themselves."""
    reason: str = ""
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The details of the action, such as how a sender was notified.

    `portalgen.editorial.records.actions` has the keys.
    """


class RecordError(ValueError):
    """Bytes that are not a record in its exact form."""

    def __init__(self, problem: RecordProblem, value: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.value = value


_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DETAIL: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_MODES: Final = frozenset(("100644", "100755", "120000", "160000"))
_KEYS: Final = frozenset(
    ("format", "portal", "onto", "action", "changes", "by", "on_behalf_of", "at", "reason", "details")
)
_TIME: Final = "%Y-%m-%dT%H:%M:%S%z"
_WITHOUT_CHANGES: Final = frozenset(("direct", "answer"))
"""Actions that need no files."""
_WITH_UNCHANGED: Final = frozenset(("offer",))
"""Actions permitted for an unchanged file: its states before and after are the same."""


def write_record(record: ApprovalRecord) -> bytes:
    """Return the signed bytes of a record: one line of JSON, keys sorted, UTF-8, ending with a newline."""
    value = {
        "format": RECORD_FORMAT,
        "portal": record.portal,
        "onto": record.onto,
        "action": record.action,
        "changes": _changes_value(record.changes),
        "by": record.by,
        "on_behalf_of": record.on_behalf_of,
        "at": _write_time(record.at),
        "reason": record.reason,
        "details": dict(record.details),
    }
    return _canonical(value)


def digest_of_changes(changes: Iterable[PathChange]) -> str:
    """Return the SHA-256 of changes in hexadecimal, which depends only on bytes and paths, not on main's tip.

    It is the content digest shared by the report, the difference and the signature of a submission. It hashes the
    changes in the form used in records, sorted by path.
    """
    ordered = sorted(changes, key=lambda each: each.path.encode("utf-8", "surrogatepass"))
    return sha256(_canonical(_changes_value(ordered))).hexdigest()


def _changes_value(changes: Iterable[PathChange]) -> list[dict[str, object]]:
    return [
        {"path": each.path, "before": _state_value(each.before), "after": _state_value(each.after)} for each in changes
    ]


def parse_record(data: bytes) -> ApprovalRecord:
    """Return the record in `data`. Raises RecordError if it is not a record, byte for byte in its exact form.

    Duplicate keys, numbers other than sizes, lone surrogates, spaces and other escapes are found by writing the parsed
    value again: only identical bytes are a record.
    """
    if len(data) > LARGEST_RECORD:
        raise RecordError("too-large")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise RecordError("not-utf8") from None
    try:
        value = json.loads(text, parse_float=_refuse_number, parse_constant=_refuse_number, parse_int=_parse_size)
    except (ValueError, RecursionError):
        raise RecordError("not-json") from None
    try:
        same = _canonical(value) == data
    except (ValueError, TypeError, RecursionError):  # a lone surrogate has no UTF-8
        same = False
    if not same:
        raise RecordError("not-canonical")
    return _record_of(value)


def digest_of_record(data: bytes) -> str:
    """Return the SHA-256 of a record's bytes in hexadecimal: its name."""
    return sha256(data).hexdigest()


def record_path(record: ApprovalRecord, digest: str) -> str:
    """Return the path of a record from the portal's root; its signature has `.sig` in place of `.json`."""
    return f"{APPROVALS_FOLDER}/{record_folder(record)}/{record.at.year}/{digest}.json"


def signature_path(path: str) -> str:
    """Return the path of the signature of the record at `path`."""
    return f"{path.removesuffix('.json')}.sig"


def record_folder(record: ApprovalRecord) -> str:
    """Return the site common to all changes of a record, else the folder of records of the whole portal."""
    sites = {classify_path(each.path).site for each in record.changes}
    site = record.details.get("site", "") if not sites else sites.pop() if len(sites) == 1 else ""
    return site if _ID.fullmatch(site) else PORTAL_FOLDER


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8") + b"\n"


def _refuse_number(text: str) -> Any:
    raise ValueError(text)


def _parse_size(text: str) -> int:
    if len(text) > 15:  # beyond what any file has, and quadratic to read
        raise ValueError(text)
    return int(text)


def _write_time(moment: datetime) -> str:
    text = moment.strftime(_TIME)
    return f"{text[:-2]}:{text[-2:]}"


def _state_value(state: FileState | None) -> dict[str, str | int] | None:
    return None if state is None else {"mode": state.mode, "sha256": state.sha256, "size": state.size}


def _record_of(value: Any) -> ApprovalRecord:
    if not isinstance(value, dict) or value.get("format") != RECORD_FORMAT:
        raise RecordError("format", str(value.get("format", "")) if isinstance(value, dict) else "")
    if value.keys() != _KEYS:
        raise RecordError("keys", ", ".join(sorted(value.keys() ^ _KEYS)))
    for key in ("portal", "onto", "action", "by", "on_behalf_of", "at", "reason"):
        if not isinstance(value[key], str):
            raise RecordError("value", key)
    if not value["portal"] or not _ID.fullmatch(value["by"]):
        raise RecordError("value", "by" if value["portal"] else "portal")
    if value["on_behalf_of"] and not _ID.fullmatch(value["on_behalf_of"]):
        raise RecordError("value", "on_behalf_of")
    if value["action"] not in RECORD_ACTIONS:
        raise RecordError("action", value["action"])
    if not _COMMIT.fullmatch(value["onto"]):
        raise RecordError("onto", value["onto"])
    changes = _changes_of(value["changes"], may_stay=value["action"] in _WITH_UNCHANGED)
    if not changes and value["action"] not in _WITHOUT_CHANGES:
        raise RecordError("no-changes")
    return ApprovalRecord(
        portal=value["portal"],
        onto=value["onto"],
        action=value["action"],
        changes=changes,
        by=value["by"],
        at=_time_of(value["at"]),
        on_behalf_of=value["on_behalf_of"],
        reason=value["reason"],
        details=_details_of(value["details"]),
    )


def _time_of(text: str) -> datetime:
    try:
        moment = datetime.strptime(text, _TIME)
    except ValueError:
        raise RecordError("time", text) from None
    if (
        _write_time(moment) != text or not 1000 <= moment.year < MAXYEAR
    ):  # the ends of the calendar are beyond it in other zones
        raise RecordError("time", text)
    return moment


def _details_of(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise RecordError("value", "details")
    for key, text in value.items():
        if not _DETAIL.fullmatch(key) or not isinstance(text, str):
            raise RecordError("value", f"details.{key}")
    return MappingProxyType(value)


def _changes_of(value: Any, *, may_stay: bool) -> tuple[PathChange, ...]:
    if not isinstance(value, list):
        raise RecordError("value", "changes")
    changes = tuple(_change_of(each, may_stay=may_stay) for each in value)
    names = [each.path.encode() for each in changes]
    if any(first >= second for first, second in pairwise(names)):
        raise RecordError("path-order")
    return changes


def _change_of(value: Any, *, may_stay: bool) -> PathChange:
    if not isinstance(value, dict) or value.keys() != {"path", "before", "after"}:
        raise RecordError("value", "changes")
    path = value["path"]
    if not isinstance(path, str) or not _is_path(path):
        raise RecordError("path", str(path))
    if nfc(path) != path:
        raise RecordError("path-not-nfc", path)
    if path == APPROVALS_FOLDER or path.startswith(f"{APPROVALS_FOLDER}/"):
        raise RecordError("record-listed", path)
    change = PathChange(path, _state_of(value["before"]), _state_of(value["after"]))
    if change.before == change.after and (change.after is None or not may_stay):
        raise RecordError("value", path)
    return change


def _is_path(path: str) -> bool:
    """Return True if a Git tree may contain the path: no empty part, no `.` or `..`, no NUL."""
    return "\0" not in path and all(part not in ("", ".", "..") for part in path.split("/"))


def _state_of(value: Any) -> FileState | None:
    if value is None:
        return None
    if not isinstance(value, dict) or value.keys() != {"mode", "sha256", "size"}:
        raise RecordError("value", "changes")
    size = value["size"]
    if value["mode"] not in _MODES or not isinstance(value["sha256"], str) or not _SHA256.fullmatch(value["sha256"]):
        raise RecordError("value", "changes")
    if not isinstance(size, int) or isinstance(size, bool) or size < 0:
        raise RecordError("value", "changes")
    return FileState(value["mode"], value["sha256"], size)
