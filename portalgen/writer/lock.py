"""The lock of an output folder: only one build writes in it at a time."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Final

from portalgen.errors import OutputError
from portalgen.store.atomic import remove_own_file
from portalgen.writer.paths import OWN_FOLDER

_LOCK: Final = "lock"


def lock_output_folder(out: Path) -> int:
    """Return a descriptor that holds the lock of `out`. Raises OutputError if another build holds it."""
    try:
        descriptor = _open(out / OWN_FOLDER / _LOCK)
    except IsADirectoryError:
        remove_own_file(out / OWN_FOLDER / _LOCK)
        descriptor = _open(out / OWN_FOLDER / _LOCK)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise OutputError(
            f"một lần dựng khác đang ghi vào `{out}`; hãy chờ nó xong hoặc chọn thư mục khác bằng --out",
            f"another build is writing into `{out}`; wait for it, or choose another folder with --out",
        ) from error
    except OSError:
        return descriptor  # a file system without locks, such as some network mounts
    return descriptor


def _open(file: Path) -> int:
    return os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
