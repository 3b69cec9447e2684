"""What a document says, read once in a process of the tests and not once for each of a thousand checks.

Reading a document begins a process of its own, which takes ten times as long as the check of a small portal. Only a
file of the same bytes, name and format is the same document. The process of one check is used by the next one; it
keeps nothing of a document, and one that had to be ended is not used again. Real processes know nothing of this.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from portalgen.documents.model import DocumentText
from portalgen.documents.reader import DocumentReader
from portalgen.pipeline.linting import attachments
from portalgen.store.digest import digest_file


@contextmanager
def share_documents() -> Iterator[None]:
    """While this lasts, what a check reads of an attachment is kept for the next check, and so is the process that reads."""
    known: dict[tuple[str, str, str], DocumentText] = {}
    idle: list[DocumentReader] = []
    owner = os.getpid()

    class SharedReader(DocumentReader):
        """Reads as the program does what was not read before."""

        _is_reading = False

        def close(self) -> None:
            if self._is_reading or self._running is None or idle or os.getpid() != owner:
                super().close()
                return
            idle.append(DocumentReader())
            idle[0]._running, self._running = self._running, None

        def _start_process(self) -> Any:
            if self._running is None and idle and os.getpid() == owner:
                self._running = idle.pop()._running
            return super()._start_process()

        def _request(self, *document: Any) -> Any:
            self._is_reading = True
            try:
                return super()._request(*document)
            finally:
                self._is_reading = False

        def read(self, path: Path, name: str, format: str) -> DocumentText:
            if not path.is_file():
                return super().read(path, name, format)
            key = (digest_file(path)[0], name, format)
            if key not in known:
                document = super().read(path, name, format)
                if document.state == "too_slow":
                    return document
                known[key] = document
            return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(attachments, "DocumentReader", SharedReader)
        yield
    for reader in idle:
        reader.close()
