"""Plans the removal of leaked data: every version of the files, copies of the same bytes, and refs containing them."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from portalgen.editorial.audit.item_history import read_item_history
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.purges.former_history import LOCKED_CLASSES, is_record
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.blobs import digest_blobs, read_blobs
from portalgen.history.entries import list_entries_at
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository, require_full_history
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.states import is_text_path, item_version_of

_NOTHING: Final = "000000"
_REPOSITORY: Final = "160000"
FILTER_OPTIONS: Final = (
    "--prune-empty never --prune-degenerate never --preserve-commit-hashes --preserve-commit-encoding "
    "--replace-refs delete-no-add"
)
"""Options with which `git filter-repo` changes only the given files."""


@frozen
class LeakedVersion:
    """A former content of a file."""

    path: str
    """From the portal's root."""
    blob: str
    sha256: str
    size: int
    since: datetime
    """When the first commit with it was made."""
    is_on_main: bool
    """True if main has it now."""
    is_notice: bool = False
    """True if it is the notice of a removal, which is public and stays."""

    @property
    def stays(self) -> bool:
        """Return True if main keeps it in place of the leaked content."""
        return self.is_on_main and self.is_notice


@frozen
class PurgePlan:
    """The data to remove."""

    tip: str
    paths: tuple[str, ...]
    versions: tuple[LeakedVersion, ...]
    copies: tuple[tuple[str, str], ...]
    """(path, blob) of other files with the same bytes."""
    refs: tuple[str, ...]
    """Branches and tags of this repository with any of it in their history."""
    locked_paths: tuple[str, ...]
    """Paths that no map can be about."""

    @property
    def is_ready(self) -> bool:
        """Return True if it can be removed from the history now.

        Main has at most a notice of it, and a map can be about all of it.
        """
        return not self.locked_paths and not any(
            each.is_on_main and not each.stays and not is_record(each.path) for each in self.versions
        )

    @property
    def has_notices(self) -> bool:
        """True if notices replace leaked files, so versions have to be removed instead of paths."""
        return any(each.stays for each in self.versions)

    @property
    def blobs(self) -> tuple[str, ...]:
        """Ids of the completely removed versions: all versions of records, and of other files those not on main now."""
        kept = {each.blob for each in self.versions if each.is_on_main and not is_record(each.path)}
        return tuple(sorted({each.blob for each in self.versions} - kept))


@frozen
class _Arrival:
    path: str
    blob: str
    commit: str
    at: datetime


def plan_purge(repository: Repository, tip: str, paths: Iterable[str], ids: Iterable[str]) -> PurgePlan:
    """Return the data to remove of the files at `paths` and of the items with `ids`, in all refs.

    `tip` is the id of main's newest commit.

    Raises UsageError if the history has no such file or item.
    """
    require_full_history(repository)
    whole = (each for path in paths for each in _with_signature(path))
    named = tuple(dict.fromkeys((*whole, *_paths_of_items(repository, tip, ids))))
    if not named:
        raise UsageError(
            "nêu tệp phải gỡ bằng --path, hoặc mã bài bằng --id",
            "name the files to remove with --path, or an item with --id",
        )
    arrivals = _list_arrivals(repository, "--", *(f"{repository.prefix}{each}" for each in named))
    _refuse_unknown(named, arrivals)
    blobs = dict.fromkeys(each.blob for each in arrivals)
    digests = {id: (digest, size) for id, digest, size in digest_blobs(repository, blobs)}
    there = {(path, each.id) for path, each in list_entries_at(repository, tip).items()}
    notices = _find_notices(repository, (each for each in arrivals if (each.path, each.blob) in there))
    versions = tuple(
        LeakedVersion(
            each.path,
            each.blob,
            *digests[each.blob],
            each.at,
            (each.path, each.blob) in there,
            is_notice=each.blob in notices,
        )
        for each in arrivals
    )
    everywhere = _list_arrivals(repository, *(f"--find-object={each}" for each in blobs))
    known = {(each.path, each.blob) for each in arrivals}
    copies = {(each.path, each.blob) for each in everywhere if each.blob in blobs} - known
    locked = sorted({each.path for each in arrivals if classify_path(each.path).path_class.id in LOCKED_CLASSES})
    refs = _list_refs(repository, dict.fromkeys(each.commit for each in arrivals))
    return PurgePlan(tip, named, versions, tuple(sorted(copies)), refs, tuple(locked))


