"""A server's answers as canonical JSON, and the data of a target for programs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from portalgen.errors import PortalgenError, UnusableEnvironmentError
from portalgen.publish.canonical_json import CanonicalJsonError, format_canonical, parse_canonical
from portalgen.publish.manifest import Blob
from portalgen.publish.sending.commands import is_release_name
from portalgen.publish.sending.stream import SignedManifest
from portalgen.publish.target.checking import CheckedRelease
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.model import Incoming, KeptRelease, SwitchedRelease, TargetNote, TargetStatus

_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?", re.ASCII)
_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)

ANSWER_FORMAT: Final = "portal-release-answer/2"
"""The number grows with the content. Required values are read from an answer; later additions have defaults."""
_VERSION: Final = 2
_FORMAT: Final = re.compile(r"portal-release-answer/(?P<version>[1-9][0-9]{0,3})", re.ASCII)
ERROR_BEGINS: Final = '{"error":'
"""The beginning of an error's line, among the output of other programs."""


def format_answer(value: Any) -> bytes:
    """Return the bytes of an answer without an error."""
    return format_canonical({"format": ANSWER_FORMAT, "answer": value})


def format_error(error: PortalgenError) -> bytes:
    """Return the bytes of an error, in both languages."""
    reason = error.reason if isinstance(error, TargetRefusedError) else ""
    return format_canonical({"format": ANSWER_FORMAT, "error": {"vi": error.vi, "en": error.en, "reason": reason}})


def parse_versioned(data: bytes) -> tuple[Any, int]:
    """Return a server's answer, and the version of its form.

    Raises the server's error, or an error for an invalid answer.
    """
    try:
        value: Any = parse_canonical(data)
        match = _FORMAT.fullmatch(value["format"])
        if match is None:
            raise ValueError(value["format"])
        if "error" not in value:
            return value["answer"], int(match["version"])
    except (CanonicalJsonError, KeyError, TypeError, ValueError, AttributeError) as fault:
        raise unreadable_answer() from fault
    raise parse_error(data)


def parse_error(data: bytes) -> PortalgenError:
    """Return the error in a server's answer, of the same class as raised for a folder."""
    try:
        error: Any = parse_canonical(data)["error"]
        vi, en, reason = (_plain(error[key]) for key in ("vi", "en", "reason"))
    except (CanonicalJsonError, KeyError, TypeError, ValueError, AttributeError):
        return unreadable_answer()
    return TargetRefusedError(reason, vi, en)


def unreadable_answer(version: int = 0) -> UnusableEnvironmentError:
    """Return the error for an answer in a foreign form, or in a form with an unsuitable `version`."""
    if version > _VERSION:
        return UnusableEnvironmentError(
            f"portalgen ở máy chủ mới hơn ở máy này (dạng trả lời {version}, máy này đọc tới {_VERSION}); hãy cập nhật portalgen ở "
            "máy này rồi chạy lại",
            f"portalgen at the server is newer than here (form {version} of answers, {_VERSION} is read here); update portalgen "
            "here, then run this again",
        )
    if 0 < version < _VERSION:
        return UnusableEnvironmentError(
            f"portalgen ở máy chủ cũ hơn ở máy này (dạng trả lời {version}, máy này cần thêm điều có từ dạng {_VERSION}); hãy cập "
            "nhật thư mục portalgen mà authorized_keys của máy chủ gọi, rồi chạy lại",
            f"portalgen at the server is older than here (form {version} of answers, and something of {_VERSION} is needed); "
            "update the portalgen that the server's authorized_keys calls, then run this again",
        )
    return UnusableEnvironmentError(
        "máy chủ trả lời không đúng dạng; hãy xem authorized_keys có lệnh `python3 -m portalgen.publish receive` và portalgen"
        " ở máy chủ cùng phiên bản",
        "the server's answer is not of the form expected; see whether authorized_keys forces the command `python3 -m"
        " portalgen.publish receive`, and whether portalgen at the server has the same version",
    )


def status_as_data(status: TargetStatus) -> dict[str, Any]:
    """Return the status of a target as a JSON value."""
    return {
        "portal": status.portal,
        "head_number": status.head_number,
        "head_digest": status.head_digest,
        "current": release_as_data(status.current) if status.current else None,
        "confirmed_commit": status.confirmed_commit,
        "confirmed_clock": _write_time(status.confirmed_clock),
        "rolled_back": status.rolled_back,
        "findings": dict(status.findings),
        "head_commit": status.head_commit,
        "is_signature_required": status.is_signature_required,
        "left_commit": status.left_commit,
        "is_after_switch_failed": status.is_after_switch_failed,
    }


