"""The command that starts this program, as a person types it again."""

from __future__ import annotations

import os
import shlex
import shutil
from pathlib import Path

_NAME = "portalgen"


def find_own_command(called: str, executable: str, search_path: str | None) -> str:
    """Return `portalgen` if that name starts this installation, else the way the program was called.

    Args:
        called: the first argument of the process: a script, or the module's `__main__.py`.
        executable: the Python interpreter.
        search_path: the value of PATH, or None.
    """
    script = Path(called)
    if script.name == "__main__.py":
        return f"{shlex.quote(executable)} -m {_NAME}"
    found = shutil.which(_NAME, path=search_path)
    if script.name != _NAME or (found is not None and os.path.realpath(found) == os.path.realpath(script)):
        return _NAME
    return shlex.quote(called)
