"""Rules of the text itself: what they tell, where, and above all what they leave alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portalgen.config.lint_settings import LintSettings
from portalgen.config.load import load_portal
from portalgen.content.new import create_page
from portalgen.diagnostics.sentences import sentence_of
from portalgen.kinds.definition import Field
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from portalgen.lint.model import PageRule
from portalgen.lint.rules.table import load_rules
from portalgen.lint.rules.text import (
    capital_title,
    decomposed_text,
    double_space,
    invisible_character,
    leftover_example,
    legacy_font_text,
    long_title,
    mixed_script,
    placeholder_text,
    raised_letters,
    repeated_word,
    space_before_punctuation,
    summary_missing,
    title_full_stop,
)
from tests.makers.lint.legal_document import document
from tests.makers.lint.texts import page_text
from tests.makers.portal import SmallPortal, page

PATH = "content/so/tin-tuc/moi.vi.md"
BODY_LINE = 9
"""The first line of the body of `source`."""


def source(body: str = "Nội dung.\n", title: str = "Hội nghị", **keys: str) -> str:
    given = {"kind": "news", "title": title, "date": "2026-01-05", "origin": "own", **keys}
    return page("so-moi", body, **given)


def places(rule: PageRule, tmp_path: Path, content: str | bytes, path: str = PATH) -> list[tuple[int, int, int]]:
    """(line, column, length) of what the rule tells."""
    found = [each.diagnostic for each in rule.check(page_text(tmp_path, path, content))]
    assert all(each.code == rule.code for each in found)
    for each in found:
        marked = each.place.excerpt[each.place.column - 1 :][: each.place.length]
        assert len(marked) == each.place.length
    return [(each.place.line, each.place.column, each.place.length) for each in found]


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_decomposed_words_are_reported_once_a_file_at_the_first_one_with_the_number_of_lines(tmp_path: Path) -> None:
    body = f"Sáng nay {nfd('họp')} {nfd('bàn')}.\nKhông có gì.\n{nfd('Ngày')} mai.\n"
    assert places(decomposed_text.RULE, tmp_path, source(body)) == [(BODY_LINE, 10, 4)]
    (found,) = decomposed_text.RULE.check(page_text(tmp_path, PATH, source(body)))
    assert "ở 2 dòng của tệp, chỗ đầu tiên là `họp`" in sentence_of(found.diagnostic, "vi")


def test_half_decomposed_letters_of_windows_are_reported(tmp_path: Path) -> None:
    assert places(decomposed_text.RULE, tmp_path, source("Ti\u00ea\u0301ng\n")) == [(BODY_LINE, 1, 6)]


def test_decomposed_findings_are_bounded(tmp_path: Path) -> None:
    assert len(places(decomposed_text.RULE, tmp_path, source(f"{nfd('họp')}\n" * 100))) == 1


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_composed_text_is_never_reported_as_decomposed(tmp_path: Path, words: str) -> None:
    body = unicodedata.normalize("NFC", "".join(each for each in words if each.isprintable())) + "\n"
    assert places(decomposed_text.RULE, tmp_path, source(unicodedata.normalize("NFC", body))) == []


def test_an_old_font_is_reported_by_its_line(tmp_path: Path) -> None:
    body = "Mở đầu.\n\n  Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam.\n\nC«ng ty m«i tr­êng ®« thÞ th«ng b¸o, xin c¶m ¬n.\n"
    text = page_text(tmp_path, PATH, source(body))
    told = list(legacy_font_text.RULE.check(text))
    assert [(each.diagnostic.place.line, each.diagnostic.place.column) for each in told] == [
        (BODY_LINE + 2, 3),
        (BODY_LINE + 4, 1),
    ]
    assert [dict(each.diagnostic.values)["font"] for each in told] == ["VNI", "TCVN3 (ABC)"]


@pytest.mark.parametrize(
    "body", ["Hoà bình, toà nhà, khoá học, hoá đơn, loã xoã.\n", "Où est le naïf haï ?\n", "Größe © 2026 «ừ»\n"]
)
def test_correct_text_is_no_old_font(tmp_path: Path, body: str) -> None:
    assert places(legacy_font_text.RULE, tmp_path, source(body)) == []


@pytest.mark.parametrize("title", ["UBND TỈNH", "Hội nghị UBND", "GRDP 2026: 7,5 %", "COVID-19"])
def test_an_abbreviation_is_no_capital_title(tmp_path: Path, title: str) -> None:
    assert places(capital_title.RULE, tmp_path, source(title=f'"{title}"')) == []


def test_double_spaces_are_reported_in_sentences(tmp_path: Path) -> None:
    body = "Một  hai\nba   bốn.\n\n- năm  sáu\n- bảy\n\n> tám  chín\n\n## Mục  một\n"
    told = places(double_space.RULE, tmp_path, source(body))
    assert told == [(9, 4, 2), (10, 3, 3), (12, 6, 2), (15, 6, 2), (17, 7, 2)]


def test_a_slip_that_a_line_has_twice_is_reported_once(tmp_path: Path) -> None:
    body = "Một  hai  ba\nbốn , năm , sáu\n\n| a  b | c  d |\n|---|---|\n| e | f |\n"
    assert places(double_space.RULE, tmp_path / "a", source(body)) == [(9, 4, 2), (12, 4, 2)]
    assert places(space_before_punctuation.RULE, tmp_path / "b", source(body)) == [(10, 4, 2)]


def test_double_spaces_keep_their_place_in_decomposed_text_with_carriage_returns_and_a_mark(tmp_path: Path) -> None:
    body = nfd("Hội  nghị\n")
    content = b"\xef\xbb\xbf" + source(body).replace("\n", "\r\n").encode()
    assert places(double_space.RULE, tmp_path, content) == [(9, len(nfd("Hội")) + 1, 2)]


def test_double_spaces_are_reported_in_title_and_summary(tmp_path: Path) -> None:
    content = source(title="Hội  nghị", summary='"Tóm  tắt"')
    assert places(double_space.RULE, tmp_path, content) == [(4, 11, 2), (7, 14, 2)]


def test_double_spaces_of_a_folded_summary_are_reported_on_their_line(tmp_path: Path) -> None:
    assert places(double_space.RULE, tmp_path, source(summary=">\n  Câu đầu.\n  Câu  hai.\n")) == [(9, 6, 2)]


@pytest.mark.parametrize(
    "body",
    [
        "Dòng một  \ndòng hai\n",
        "Mã `a  b` và ``c  d``.\n",
        "```\na  b\n```\n",
        "    a  b\n",
        "| a   | b    |\n|-----|------|\n| c d | e    |\n",
        "-   một\n-   hai\n\n1.  ba\n",
        ">   trích\n>   tiếp\n",
        "Một\n   hai\n",
        '{{ document file="quy-che.pdf"  title="Quy chế" }}\n',
    ],
)
def test_spaces_of_markup_and_code_are_left_alone(tmp_path: Path, body: str) -> None:
    assert places(double_space.RULE, tmp_path, source(body)) == []


def test_aligned_front_matter_is_left_alone(tmp_path: Path) -> None:
    assert places(double_space.RULE, tmp_path, source(agency="  Sở Ngoại vụ", author="Văn phòng  # ghi chú")) == []


@pytest.mark.parametrize(
    ("body", "column"), [("a\u200bb\n", 2), ("\ufeffa\n", 1), ("ab\u00adc\n", 3), ("x \u202ey\n", 3), ("Đ\u200db\n", 2)]
)
def test_invisible_characters_are_reported(tmp_path: Path, body: str, column: int) -> None:
    assert places(invisible_character.RULE, tmp_path, source(body)) == [(BODY_LINE, column, 1)]


@pytest.mark.parametrize("body", ["👩\u200d🌾 và 👨‍👩‍👧\n", "שלום\u200f (abc)\n", "क\u094d\u200dष\n", "a\u00a0b\n"])
def test_characters_that_other_scripts_need_are_left_alone(tmp_path: Path, body: str) -> None:
    assert places(invisible_character.RULE, tmp_path, source(body)) == []


def test_the_soft_hyphen_of_an_old_font_is_reported_as_that_font_only(tmp_path: Path) -> None:
    body = "C«ng ty m«i tr\u00adêng ®« thÞ th«ng b¸o, xin c¶m ¬n.\n"
    assert places(invisible_character.RULE, tmp_path, source(body)) == []
    assert len(places(legacy_font_text.RULE, tmp_path / "b", source(body))) == 1


def test_a_byte_order_mark_at_the_beginning_is_no_finding(tmp_path: Path) -> None:
    assert places(invisible_character.RULE, tmp_path, b"\xef\xbb\xbf" + source().encode()) == []


@pytest.mark.parametrize(
    ("body", "column", "length"), [("Về cоng việc\n", 4, 4), ("QĐ-UВND\n", 4, 4), ("ΟΝΕ two ViΕt\n", 9, 4)]
)
def test_letters_of_other_scripts_within_a_word_are_reported(
    tmp_path: Path, body: str, column: int, length: int
) -> None:
    assert places(mixed_script.RULE, tmp_path, source(body)) == [(BODY_LINE, column, length)]


@pytest.mark.parametrize("body", ["Москва và Киев\n", "ΔH, kΩ, μm, π, α-amino, Αθήνα\n", "10 µm\n", "Đà Lạt\n"])
def test_whole_words_and_symbols_of_other_scripts_are_left_alone(tmp_path: Path, body: str) -> None:
    assert places(mixed_script.RULE, tmp_path, source(body)) == []


@pytest.mark.parametrize(
    "title", ["Hội nghị sáng nay…", "Còn nữa...", "Ở TP.", "Sách, vở, v.v.", "Họp ở A.B.", "Có gì mới?"]
)
def test_titles_may_end_with_other_marks_and_abbreviations(tmp_path: Path, title: str) -> None:
    assert places(title_full_stop.RULE, tmp_path, source(title=title)) == []


def test_the_length_of_titles_is_a_setting(tmp_path: Path) -> None:
    text = page_text(tmp_path, PATH, source(title="Một hai ba"), LintSettings(title_length=9))
    assert [dict(each.diagnostic.values) for each in long_title.RULE.check(text)] == [{"length": "10", "limit": "9"}]
    text = page_text(tmp_path / "b", PATH, source(title=nfd("Hội nghị")), LintSettings(title_length=8))
    assert list(long_title.RULE.check(text)) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (source("Viết nội dung ở đây.\n"), (BODY_LINE, 1, 20)),
        (source(nfd("Viết nội dung ở đây.\n")), (BODY_LINE, 1, len(nfd("Viết nội dung ở đây.")))),
        (source("Viết nội dung ở đây.\nLớp học mở từ tuần tới.\n"), (BODY_LINE, 1, 20)),
        (source("Đầu.\n\nLorem ipsum dolor sit amet.\n"), (BODY_LINE + 2, 1, 27)),
        (source(place="…"), (7, 8, 1)),
        (source(summary='"..."'), (7, 10, 5)),
        (source().replace("kind: news", "# CHƯA DỊCH XONG: dịch title\nkind: news"), (3, 3, 14)),
    ],
)
def test_placeholders_are_reported(tmp_path: Path, content: str, told: tuple[int, int, int]) -> None:
    assert places(placeholder_text.RULE, tmp_path, content) == [told]


@pytest.mark.parametrize(
    "content",
    [
        source("Viết nội dung ở đây.\n", draft="true"),
        source("Dòng “Viết nội dung ở đây.” là chữ giữ chỗ.\n"),
        source("```\nViết nội dung ở đây.\n```\n"),
        source("Còn nữa…\n", summary="Và còn nữa…"),
        source("Bài này CHƯA DỊCH XONG.\n"),
    ],
)
def test_drafts_and_texts_about_placeholders_are_left_alone(tmp_path: Path, content: str) -> None:
    assert places(placeholder_text.RULE, tmp_path, content) == []


def test_a_page_needs_no_summary_and_a_document_may_have_its_abstract(tmp_path: Path) -> None:
    assert places(summary_missing.RULE, tmp_path, source()) == [(4, 1, 5)]
    assert places(summary_missing.RULE, tmp_path / "b", source(summary="Ngắn.")) == []
    plain = "content/so/gioi-thieu/moi.vi.md"
    assert places(summary_missing.RULE, tmp_path / "c", page("so-moi", title="Mới"), plain) == []
    keys = {
        "number": "00/QĐ-UBND",
        "document_type": "decision",
        "normative": "false",
        "issuer": "Sở",
        "issued": "2026-01-05",
    }
    document = page("so-moi", kind="legal_document", title="Quyết định", **keys)
    path = "content/so/van-ban/moi.vi.md"
    assert places(summary_missing.RULE, tmp_path / "d", document, path) == [(4, 1, 5)]
    document = page("so-moi", kind="legal_document", title="Quyết định", **keys, abstract="Về việc mẫu")
    assert places(summary_missing.RULE, tmp_path / "e", document, path) == []


def test_spaces_before_marks_are_reported(tmp_path: Path) -> None:
    body = "Một , hai\nba .\n\n**Lưu ý** : bốn\n\n| a ; | b |\n|---|---|\n| c | d |\n"
    told = places(space_before_punctuation.RULE, tmp_path, source(body, title="Hội nghị !"))
    assert told == [(4, 16, 2), (9, 4, 2), (10, 3, 2), (12, 10, 2), (14, 4, 2)]
    assert places(space_before_punctuation.RULE, tmp_path / "b", source(nfd("Họp , nghỉ\n"))) == [(9, 5, 2)]


@pytest.mark.parametrize(
    "body",
    [
        "Tỷ số 2 : 1.\n",
        "Còn nữa ... rồi …\n",
        "Tệp .pdf và .docx\n",
        "`a ;` b\n",
        "(a) - ; b\n",
        "| : |\n\n- :\n",
        "Xem [a](b.vi.md ).\n",
        "Từ 8:00 đến 9:30.\n",
    ],
)
def test_other_spaces_before_marks_are_left_alone(tmp_path: Path, body: str) -> None:
    assert places(space_before_punctuation.RULE, tmp_path, source(body)) == []


def test_letters_that_are_raised_between_letters_are_reported(tmp_path: Path) -> None:
    assert places(raised_letters.RULE, tmp_path, source("Mã ten^ban^so, x^n+1^, a^b^c, 5^o^C.\n")) == [(9, 7, 5)]


@pytest.mark.parametrize("body", ["ten^ban^so@example.vn\n", "`ten^ban^so`\n", "1^st^ và m^2^\n", "van^ban^so.pdf\n"])
def test_signs_in_names_and_code_raise_nothing(tmp_path: Path, body: str) -> None:
    assert places(raised_letters.RULE, tmp_path, source(body)) == []


def test_joining_words_written_twice_are_reported(tmp_path: Path) -> None:
    assert places(repeated_word.RULE, tmp_path, source("Kế hoạch của của tỉnh Và và.\n")) == [(9, 10, 7), (9, 23, 5)]


@pytest.mark.parametrize(
    "body", ["Ngày ngày, từ từ, nhà nhà, các-các.\n", "của. Của ai?\n", "`and and`\n", "nữa nữa, hay hay\n"]
)
def test_words_that_are_doubled_on_purpose_are_left_alone(tmp_path: Path, body: str) -> None:
    assert places(repeated_word.RULE, tmp_path, source(body)) == []


@given(st.text(max_size=120))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_body_is_judged_and_every_place_lies_in_its_line(tmp_path: Path, body: str) -> None:
    content = source(body.encode("utf-8", "ignore").decode() + "\n").encode()
    text = page_text(tmp_path, PATH, content)
    for rule in (each for each in load_rules("text") if isinstance(each, PageRule)):
        for each in rule.check(text):
            place = each.diagnostic.place
            assert 1 <= place.line <= len(text.lines)
            assert place.column - 1 + place.length <= len(text.lines[place.line - 1])


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("telephone", "0000 000 000"),
        ("email", "vanthu@example.vn"),
        ("website", "https://example.vn/"),
    ],
)
def test_an_example_of_the_template_that_was_left_is_reported(tmp_path: Path, line: str, value: str) -> None:
    path = "content/so/phong.vi.md"
    given = {"kind": "organization", "title": "Phòng", line: f'"{value}"'}
    assert [each[0] for each in places(leftover_example.RULE, tmp_path, page("so-phong", **given), path)] == [5]
    for key in ("draft", "sample"):
        assert places(leftover_example.RULE, tmp_path, page("so-phong", **given, **{key: "true"}), path) == []


def test_a_document_without_a_number_of_its_own_is_reported_unless_it_is_a_sample(tmp_path: Path) -> None:
    path = "content/so/van-ban/qd.vi.md"
    assert len(places(leftover_example.RULE, tmp_path, document(), path)) == 1
    assert places(leftover_example.RULE, tmp_path, document(number="01/QĐ-UBND"), path) == []
    assert places(leftover_example.RULE, tmp_path, document(number="100/QĐ-UBND"), path) == []
    assert places(leftover_example.RULE, tmp_path, document(sample="true"), path) == []


def test_every_value_that_a_new_page_begins_with_is_reported_where_it_is_no_true_one(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "new")
    loaded = load_portal(portal.root)[0]
    assert loaded is not None
    at = datetime(2026, 11, 24, 8, 0, tzinfo=VIETNAM)
    told = {}
    for kind in ("page", "news", "legal_document", "organization", "official"):
        path, text = create_page(loaded, kind, "so", f"Tiêu đề {kind}", "vi", at)
        written = text.replace("draft: true  # xóa dòng này khi bài đã xong\n", "")
        found = places(leftover_example.RULE, tmp_path, written, path)
        told[kind] = [written.split("\n")[line - 1] for line, _, _ in found]
    assert told == {
        "page": [],
        "news": ["summary: Viết tóm tắt ở đây.  # Một, hai câu hiện ở danh sách và kết quả tìm kiếm."],
        "legal_document": [
            'number: "00/QĐ-UBND"  # Ghi đúng như trên văn bản.',
            "abstract: Viết tóm tắt ở đây.  # Trích yếu ghi trên văn bản.",
        ],
        "organization": [],
        "official": [],
    }


def test_the_examples_of_a_kind_itself_are_reported_where_they_are_nobodys() -> None:
    def examples(kind: str) -> set[str]:
        return set(leftover_example._list_own_examples(KINDS[kind]).values())

    assert {"https://muasamcong.mpi.gov.vn/", "IB0000000000", "1,25 tỷ đồng"} <= examples("procurement")
    assert {"HD-2026-000", "Thủ tục đăng ký mẫu"} <= examples("reflection")
    assert examples("consultation") >= {"Số 00, đường Mẫu"} and "Điều 3" not in examples("consultation")
    assert {"12,5 ha", "Xã …"} <= examples("land_recovery")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_free_text_that_a_new_page_begins_with_can_pass_for_a_true_one(kind: str) -> None:
    told = leftover_example._list_own_examples(KINDS[kind])

    def missed(fields: Iterable[Field], above: tuple[str, ...]) -> Iterator[str]:
        for each in fields:
            names = (*above, each.name)
            example = each.example or "…"
            if each.type in ("line", "text") and example not in ("…", told.get(names)):
                yield f"{'.'.join(names)}: {example}"
            yield from missed([below for below in each.fields if below.required] or each.fields, names)

    assert list(missed([each for each in KINDS[kind].fields if each.required], ())) == []
