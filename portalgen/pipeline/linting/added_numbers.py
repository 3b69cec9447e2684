"""Finds personal numbers beside names that a submission adds: they are in its version but not in main's.

Numbers are compared, not lines: an edit elsewhere, a moved page or a renamed file adds none.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from portalgen.content.body import read_source
from portalgen.content.files import InvalidFile, format_of, locate_file
from portalgen.content.model import Page
from portalgen.diagnostics.model import Place, place_in_line
from portalgen.documents.reader import DocumentReader
from portalgen.editorial.approving.number_acceptance import find_number_acceptance
from portalgen.history.blobs import digest_blobs, find_blobs, list_files_at, read_blobs, read_blobs_at
from portalgen.history.commits import list_commits
from portalgen.lint.context import AddedNumber
from portalgen.pipeline.linting.attachments import FileReference
from portalgen.pipeline.linting.judgement import Judgement
from portalgen.pipeline.linting.lint_job import LintJob
from portalgen.text.columns import MARKDOWN_SEPARATORS
from portalgen.text.linked_numbers import LinkedNumber, NumberKey, find_linked_numbers
from portalgen.text.masking import mask_all_numbers, mask_number
from portalgen.text.pasted import FoldedText, fold_pasted
from portalgen.text.personal_data import may_hold_numbers, may_hold_passports

_LINE_END: Final = re.compile(r"\r\n?|\n")
_TITLE: Final = re.compile(r"^title:\s*(.+)$", re.MULTILINE)
_CODES: Final = {"identity": "PRV214", "account": "PRV215"}
_OF_FILES: Final = "PRV216"


def find_added_numbers(job: LintJob, named: Iterable[FileReference]) -> tuple[AddedNumber, ...]:
    """Return the added numbers accepted by no record. Return an empty tuple unless a submission is judged.

    `named` are the files named in pages.
    """
    judgement, submission = job.judgement, job.history.submission
    if judgement is None or submission is None:
        return ()
    changed = submission.paths - submission.moved_files
    with DocumentReader() as reader, tempfile.TemporaryDirectory(prefix="portalgen-") as folder:
        numbers = _Numbers(reader, Path(folder))
        added = [
            *_find_in_pages(job, changed, numbers),
            *_find_in_files(job, judgement, changed, tuple(named), numbers),
        ]
        return _leave_out_accepted(job, judgement, added, numbers) if added else ()


def _find_in_pages(job: LintJob, changed: frozenset[str], numbers: _Numbers) -> Iterator[tuple[NumberKey, AddedNumber]]:
    pages = (*job.library.pages, *job.library.refused_pages)
    for page in pages:
        if page.source not in changed:
            continue
        data = read_source(job.portal, page.source)
        lines = _fold_lines(data)
        found = _find_in_page(lines, data, page.source)
        if not found:
            continue
        known = {
            key
            for path, data in _read_item_on_main(job, page.id, pages, changed)
            for key in numbers.of_page(data, path)
        }
        yield from _describe_in_page(page, lines, [each for each in found if each.key not in known])


def _read_item_on_main(
    job: LintJob, id: str, pages: Iterable[Page], changed: frozenset[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield (path, data) of main's pages of an item in every language: a translation repeats its original."""
    submission = job.history.submission
    assert submission is not None
    yield from ((each.path, each.data) for each in submission.previous_pages.values() if each.id == id)
    yield from (
        (each.source, read_source(job.portal, each.source))
        for each in pages
        if each.id == id and each.source not in changed
    )


def _describe_in_page(
    page: Page, lines: tuple[FoldedText, ...], found: list[LinkedNumber]
) -> Iterator[tuple[NumberKey, AddedNumber]]:
    for each in found:
        line, (start, end) = each.match.line, each.match.span
        place = Place(page.source)
        if line < len(lines):
            spans = [other.match.span for other in found if other.match.line == line]
            masked = mask_all_numbers(lines[line], spans)
            place = place_in_line(page.source, line + 1, start + 1, end - start, masked)
        yield each.key, AddedNumber(each.key[0], place, mask_number(each.match.text), page.source)


def _find_in_files(
    job: LintJob, judgement: Judgement, changed: frozenset[str], named: tuple[FileReference, ...], numbers: _Numbers
) -> Iterator[tuple[NumberKey, AddedNumber]]:
    """Yield the numbers of changed files, at each place where a page names the file, else at the file itself.

    Unnamed files count too: else a file could be submitted first, and named by a later submission without files.
    """
    files = {path for path in changed if path.startswith("content/") and not path.endswith(".md")}
    if not files:
        return
    before = _read_former_files(judgement, files)
    places: dict[str, list[tuple[str, Place]]] = {}
    for path, name, place in _locate_files(job, files, named):
        places.setdefault(path, []).append((name, place))
    root = job.portal.root
    for path in sorted(files):
        file = root / path
        if file.is_symlink() or not file.is_file():
            continue
        found = numbers.of_file(file.read_bytes(), path)
        if not found:
            continue
        formers = ((former, data) for former, data in before.items() if _may_be_former(former, path))
        known = {key for former, data in formers for key in numbers.of_file(data, former)}
        for name, place in places.get(path, [(PurePosixPath(path).name, Place(path))]):
            for key, masked in found.items():
                if key not in known:
                    yield key, AddedNumber(key[0], place, masked, path, name)


