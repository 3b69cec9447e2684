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
"""Shares of the queries of a class: the page comes first, among the first three, and not among the first ten."""


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
            yield Row(row["query"], frozenset(first), row["class"], site or MAIN, path)


@pytest.mark.parametrize("table", sorted(each.name for each in TABLES.glob("*.yaml")))
def test_of_each_class_of_queries_nearly_all_find_their_page(shipped_reader: Reader, table: str) -> None:
    places = defaultdict(list)
    for row in _rows(TABLES / table):
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
    rates = {
        kind: (
            _share(rank == 0 for rank in each),
            _share(rank < 3 for rank in each),
            _share(rank == 10 for rank in each),
        )
        for kind, each in ranks.items()
    }
    wrong = {kind: rate for kind, rate in rates.items() if rate[0] < FIRST or rate[1] < IN_THREE or rate[2] > ABSENT}
    assert wrong == {}, (rates, misses)


def _share(each: Iterator[bool]) -> float:
    values = [*each]
    return sum(values) / len(values)


def test_the_table_has_at_least_ten_queries_of_every_class_and_none_twice() -> None:
    rows = [*_rows(TABLES / "classes.yaml")]
    counts = {kind: sum(row.kind == kind for row in rows) for kind in CLASSES}
    assert min(counts.values()) >= 10, counts
    assert {row.kind for row in rows} == CLASSES
    assert len({(row.query, row.host, row.path) for row in rows}) == len(rows) >= 130
