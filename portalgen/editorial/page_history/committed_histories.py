"""Reads committed histories of pages: from a folder, or from main's newest commit in a bare repository."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from portalgen.config.portal import Portal
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.page_history import PAGE_HISTORY_FOLDER, is_page_history_path, list_page_history_files
from portalgen.editorial.deadlines.main_content import check_site_ids
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.blobs import list_files_at, read_blobs_at
from portalgen.history.repository import Repository


def choose_history_sites(portal: Portal, sites: Collection[str]) -> tuple[str, ...]:
    """Return the sites that show histories, limited to `sites` if given. Raises UsageError if there are none."""
    check_site_ids(portal, sites)
    for each in sites:
        if not portal.site(each).page_history:
            raise UsageError(
                f"trên bản chính, trang `{each}` chưa bật lịch sử của bài; ghi `page_history: true` trong site-config/sites/{each}.yaml hoặc mẫu cấu hình của trang, rồi đưa lên bản chính trước",
                f"on main the site `{each}` does not show histories of pages; write `page_history: true` in site-config/sites/{each}.yaml or its profile, and bring that to main first",
            )
    chosen = tuple(each.id for each in portal.sites if each.page_history and (not sites or each.id in sites))
    if not chosen:
        raise UsageError(
            "trên bản chính chưa trang nào bật lịch sử của bài; ghi `page_history: true` trong tệp của trang (site-config/sites/) hoặc trong mẫu cấu hình, rồi đưa lên bản chính trước",
            "on main no site shows histories of pages; write `page_history: true` in the file of a site (site-config/sites/) or in a profile, and bring that to main first",
        )
    return chosen


def read_committed_histories(repository: Repository, tip: str, sites: Collection[str]) -> Mapping[str, bytes]:
    """Return the histories in the portal's folder by path; in a bare repository, those of the commit `tip`."""
    if not repository.is_bare:
        return read_histories_in_folder(repository.root, sites)
    paths = [
        each for each in list_files_at(repository, tip) if is_page_history_path(each) and each.split("/")[1] in sites
    ]
    return read_blobs_at(repository, tip, paths)


def read_histories_in_folder(root: Path, sites: Collection[str]) -> Mapping[str, bytes]:
    """Return the histories of these sites in the folder `root`.

    Raises UnusableEnvironmentError for an unreadable history.
    """
    paths = (
        f"{CONTENT_FOLDER}/{site}/{PAGE_HISTORY_FOLDER}/{name}"
        for site in sites
        for name in list_page_history_files(root, site)
    )
    return {path: _read(root, path) for path in paths if is_page_history_path(path)}


def _read(root: Path, path: str) -> bytes:
    file = root / path
    try:
        return b"" if file.is_symlink() else file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnusableEnvironmentError(f"không đọc được {path}: {reason}", f"{path} cannot be read: {reason}") from None
