"""Reads the text of documents in a separate process for a whole batch, bounded in time and memory.

with DocumentReader() as reader:
    document = reader.read(path, "quyet-dinh.pdf", "pdf")
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from portalgen.documents.in_process import DOCUMENT_OPENERS, PLAIN_OPENERS, read_in_process
from portalgen.documents.limits import HARD_SECONDS, SOFT_SECONDS, WAITING_SECONDS
from portalgen.documents.located.model import LOCATED_FORMATS, LocatedText
from portalgen.documents.model import DocumentState, DocumentText
from portalgen.documents.worker import run_document_worker
from portalgen.frozen import frozen

_OUT_OF_TIME: Final = -signal.SIGPROF if sys.platform != "win32" else None
"""Exit code of a process that used up its processor time."""
_ENDING: Final = 2.0
"""Seconds for a process to end by itself."""


@frozen
class _Process:
    process: BaseProcess
    connection: Connection


class DocumentReader:
    """Reads attachments one after the other; starts a process with the first document that needs it.

    `seconds` is the wall-clock time for a file, after which its process is ended. `soft_seconds` and `hard_seconds` are
    the processor time after which reading stops, and after which the system ends the process. The next file gets a new
    process.
    """

    def __init__(
        self,
        seconds: float = WAITING_SECONDS,
        soft_seconds: float = SOFT_SECONDS,
        hard_seconds: float = HARD_SECONDS,
    ) -> None:
        self._seconds = seconds
        self._soft_seconds = soft_seconds
        self._hard_seconds = hard_seconds
        self._running: _Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, path: Path, name: str, format: str) -> DocumentText:
        """Return the text of a file in `format`; a bad, missing or endless file is a state of the result."""
        try:
            size = path.stat().st_size
        except OSError:
            return DocumentText(name, format, 0, "damaged")
        if format in PLAIN_OPENERS:
            return read_in_process(path, name, format, size, PLAIN_OPENERS[format], self._soft_seconds)
        if format not in DOCUMENT_OPENERS:
            return DocumentText(name, format, size, "not_text")
        answer = self._request((path, name, format, size, False))
        return answer if isinstance(answer, DocumentText) else DocumentText(name, format, size, answer)

    def read_located(self, path: Path, name: str, format: str) -> LocatedText:
        """Return the text of a file piece by piece with positions; a bad file is a state of the result as in `read`."""
        try:
            size = path.stat().st_size
        except OSError:
            return LocatedText(name, format, 0, "damaged")
        if format not in LOCATED_FORMATS:
            return LocatedText(name, format, size, "not_text")
        answer = self._request((path, name, format, size, True))
        return answer if isinstance(answer, LocatedText) else LocatedText(name, format, size, answer)

    def close(self) -> None:
        """End the process; the reader can be used again."""
        worker, self._running = self._running, None
        if worker is None:
            return
        worker.connection.close()
        worker.process.join(_ENDING)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.process.close()

    def _request(self, question: tuple[Path, str, str, int, bool]) -> Any:
        """Return the answer of the process for a file, or the state that explains a missing answer."""
        state: DocumentState = "too_slow"
        worker = self._start_process()
        try:
            worker.connection.send(question)
            if worker.connection.poll(self._seconds):
                return worker.connection.recv()
        except (EOFError, OSError):
            worker.process.join(_ENDING)
            if worker.process.exitcode != _OUT_OF_TIME:
                state = "too_large"  # the system ended the process, for example for lack of memory
        worker.process.kill()
        self.close()
        return state

    def _start_process(self) -> _Process:
        if self._running is None:
            # `spawn`, because a fork inherits the locks of threads and the memory of a build.
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(
                target=run_document_worker, args=(theirs, self._soft_seconds, self._hard_seconds), daemon=True
            )
            process.start()
            theirs.close()
            self._running = _Process(process, ours)
        return self._running
