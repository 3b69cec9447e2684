"""Checks whether an item was ever published, and whether its files have unsaved changes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from portalgen.config.address_ledger import read_ledgers
from portalgen.config.portal import Portal
from portalgen.content.model import Item
from portalgen.editorial.records.making import require_undivided_main
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.graph.moments import is_waiting
from portalgen.history.blobs import read_blobs_at
from portalgen.history.repository import Repository, open_repository
from portalgen.history.worktree import list_unsaved_files
from portalgen.pipeline.notices.model import NoticeRequest, PlannedFile
from portalgen.timeline.states import item_version_of


def find_repository(root: Path) -> Repository | None:
    """Return the portal's repository, or None."""
    try:
        return open_repository(root)
    except UnusableEnvironmentError:
        return None


def require_published(request: NoticeRequest, portal: Portal, item: Item, repository: Repository | None) -> None:
    """Raise UsageError if the item was never published, since it needs no notice then."""
    if any(item.id == line.id for each in read_ledgers(portal.root).values() for line in each.lines):
        return
    if _was_published(request, item, repository):
        return
    files = " ".join(each.source for each in item.pages)
    ways = {
        "correct": ("cứ sửa bài, không cần đính chính", "just edit it, no note is needed"),
        "withdraw": (
            f"để nguyên draft: true, hoặc xóa tệp ({files})",
            f"leave draft: true, or delete the files ({files})",
        ),
        "remove": (f"xóa tệp là đủ ({files})", f"deleting its files is enough ({files})"),
    }
    vi, en = ways[request.action]
    raise UsageError(
        f"bài `{item.id}` chưa từng được đăng nên không có gì phải báo người đọc: {vi}",
        f"the item `{item.id}` was never published, so readers need no notice: {en}",
    )


def _was_published(request: NoticeRequest, item: Item, repository: Repository | None) -> bool:
    """Return True if main shows the item; without a main, if the folder shows it."""
    main = name_of_main(repository)
    if repository is None or not main:
        return any(not each.draft and not is_waiting(each, request.at) for each in item.pages)
    held = read_blobs_at(repository, main, [each.source for each in item.pages])
    versions = (item_version_of(data) for data in held.values())
    return any(
        each.id == item.id
        and not each.state.is_hidden
        and (each.state.publish_at is None or each.state.publish_at <= request.at)
        for each in versions
        if each is not None
    )


def name_of_main(repository: Repository | None) -> str:
    """Return the full reference of the main branch.

    Return an empty string if there is none or it is ambiguous.
    """
    try:
        return require_undivided_main(repository).reference if repository is not None else ""
    except UsageError:
        return ""


def require_saved(repository: Repository | None, changes: Iterable[PlannedFile]) -> None:
    """Raise UsageError if any file that would be changed has uncommitted changes."""
    unsaved = list_unsaved_files(repository, (each.path for each in changes)) if repository is not None else ()
    if unsaved:
        raise UsageError(
            f"{unsaved[0]} có thay đổi chưa lưu; hãy lưu (`git commit`) hoặc bỏ thay đổi đó trước, để lần này chỉ có thông báo",
            f"{unsaved[0]} has unsaved changes; commit or discard them first, so that this change contains only "
            "the notice",
        )
