"""The needs of a practice province, checked before anything is written: programs, and a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.history.git_version import require_recent_git
from portalgen.text.bilingual import Bilingual
from portalgen.text.installing import describe_install
from portalgen.writer.new_folder import find_repository, require_new_folder

_PROGRAMS: Final = (
    ("git", "git"),
    ("bash", "bash"),
    ("ssh-keygen", "openssh-client"),
    ("ssh-agent", "openssh-client"),
    ("ssh-add", "openssh-client"),
)
"""Each program and its package in Debian and Ubuntu."""


def require_programs(find: Callable[[str], str | None] = shutil.which) -> None:
    """Raise UnusableEnvironmentError if a program is missing, or if Git is too old for the hook."""
    missing = [(program, package) for program, package in _PROGRAMS if find(program) is None]
    if missing:
        programs = ", ".join(program for program, _ in missing)
        install = describe_install(dict.fromkeys(package for _, package in missing))
        raise UnusableEnvironmentError(
            f"tỉnh luyện tập cần {programs} mà máy này chưa có; hãy cài rồi chạy lại: {install.vi}",
            f"a practice province needs {programs}, which this machine lacks; install and run again: {install.en}",
        )
    require_recent_git(Bilingual("tỉnh luyện tập", "a practice province"))


def require_unused_folder(folder: Path) -> None:
    """Raise UsageError if `folder` is not empty, is a file, or is within a Git repository."""
    require_new_folder(folder)
    place = find_repository(folder)
    if place is not None:
        raise UsageError(
            f"thư mục {folder} nằm trong kho Git {place}, nên khóa luyện tập dễ bị lưu nhầm vào kho ấy; hãy chọn thư mục ngoài "
            f"kho, ví dụ {place.parent / 'luyen-tap'}",
            f"folder {folder} is within the Git repository {place}, into which practice keys might be committed; choose a folder "
            f"outside, such as {place.parent / 'luyen-tap'}",
        )
