"""What keeps a YAML text from being read, told in both languages and where it stands."""

from __future__ import annotations

import re

import pytest

from portalgen.config.yaml_text import YamlText, parse_yaml
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.lint.advice import follow_line


def fault_of(text: str) -> Diagnostic:
    found = parse_yaml(YamlText(text, "a.yaml", "CFG"))[1]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("title: Thử: hai", (1, 11), "trong giá trị có dấu hai chấm; đặt cả giá trị trong ngoặc kép"),
        ("a: 1\n  b: 2", (2, 4), "thụt vào sai"),
        ("b\na: 1", (2, 2), "dòng trên thiếu dấu hai chấm"),
        ("a: 1\nb", (2, 1), "thiếu dấu hai chấm sau tên khóa"),
        ("a: - 1", (1, 4), "dấu - mở một mục"),
        ("a: [1, 2\nb: 3", (1, 4), "dấu ngoặc mở ở đây không được đóng lại"),
        ("a: {b: 1", (1, 4), "dấu ngoặc mở ở đây không được đóng lại"),
        ("a: [\n  1,\n  2\nb: 3", (4, 2), "dấu ]"),
        ("a: [\n  1,\n  2\n", (1, 4), "dấu ]"),
        ("a: {b: 1,\n  c: 2\nd: 3", (3, 2), "dấu }"),
        ("title: [Thông báo về nghỉ Tết\nb: 1", (2, 2), "dấu ]"),
        ("- a\nb: 1", (2, 1), "không bắt đầu bằng dấu -"),
        ("a:\n  - 1\n b: 2", (3, 2), "không thẳng hàng với các khóa trên"),
        ('a: "tên "riêng" x"', (1, 10), "sau dấu ngoặc đóng còn có chữ"),
        ("a: 'it's'", (1, 8), "sau dấu ngoặc đóng còn có chữ"),
        ("x: 1\na: 'x\nb: 1", (2, 4), "dấu ngoặc mở ở đây không được đóng lại"),
        ('a: 1\nb: ["x", "a\\0"]', (2, 10), "ký tự không được phép U+0000"),
        ('a: 1\n"b\\0": 1', (2, 1), "ký tự không được phép U+0000"),
        ("a: 'x\n--- y", (1, 4), "dấu ngoặc mở ở đây không được đóng lại"),
        ('a: "x\\q"', (1, 6), "dấu \\ không hợp lệ"),
        ("a: @x", (1, 4), "dấu đặc biệt"),
        ("a: `x`", (1, 4), "dấu đặc biệt"),
        ("\ta: 1", (1, 1), "phím Tab"),
        ("a: 1\n\tb: 2", (2, 1), "phím Tab"),
        ("a: |\n\tb", (2, 1), "phím Tab"),
        (" a: 1\nb: 2", (2, 1), "không thẳng hàng với khóa đầu tiên"),
        ("--- 1\n--- 2", (2, 1), "có thêm một dòng ---"),
        ("a: &", (1, 5), "bắt đầu bằng & hoặc *"),
        ("a: &x 1\nb: &x 2", (2, 4), "bắt đầu bằng & hoặc *"),
        ("a: !x!y z", (1, 4), "bắt đầu bằng dấu !"),
        ("%FOO\n---\na", (1, 5), "dòng bắt đầu bằng dấu %"),
        ("a: |x\n b", (1, 5), "phải xuống dòng"),
        ("a: ]", (1, 4), "bắt đầu bằng dấu ngoặc hoặc dấu phẩy"),
        ("a: \x01", (1, 4), "ký tự không được phép U+0001"),
    ],
)
def test_what_cannot_be_read_is_reported_in_plain_words_of_either_language(
    text: str, place: tuple[int, int], told: str
) -> None:
    found = fault_of(text)
    assert (found.code, found.place.line, found.place.column) == ("CFG101", *place)
    assert told in sentence_of(found, "vi")
    assert not re.search(r"\b(expected|found|allowed|context|mapping)\b", sentence_of(found, "vi"))
    assert not re.search(r"[^\x00-\x7f…]", sentence_of(found, "en"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("duties: [", "duties: []"),
        ("duties: [\n", "duties: []"),
        ("x: 1\nduties: [\n\n\n", "duties: []"),
        ("duties: [\nx: 1\ny: [2]", "duties: []"),
        ("sites: [so, xa\nx: 1", "sites: [so, xa]"),
        ("sites: [so, xa,\nx: 1", "sites: [so, xa]"),
        ("- {duty: '7.5', sites: [so\n- {duty: '7.6'}", "- {duty: '7.5', sites: [so]}"),
        ("label: {vi: Trang chủ, en: Home\nx: 1", "label: {vi: Trang chủ, en: Home}"),
        ("a: {\n", "a: {}"),
        ("a: ['một hai', b\nc: 1", "a: ['một hai', b]"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_open_bracket_is_closed_on_its_line(text: str, line: str, line_end: str) -> None:
    text = text.replace("\n", line_end)
    found = fault_of(text)
    assert help_of(found, "vi") == f"ghi dòng này thành `{line}`"
    assert parse_yaml(YamlText(follow_line(text, found), "a.yaml", "CFG"))[1] is None


@pytest.mark.parametrize("text", ["- {a: 1, b: [c, d: {e: f}}", "a: [\n  b\nc: 1", "a: [b # c\nd: 1"])
def test_a_bracket_whose_end_is_unknown_gets_no_line(text: str) -> None:
    assert help_of(fault_of(text), "vi").startswith(("ghi dấu ] sau mục cuối", "ghi dấu } sau khóa cuối"))


def test_an_alias_is_reported_by_the_authors_own_word() -> None:
    found = fault_of("a: [*ten, b]")
    assert (found.code, found.place.column) == ("CFG109", 5)
    assert "`*ten`" in sentence_of(found, "vi")


def test_what_nobody_knows_is_reported_as_the_library_says_it() -> None:
    found = diagnostic("CFG101", Place("a.yaml"), problem="something new happened", correction="")
    assert sentence_of(found, "vi").endswith(": something new happened")


STEPS = """\
title: Bão
steps:
  - what: Nộp
    how: Trực tuyến
    where: Tầng 1
"""


@pytest.mark.parametrize(
    ("meant", "typed", "told"),
    [
        ("  - what: Nộp", "  – what: Nộp", "gạch dài"),
        ("  - what: Nộp", "  —what: Nộp", "gạch dài"),
        ("    how: Trực tuyến", "\xa0\xa0\xa0\xa0how: Trực tuyến", "U+00A0"),
        ("    how: Trực tuyến", "   \xa0how: Trực tuyến", "U+00A0"),
        ("  - what: Nộp", "  - what:Nộp", "thiếu dấu cách sau dấu hai chấm"),
        ("  - what: Nộp", "  - what：Nộp", "toàn khổ"),
        ("  - what: Nộp", "  - what： Nộp", "toàn khổ"),
        ("  - what: Nộp", "  - what:\xa0Nộp", "không phải là dấu cách thường"),
        ("  - what: Nộp", '  - what: "Nộp” (mẫu)', "dấu ”"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_word_processors_write_is_named_on_its_own_line_with_the_line_repaired(
    meant: str, typed: str, told: str, line_end: str
) -> None:
    text = STEPS.replace(meant, typed).replace("\n", line_end)
    found = fault_of(text)
    line = [number for number, each in enumerate(text.split(line_end), 1) if each == typed]
    assert ([found.place.line], found.code) == (line, "CFG101")
    assert told in sentence_of(found, "vi")
    assert parse_yaml(YamlText(follow_line(text, found), "a.yaml", "CFG"))[1] is None


def test_the_first_of_several_lines_with_a_long_dash_is_named() -> None:
    found = fault_of("steps:\n  – what: A\n  – what: B\n")
    assert (found.code, found.place.line, found.place.column) == ("CFG101", 2, 3)


def test_a_quotation_mark_of_words_that_closes_a_quoted_title_is_named_where_it_stands() -> None:
    found = fault_of('title: "Bão số 0”\nid: a\nsummary: "Tin ngắn"\n')
    assert (found.place.line, found.place.column) == (1, 17)
    assert 'title: "Bão số 0"' in help_of(found, "vi")


def test_a_line_above_that_can_be_read_is_not_blamed() -> None:
    found = fault_of("title: “Bão” số 0\n  summary: x\n")
    assert found.place.line == 2
