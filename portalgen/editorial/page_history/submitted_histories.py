"""Compares the histories of pages in a submission with main's history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.content.page_history import InvalidPageHistoryError, PageHistory, parse_page_history
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.deadlines.main_content import open_main_content
from portalgen.editorial.page_history.page_history_check import compare_page_histories
from portalgen.editorial.page_history.page_history_export import export_page_histories
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs
from portalgen.history.entries import list_entries_below
from portalgen.history.repository import Repository

_FILE_MODE: Final = "100"
_DELETED: Final = LocalizedText(
    "bài gửi xóa tệp, trong khi bài vẫn còn trên bản chính",
    "the submission deletes it, and main still has the item",
)
_SHORTENED: Final = LocalizedText(
    "bài gửi bỏ bớt những lần thay đổi mà bản chính đang cho người đọc thấy",
    "the submission leaves out versions that main shows to readers",
)


@frozen
class SubmittedHistories:
    """The histories changed by a submission."""

    repository: Repository
    tip: str
    """Id of main's newest commit."""
    tree: str
    """Id of main's future tree."""
    paths: tuple[str, ...]
    """From the portal's root; only paths of histories."""


def check_submitted_histories(
    submitted: SubmittedHistories, genesis: str | None, at: datetime, cache_folder: Path | None
) -> Iterator[Diagnostic]:
    """Yield the problems of a submission's histories, compared with an export of main's tip.

    An outdated history, overtaken by main since it was written, is a warning. A history that differs from main, or has
    less than main's own file, is an error. Raises as `audit_approvals` and `open_main_content` do.
    """
    if not submitted.paths:
        return
    names = [_names_in(each) for each in submitted.paths]
    sites, ids = {site for site, _ in names}, {id for _, id in names}
    audit = audit_approvals(submitted.repository, submitted.tip, genesis, at, cache_folder)
    with open_main_content(submitted.repository, submitted.tip, at, cache_folder) as content:
        shown = [each.id for each in content.portal.sites if each.page_history and each.id in sites]
        exported = export_page_histories(content, audit, shown, cache_folder, ids) if shown else {}
    expected = {path: data for path, data in exported.items() if path in submitted.paths}
    yield from _compare(expected, _read(submitted, submitted.tip), _read(submitted, submitted.tree))


def _names_in(path: str) -> tuple[str, str]:
    """Return the site and the id of the item."""
    _, site, _, name = path.split("/")
    return site, name.removesuffix(".json")


def _read(submitted: SubmittedHistories, tree: str) -> Mapping[str, bytes]:
    """Return the histories in a tree or commit; anything other than a regular file is empty, and so no history."""
    there = list_entries_below(submitted.repository, tree, "content")
    entries = {path: there[path] for path in submitted.paths if path in there}
    ids = {each.id for each in entries.values() if each.mode.startswith(_FILE_MODE)}
    contents = dict(read_blobs(submitted.repository, sorted(ids)))
    return {path: contents.get(each.id, b"") for path, each in entries.items()}


def _compare(
    expected: Mapping[str, bytes], before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> Iterator[Diagnostic]:
    """Yield the problem of each file, at most one."""
    deleted = {path for path in expected if path in before and path not in after}
    shortened = {
        path for path in after if path in expected and _is_shortened(before.get(path, b""), after[path], expected[path])
    }
    for path in sorted(deleted | shortened):
        reason = _DELETED if path in deleted else _SHORTENED
        yield diagnostic("CFG196", Place(path), site=_names_in(path)[0], reason=reason)
    rest = {path: data for path, data in after.items() if path not in shortened}
    yield from compare_page_histories({path: data for path, data in expected.items() if path in rest}, rest)


def _is_shortened(before: bytes, after: bytes, expected: bytes) -> bool:
    """Return True if a history lost versions that main's file rightly has."""
    old, new, whole = (_counts(_parse(each)) for each in (before, after, expected))
    return bool(new) and any(new.get(key, 0) < min(count, whole.get(key, 0)) for key, count in old.items())


def _parse(data: bytes) -> PageHistory | None:
    try:
        return parse_page_history(data)
    except InvalidPageHistoryError:
        return None


def _counts(history: PageHistory | None) -> Mapping[str, int]:
    """Return the number of versions in a history, by language."""
    languages = history.languages if history is not None else ()
    return {each.language: len(each.versions) + each.older_versions for each in languages}
