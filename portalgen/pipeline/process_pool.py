"""Runs work in forked processes, batch by batch.

The order of results does not depend on the number of processes.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

from portalgen.errors import UnusableEnvironmentError
from portalgen.on_demand import on_demand

with on_demand():
    import ctypes
    import multiprocessing
    from concurrent import futures
    from concurrent.futures import process

T = TypeVar("T")
_PR_SET_PDEATHSIG: Final = 1
"""Of prctl(2): the signal sent to a process if its parent dies."""
_work: Callable[[int], Any] | None = None


def map_in_processes(work: Callable[[int], T], starts: Sequence[int], jobs: int) -> Iterator[T]:
    """Call `work` with each of `starts` in up to `jobs` forked processes, and yield the results in order.

    The processes inherit `work` from this process. Runs in this process if forking is impossible or not worthwhile.
    Raises UnusableEnvironmentError if the system ends a child.
    """
    if jobs < 2 or len(starts) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, starts)
        return
    global _work  # noqa: PLW0603 - what forked children inherit has to be a module's variable
    _work = work
    gc.freeze()
    # All processes are forked at once, so start no more than can get work.
    processes = min(jobs, len(starts))
    pool = futures.ProcessPoolExecutor(processes, multiprocessing.get_context("fork"), _begin, (os.getpid(),))
    try:
        yield from pool.map(_run, starts)
    except process.BrokenProcessPool:
        raise UnusableEnvironmentError(
            "một tiến trình con bị hệ thống dừng (thường do thiếu bộ nhớ); chạy lại với --jobs 1",
            "a worker process was ended by the system (often for lack of memory); run again with --jobs 1",
        ) from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
        _work = None
        gc.unfreeze()


def _begin(parent: int) -> None:
    """Ignore Ctrl-C, which the parent handles by ending its children, and end with the parent.

    If the parent is killed, children would otherwise wait for work forever, holding the inherited lock of the output
    folder.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent(parent)


def end_with_parent(parent: int) -> None:
    """Make this process, a child of the process `parent`, end when its parent ends. Works on Linux only."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before that
            os._exit(1)


def _run(start: int) -> Any:
    assert _work is not None
    return _work(start)
