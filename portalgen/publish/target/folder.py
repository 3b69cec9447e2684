"""Sets up targets and recognises them."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from portalgen.frozen import frozen
from portalgen.publish import layout
from portalgen.publish.os_errors import describe_os_error
from portalgen.publish.target.errors import TargetRefusedError, refusal_of
from portalgen.publish.target.files import names_in, plain_modes, read_or_none, write_atomically
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.settings import check_settings, format_settings, parse_settings

SETTINGS_FILE: Final = "target.json"
LOCK_FILE: Final = "lock"
SWITCHING_FILE: Final = "switching.json"
ORPHANS_FILE: Final = "orphans.json"
SWITCHED_FILE: Final = "switched.json"
AFTER_SWITCH_FILE: Final = "after-switch-failed"
FOREIGN_FILE: Final = "foreign.json"
NEW: Final = ".new-"
"""The prefix of a folder being filled."""
OLD: Final = ".old-"
"""The prefix of a folder being removed."""
_FOLDERS: Final = (
    layout.TARGET_OWN_FOLDER,
    layout.INCOMING_FOLDER,
    layout.RELEASES_FOLDER,
    layout.ABOUT_FOLDER,
    layout.RECORDS_FOLDER,
    layout.SHARED_FOLDER,
    layout.OUTAGE_FOLDER,
    layout.RULES_FOLDER,
)
_RECORDS: Final = (f"{layout.RECORDS_FOLDER}/manifests", f"{layout.RECORDS_FOLDER}/lists")
_FORMER: Final = ("deployed", "output")
"""The entries written by `scripts/deploy` and `portalgen build` into `.portalgen` of a folder."""
_OF_OTHERS: Final = frozenset({"lost+found"})
"""Entries created in a folder by the file system itself."""


@frozen
class TargetFolder:
    """The locations in a target."""

    root: Path
    settings: TargetSettings

    @property
    def own(self) -> Path:
        """The target's own data: settings, lock, the state of a switch."""
        return self.root / layout.TARGET_OWN_FOLDER

    @property
    def incoming(self) -> Path:
        """Incoming releases."""
        return self.root / layout.INCOMING_FOLDER

    @property
    def releases(self) -> Path:
        """Releases that can be served."""
        return self.root / layout.RELEASES_FOLDER

    @property
    def about(self) -> Path:
        """Metadata of each release."""
        return self.root / layout.ABOUT_FOLDER

    @property
    def manifests(self) -> Path:
        """The chain."""
        return self.root / layout.RECORDS_FOLDER / "manifests"

    @property
    def record_lists(self) -> Path:
        """Lists by their digests."""
        return self.root / layout.RECORDS_FOLDER / "lists"

    @property
    def shared(self) -> Path:
        """Fingerprinted files of all releases."""
        return self.root / layout.SHARED_FOLDER

    @property
    def outage(self) -> Path:
        """Pages for the time without any release to serve."""
        return self.root / layout.OUTAGE_FOLDER

    @property
    def rules(self) -> Path:
        """The files included by web servers."""
        return self.root / layout.RULES_FOLDER

    @property
    def current(self) -> Path:
        """The link to the served release."""
        return self.root / layout.CURRENT_LINK

    @property
    def next(self) -> Path:
        """The link to the release being checked."""
        return self.root / layout.NEXT_LINK

    @property
    def log(self) -> Path:
        """One line per event."""
        return self.root / layout.LOG_FILE

    @property
    def status(self) -> Path:
        """The file for monitoring."""
        return self.root / layout.STATUS_FILE

    def current_name(self) -> str:
        """Return the name of the served release; empty if there is none, or if the link leads elsewhere."""
        try:
            folder, _, name = os.readlink(self.current).rpartition("/")
        except OSError:
            return ""
        return name if folder == layout.RELEASES_FOLDER and is_folder(self.releases / name) else ""


