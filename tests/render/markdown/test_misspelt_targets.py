"""A target that leads nowhere is called what it is, and what the message says cures it."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.render.markdown.misspelt_targets import explain_link
from tests.makers.markdown_pages import rendered


def find_links(text: str) -> list[Diagnostic]:
    """Everything that is wrong with the links and files of a text."""
    return [each for each in rendered(text)[1] if each.code.startswith(("LNK", "ATT"))]


def find_one(text: str) -> Diagnostic:
    """The one thing that is wrong: one mistake, one message."""
    (found,) = find_links(text)
    return found


# Code, what was written as the target of `[chữ](…)`, and what the message proposes.
TARGETS = [
    ("LNK111", "missing.gov.vn", "https://missing.gov.vn"),
    ("LNK111", "www.missing.vn/tin?x=1", "https://www.missing.vn/tin?x=1"),
    ("LNK111", "missing.vn/tin-tuc", "https://missing.vn/tin-tuc"),
    ("LNK111", "missing.com:8443/a", "https://missing.com:8443/a"),
    ("LNK112", "missing@missing.gov.vn", "mailto:missing@missing.gov.vn"),
    ("LNK112", "email:missing@missing.gov.vn", "mailto:missing@missing.gov.vn"),
    ("LNK116", "(https://missing.vn/a)", "https://missing.vn/a"),
    ("LNK116", "“https://missing.vn/a”", "https://missing.vn/a"),
    ("LNK116", "https:/missing.vn", "https://missing.vn"),
    ("LNK116", "http//missing.vn", "http://missing.vn"),
    ("LNK116", "https//missing.vn/a", "https://missing.vn/a"),
    ("LNK116", "htps://missing.vn", "https://missing.vn"),
    ("LNK116", "https;//missing.vn", "https://missing.vn"),
    ("LNK116", "https://https://missing.vn/a", "https://missing.vn/a"),
    ("LNK116", "https://missing.vn/a>", "https://missing.vn/a"),
    ("LNK116", "mailto:%20missing@missing.vn", "mailto:missing@missing.vn"),
    ("LNK116", "<mailto: missing@missing.vn>", "mailto:missing@missing.vn"),
    ("LNK116", "<https:// missing.vn/a%20b>", "https://missing.vn/a%20b"),
    ("LNK113", "<tel:0263 3822 123>", "tel:02633822123"),
]


@pytest.mark.parametrize(("code", "written", "proposal"), TARGETS)
def test_a_misspelt_address_is_named_and_its_proposal_is_right(code: str, written: str, proposal: str) -> None:
    found = find_one(f"Xem [chữ]({written}) nhé.")
    assert (found.code, dict(found.values)["proposal"]) == (code, proposal)
    assert f"`{proposal}`" in help_of(found, "vi")
    assert find_links(f"Xem [chữ]({proposal}) nhé.") == []


@pytest.mark.parametrize("number", ["0263 3822 345", "+84 263 3822 345", "(0263) 3822 345", "1900 1234"])
def test_a_telephone_number_needs_its_scheme(number: str) -> None:
    digits = "".join(each for each in number if each in "+0123456789")
    for written in (number, f"tel:{number}", f"tel: {number}") if number[0] != "(" else (number,):
        found = find_one(f"Gọi [số máy]({written}) nhé.")
        assert (found.code, dict(found.values)["proposal"]) == ("LNK113", f"tel:{digits}")
        assert f"`tel:{digits}`" in help_of(found, "vi")
    assert find_links(f"Gọi [số máy](tel:{digits}) nhé.") == []


@pytest.mark.parametrize("number", ["02633822345", "0263.3822.345", "0263-3822-345", "113", "19001234"])
def test_a_number_without_spaces_is_a_telephone_number_where_no_page_is_called_so(number: str) -> None:
    failure = diagnostic("LNK101", Place("a.md"), target=number, suggestion="")
    assert explain_link(failure, number).code == "LNK113"


@pytest.mark.parametrize("number", ["04.11.2026", "12 giờ", "khoản 2", "1/2026"])
def test_dates_and_remarks_are_no_telephone_numbers(number: str) -> None:
    assert "LNK113" not in [each.code for each in find_links(f"Xem [Điều 5]({number}) nhé.")]


@pytest.mark.parametrize(
    "target", ["https://a.vn/missing.png", "http://a.vn/x", "www.missing.vn/a.png", "//a.vn/b.png"]
)
def test_a_picture_of_another_website_is_to_be_put_beside_the_page(target: str) -> None:
    assert [each.code for each in find_links(f"Chữ ![Hồ]({target})")] == ["LNK114"]
    assert [each.code for each in find_links(f'{{{{ figure src="{target}" alt="Hồ" }}}}')] == ["LNK114"]
    assert find_links("Chữ ![Hồ](anh.jpg)") == []


@pytest.mark.parametrize(
    "target",
    [
        "C:\\Users\\lan\\tep.docx",
        "D:/tep.docx",
        "file:///C:/tep.docx",
        "\\\\\\\\maychu\\chung\\tep.docx",
        "C:\\tai lieu\\a.pdf",
    ],
)
def test_a_path_of_a_computer_is_to_be_put_beside_the_page(target: str) -> None:
    assert find_one(f"Xem [tệp]({target})").code == "LNK117"
    assert find_one(f"Xem ![ảnh]({target})").code == "LNK117"


def test_a_link_without_target_is_told_with_its_text() -> None:
    found = find_one("Xem [văn bản mới]() nhé.")
    assert sentence_of(found, "vi") == "liên kết `[văn bản mới]()` chưa có đích"
    assert sentence_of(find_one("Xem [văn bản **mới**](#)."), "vi") == "liên kết `[văn bản mới](#)` chưa có đích"


def test_a_picture_without_file_is_told_once() -> None:
    found = find_one("Xem ![Hồ nước]() nhé.")
    assert sentence_of(found, "vi") == "ảnh `![Hồ nước]()` chưa ghi tên tệp"
    assert [each.code for each in rendered("Xem ![]() nhé.")[1]] == ["LNK122"]


# Code, what was written, and what the message proposes in its place.
UNLINKED = [
    ("LNK118", "[mục một](#Mục 1)", "[mục một](#muc-1)"),
    ("LNK118", "[mục một](bai.vi.md#Mục 1)", "[mục một](bai.vi.md#muc-1)"),
    ("LNK118", "[tệp](tai lieu.pdf)", "[tệp](<tai lieu.pdf>)"),
    ("LNK118", "[tệp](tai lieu (1).pdf)", "[tệp](<tai lieu (1).pdf>)"),
    ("LNK118", "![Hồ nước](anh dep.png)", "![Hồ nước](<anh dep.png>)"),
    ("LNK118", "[trang](https:// example.vn)", "[trang](https://example.vn)"),
    ("LNK118", "[trang](https://example.vn/a b)", "[trang](https://example.vn/a%20b)"),
    ("LNK118", "[trang](www.example.vn/a b)", "[trang](https://www.example.vn/a%20b)"),
    ("LNK118", "[thư](mailto:a@b.vn?subject=Góp ý)", "[thư](mailto:a@b.vn?subject=Góp%20ý)"),
    ("LNK118", "<mailto:a@b.vn?subject=Góp ý>", "<mailto:a@b.vn?subject=Góp%20ý>"),
    ("LNK118", "[thư](mailto: a@b.vn)", "[thư](mailto:a@b.vn)"),
    ("LNK118", "[cổng](a.gov.vn/a b.pdf)", "[cổng](https://a.gov.vn/a%20b.pdf)"),
    ("LNK118", "[cổng](a.gov.vn/a b)", "[cổng](https://a.gov.vn/a%20b)"),
    ("LNK118", "[cổng](https: //a.gov.vn)", "[cổng](https://a.gov.vn)"),
    ("LNK118", "[cổng](https://a.gov.vn xem thêm)", "[cổng](https://a.gov.vn) xem thêm"),
    ("LNK118", "<https://a.gov.vn/a b>", "<https://a.gov.vn/a%20b>"),
    ("LNK121", "![Hồ nước](anh.png “Hồ buổi sáng”)", '![Hồ nước](anh.png "Hồ buổi sáng")'),
    ("LNK121", '[tệp](tep.pdf "Quy chế)', '[tệp](tep.pdf "Quy chế")'),
]


@pytest.mark.parametrize(("code", "written", "proposal"), UNLINKED)
def test_what_is_no_link_for_a_space_is_told_with_its_cure(code: str, written: str, proposal: str) -> None:
    found = find_one(f"## Mục 1\n\nXem {written} và **đậm**.")
    assert (found.code, found.place.underlined) == (code, written)
    assert help_of(found, "vi") == f"ghi `{proposal}`"
    assert find_links(f"## Mục 1\n\nXem {proposal} và **đậm**.") == []


@pytest.mark.parametrize("scheme", ["id", "site"])
def test_a_space_in_an_id_is_taken_out(scheme: str) -> None:
    found = find_one(f"Xem [bài]({scheme}: so-a) nhé.")
    assert help_of(found, "vi") == f"ghi `[bài]({scheme}:so-a)`"
    assert dict(find_one(f"Xem [bài](<{scheme}: missing>) nhé.").values)["proposal"] == f"{scheme}:missing"


@pytest.mark.parametrize(
    "text",
    [
        "Theo [Điều 5](khoản 2 và khoản 3) của Luật.",
        "`[x](#Mục 1)` là cách viết sai.",
        "\\[x](tai lieu.pdf) và [x]\\(tai lieu.pdf)",
        "[x](bai.md 'Tên bài') và [y](<tai lieu.pdf>) và [z](bai.md).",
        "```\n[x](tai lieu.pdf)\n```",
        "Nhiệt độ 3 < 4 và [x] (xem https://a.vn và b).",
    ],
)
def test_remarks_code_and_right_links_are_left_alone(text: str) -> None:
    assert find_links(text) == []


@pytest.mark.parametrize(
    "target",
    ["http://localhost:8000/tin/", "http://sngv.localhost:8000/", "http://127.0.0.1:8000/x/", "localhost:8000/tin/"],
)
def test_the_address_of_the_preview_is_not_for_readers(target: str) -> None:
    assert find_one(f"Xem [tin]({target})").code == "LNK119"


@pytest.mark.parametrize("host", ["192.168.1.5", "10.0.0.1:8080", "172.16.3.4"])
def test_an_address_of_an_internal_network_is_a_warning(host: str) -> None:
    body, (found,) = rendered(f"Xem [trang](http://{host}/x)")
    assert body is not None and found.code == "LNK120"


@pytest.mark.parametrize("target", ["https://localhost.example.vn/", "https://10.example.vn", "http://172.32.0.1/"])
def test_public_addresses_are_left_alone(target: str) -> None:
    assert find_links(f"Xem [trang]({target})") == []
