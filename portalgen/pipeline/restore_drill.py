"""`run_drill`: checks that a release can be rebuilt exactly from nothing but the repository and the backup.

The repository is cloned into a temporary folder, the released commit is built at the released clock, and every file is
compared with the lists of the release. Pagefind writes different bytes from the same pages each time, so for a search
bundle the key of its inputs is compared. A backup is restored into a temporary target, and its chain and files are
checked.

If the program of the released commit differs from this program, it does the build, in a separate process with this
program's libraries.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Final

from portalgen import __version__
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.sentences import severity_of
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.program import GitResult, git_error_of, run_git
from portalgen.pipeline.build import build
from portalgen.pipeline.options import BuildOptions, Progress, no_progress
from portalgen.publish.archiving.kept_release import KeptFiles, holds_blob, open_kept
from portalgen.publish.backups.backup_list import BUNDLE_MEMBER
from portalgen.publish.backups.check_target import TargetCheck, check_target
from portalgen.publish.backups.full_disk import explain_full_disk, format_room, says_full_disk
from portalgen.publish.backups.read_backup import find_backup_damage
from portalgen.publish.backups.restore_backup import DamagedBackupError, restore_backup
from portalgen.publish.manifest import HostList, ReleaseManifest, digest_manifest
from portalgen.publish.preparing.host_lists import key_bundles
from portalgen.text.bilingual import Bilingual
from portalgen.writer.manifest import read_manifest
from portalgen.writer.paths import OWN_FOLDER

_PACKAGE: Final = "portalgen"
_RUN: Final = "from portalgen.cli.main import main; main()"
_ERROR_LINES: Final = 5
_REPORT_SECONDS: Final = 5.0


class ProgramState(Enum):
    """Whether the released commit's program differs from this program, and which of them did the build."""

    SAME = "same"
    RELEASED = "released"
    """The programs differ, and the commit's program did the build."""
    OTHER = "other"
    """The programs differ, and this program did the build, as requested."""
    NONE = "none"
    """The commit contains no program, so this program did the build."""


class DrillDifference(Enum):
    """How a rebuilt file differs from the release."""

    MISSING = "missing"
    """The release has the file, but the rebuilt portal does not."""
    ADDITIONAL = "additional"
    """The rebuilt portal has the file, but the release does not."""
    BYTES = "bytes"
    SEARCH = "search"
    """A search bundle made from other texts or by another version of Pagefind."""


@frozen
class DrillRequest:
    """The options of a drill. The release is taken from `target`, or from the backup if there is no target."""

    moment: datetime
    repository: str = ""
    """The address or folder of the repository. If empty, the bundle in the backup is cloned."""
    target: Path | None = None
    release: str = ""
    """The name of a kept release. Empty for the current release."""
    backup: Path | None = None
    jobs: int = 1
    with_this_program: bool = False
    """True to build with this program, even if the commit contains another program."""


@frozen
class BackupDrill:
    """The result of restoring the backup."""

    file: Path
    moment: datetime
    """The time when the backup was made."""
    head_number: int
    damage: tuple[str, ...]
    """The damaged entries of the backup. If there are any, the backup was not restored."""
    check: TargetCheck | None
    """The result of checking the restored target; None if the backup was not restored."""

    @property
    def holds(self) -> bool:
        """True if the backup can be relied on."""
        return self.check is not None and self.check.is_whole


