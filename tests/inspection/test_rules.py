"""Each rule finds its fault in an otherwise sound page, and nothing in a sound one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.diagnostics.families.output_pages import CODES
from portalgen.diagnostics.model import Diagnostic, LocalizedText
from portalgen.inspection.languages import is_language_tag
from portalgen.inspection.page import InspectedViolation, inspect_page

HOST = "so.example.vn"
PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Hội nghị</title>
<link rel="stylesheet" href="/style.css">
<link rel="canonical" href="https://elsewhere.example/">
<script src="/script.js" defer></script>
</head>
<body>
<a class="skip" href="#main">Tới nội dung</a>
<header><a href="/"><svg aria-hidden="true"></svg>Sở</a><button><img src="/x.svg" alt="Mở"></button></header>
<nav aria-label="Chính"><ul><li><a href="/">Trang chủ</a></li></ul></nav>
<nav aria-labelledby="more"><h2 id="more" hidden>Nữa</h2></nav>
<main id="main" tabindex="-1">
<h1>Hội nghị</h1>
<h2>Diễn biến</h2>
<p>Đoạn.</p>
</main>
<footer><p>Bản quyền</p></footer>
</body>
</html>
""".replace('<nav aria-labelledby="more"><h2 id="more" hidden>Nữa</h2></nav>\n', "")


def list_violations(page: str) -> list[InspectedViolation]:
    return list(inspect_page(page.encode(), "public/so.example.vn/index.html", HOST, "content/so/a.vi.md"))


def list_diagnostics(page: str) -> list[Diagnostic]:
    return [each.diagnostic for each in list_violations(page)]


def codes(page: str) -> list[str]:
    return [each.code for each in list_diagnostics(page)]


def with_body(part: str) -> str:
    return PAGE.replace("<p>Đoạn.</p>", part)


def without(part: str) -> str:
    assert part in PAGE
    return PAGE.replace(part, "")


