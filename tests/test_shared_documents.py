"""Checks share what is read of a document, as long as it is the same one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portalgen.documents.reader import DocumentReader
from portalgen.pipeline.linting import attachments
from tests.makers.portal import PDF
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
