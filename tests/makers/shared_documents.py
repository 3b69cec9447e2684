"""What a document says, read once in a process of the tests and not once for each of a thousand checks.

Reading a document begins a process of its own, which takes ten times as long as the check of a small portal. Only a
file of the same bytes, name and format is the same document; real processes know nothing of this.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from portalgen.documents.model import DocumentText
from portalgen.documents.reader import DocumentReader
from portalgen.pipeline.linting import attachments
from portalgen.store.digest import digest_file


@contextmanager
def share_documents() -> Iterator[None]:
    """While this lasts, what a check reads of an attachment is kept for the next check."""
    known: dict[tuple[str, str, str], DocumentText] = {}

    class SharedReader(DocumentReader):
        """Reads as the program does what was not read before."""

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
