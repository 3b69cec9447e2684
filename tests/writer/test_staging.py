"""Staging: files wait beside their place, written by one process or several."""

from __future__ import annotations

import errno
import multiprocessing
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portalgen.errors import OutputError
from portalgen.store.digest import digest_bytes
from portalgen.writer import staging as staging_module
from portalgen.writer.manifest import claim_output_folder
from portalgen.writer.staging import StagedFile, Staging


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "public"
    claim_output_folder(folder)
    return folder


def test_a_staged_file_waits_and_is_measured(out: Path) -> None:
    with Staging(out) as staging:
        staged = staging.stage("a.vn/x/index.html", b"hello")
        assert staged == StagedFile("a.vn/x/index.html", digest_bytes(b"hello"), 5, staged.time)
        assert staged.time == os.stat(staging.file_of(staged.path)).st_mtime_ns
        assert Path(staging.file_of(staged.path)).read_bytes() == b"hello"
        assert not (out / "a.vn").exists()
    assert not Path(staging.folder).exists()


def test_files_of_a_host_that_is_there_wait_without_folders(out: Path) -> None:
    (out / "a.vn").mkdir()
    with Staging(out) as staging:
        staging.stage("a.vn/x/y/index.html", b"1")
        staging.stage("b.vn/x/y/index.html", b"2")
        assert sum(each.is_dir() for each in Path(staging.folder).rglob("*")) == 5
        assert staging.retain_staged(["b.vn/x/y/index.html", "c.vn/index.html", "a.vn/x/y/index.html"]) == (
            "a.vn/x/y/index.html",
            "b.vn/x/y/index.html",
        )


@pytest.mark.parametrize("link", [False, True])
def test_a_file_is_taken_over_as_it_is(out: Path, tmp_path: Path, link: bool) -> None:
    source = tmp_path / "nghị quyết.pdf"
    source.write_bytes(b"%PDF" * 400_000)
    with Staging(out) as staging:
        staged = staging.stage_file("a.vn/nq.pdf", source, link=link)
        assert staged == StagedFile("a.vn/nq.pdf", digest_bytes(source.read_bytes()), 1_600_000, staged.time)
        assert staged.time == os.stat(staging.file_of(staged.path)).st_mtime_ns
        assert Path(staging.file_of(staged.path)).samefile(source) is link


@pytest.mark.parametrize(
    "path",
    [
        "../x",
        "a/../../x",
        "/etc/passwd",
        "a//b",
        "a/./b",
        "",
        "a/",
        "a\0b",
        "a/" + "đ" * 128,
        "b" * 256,
        ".portalgen/manifest.json",
        "a/\udcff",
    ],
)
def test_a_path_that_leaves_the_folder_is_refused(out: Path, path: str) -> None:
    with Staging(out) as staging, pytest.raises(OutputError, match="not allowed"):
        staging.stage(path, b"x")


def test_a_segment_of_255_bytes_is_allowed(out: Path) -> None:
    with Staging(out) as staging:
        assert staging.stage("a/" + "đ" * 127 + "x", b"x").size == 1


def _work(staging: Staging, number: int) -> None:
    for page in range(50):
        staging.stage(f"a.vn/muc-{page % 5}/{number}-{page}/index.html", b"x")
    staging.discard()


def test_forked_workers_stage_side_by_side_and_discard_nothing(out: Path) -> None:
    context = multiprocessing.get_context("fork")
    with Staging(out) as staging:
        workers = [context.Process(target=_work, args=(staging, number)) for number in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert [worker.exitcode for worker in workers] == [0, 0, 0]
        assert len(list(Path(staging.folder).rglob("index.html"))) == 150


def test_the_folder_of_a_dead_run_is_removed_and_that_of_a_living_one_stays(out: Path) -> None:
    dead = out / ".portalgen" / f"staging-{_dead_pid()}"
    living = out / ".portalgen" / f"staging-{os.getppid()}"
    own = out / ".portalgen" / f"staging-{os.getpid()}"
    for folder in (dead, living, own):
        (folder / "a.vn").mkdir(parents=True)
    with Staging(out) as staging:
        assert staging.retain_staged([]) == ()
        assert not Path(staging.folder, "a.vn").exists()
        assert (dead.exists(), living.exists()) == (False, True)


def test_two_builds_never_write_into_one_folder(out: Path) -> None:
    with Staging(out), pytest.raises(OutputError, match="another build"):
        Staging(out)
    with Staging(out):
        pass


def test_a_full_disk_is_reported_in_both_languages(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(target: str, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", target)

    monkeypatch.setattr(staging_module, "_write", full)
    with Staging(out) as staging, pytest.raises(OutputError) as raised:
        staging.stage("a.vn/index.html", b"x")
    assert "ổ đĩa đã đầy" in raised.value.vi
    assert "the disk is full" in raised.value.en


def _dead_pid() -> int:
    process = multiprocessing.get_context("fork").Process(target=int)
    process.start()
    process.join()
    assert process.pid is not None
    return process.pid


def test_folders_are_made_that_are_missing_and_those_that_are_there_are_taken(out: Path) -> None:
    with Staging(out) as staging:
        Path(staging.new_hosts_folder, "a.vn", "tin").mkdir(parents=True)
        for path in ("a.vn/tin/mot/index.html", "a.vn/tin/hai/ba/bon/index.html", "b.vn/index.html"):
            staging.stage(path, b"x")
            assert Path(staging.new_hosts_folder, path).read_bytes() == b"x"


@pytest.mark.parametrize("make", [lambda place: place.write_bytes(b""), lambda place: place.symlink_to("nowhere")])
def test_what_stands_in_the_place_of_a_folder_is_reported(out: Path, make: Callable[[Path], object]) -> None:
    with Staging(out) as staging:
        place = Path(staging.new_hosts_folder, "a.vn", "tin")
        place.parent.mkdir()
        make(place)
        with pytest.raises(OutputError, match=re.escape(str(place))):
            staging.stage("a.vn/tin/index.html", b"x")


def test_a_working_folder_that_is_gone_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    claim_output_folder(Path("public"))
    with Staging(Path("public")) as staging:
        shutil.rmtree(here)
        with pytest.raises(OutputError):
            staging.stage("a.vn/index.html", b"x")
        monkeypatch.chdir(tmp_path)
