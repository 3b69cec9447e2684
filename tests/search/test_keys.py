"""When a bundle counts as it was."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

import pytest

from portalgen.search import keys
from portalgen.search.bundles import PageDocument, SearchIndex, SummaryDocument
from portalgen.search.keys import FORMAT, BundleKey, digest_documents, digest_shadow, parse_bundle_key
from portalgen.search.shadow import shadow_of

_SUMMARY = SummaryDocument(
    "https://a.example/tin/", "vi", "Tin", "1/TB", "Tóm tắt", (("kind", "Tin"),), (), "2026-11-24"
)
_PAGES = (PageDocument("/a/", Path("a.html"), "d1"), PageDocument("/b/", Path("b.html"), "d2"))
_BUNDLE = SearchIndex("a.example/pagefind", "vi", _PAGES, (_SUMMARY,))
_DATED = """<!doctype html><html lang="vi"><head><title>Đà Lạt</title>
<meta data-pagefind-filter="kind[content]" content="Tin"><meta data-pagefind-meta="number[content]" content="2/QĐ">
<meta data-pagefind-sort="date[content]" content="2026-11-24"></head>
<body><main data-pagefind-body><h1>Đà Lạt</h1><dl><dt>Số</dt><dd>2/QĐ</dd></dl></main></body></html>"""


def test_a_key_comes_back_from_what_is_stored() -> None:
    assert parse_bundle_key(str(BundleKey("a1", "b2"))) == BundleKey("a1", "b2")
    assert parse_bundle_key(str(BundleKey("", "b2"))) == BundleKey("", "b2")
    assert parse_bundle_key(str(BundleKey("a1", "b2", "c3"))) == BundleKey("a1", "b2", "c3")


@pytest.mark.parametrize("stored", ["", "0123456789abcdef"])
def test_what_an_older_version_stored_is_not_known(stored: str) -> None:
    assert parse_bundle_key(stored) == BundleKey()


def test_documents_are_the_same_in_any_order_and_wherever_they_lie_on_disk() -> None:
    moved = tuple(replace(page, file=Path("elsewhere")) for page in _PAGES[::-1])
    assert digest_documents(replace(_BUNDLE, pages=moved)) == digest_documents(_BUNDLE)


@pytest.mark.parametrize(
    "changed",
    [
        replace(_BUNDLE, language="en"),
        replace(_BUNDLE, pages=_PAGES[:1]),
        replace(_BUNDLE, pages=(_PAGES[0], replace(_PAGES[1], digest="d3"))),
        replace(_BUNDLE, pages=(_PAGES[0], replace(_PAGES[1], url_path="/c/"))),
        replace(_BUNDLE, pages=(replace(_PAGES[0], digest="d2"), replace(_PAGES[1], digest="d1"))),
        replace(_BUNDLE, pages=(_PAGES[0], replace(_PAGES[1], names=("Contact",)))),
        replace(_BUNDLE, summaries=()),
        replace(_BUNDLE, summaries=(replace(_SUMMARY, summary="Khác"),)),
    ],
)
def test_every_change_of_a_document_changes_the_digest(changed: SearchIndex) -> None:
    assert digest_documents(changed) != digest_documents(_BUNDLE)


def test_without_the_digest_of_one_page_the_documents_are_not_known() -> None:
    assert digest_documents(replace(_BUNDLE, pages=(*_PAGES, PageDocument("/c/", Path("c.html"))))) == ""


def test_another_pagefind_changes_both_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest_documents(_BUNDLE), digest_shadow("vi", {"a": "1"})
    monkeypatch.setattr(keys, "pagefind_version", lambda: "9.9.9")
    after = digest_documents(_BUNDLE), digest_shadow("vi", {"a": "1"})
    assert before[0] != after[0] and before[1] != after[1]


def test_the_text_is_the_same_in_any_order_and_another_with_another_path_file_or_language() -> None:
    text = digest_shadow("vi", {"a": "1", "b": "2"})
    assert text == digest_shadow("vi", {"b": "2", "a": "1"})
    others = [("vi", {"a": "2", "b": "1"}), ("vi", {"a": "1"}), ("en", {"a": "1", "b": "2"}), ("vi", {})]
    assert text not in [digest_shadow(language, files) for language, files in others]


def test_the_same_documents_are_given_to_pagefind_as_the_format_says(tmp_path: Path) -> None:
    """Where this fails on purpose, raise `FORMAT`: bundles whose documents did not change are not looked at else."""
    file = tmp_path / "index.html"
    file.write_text(_DATED, "utf-8")
    given = SearchIndex("a.example/pagefind", "vi", (PageDocument("/tin/", file),), (_SUMMARY,))
    digest = blake2b(digest_size=8)
    for shadow in shadow_of(given):
        digest.update(shadow.path.encode() + shadow.content)
    assert (FORMAT, digest.hexdigest()) == ("4", "6988a33f8989b9cc")
