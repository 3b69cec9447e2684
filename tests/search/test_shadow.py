"""What Pagefind is given for a page and for a summary."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.errors import OutputError
from portalgen.search.bundles import PageDocument, SearchIndex, SummaryDocument
from portalgen.search.shadow import _end_cells, encode_search_text, shadow_of

PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>Hội nghị &amp; lễ hội - Lâm Đồng</title>
<meta name="description" content="không lấy">
<meta data-pagefind-filter="kind[content]" content="Tin &#34;nóng&#34;">
<meta data-pagefind-filter="year[content]" content="2026">
<meta data-pagefind-meta="kind[content]" content="Tin">
<meta data-pagefind-meta="date[content]" content="24/11/2026">
<meta data-pagefind-meta="number[content]" content="2111/QĐ-UBND">
<meta data-pagefind-sort="date[content]" content="2026-11-24">
</head>
<body>
<header>đầu trang</header>
<main id="main" class="wrap" data-pagefind-body>
<h1>Hội nghị &amp; lễ hội</h1><p>Thành phố Đà Lạt.</p>
</main>
<footer>cuối trang</footer>
</body></html>
"""


def _page(tmp_path: Path, html: str, url_path: str = "/tin-tuc/hoi-nghi/") -> PageDocument:
    file = tmp_path / "index.html"
    file.write_text(html, "utf-8")
    return PageDocument(url_path, file)


def _only(bundle: SearchIndex) -> tuple[str, str]:
    (file,) = shadow_of(bundle)
    return file.path, file.content.decode()


def test_the_letter_d_with_stroke_becomes_one_that_decomposes() -> None:
    assert encode_search_text("Đà Lạt, đường, ð") == "Ḏà Lạt, ḏường, ḏ"
    assert unicodedata.normalize("NFD", encode_search_text("đ"))[0] == "d"


def test_decomposed_text_is_composed() -> None:
    assert encode_search_text(unicodedata.normalize("NFD", "Lâm Đồng")) == "Lâm Ḏồng"


def test_a_shadow_document_is_the_main_element_with_the_tags_of_pagefind(tmp_path: Path) -> None:
    _, html = _only(SearchIndex("h/pagefind", "vi", (_page(tmp_path, PAGE),)))
    assert '<html lang="vi">' in html
    assert "<title>Hội nghị &amp; lễ hội - Lâm Ḏồng</title>" in html
    assert "<p>Thành phố Ḏà Lạt.</p>\n</main></body>" in html
    assert '<meta data-pagefind-filter="kind[content]" content="Tin &quot;nóng&quot;">' in html
    assert '<meta data-pagefind-sort="date[content]" content="2026-11-24">' in html
    for left_out in ("trang</header>", "trang</footer>", "description"):
        assert left_out not in html


def test_of_the_metadata_only_the_number_stays_because_pagefind_searches_all_of_it(tmp_path: Path) -> None:
    _, html = _only(SearchIndex("h/pagefind", "vi", (_page(tmp_path, PAGE),)))
    assert html.count("data-pagefind-meta") == 1
    assert '<meta data-pagefind-meta="number[content]" content="2111/QḎ-UBND">' in html


def test_metadata_without_a_filter_of_their_name_become_one(tmp_path: Path) -> None:
    html = PAGE.replace('meta="kind[', 'meta="office[')
    _, shadow = _only(SearchIndex("h/pagefind", "vi", (_page(tmp_path, html),)))
    assert '<meta data-pagefind-filter="office[content]" content="Tin">' in shadow


@pytest.mark.parametrize(
    ("url_path", "shadow_path"),
    [
        ("/tin-tuc/hoi-nghi/", "-/tin-tuc/hoi-nghi~2026-11-24~-.html"),
        ("/", "-/~2026-11-24~-.html"),
        ("/cu/bai.html", "-/cu/bai.html~2026-11-24~-.html"),
    ],
)
def test_the_path_holds_address_day_and_language(tmp_path: Path, url_path: str, shadow_path: str) -> None:
    path, _ = _only(SearchIndex("h/pagefind", "vi", (_page(tmp_path, PAGE, url_path),)))
    assert path == shadow_path


