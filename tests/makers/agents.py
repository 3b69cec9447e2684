"""Starts an ssh-agent for a test."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_SECONDS: Final = 60


@contextlib.contextmanager
def run_agent() -> Iterator[Path]:
    """Yield the socket of an agent that holds no key; the agent ends with the block.

    The socket has a folder of its own directly below TMPDIR: the address of a socket has at most 107 bytes
    (`sun_path` in unix(7)), and the folder of a test is often as long as that.
    """
    with tempfile.TemporaryDirectory(prefix="agent-") as folder:
        socket = Path(folder, "socket")
        process = subprocess.Popen(
            ["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        try:
            while not socket.exists():
                assert process.poll() is None, process.communicate()[1]
                time.sleep(0.01)
            yield socket
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=_SECONDS)