def _locate_files(
    job: LintJob, files: Container[str], named: Iterable[FileReference]
) -> Iterator[tuple[str, str, Place]]:
    """Yield (path from the root, name given in the page, place) for each of `files` named in a page."""
    portal = job.portal
    for folder, name, place in named:
        if PurePosixPath(name).name not in job.scope.names and f"{folder}/{name}" not in files:
            continue
        located = locate_file(portal.root / folder, name, portal.root, portal.unwritten, suggests=False)
        if not isinstance(located, InvalidFile) and (path := located.relative_to(portal.root).as_posix()) in files:
            yield path, name, place


def _may_be_former(former: str, path: str) -> bool:
    """Return True if a file may be a former version of another: the same path, or the same folder and format."""
    return former == path or (
        PurePosixPath(former).parent == PurePosixPath(path).parent and format_of(former) == format_of(path)
    )


def _read_former_files(judgement: Judgement, files: Iterable[str]) -> Mapping[str, bytes]:
    """Return main's versions of changed files, and of deleted files in the same folders."""
    changes = judgement.changes
    folders = {PurePosixPath(each).parent for each in files}
    gone = (each for each in changes.deleted_paths if PurePosixPath(each).parent in folders)
    there = list_files_at(judgement.repository, judgement.tip)
    paths = [each for each in (*files, *gone) if each in there and not each.endswith(".md")]
    return read_blobs_at(judgement.repository, judgement.tip, paths)


class _Numbers:
    """The numbers beside names in the versions of pages and files, each read once."""

    def __init__(self, reader: DocumentReader, folder: Path) -> None:
        self._reader = reader
        self._folder = folder
        self.of_page = cache(self._of_page)
        self.of_file = cache(self._of_file)

    def _of_page(self, data: bytes, path: str) -> frozenset[NumberKey]:
        return frozenset(each.key for each in _find_in_page(_fold_lines(data), data, path))

    def _of_file(self, data: bytes, path: str) -> Mapping[NumberKey, str]:
        """Return the numbers of a document, each with its masked form."""
        name = PurePosixPath(path).name
        file = self._folder / f"document.{format_of(name)}"
        file.write_bytes(data)
        text = self._reader.read(file, name, format_of(name)).text
        if not may_hold_numbers(text) and not may_hold_passports(text):
            return {}
        found = find_linked_numbers(tuple(map(fold_pasted, text.splitlines())))
        return {each.key: mask_number(each.match.text) for each in found}

    def of_version(self, data: bytes, path: str) -> frozenset[NumberKey]:
        """Return the numbers of a version of a page or a file."""
        return self.of_page(data, path) if path.endswith(".md") else frozenset(self.of_file(data, path))


def _fold_lines(data: bytes) -> tuple[FoldedText, ...]:
    text = data.decode("utf-8", "replace")
    return tuple(map(fold_pasted, _LINE_END.split(text)))


def _find_in_page(lines: tuple[FoldedText, ...], data: bytes, path: str) -> tuple[LinkedNumber, ...]:
    """Return the numbers of a page; numbers in its file name are placed after its last line."""
    title = _TITLE.search(data.decode("utf-8", "replace"))
    heading = fold_pasted(title[1].strip(" \"'")).text if title is not None else ""
    name = fold_pasted(path.removeprefix("content"))
    return find_linked_numbers((*lines, name), MARKDOWN_SEPARATORS, heading)


def _leave_out_accepted(
    job: LintJob, judgement: Judgement, added: list[tuple[NumberKey, AddedNumber]], numbers: _Numbers
) -> tuple[AddedNumber, ...]:
    """Return the numbers accepted by no record. A record accepts all numbers of the versions it lists."""
    accepted = find_number_acceptance(
        judgement.repository, judgement.tip, judgement.submission, job.options.at, job.options.awaited_keys
    )
    codes = [(_OF_FILES if each.file else _CODES[each.kind], each.path) for _, each in added]
    asked = {each.path: {other.sha256 for other in accepted if other.path == each.path} for each in accepted}
    versions = {path: dict(_read_versions(job, judgement, path, digests)) for path, digests in asked.items()}
    keys = {
        (each.code, each.path): frozenset(
            key
            for other in accepted
            if (other.code, other.path) == (each.code, each.path) and other.sha256 in versions[each.path]
            for key in numbers.of_version(versions[each.path][other.sha256], each.path)
        )
        for each in accepted
    }
    return tuple(
        each
        for (key, each), code in zip(added, codes, strict=True)
        if key not in keys.get(code, frozenset[NumberKey]())
    )


def _read_versions(job: LintJob, judgement: Judgement, path: str, digests: set[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (SHA-256, bytes) of the versions of a file with these digests: the judged version, else earlier ones."""
    here = read_source(job.portal, path) if path.endswith(".md") else (job.portal.root / path).read_bytes()
    digest = sha256(here).hexdigest()
    if digest in digests:
        yield digest, here
        digests = digests - {digest}
    if not digests:
        return
    repository = judgement.repository
    commits = list_commits(repository, judgement.submission, judgement.tip)
    blobs = set(find_blobs(repository, ((each.id, path) for each in commits)).values())
    chosen = {blob: each for blob, each, _ in digest_blobs(repository, sorted(blobs)) if each in digests}
    yield from ((chosen[blob], data) for blob, data in read_blobs(repository, sorted(chosen)))