def read_status_answer(value: Any) -> TargetStatus:
    """Return the status written by `status_as_data`."""
    return TargetStatus(
        portal=value["portal"],
        head_number=int(value["head_number"]),
        head_digest=_matching(value["head_digest"], _DIGEST, may_lack=True),
        current=read_release_answer(value["current"]) if value["current"] else None,
        confirmed_commit=_matching(value["confirmed_commit"], _COMMIT, may_lack=True),
        confirmed_clock=_read_time(value["confirmed_clock"]),
        rolled_back=bool(value["rolled_back"]),
        findings={str(severity): int(count) for severity, count in value.get("findings", {}).items()},
        head_commit=_matching(value.get("head_commit", ""), _COMMIT, may_lack=True),
        is_signature_required=bool(value.get("is_signature_required", False)),
        left_commit=_matching(value.get("left_commit", ""), _COMMIT, may_lack=True),
        is_after_switch_failed=bool(value.get("is_after_switch_failed", False)),
    )


def release_as_data(release: KeptRelease) -> dict[str, Any]:
    """Return a kept release as a JSON value."""
    return {
        "name": release.name,
        "number": release.number,
        "digest": release.digest,
        "commit": release.commit,
        "clock": _write_time(release.clock),
        "lists": dict(release.lists),
        "switched_at": _write_time(release.switched_at),
        "is_current": release.is_current,
        "unique_bytes": release.unique_bytes,
    }


def read_release_answer(value: Any) -> KeptRelease:
    """Return the release written by `release_as_data`."""
    return KeptRelease(
        name=_name(value["name"]),
        number=int(value["number"]),
        digest=_matching(value["digest"], _DIGEST),
        commit=_matching(value["commit"], _COMMIT),
        clock=datetime.fromisoformat(value["clock"]),
        lists=dict(value["lists"]),
        switched_at=_read_time(value["switched_at"]),
        is_current=bool(value.get("is_current", False)),
        unique_bytes=int(value.get("unique_bytes", 0)),
    )


def write_switched(switched: SwitchedRelease) -> dict[str, Any]:
    """Return the result of a switch as a JSON value."""
    return {
        "release": release_as_data(switched.release),
        "former": switched.former,
        "milliseconds": round(switched.seconds * 1000),
        "new_files": switched.new_files,
        "linked_files": switched.linked_files,
        "new_bytes": switched.new_bytes,
        "pruned": list(switched.pruned),
        "notes": [{"vi": note.vi, "en": note.en} for note in switched.notes],
    }


def read_switched_answer(value: Any) -> SwitchedRelease:
    """Return the value written by `write_switched`."""
    return SwitchedRelease(
        release=read_release_answer(value["release"]),
        former=value["former"],
        seconds=int(value["milliseconds"]) / 1000,
        new_files=int(value.get("new_files", 0)),
        linked_files=int(value.get("linked_files", 0)),
        new_bytes=int(value.get("new_bytes", 0)),
        pruned=tuple(value.get("pruned", ())),
        notes=tuple(TargetNote(_plain(note["vi"]), _plain(note["en"])) for note in value.get("notes", ())),
    )


def write_incoming(incoming: Incoming) -> dict[str, Any]:
    """Return the blobs missing from a target as a JSON value."""
    missing = [[blob.sha256, blob.size] for blob in incoming.missing]
    return {"name": incoming.name, "missing": missing, "same_content": incoming.same_content}


def read_incoming_answer(value: Any) -> Incoming:
    """Return the value written by `write_incoming`."""
    missing = tuple(Blob(_matching(digest, _DIGEST), int(size)) for digest, size in value["missing"])
    return Incoming(_name(value["name"]), missing, bool(value["same_content"]))


def write_records(records: Sequence[SignedManifest]) -> list[Any]:
    """Return manifests with their signatures as a JSON value."""
    return [
        [each.manifest.decode(), None if each.signature is None else each.signature.decode("ascii")] for each in records
    ]


def read_records_answer(value: Any) -> tuple[SignedManifest, ...]:
    """Return the value written by `write_records`."""
    return tuple(
        SignedManifest(manifest.encode(), None if signature is None else signature.encode("ascii"))
        for manifest, signature in value
    )


def checked_as_data(checked: CheckedRelease) -> dict[str, Any]:
    """Return the result of checking the served files as a JSON value."""
    return {
        "name": checked.name,
        "files": checked.files,
        "damaged": list(checked.damaged),
        "foreign": list(checked.foreign),
    }


def read_checked_answer(value: Any) -> CheckedRelease:
    """Return the value written by `checked_as_data`."""
    damaged, foreign = (tuple(map(_plain, value[key])) for key in ("damaged", "foreign"))
    return CheckedRelease(_name(value["name"]), int(value["files"]), damaged, foreign)


def write_mapping(values: Mapping[str, Any]) -> str:
    """Return a value as text for programs."""
    return format_canonical(dict(values)).decode()


def _write_time(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()


def _read_time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _matching(value: Any, pattern: re.Pattern[str], may_lack: bool = False) -> str:
    """Return a text of the expected form: it names files, and goes to Git and to the steps of workflows."""
    if value == "" and may_lack:
        return ""
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError(value)
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str) or not is_release_name(value):
        raise ValueError(value)
    return value


def _plain(text: Any) -> str:
    """Return a server's sentence without control characters and line breaks."""
    return "".join(letter if letter.isprintable() else " " for letter in str(text))[:2000]
