"""How often the right page comes first, by how a query is typed: the tables in `queries/`, over the shipped portal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.makers.browser.layout_pages import MAIN
from tests.makers.browser.search_reader import ASK, Reader

TABLES = Path(__file__).with_name("queries")
PAGES = {"vi": "/tim-kiem/", "en": "/sites/en/search/"}
CLASSES = frozenset(
    [
        "unaccented",
        "telex",
        "vni",
        "typos",
        "capitals",
        "joined",
        "abbreviations",
        "numbers",
        "communes",
        "former_names",
        "questions",
        "english",
        "own_site",
    ]
)
FIRST, IN_THREE, ABSENT = 0.90, 0.96, 0.02
"""Shares of all queries: the page comes first, among the first three, and not among the first ten."""
OF_A_CLASS = 0.90
"""Of each class by itself the page comes first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A query, where it is typed, and the pages that answer it."""

    query: str
    pages: frozenset[str]
    kind: str
    host: str
    path: str


def _rows(file: Path) -> Iterator[Row]:
    table: dict[str, list[dict[str, Any]]] = yaml.safe_load(file.read_text("utf-8"))
    for language, rows in table.items():
        for row in rows:
            first = row["first"] if isinstance(row["first"], list) else [row["first"]]
            site = row.get("site", "")
            path = PAGES[language] if not site or language == "vi" else "/en/search/"
            own = frozenset(each.removeprefix(site) for each in first)  # as a page of the site itself is linked
            yield Row(row["query"], own, row["class"], site or MAIN, path)


ALL_ROWS = tuple(row for table in sorted(TABLES.glob("*.yaml")) for row in _rows(table))


@pytest.mark.long
def test_nearly_all_queries_find_their_page_however_they_are_typed(shipped_reader: Reader) -> None:
    places = defaultdict(list)
    for row in ALL_ROWS:
        places[row.host, row.path].append(row)
    ranks: dict[str, list[int]] = defaultdict(list)
    misses = []
    for (host, path), rows in places.items():
        shipped_reader.open(host=host, path=path)
        answers = shipped_reader.page.evaluate(ASK, [row.query for row in rows])
        for row, found in zip(rows, answers, strict=True):
            rank = next((at for at, address in enumerate(found) if address in row.pages), 10)
            ranks[row.kind].append(rank)
            if rank:
                misses.append((row.kind, row.query, found[:3]))
    every = [rank for each in ranks.values() for rank in each]
    assert _share(rank == 0 for rank in every) >= FIRST, misses
    assert _share(rank < 3 for rank in every) >= IN_THREE, misses
    assert _share(rank == 10 for rank in every) <= ABSENT, misses
    assert [kind for kind, each in ranks.items() if _share(rank == 0 for rank in each) < OF_A_CLASS] == [], misses


def _share(each: Iterator[bool]) -> float:
    values = [*each]
    return sum(values) / len(values)


def test_the_tables_have_twenty_queries_of_every_class_and_none_twice() -> None:
    counts = {kind: sum(row.kind == kind for row in ALL_ROWS) for kind in CLASSES}
    assert min(counts.values()) >= 20, counts
    assert {row.kind for row in ALL_ROWS} == CLASSES
    for table in TABLES.glob("*.yaml"):
        rows = [*_rows(table)]
        assert len({(row.query, row.host, row.path) for row in rows}) == len(rows) >= 130
