"""The entry point: says in one sentence if the system or Python is unsuitable, before anything else is loaded.

This file must be readable by every Python 3, so that an old one reports itself instead of a syntax error.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEAST_PYTHON = (3, 11)
_RESTARTED = "PORTALGEN_RESTARTED_IN_UTF8"
_WINDOWS = (
    "portalgen: chạy trên Linux và macOS; trên Windows hãy dùng WSL: mở PowerShell, gõ `wsl --install`, khởi động lại,"
    " rồi làm mọi việc trong cửa sổ Ubuntu. / portalgen runs on Linux and macOS; on Windows use WSL: run"
    " `wsl --install` in PowerShell, restart, and do everything in the Ubuntu window."
)
_PYTHON = (
    "portalgen: cần Python 3.11 trở lên, máy này đang dùng Python {version}; hãy cài Python mới hơn, ví dụ"
    " `apt-get install python3` hoặc `brew install python`. / portalgen needs Python 3.11 or later, this is Python"
    " {version}; install a newer one, for example with `apt-get install python3` or `brew install python`."
)


def explain_unsupported(platform: str, version: Sequence[object]) -> str:
    """Return the sentence for an unsuitable system or Python version, or an empty string."""
    if platform in ("win32", "cygwin"):
        return _WINDOWS
    if tuple(version[:2]) < LEAST_PYTHON:
        return _PYTHON.format(version=".".join(str(part) for part in version[:2]))
    return ""


def needs_utf8(encoding: str, environment: Mapping[str, str]) -> bool:
    """Return True if arguments and file names are read in another encoding than UTF-8, and this was not tried yet.

    Letters of a title would be lost, and files with Vietnamese names could not be opened.
    """
    return encoding.lower().replace("-", "") != "utf8" and _RESTARTED not in environment


def _restart_in_utf8() -> None:
    """Run the same command again with Python in UTF-8 mode (PEP 540); returns only if that is impossible."""
    environment = {**os.environ, "PYTHONUTF8": "1", _RESTARTED: "1"}
    try:
        os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], environment)  # noqa: S606 - this very command
    except OSError:
        return


def main() -> None:
    """Run the command line; end with exit code 2 if this machine is unsuitable."""
    problem = explain_unsupported(sys.platform, sys.version_info)
    if problem:
        # A window of Windows may not have Vietnamese letters.
        sys.stderr.buffer.write((problem + "\n").encode("utf-8"))
        sys.exit(2)
    if needs_utf8(sys.getfilesystemencoding(), os.environ):
        _restart_in_utf8()
    importlib.import_module("portalgen.cli.main").main()


if __name__ == "__main__":
    main()
