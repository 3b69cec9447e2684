"""From the HTML of a body to text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.render.html_to_text import NumberedAddresses, convert_html_to_text, underline_heading

WORDS = {"text.footnote": "(chú thích {number})", "text.picture": "[Ảnh: {words}]"}


def say(key: str, **values: object) -> str:
    return WORDS[key].format(**values)


def read(html: str) -> str:
    return convert_html_to_text(html, NumberedAddresses("https://so.example.vn"), say)


def test_a_heading_is_underlined_by_its_level() -> None:
    assert read("<p>Một</p>\n<h2 id='a'>Điều 1</h2>\n<p>Hai</p>\n<h3>Mục</h3>\n") == (
        "Một\n\nĐiều 1\n------\n\nHai\n\nMục\n~~~"
    )
    assert underline_heading("Tiêu đề") == "Tiêu đề\n======="


def test_addresses_are_numbered_where_they_are_met_and_each_once() -> None:
    addresses = NumberedAddresses("https://so.example.vn")
    text = convert_html_to_text(
        '<p><a href="/a/">một</a>, <a href="https://example.org/?a=1&amp;b=2">hai</a>, <a href="/a/">ba</a></p>',
        addresses,
        say,
    )
    assert text == "một [1], hai [2], ba [1]"
    assert addresses.lines() == ["[1] https://so.example.vn/a/", "[2] https://example.org/?a=1&b=2"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            '<p>Xem <a href="#a">dự thảo</a> <span class="tag">Góp ý đến hết 05/12</span>, hội chợ</p>',
            "Xem dự thảo (Góp ý đến hết 05/12), hội chợ",
        ),
        ('<a href="#muc">trong bài</a>', "trong bài"),
        ('<a href="mailto:a@example.vn">a@example.vn</a>', "a@example.vn"),
        ('<a href="https://example.org/">https://example.org/</a>', "https://example.org/"),
        ('<sup class="footnote-ref"><a href="#fn2" id="fnref2">[2]</a></sup>', "(chú thích 2)"),
        ('x <a href="#fnref1" class="footnote-backref" aria-label="Về">↩︎</a>', "x"),
        ("một<br>\nhai", "một\nhai"),
        ("m<sup>2</sup>, CO<sub>2</sub>, x<sup>a&amp;b</sup>, x<sub>i</sub>", "m², CO₂, x^(a&b), x_(i)"),
        ("a<sub>b</sub>c, 5<sup>o</sup>C, x<sup>(a)</sup>", "a_(b)c, 5^(o)C, x^(a)"),
        ("1 &lt; 2 &amp; <em>3</em>", "1 < 2 & 3"),
        ('<picture><source srcset="a"><img src="a" alt="Hồ &quot;lớn&quot;"></picture>', '[Ảnh: Hồ "lớn"]'),
        ('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', ""),
    ],
)
def test_what_stands_in_a_line_reads_as_it_is_seen(html: str, text: str) -> None:
    assert read(f"<p>{html}</p>") == text


@pytest.mark.parametrize("wide", ["", "x" * 90])
def test_a_cell_that_is_alone_in_its_row_heads_the_rows_that_follow(wide: str) -> None:
    head = "<tr><th>Giờ</th><th>Việc</th></tr>"
    day = '<tr><th scope="rowgroup" colspan="2">Thứ Hai, ngày 23 tháng 11 năm 2026</th></tr>'
    text = read(f"<table>{head}{day}<tr><th>08:00</th><td>Họp{wide}</td></tr></table>")
    between = "\n\nGiờ: 08:00\nViệc: Họp" if wide else "\n08:00  Họp"
    assert f"Thứ Hai, ngày 23 tháng 11 năm 2026{between}{wide}" in text


def test_lists_keep_their_marks_numbers_and_depth() -> None:
    html = (
        '<p>Gồm:</p>\n<ul>\n<li>một</li>\n<li>hai\n<ol start="3">\n<li>ba</li>\n<li>\n<p>bốn</p>\n<p>nữa</p>\n</li>\n'
        "</ol>\n</li>\n</ul>\n<p>Hết</p>\n"
    )
    assert read(html) == "Gồm:\n\n- một\n- hai\n  3. ba\n  4. bốn\n     nữa\n\nHết"


def test_a_heading_that_begins_an_entry_of_a_list_stands_for_its_mark() -> None:
    html = "<ol><li><h3>Bước 1: Nộp</h3><p>Ở xã.</p></li><li><h3>Bước 2: Nhận</h3></li><li>hết</li></ol>"
    assert read(html) == "Bước 1: Nộp\n~~~~~~~~~~~\n   Ở xã.\n\nBước 2: Nhận\n~~~~~~~~~~~~\n3. hết"


MERGED = (
    "<table><thead><tr><th rowspan='2'>Sở</th><th colspan='2'>Năm</th></tr><tr><th>Kế hoạch</th><th>Làm</th></tr></thead>"
    "<tbody><tr><th colspan='3'>I. Các sở</th></tr><tr><td>{}</td><td rowspan='2'>1</td><td>2</td></tr>"
    "<tr><td>B</td><td>3</td></tr></tbody></table>"
).replace("'", '"')


def test_merged_cells_stand_where_they_begin_and_wide_rows_name_all_that_reaches_into_them() -> None:
    assert read(MERGED.format("A")) == (
        "Sở       Năm\n    Kế hoạch  Làm\n--  --------  ---\nI. Các sở\nA   1         2\nB             3"
    )
    long = "A" * 90
    assert read(MERGED.format(long)) == (
        f"I. Các sở\n\nSở: {long}\nNăm – Kế hoạch: 1\nNăm – Làm: 2\n\nSở: B\nNăm – Kế hoạch: 1\nNăm – Làm: 3"
    )


def test_a_narrow_table_stands_in_columns_and_a_wide_one_is_reported_cell_by_cell() -> None:
    row = "<tr><td>Đà Lạt</td><td>{}</td></tr>"
    table = "<table><caption>Bảng</caption><thead><tr><th>Nơi</th><th>Số</th></tr></thead><tbody>{}</tbody></table>"
    assert read(table.format(row.format("12"))) == "Bảng\n\nNơi     Số\n------  --\nĐà Lạt  12"
    long = "x" * 90
    assert read(table.format(row.format(long) * 2)) == f"Bảng\n\nNơi: Đà Lạt\nSố: {long}\n\nNơi: Đà Lạt\nSố: {long}"


def test_code_keeps_its_lines() -> None:
    assert read('<pre tabindex="0"><code>a\n  b &lt;c&gt;\n</code></pre>') == "    a\n      b <c>"


def test_a_label_and_its_value_stay_together() -> None:
    html = '<dl class="contact">\n<div><dt>Chức vụ</dt><dd>Chánh Văn phòng</dd></div>\n<div><dt>Giờ</dt><dd>8:00</dd></div>\n</dl>'
    assert read(html) == "Chức vụ:\n  Chánh Văn phòng\nGiờ:\n  8:00"


def test_footnotes_come_last_under_their_name() -> None:
    html = '<section class="footnotes" aria-label="Chú thích">\n<ol class="footnotes-list">\n<li id="fn1"><p>Một</p></li>\n</ol>\n</section>'
    assert read(html) == "Chú thích\n---------\n\n1. Một"


WORD = st.text(alphabet="aăâđêô1<&>\"' ", min_size=1, max_size=12)
TAGS = ("p", "li", "h2", "td", "dd", "figcaption", "blockquote", "strong")


@given(st.lists(st.tuples(st.sampled_from(TAGS), WORD), max_size=8))
def test_no_word_is_lost_and_no_markup_is_left(pieces: list[tuple[str, str]]) -> None:
    around = {"li": "<ul>{}</ul>", "td": "<table><tr>{}</tr></table>", "dd": "<dl>{}</dl>"}
    html = "".join(
        around.get(tag, "{}").replace("{}", f"<{tag}>" + escaped(text) + f"</{tag}>") for tag, text in pieces
    )
    shown = re.sub(r"[-\s]", "", read(html))
    assert "".join(text for _, text in pieces).replace(" ", "") in shown or "h2" in dict(pieces)
    assert all(line == line.rstrip() for line in read(html).split("\n"))


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
