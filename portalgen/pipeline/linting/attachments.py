"""The attachments that pages name: read once for each content, and told where a page names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.content.file_stat import stat_signature_of
from portalgen.content.files import InvalidFile, format_of, locate_file
from portalgen.diagnostics.model import Place
from portalgen.documents.read import DocumentReader
from portalgen.lint.attachment_text import attachment_text
from portalgen.lint.model import Hit
from portalgen.lint.rows import mark_of_row, row_of_mark
from portalgen.lint.run import attachment_marks, placed
from portalgen.pipeline.linting.lint_cache import Table

Named = tuple[str, str, Place]
"""The folder of a page, the name of a file beside it, and where the page says so."""


def attachment_hits(portal: Portal, named: Iterable[Named], settings: LintSettings, table: Table) -> Iterator[Hit]:
    """What the rules say of the files that pages name. Files that are not there are the build's to tell."""
    with DocumentReader() as reader:
        for folder, name, place in named:
            found = locate_file(portal.root / folder, name, portal.root)
            if isinstance(found, InvalidFile):
                continue
            source = found.relative_to(portal.root).as_posix()
            marks = _marks(found, source, name, settings, table, reader)
            yield from placed((mark_of_row(row) for row in marks), name, place, source)


def _marks(
    path: Path, source: str, name: str, settings: LintSettings, table: Table, reader: DocumentReader
) -> list[Any]:
    """The rows of a file: by its stat where that is the same, else by its content, else made anew."""
    status = path.stat()
    signature = list(stat_signature_of(status))
    known = table.row(source)
    if known is None or not (isinstance(known[1], list) and len(known[1]) == 2):
        known = None
    elif known[1][0] == signature:
        return list(table.of(source, known[0], list)[1])
    digest = blake2b(path.read_bytes(), digest_size=16).hexdigest()
    if known is not None and known[0] == digest:
        table.put(source, digest, [signature, known[1][1]])
        return list(known[1][1])
    document = reader.read(path, name, format_of(name))
    text = attachment_text(path, document, settings.allowed_telephones)
    rows = [row_of_mark(each) for each in attachment_marks(text)]
    if text.state != "too_slow":  # another machine, or another hour, may read it
        table.put(source, digest, [signature, rows])
    return rows
