"""The possible subject of a record: changes of a submission or of main, with the people who decide on them.

A submission is taken as merged into main's newest commit, because anything published meanwhile is part of the approved
state. The repository is not written: the merge is tried in a scratch repository.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from portalgen.editorial.path_classes import ClassifiedPath, PathClass, classify_path
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.records import FileMode, FileState, PathChange, digest_of_changes
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.attributes import ATTRIBUTES_FILE
from portalgen.history.blobs import read_blobs
from portalgen.history.kept_answers import read_about_objects
from portalgen.history.program import read_git_output, run_git
from portalgen.history.repository import Repository, require_full_history
from portalgen.history.revisions import Revision, find_revision, list_references, resolve_revision
from portalgen.history.scratch import create_scratch_repository, merge_commits, require_sound_tree
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.normalization import nfc
from portalgen.timeline.states import is_text_path, item_version_of

_MODES: Final[Mapping[str, FileMode | None]] = {
    "000000": None,
    "100644": "100644",
    "100755": "100755",
    "120000": "120000",
    "160000": "160000",
}
_SUBMODULE: Final[FileMode] = "160000"
_DIFF: Final = ("diff-tree", "-r", "--raw", "-z", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv",
                "--no-relative", "--ignore-submodules=none")  # fmt: skip
_MAIN: Final = "refs/heads/main"
_REMOTE_MAIN: Final = "refs/remotes/origin/main"
CONTENT_DIGEST: Final = B("Mã nội dung (SHA-256): {digest}", "Content digest (SHA-256): {digest}")
"""The line with the content digest, equal if a report, a difference and a signature are about the same content."""
_LAST_SECOND: Final = 253402300799  # the end of the year 9999, the last that `datetime` knows
_NAMED: Final = 3
"""The number of files named in a message."""


@frozen
class ProposedChange:
    """A change of a file, with its title."""

    change: PathChange
    file: ClassifiedPath
    title: str
    """The title of the page after the change, or before its deletion; empty for other files."""

    @property
    def path(self) -> str:
        """The path from the portal's root."""
        return self.change.path


@frozen
class ProposedChanges:
    """Changes that records may be about."""

    onto: str
    """The id of the commit of main before the changes."""
    onto_at: datetime
    """When it was committed."""
    changes: tuple[ProposedChange, ...]
    """By path, in the order of records."""
    record_paths: tuple[str, ...] = ()
    """Records accompanying the changes, sorted."""
    outside_count: int = 0
    """The number of changed files outside the portal's folder; they are not part of the portal."""

    @property
    def content_digest(self) -> str:
        """SHA-256 of all changes except records: the same for the content shown, signed and merged."""
        return digest_of_changes(each.change for each in self.changes)


@frozen
class ApprovalGroup:
    """Changes decided on by the same people."""

    path_class: PathClass
    site: str
    """Empty if the class has no site."""
    changes: tuple[ProposedChange, ...]


@frozen
class _Entry:
    """The entry of a tree at a path."""

    mode: FileMode
    id: str


_NO_ENTRY: Final = _Entry("100644", "")


@frozen
class _RawChange:
    path: str
    before: _Entry | None
    after: _Entry | None


def require_undivided_main(repository: Repository) -> Revision:
    """Return main: the server's main as last fetched, if there is one, else the local main.

    Raises UsageError if there is neither, or if each has commits that the other lacks.
    """
    tips = list_references(repository, (_REMOTE_MAIN, _MAIN))
    if not tips:
        raise UsageError(
            "kho này không có bản chính mang tên main hay origin/main; hãy ghi tên bản chính bằng --base",
            "this repository has neither main nor origin/main; name main with --base",
        )
    one, *others = dict.fromkeys(tips.values())
    if all(is_ancestor(repository, other, one) or is_ancestor(repository, one, other) for other in others):
        reference, commit = next(iter(tips.items()))
        return Revision(commit, reference)
    raise UsageError(
        "main trên máy này và origin/main đã tách rời nhau; hãy chạy `git fetch origin`, rồi `git switch -C main origin/main` (đặt main "
        "trên máy như ở máy chủ, bỏ lần gộp không được nhận), hoặc ghi rõ --base origin/main",
        "main here and origin/main have parted; run `git fetch origin`, then `git switch -C main origin/main` (sets yours back to the "
        "server's, without a merge that was refused), or say --base origin/main",
    )


def choose_main(repository: Repository, typed: str) -> Revision:
    """Return main: the revision `typed`, or `require_undivided_main` if it is empty. Raises UsageError."""
    return find_revision(repository, typed) if typed else require_undivided_main(repository)


