"""Attachments of a submission are told by their words wherever they lie, each content is read once, and others cost nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portalgen.differences.formats.html import format_difference_as_html
from portalgen.differences.formats.json_report import format_difference_as_json
from portalgen.differences.formats.markdown import format_difference_as_markdown
from portalgen.differences.formats.text import format_difference_as_text
from portalgen.differences.model import FileDifference, PortalDifference
from portalgen.documents.located.model import LocatedText
from portalgen.documents.reader import DocumentReader
from tests.makers.documents import docx, pdf, xlsx
from tests.makers.portal import page
from tests.makers.portal_repository import PortalRepository
from tests.makers.repository import day

PRESS = "content/so/tin-tuc/hop-bao.vi.md"
ATTACHMENT = "content/so/gioi-thieu/chuc-nang/quy-che.pdf"
DUTIES = "content/so/gioi-thieu/chuc-nang/index.vi.md"
TEXT = "Quy chế thu phí\nNộp vào tài khoản 0123456789"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> PortalRepository:
    found = PortalRepository(tmp_path_factory.mktemp("kho") / "cong")
    found.portal.write(ATTACHMENT, pdf(TEXT))
    found.portal.write("content/so/tin-tuc/bieu-phi.xlsx", xlsx("Tên\tPhí\nCấp lại\t50000"))
    found.maker.commit(day(2))
    return found


@pytest.fixture
def read_names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read."""
    names: list[str] = []
    read = DocumentReader.read_located

    def note(reader: DocumentReader, path: Path, name: str, format: str) -> LocatedText:
        names.append(name)
        return read(reader, path, name, format)

    monkeypatch.setattr(DocumentReader, "read_located", note)
    return names


def files_of(difference: PortalDifference) -> list[FileDifference]:
    return [file for found in difference.pages for file in found.files]


def test_a_replaced_attachment_is_told_by_its_words_in_every_form(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.write(ATTACHMENT, pdf(TEXT.replace("0123456789", "0123456780")))
        difference = repository.compare()
    text = format_difference_as_text(difference)
    assert "Trang 1: " in text
    assert "[«0123456789» → «0123456780»]" in text
    assert "0123456780<span" in format_difference_as_html(difference)
    assert "0123456780" in format_difference_as_markdown(difference)
    data = json.loads(format_difference_as_json(difference))
    (file,) = data["sites"][0]["pages"][0]["files"]
    assert {"change", "role", "file", "size_before", "is_content_changed", "values"} <= file.keys()
    (change,) = file["document"]["changes"]
    assert [run for run in change["runs"] if run["kind"] != "same"] == [
        {"kind": "removed", "text": "0123456789"},
        {"kind": "added", "text": "0123456780"},
    ]
    assert change["after"] == {"page": 1} and change["place"] == "trang 1"


def test_the_text_of_a_new_attachment_is_there_also_if_only_a_link_leads_to_it(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.write("content/so/tin-tuc/huong-dan.docx", docx("Hướng dẫn nộp phí"))
        portal.edit(PRESS, "Nội dung.", "Xem [hướng dẫn](huong-dan.docx).")
        portal.write(
            "content/so/tin-tuc/moi.vi.md",
            page("so-moi", kind="news", title="Mới", date="2026-01-06", body="Xem [đây](huong-dan.docx)."),
        )
        files = files_of(repository.compare())
    assert [(each.change, each.file) for each in files] == [("added", "huong-dan.docx")] * 2
    assert all(each.document is not None and each.document.is_new for each in files)
    assert files[0].document is files[1].document


def test_an_attachment_that_takes_the_place_of_another_is_held_against_it(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.remove(ATTACHMENT)
        portal.write("content/so/gioi-thieu/chuc-nang/quy-che-moi.pdf", pdf(TEXT.replace("0123456789", "999")))
        portal.edit(DUTIES, "file: quy-che.pdf", "file: quy-che-moi.pdf")
        text = repository.text()
    assert "Thay cho quy-che.pdf" in text
    assert "[«0123456789» → «999»]" in text


def test_the_same_content_beside_several_pages_is_read_once(
    repository: PortalRepository, read_names: list[str]
) -> None:
    with repository.submission() as portal:
        for number in range(3):
            body = f"Xem [tệp](tep-{number}.docx)."
            portal.write(f"content/so/tin-tuc/tep-{number}.docx", docx("Một nội dung"))
            portal.write(
                f"content/so/tin-tuc/bai-{number}.vi.md",
                page(f"so-bai-{number}", kind="news", title="Bài", date="2026-01-06", body=body),
            )
        files = files_of(repository.compare())
    assert len(files) == 3
    assert read_names == ["tep-0.docx"]


def test_a_document_that_no_page_names_is_told_among_the_other_files(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.write("content/so/tin-tuc/bieu-phi.xlsx", xlsx("Tên\tPhí\nCấp lại\t500000"))
        difference = repository.compare()
    (file,) = difference.other_files
    assert file.document is not None
    assert "Trang tính «Sheet», ô B2: [«50000» → «500000»]" in format_difference_as_text(difference)
    assert json.loads(format_difference_as_json(difference))["other_files"][0]["document"]["changes"]


def test_a_submission_without_attachments_reads_none(repository: PortalRepository, read_names: list[str]) -> None:
    with repository.submission() as portal:
        portal.edit(PRESS, "Nội dung.", "Nội dung mới.")
        portal.edit(DUTIES, "title: Quy chế}", "title: Quy chế mới}")
        repository.compare()
    assert read_names == []


def test_a_renamed_attachment_is_told_as_before_and_not_read(
    repository: PortalRepository, read_names: list[str]
) -> None:
    with repository.submission() as portal:
        portal.remove(ATTACHMENT)
        portal.write("content/so/gioi-thieu/chuc-nang/quy-che-2.pdf", pdf(TEXT))
        portal.edit(DUTIES, "file: quy-che.pdf", "file: quy-che-2.pdf")
        text = repository.text()
    assert "tên cũ quy-che.pdf, nội dung giữ nguyên" in text
    assert read_names == []


@pytest.mark.heavy
def test_both_versions_of_an_attachment_are_there_if_both_are_built(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.write(ATTACHMENT, pdf(TEXT.replace("0123456789", "0123456780")))
        difference = repository.compare(with_lists=True)
    assert "[«0123456789» → «0123456780»]" in format_difference_as_text(difference)