def test_a_page_in_another_language_than_its_bundle_says_so_in_its_path(tmp_path: Path) -> None:
    path, _ = _only(SearchIndex("h/pagefind", "en", (_page(tmp_path, PAGE),)))
    assert path.endswith("~vi.html")


def test_a_page_without_a_date_can_still_be_sorted_by_date(tmp_path: Path) -> None:
    html = PAGE.replace('<meta data-pagefind-sort="date[content]" content="2026-11-24">\n', "")
    path, shadow = _only(SearchIndex("h/pagefind", "vi", (_page(tmp_path, html),)))
    assert path.endswith("~-~-.html")
    assert '<meta data-pagefind-sort="date[content]" content="0000-00-00">' in shadow


def test_a_page_without_data_pagefind_body_is_left_out(tmp_path: Path) -> None:
    page = _page(tmp_path, PAGE.replace(" data-pagefind-body", ""))
    assert tuple(shadow_of(SearchIndex("h/pagefind", "vi", (page,)))) == ()


def test_a_summary_carries_host_number_and_filters() -> None:
    item = SummaryDocument(
        "https://sngv.lamdong.gov.vn/van-ban/2111/",
        "vi",
        "Quy chế <hoạt động>",
        "2111/QĐ-UBND",
        "Về cổng & trang",
        (("site", "Sở Ngoại vụ"),),
        (("state", "Hết hiệu lực"),),
        "2026-11-24",
    )
    path, html = _only(SearchIndex("h/pagefind-summary", "vi", (), (item,)))
    assert path == "sngv.lamdong.gov.vn/van-ban/2111~2026-11-24~-.html"
    assert ">Quy chế &lt;hoạt ḏộng&gt;</h1>" in html
    assert "<p>Về cổng &amp; trang</p>" in html
    assert '<meta data-pagefind-filter="site[content]" content="Sở Ngoại vụ">' in html
    assert '<meta data-pagefind-filter="state[content]" content="Hết hiệu lực">' in html
    assert html.count("data-pagefind-meta") == 1


def _item(url: str, **more: Any) -> SummaryDocument:
    return SummaryDocument(url, "vi", "Sơ đồ cổng", "", "", (("site", "Cổng"),), (), "", **more)


def test_a_page_is_found_by_its_other_names_and_the_client_gets_them(tmp_path: Path) -> None:
    page = replace(_page(tmp_path, PAGE), names=("Contact", "Reach us"))
    for bundle in (
        SearchIndex("h/pagefind", "vi", (page,)),
        SearchIndex("h/p", "vi", (), (_item("/a/", names=page.names),)),
    ):
        _, html = _only(bundle)
        assert "<p>Contact. Reach us.</p></main>" in html
        assert '<meta data-pagefind-filter="names[content]" content="Contact; Reach us">' in html


def test_a_summary_of_a_page_on_the_host_of_the_index_stays_on_it() -> None:
    path, _ = _only(SearchIndex("h/en/pagefind", "en", (), (_item("/so-do-trang/"),)))
    assert path == "-/so-do-trang~-~vi.html"


def test_the_few_words_of_a_summary_weigh_less_among_whole_pages(tmp_path: Path) -> None:
    files = [
        each.content.decode() for each in shadow_of(SearchIndex("h/p", "vi", (_page(tmp_path, PAGE),), (_item("/a/"),)))
    ]
    assert [re.findall(r'data-pagefind-weight="(.+?)"', html) for html in files] == [[], ["0.5", "3"]]
    _, html = _only(SearchIndex("h/p", "vi", (), (_item("/a/"),)))
    assert re.findall(r'data-pagefind-weight="(.+?)"', html) == ["1", "7"]


def test_pages_are_read_one_at_a_time(tmp_path: Path) -> None:
    pages = (_page(tmp_path, PAGE), PageDocument("/mat/", tmp_path / "mat.html"))
    files = shadow_of(SearchIndex("h", "vi", pages))
    assert next(files).path == "-/tin-tuc/hoi-nghi~2026-11-24~-.html"
    with pytest.raises(OutputError):
        next(files)