def set_up_target(folder: Path, settings: TargetSettings) -> None:
    """Make `folder` a target with these settings, or change the settings of an existing target.

    Raises TargetRefusedError for a file, a link, a folder with foreign files, and a folder of `scripts/deploy`.
    """
    check_settings(settings)
    _check_place(folder)
    try:
        with plain_modes():
            folder.mkdir(parents=True, exist_ok=True)
            own = folder / layout.TARGET_OWN_FOLDER
            own.mkdir(exist_ok=True)
            # The mark is first: what an interrupted run leaves is a target, and is set up again.
            write_atomically(own / SETTINGS_FILE, format_settings(settings))
            for name in (*_FOLDERS, *_RECORDS):
                (folder / name).mkdir(exist_ok=True)
    except OSError as error:
        raise TargetRefusedError(
            "not-writable",
            f"không tạo được `{folder}` ({describe_os_error(error)[0]}); hãy kiểm tra quyền ghi và chỗ trống của đĩa",
            f"`{folder}` could not be made ({describe_os_error(error)[1]}); check permissions and space on the disk",
        ) from error


def _check_place(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise _not_a_folder(folder)
    names = set(names_in(folder))
    own = folder / layout.TARGET_OWN_FOLDER
    if any((own / name).exists() for name in _FORMER):
        raise TargetRefusedError(
            "former-target",
            f"`{folder}` là thư mục do scripts/deploy hoặc portalgen build của bản trước ghi; hãy chọn một thư mục mới và sửa "
            "thư mục gốc (root) của máy chủ web theo `portalgen server-config`",
            f"`{folder}` was written by scripts/deploy or by portalgen build; choose a new folder and change the root of the "
            "web server as `portalgen server-config` says",
        )
    foreign = sorted(names - {layout.TARGET_OWN_FOLDER} - _OF_OTHERS)
    if foreign and not (own / SETTINGS_FILE).is_file():
        raise TargetRefusedError(
            "foreign-files",
            f"`{folder}` không phải nơi đăng và có sẵn tệp không do portalgen tạo ({', '.join(foreign[:3])}); hãy kiểm tra đường dẫn, "
            "hoặc chọn thư mục trống",
            f"`{folder}` is no target and holds files that portalgen did not make ({', '.join(foreign[:3])}); check the path, or choose "
            "an empty folder",
        )
    _check_folders(folder)


def _check_folders(folder: Path) -> None:
    for name in (*_FOLDERS, *_RECORDS):
        place = folder / name
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            raise _not_a_folder(place)


def _not_a_folder(folder: Path) -> TargetRefusedError:
    return TargetRefusedError(
        "not-a-folder",
        f"`{folder}` là liên kết hoặc tệp, không phải thư mục; hãy ghi đường dẫn của chính thư mục",
        f"`{folder}` is a link or a file and not a folder; give the path of the folder itself",
    )


def open_target(folder: Path) -> TargetFolder:
    """Return the target at `folder`. Raises TargetRefusedError if there is none, or if any of its folders is a link."""
    if folder.is_symlink():
        raise _not_a_folder(folder)
    try:
        data = read_or_none(folder / layout.TARGET_OWN_FOLDER / SETTINGS_FILE)
    except NotADirectoryError:
        data = None
    except OSError as error:
        raise refusal_of(error) from error
    if data is None:
        _check_place(folder)
        raise TargetRefusedError(
            "no-target",
            f"`{folder}` chưa phải nơi đăng; hãy chạy `python3 -m portalgen.publish.target {folder}` trước",
            f"`{folder}` is no target; run `python3 -m portalgen.publish.target {folder}` first",
        )
    _check_folders(folder)
    return TargetFolder(folder, parse_settings(data))


def read_settings(folder: Path) -> TargetSettings:
    """Return the settings of a target. Raises TargetRefusedError if `folder` is none."""
    return open_target(folder).settings


def is_folder(path: Path) -> bool:
    """Return True if there is a folder, and not a link to a folder."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except (OSError, ValueError):
        return False
