"""The entries of a list, read from its page as readers meet them."""

from __future__ import annotations

from portalgen.inspection.list_entries import ListedEntry, read_list_entries


def entries_of(main: str) -> tuple[ListedEntry, ...]:
    return read_list_entries(f"<!doctype html><html><body><main><h1>Tin</h1>{main}</main></body></html>").entries


def test_an_entry_leads_where_its_first_link_with_words_leads() -> None:
    picture = '<a href="/anh/"><img src="a.jpg" alt=""></a>'
    assert entries_of(f'<ul><li>{picture}<a href="/mot/">Bài  một</a><a href="/hai/">Xem thêm</a></li></ul>') == (
        ListedEntry("Bài một", "/mot/", ""),
    )


def test_a_link_within_the_page_is_no_entry() -> None:
    jump = '<a href="#noi-dung">Đến nội dung</a>'
    assert entries_of(f'<ul><li>{jump}</li><li>{jump}<a href="/mot/">Một</a></li></ul>') == (
        ListedEntry("Một", "/mot/", ""),
    )


def test_an_entry_of_a_list_has_the_heading_of_its_part_and_an_article_has_none() -> None:
    items = (
        '<h2>Nổi bật</h2><ul><li><a href="/mot/">Một</a></li></ul><article><h3><a href="/hai/">Hai</a></h3></article>'
    )
    assert entries_of(items) == (ListedEntry("Một", "/mot/", "Nổi bật"), ListedEntry("Hai", "/hai/", ""))


def test_menus_and_the_text_of_editors_are_left_out() -> None:
    link = '<ul><li><a href="/menu/">Menu</a></li></ul>'
    assert entries_of(f"<nav>{link}</nav><header>{link}</header><footer>{link}</footer>") == ()
    assert entries_of(f'<div class="prose">{link}</div>') == ()
