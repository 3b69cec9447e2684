"""Checks share what is read of a document, as long as it is the same one."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portalgen.documents.model import DocumentText
from portalgen.documents.reader import DocumentReader
from portalgen.pipeline.linting import attachments
from tests.makers.portal import PDF
from tests.makers.processes import is_running
from tests.makers.quiet_portal import describe_findings, quiet_portal, report_of
from tests.makers.shared_documents import share_documents

FILE = "content/so/gioi-thieu/chuc-nang/quy-che.pdf"


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """A number for each process that is truly begun, where sharing begins anew."""
    numbers: list[int] = []
    start = DocumentReader._start_process

    def start_noted(reader: DocumentReader) -> Any:
        numbers.append(len(numbers))
        return start(reader)

    monkeypatch.setattr(DocumentReader, "_start_process", start_noted)
    with share_documents():
        yield numbers


def test_a_document_is_read_for_the_first_of_several_checks(begun: list[int], tmp_path: Path) -> None:
    reports = [report_of(quiet_portal(tmp_path / name)) for name in ("one", "two")]
    assert len(begun) == 1
    assert describe_findings(reports[0]) == describe_findings(reports[1])


def test_another_content_is_another_document(begun: list[int], tmp_path: Path) -> None:
    portal = quiet_portal(tmp_path / "portal")
    clean = describe_findings(report_of(portal))
    portal.write(FILE, PDF[:60])
    damaged = describe_findings(report_of(portal))
    assert len(begun) == 2
    assert damaged != clean
    portal.write(FILE, PDF)
    assert describe_findings(report_of(portal)) == clean


def test_a_report_with_sharing_is_that_without(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    portal = quiet_portal(tmp_path / "portal", {FILE: PDF[:60]})
    with share_documents():
        first, second = report_of(portal), report_of(quiet_portal(tmp_path / "second", {FILE: PDF[:60]}))
    monkeypatch.setattr(attachments, "DocumentReader", DocumentReader)
    alone = report_of(quiet_portal(tmp_path / "alone", {FILE: PDF[:60]}))
    assert describe_findings(first) == describe_findings(second) == describe_findings(alone)


def read_in_turn(paths: Path, files: dict[str, bytes]) -> list[tuple[DocumentText, int]]:
    """What a reader for each of the files reads, and the id of the process that read it."""
    answers = []
    for name, data in files.items():
        (paths / name).write_bytes(data)
        with attachments.DocumentReader() as reader:
            document = reader.read(paths / name, name, "pdf")
            running = reader._running
        answers.append((document, running.process.pid if running is not None and running.process.pid else 0))
    return answers


def test_the_process_of_a_reader_is_used_by_the_next_one_and_ended_with_the_sharing(tmp_path: Path) -> None:
    with share_documents():
        (first, one), (second, two) = read_in_turn(tmp_path, {"a.pdf": PDF, "b.pdf": PDF[:60]})
        assert (first.state, second.state) == ("read", "damaged")
        assert one == two != 0
        assert is_running(one)
    assert not is_running(one)


def test_a_process_that_was_ended_is_not_used_again(tmp_path: Path) -> None:
    with share_documents():
        ((_, one),) = read_in_turn(tmp_path, {"a.pdf": PDF})
        os.kill(one, signal.SIGKILL)
        (ended, none), (read, two) = read_in_turn(tmp_path, {"b.pdf": PDF + b"\n", "c.pdf": PDF})
        assert (ended.state, none, read.state) == ("too_large", 0, "read")
        assert two not in (0, one)
