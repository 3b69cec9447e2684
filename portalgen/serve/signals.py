"""Ends a preview by Ctrl+C, or by the system's request to end."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def end_on_signals(server: uvicorn.Server) -> Iterator[None]:
    """Let the signals only ask the server to end, before, while or after it serves.

    A KeyboardInterrupt would stop the running code halfway, such as the opening of the server. While it serves, the
    server has handlers of its own; then it restores these, and raises the handled signals again.
    """
    if threading.current_thread() is not threading.main_thread():  # no other receives signals
        yield
        return

    def request_end(*_: object) -> None:
        server.should_exit = True

    former = {each: signal.signal(each, request_end) for each in _SIGNALS}
    try:
        yield
    finally:
        for each, handler in former.items():
            signal.signal(each, handler)
