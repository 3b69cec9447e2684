"""The offered files of an item: its pages in all languages and its attachments, on main or with a submission."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.records.making import (
    ProposedChange,
    ProposedChanges,
    propose_submission,
    read_commit_time,
)
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.records import FileMode, FileState, PathChange
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.grep import find_files_containing
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository, require_full_history
from portalgen.history.revisions import resolve_revision
from portalgen.text.slugs import is_slug
from portalgen.timeline.states import is_text_path, item_version_of

_MODES: Final[Mapping[str, FileMode]] = {"100644": "100644", "100755": "100755"}


@frozen
class ItemFiles:
    """The files of an item in a commit."""

    files: Mapping[str, tuple[FileState, str]]
    """Path to (state, title); the title of an attachment is empty."""


def propose_offer(repository: Repository, base: str, head: str, item: str) -> ProposedChanges:
    """Return the files to offer of the item with the id `item`, as changes; files on main are equal before and after.

    `base` is main. With a submission `head`, or if main lacks the item, the files are those of main merged with that
    submission. Raises UsageError if neither has the item, or as `propose_submission` does.
    """
    require_full_history(repository)
    if not is_slug(item):
        raise UsageError(
            f"`{shorten_value(item)}` không phải mã bài; mã bài ở dòng `id:` đầu tệp, ví dụ `snv-ke-hoach`",
            f"`{shorten_value(item)}` is no id of an item; it stands in the line `id:` of its file",
        )
    tip = resolve_revision(repository, base)
    on_main = read_item_files(repository, tip, item)
    submitted = read_item_files(repository, head, item) if head else ItemFiles({})
    changed: Mapping[str, ProposedChange] = {}
    if submitted.files and submitted != on_main:
        proposed = propose_submission(repository, base, head)
        changed = {each.path: each for each in proposed.changes if each.path in submitted.files and each.change.after}
    names = submitted.files if changed else on_main.files
    if not names:
        raise UsageError(
            f"không có bài mang mã `{item}` trên bản chính hay trong bài gửi; mã bài ở dòng `id:` đầu tệp, bài gửi khác thì ghi "
            "tên bằng --head",
            f"neither main nor the submission has an item `{item}`; the id stands in the line `id:` of its file, and another "
            "submission is named with --head",
        )
    changes = [
        changed.get(path) or _unchanged(path, *on_main.files[path])
        for path in sorted(names, key=lambda each: each.encode("utf-8", "surrogateescape"))
        if path in changed or path in on_main.files
    ]
    return ProposedChanges(tip, read_commit_time(repository, tip), tuple(changes))


def read_item_files(repository: Repository, commit: str, item: str) -> ItemFiles:
    """Return the files of an item in a commit: its pages, the files of its own folder, and files named by its pages."""
    entries = _list_content(repository, commit)
    mentions = find_files_containing(repository, commit, CONTENT_FOLDER, (item,))
    blobs = [each for each in mentions if is_text_path(each)]
    texts = dict(read_blobs(repository, dict.fromkeys(entries[path][1] for path in blobs if path in entries)))
    pages: dict[str, str] = {}
    for path in blobs:
        version = item_version_of(texts[entries[path][1]]) if path in entries else None
        if version is not None and version.id == item:
            pages[path] = version.identity.title
    chosen = {path for path in entries if path in pages or _is_beside(path, pages, entries, texts)}
    data = dict(read_blobs(repository, dict.fromkeys(entries[path][1] for path in chosen)))
    return ItemFiles(
        {
            path: (_state_of(mode, data[blob]), pages.get(path, ""))
            for path, (mode, blob) in entries.items()
            if path in chosen
        }
    )


def _is_beside(
    path: str, pages: Iterable[str], entries: Mapping[str, tuple[FileMode, str]], texts: Mapping[str, bytes]
) -> bool:
    """Return True if a file is an attachment of these pages: in a folder of their own, or beside them and named."""
    if is_text_path(path):
        return False
    folder, _, name = path.rpartition("/")
    for page in pages:
        own, _, page_name = page.rpartition("/")
        if page_name.startswith("index.") and path.startswith(f"{own}/"):
            return True
        if folder == own and name.encode("utf-8", "surrogateescape") in texts[entries[page][1]]:
            return True
    return False


def _list_content(repository: Repository, commit: str) -> dict[str, tuple[FileMode, str]]:
    """Return the regular files below the content of a commit: path to mode and blob."""
    place = f"{repository.prefix}{CONTENT_FOLDER}"
    output = read_git_output(repository.top, ("ls-tree", "-r", "-z", "--full-tree", commit, "--", place))
    entries = {}
    for entry in output.split(b"\0"):
        facts, _, name = entry.partition(b"\t")
        mode, _, blob = facts.decode().rpartition(" ")
        if (known := _MODES.get(mode.partition(" ")[0])) is not None:
            path = name.decode("utf-8", "surrogateescape").removeprefix(repository.prefix)
            entries[path] = (known, blob)
    return entries


def _state_of(mode: FileMode, data: bytes) -> FileState:
    return FileState(mode, sha256(data).hexdigest(), len(data))


def _unchanged(path: str, state: FileState, title: str) -> ProposedChange:
    return ProposedChange(PathChange(path, state, state), classify_path(path), title)