def count_unpublished(repository: Repository, base: Revision) -> int:
    """Return the number of local commits of main missing from `base`; 0 if `base` is not the server's main."""
    if base.reference != _REMOTE_MAIN or not list_references(repository, (_MAIN,)):
        return 0
    return int(read_git_output(repository.top, ("rev-list", "--count", _MAIN, f"^{_REMOTE_MAIN}")))


def propose_submission(repository: Repository, base: str, head: str) -> ProposedChanges:
    """Return the changes to main (`base`) by the submission `head`; both are revisions.

    Raises UsageError if it cannot be approved: it changes nothing, does not merge, names files forbidden in records,
    changes records, or mixes rules of approval with other files.
    """
    require_full_history(repository)
    tip, submission = (resolve_revision(repository, each) for each in (base, head))
    with tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        scratch = create_scratch_repository(repository, Path(folder) / "merged")
        proposed = propose_tree(scratch, tip, merge_submission(scratch, tip, submission))
    if not proposed.changes:
        raise UsageError(
            "bài gửi không có gì khác với bản chính, nên không có gì để ký; kiểm tra đã lưu bài và chọn đúng bài gửi "
            "(--head) chưa",
            "the submission does not differ from main, so no record is needed; look whether everything is "
            "committed and --head is right",
        )
    return proposed


def merge_submission(scratch: Repository, tip: str, submission: str) -> str:
    """Return the id of the tree of main's `tip` merged with a submission; both are ids of commits.

    Raises UsageError if both changed the same place, or if the submission is larger than any portal.
    """
    require_sound_tree(scratch, submission)
    merge = merge_commits(scratch, tip, submission)
    if merge.conflicts:
        raise _conflict(merge.conflicts)
    return merge.tree


def propose_tree(repository: Repository, tip: str, tree: str) -> ProposedChanges:
    """Return the changes from main's `tip` to `tree`, the id of a commit or tree; there may be none.

    Raises UsageError as `propose_submission` does.
    """
    raw, outside = _read_raw_changes(repository, tip, tree)
    records = [each for each in raw if classify_path(each.path).path_class.id == "record"]
    _refuse_changed_records(records)
    changes = _read_changes(repository, [each for each in raw if each not in records])
    _refuse_mixed(changes)
    record_paths = tuple(each.path for each in records)
    return ProposedChanges(tip, read_commit_time(repository, tip), changes, record_paths, outside)


def propose_landed(repository: Repository, base: str, commit: str, paths: Sequence[str]) -> ProposedChanges:
    """Return the changes in the commit `commit` of main, optionally only at `paths`, to be ratified.

    Raises UsageError if it is no commit of main, or if it has no changes there.
    """
    require_full_history(repository)
    tip, landed = (resolve_revision(repository, each) for each in (base, commit))
    parents = _main_parents(repository, tip)
    if landed not in parents:
        raise UsageError(
            f"`{commit}` không phải một lần đăng của bản chính; hãy ghi lần đăng đã đưa thay đổi lên bản chính (--commit)",
            f"`{commit}` is no commit of main; name the one that brought the change to main (--commit)",
        )
    if not parents[landed]:
        raise UsageError(
            "không duyệt bổ sung được lần đăng đầu tiên của cổng: những gì có từ đầu được coi là đã nhận nguyên trạng",
            "the first commit of the portal cannot be ratified: what stood there from the beginning is adopted",
        )
    requested = frozenset(paths)
    raw, _ = _read_raw_changes(repository, parents[landed], landed)
    records = [each for each in raw if classify_path(each.path).path_class.id == "record"]
    chosen = [each for each in raw if each not in records and (not requested or each.path in requested)]
    missing = sorted(requested - {each.path for each in chosen})
    if missing or not chosen:
        where = _name_some(missing) if missing else f"`{commit}`"
        raise UsageError(
            f"lần đăng này không đổi gì ở {where}; kiểm tra lại tên tệp và --commit",
            f"this commit changed nothing at {where}; look at the path and at --commit",
        )
    onto = parents[landed]
    landed_records = tuple(sorted(each.path for each in records))
    return ProposedChanges(onto, read_commit_time(repository, onto), _read_changes(repository, chosen), landed_records)


