"""The attachments that pages name: read once for each content, and reported where a page names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from portalgen.config.lint_settings import LintSettings
from portalgen.config.portal import Portal
from portalgen.content.file_stat import stat_signature_of
from portalgen.content.files import InvalidFile, format_of, locate_file
from portalgen.diagnostics.model import Place
from portalgen.documents.reader import DocumentReader
from portalgen.lint.attachment_text import build_attachment_text
from portalgen.lint.model import Violation
from portalgen.lint.rows import attachment_violation_of_row, row_of_attachment_violation
from portalgen.lint.run import place_violations, run_attachment_rules
from portalgen.pipeline.linting.lint_cache import CacheTable
from portalgen.store.digest import digest_file

FileReference = tuple[str, str, Place]
"""The folder of a page, the name of a file beside it, and where the page says so."""


def check_attachments(
    portal: Portal, named: Iterable[FileReference], settings: LintSettings, table: CacheTable
) -> Iterator[Violation]:
    """What the rules say of the files that pages name. Files that are not there are the build's to tell."""
    located: dict[tuple[str, str], Path | InvalidFile] = {}
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
            rows = _rows_of(found, source, name, settings, table, reader)
            yield from place_violations((attachment_violation_of_row(row) for row in rows), name, place, source)


def _rows_of(
    path: Path, source: str, name: str, settings: LintSettings, table: CacheTable, reader: DocumentReader
) -> list[Any]:
    """The rows of a file: by its stat where that is the same, else by its content, else from reading it again."""
    status = path.stat()
    signature = list(stat_signature_of(status))
    known = table.cached_row(source)
    if known is None or not (isinstance(known[1], list) and len(known[1]) == 2):
        known = None
    elif known[1][0] == signature:
        return list(table.get_or_create(source, known[0], list)[1])
    digest = digest_file(path)[0]
    if known is not None and known[0] == digest:
        table.put(source, digest, [signature, known[1][1]])
        return list(known[1][1])
    document = reader.read(path, name, format_of(name))
    text = build_attachment_text(path, document, settings.allowed_telephones)
    rows = [row_of_attachment_violation(each) for each in run_attachment_rules(text)]
    table.put(source, digest, [signature, rows])
    return rows
