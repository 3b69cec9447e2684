"""Raw HTML is refused once for each kind of tag, with what Markdown writes in its place; HTML from Word once."""

from __future__ import annotations

import pytest

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.markdown_pages import rendered

WORD_PARAGRAPH = "<p class=MsoNormal style='mso-margin-top-alt:auto'>Chào<o:p></o:p></p>\n\n"


def find_all(text: str) -> tuple[Diagnostic, ...]:
    return rendered(text)[1]


# What was written, a part of the advice, and the text after following it.
CURES = [
    ("Một<br>hai", "\\ ở cuối dòng", "Một\\\nhai"),
    ("Một <b>hai</b>", "**chữ**", "Một **hai**"),
    ("Một <strong>hai</strong>", "**chữ**", "Một **hai**"),
    ("Một <i>hai</i>", "*chữ*", "Một *hai*"),
    ("Một <u>hai</u>", "**chữ**", "Một **hai**"),
    ("Một <s>hai</s>", "~~chữ~~", "Một ~~hai~~"),
    ("<center>Một</center>", "{.center}", "{.center}\nMột"),
    ('<font color="red">Một</font>', "giữ chữ", "Một"),
    ("<h2>Một</h2>", "## Tên mục", "## Một"),
    ('<a href="https://a.vn">Một</a>', "[chữ](https://…)", "[Một](https://a.vn)"),
    ("<hr>", "---", "---"),
    ("H<sub>2</sub>O", "H~2~O", "H~2~O"),
    ("<ul><li>Một</li></ul>", "`- `", "- Một"),
    ("Một <code>hai</code>", "hai dấu `", "Một `hai`"),
]


@pytest.mark.parametrize(("text", "advice", "cured"), CURES)
def test_a_tag_is_refused_with_what_markdown_writes(text: str, advice: str, cured: str) -> None:
    found = find_all(text)
    assert {each.code for each in found} == {"MRK101"}
    assert advice in help_of(found[0], "vi")
    assert find_all(cured) == ()


def test_a_tag_that_stands_often_is_told_once_with_the_number_of_its_uses() -> None:
    (found,) = find_all("Một<br>hai<br>ba\n\nBốn<br>năm\n")
    assert sentence_of(found, "vi") == "không dùng HTML trong bài: `<br>` (3 chỗ trong bài, dòng 8, 10)"
    assert sentence_of(found, "en") == "raw HTML is not allowed: `<br>` (3 times, lines 8, 10)"
    (many,) = find_all("Một <b>hai</b>\n\n" * 300)
    assert "(300 chỗ trong bài, dòng 8, 10, 12, 14, 16, …)" in sentence_of(many, "vi")


def test_each_kind_of_tag_is_told_for_itself() -> None:
    assert [dict(each.values)["html"] for each in find_all("<b>a</b> <u>b</u> <b>c</b></i>")] == ["<b>", "<u>", "</i>"]


@pytest.mark.parametrize(
    "text",
    [
        WORD_PARAGRAPH * 300,
        "Mở đầu.\n\n" + WORD_PARAGRAPH + "<b>Một</b><br>\n",
        "<!--[if gte mso 9]><xml>x</xml><![endif]-->\n\n<b>a</b>\n",
        "Chữ <o:p></o:p> và <span style='mso-x:1'>chữ</span>",
        '<span lang=VI style="font-size:13pt;mso-ansi-language:VI">a</span>',
    ],
)
def test_html_from_word_is_told_once_for_the_whole_page(text: str) -> None:
    (found,) = find_all(text)
    assert found.code == "MRK112"
    assert "Ctrl+Shift+V" in help_of(found, "vi")


def test_words_about_word_are_no_html_from_word() -> None:
    assert find_all("Lớp MsoNormal và `<p class=MsoNormal>`, kiểu mso-x.\n\n```\n<o:p>\n```\n") == ()