def find_last_change(repository: Repository, base: str, paths: Sequence[str]) -> str:
    """Return the id of the last commit of main to change all of `paths`.

    Raises UsageError if the last changes are in different commits, or if there are none.
    """
    tip = resolve_revision(repository, base)
    last = {path: _last_change(repository, tip, path) for path in paths}
    never = sorted(path for path, commit in last.items() if not commit)
    if never:
        raise UsageError(
            f"bản chính chưa từng có {_name_some(never)}; kiểm tra lại tên tệp, tính từ thư mục của cổng",
            f"main never had {_name_some(never)}; look at the path, which counts from the portal's folder",
        )
    commits = dict.fromkeys(last.values())
    if len(commits) > 1:
        listed = ", ".join(f"`{path}` ({commit[:10]})" for path, commit in list(last.items())[:_NAMED])
        raise UsageError(
            f"các tệp này lên bản chính ở nhiều lần khác nhau: {listed}; mỗi lần cần một phiếu riêng, hãy chạy lệnh cho từng lần",
            f"these files reached main at different times: {listed}; each needs a record of its own, so run the command for each",
        )
    return next(iter(commits))


def group_changes(changes: Iterable[ProposedChange]) -> tuple[ApprovalGroup, ...]:
    """Return changes grouped by the people who decide on them, in order of first appearance."""
    groups: dict[tuple[str, str], list[ProposedChange]] = {}
    for each in changes:
        groups.setdefault((each.file.path_class.id, each.file.site), []).append(each)
    return tuple(ApprovalGroup(group[0].file.path_class, site, tuple(group)) for (_, site), group in groups.items())


def read_main_times(repository: Repository, tip: str) -> Mapping[str, datetime]:
    """Return the commit times of main's first-parent line by id; `tip` is its newest commit."""
    arguments = ("rev-list", "--first-parent", "--no-commit-header", "--format=%H %ct", tip)
    lines = read_about_objects(repository, arguments, (tip,)).decode().split("\n")
    pairs = (line.split(" ") for line in lines if line)
    return {commit: _moment(seconds) for commit, seconds in pairs}


def read_commit_time(repository: Repository, commit: str) -> datetime:
    """Return when a commit was committed."""
    arguments = ("rev-list", "--no-walk", "--no-commit-header", "--format=%ct", commit)
    return _moment(read_about_objects(repository, arguments, (commit,)).decode())


def _moment(seconds: str) -> datetime:
    return datetime.fromtimestamp(min(int(seconds), _LAST_SECOND), UTC)


def _read_raw_changes(repository: Repository, before: str, after: str) -> tuple[list[_RawChange], int]:
    """Return the changes below the portal's root, by path, and the number of changed files elsewhere."""
    fields = iter(read_git_output(repository.top, (*_DIFF, before, after)).split(b"\0"))
    changes, outside = [], 0
    for record in fields:
        if not record:
            break
        old_mode, new_mode, old, new, _ = record.decode().lstrip(":").split(" ")
        path = next(fields).decode("utf-8", "surrogateescape")
        if not path.startswith(repository.prefix):
            outside += 1
            continue
        changes.append(_RawChange(path.removeprefix(repository.prefix), _entry(old_mode, old), _entry(new_mode, new)))
    return sorted(changes, key=lambda each: each.path.encode("utf-8", "surrogateescape")), outside


def _entry(mode: str, id: str) -> _Entry | None:
    named = _MODES[mode]
    return None if named is None else _Entry(named, id)


def _read_changes(repository: Repository, raw: Sequence[_RawChange]) -> tuple[ProposedChange, ...]:
    """Return the changes with the digests of their content. Raises UsageError for a path forbidden in records."""
    for each in raw:
        _refuse_bad_path(each)
    blobs = dict.fromkeys(
        entry.id
        for each in raw
        for entry in (each.before, each.after)
        if entry is not None and entry.mode != _SUBMODULE
    )
    states: dict[str, tuple[str, int]] = {}
    titles: dict[str, str] = {}
    pages = {entry.id for each in raw if is_text_path(each.path) for entry in (each.before, each.after) if entry}
    for blob, data in read_blobs(repository, blobs):
        states[blob] = sha256(data).hexdigest(), len(data)
        if blob in pages:
            titles[blob] = _title_of(data)
    return tuple(
        ProposedChange(
            PathChange(each.path, _state_of(each.before, states), _state_of(each.after, states)),
            classify_path(each.path),
            titles.get((each.after or each.before or _NO_ENTRY).id, ""),
        )
        for each in raw
    )


def _title_of(data: bytes) -> str:
    version = item_version_of(data)
    return "" if version is None else version.identity.title


def _state_of(entry: _Entry | None, states: Mapping[str, tuple[str, int]]) -> FileState | None:
    """Return the state of an entry for a record; for another repository, the id of its commit is digested."""
    if entry is None:
        return None
    if entry.mode == _SUBMODULE:
        return FileState(entry.mode, sha256(entry.id.encode()).hexdigest(), len(entry.id))
    return FileState(entry.mode, *states[entry.id])


