"""The lock of an output folder: one build writes in it at a time."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from portalgen.errors import OutputError
from portalgen.writer.paths import OWN_FOLDER


def lock_output_folder(out: Path) -> int:
    """Return a descriptor that holds the lock of `out`. Raises OutputError where another build holds it."""
    descriptor = os.open(out / OWN_FOLDER / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
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