BAD = {
    "HTM101": [without(' lang="vi"')],
    "HTM102": [with_body('<p lang="vn">Đoạn.</p>'), with_body('<a href="/" hreflang="English">Trang</a>')],
    "HTM103": [
        with_body('<a href="/en/" hreflang="en">About the province</a>'),
        with_body("<p>The province has two levels of local government since the first of July.</p>"),
        with_body("<p>Đoạn.</p>")
        .replace('lang="vi"', 'lang="en"')
        .replace("<p>Đoạn.</p>", "<p>Tỉnh tổ chức chính quyền địa phương hai cấp từ tháng bảy.</p>"),
    ],
    "HTM104": [with_body("<h1>Hai</h1><p>Đoạn.</p>"), PAGE.replace("<h1>Hội nghị</h1>\n<h2>Diễn biến</h2>", "")],
    "HTM105": [with_body("<h4>Sâu</h4>")],
    "HTM106": [with_body("<h3> </h3>"), with_body("<h3><span aria-hidden='true'>★</span></h3>")],
    "HTM107": [
        PAGE.replace("<footer>", "<div>").replace("</footer>", "</div>"),
        PAGE.replace("<footer>", "<header></header><footer>"),
    ],
    "HTM108": [
        with_body('<nav aria-label="Chính"></nav>'),
        with_body("<nav><ul><li>Một</li></ul></nav>"),
    ],
    "HTM109": [
        without('<a class="skip" href="#main">Tới nội dung</a>\n'),
        PAGE.replace('href="#main"', 'href="#top"'),
    ],
    "HTM110": [
        with_body('<img src="/a.jpg">'),
        with_body("<svg><path/></svg>"),
        with_body('<div role="img"></div>'),
    ],
    "HTM111": [
        with_body('<input name="q">'),
        with_body('<p>Tên <input placeholder="Tên"></p>'),
        with_body("<select><option>a</option></select>"),
        with_body('<label for="x"></label><textarea id="x"></textarea>'),
    ],
    "HTM112": [
        with_body('<a href="/a"></a>'),
        with_body('<a href="/a"><img src="/x.svg" alt=""></a>'),
        with_body('<button><span aria-hidden="true">×</span></button>'),
        with_body("<details><summary></summary></details>"),
    ],
    "HTM113": [with_body('<p id="main">Đoạn.</p>')],
    "HTM114": [
        with_body('<a href="#khong-co">Mục</a>'),
        with_body('<p aria-describedby="main khong-co">Đoạn.</p>'),
        with_body('<label for="khong-co">Tên</label>'),
    ],
    "HTM115": [with_body("<table><caption>Số</caption><tr><td>1</td></tr></table>")],
    "HTM116": [with_body(2 * '<table><tr><th scope="col">Năm</th></tr></table>')],
    "HTM117": [
        with_body("<ul><p>Đoạn.</p></ul>"),
        with_body("<ul><li>a</li></ul><div><li>b</li></div>"),
        with_body("<dl><span>a</span></dl>"),
        with_body("<section><dt>a</dt></section>"),
    ],
    "HTM118": [with_body('<p tabindex="3">Đoạn.</p>')],
    "HTM119": [
        with_body("<marquee>Tin</marquee>"),
        with_body('<video autoplay src="/a.mp4"></video>'),
        PAGE.replace("<title>", '<meta http-equiv="refresh" content="30; url=/"><title>'),
    ],
    "HTM120": [
        with_body('<p style="color:red">Đoạn.</p>'),
        with_body("<script>go()</script>"),
        with_body('<p onclick="go()">Đoạn.</p>'),
        with_body('<a href=" JavaScript:go()">Đi</a>'),
        PAGE.replace("<title>", "<style>p{}</style><title>"),
    ],
    "HTM121": [PAGE.replace("<title>Hội nghị</title>", "<title> </title>"), without("<title>Hội nghị</title>\n")],
    "HTM122": [
        PAGE.replace("initial-scale=1", "user-scalable=no"),
        PAGE.replace("initial-scale=1", "maximum-scale=1.0"),
        without('<meta name="viewport" content="width=device-width, initial-scale=1">\n'),
    ],
    "HTM123": [
        with_body('<img src="https://cdn.example/a.png" alt="">'),
        with_body('<img src="/a.png" srcset="/a.png 1x, //cdn.example/a.png 2x" alt="">'),
        PAGE.replace('href="/style.css"', 'href="https://cdn.example/style.css"'),
    ],
    "HTM124": [
        with_body('<div aria-hidden="true"><a href="/a">Đi</a></div>'),
        with_body('<button aria-hidden="true">Đi</button>'),
    ],
    "HTM125": [
        with_body('<meter value="0.5">50 %</meter>'),
        with_body("<progress></progress>"),
        with_body("<dialog open><p>Xin chào</p></dialog>"),
        with_body('<div role="dialog" aria-modal="true"><p>Xin chào</p></div>'),
        with_body('<div role="slider" tabindex="0">5</div>'),
    ],
    "HTM126": [
        with_body('<span role="button">Mở</span>'),
        with_body('<a role="link">Mở</a>'),
        with_body('<div role="checkbox" aria-checked="false">Chọn</div>'),
        with_body('<label for="main" role="button">Mở</label>'),
    ],
    "HTM127": [
        with_body('<a href="/a">Một <button>Hai</button></a>'),
        with_body('<button>Một <a href="/a">Hai</a></button>'),
        with_body('<a href="/a">Một <span tabindex="0">Hai</span></a>'),
        with_body('<div role="button" tabindex="0">Một <a href="/a">Hai</a></div>'),
        with_body('<a href="/a">Một <video controls src="/a.mp4"></video></a>'),
    ],
    "HTM128": [
        with_body('<a href="/a" aria-label="Đọc tiếp">Xem thêm</a>'),
        with_body('<p id="ten">Gửi đi</p><button aria-labelledby="ten">Lưu</button>'),
        with_body('<input type="submit" value="Tìm" aria-label="Gửi">'),
    ],
    "HTM129": [with_body('<a href="/a" accesskey="s">Một</a><a href="/b" accesskey="S">Hai</a>')],
    "HTM130": [with_body('<p role="buton">Đoạn.</p>'), with_body('<p role="widget">Đoạn.</p>')],
    "HTM131": [with_body('<p aria-lable="Tên">Đoạn.</p>'), with_body('<p aria-role="note">Đoạn.</p>')],
    "HTM132": [
        with_body('<form action="https://elsewhere.example/"><button>Gửi</button></form>'),
        with_body('<form><button formaction="//elsewhere.example/">Gửi</button></form>'),
    ],
}


def test_a_sound_page_has_no_findings() -> None:
    assert list_diagnostics(PAGE) == []


@pytest.mark.parametrize(("code", "page"), [(code, page) for code, pages in BAD.items() for page in pages])
def test_a_fault_is_found_by_its_rule(code: str, page: str) -> None:
    assert page != PAGE
    assert set(codes(page)) == {code}


def test_every_code_has_an_example() -> None:
    assert [each.code for each in CODES] == list(BAD)


