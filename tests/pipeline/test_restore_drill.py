"""A release is built again from its repository alone, and its backup restored: the report says what holds."""

from __future__ import annotations

import errno
import gzip
import json
import os
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

import pytest

from portalgen.cli.drill_report import format_drill_json, format_drill_lines
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.restore_drill import DrillDifference, DrillReport, DrillRequest, ProgramState, run_drill
from portalgen.publish.archiving.kept_release import open_kept
from portalgen.publish.backups.full_disk import FullDiskError
from portalgen.publish.backups.restore_backup import DamagedBackupError
from portalgen.publish.backups.write_backup import BackupRequest, write_backup
from portalgen.writer.errors import to_output_error
from tests.makers.kept_targets import HostFiles, KeptTarget
from tests.makers.portal import AT, MAIN, SO, XA, SmallPortal, paths
from tests.makers.repository import RepositoryMaker, day
from tests.makers.sent_releases import send_build

NOW: Final = datetime(2026, 12, 1, 9, 0, 5, tzinfo=VIETNAM)
FAKE: Final = """\
import sys
from pathlib import Path
def main():
    out = Path(dict(zip(sys.argv, sys.argv[1:]))["--out"])
    (out / "so.example.vn").mkdir(parents=True)
    (out / "so.example.vn/index.html").write_text("ban cu " + dict(zip(sys.argv, sys.argv[1:]))["--at"])
    sys.exit("het cho" if (Path.cwd() / "loi").exists() else 0)
"""
"""A program that another commit holds."""


class Released:
    """A portal in a repository, and a target with the release of a build of it."""

    def __init__(self, folder: Path, *, search: bool = False) -> None:
        self.repository = RepositoryMaker(folder / "kho")
        self.portal = SmallPortal(folder / "kho")
        self.commit = self.repository.commit(day(1))
        self.portal.build_successfully(search=search, remember=False)
        self.target = folder / "target"
        send_build(self.portal, self.target, self.commit)

    def files(self) -> dict[str, dict[str, bytes]]:
        """What the build gave."""
        found: dict[str, dict[str, bytes]] = {}
        for path in paths(self.portal.out):
            host, _, below = path.partition("/")
            found.setdefault(host, {})[below] = (self.portal.out / path).read_bytes()
        return found

    def request(self) -> DrillRequest:
        return DrillRequest(NOW, str(self.portal.root), self.target)


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Released:
    return Released(tmp_path_factory.mktemp("drill"))


@pytest.fixture(scope="module")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Released:
    """With search."""
    return Released(tmp_path_factory.mktemp("searched"), search=True)


@pytest.fixture(scope="module")
def report(released: Released) -> DrillReport:
    """Of a drill with a backup that has the repository."""
    file = released.target.parent / "a.tar"
    write_backup(BackupRequest(released.target, file, NOW, "portalgen 1.0", repository=released.portal.root))
    return run_drill(DrillRequest(NOW, backup=file))


def other_target(released: Released, folder: Path, files: HostFiles, commit: str = "") -> DrillRequest:
    """A drill of a target that says something else was released."""
    target = KeptTarget(folder / "khac")
    target.add(files, commit=commit or released.commit, clock=AT)
    return replace(released.request(), target=target.folder)


def test_from_the_backup_alone_the_portal_is_built_again_and_is_equal(report: DrillReport, released: Released) -> None:
    assert (report.holds, report.is_equal, report.differences) == (True, True, ())
    assert report.compared == sum(map(len, released.files().values())) > 50
    assert report.backup is not None and report.backup.holds
    assert report.program_state is ProgramState.NONE
    text = format_drill_lines(report, "vi")
    assert "dựng lại GIỐNG HỆT" in text and text.endswith("Kết luận: ĐẠT")


def test_the_report_for_the_auditor_says_what_was_drilled_when_and_how_long(report: DrillReport) -> None:
    value = json.loads(format_drill_json(report))
    assert (value["holds"], value["equal"], value["backup"]["holds"]) == (True, True, True)
    assert value["release"]["commit"] == report.manifest.commit
    assert value["moment"] == "2026-12-01T09:00:05+07:00"
    assert list(value["steps"]) == ["backup", "clone", "build", "compare"]


def test_what_differs_is_named(released: Released, tmp_path: Path) -> None:
    files = released.files()
    files[SO] = {**files[SO], "index.html": b"khac", "them.txt": b"chi da phat hanh"}
    del files[XA]["index.html"]
    found = run_drill(other_target(released, tmp_path, files))
    assert found.differences == (
        (f"{SO}/index.html", DrillDifference.BYTES),
        (f"{SO}/them.txt", DrillDifference.MISSING),
        (f"{XA}/index.html", DrillDifference.ADDITIONAL),
    )
    assert not found.holds
    lines = format_drill_lines(found, "vi")
    assert f"`{SO}/index.html`: nội dung khác" in lines and lines.endswith("Kết luận: KHÔNG ĐẠT")


def test_a_repository_without_the_released_commit_is_no_repository_of_the_portal(
    released: Released, tmp_path: Path
) -> None:
    with pytest.raises(UnusableEnvironmentError, match="does not have commit"):
        run_drill(other_target(released, tmp_path, {SO: {"index.html": b"x"}}, "c" * 40))
    for address in (str(tmp_path / "khong-co"), "--upload-pack=true"):
        with pytest.raises(UnusableEnvironmentError):
            run_drill(replace(released.request(), repository=address))


