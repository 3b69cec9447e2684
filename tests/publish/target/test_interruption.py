"""Killed at any step, or without space at any step: what is served is one whole release, and the next run completes."""

from __future__ import annotations

import errno
import os
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pytest

from portalgen.publish.details import parse_details
from portalgen.publish.manifest import ENCODINGS, ReleaseManifest, digest_manifest, parse_list, parse_manifest
from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.receiving import abandon_release
from portalgen.publish.target.rollback import roll_back
from portalgen.publish.target.rule_files import format_rule_files
from portalgen.publish.target.status import list_releases, read_status
from tests.makers.release_target import (
    MAIN_HOST,
    NOON,
    SampleRelease,
    edited,
    expected_files,
    publish,
    served_files,
)

STEPS: Final = ("open", "write", "link", "replace", "rename", "mkdir", "symlink", "unlink", "rmdir", "fsync", "utime")
"""What changes a file system."""
PAGES: Final = tuple(f"{MAIN_HOST}/tin-tuc/bai{name}/index.html" for name in ("", "-2", "-3"))


@contextmanager
def before_each_step(act: Callable[[], None], steps: tuple[str, ...] = STEPS) -> Iterator[None]:
    """Do something before each call of the system that changes files."""
    former = {name: getattr(os, name) for name in steps}

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*arguments: Any, **named: Any) -> Any:
            act()
            return call(*arguments, **named)

        return wrapped

    try:
        for name, call in former.items():
            setattr(os, name, wrap(call))
        yield
    finally:
        for name, call in former.items():
            setattr(os, name, call)


