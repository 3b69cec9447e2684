"""The process that reads documents: bounded in memory and processor time, silent, and ignoring Ctrl-C."""

from __future__ import annotations

import logging
import signal
import sys
import warnings
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Final

from portalgen.documents.in_process import DOCUMENT_OPENERS, read_in_process
from portalgen.documents.limits import MAX_MEMORY_BYTES
from portalgen.on_demand import on_demand

with on_demand():
    from portalgen.documents.located import reading

if sys.platform != "win32":
    import resource

_SILENT: Final = logging.CRITICAL + 1


def run_document_worker(connection: Connection, soft_seconds: float, hard_seconds: float) -> None:
    """Answer requests until the other end closes, or a request takes `hard_seconds` of processor time.

    The answer is a `DocumentText`, or a `LocatedText` if positions are requested.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.disable(_SILENT)
    warnings.simplefilter("ignore")
    _bound_memory()
    while True:
        try:
            path, name, format, size, with_places = connection.recv()
        except EOFError:
            return
        _bound_time(hard_seconds)
        if with_places:
            connection.send(reading.read_located_in_process(path, name, format, size, soft_seconds))
        else:
            connection.send(read_in_process(path, name, format, size, DOCUMENT_OPENERS[format], soft_seconds))
        _bound_time(0)


def _bound_time(seconds: float) -> None:
    """Have the system end this process after `seconds` of processor time, with SIGPROF; 0 for never."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _bound_memory() -> None:
    if sys.platform == "win32":
        return  # no such limit on this system; the limits of size and time remain
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MAX_MEMORY_BYTES if most == resource.RLIM_INFINITY else min(MAX_MEMORY_BYTES, most)
    with suppress(ValueError, OSError):  # macOS refuses it; the limits of size and time remain
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))
