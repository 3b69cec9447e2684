"""Checks the attachments named in pages.

Each content is read once, and reported at each reference to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.content.file_stat import stat_signature_of
from portalgen.content.files import InvalidFile, format_of, locate_file
from portalgen.diagnostics.model import Place
from portalgen.documents.reader import DocumentReader
from portalgen.frozen import frozen
from portalgen.lint.attachment_text import build_attachment_text
from portalgen.lint.model import Violation
from portalgen.lint.rows import attachment_violation_of_row, head_of_row, row_of_attachment_violation, row_of_head
from portalgen.lint.run import place_violations, run_attachment_rules
from portalgen.pipeline.linting.lint_cache import CacheTable
from portalgen.store.digest import digest_file
from portalgen.text.document_head import DocumentHead, read_document_head
from portalgen.text.normalization import nfc

FileReference = tuple[str, str, Place]
"""(folder of a page, name of a file beside the page, place of the reference in the page)."""


@frozen
class AttachmentResults:
    """The results of checking attachments."""

    violations: tuple[Violation, ...]
    heads: Mapping[str, DocumentHead]
    """The head of each file's text, keyed by the file's path from the portal's root."""


def check_attachments(
    portal: Portal, named: Iterable[FileReference], settings: LintSettings, table: CacheTable
) -> AttachmentResults:
    """Return the violations in the files named in pages. The build reports files that are missing."""
    located: dict[tuple[str, str], Path | InvalidFile] = {}
    violations: list[Violation] = []
    heads: dict[str, DocumentHead] = {}
    with DocumentReader() as reader:
        for folder, name, place in named:
            found = located.get((folder, name))
            if found is None:
                found = located[folder, name] = locate_file(
                    portal.root / folder, name, portal.root, portal.unwritten, suggests=False
                )
            if isinstance(found, InvalidFile):
                continue
            source = found.relative_to(portal.root).as_posix()
            rows, head = _rows_of(found, source, name, settings, table, reader)
            heads[source] = head_of_row(head)
            violations += place_violations((attachment_violation_of_row(row) for row in rows), name, place, source)
    return AttachmentResults(tuple(violations), heads)


def _rows_of(
    path: Path, source: str, name: str, settings: LintSettings, table: CacheTable, reader: DocumentReader
) -> tuple[list[Any], list[Any]]:
    """Return the rows of a file and of its head, cached by its stat, else by its content."""
    status = path.stat()
    signature = list(stat_signature_of(status))
    known = table.cached_row(source)
    if known is None or not (isinstance(known[1], list) and len(known[1]) == 3):
        known = None
    elif known[1][0] == signature:
        _, rows, head = table.get_or_create(source, known[0], list)
        return rows, head
    digest = digest_file(path)[0]
    if known is not None and known[0] == digest:
        _, rows, head = known[1]
        table.put(source, digest, [signature, rows, head])
        return rows, head
    document = reader.read(path, name, format_of(name))
    text = build_attachment_text(path, document, settings.allowed_telephones)
    rows = [row_of_attachment_violation(each) for each in run_attachment_rules(text)]
    head = row_of_head(read_document_head(nfc(document.text)))
    table.put(source, digest, [signature, rows, head])
    return rows, head