class Countdown:
    """Counts steps, and acts at one of them."""

    def __init__(self, at: int, act: Callable[[], None]) -> None:
        self.at, self.act, self.steps = at, act, 0

    def __call__(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            self.act()


def count_steps(work: Callable[[], object]) -> int:
    counting = Countdown(-1, lambda: None)
    with before_each_step(counting):
        work()
    return counting.steps


def run_and_kill(work: Callable[[], object], at: int) -> bool:
    """Run something in a process that is killed at a step; whether it was."""
    child = os.fork()
    if child == 0:
        try:
            with before_each_step(Countdown(at, lambda: os.kill(os.getpid(), signal.SIGKILL))):
                work()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def current_manifest(target: Path) -> ReleaseManifest:
    name = os.readlink(target / "current").rpartition("/")[2]
    return parse_manifest((target / "about" / name / "manifest.json").read_bytes())


def check_recovered(target: Path) -> None:
    """After any further work, the rules are those of the release that is served."""
    abandon_release(target, "000000-none", NOON)
    details = (target / "about" / current_manifest(target).name / "details.json").read_bytes()
    texts = {place.name: place.read_text("utf-8") for place in (target / "rules").iterdir()}
    assert texts == dict(format_rule_files(parse_details(details).rules))


def check_whole(target: Path) -> None:
    """Every file that is served is what the lists of the release say, and its manifest is part of an unbroken chain."""
    manifest = current_manifest(target)
    name = manifest.name
    for host in manifest.hosts:
        for path, row in parse_list((target / "about" / name / f"lists/{host}.json").read_bytes()).files.items():
            twins = ((path + ENCODINGS[encoding], twin) for encoding, twin in row.compressed.items())
            for file, blob in ((path, row.content), *twins):
                data = (target / "current" / host / file).read_bytes()
                assert (sha256(data).hexdigest(), len(data)) == (blob.sha256, blob.size)
        assert (target / "current" / host / ".well-known/portal-release/manifest.json").is_file()
    previous = ""
    for number in range(1, read_status(target).head_number + 1):
        recorded = parse_manifest((target / f"records/manifests/{number}.json").read_bytes())
        assert recorded.previous == previous
        previous = digest_manifest(recorded)
    assert manifest.number <= read_status(target).head_number


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "srv"
    set_up_target(folder, TargetSettings(keep_releases=2, shared_days=0))
    for number in range(1, 4):
        publish(folder, sample(number), at(number))
    return folder


def sample(number: int) -> SampleRelease:
    """Each has another stylesheet and another redirect, too, so that there is something to share, to prune and to mix up."""
    release = edited(number, PAGES)
    rules = ServerRules((RedirectRule(MAIN_HOST, f"/cu-{number}", f"https://{MAIN_HOST}/"),))
    style = {f"{MAIN_HOST}/assets/{number:04x}/site.css": b"a{}"}
    return release.with_files(style, details=replace(release.details, rules=rules))


def at(number: int) -> Any:
    return NOON + timedelta(hours=number)


@pytest.mark.parametrize("kills", [8, pytest.param(30, marks=pytest.mark.long)])
def test_a_release_that_is_killed_many_times_leaves_one_whole_release_and_is_completed_by_the_next_run(
    target: Path, kills: int
) -> None:
    steps = count_steps(lambda: publish(target, sample(4), at(4)))
    assert steps > 100
    seen = set()
    for number, step in enumerate(sorted(random.Random(12).sample(range(1, steps - 15), kills)), 5):
        release, former = sample(number), expected_files(sample(number - 1))
        assert run_and_kill(lambda release=release, number=number: publish(target, release, at(number)), step)  # type: ignore[misc]
        check_whole(target)
        is_new = served_files(target) == expected_files(release)
        assert is_new or served_files(target) == former
        seen.add(is_new)
        check_recovered(target)
        assert read_status(target).head_number == current_manifest(target).number
        complete(target, release, number)
        assert served_files(target) == expected_files(release)
        check_whole(target)
    assert seen == {True, False}
    check_tidy(target)


def complete(target: Path, release: SampleRelease, number: int) -> None:
    """Run the release again, as an operator would: what was completed meanwhile is told to be there already."""
    before = read_status(target).head_number
    publish(target, release, at(number))
    assert read_status(target).head_number <= before + 1


def check_tidy(target: Path) -> None:
    kept = sorted(each.name for each in list_releases(target))
    assert sorted(os.listdir(target / "releases")) == sorted(os.listdir(target / "about")) == kept
    assert os.listdir(target / "incoming") == []
    assert not [
        path for path in target.rglob(".*") if path.name.endswith(".tmp") or path.name.startswith((".new", ".old"))
    ]
    assert not (target / ".portalgen/switching.json").exists()


def test_a_rollback_that_is_killed_leaves_one_whole_release_with_its_own_rules(target: Path) -> None:
    steps = count_steps(lambda: roll_back(target, None, NOON))
    roll_back(target, "3", NOON)
    for step in range(1, steps, max(1, steps // 12)):
        assert run_and_kill(lambda: roll_back(target, None, NOON), step)
        check_whole(target)
        check_recovered(target)
        assert roll_back(target, "2" if step % 2 else None, NOON).release.number == 2
        assert served_files(target) == expected_files(sample(2))
        assert read_status(target).rolled_back
        roll_back(target, "3", NOON)
    check_tidy(target)


def test_a_disk_that_is_full_from_any_write_on_leaves_one_whole_release_and_nothing_half(target: Path) -> None:
    counting = Countdown(-1, lambda: None)
    with before_each_step(counting, ("write",)):
        publish(target, sample(4), at(4))
    refused = 0
    for number, write in enumerate(range(1, counting.steps + 1), 5):
        release = sample(number)
        full = FullDisk(write)
        try:
            with before_each_step(full, ("write",)):
                publish(target, release, at(number))
        except TargetRefusedError as error:
            refused += 1
            assert error.reason == "disk-full"
            assert "free space" in error.en
            assert served_files(target) == expected_files(sample(number - 1))
            assert read_status(target).head_number == current_manifest(target).number
            check_tidy(target)
        check_whole(target)
        complete(target, release, number)
        assert served_files(target) == expected_files(release)
    assert refused > counting.steps // 2
    check_tidy(target)


def test_on_a_full_disk_there_is_space_for_going_back(target: Path) -> None:
    reserve = target / ".portalgen/reserve"

    def fail_while_it_is_there() -> None:
        if reserve.exists():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with before_each_step(fail_while_it_is_there, ("write",)):
        assert roll_back(target, None, NOON).release.number == 2
    assert served_files(target) == expected_files(sample(2))
    publish(target, sample(4), at(4))
    assert reserve.stat().st_size > 100_000


class FullDisk:
    """Lets some writes pass, and none after."""

    def __init__(self, fails_from: int) -> None:
        self.fails_from, self.writes = fails_from, 0

    def __call__(self) -> None:
        self.writes += 1
        if self.writes >= self.fails_from:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
