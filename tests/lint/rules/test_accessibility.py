"""Rules of accessibility: what people with a screen reader would stumble over, and what they would not."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.lint.model import PageRule
from portalgen.lint.rules.accessibility import (
    address_as_link_text,
    alt_is_file_name,
    bold_as_heading,
    capital_paragraph,
    empty_heading,
    empty_link_text,
    generic_alt,
    heading_jump,
    long_alt,
    same_link_text,
    table_without_caption,
    table_without_header,
    vague_link_text,
)
from tests.makers.lint.texts import page_text
from tests.makers.portal import page

PATH = "content/so/gioi-thieu/moi.vi.md"


def source(body: str = "Nội dung.\n", **keys: str) -> str:
    return page("so-moi", body, **{"title": "Hội nghị đầu năm", **keys})


def find_positions(rule: PageRule, tmp_path: Path, body: str, **keys: str) -> list[tuple[int, int, int]]:
    """(line, column, length) of what the rule tells."""
    found = [each.diagnostic for each in rule.check(page_text(tmp_path, PATH, source(body, **keys)))]
    assert all(each.code == rule.code for each in found)
    return [(each.place.line, each.place.column, each.place.length) for each in found]


def find_sentences(rule: PageRule, tmp_path: Path, body: str, **keys: str) -> list[tuple[str, str]]:
    """(sentence, help) of what the rule tells, in Vietnamese."""
    found = [each.diagnostic for each in rule.check(page_text(tmp_path, PATH, source(body, **keys)))]
    return [(sentence_of(each, "vi"), help_of(each, "vi")) for each in found]


def images(alt: str, file: str = "ho-nuoc.jpg", caption: str = "Hồ") -> str:
    return f'\n  - {{file: {file}, alt: "{alt}", caption: "{caption}"}}'


@pytest.mark.parametrize(
    "alt", ["ho-nuoc.jpg", "IMG_0012", "DSC 1234", "image1", "ảnh 3", "ho-nuoc", "Ho_Nuoc", "PXL_20260101", "photo.PNG"]
)
def test_file_names_are_no_alternative_texts(tmp_path: Path, alt: str) -> None:
    assert find_positions(alt_is_file_name.RULE, tmp_path, "", images=images(alt)) == [(6, 30, len(alt) + 2)]
    assert find_positions(alt_is_file_name.RULE, tmp_path / "b", f"![{alt}](ho-nuoc.jpg)\n") == [(7, 3, len(alt))]
    figure = f'{{{{ figure src="ho-nuoc.jpg" alt="{alt}" }}}}\n'
    assert len(find_positions(alt_is_file_name.RULE, tmp_path / "c", figure)) == 1


@pytest.mark.parametrize(
    "alt", ["Hồ nước", "Ho nuoc", "Logo", "Biểu đồ GRDP 2026", "Hình 2 chiếc thuyền", "Trang example.vn"]
)
def test_words_are_alternative_texts(tmp_path: Path, alt: str) -> None:
    assert find_positions(alt_is_file_name.RULE, tmp_path, f"![{alt}](logo.jpg)\n", images=images(alt)) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("## A\n\n#### B\n", [9]),
        ("### A\n", [7]),
        ("## A\n\n### B\n\n#### C\n\n## D\n\n### E\n", []),
        ("## A\n\n#### B\n\n#### C\n", [9]),
        ("Nội dung\n", []),
    ],
)
def test_headings_skip_no_level(tmp_path: Path, body: str, lines: list[int]) -> None:
    assert [line for line, _, _ in find_positions(heading_jump.RULE, tmp_path, body)] == lines


@pytest.mark.parametrize(
    "text",
    [
        "tại đây",
        "Tại đây.",
        "TẠI ĐÂY",
        "tai day",
        "xem thêm »",
        "**đây**",
        "Chi tiết",
        "click here",
        "Read more…",
        "Here",
    ],
)
def test_vague_link_texts_are_reported(tmp_path: Path, text: str) -> None:
    assert [line for line, _, _ in find_positions(vague_link_text.RULE, tmp_path, f"Xem [{text}](a.vi.md).\n")] == [7]
    decomposed = unicodedata.normalize("NFD", text)
    assert len(find_positions(vague_link_text.RULE, tmp_path / "b", f"Xem [{decomposed}](a.vi.md).\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Dạy học",
        "dây",
        "Quy hoạch chi tiết",
        "chi tiết máy",
        "Xem thêm về dự án",
        "Where to click here",
        "Hồ sơ tại đây",
    ],
)
def test_link_texts_that_say_something_are_left_alone(tmp_path: Path, text: str) -> None:
    assert find_positions(vague_link_text.RULE, tmp_path, f"Xem [{text}](a.vi.md).\n") == []


def test_a_vague_link_is_marked_with_its_brackets(tmp_path: Path) -> None:
    assert find_positions(vague_link_text.RULE, tmp_path, "Đường [tại đây](a.vi.md)\n") == [(7, 7, 9)]


def test_links_have_a_text_or_a_picture_with_one(tmp_path: Path) -> None:
    assert find_positions(empty_link_text.RULE, tmp_path, "a [](b.vi.md) và [ ](c.vi.md)\n") == [(7, 3, 2), (7, 18, 3)]
    assert (
        find_positions(empty_link_text.RULE, tmp_path / "b", "[![Sơ đồ](a.png)](b.vi.md) <https://example.vn>\n") == []
    )


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("| | |\n|---|---|\n| a | b |\n", 1),
        ("| A | |\n|---|---|\n| a | b |\n", 1),
        ("| | B | |\n|---|---|---|\n| a | b | c |\n", 1),
        ("| | B |\n|---|---|\n| a | b |\n", 0),
        ("| A | |\n|---|---|\n| a | |\n", 0),
        ("| A | B |\n|---|---|\n| a | b |\n", 0),
        ("| A | |\n|---|---|\n| a | |\n| b | c |\n", 1),
        ("| `A` | **B** |\n|---|---|\n| a | b |\n", 0),
    ],
)
def test_columns_with_data_have_headers(tmp_path: Path, table: str, found: int) -> None:
    body = f"Bảng: Một\n\n| A | B |\n|---|---|\n| a | b |\n\nBảng: Hai\n\n{table}"
    assert len(find_positions(table_without_header.RULE, tmp_path, body)) == found


@pytest.mark.parametrize("alt", ["Ảnh", "hình ảnh.", "Ảnh minh hoạ", "ANH MINH HOA", "Image", "Hội nghị đầu năm", "Hồ"])
def test_generic_alternative_texts_are_reported(tmp_path: Path, alt: str) -> None:
    assert len(find_positions(generic_alt.RULE, tmp_path, "", images=images(alt))) == 1


def test_a_file_name_that_is_also_the_caption_is_reported_once(tmp_path: Path) -> None:
    listed = images("IMG_20260103", caption="IMG_20260103")
    assert len(find_positions(alt_is_file_name.RULE, tmp_path, "", images=listed)) == 1
    assert find_positions(generic_alt.RULE, tmp_path / "b", "", images=listed) == []


@pytest.mark.parametrize("alt", ["Ảnh hồ nước lúc sáng sớm", "Hội nghị", "Hồ nước"])
def test_alternative_texts_that_describe_are_left_alone(tmp_path: Path, alt: str) -> None:
    assert find_positions(generic_alt.RULE, tmp_path, f"![{alt}](a.png)\n", images=images(alt)) == []


@pytest.mark.parametrize(
    "link",
    [
        "[https://example.vn](https://example.org)",
        "[www.example.vn](https://example.org/)",
        "[https://example.vn/a](https://example.vn/b)",
        "[https://example.vn](hop-bao.vi.md)",
    ],
)
def test_an_address_that_leads_elsewhere_is_reported(tmp_path: Path, link: str) -> None:
    assert len(find_positions(address_as_link_text.RULE, tmp_path, f"{link}\n")) == 1


@pytest.mark.parametrize(
    "link",
    [
        "[https://example.vn](https://example.vn/)",
        "[http://example.vn](https://www.example.vn)",
        "[www.example.vn](https://www.example.vn/)",
        "[https://example.vn/duong-dan…](https://example.vn/duong-dan-rat-dai)",
        "[https://example.vn/đường](https://example.vn/đường)",
        "<https://example.vn/a?b=c>",
        "[Cổng dịch vụ công](https://example.vn)",
        "[example.vn](https://example.org)",
        "[https://example.vn](https://example.vn/trang?nam=2026)",
    ],
)
def test_addresses_that_agree_are_left_alone(tmp_path: Path, link: str) -> None:
    assert find_positions(address_as_link_text.RULE, tmp_path, f"{link}\n") == []


def test_a_bold_line_above_a_paragraph_is_reported(tmp_path: Path) -> None:
    assert find_positions(bold_as_heading.RULE, tmp_path, "**Thời gian**\n\nSáng thứ Hai.\n") == [(7, 1, 13)]


@pytest.mark.parametrize(
    "body",
    [
        "**Lưu ý:**\n\nMang theo giấy tờ.\n",
        "**Hồ sơ nộp trước ngày 01/12.**\n\nSau đó không nhận.\n",
        "- **Giám đốc**\n- phụ trách chung\n",
        "**Thời gian**\nSáng thứ Hai.\n",
        "**Thời gian** sáng thứ Hai.\n\nNghỉ trưa.\n",
        "**Một**\n\n**Hai**\n\n**Ba**\n",
        "**[Nộp hồ sơ trực tuyến](a.vi.md)**\n\nTiếp theo.\n",
        "**Cuối bài**\n",
        "**Thời gian**\n\n## Mục\n",
        "> **Trích**\n>\n> lời nói\n",
    ],
)
def test_other_bold_text_is_left_alone(tmp_path: Path, body: str) -> None:
    assert find_positions(bold_as_heading.RULE, tmp_path, body) == []


def test_long_paragraphs_in_capitals_are_reported_but_in_legal_documents(tmp_path: Path) -> None:
    capitals = "ĐỀ NGHỊ CÁC ĐẠI BIỂU CÓ MẶT ĐÚNG GIỜ VÀ MANG THEO GIẤY MỜI.\n"
    assert [line for line, _, _ in find_positions(capital_paragraph.RULE, tmp_path, f"Đầu.\n\n{capitals}")] == [9]
    assert find_positions(capital_paragraph.RULE, tmp_path / "b", "ỦY BAN NHÂN DÂN TỈNH\n\nUBND, HĐND, TTHC.\n") == []
    keys = {"number": "00/QĐ-UBND", "document_type": "decision", "normative": "false", "issuer": "Sở"}
    document = page("so-moi", capitals, kind="legal_document", title="Mới", **keys, issued="2026-01-05")
    text = page_text(tmp_path / "c", "content/so/van-ban/moi.vi.md", document)
    assert list(capital_paragraph.RULE.check(text)) == []


TABLE = "| A | B |\n|---|---|\n| a | b |\n"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (f"{TABLE}\n{TABLE}", [7, 11]),
        (f"Bảng: Một\n\n{TABLE}\n{TABLE}", [13]),
        (f"## Một\n\n{TABLE}\n## Hai\n\n{TABLE}", []),
        (TABLE, []),
        (f"Bảng: Một\n\n{TABLE}\nBảng: Hai\n\n{TABLE}", []),
    ],
)
def test_several_tables_of_a_section_need_captions(tmp_path: Path, body: str, lines: list[int]) -> None:
    assert [line for line, _, _ in find_positions(table_without_caption.RULE, tmp_path, body)] == lines


@pytest.mark.parametrize(("length", "found"), [(250, 0), (251, 1)])
def test_alternative_texts_have_a_limit(tmp_path: Path, length: int, found: int) -> None:
    assert len(find_positions(long_alt.RULE, tmp_path, f"![{'a' * length}](a.png)\n")) == found


def test_the_second_of_two_links_of_one_text_is_reported(tmp_path: Path) -> None:
    body = "[Thông báo](a.vi.md) và [thông báo.](b.vi.md)\n"
    assert find_positions(same_link_text.RULE, tmp_path, body) == [(7, 25, 12)]


@pytest.mark.parametrize(
    "body",
    [
        "[Sở](a.vi.md) và [Sở](a.vi.md)\n",
        "[Sở](a.vi.md) và [Sở](./a.vi.md)\n",
        "[Sở](site:so) và [Sở](id:so-trang-chu)\n",
        "[Sở](https://example.vn) và [Sở](https://example.vn/)\n",
        "[Sở](a.vi.md) và [Xã](b.vi.md)\n",
        "[tại đây](a.vi.md) và [tại đây](b.vi.md)\n",
        "[](a.vi.md) và [](b.vi.md)\n",
    ],
)
def test_links_that_may_lead_to_one_place_are_left_alone(tmp_path: Path, body: str) -> None:
    assert find_positions(same_link_text.RULE, tmp_path, body) == []


def test_headings_say_something(tmp_path: Path) -> None:
    assert [line for line, _, _ in find_positions(empty_heading.RULE, tmp_path, "##\n\nĐầu.\n\n## Mục\n")] == [7]
    assert find_positions(empty_heading.RULE, tmp_path / "b", "## ![Sơ đồ](a.png)\n\n## `mã`\n") == []


@given(st.lists(st.sampled_from(["Tin", "tin ", "Bài", "a", "b"]), max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_links_to_one_target_are_never_distinguished(tmp_path: Path, words: list[str]) -> None:
    body = " ".join(f"[{each}](a.vi.md)" for each in words) + "\n"
    assert find_positions(same_link_text.RULE, tmp_path, body) == []


def test_a_link_whose_text_is_code_is_a_name(tmp_path: Path) -> None:
    assert (
        find_positions(vague_link_text.RULE, tmp_path, "Lệnh [`here`](https://a.vn) và [`link`](https://b.vn).\n") == []
    )
    assert len(find_positions(vague_link_text.RULE, tmp_path / "b", "Xem [tại **đây**](https://a.vn).\n")) == 1


@pytest.mark.parametrize(
    ("body", "keys", "words"),
    [
        ('![Hồ](a.png "Hồ")\n', {}, "chép lại chú thích của ảnh"),
        ('{{ figure src="a.png" alt="Hồ" caption="Hồ." }}\n', {}, "chép lại chú thích của ảnh"),
        ("", {"images": images("Hồ")}, "chép lại chú thích của ảnh"),
        ("![Hội nghị đầu năm](a.png)\n", {}, "chép lại tiêu đề bài"),
        ("![Ảnh minh họa](a.png)\n", {}, "không nói ảnh cho thấy gì"),
    ],
)
def test_a_generic_alternative_text_is_told_why(tmp_path: Path, body: str, keys: dict[str, str], words: str) -> None:
    ((sentence, _),) = find_sentences(generic_alt.RULE, tmp_path, body, **keys)
    assert words in sentence


@pytest.mark.parametrize(
    ("before", "level"),
    [("", "##"), ("## Mục\n\n", "###"), ("## Mục\n\n### Mục con\n\n", "####"), ("### A\n\n## B\n\n", "###")],
)
def test_a_bold_line_is_told_the_level_of_heading_that_belongs_there(tmp_path: Path, before: str, level: str) -> None:
    body = f"{before}**Thời gian**\n\nSáng thứ Hai.\n"
    ((_, way_out),) = find_sentences(bold_as_heading.RULE, tmp_path, body)
    assert f"`{level} …`" in way_out
    cured = body.replace("**Thời gian**", f"{level} Thời gian")
    assert find_positions(bold_as_heading.RULE, tmp_path / "b", cured) == []
    jumps = find_positions(heading_jump.RULE, tmp_path / "c", before)
    assert find_positions(heading_jump.RULE, tmp_path / "d", cured) == jumps


def test_one_text_of_many_links_is_one_finding_with_their_number(tmp_path: Path) -> None:
    body = "".join(f"Xem [tải về](https://a.vn/{number}).\n\n" for number in range(1000))
    body += "[Luật](https://b.vn/1), [Luật](https://b.vn/2), [Nghị định](https://b.vn/3)\n"
    (first, _), (second, _) = find_sentences(same_link_text.RULE, tmp_path, body)
    assert first.endswith("ở dòng 7 (`https://a.vn/0`); còn 998 liên kết như thế ở dòng 11, 13, 15, 17, 19, …")
    assert second.endswith("(`https://b.vn/1`)")
