"""Publication: exactly what belongs, by rename, completed after any interruption."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.errors import OutputError
from portalgen.writer import publish as publish_module
from portalgen.writer.manifest import (
    Manifest,
    ManifestBundle,
    ManifestEntry,
    read_manifest,
)
from portalgen.writer.publish import PublishResult, publish
from portalgen.writer.staging import Staging
from tests.makers.examples import scaled
from tests.makers.growth import check_linear_growth
from tests.makers.publication import Files, build


def tree(out: Path) -> dict[str, bytes]:
    """Every file below `out` except the builder's own."""
    files = {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*") if file.is_file()}
    return {path: data for path, data in files.items() if not path.startswith(".portalgen/")}


def list_paths(outcome: PublishResult) -> tuple[tuple[str, ...], ...]:
    """What was written, was there already, and was removed."""
    return outcome.written_paths, outcome.unchanged_paths, outcome.removed_paths


def own(out: Path) -> list[str]:
    return sorted(os.listdir(out / ".portalgen"))


ONE: Files = {"a.vn/index.html": b"one", "a.vn/tin/1/index.html": b"1", "b.vn/index.html": b"b"}


def test_a_first_build_puts_everything_in_place(tmp_path: Path) -> None:
    outcome = build(tmp_path, ONE)
    assert tree(tmp_path) == ONE
    assert list_paths(outcome) == (tuple(sorted(ONE)), (), ())
    assert own(tmp_path) == ["lock", "output", "sites"]


def test_an_unchanged_file_keeps_its_time(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    for path in ONE:
        os.utime(tmp_path / path, (1, 1))
    outcome = build(tmp_path, {**ONE, "a.vn/index.html": b"two"})
    assert outcome.written_paths == ("a.vn/index.html",)
    assert outcome.unchanged_paths == ("a.vn/tin/1/index.html", "b.vn/index.html")
    assert (tmp_path / "b.vn/index.html").stat().st_mtime == 1
    assert (tmp_path / "a.vn/index.html").stat().st_mtime > 1


def test_a_page_that_was_kept_stays_without_being_staged(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    outcome = build(tmp_path, {**ONE, "c.vn/index.html": b"c"}, kept=frozenset(ONE))
    assert list_paths(outcome) == (("c.vn/index.html",), (), ())
    assert tree(tmp_path) == {**ONE, "c.vn/index.html": b"c"}


def test_a_removed_page_and_its_empty_folders_disappear(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    outcome = build(tmp_path, {"a.vn/index.html": b"one"})
    assert outcome.removed_paths == ("a.vn/tin/1/index.html", "b.vn/index.html")
    assert sorted(os.listdir(tmp_path)) == [".portalgen", "a.vn"]
    assert os.listdir(tmp_path / "a.vn") == ["index.html"]


def test_files_that_no_manifest_knows_are_left_alone(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    (tmp_path / "a.vn/tin/1/.well-known").write_bytes(b"mine")
    build(tmp_path, {"a.vn/index.html": b"one"})
    assert tree(tmp_path) == {"a.vn/index.html": b"one", "a.vn/tin/1/.well-known": b"mine"}


def test_a_file_that_somebody_changed_by_hand_is_put_right(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    (tmp_path / "a.vn/index.html").write_bytes(b"longer than before")
    (tmp_path / "b.vn/index.html").unlink()
    assert build(tmp_path, ONE).written_paths == ("a.vn/index.html", "b.vn/index.html")
    assert tree(tmp_path) == ONE


def test_the_outcome_holds_the_times_of_the_files_on_disk(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    os.utime(tmp_path / "b.vn/index.html", (7, 7))
    manifest = build(tmp_path, {**ONE, "a.vn/index.html": b"two"}).manifest
    assert read_manifest(tmp_path) == manifest
    for path, entry in manifest.entries.items():
        assert entry.time == (tmp_path / path).stat().st_mtime_ns


def test_a_file_that_was_damaged_and_kept_its_size_is_put_right(tmp_path: Path) -> None:
    build(tmp_path, ONE)
    damaged = tmp_path / "a.vn/index.html"
    written_at = damaged.stat().st_mtime_ns
    damaged.write_bytes(b"0ne")
    os.utime(damaged, ns=(written_at + 1_000_000_000,) * 2)  # two writes within 4 ms can have one time
    assert build(tmp_path, ONE).written_paths == ("a.vn/index.html",)
    assert tree(tmp_path) == ONE


def test_an_empty_folder_in_the_place_of_a_file_gives_way(tmp_path: Path) -> None:
    (tmp_path / "public/a.vn/index.html").mkdir(parents=True)
    (tmp_path / "public/.portalgen").mkdir()
    (tmp_path / "public/.portalgen/output").touch()
    build(tmp_path / "public", ONE)
    assert tree(tmp_path / "public") == ONE


def test_a_folder_that_holds_files_of_others_does_not_give_way(tmp_path: Path) -> None:
    build(tmp_path, {"b.vn/index.html": b"b"})
    (tmp_path / "a.vn/index.html").mkdir(parents=True)
    (tmp_path / "a.vn/index.html/mine").write_bytes(b"mine")
    with pytest.raises(OutputError, match="did not make"):
        build(tmp_path, ONE)
    assert (tmp_path / "a.vn/index.html/mine").read_bytes() == b"mine"


def test_only_bundles_of_the_previous_build_are_removed(tmp_path: Path) -> None:
    for name in ("old", "kept", "foreign"):
        (tmp_path / "public" / "a.vn" / name).mkdir(parents=True)
        (tmp_path / "public" / "a.vn" / name / "x.pf_index").write_bytes(b"x")
    (tmp_path / "public/.portalgen").mkdir()
    (tmp_path / "public/.portalgen/output").touch()
    out = tmp_path / "public"
    build(out, {}, bundles={"a.vn/old": "1", "a.vn/kept": "1"})
    build(out, {}, bundles={"a.vn/kept": "2"})
    assert sorted(os.listdir(out / "a.vn")) == ["foreign", "kept"]
    assert read_manifest(out).bundles == {"a.vn/kept": ManifestBundle("a", "2")}


class Killed(BaseException):
    """Stands for a process that ends at this very point."""


@pytest.mark.parametrize("name", ["_put", "_remove", "write_manifest", "close_journal"])
@pytest.mark.parametrize("back", [False, True])
def test_an_interrupted_run_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, back: bool
) -> None:
    def killed(*_: object) -> None:
        raise Killed

    before = {**ONE, "a.vn/gone": b"gone", "a.vn/later": b"l"}
    after = {"a.vn/index.html": b"two", "a.vn/later": b"L", "a.vn/new/index.html": b"new", "b.vn/index.html": b"b"}
    build(tmp_path, before)
    with monkeypatch.context() as patch:
        patch.setattr(publish_module, name, killed)
        with pytest.raises(Killed):
            build(tmp_path, after)
    wanted = before if back else after
    build(tmp_path, wanted)
    assert tree(tmp_path) == wanted
    assert own(tmp_path) == ["lock", "output", "sites"]


def test_going_back_after_an_interruption_does_not_trust_the_old_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Same size, other bytes: the old manifest would say that the old page is there."""

    def killed(*_: object) -> None:
        raise Killed

    build(tmp_path, {"a.vn/x": b"old"})
    with monkeypatch.context() as patch:
        patch.setattr(publish_module, "write_manifest", killed)
        with pytest.raises(Killed):
            build(tmp_path, {"a.vn/x": b"new"})
    assert tree(tmp_path) == {"a.vn/x": b"new"}
    assert read_manifest(tmp_path).entries["a.vn/x"].key == ""
    build(tmp_path, {"a.vn/x": b"old"})
    assert tree(tmp_path) == {"a.vn/x": b"old"}


_CHILD = """
import sys, time
from pathlib import Path
from portalgen.writer import publish as publish_module
from tests.makers.publication import build
put = publish_module._put
def slow(source, place):
    put(source, place)
    print(place, flush=True)
    time.sleep(0.02)
publish_module._put = slow
build(Path(sys.argv[1]), {f"a.vn/{n}.html": b"new %d" % n for n in range(200)})
"""


@pytest.mark.heavy
def test_a_run_that_is_killed_from_outside_is_completed_by_the_next(tmp_path: Path) -> None:
    before = {f"a.vn/{n}.html": b"old %d" % n for n in range(100, 300)}
    after = {f"a.vn/{n}.html": b"new %d" % n for n in range(0, 200, 3)}
    build(tmp_path, before)
    root = Path(__file__).parents[2]
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(tmp_path)], stdout=subprocess.PIPE, cwd=root, env={"PYTHONPATH": str(root)}
    )
    assert child.stdout is not None
    for _ in range(20):
        child.stdout.readline()
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    assert "journal.json" in own(tmp_path)
    build(tmp_path, after)
    assert tree(tmp_path) == after
    assert own(tmp_path) == ["lock", "output", "sites"]


def test_a_full_disk_leaves_the_old_pages_and_the_next_run_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: str, place: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", place)

    build(tmp_path, ONE)
    with monkeypatch.context() as patch:
        patch.setattr(publish_module, "_put", full)
        with pytest.raises(OutputError, match="the disk is full"):
            build(tmp_path, {"a.vn/index.html": b"two"})
    assert tree(tmp_path) == ONE
    build(tmp_path, {"a.vn/index.html": b"two"})
    assert tree(tmp_path) == {"a.vn/index.html": b"two"}


@contextlib.contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may write everywhere: for root, the body runs with the rights of nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_read_only_folder_is_reported() -> None:
    with ordinary_user(), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder, ONE)
        (folder / "a.vn").chmod(0o555)
        try:
            with pytest.raises(OutputError, match="no permission"):
                build(folder, {**ONE, "a.vn/index.html": b"two"})
        finally:
            (folder / "a.vn").chmod(0o755)
        assert tree(folder) == ONE


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_that_cannot_be_written_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(source: str, place: str) -> None:
        raise OSError(number, os.strerror(number), place)

    build(tmp_path, ONE)
    monkeypatch.setattr(publish_module, "_put", refused)
    with pytest.raises(OutputError) as raised:
        build(tmp_path, {**ONE, "a.vn/index.html": b"two"})
    assert "--out" in raised.value.vi
    assert tree(tmp_path) == ONE


def test_nothing_is_written_through_a_symbolic_link(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "public", tmp_path / "elsewhere"
    build(out, {"a.vn/x/index.html": b"1", "a.vn/y": b"y"})
    (out / "a.vn/x/index.html").rename(tmp_path / "index.html")
    (out / "a.vn/x").rmdir()
    elsewhere.mkdir()
    (elsewhere / "index.html").write_bytes(b"1")
    (out / "a.vn/x").symlink_to(elsewhere)
    with pytest.raises(OutputError, match="symbolic link"):
        build(out, {"a.vn/x/index.html": b"22", "a.vn/y": b"y"})
    build(out, {"a.vn/y": b"y"})
    assert (elsewhere / "index.html").read_bytes() == b"1"


def test_a_manifest_that_was_tampered_with_removes_nothing_outside(tmp_path: Path) -> None:
    out, outside = tmp_path / "public", tmp_path / "precious"
    outside.write_text("x")
    build(out, ONE)
    with Staging(out) as staging:
        entry = ManifestEntry("../precious", "a", "k", "d", 1)
        publish(
            staging, Manifest(entries={entry.path: entry}, bundles={"..": ManifestBundle("a", "k")}), Manifest(), ["a"]
        )
    assert outside.exists()


NAMES = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map("/".join)


def _is_tree(files: Files) -> bool:
    """No path is the folder of another: a real plan never holds such a pair."""
    return not any(other.startswith(f"{path}/") for path in files for other in files)


SETS = st.dictionaries(NAMES, st.sampled_from([b"", b"1", b"2", b"22"]), max_size=8).filter(_is_tree)


@settings(max_examples=scaled(150), deadline=None)
@given(first=SETS, second=SETS, third=SETS)
def test_after_each_publication_exactly_its_files_are_there(first: Files, second: Files, third: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for files in (first, second, third):
            build(out, files)
            assert tree(out) == files
            made = {str(each.relative_to(out)) for each in out.rglob("*") if each.is_dir()}
            folders = {each for each in made if not each.startswith(".portalgen")}
            assert folders == {str(parent) for path in files for parent in Path(path).parents} - {"."}


@settings(max_examples=scaled(60), deadline=None)
@given(first=SETS, second=SETS, third=SETS, steps=st.integers(0, 6))
def test_wherever_it_is_killed_the_next_run_leaves_exactly_its_files(
    first: Files, second: Files, third: Files, steps: int
) -> None:
    left = [steps]

    def counted(name: str) -> object:
        real = getattr(publish_module, name)

        def step(*arguments: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise Killed
            return real(*arguments)

        return step

    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        build(out, first)
        with pytest.MonkeyPatch.context() as patch:
            for name in ("_put", "_remove", "_remove_empty", "write_manifest", "close_journal"):
                patch.setattr(publish_module, name, counted(name))
            with contextlib.suppress(Killed):
                build(out, second)
        build(out, third)
        assert tree(out) == third


def test_files_are_published_in_as_many_steps_as_there_are(tmp_path: Path) -> None:
    def name_files(count: int) -> Files:
        return {f"a.vn/tin-tuc/bai-{n}/index.html": b"<!doctype html>" for n in range(count)}

    check_linear_growth(lambda files: build(tmp_path / str(len(files)), files), name_files, 300)
