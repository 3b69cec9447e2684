"""Makes a play that fails shorter: steps, and then changes within steps, are left out as long as it still fails."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tests.makers.incremental.fresh import Outcome, build_in_process
from tests.makers.incremental.playing import Builder, Play, Processes
from tests.makers.incremental.steps import Change, Step

Part = TypeVar("Part")
Fails = Callable[[tuple[Part, ...]], bool]


def shorter(
    folder: Path,
    files: Mapping[str, bytes],
    steps: Sequence[Step],
    processes: Processes,
    builder: Builder = build_in_process,
    seconds: float = 60,
) -> tuple[Step, ...]:
    """The fewest steps found within `seconds` after which the last build is still not equal to a clean one."""
    end = time.monotonic() + seconds

    def fails(some: tuple[Step, ...]) -> bool:
        return time.monotonic() < end and _fails(folder, files, some, processes, builder)

    found = _suffix(tuple(steps), fails)
    found = fewer(found, fails)
    for number in range(len(found) - 1, -1, -1):
        found = _fewer_changes(found, number, fails)
    return found


def _fewer_changes(steps: tuple[Step, ...], number: int, fails: Fails[Step]) -> tuple[Step, ...]:
    """The steps, with as few changes as possible in one of them."""

    def having(changes: tuple[Change, ...]) -> tuple[Step, ...]:
        return (*steps[:number], replace(steps[number], changes=changes), *steps[number + 1 :])

    changes = steps[number].changes
    if changes and fails(having(())):
        return having(())
    return having(fewer(changes, lambda some: fails(having(some))))


def fewer(parts: tuple[Part, ...], fails: Fails[Part]) -> tuple[Part, ...]:
    """Delta debugging: ever smaller pieces of `parts` are left out, as long as what remains fails."""
    size = max(1, len(parts) // 2)
    while parts:
        start, shortened = 0, False
        while start < len(parts):
            rest = parts[:start] + parts[start + size :]
            if fails(rest):
                parts, shortened = rest, True
            else:
                start += size
        if size == 1 and not shortened:
            break
        size = max(1, size // 2)
    return parts


def _suffix(steps: tuple[Step, ...], fails: Fails[Step]) -> tuple[Step, ...]:
    """The last steps only, all the changes before them being made at once."""
    length = 1
    while length < len(steps):
        early, late = steps[:-length], steps[-length:]
        changes = tuple(change for step in early for change in step.changes)
        found = (Step("everything before", changes, early[-1].run), *late)
        if fails(found):
            return found
        length *= 2
    return steps


def _fails(
    folder: Path, files: Mapping[str, bytes], steps: tuple[Step, ...], processes: Processes, builder: Builder
) -> bool:
    """Whether the last of `steps`, played on a new portal, ends with a problem."""
    if not steps:
        return False
    shutil.rmtree(folder, ignore_errors=True)
    play = Play(folder, files, processes, builder)
    for step in steps[:-1]:
        play.change(step)
        outcome: Outcome = play.build(step.run)
        if outcome.raised:
            return False
    return bool(play.play(steps[-1]).problems)