@pytest.mark.parametrize(
    "part",
    [
        '<p lang="en">The province has two levels of local government since the first of July.</p>',
        '<a href="/en/" hreflang="en"><span lang="en">About the province</span></a>',
        '<p lang="en"><a href="/en/" hreflang="en">About the province</a></p>',
        '<a href="/en/" hreflang="en">Bản tiếng Anh</a>',
        '<a href="/en/" hreflang="en"><code>portalgen config from the start</code></a>',
        '<label>Tên <input name="q"></label>',
        '<input type="hidden" name="x"><input type="submit">',
        '<h2 id="t">Bảng</h2><table aria-labelledby="t"><tr><th scope="row">a</th><td>1</td></tr></table>',
        '<table role="presentation"><tr><td>1</td></tr></table>',
        '<table><tr><th scope="col">Năm</th></tr></table><h3>Khác</h3><table><tr><th scope="col">Xã</th></tr></table>',
        "<article><header>a</header><footer>b</footer></article>",
        '<a href="#">Lên đầu trang</a><a href="#top">Lên đầu trang</a>',
        '<h2 id="mục-1">Mục</h2><a href="#m%E1%BB%A5c-1">Mục</a>',
        '<svg role="img"><title>Bản đồ</title></svg>',
        '<button aria-label="Đóng"><span aria-hidden="true">×</span></button>',
        '<template><li><a href="#khong-co" class="title"></a></li><h5></h5><input><p id="main"></p></template>',
        '<template id="t"><template><p></p></template></template><p id="u"></p>',
        '<label for="m">Đã xong</label><meter id="m"></meter><label>Còn <progress></progress></label>',
        '<dialog aria-label="Chọn" open><p>Xin chào</p></dialog>',
        '<h2 id="t">Chọn</h2><div role="dialog" aria-labelledby="t"><p>Xin chào</p></div>',
        '<span role="button" tabindex="0">Mở</span><a role="button" href="/a">Mở</a>',
        '<span role="button" aria-disabled="true">Mở</span><div role="textbox" contenteditable aria-label="Ý kiến"></div>',
        '<a href="/a">Một <span tabindex="-1">Hai</span><input type="hidden"></a><button>Mở</button><a href="/b">Đi</a>',
        '<details><summary>Mục <a href="/a">Đi</a></summary></details><label><input type="checkbox"> Chọn</label>',
        '<a href="/a" aria-label="Trang 2">2</a><a href="/a" aria-label="Đóng">x</a>',
        '<a href="/a" aria-label="Đọc tiếp: Hội nghị">Đọc tiếp…</a><nav aria-label="Khác">Chữ</nav>',
        '<a href="/a" aria-labelledby="t"><b id="t">Hội nghị</b> Tóm tắt của tin</a>',
        '<div role="combobox" aria-label="Xã"><input aria-label="Xã"></div>',
        '<a href="/a" accesskey="s">Một</a><a href="/b" accesskey="b">Hai</a>',
        '<section role="doc-endnotes" aria-description="Chú thích"></section><p role="none presentation" aria-busy>a</p>',
        f'<form action="https://{HOST}/tim/"></form><form action="/tim/"></form><form action="http://["></form>',
        f'<img src="https://{HOST}/a.png" alt="">',
        "<dl><div><dt>a</dt><dd>b</dd></div><dt>c</dt><dd>d</dd></dl>",
        '<div aria-hidden="true"><button tabindex="-1">Đi</button></div>',
        '<script type="application/ld+json">{}</script>',
    ],
)
def test_what_is_right_is_left_alone(part: str) -> None:
    assert codes(with_body(part)) == []


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("HTM102", '<p lang="vn">a</p>'),
        ("HTM110", '<img src="/a.jpg">'),
        ("HTM117", "<ul><p></p></ul>"),
        ("HTM118", '<p tabindex="3"></p>'),
        ("HTM120", '<p onclick="go()"></p>'),
        ("HTM123", '<img src="https://cdn.example/a.png" alt="">'),
        ("HTM126", '<span role="button"></span>'),
        ("HTM127", '<a href="/a"><button></button></a>'),
        ("HTM130", '<template><p role="buton"></p></template>'),
        ("HTM132", '<form action="https://elsewhere.example/"></form>'),
    ],
)
def test_what_no_script_can_fix_in_a_template_is_reported_at_its_place(code: str, part: str) -> None:
    page = with_body(f"<!-- <template> -->\n<template><p></p></template>\n<template id='x'>\n  {part}\n</template>")
    (one,) = list_diagnostics(page)
    assert (one.code, one.place.line) == (code, 21)
    assert one.place.excerpt == f"  {part}"
    assert one.place.column > 2


EMPTY_LINK = '<a href="/a"></a>'


def responsible_for(page: str) -> tuple[str, str, bool]:
    """Return who has to act on the one violation of a page, the source, and whether the message names it."""
    (one,) = list_violations(page)
    named = dict(one.diagnostic.values)["source"]
    assert isinstance(named, LocalizedText)
    return one.party, one.source, "content/so/a.vi.md" in named.vi and "content/so/a.vi.md" in named.en


