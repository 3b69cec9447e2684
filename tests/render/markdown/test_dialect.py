"""The dialect, example by example."""

from __future__ import annotations

import re
import unicodedata

import pytest

from portalgen.render.views.links import Heading
from tests.makers.markdown_pages import rendered
from tests.makers.markdown_texts import DIALECT, EXAMPLES


def test_no_example_of_the_file_is_lost() -> None:
    assert len(EXAMPLES) == len(re.findall(r"^\.$", DIALECT, re.MULTILINE)) // 3


@pytest.mark.parametrize(("title", "text", "html"), EXAMPLES, ids=[title for title, _, _ in EXAMPLES])
def test_example(title: str, text: str, html: str) -> None:
    body, findings = rendered(text)
    assert body is not None, findings
    assert body.html == html


@pytest.mark.parametrize(("title", "text", "html"), EXAMPLES, ids=[title for title, _, _ in EXAMPLES])
def test_decomposed_text_gives_the_same_page(title: str, text: str, html: str) -> None:
    body, _ = rendered(unicodedata.normalize("NFD", text))
    assert body is not None
    assert body.html == html


def test_contents_are_nested_and_leave_out_quoted_headings() -> None:
    body, _ = rendered("## Một\n\n#### Sâu\n\n### Hai\n\n> ## Trích\n\n## Ba `mã`\n")
    assert body is not None
    assert body.headings == (
        Heading(2, "mot", "Một", (Heading(4, "sau", "Sâu"), Heading(3, "hai", "Hai"))),
        Heading(2, "ba-ma", "Ba mã"),
    )
    assert "trich" in body.anchors


def test_anchors_are_every_id_of_the_body() -> None:
    body, _ = rendered("## Một\n\n{#doan}\nĐoạn [từ]{#tu}[^1]\n\n[^1]: Chú thích\n")
    assert body is not None
    assert body.anchors == set(re.findall(r' id="([^"]*)"', body.html))
    assert body.anchors == {"mot", "doan", "tu", "fn1", "fnref1"}


def test_links_to_anchors_are_reported_with_their_places() -> None:
    body, _ = rendered("[a](#muc)\n[b](../x/index.vi.md#phan)\n")
    assert body is not None
    told = [
        (each.source, each.anchor, each.place.line, each.place.column, each.place.length) for each in body.anchor_links
    ]
    assert told == [("", "muc", 8, 5, 4), ("../x/index.vi.md", "phan", 9, 21, 5)]


def test_assets_are_reported_once_and_in_order() -> None:
    body, _ = rendered('[t](b.pdf) ![x](a.png) [t](b.pdf)\n\n{{ document file="c.pdf" title="C" }}\n')
    assert body is not None
    assert body.assets == ("file:b.pdf", "image:a.png", "file:c.pdf")


def test_a_warning_comes_along_with_the_body() -> None:
    body, findings = rendered("[t](later.md)")
    assert body is not None
    assert [each.code for each in findings] == ["LNK104"]


def test_pages_do_not_leak_into_each_other() -> None:
    first, _ = rendered("## A\n\nx[^1] [r]\n\n[^1]: n\n\n[r]: id:abc\n")
    second, _ = rendered("## A\n\nx[^1] [r]\n")
    assert first is not None and second is not None
    assert second.html == '<h2 id="a">A</h2>\n<p>x[^1] [r]</p>\n'
