"""The frame of everything that changes a target: its lock, what an interrupted run left, its log, and errors as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from portalgen.publish.target.chain import is_recorded
from portalgen.publish.target.errors import TargetRefusedError, refusal_of
from portalgen.publish.target.event_log import append_event
from portalgen.publish.target.files import plain_modes
from portalgen.publish.target.folder import TargetFolder, open_target
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


@dataclass(slots=True)
class TargetOperation:
    """A piece of work on a target."""

    target: TargetFolder
    event: str
    now: datetime
    values: dict[str, Any] = field(default_factory=dict)
    """What the log tells of it."""
    incoming: str = ""
    """The release whose incoming bytes are removed when the disk is full."""
    notes: tuple[TargetNote, ...] | None = None
    """What of a switch has to be seen to; None: there was none, and what the status has of the last one stays."""
    begun: float = field(default_factory=monotonic)

    @property
    def seconds(self) -> float:
        """How long it has been going on."""
        return monotonic() - self.begun

    def name_release(self, release: StoredRelease) -> None:
        """Tell the log which release it is about."""
        manifest = release.manifest
        self.values |= {
            "release": release.name,
            "number": manifest.number,
            "commit": manifest.commit,
            "clock": manifest.clock.isoformat(timespec="minutes"),
        }

    def report(self, outcome: str, **values: Any) -> tuple[TargetNote, ...]:
        """Write log and status; where that fails, return a note, since what was done is done."""
        row = {**self.values, **values, "milliseconds": round(self.seconds * 1000)}
        try:
            append_event(self.target, self.event, outcome, self.now, row)
            write_status(self.target, self.now, self.event, _failure_of(self, outcome, values), self.notes)
        except (OSError, TargetRefusedError) as error:
            return (
                TargetNote(
                    f"không ghi được log.jsonl hoặc status.json ({error}); hãy kiểm tra chỗ trống và quyền ghi",
                    f"log.jsonl or status.json could not be written ({error}); check space and permissions",
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
    """Hold a target for a piece of work, after completing or removing what an interrupted one left.

    Errors of the system become sentences, and whatever ends the work is in the log.
    """
    operation = TargetOperation(open_target(folder), event, now)
    try:
        with plain_modes(), hold_target(folder, event, now), _reporting(operation):
            recover_switch(operation.target, now)
            tidy_target(operation.target)
            yield operation
    except OSError as error:
        raise refusal_of(error) from error
    except TargetRefusedError as error:
        if error.reason == "locked":
            _log_locked(operation, error)
        raise


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
    """Without the lock, the log alone is written: a line is added at once, and the status is the holder's."""
    with suppress(OSError):
        values = {**operation.values, "reason": error.reason, "message": error.en}
        append_event(operation.target, operation.event, "refused", operation.now, values)


def _free_space(operation: TargetOperation, error: OSError) -> None:
    """Remove what was being written, which nothing serves; on a full disk also what was sent for it."""
    with suppress(OSError):
        if read_switch(operation.target) is None:
            tidy_target(operation.target)
        if refusal_of(error).reason == "disk-full":
            remove_incoming(operation.target, operation.incoming)


def switch_to(
    operation: TargetOperation, release: StoredRelease, event: str, rolled_back: bool
) -> tuple[TargetNote, ...]:
    """Make a release current, tell log and status, and run the command of the settings."""
    target = operation.target
    switch = Switch(release.name, event, target.current_name(), operation.now, rolled_back)
    start_switch(target, switch)
    notes = operation.notes = perform_switch(target, release, switch) + run_after_switch(target)
    notes += operation.report("done", former=switch.former, warning="; ".join(note.en for note in notes))
    end_switch(target)
    return notes


def recover_switch(target: TargetFolder, now: datetime) -> None:
    """Complete what an interrupted run was making current."""
    switch = read_switch(target)
    if switch is None:
        return
    release = stored_release(target, switch.name)
    if release is None or (switch.event == "rollback" and not is_recorded(target, release.manifest)):
        end_switch(target)
        return
    operation = TargetOperation(target, switch.event, now)
    operation.name_release(release)
    notes = operation.notes = perform_switch(target, release, switch) + run_after_switch(target)
    operation.report("recovered", former=switch.former, warning="; ".join(note.en for note in notes))
    end_switch(target)
    remove_incoming(target, switch.name)
    tidy_incoming(target)
