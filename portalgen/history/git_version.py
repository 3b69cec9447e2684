"""The version of Git on this machine, and the error for one that is too old."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import Final

from portalgen.errors import UnusableEnvironmentError
from portalgen.history.program import read_git_output
from portalgen.text.bilingual import Bilingual
from portalgen.text.installing import describe_install

_VERSION: Final = re.compile(r"(\d+)\.(\d+)")
OLDEST_GIT: Final = (2, 41)


@cache
def read_git_version() -> tuple[int, int]:
    """Return the version of Git, the same in every folder; (0, 0) if unknown."""
    version = _VERSION.search(read_git_output(Path(os.sep), ("version",)).decode())
    return (int(version[1]), int(version[2])) if version else (0, 0)


def require_recent_git(work: Bilingual) -> None:
    """Raise UnusableEnvironmentError if Git is older than `OLDEST_GIT`; `work` is the activity that needs it."""
    version = read_git_version()
    if version < OLDEST_GIT:
        needed, present = (".".join(map(str, each)) for each in (OLDEST_GIT, version))
        install = describe_install(("git",), is_update=True)
        raise UnusableEnvironmentError(
            f"{work.vi} cần Git {needed} trở lên, máy này có Git {present}; hãy cập nhật Git: {install.vi}; bản phân phối cũ "
            "thì nâng cấp bản phân phối",
            f"{work.en} needs Git {needed} or later, this machine has Git {present}; update Git: {install.en}; upgrade an old "
            "distribution",
        )
