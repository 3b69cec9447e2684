"""Files of documents held against the front matter: their names and their text (DOC223)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.model import LocalizedText
from portalgen.law.calendar import VIETNAM
from portalgen.lint.rules.documents import file_and_fields, not_the_document
from portalgen.lint.rules.documents._file_names import find_other_number_in_name
from portalgen.text.document_head import DocumentHead, read_document_head
from tests.makers.lint.contexts import legal, load_lint_context, values
from tests.makers.lint.legal_document import document
from tests.makers.lint.signed_files import make_notice, read_head
from tests.makers.portal import SmallPortal

CHECKED = datetime(2026, 11, 1, tzinfo=VIETNAM)
FOLDER = "content/so/van-ban/moi"
NOTICE = {
    "title": "Thông báo về việc tiếp khách",
    "number": "15/TB-SNgV",
    "document_type": "notice",
    "issuer": "Sở Ngoại vụ",
    "issued": "2026-11-20",
    "effective": "2026-11-20",
}


def find_contradictions(
    folder: Path,
    texts: Mapping[str, str | DocumentHead],
    body: str = "Toàn văn ở tệp.\n",
    asked: bool = False,
    **keys: Any,
) -> list[str]:
    """What DOC223 finds in files with these names and texts, beside a notice 15/TB-SNgV of 20 November 2026."""
    portal = SmallPortal(folder)
    files = ", ".join(f"{{file: {name}, title: Toàn văn}}" for name in texts)
    portal.write(f"{FOLDER}/index.vi.md", document("so-moi", body, **{**NOTICE, "attachments": f"[{files}]", **keys}))
    law = legal(documents_checked_from=CHECKED if asked else None)
    context = load_lint_context(portal, law=law, submitted=frozenset(("so-moi",)))
    heads = {
        f"{FOLDER}/{name}": read_document_head(text) if isinstance(text, str) else text for name, text in texts.items()
    }
    context = replace(context, document_heads=heads)
    found = [each for rule in (file_and_fields, not_the_document) for each in rule.check(context)]
    return [f"{each.diagnostic.code} {vietnamese(values(each)['found'])}" for each in found]


def vietnamese(words: object) -> str:
    assert isinstance(words, LocalizedText)
    return words.vi


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("51-tb-sngv.pdf", "51"),
        ("TB 51-SNgV.docx", "51"),
        ("tb-51-sngv.pdf", "51"),
        ("51_TB_SNgV.pdf", "51"),
        ("51.TB-SNgV.docx", "51"),
        ("51TB-SNgV.pdf", "51"),
        ("TB51.pdf", "51"),
        ("051-tb.pdf", "51"),
        ("51-sngv.pdf", "51"),
        ("51-2026-tb-sngv.pdf", "51"),
        ("thong-bao-so-5.pdf", "5"),
        ("thong-bao-51.pdf", "51"),
        ("Thông báo 51-TB-SNgV.docx", "51"),
        ("thong-bao-51-tb-sngv-2026-11-20.pdf", "51"),
        ("51-tb-tuyen-dung.pdf", "51"),
    ],
)
def test_another_number_in_a_name_is_found(name: str, found: str) -> None:
    assert find_other_number_in_name(name, "15/TB-SNgV") == found


@pytest.mark.parametrize(
    "name",
    [
        "15-tb-sngv.pdf",
        "015-TB-SNgV.docx",
        "thong-bao-15-2026.pdf",
        "thong-bao-2026.pdf",
        "thong-bao-20-11-2026.pdf",
        "20-11-2026-tb.pdf",
        "tb-2026-11-20.pdf",
        "tb-11-2026.pdf",
        "thong-bao-2.pdf",
        "thong-bao (3).docx",
        "thong-bao-6-thang-dau-nam.pdf",
        "phu-luc-51-tb.pdf",
        "mau-so-02-tb.docx",
        "51-qd-ubnd.pdf",
        "51-tb-ubnd.pdf",
        "51-tb-syt.pdf",
        "tb-51-ubnd.pdf",
        "51-kh-sngv.pdf",
        "danh-sach-kem-theo-51-tb.pdf",
        "du-thao-tb-51.docx",
        "quyet-dinh-2111-2025.pdf",
        "scan-0051.pdf",
        "ban-51.pdf",
        "tiep-khach-51-nguoi.pdf",
        "51-sngv-hinh-anh.png",
        "toan-van.pdf",
        "15-tb-sngv-ban-2.pdf",
        "can-cu-51-tb-sngv.pdf",
    ],
)
def test_dates_versions_and_other_documents_in_a_name_are_left_alone(name: str) -> None:
    assert find_other_number_in_name(name, "15/TB-SNgV") == ""


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("51-qd-ubnd.pdf", "15/QĐ-UBND"),
        ("quyet-dinh-51-2026-qd-ubnd.pdf", "15/2026/QĐ-UBND"),
        ("cong-van-51.pdf", "15/SNgV-VP"),
        ("51-sngv-vp.pdf", "15/SNgV-VP"),
        ("51-nq-hdnd.pdf", "15/NQ-HĐND"),
    ],
)
def test_numbers_of_all_types_are_compared(name: str, number: str) -> None:
    assert find_other_number_in_name(name, number) == "51"


def test_a_name_with_another_number_is_reported_once(tmp_path: Path) -> None:
    """DOC220 takes a file whose text has another number or day."""
    right = "Số: 15/TB-SNgV\nLâm Đồng, ngày 20 tháng 11 năm 2026\nTHÔNG BÁO về việc tiếp khách đoàn"
    wrong = right.replace("15/", "51/")
    found = "DOC223 tên tệp `51-tb-sngv.pdf` có số 51"
    assert find_contradictions(tmp_path / "a", {"51-tb-sngv.pdf": right}, asked=True) == [found]
    assert find_contradictions(tmp_path / "b", {"51-tb-sngv.pdf": right}) == [found]
    (each,) = find_contradictions(tmp_path / "c", {"51-tb-sngv.pdf": wrong}, asked=True)
    assert each == "DOC220 tệp `51-tb-sngv.pdf` mang số khác: `51/TB-SNgV`, ngày 20/11/2026"


def test_names_of_other_documents_are_left_alone(tmp_path: Path) -> None:
    two = {"15-tb-sngv.pdf": "", "51-tb-sngv.pdf": ""}
    assert find_contradictions(tmp_path / "a", two) == []
    cited = "Thay Thông báo số 51/TB-SNgV.\n"
    assert find_contradictions(tmp_path / "b", {"51-tb-sngv.pdf": ""}, cited) == []
    assert len(find_contradictions(tmp_path / "c", {"51-tb-sngv.pdf": ""}, "Gồm 51 khách.\n")) == 1
    assert find_contradictions(tmp_path / "d", {"51-tb-sngv.pdf": ""}, sample="true") == []


SIGNED = {"signatory": "{name: Nguyễn Văn Mẫu, post: Giám đốc Sở}"}


def find_in_notice(folder: Path, keys: dict[str, str] | None = None, **parts: Any) -> list[str]:
    """What DOC223 finds in a Word file with these parts."""
    head = read_head(folder / "files", "tb.docx", make_notice(**parts))
    return find_contradictions(folder / "portal", {"tb.docx": head}, **{**SIGNED, **(keys or {})})


DEPUTY = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize(
    ("parts", "keys", "found"),
    [
        ({"signer": "Trần Thị Thử"}, {}, "tệp `tb.docx` do `Trần Thị Thử` ký"),
        ({"signer": "Nguyễn Văn Mậu"}, {}, "tệp `tb.docx` do `Nguyễn Văn Mậu` ký"),
        ({"signer": "TRẦN THỊ THỬ"}, {}, "tệp `tb.docx` do `TRẦN THỊ THỬ` ký"),
        ({"signer": "Trần Thị Thử", "below": ["Phụ lục", *["Dòng."] * 300]}, {}, "do `Trần Thị Thử` ký"),
        ({"posts": DEPUTY}, {}, "dưới tệp `tb.docx` ghi chức vụ `PHÓ GIÁM ĐỐC`"),
        ({"posts": ("CHỦ TỊCH",)}, {}, "ghi chức vụ `CHỦ TỊCH`"),
        ({"posts": ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")}, {}, "ghi chức vụ `CHÁNH VĂN PHÒNG`"),
        ({}, {"signatory": "{post: Phó Giám đốc Sở}"}, "ghi chức vụ `GIÁM ĐỐC`"),
        ({"agencies": ("UBND TỈNH LÂM ĐỒNG", "SỞ Y TẾ")}, {}, "đầu tệp `tb.docx` ghi cơ quan `SỞ Y TẾ`"),
        ({"agencies": ("UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ")}, {}, "ghi cơ quan `SỞ NỘI VỤ`"),
        ({}, {"issuer": "Sở Y tế"}, "ghi cơ quan `SỞ NGOẠI VỤ`"),
        ({}, {"issuer": "Ủy ban nhân dân tỉnh Lâm Đồng"}, "ghi cơ quan `SỞ NGOẠI VỤ`"),
        ({"agencies": ("ỦY BAN NHÂN DÂN", "PHƯỜNG MŨI NÉ")}, {"issuer": "UBND xã Lạc Dương"}, "ghi cơ quan `ỦY BAN NHÂN DÂN PHƯỜNG MŨI NÉ`"),
        ({"day": "21 tháng 11 năm 2026"}, {}, "tệp `tb.docx` ghi ngày 21/11/2026"),
        ({"number": "51/TB-SNgV"}, {}, "tệp `tb.docx` mang số `51/TB-SNgV`"),
    ],
)  # fmt: skip
def test_a_word_file_that_contradicts_its_page_is_reported(
    tmp_path: Path, parts: dict[str, Any], keys: dict[str, str], found: str
) -> None:
    (each,) = find_in_notice(tmp_path, keys, **parts)
    assert each.startswith("DOC223")
    assert each.endswith(found)


@pytest.mark.parametrize(
    ("parts", "keys"),
    [
        ({}, {}),
        ({"signer": "NGUYỄN VĂN MẪU"}, {}),
        ({"signer": "TS. Nguyễn Văn Mẫu"}, {}),
        ({}, {"signatory": "{name: ThS. Nguyễn Văn Mẫu, post: Giám đốc}"}),
        ({"signer": ""}, {}),
        ({"posts": DEPUTY, "signer": "Trần Thị Thử"}, {"signatory": "{name: Trần Thị Thử, post: Phó Giám đốc Sở Ngoại vụ}"}),
        ({"posts": ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")}, {"signatory": "{post: Chánh Văn phòng}"}),
        ({"posts": ("TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG LÃNH SỰ")}, {"signatory": "{post: Trưởng phòng Lãnh sự}"}),
        ({"posts": ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NGOẠI VỤ")}, {}),
        ({"posts": ("Q. GIÁM ĐỐC",)}, {"signatory": "{post: Quyền Giám đốc Sở}"}),
        ({"posts": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")}, {"signatory": "{post: Phó Chủ tịch Ủy ban nhân dân tỉnh}"}),
        ({"agencies": ("ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG", "SỞ NGOẠI VỤ")}, {"issuer": "Sở Ngoại vụ tỉnh Lâm Đồng"}),
        ({"agencies": ("SỞ NGOẠI VỤ TỈNH LÂM ĐỒNG", "VĂN PHÒNG")}, {"issuer": "Văn phòng Sở Ngoại vụ"}),
        ({"agencies": ("SỞ NGOẠI VỤ", "TRUNG TÂM DỊCH VỤ")}, {}),
        ({"agencies": ("SỞ NGOẠI VỤ - SỞ Y TẾ",)}, {}),
        ({"agencies": ("UBND TỈNH LÂM ĐỒNG",)}, {"issuer": "Ủy ban nhân dân tỉnh"}),
        ({"agencies": ("ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "VĂN PHÒNG")}, {"issuer": "Văn phòng Ủy ban nhân dân tỉnh"}),
        ({"agencies": ("ỦY BAN NHÂN DÂN", "PHƯỜNG XUÂN HƯƠNG – ĐÀ LẠT")}, {"issuer": "Ủy ban nhân dân phường Xuân Hương - Đà Lạt"}),
        ({"agencies": ("TỈNH ỦY LÂM ĐỒNG",)}, {}),
        ({"agencies": ("Sở Y tế",)}, {}),
        ({"agencies": ("SỞ NGOAI VU",)}, {}),
        ({"number": "51/TB-SNgV", "day": "19 tháng 11 năm 2026", "signer": "Trần Thị Thử"}, {}),
        ({"number": "51/KH-SNgV", "signer": "Trần Thị Thử"}, {}),
        ({"below": ("Phụ lục", "GIÁM ĐỐC", "", "Trần Thị Thử")}, {}),
    ],
)  # fmt: skip
def test_a_word_file_with_the_facts_of_its_page_is_left_alone(
    tmp_path: Path, parts: dict[str, Any], keys: dict[str, str]
) -> None:
    assert find_in_notice(tmp_path, keys, **parts) == []


NOISY = """UBND TINH LÂM ĐỒNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
{agency} Độc lập - Tự do - Hạnh phúc
Số: 15/TB-SNgV Lâm Đồng, ngày 20 tháng 11 năm 2026
THÔNG BÁO
Về việc tiếp khách đoàn
Nơi nhận: {posts}
- Như trên;
- Lưu: VT. {signer}
"""


@pytest.mark.parametrize(
    ("agency", "posts", "signer"),
    [
        ("SỞ NGOẠI VỤ", "GIÁM ĐỐC", "Nguyễn Văn Mẫu"),
        ("SỞ NGOI VỤ", "GIÁM ĐỐC", "Nguyễn Vãn Mẩu"),
        ("S NGOẠI VỤ", "GIÁM ĐÓC", "Nguyên Văn Mâu"),
        ("SO NGOAI VU", "GIAM DOC", "Nguyen Van Mau"),
        ("SỜ NGOẠI VỤ", "GIÁM  ĐỐC", "Nguyễn Văn Mấu"),
        ("8Ở NGOẠI VỤ", "GIÁM ĐỐC (Đã ký)", "Nguyễn Vân Mẫu"),
        ("", "GIÁM ĐỐC", "Nguyễn Văn"),
        ("SỞ NGOẠI", "", "guyễn Văn Mẫu"),
    ],
)
def test_noise_in_a_text_layer_is_no_contradiction(tmp_path: Path, agency: str, posts: str, signer: str) -> None:
    text = NOISY.format(agency=agency, posts=posts, signer=signer)
    assert find_contradictions(tmp_path, {"tb.pdf": text}, **SIGNED) == []


def test_a_text_layer_with_other_names_is_reported(tmp_path: Path) -> None:
    text = NOISY.format(agency="SỞ Y TẾ", posts="PHÓ GIÁM ĐỐC", signer="Trần Thị Thử")
    found = find_contradictions(tmp_path, {"tb.pdf": text}, **SIGNED)
    assert [each.rpartition("`")[0].rpartition("`")[2] for each in found] == ["SỞ Y TẾ", "Trần Thị Thử", "PHÓ GIÁM ĐỐC"]


def test_a_file_of_another_number_on_a_page_with_its_text_is_reported_once(tmp_path: Path) -> None:
    body = "Số: 15/TB-SNgV\n\n**Điều 1.** Phòng Lãnh sự đón đoàn.\n\n**Điều 2.** Văn phòng chuẩn bị xe.\n"
    text = "SỞ NGOẠI VỤ\nSố: 51/TB-SNgV\nLâm Đồng, ngày 20 tháng 11 năm 2026\nTHÔNG BÁO\nVề việc tiếp khách"
    assert find_contradictions(tmp_path / "a", {"51-tb-sngv.pdf": text}, body, asked=True) == [
        "DOC223 tệp `51-tb-sngv.pdf` mang số `51/TB-SNgV`"
    ]
    assert (
        find_contradictions(tmp_path / "b", {"51-tb-sngv.pdf": text}, f"{body}\nThay Thông báo số 51/TB-SNgV.\n") == []
    )
