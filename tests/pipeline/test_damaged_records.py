"""What a build leaves for the next one, spoilt in every way that a disk or a person can: the next build repairs it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.makers.examples import scaled
from tests.makers.portal import ENVIRONMENT, SmallPortal, command, page, png, tree

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
RECORDS = ("journal.json", "lock", "output", "sites/so.json", "sites/_portal.json", "keys/so.json", "sites", "keys")


def spoil(target: Path, how: str) -> None:
    """Put something else in the place of a file or folder."""
    if target.is_dir():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)
    if how == "folder":
        (target / "below").mkdir(parents=True)
    elif how == "file":
        target.write_bytes(b"\xff{")


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """The small portal after an edit of a page, built from nothing."""
    portal = SmallPortal(tmp_path_factory.mktemp("edited") / "portal")
    portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    portal.build_successfully()
    return tree(portal.out)


@pytest.mark.parametrize("how", ["folder", "file", "gone"])
@pytest.mark.parametrize("name", RECORDS)
def test_a_record_in_the_output_that_is_spoilt_is_repaired(
    built_portal: SmallPortal, edited: Mapping[str, str], name: str, how: str
) -> None:
    spoil(built_portal.out / ".portalgen" / name, how)
    built_portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    built_portal.build_successfully()
    assert tree(built_portal.out) == edited
    assert built_portal.build_successfully().changed_paths == ()


FULL = """
set -eu
mount -t tmpfs -o size=200k tmpfs "$1"
shift
"$@"
"""
"""Runs a command with a cache folder on a disk of its own that is soon full."""


def with_full_cache(portal: SmallPortal, *arguments: object) -> subprocess.CompletedProcess[str]:
    cache = portal.options().cache
    cache.mkdir(parents=True, exist_ok=True)
    inner = command("--root", portal.root, *arguments, "--at", "2026-11-24T08:00")
    line = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", FULL, "sh", str(cache), *inner]
    return subprocess.run(line, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def lint_of(portal: SmallPortal) -> subprocess.CompletedProcess[str]:
    line = command("--root", portal.root, "lint", "--at", "2026-11-24T08:00")
    return subprocess.run(line, env=ENVIRONMENT, capture_output=True, text=True, check=False)


@pytest.mark.heavy
@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux" or shutil.which("unshare") is None, reason="a disk of its own needs Linux")
def test_a_full_disk_below_the_cache_only_costs_time(portal: SmallPortal) -> None:
    if subprocess.run(["unshare", "--user", "--map-root-user", "--mount", "true"], check=False).returncode:
        pytest.skip("this system lets nobody mount a disk of his own")
    portal.write(NEWS, page("so-hoi-nghi", "![Màu](a.png)", kind="news", title="Tin", date="2026-02-02"))
    portal.write("content/so/tin-tuc/a.png", png(900, 700))
    portal.build_successfully(out=portal.root.parent / "clean")
    shutil.rmtree(portal.options().cache)
    for _ in range(2):
        done = with_full_cache(portal, "build", "--no-search", "--out", portal.out)
        assert done.returncode == 0, done.stderr
        assert tree(portal.out) == tree(portal.root.parent / "clean")
    full, roomy = with_full_cache(portal, "lint"), lint_of(portal)
    assert (full.stdout, full.returncode) == (roomy.stdout, roomy.returncode)


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A portal that was built and checked, for tests that spoil its cache and change nothing else."""
    portal = SmallPortal(tmp_path_factory.mktemp("settled") / "portal")
    portal.write(NEWS, page("so-hoi-nghi", "Nội dung. " * 40, kind="news", title="Tin", date="2026-02-02"))
    portal.build_successfully(out=portal.root.parent / "clean")
    return portal


@settings(max_examples=scaled(20), deadline=None)
@given(owner=st.sampled_from(["content", "build"]), where=st.floats(0, 1))
def test_a_store_that_was_cut_off_anywhere_changes_no_page(settled: SmallPortal, owner: str, where: float) -> None:
    file = settled.options().cache / f"{owner}.sqlite"
    whole = file.read_bytes()
    try:
        file.write_bytes(whole[: int(len(whole) * where)])
        shutil.rmtree(settled.out, ignore_errors=True)
        settled.build_successfully()
        assert tree(settled.out) == tree(settled.root.parent / "clean")
    finally:
        file.write_bytes(whole)
