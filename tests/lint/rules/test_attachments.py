"""Rules about attachments: what a file says and what it is, without repeating anybody's number or name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.formats import diagnostics_as_text
from portalgen.diagnostics.model import LocalizedText, Place, Severity
from portalgen.diagnostics.registry import CODES
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation
from portalgen.lint.rules.attachments import file_name_title, unnamed_file
from portalgen.lint.rules.attachments.table import RULES
from portalgen.lint.run import place_violations
from tests.makers.documents import make_document
from tests.makers.lint.contexts import load_lint_context
from tests.makers.lint.texts import page_text
from tests.makers.portal import SmallPortal, page


def marks(text: str = "Quy chế làm việc", format: str = "pdf", **more: Any) -> dict[str, list[AttachmentViolation]]:
    """What the rules of this family say of one attachment, by code."""
    state = more.pop("state", "read")
    attachment = AttachmentText(f"quy-che.{format}", format, 1000, state, text, **more)
    found = {rule.code: list(rule.check(attachment)) for rule in RULES if isinstance(rule, AttachmentRule)}
    return {code: each for code, each in found.items() if each}


def test_an_ordinary_file_is_silent() -> None:
    assert marks(creator="Văn phòng Sở", pages=3) == {}
    assert marks("", "png", state="not_text") == {}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"format": "zip", "state": "not_text"}, "ATT213"),
        ({"format": "gz", "state": "not_text"}, "ATT213"),
        ({"text": "", "state": "empty", "pages": 3}, "ATT202"),
        ({"text": "", "state": "encrypted"}, "ATT203"),
        ({"text": "MẬT\nKế hoạch"}, "ATT204"),
        ({"text": "", "format": "docx", "state": "too_large"}, "ATT207"),
        ({"text": "", "state": "damaged"}, "ATT208"),
        ({"creator": "Nguyễn Văn Mẫu"}, "ATT211"),
        ({"is_truncated": True}, "ATT212"),
        ({"text": "", "state": "too_slow"}, "ATT212"),
    ],
)
def test_each_nature_of_a_file_is_reported_by_its_own_code(given: dict[str, Any], code: str) -> None:
    assert list(marks(**given)) == [code]


def test_an_old_format_is_reported_and_that_nobody_read_it() -> None:
    for format in ("doc", "xls", "ppt"):
        assert list(marks("", format, state="not_text")) == ["ATT201", "ATT213"]


def test_a_file_that_is_not_what_its_name_says_is_the_builds_to_tell() -> None:
    assert marks("", state="mismatched") == {}


def test_what_blocks_is_only_what_is_certain() -> None:
    errors = {rule.code for rule in RULES if CODES[rule.code].severity is Severity.ERROR}
    assert errors == {"ATT203", "ATT204", "ATT207"}


def test_an_empty_file_that_is_no_pdf_is_no_scan() -> None:
    assert marks("", "docx", state="empty") == {}


@pytest.mark.parametrize(
    "added", ["Scanned with CamScanner", "Ký bởi: Sở Ngoại vụ\nNgày ký: 24-11-2026 08:00:00\n1", "Page 1\n2/2"]
)
def test_what_scanners_and_signatures_write_is_no_text_of_a_document(added: str) -> None:
    assert list(marks(added, pages=2)) == ["ATT202"]
    assert marks(f"{added}\nQuy chế làm việc", pages=2) == {}


def test_each_secrecy_mark_is_reported_once_a_file() -> None:
    found = marks("TỐI MẬT\nTrang 1\nTỐI MẬT\nMẬT\nBảo vệ bí mật nhà nước\nMẬT ONG")
    assert [dict(each.values) for each in found["ATT204"]] == [{"mark": "TỐI MẬT"}, {"mark": "MẬT"}]


def test_personal_numbers_are_counted_once_each_and_the_example_is_masked() -> None:
    text = (
        "Hộ 1, CCCD 001000000089, ĐT 0900000001\nHộ 2, CCCD 001000000089, ĐT +84 900 000 001, STK 0000000000000\n"
        "Hộ 3, mã số BHXH 0000000001"
    )
    (found,) = marks(text)["ATT205"]
    vi = "1 số căn cước, 1 số tài khoản, 1 số di động, 1 mã số bảo hiểm hoặc thuế"
    en = "1 identity, 1 account, 1 mobile, 1 insurance or tax"
    assert dict(found.values) == {"found": LocalizedText(vi, en), "count": "4", "example": "0010…89"}


@pytest.mark.parametrize("separator", ["\t", ",", ";"])
def test_numbers_below_their_label_are_counted(separator: str) -> None:
    rows = (("Họ tên", "Số CMND", "Số tài khoản"), ("Nguyễn Văn Mẫu", "000000089", "0000000000089"))
    (found,) = marks("\n".join(separator.join(row) for row in rows), "csv")["ATT205"]
    assert dict(found.values)["count"] == "2"


def test_a_mark_in_a_cell_of_a_head_is_reported_and_honey_is_not() -> None:
    assert list(marks("ỦY BAN NHÂN DÂN TỈNH\tMẬT", "docx")) == ["ATT204"]
    assert list(marks("Số: 12/BC   MẬT", "docx")) == ["ATT204"]
    assert list(marks("a,b\nTỐI MẬT,x", "csv")) == ["ATT204"]
    assert marks("SẢN PHẨM\tMẬT\nCà phê\t10", "docx") == {}


def test_the_message_repeats_no_number_in_either_language() -> None:
    marked = [("ATT205", each) for each in marks("CCCD 001000000089")["ATT205"]]
    (hit,) = place_violations(
        marked, "danh-sach.pdf", Place("content/so/a.vi.md", 5, 11, 13, "    file: danh-sach.pdf")
    )
    for language in ("vi", "en"):
        said = diagnostics_as_text((hit.diagnostic,), language)
        assert "0010…89" in said
        assert "001000000089" not in said


def test_a_file_with_public_numbers_is_silent() -> None:
    text = "Quyết định số 00/QĐ-UBND ngày 24/11/2026\nĐiện thoại: 0263 0000 000\nMST 0300000000\n1.000.000.000 đồng\n001\t000\t000\t000"
    assert marks(text) == {}


def test_a_mobile_number_that_the_agency_made_public_is_silent() -> None:
    text = "Trực: 0912 000 089"
    assert "ATT205" in marks(text)
    assert "ATT205" not in marks(text, public_telephones=("0912000089",))


def test_text_of_an_old_font_is_reported_with_its_name() -> None:
    (found,) = marks("Céng hoµ x· héi chñ nghÜa ViÖt Nam\nQuyÕt ®Þnh vÒ viÖc ban hµnh quy chÕ lµm viÖc cña c¬ quan")[
        "ATT206"
    ]
    assert dict(found.values) == {"font": "TCVN3 (ABC)"}


@pytest.mark.parametrize("creator", ["Nguyễn Văn Mẫu", "Tran Thi Mau", "Lê Thị Hồng Mẫu"])
def test_an_author_with_the_form_of_a_name_is_reported_without_it(creator: str) -> None:
    (found,) = marks(creator=creator)["ATT211"]
    assert found.values == ()


@pytest.mark.parametrize(
    "creator",
    ["", "Admin", "Văn phòng Sở", "Văn Phòng Ủy Ban", "Sở Ngoại vụ", "UBND phường Xuân Hương", "HP", "User 1", "Hồ Xuân", "PC LE VAN 01",
     "Lý Ban Phòng", "Mai Linh Company Limited Group Asia"],
)  # fmt: skip
def test_offices_and_machines_are_no_names(creator: str) -> None:
    assert marks(creator=creator) == {}


class TestTitles:
    PATH = "content/so/gioi-thieu/moi.vi.md"

    def find_places(self, tmp_path: Path, file: str, title: str) -> list[tuple[int, int, int]]:
        text = page_text(
            tmp_path, self.PATH, page("so-moi", title="Mới", attachments=f"\n  - file: {file}\n    title: {title}")
        )
        places = [each.diagnostic.place for each in file_name_title.check(text)]
        return [(place.line, place.column, place.length) for place in places]

    @pytest.mark.parametrize("title", ["quy-che.pdf", "QUYCHE.PDF", "quy-che", "ke_hoach.docx"])
    def test_a_title_that_is_a_file_name_is_reported_at_the_title(self, tmp_path: Path, title: str) -> None:
        assert self.find_places(tmp_path, "quy-che.pdf", title) == [(7, 12, len(title))]

    @pytest.mark.parametrize("title", ["Quy chế", "Quy chế làm việc (bản PDF)", "Biểu 01.a", "Mẫu đơn quy-che.pdf mới"])
    def test_a_title_in_words_is_silent(self, tmp_path: Path, title: str) -> None:
        assert self.find_places(tmp_path, "quy-che.pdf", title) == []

    def test_a_file_whose_name_is_a_word_may_be_its_title(self, tmp_path: Path) -> None:
        assert self.find_places(tmp_path, "Biểu.pdf", "Biểu") == []

    def test_a_document_in_the_text_is_reported_as_well(self, tmp_path: Path) -> None:
        body = '{{ document file="quy-che.pdf" title="quy-che.pdf" }}\n'
        text = page_text(tmp_path, self.PATH, page("so-moi", body, title="Mới"))
        assert [each.diagnostic.code for each in file_name_title.check(text)] == ["ATT209"]


class TestUnnamedFiles:
    FOLDER = "content/so/gioi-thieu/chuc-nang"

    def find_unnamed_files(self, portal: SmallPortal) -> list[tuple[str, object]]:
        found = list(unnamed_file.check(load_lint_context(portal)))
        return [(each.diagnostic.place.path, dict(each.diagnostic.values)["file"]) for each in found]

    @pytest.fixture
    def portal(self, tmp_path: Path) -> SmallPortal:
        return SmallPortal(tmp_path / "portal")

    def test_a_portal_whose_files_are_all_named_is_silent(self, portal: SmallPortal) -> None:
        assert self.find_unnamed_files(portal) == []

    def test_a_file_that_no_page_names_is_reported_at_the_page_beside_it(self, portal: SmallPortal) -> None:
        portal.write(f"{self.FOLDER}/ban-cu.pdf", make_document("pdf", "Bản cũ"))
        (found,) = unnamed_file.check(load_lint_context(portal))
        assert self.find_unnamed_files(portal) == [(f"{self.FOLDER}/index.vi.md", "ban-cu.pdf")]
        assert found.related == (f"{self.FOLDER}/ban-cu.pdf", f"{self.FOLDER}/index.en.md")

    def test_a_file_that_only_a_translation_or_a_link_names_is_silent(self, portal: SmallPortal) -> None:
        portal.write(f"{self.FOLDER}/phu luc.pdf", make_document("pdf", "Phụ lục"))
        portal.edit(f"{self.FOLDER}/index.en.md", "Advice.", "Advice. See [annex](phu%20luc.pdf).")
        assert self.find_unnamed_files(portal) == []

    def test_a_file_below_the_page_that_names_it_is_silent(self, portal: SmallPortal) -> None:
        portal.write(f"{self.FOLDER}/bieu/bieu-1.csv", "a,b\n")
        portal.edit(f"{self.FOLDER}/index.en.md", "Advice.", "Advice. See [table](bieu/bieu-1.csv).")
        assert self.find_unnamed_files(portal) == []

    def test_a_file_in_a_folder_without_pages_is_reported_at_itself(self, portal: SmallPortal) -> None:
        portal.write("content/so/luu-tru/cu.pdf", make_document("pdf", "Cũ"))
        assert self.find_unnamed_files(portal) == [("content/so/luu-tru/cu.pdf", "cu.pdf")]

    def test_a_file_that_is_named_by_an_escaped_name_is_silent(self, portal: SmallPortal) -> None:
        portal.write(f"{self.FOLDER}/phu_luc_1.pdf", make_document("pdf", "Phụ lục"))
        portal.edit(f"{self.FOLDER}/index.en.md", "Advice.", "Advice. See [annex](phu\\_luc\\_1.pdf).")
        assert self.find_unnamed_files(portal) == []

    def test_the_longer_name_of_another_file_does_not_name_this_one(self, portal: SmallPortal) -> None:
        portal.write(f"{self.FOLDER}/che.pdf", make_document("pdf", "Bản cũ"))
        assert [file for _, file in self.find_unnamed_files(portal)] == ["che.pdf"]

    def test_files_beside_a_page_that_could_not_be_read_are_left_alone(self, portal: SmallPortal) -> None:
        portal.write("content/so/gioi-thieu/hong/index.vi.md", "---\nid: [\n---\n")
        portal.write("content/so/gioi-thieu/hong/a.pdf", make_document("pdf", "A"))
        assert self.find_unnamed_files(portal) == []

    def test_hidden_files_are_left_alone(self, portal: SmallPortal) -> None:
        portal.write(f"{self.FOLDER}/.DS_Store", b"\0")
        assert self.find_unnamed_files(portal) == []