def _refuse_bad_path(raw: _RawChange) -> None:
    """Raise UsageError for paths forbidden in records, and for files altering the bytes of approved files."""
    path, shown = raw.path, shorten_value(raw.path)
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        raise UsageError(
            f"tên tệp `{shown}` không phải chữ UTF-8; hãy đổi tên tệp rồi gửi lại",
            f"the file name `{shown}` is not UTF-8; rename the file and hand it in again",
        ) from None
    if nfc(path) != path:
        raise UsageError(
            f"tên tệp `{shown}` có dấu tiếng Việt tách rời khỏi chữ (không phải NFC), nên không ký được (APR214); hãy gõ lại tên tệp "
            "bằng Unicode dựng sẵn rồi gửi lại",
            f"the letters and marks of the file name `{shown}` stand apart (it is not NFC), so nobody can sign for it (APR214); "
            "type the name again in composed Unicode and hand it in again",
        )
    if raw.after is not None and path.startswith("content/") and path.rpartition("/")[2] == ATTRIBUTES_FILE:
        raise UsageError(
            f"`{shown}` làm tệp đưa lên cổng khác với tệp được duyệt, nên không ký được (APR215); hãy xóa tệp này khỏi bài gửi",
            f"`{shown}` lets other bytes be published than those approved, so nobody can sign (APR215); take it out",
        )
    if raw.after is not None and raw.after.mode == _SUBMODULE:
        raise UsageError(
            f"`{shown}` là kho Git khác (submodule), người ký không xem được gì trong đó, nên không ký được (APR217); hãy bỏ kho con "
            "khỏi bài gửi bằng `git rm`, cần tệp nào thì chép tệp ấy vào kho này",
            f"`{shown}` is another repository (a submodule), invisible to a signer, so nobody can sign for it (APR217); "
            "take it out with `git rm`, and copy the files that are needed into this repository",
        )


def _refuse_changed_records(records: Iterable[_RawChange]) -> None:
    changed = [each.path for each in records if each.before is not None]
    if changed:
        raise UsageError(
            f"bài gửi sửa hoặc xóa phiếu đã có trên bản chính ({_name_some(changed)}); phiếu đã lưu thì giữ nguyên mãi, hãy bỏ thay đổi này",
            f"the submission changes or deletes records of main ({_name_some(changed)}); records stay as they are, so take that out",
        )


def _refuse_mixed(changes: Sequence[ProposedChange]) -> None:
    governance = [each.path for each in changes if each.file.path_class.is_governance]
    others = [each.path for each in changes if not each.file.path_class.is_governance]
    if governance and others:
        raise UsageError(
            f"bài gửi vừa sửa quy định duyệt bài ({_name_some(governance)}) vừa sửa thứ khác ({_name_some(others)}) (GOV203, APR223); hãy tách thành hai bài gửi",
            f"the submission changes rules of approval ({_name_some(governance)}) and other things ({_name_some(others)}) (GOV203, APR223); make two of it",
        )


def _conflict(paths: Sequence[str]) -> UsageError:
    return UsageError(
        f"bản chính đã đổi cùng chỗ ở {_name_some(paths)}, nên chưa biết sẽ đăng gì; hãy đưa bản chính mới nhất vào bài gửi, chọn nội dung "
        "đúng, rồi ký (cách làm: docs/how-to/kho-va-duyet-bai.md trong kho mã nguồn của portalgen)",
        f"main has changed the same place in {_name_some(paths)}, so the result of publishing is unclear; bring the newest main into the "
        "submission, choose the right text, then sign (see docs/how-to/kho-va-duyet-bai.md in the repository of portalgen)",
    )


def _name_some(paths: Sequence[str]) -> str:
    first = ", ".join(f"`{shorten_value(each)}`" for each in paths[:_NAMED])
    return first if len(paths) <= _NAMED else f"{first}, …"


def is_ancestor(repository: Repository, first: str, second: str) -> bool:
    """Return True if the commit `first` is `second` or an ancestor of it; False if either id is unknown."""
    return run_git(repository.top, ("merge-base", "--is-ancestor", first, second)).status == 0


def _main_parents(repository: Repository, tip: str) -> Mapping[str, str]:
    """Return the first-parent commits of main, each with its first parent; empty for the root commit."""
    arguments = ("rev-list", "--first-parent", "--parents", tip)
    lines = read_git_output(repository.top, arguments).decode().split("\n")
    return {words[0]: words[1] if len(words) > 1 else "" for words in map(str.split, lines) if words}


def _last_change(repository: Repository, tip: str, path: str) -> str:
    arguments = (
        "rev-list",
        "--first-parent",
        "--diff-merges=first-parent",
        "-1",
        tip,
        "--",
        f"{repository.prefix}{path}",
    )
    return read_git_output(repository.top, arguments).decode().strip()