def test_what_cannot_be_drilled_is_said_and_a_damaged_backup_is_a_result(released: Released, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name the release"):
        run_drill(DrillRequest(NOW, "kho"))
    with pytest.raises(UsageError, match="--repository"):
        run_drill(replace(released.request(), repository=""))
    file = tmp_path / "a.tar"
    write_backup(BackupRequest(released.target, file, NOW, "portalgen 1.0"))
    file.write_bytes(file.read_bytes().replace(b"<title>", b"<TITLE>"))
    with pytest.raises(DamagedBackupError):
        run_drill(DrillRequest(NOW, str(released.portal.root), backup=file))
    found = run_drill(replace(released.request(), backup=file))
    assert (found.is_equal, found.holds) == (True, False)
    assert "HỎNG, không khôi phục được" in format_drill_lines(found, "vi")


def test_a_full_disk_of_temporary_files_is_told_as_what_fills_it(
    released: Released, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise to_output_error(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), tmp_path / "public")

    monkeypatch.setattr("portalgen.pipeline.restore_drill.build", full)
    with pytest.raises(FullDiskError, match="a clone of the repository, a build of the whole portal") as refused:
        run_drill(released.request())
    assert "TMPDIR" in refused.value.vi


@pytest.mark.heavy
def test_the_program_of_the_released_commit_builds_where_it_differs(tmp_path: Path) -> None:
    repository = RepositoryMaker(tmp_path / "kho")
    for name in ("__init__.py", "cli/__init__.py"):
        repository.write(f"portalgen/{name}", "")
    repository.write("portalgen/cli/main.py", FAKE)
    commit = repository.commit(day(1))
    target = KeptTarget(tmp_path / "target")
    target.add({SO: {"index.html": b"ban cu 2026-11-24T08:00"}}, commit=commit, clock=AT)
    request = DrillRequest(NOW, str(repository.root), target.folder)
    found = run_drill(request)
    assert (found.program_state, found.holds, found.build_errors) == (ProgramState.RELEASED, True, ())

    repository.write("portalgen/cli/main.py", "import sys\ndef main(): sys.exit('fatal: No space left on device')\n")
    target.add({SO: {"index.html": b"x"}}, commit=repository.commit(day(2)), clock=AT)
    with pytest.raises(FullDiskError):
        run_drill(request)

    repository.write("portalgen/cli/main.py", FAKE)
    repository.write("loi", "x")
    target.add({SO: {"index.html": b"x"}}, commit=repository.commit(day(3)), clock=AT)
    found = run_drill(request)
    assert (found.holds, found.build_errors) == (False, ("het cho",))


@pytest.mark.heavy
def test_a_long_build_of_the_released_program_is_reported_until_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portalgen.pipeline.restore_drill._REPORT_SECONDS", 0.01)
    repository, go_on = RepositoryMaker(tmp_path / "kho"), tmp_path / "go-on"
    for name in ("__init__.py", "cli/__init__.py"):
        repository.write(f"portalgen/{name}", "")
    waiting = f"import os, time\nwhile not os.path.exists({str(go_on)!r}): time.sleep(0.01)\n"
    repository.write("portalgen/cli/main.py", waiting + FAKE)
    target = KeptTarget(tmp_path / "target")
    commit = repository.commit(day(1))
    target.add({SO: {"index.html": b"ban cu 2026-11-24T08:00"}}, commit=commit, clock=AT)
    reports = []

    def report(stage: str, done: int, total: int) -> None:
        reports.append((stage, done, total))
        if reports.count(("build", 0, 0)) == 3:  # the program would wait for ever if nothing was reported
            go_on.touch()

    request = DrillRequest(NOW, str(repository.root), target.folder)
    assert run_drill(request, report).holds

    go_on.unlink()

    def interrupt(stage: str, done: int, total: int) -> None:
        if stage == "build":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):  # and the build, which would wait for ever, ends
        run_drill(request, interrupt)


@pytest.mark.heavy
def test_search_that_was_made_again_from_the_same_texts_is_as_released(searched: Released) -> None:
    released = open_kept(searched.target, "")
    count = sum(len(released.read_list(host).bundles) for host in (MAIN, SO, XA))
    found = run_drill(searched.request())
    assert (found.differences, found.searches, found.holds) == ((), count, True)
    assert count > len((MAIN, SO, XA))


@pytest.mark.heavy
def test_a_search_result_that_was_forged_before_the_release_is_named(searched: Released, tmp_path: Path) -> None:
    """What Pagefind was given, and so the key, is the same; the build keeps such a bundle."""
    fragment = sorted((searched.portal.out / SO / "pagefind/fragment").iterdir())[0]
    honest = fragment.read_bytes()
    try:
        fragment.write_bytes(
            gzip.compress(gzip.decompress(honest).replace(b'"url":"/', b'"url":"https://xau.example/'), mtime=0)
        )
        send_build(searched.portal, tmp_path / "gia", searched.commit)
    finally:
        fragment.write_bytes(honest)
    found = run_drill(replace(searched.request(), target=tmp_path / "gia"))
    place = fragment.relative_to(searched.portal.out).as_posix()
    assert (found.differences, found.holds) == (((place, DrillDifference.BYTES),), False)


@pytest.mark.heavy
def test_search_of_other_texts_than_those_of_the_commit_is_named(searched: Released, tmp_path: Path) -> None:
    searched.portal.edit("content/so/tin-tuc/khai-truong.vi.md", "Tin đầu.", "Tin đầu, không có trong lần lưu.")
    searched.portal.build_successfully(search=True, remember=False)
    send_build(searched.portal, tmp_path / "khac", searched.commit)
    found = run_drill(replace(searched.request(), target=tmp_path / "khac"))
    searches = [path for path, kind in found.differences if kind is DrillDifference.SEARCH]
    assert (searches, found.holds) == ([f"{SO}/pagefind"], False)