@pytest.mark.parametrize("part", [EMPTY_LINK, "<h6></h6>", '<b lang="vn">a</b>'])
@pytest.mark.parametrize("around", ["header", "footer"])
def test_what_stands_around_the_main_content_is_the_themes_and_not_an_editors(part: str, around: str) -> None:
    for one in list_violations(PAGE.replace(f"</{around}>", f"{part}</{around}>")):
        assert (one.party, one.source) == ("developer", "")


def test_what_editors_can_do_in_their_texts_is_theirs_there_and_names_the_source() -> None:
    assert responsible_for(with_body(EMPTY_LINK)) == ("editor", "content/so/a.vi.md", True)
    marked = f'<p>Đoạn.</p><div class="x prose">{EMPTY_LINK}</div>'
    assert responsible_for(with_body(marked)) == ("editor", "content/so/a.vi.md", True)


def test_what_a_theme_puts_beside_the_text_or_alone_can_do_is_the_themes() -> None:
    beside = f'<div class="prose"><p>Đoạn.</p></div>{EMPTY_LINK}'
    assert responsible_for(with_body(beside)) == ("developer", "", False)
    assert responsible_for(with_body('<p tabindex="3">Đoạn.</p>')) == ("developer", "", False)
    (one,) = inspect_page(with_body(EMPTY_LINK).encode(), "public/a.html", HOST, "")
    assert one.party == "developer"


def test_what_is_vietnamese_on_an_english_page_is_its_translators() -> None:
    foreign = BAD["HTM103"][-1]
    assert responsible_for(foreign)[0] == "translator"
    assert responsible_for(BAD["HTM103"][1])[0] == "editor"


def test_a_quoted_verse_in_the_other_language_is_left_alone() -> None:
    verse = "<blockquote><p>Ngày ngày ngắm suối, ngắm hoa, ngắm rừng, về xứ núi cùng ta.</p></blockquote>"
    assert codes(with_body(verse).replace('lang="vi"', 'lang="en"')) == []


def test_an_address_that_is_none_is_no_fault_of_hosts() -> None:
    assert codes(with_body('<img src="http://[" alt="">')) == []


def test_a_page_that_leads_on_at_once_needs_no_chrome() -> None:
    page = re.sub(r"<a class=.skip.*?</nav>|<footer>.*</footer>", "", PAGE, flags=re.DOTALL)
    assert codes(page.replace("<title>", '<meta http-equiv="refresh" content="0; url=/a/"><title>')) == []


def test_a_finding_names_the_line_what_is_expected_and_the_source() -> None:
    (one,) = list_diagnostics(with_body("<p>Đoạn.</p>\n<!-- <h4> -->\n  <h4>Sâu</h4>"))
    place = one.place
    assert (place.path, place.line, place.column, place.length) == ("public/so.example.vn/index.html", 20, 3, 4)
    assert place.excerpt == "  <h4>Sâu</h4>"
    values = dict(one.values)
    assert (values["level"], values["before"], values["expected"]) == ("h4", "h2", "h3")
    assert "content/so/a.vi.md" in values["source"].vi  # type: ignore[union-attr]


def test_the_second_use_of_an_id_names_the_line_of_the_first() -> None:
    (one,) = list_diagnostics(with_body('<p id="main">Đoạn.</p>'))
    assert (one.place.line, dict(one.values)["line"]) == (18, "15")


@given(st.text(max_size=200))
def test_no_text_whatever_ends_the_inspection(text: str) -> None:
    inspect_page(text.encode("utf-8", "surrogatepass"), "a.html", HOST, "")


@given(st.lists(st.sampled_from(re.findall(r"<[^>]+>", "".join(BAD["HTM117"] + BAD["HTM112"] + BAD["HTM111"])))))
def test_no_heap_of_tags_ends_the_inspection_and_every_place_is_in_the_page(tags: list[str]) -> None:
    page = "\n".join(tags)
    for each in list_diagnostics(page):
        assert each.place.line <= page.count("\n") + 1
        assert each.place.column + each.place.length <= len(each.place.excerpt) + 1


@pytest.mark.parametrize(("value", "right"), [("vi", True), ("en-GB", True), ("cjm", True), ("vn", False), ("", False)])
def test_a_language_tag_is_known(value: str, right: bool) -> None:
    assert is_language_tag(value) is right


def test_the_configured_script_of_another_host_may_stand_once_and_nothing_else_of_it() -> None:
    script = "https://do.example.vn/do.js"
    once = f'<script src="{script}" async></script>'

    def count(part: str, allowed: str = script) -> int:
        found = inspect_page(with_body(part).encode(), "public/a.html", HOST, "", allowed)
        return sum(each.diagnostic.code == "HTM123" for each in found)

    assert [count(once), count(once, ""), count(once + once), count(f'<img src="{script}" alt="">')] == [0, 1, 1, 1]
    assert count('<script src="https://do.example.vn/khac.js"></script>') == 1
