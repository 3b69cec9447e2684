"""The frame of all changes to a target: its lock, cleanup after interruptions, its log, and errors as sentences."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any, Final

from portalgen.publish.os_errors import describe_os_error
from portalgen.publish.target.chain import is_recorded
from portalgen.publish.target.errors import TargetRefusedError, refusal_of
from portalgen.publish.target.event_log import append_event
from portalgen.publish.target.files import plain_modes, read_or_none, write_atomically
from portalgen.publish.target.folder import FOREIGN_FILE, TargetFolder, open_target
from portalgen.publish.target.kept_releases import StoredRelease, stored_release
from portalgen.publish.target.lock import hold_target
from portalgen.publish.target.model import TargetNote
from portalgen.publish.target.pruning import remove_incoming, tidy_incoming, tidy_target
from portalgen.publish.target.status_file import write_status
from portalgen.publish.target.switching import (
    Switch,
    end_switch,
    perform_switch,
    read_switch,
    run_after_switch,
    start_switch,
)

_SHOWN: Final = 3
_TELLING: Final = frozenset({"release", "rollback"})
"""Events with notes passed to the caller."""


@dataclass(slots=True)
class TargetOperation:
    """A piece of work on a target."""

    target: TargetFolder
    event: str
    now: datetime
    values: dict[str, Any] = field(default_factory=dict)
    """Values for the log."""
    incoming: str = ""
    """The release whose incoming bytes are removed if the disk is full."""
    notes: tuple[TargetNote, ...] | None = None
    """Notes on a switch; None if there was no switch, so the status keeps the notes on the last switch."""
    begun: float = field(default_factory=monotonic)
    notes_before: tuple[TargetNote, ...] = ()
    """Notes from before the work began."""

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return monotonic() - self.begun

    def name_release(self, release: StoredRelease) -> None:
        """Add the release to the log entry."""
        manifest = release.manifest
        self.values |= {
            "release": release.name,
            "number": manifest.number,
            "commit": manifest.commit,
            "clock": manifest.clock.isoformat(timespec="minutes"),
        }

    def report(self, outcome: str, **values: Any) -> tuple[TargetNote, ...]:
        """Write log and status; if that fails, return a note, since the work is already done."""
        row = {**self.values, **values, "milliseconds": round(self.seconds * 1000)}
        try:
            append_event(self.target, self.event, outcome, self.now, row)
            if (self.event, outcome) == ("rollback", "refused"):
                return ()  # a name that does not fit says nothing about the last release
            write_status(self.target, self.now, self.event, _failure_of(self, outcome, values), self.notes)
        except (OSError, TargetRefusedError) as error:
            vi, en = describe_os_error(error) if isinstance(error, OSError) else (error.vi, error.en)
            return (
                TargetNote(
                    f"không ghi được log.jsonl hoặc status.json ({vi}); hãy kiểm tra chỗ trống và quyền ghi",
                    f"log.jsonl or status.json could not be written ({en}); check space and permissions",
                ),
            )
        return ()


def _failure_of(operation: TargetOperation, outcome: str, values: dict[str, Any]) -> dict[str, str] | None:
    if outcome not in {"refused", "failed"}:
        return None
    return {
        "time": operation.now.isoformat(timespec="seconds"),
        "event": operation.event,
        **{key: str(value) for key, value in values.items()},
    }


@contextmanager
def operate(folder: Path, event: str, now: datetime) -> Iterator[TargetOperation]:
    """Hold a target for a piece of work, after completing or removing the remains of interrupted work.

    Errors of the system become sentences, and any end of the work is logged.
    """
    operation = TargetOperation(open_target(folder), event, now)
    try:
        with plain_modes(), hold_target(folder, event, now), _reporting(operation):
            recover_switch(operation.target, now)
            _note_foreign(operation, tidy_target(operation.target))
            tidy_incoming(operation.target)
            yield operation
    except OSError as error:
        raise refusal_of(error) from error
    except TargetRefusedError as error:
        if error.reason == "locked":
            _log_locked(operation, error)
        raise


def _note_foreign(operation: TargetOperation, names: tuple[str, ...]) -> None:
    """Report foreign files in the target's folders once, when a result is reported."""
    if operation.event not in _TELLING:
        return
    place = operation.target.own / FOREIGN_FILE
    try:
        known = set(json.loads(read_or_none(place) or b"[]"))
    except (ValueError, TypeError, RecursionError):
        known = set()
    if known == set(names):
        return
    new = [name for name in names if name not in known]
    if new:
        shown = ", ".join(f"`{name}`" for name in new[:_SHOWN])
        operation.notes_before += (
            TargetNote(
                f"trong nơi đăng có {len(new)} tệp hoặc thư mục không phải của portalgen ({shown}): để yên, không bao giờ được phục "
                "vụ; hãy chuyển đi nơi khác",
                f"the target holds {len(new)} files or folders that are not portalgen's ({shown}): they stay and are never served; "
                "move them elsewhere",
            ),
        )
        append_event(operation.target, "foreign-files", "done", operation.now, {"names": new[:1000]})
    write_atomically(place, json.dumps(names, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n")


@contextmanager
def _reporting(operation: TargetOperation) -> Iterator[None]:
    try:
        yield
    except TargetRefusedError as error:
        operation.report("refused", reason=error.reason, message=error.en)
        raise
    except OSError as error:
        _free_space(operation, error)
        refusal = refusal_of(error)
        operation.report("failed", reason=refusal.reason, message=refusal.en)
        raise refusal from error


def _log_locked(operation: TargetOperation, error: TargetRefusedError) -> None:
    """Write the log alone, without the lock: a line is added atomically, and the status belongs to the holder."""
    with suppress(OSError):
        values = {**operation.values, "reason": error.reason, "message": error.en}
        append_event(operation.target, operation.event, "refused", operation.now, values)


def _free_space(operation: TargetOperation, error: OSError) -> None:
    """Remove the unserved files being written; on a full disk also the files sent for them."""
    with suppress(OSError):
        if read_switch(operation.target) is None:
            tidy_target(operation.target)
        if refusal_of(error).reason == "disk-full":
            remove_incoming(operation.target, operation.incoming)


def switch_to(
    operation: TargetOperation, release: StoredRelease, event: str, rolled_back: bool
) -> tuple[TargetNote, ...]:
    """Make a release current, update log and status, and run the command of the settings."""
    target = operation.target
    left = _find_left_commit(target) if rolled_back else ""
    switch = Switch(release.name, event, target.current_name(), operation.now, rolled_back, left)
    start_switch(target, switch)
    notes = operation.notes = perform_switch(target, release, switch) + run_after_switch(target)
    notes += operation.report("done", former=switch.former, warning="; ".join(note.en for note in notes))
    end_switch(target)
    return operation.notes_before + notes


def _find_left_commit(target: TargetFolder) -> str:
    """Return the newest commit known to give the release left; after an earlier rollback, of the newest release."""
    left = stored_release(target, target.current_name())
    facts = left.switch_facts() if left is not None else None
    if facts is None:
        return ""
    return facts.left_commit if facts.rolled_back else facts.commit


def recover_switch(target: TargetFolder, now: datetime) -> None:
    """Complete an interrupted switch."""
    switch = read_switch(target)
    if switch is None:
        return
    release = stored_release(target, switch.name)
    if release is None or (switch.event == "rollback" and not is_recorded(target, release.manifest)):
        end_switch(target)
        return
    operation = TargetOperation(target, switch.event, now)
    operation.name_release(release)
    notes = operation.notes = perform_switch(target, release, switch, is_recovery=True) + run_after_switch(target)
    operation.report("recovered", former=switch.former, warning="; ".join(note.en for note in notes))
    end_switch(target)
    remove_incoming(target, switch.name)
    tidy_incoming(target)