@frozen
class DrillReport:
    """The report of a drill, for an auditor."""

    moment: datetime
    seconds: float
    steps: tuple[tuple[str, float], ...]
    """(step, duration in seconds). The steps are `backup`, `clone`, `build` and `compare`."""
    repository: str
    """The cloned repository. Empty for the bundle in the backup."""
    manifest: ReleaseManifest
    digest: str
    """Digest of the release's manifest."""
    program: str
    program_state: ProgramState
    compared: int
    """The number of files compared with the lists of the release."""
    searches: int
    """The number of search bundles compared by the key of their inputs."""
    differences: tuple[tuple[str, DrillDifference], ...]
    """(`host/path` of a file or search bundle, how it differs)."""
    build_errors: tuple[str, ...] = ()
    """The reasons why there was no build to compare."""
    backup: BackupDrill | None = None

    @property
    def is_equal(self) -> bool:
        """True if the rebuilt portal equals the release."""
        return not (self.differences or self.build_errors)

    @property
    def holds(self) -> bool:
        """True if every part of the drill succeeded."""
        return self.is_equal and (self.backup is None or self.backup.holds)


@dataclass(slots=True)
class _Steps:
    """The duration of each step."""

    begun: float = field(default_factory=time.monotonic)
    laps: list[tuple[str, float]] = field(default_factory=list)

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        begun = time.monotonic()
        yield
        self.laps.append((name, time.monotonic() - begun))


def run_drill(request: DrillRequest, progress: Progress = no_progress) -> DrillReport:
    """Rebuild a release from scratch, restore the backup, and return a report of both.

    Only a temporary folder is written, and removed at the end. Raises UsageError or UnusableEnvironmentError if the
    drill cannot be run; a damaged backup or a build with errors is a result.
    """
    if request.target is None and request.backup is None:
        raise UsageError(
            "nêu bản phát hành để so: --target và thư mục đích, hoặc --backup và bản sao lưu",
            "name the release to compare with: --target and the target, or --backup and the backup",
        )
    steps = _Steps()
    place = Path(tempfile.gettempdir())
    with (
        explain_full_disk(place, _describe_needs(request)),
        tempfile.TemporaryDirectory(prefix="portalgen-drill-") as name,
    ):
        folder = Path(name).resolve()
        with steps.lap("backup"):
            backup = _drill_backup(request.backup, folder, progress)
        kept = _open_release(request, backup, folder)
        with steps.lap("clone"):
            clone = _clone(request, kept.manifest.commit, folder)
        with steps.lap("build"):
            state = _compare_programs(clone, request.with_this_program)
            errors = _BUILDS[state](request, kept, clone, folder / "public", progress)
        with steps.lap("compare"):
            compared, searches, differences = (0, 0, ()) if errors else _compare(kept, folder / "public")
    return DrillReport(
        request.moment,
        time.monotonic() - steps.begun,
        tuple(steps.laps),
        request.repository,
        kept.manifest,
        digest_manifest(kept.manifest),
        f"portalgen {__version__}",
        state,
        compared,
        searches,
        differences,
        errors,
        backup,
    )


def _describe_needs(request: DrillRequest) -> Bilingual:
    """Return the needs of a drill for disk space."""
    size = "" if request.backup is None else f" ({format_room(request.backup.stat().st_size)})"
    return Bilingual(
        "diễn tập cần chỗ ở đó cho một bản sao của kho, một lần dựng cả cổng và các tệp trong bản sao lưu"
        f"{size}. Xóa bớt tệp ở ổ đĩa ấy, hoặc đặt biến TMPDIR là một thư mục ở ổ còn trống, rồi chạy lại;"
        " cổng đang chạy không bị đụng tới, thư mục tạm đã được xóa",
        "a drill needs room there for a clone of the repository, a build of the whole portal and the files of the backup"
        f"{size}. Remove files of that disk, or set TMPDIR to a folder of a disk with room, and run again;"
        " the live portal was not touched, and the temporary folder is removed",
    )


def _drill_backup(file: Path | None, folder: Path, progress: Progress) -> BackupDrill | None:
    if file is None:
        return None
    checked = find_backup_damage(file)
    listed, check = checked.listed, None
    if not checked.damage:
        restore_backup(file, folder / "target", folder / "extras", progress)
        check = check_target(folder / "target")
    return BackupDrill(file, listed.moment, listed.head_number, checked.damage, check)