def _find_notices(repository: Repository, standing: Iterable[_Arrival]) -> frozenset[str]:
    """Return the blob ids of notices of removals."""
    texts = dict.fromkeys(each.blob for each in standing if is_text_path(each.path))
    items = ((id, item_version_of(data)) for id, data in read_blobs(repository, texts))
    return frozenset(id for id, item in items if item is not None and item.is_tombstone)


def _with_signature(path: str) -> tuple[str, ...]:
    """Return a file; for a record or its signature, both files."""
    if not is_record(path):
        return (path,)
    name = path.rpartition(".")[0]
    return f"{name}.json", f"{name}.sig"


def _paths_of_items(repository: Repository, tip: str, ids: Iterable[str]) -> Iterator[str]:
    for each in ids:
        history = read_item_history(repository, tip, each)
        if not history.steps:
            raise UsageError(
                f"bản chính không có bài `{each}`; mã bài ở dòng `id:` đầu tệp",
                f"main does not hold an item `{each}`; the id stands in the line `id:` of its file",
            )
        yield from sorted(history.paths)


def _list_arrivals(repository: Repository, *arguments: str) -> tuple[_Arrival, ...]:
    """Return each (path, blob) of any ref at its first commit, by path and time."""
    command = (
        "log",
        "--all",
        "--reverse",
        "-m",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "-z",
        "--format=%x00%H %ct%x00",
    )
    fields = read_git_output(repository.top, (*command, *arguments)).decode("utf-8", "surrogateescape").split("\0")
    found: dict[tuple[str, str], _Arrival] = {}
    commit, seconds = "", "0"
    rest = iter(fields)
    for field in rest:
        record = field.strip("\n")
        if record.startswith(":"):
            _, mode, _, blob, _ = record.split(" ")
            path = next(rest).removeprefix(repository.prefix)
            if mode not in (_NOTHING, _REPOSITORY):
                at = datetime.fromtimestamp(int(seconds), UTC)
                found.setdefault((path, blob), _Arrival(path, blob, commit, at))
        elif record:
            commit, _, seconds = record.partition(" ")
    return tuple(sorted(found.values(), key=lambda each: (each.path, each.at, each.blob)))


def _refuse_unknown(paths: Iterable[str], arrivals: Iterable[_Arrival]) -> None:
    held = {each.path for each in arrivals}
    for path in paths:
        if path not in held and not any(each.startswith(f"{path.rstrip('/')}/") for each in held):
            raise UsageError(
                f"lịch sử của kho chưa từng có `{path}`; ghi đường dẫn tính từ thư mục của cổng",
                f"the history of this repository never held `{path}`; write the path from the portal's folder",
            )


def _list_refs(repository: Repository, commits: Iterable[str]) -> tuple[str, ...]:
    arguments = [f"--contains={each}" for each in commits]
    output = read_git_output(repository.top, ("for-each-ref", "--format=%(refname)", *arguments))
    return tuple(output.decode("utf-8", "replace").split())


def plan_as_json(plan: PurgePlan) -> dict[str, Any]:
    """Return a plan as a JSON value."""
    return {
        "tip": plan.tip,
        "paths": list(plan.paths),
        "versions": [
            {
                "path": each.path,
                "blob": each.blob,
                "sha256": each.sha256,
                "size": each.size,
                "since": each.since.isoformat(),
                "on_main": each.is_on_main,
                "notice": each.stays,
            }
            for each in plan.versions
        ],
        "copies": [{"path": path, "blob": blob} for path, blob in plan.copies],
        "refs": list(plan.refs),
        "locked": list(plan.locked_paths),
        "blobs": list(plan.blobs),
        "ready": plan.is_ready,
    }


