"""The process that reads documents for another: bounded in memory, silent, and deaf to Ctrl-C."""

from __future__ import annotations

import logging
import signal
import warnings
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from portalgen.documents.limits import MEMORY
from portalgen.documents.reading import DOCUMENTS, read_here

Request = tuple[Path, str, str, int]
"""Path, name, format, size in bytes."""
_SILENT: Final = logging.CRITICAL + 1


def work(connection: Connection, seconds: float) -> None:
    """Answer requests with a `DocumentText` each, until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(_SILENT)
    warnings.simplefilter("ignore")
    _bound_memory()
    while True:
        try:
            path, name, format, size = connection.recv()
        except EOFError:
            return
        connection.send(read_here(path, name, format, size, DOCUMENTS[format], seconds))


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit; the limits of size and time remain
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most == resource.RLIM_INFINITY else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