def _open_release(request: DrillRequest, backup: BackupDrill | None, folder: Path) -> KeptFiles:
    if request.target is not None:
        return open_kept(request.target, request.release)
    assert backup is not None
    if backup.check is None:
        raise DamagedBackupError(backup.file, backup.damage)
    return open_kept(folder / "target", request.release)


def _clone(request: DrillRequest, commit: str, folder: Path) -> Path:
    """Return a fresh clone with the released commit checked out."""
    source = request.repository or str(folder / "extras" / BUNDLE_MEMBER)
    if not request.repository and not Path(source).is_file():
        raise UsageError(
            "nêu --repository và địa chỉ kho: bản sao lưu không có kho (backup --repository)",
            "name the repository with --repository: the backup contains none (backup --repository)",
        )
    if Path(source).exists():
        source = str(Path(source).absolute())
    clone = folder / "clone"
    arguments = ("clone", "--quiet", "--no-checkout", "--no-hardlinks", "-c", "maintenance.auto=false", "--", source)
    _require_git(run_git(folder, (*arguments, str(clone))))
    if run_git(clone, ("cat-file", "-e", f"{commit}^{{commit}}")).status:
        raise UnusableEnvironmentError(
            f"kho `{request.repository or source}` không có lần lưu {commit} mà bản phát hành ghi: kho này chưa đủ để dựng"
            " lại cổng. Kiểm tra đúng kho, và mọi nhánh đã được sao lưu",
            f"repository `{request.repository or source}` does not have commit {commit} of the release, so the "
            "portal cannot be rebuilt from it. Check that it is the right repository, and that every branch is "
            "backed up",
        )
    _require_git(run_git(clone, ("checkout", "--quiet", "--detach", commit)))
    return clone


def _require_git(result: GitResult) -> None:
    if result.status and says_full_disk(result.error):
        raise OSError(errno.ENOSPC, result.error)
    if result.status:
        raise git_error_of(result)


def _compare_programs(clone: Path, with_this_program: bool) -> ProgramState:
    theirs, ours = clone / _PACKAGE, Path(__file__).resolve().parents[1]
    if not (theirs / "__init__.py").is_file():
        return ProgramState.NONE
    if _read_sources(theirs) == _read_sources(ours):
        return ProgramState.SAME
    return ProgramState.OTHER if with_this_program else ProgramState.RELEASED


def _read_sources(package: Path) -> Mapping[str, bytes]:
    return {each.relative_to(package).as_posix(): each.read_bytes() for each in sorted(package.rglob("*.py"))}


def _build_here(request: DrillRequest, kept: KeptFiles, clone: Path, out: Path, progress: Progress) -> tuple[str, ...]:
    """Build with this program; return the errors of a refused build."""
    options = BuildOptions(clone, out, kept.manifest.clock, search=_has_search(kept), jobs=request.jobs, remember=False)
    result = build(options, progress)
    if result.is_written:
        return ()
    errors = [each for each in result.diagnostics if severity_of(each) is Severity.ERROR]
    return tuple(f"{each.place.path}:{each.place.line} {each.code}" for each in errors)


