"""Reads the rules of a build, of a prepared release or of a target."""

from __future__ import annotations

from pathlib import Path

from portalgen.errors import UsageError
from portalgen.publish.details import parse_details
from portalgen.publish.layout import ABOUT_FOLDER, CURRENT_LINK, DETAILS_FILE, TARGET_OWN_FOLDER
from portalgen.publish.manifest import ReleaseFormatError
from portalgen.publish.reading_rules import read_server_rules
from portalgen.publish.server_rules import ServerRules
from portalgen.writer.manifest import list_manifest_sites


def read_rules_of(folder: Path) -> ServerRules:
    """Return the rules of a build, of a prepared release, or of the current release of a target.

    Raises UsageError for any other folder.
    """
    details = _find_details(folder)
    if details is None:
        if is_target(folder):
            raise UsageError(
                f"`{folder}` là nơi đăng chưa có bản phát hành nào; hãy phát hành trước",
                f"`{folder}` is a target to which nothing was released yet; release first",
            )
        if not list_manifest_sites(folder):
            raise UsageError(
                f"`{folder}` không phải bản dựng, bản phát hành đã chuẩn bị hay nơi đăng; hãy chạy `portalgen build` trước, hoặc "
                "chỉ thư mục bằng --out",
                f"`{folder}` is neither a build, nor a prepared release, nor a target; run `portalgen build` first, or name the folder "
                "with --out",
            )
        return read_server_rules(folder)
    try:
        return parse_details(details.read_bytes()).rules
    except ReleaseFormatError as error:
        raise UsageError(
            f"{details} không đọc được như một tệp của bản phát hành",
            f"{details} cannot be read as a file of a release",
        ) from error


def is_target(folder: Path) -> bool:
    """Return True if `folder` is a target of releases."""
    return (folder / TARGET_OWN_FOLDER / "target.json").is_file()


def _find_details(folder: Path) -> Path | None:
    current = folder / CURRENT_LINK
    places = [folder / DETAILS_FILE]
    if current.is_symlink():
        places.append(folder / ABOUT_FOLDER / current.readlink().name / DETAILS_FILE)
    return next((each for each in places if each.is_file()), None)