def format_plan(plan: PurgePlan, prefix: str, language: str, ids_file: str = "") -> Iterator[str]:
    """Yield the lines of a plan: the data to remove, and the next steps.

    `ids_file` is the file with the ids of the completely removed versions; empty if it was not written.
    """
    count = sum(not each.stays for each in plan.versions)
    yield B(f"Phải gỡ {count} bản của tệp:", f"{count} versions of files have to go:").text(language)
    yield from (_format_version(each, language) for each in plan.versions if not each.stays)
    if plan.has_notices:
        yield B(
            "Thông báo gỡ tin trên bản chính Ở LẠI (đọc lại tiêu đề: còn lộ thì đính chính trước):",
            "Notices on main to KEEP (read their titles: where one leaks, correct it first):",
        ).text(language)
        yield from (_format_version(each, language) for each in plan.versions if each.stays)
    if plan.copies:
        yield B(
            "Cùng nội dung ấy còn ở tệp khác, phải gỡ cùng:",
            "The same bytes stand in other files, also to be removed:",
        ).text(language)
        yield from (f"  {path}" for path, _ in plan.copies)
    if plan.refs:
        yield B("Nhánh và thẻ của kho này đang giữ:", "Branches and tags of this repository that hold it:").text(
            language
        )
        yield from (f"  {each}" for each in plan.refs)
    yield ""
    yield from _next_steps(plan, prefix, language, ids_file)


def _format_version(each: LeakedVersion, language: str) -> str:
    is_left = each.is_on_main and not each.stays
    state = B(", ĐANG CÓ trên bản chính", ", main HAS it now") if is_left else B("", "")
    size = B(f"{each.size} byte", f"{each.size} bytes")
    return f"  {each.path}  {each.sha256[:12]}…  {size.text(language)}{state.text(language)}"


def _next_steps(plan: PurgePlan, prefix: str, language: str, ids_file: str) -> Iterator[str]:
    if plan.locked_paths:
        yield B(
            f"Không gỡ bằng bản đồ được: {', '.join(plan.locked_paths)} (docs/how-to/go-du-lieu-lo.md).",
            f"No map can be about: {', '.join(plan.locked_paths)} (docs/how-to/go-du-lieu-lo.md).",
        ).text(language)
        return
    named = " ".join(f"--path {shlex.quote(each)}" for each in _list_places(plan))
    make = (
        f"  portalgen governance purge map {plan.tip} HEAD --old-repository "
        f"{B('BẢN-SAO-CŨ', 'FORMER-COPY').text(language)} {named} --reason '{B('LÝ DO', 'REASON').text(language)}'"
    )
    if not plan.is_ready:
        yield B(
            "Bản đang có trên bản chính còn lộ thì trước hết gỡ hoặc đính chính bằng một bài được duyệt, rồi chạy lại lệnh này. "
            "Bản đó đã sạch thì chỉ che chữ bị lộ trong các bản cũ; trong một bản sao mới của kho, chạy:",
            "Where what main has now still leaks, first remove or correct it by a submission that is approved, and run this again. "
            "Where it is clean, only mask the words in what was before; in a fresh clone of the repository, run:",
        ).text(language)
        yield f"  git filter-repo --replace-text {B('TỆP-CHỮ-LỘ', 'WORDS-FILE').text(language)} {FILTER_OPTIONS}"
        if plan.blobs:
            yield B(
                "hoặc gỡ cả các bản cũ (thời điểm của bài thành chưa chứng minh được):",
                "or remove the former versions whole (the times of the item are unproven then):",
            ).text(language)
            yield from _strip_versions(ids_file, language)
    elif plan.has_notices:
        yield B("Trong một bản sao mới của kho, chạy:", "In a fresh clone of the repository, run:").text(language)
        yield from _strip_versions(ids_file, language)
    else:
        names = " ".join(f"--path {shlex.quote(prefix + each)}" for each in _list_places(plan))
        yield B("Trong một bản sao mới của kho, chạy:", "In a fresh clone of the repository, run:").text(language)
        yield f"  git filter-repo --invert-paths {names} {FILTER_OPTIONS}"
    yield B("rồi lập bản đồ:", "then make the map:").text(language)
    yield make


def _strip_versions(ids_file: str, language: str) -> Iterator[str]:
    file = shlex.quote(ids_file) if ids_file else B("TỆP-MÃ", "IDS-FILE").text(language)
    yield f"  git filter-repo --strip-blobs-with-ids {file} {FILTER_OPTIONS}"
    if not ids_file:
        yield B(
            "  (TỆP-MÃ: chạy lại lệnh này với --write-ids TỆP-MÃ)",
            "  (IDS-FILE: run this again with --write-ids IDS-FILE)",
        ).text(language)


def _list_places(plan: PurgePlan) -> tuple[str, ...]:
    """Return the files to remove, including files with the same bytes."""
    return tuple(dict.fromkeys((*plan.paths, *(path for path, _ in plan.copies))))
