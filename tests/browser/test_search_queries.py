"""What people type and the page that must come first: the table in `queries.yaml`, over the shipped portal."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.makers.browser.layout_pages import MAIN
from tests.makers.browser.search_reader import ASK, Reader

PAGES = {"vi": "/tim-kiem/", "en": "/sites/en/search/"}
TABLE: dict[str, list[dict[str, str]]] = yaml.safe_load(Path(__file__).with_name("queries.yaml").read_text("utf-8"))


@pytest.mark.parametrize("language", list(TABLE))
def test_every_query_of_the_table_finds_its_page_first(shipped_reader: Reader, language: str) -> None:
    rows = TABLE[language]
    shipped_reader.open(path=PAGES[language])
    answers = shipped_reader.page.evaluate(ASK, [row["query"] for row in rows])
    wrong = [(row, found) for row, found in zip(rows, answers, strict=True) if found[:1] != [row["first"]]]
    assert not wrong


@pytest.mark.long
@pytest.mark.parametrize("language", list(TABLE))
def test_a_page_of_the_main_site_comes_first_where_its_title_is_typed(
    shipped: Any, shipped_reader: Reader, language: str
) -> None:
    root: Path = shipped.output.out / MAIN
    titles: dict[str, set[str]] = {}
    for file in root.rglob("index.html"):
        html, path = file.read_text("utf-8"), f"/{file.parent.relative_to(root).as_posix()}/"
        title = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
        if title and "data-pagefind-body" in html and path.startswith("/sites/en/") == (language == "en"):
            titles.setdefault(unescape(re.sub(r"<.*?>", "", title[1])).strip(), set()).add(path)
    shipped_reader.open(path=PAGES[language])
    answers = shipped_reader.page.evaluate(ASK, list(titles))
    assert len(titles) > 10
    assert [title for title, found in zip(titles, answers, strict=True) if not titles[title] & {*found[:1]}] == []


def test_the_table_has_at_least_forty_queries_and_none_twice() -> None:
    queries = [(language, row["query"]) for language, rows in TABLE.items() for row in rows]
    assert len(queries) == len(set(queries)) >= 40
