"""Lets only a single process at a time change a target."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from portalgen.publish.target.actor import describe_actor
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.files import plain_modes
from portalgen.publish.target.folder import LOCK_FILE, open_target

_LONGEST: Final = 2000
_PURPOSES: Final = {
    "abandon": "hủy bản đang gửi",
    "backup": "sao lưu",
    "begin": "bắt đầu gửi",
    "confirm": "xác nhận",
    "release": "phát hành",
    "rollback": "quay lại",
}
_held: set[tuple[int, str]] = set()
"""(process, folder) of this process's locks, which it may request again within longer work."""


@contextmanager
def hold_target(folder: Path, purpose: str, now: datetime) -> Iterator[None]:
    """Keep other processes from changing a target.

    Functions that change a target hold it themselves; a caller of several in a row may hold it around them. The kernel
    releases it when the process ends in any way. Raises TargetRefusedError (`locked`) with the holder and the time.
    """
    mine = (os.getpid(), os.path.realpath(folder))
    if mine in _held:
        yield
        return
    place = open_target(folder).own / LOCK_FILE
    with plain_modes():
        descriptor = os.open(place, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o644)
    try:
        _lock(descriptor)
        holder = {
            "purpose": purpose,
            "since": now.isoformat(timespec="seconds"),
            "process": mine[0],
            **describe_actor(),
        }
        with suppress(OSError):  # on a full disk, others are told less
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, json.dumps(holder, ensure_ascii=False).encode(), 0)
        _held.add(mine)
        yield
    finally:
        _held.discard(mine)
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        holder = _read_holder(descriptor)
        purpose = str(holder.get("purpose", "?"))
        who, since, process = _name_actor(holder), holder.get("since", "?"), holder.get("process", "?")
        raise TargetRefusedError(
            "locked",
            f"một lần phát hành khác đang chạy ở đây (việc: {_PURPOSES.get(purpose, purpose)}; người chạy: {who}; tiến trình "
            f"{process}; từ {since}); hãy đợi lần đó xong rồi chạy lại",
            f"another release is under way here ({purpose} {who}, process {process}, since {since}); wait for it and run this again",
        ) from error


def _read_holder(descriptor: int) -> dict[str, Any]:
    try:
        value: Any = json.loads(os.pread(descriptor, _LONGEST, 0))
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _name_actor(holder: Mapping[str, Any]) -> str:
    return " ".join(str(holder[key]) for key in ("user", "actor", "from") if holder.get(key)) or "?"