def _build_there(request: DrillRequest, kept: KeptFiles, clone: Path, out: Path, progress: Progress) -> tuple[str, ...]:
    """Build with the commit's program; return the end of its output if it failed."""
    clock = kept.manifest.clock.strftime("%Y-%m-%dT%H:%M")
    command = [sys.executable, "-c", _RUN, "--root", str(clone), "build", "--out", str(out), "--at", clock]
    with subprocess.Popen(  # noqa: S603 - the program of the commit that was released
        [*command, "--jobs", str(request.jobs), *([] if _has_search(kept) else ["--no-search"])],
        cwd=clone,
        env={**os.environ, "PYTHONPATH": str(clone), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        output = _read_to_end(process, progress)
    if process.returncode == 0:
        return ()
    said = output.decode("utf-8", "replace").strip()
    if says_full_disk(said):
        raise OSError(errno.ENOSPC, said)
    lines = said.splitlines()
    return tuple(lines[-_ERROR_LINES:]) or (f"exit code {process.returncode}",)


def _read_to_end(process: subprocess.Popen[bytes], progress: Progress) -> bytes:
    """Return the whole output of a build, which is reported again and again, since it does not report its own steps."""
    try:
        while True:
            progress("build", 0, 0)
            try:
                return process.communicate(timeout=_REPORT_SECONDS)[0]
            except subprocess.TimeoutExpired:
                continue
    except BaseException:  # the drill is interrupted: leaving the block of the process would wait for its end
        process.kill()
        raise


def _has_search(kept: KeptFiles) -> bool:
    """Return True if the release has a search bundle; else it was built without search."""
    return any(kept.read_list(host).bundles for host in kept.manifest.hosts)


_BUILDS: Final[Mapping[ProgramState, Callable[..., tuple[str, ...]]]] = {
    ProgramState.SAME: _build_here,
    ProgramState.OTHER: _build_here,
    ProgramState.NONE: _build_here,
    ProgramState.RELEASED: _build_there,
}


_VARYING: Final = (".pf_filter", ".pf_meta", "/pagefind-entry.json")
"""The files that vary between builds.

In 145 bundles, two builds of the same pages differed in 632 filters, 290 `.pf_meta` and all entry files, and in no
other file.
"""


def _compare(kept: KeptFiles, out: Path) -> tuple[int, int, tuple[tuple[str, DrillDifference], ...]]:
    """Return the numbers of compared files and search bundles, and the differences in order."""
    keys = key_bundles(read_manifest(out))
    hosts = {each.name for each in out.iterdir() if each.is_dir() and each.name != OWN_FOLDER}
    compared = searches = 0
    found: list[tuple[str, DrillDifference]] = []
    for host in sorted(hosts | set(kept.manifest.hosts)):
        listed = kept.read_list(host) if host in kept.manifest.hosts else HostList(host, {})
        built = {folder.removeprefix(f"{host}/"): key for folder, key in keys.items() if folder.startswith(f"{host}/")}
        count, differences = _compare_files(listed, out, frozenset({*listed.bundles, *built}))
        compared, searches = compared + count, searches + len(listed.bundles)
        found += differences
        other = {folder for folder in {*listed.bundles, *built} if listed.bundles.get(folder) != built.get(folder)}
        found += [(f"{host}/{folder}", DrillDifference.SEARCH) for folder in other]
    return compared, searches, tuple(sorted(found, key=lambda each: each[0]))


def _compare_files(
    listed: HostList, out: Path, bundles: frozenset[str]
) -> tuple[int, list[tuple[str, DrillDifference]]]:
    prefixes = tuple(f"{folder}/" for folder in bundles)
    released = {path: file for path, file in listed.files.items() if not _varies(path, prefixes)}
    root = out / listed.host
    built = (
        {each.relative_to(root).as_posix() for each in root.rglob("*") if each.is_file()} if root.is_dir() else set()
    )
    found = [
        (f"{listed.host}/{path}", DrillDifference.ADDITIONAL)
        for path in built - released.keys()
        if not _varies(path, prefixes)
    ]
    for path, file in released.items():
        if path not in built:
            found.append((f"{listed.host}/{path}", DrillDifference.MISSING))
        elif not holds_blob(root / path, file.content):
            found.append((f"{listed.host}/{path}", DrillDifference.BYTES))
    return len(released), found


def _varies(path: str, bundles: tuple[str, ...]) -> bool:
    """Return True for files of a search bundle written differently by Pagefind each time: filters and their indexes.

    Texts, words and programs of a bundle are the same, and are compared like every other file.
    """
    return bool(bundles) and path.startswith(bundles) and path.endswith(_VARYING)
