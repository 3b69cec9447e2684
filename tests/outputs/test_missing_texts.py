"""A document whose text is still missing says so on its page and beside its title; one that has its text says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.makers.documents import pdf
from tests.makers.lint.legal_document import document
from tests.makers.portal import SO, SmallPortal, translation

FOLDER = "content/so/van-ban"
BAND = "Toàn văn của văn bản này chưa được đăng."
LABEL = "Chưa có toàn văn"
STUB = "Xem tệp đính kèm.\n"
TEXT = "**Điều 1.** Ban hành nội quy cơ quan.\n"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = SmallPortal(tmp_path_factory.mktemp("missing") / "portal")
    portal.edit("site-config/profiles.yaml", "page_size: 2", "page_size: 20")
    portal.write(f"{FOLDER}/thieu.vi.md", document("so-thieu", STUB, title="Quyết định thiếu toàn văn"))
    portal.write(
        f"{FOLDER}/thieu.en.md",
        translation(
            "so-thieu", ("Quyết định thiếu toàn văn", "", STUB), "See the file.\n", kind="legal_document", title="Stub"
        ),
    )
    portal.write(f"{FOLDER}/du.vi.md", document("so-du", TEXT, title="Quyết định có toàn văn"))
    attached = "[{file: qd.pdf, title: Toàn văn}]"
    portal.write(
        f"{FOLDER}/co-tep/index.vi.md", document("so-co-tep", STUB, title="Quyết định có tệp", attachments=attached)
    )
    (portal.root / f"{FOLDER}/co-tep/qd.pdf").write_bytes(pdf("Số: 00/QĐ-UBND"))
    portal.build_successfully()
    return portal


def row_of(portal: SmallPortal, title: str, path: str = "van-ban/") -> str:
    """The entry of a list from its title on, as far as the next one."""
    html = portal.html(f"{SO}/{path}index.html")
    return html.split(title, 1)[1].split("</li>", 1)[0]


def test_a_document_without_its_text_says_so_on_its_page_and_in_its_row(portal: SmallPortal) -> None:
    assert BAND in portal.html(f"{SO}/van-ban/thieu/index.html")
    assert LABEL in row_of(portal, "Quyết định thiếu toàn văn")
    assert "The text of this document is not published yet." in portal.html(f"{SO}/en/documents/thieu/index.html")


@pytest.mark.parametrize(("name", "title"), [("du", "Quyết định có toàn văn"), ("co-tep", "Quyết định có tệp")])
def test_a_document_with_its_text_or_a_file_says_nothing(portal: SmallPortal, name: str, title: str) -> None:
    assert BAND not in portal.html(f"{SO}/van-ban/{name}/index.html")
    assert LABEL not in row_of(portal, title)


def test_lists_are_built_again_when_the_text_comes(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal")
    portal.write(f"{FOLDER}/thieu.vi.md", document("so-thieu", STUB, title="Quyết định thiếu toàn văn"))
    portal.build_successfully()
    assert LABEL in row_of(portal, "Quyết định thiếu toàn văn")
    portal.write(f"{FOLDER}/thieu.vi.md", document("so-thieu", TEXT, title="Quyết định thiếu toàn văn"))
    portal.build_successfully()
    assert LABEL not in row_of(portal, "Quyết định thiếu toàn văn")