def test_what_stands_behind_the_head_is_no_metadata(tmp_path: Path) -> None:
    html = PAGE.replace(
        "<header>", '<header><meta data-pagefind-filter="kind[content]" content="khác"><svg><title>x</title></svg>'
    )
    assert "khác" not in _only(SearchIndex("h/pagefind", "vi", (_page(tmp_path, html),)))[1]
    without = html.replace("</head>\n", "").replace("<title>Hội nghị &amp; lễ hội - Lâm Đồng</title>", "")
    assert "<title>x</title>" in _only(SearchIndex("h/pagefind", "vi", (_page(tmp_path, without),)))[1]


def test_an_address_cannot_leave_the_shadow_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not an address"):
        tuple(shadow_of(SearchIndex("h", "vi", (_page(tmp_path, PAGE, "/../../x/"),))))


def test_a_page_that_is_gone_is_reported_in_both_languages(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        tuple(shadow_of(SearchIndex("h", "vi", (PageDocument("/x/", tmp_path / "mat.html"),))))
    assert "không đọc được trang đã dựng" in caught.value.vi
    assert "cannot read the built page" in caught.value.en


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<dt>Cơ quan</dt><dd>Ban Biên tập</dd>", "<dt>Cơ quan: </dt><dd>Ban Biên tập. </dd>"),
        ("<dd><time>24/11/2026</time></dd>", "<dd><time>24/11/2026</time>. </dd>"),
        ("<dt>Đã hết?</dt><dd>Rồi!</dd>", "<dt>Ḏã hết? </dt><dd>Rồi! </dd>"),
        ("<th>Họ tên</th><td></td>", "<th>Họ tên; </th><td> </td>"),
        ("<dd><p>Một.</p></dd>", "<dd><p>Một.</p> </dd>"),
        ("<dd>A &amp;</dd>", "<dd>A &amp; </dd>"),
    ],
)
def test_terms_and_cells_are_not_written_together(tmp_path: Path, written: str, read: str) -> None:
    html = PAGE.replace("<p>Thành phố Đà Lạt.</p>", written)
    assert read in _only(SearchIndex("h/pagefind", "vi", (_page(tmp_path, html),)))[1]


_BEFORE_AN_END = re.compile(
    r"([^\s<>])(?:\s|</(?:a|abbr|b|bdi|code|em|i|mark|small|span|strong|time)>)*</(d[td]|t[hd])>"
)
_PIECES = st.sampled_from(
    (
        "</td>",
        "</dt>",
        "</a>",
        "</span>",
        "</p>",
        "<td>",
        "<br>",
        "</",
        "<",
        ">",
        "a",
        ".",
        "…",
        "đ",
        " ",
        "\n",
        "\u00a0",
    )
)


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_a_mark_is_set_where_a_letter_stands_before_the_end_of_a_term_or_cell(html: str) -> None:
    marks = {"dt": ":", "dd": ".", "th": ";", "td": ";"}
    lacking = {found.end(): marks[found[2]] for found in _BEFORE_AN_END.finditer(html) if found[1] not in ".,:;!?…"}
    parts = []
    done = 0
    for end in re.finditer(r"</(?:d[td]|t[hd])>", html):
        parts.append(f"{html[done : end.start()]}{lacking.get(end.end(), '')} {end[0]}")
        done = end.end()
    assert _end_cells(html) == "".join(parts) + html[done:]


def test_an_example_of_a_query_is_no_text_of_its_page(tmp_path: Path) -> None:
    written = '<p>Gõ <span class="example" lang="vi"><code>xuan huogn</code></span>.</p>'
    _, html = _only(
        SearchIndex("h/pagefind", "vi", (_page(tmp_path, PAGE.replace("<p>Thành phố Đà Lạt.</p>", written)),))
    )
    assert '<span class="example" data-pagefind-ignore lang="vi"><code>xuan huogn' in html


def test_of_a_long_row_of_ends_only_the_last_letters_are_looked_at() -> None:
    assert _end_cells("a" + "</b>" * 100 + "</td>") == "a" + "</b>" * 100 + " </td>"
    assert _end_cells("a" + " " * 100 + "</td>") == "a" + " " * 100 + "; </td>"
