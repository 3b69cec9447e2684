"""Our reader of Pagefind's files answers as Pagefind's own program does, over an index in one part and over one in many."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from portalgen.search import chunks
from portalgen.search.bundles import SearchIndex, SummaryDocument
from portalgen.search.indexing import index_bundles
from tests.makers.browser.search_reader import fresh_page, open_profile, served
from tests.makers.word_index import read_ranges, read_words

pytestmark = pytest.mark.heavy

ROOT: Final = Path(__file__).resolve().parents[2]
HOST: Final = "tim.example"
SCORE: Final = 0.001
"""Pagefind reckons with half as many digits."""

# What Pagefind's program says over the whole index, over the one in parts, and what our reader says over that.
ASK: Final = """async (queries) => {
  const { openIndex } = await import("/search/reader.js");
  const { entryOf } = await import("/search/files.js");
  const base = (name) => `${location.origin}/${name}/pagefind/`;
  const options = { baseUrl: "/", noWorker: true, indexWeight: 1, excerptLength: 60 };
  const { createInstance } = await import(`${base("whole")}pagefind.js`);
  const [whole, parts] = ["whole", "parts"].map((name) => createInstance({ ...options, basePath: base(name) }));
  await whole.search("");
  await parts.search("");
  const own = await openIndex({ ...options, basePath: base("parts"), entry: await entryOf(base("parts")) });
  const told = async ({ results, filters }) => {
    const first = await Promise.all(results.slice(0, 1).map(async (result) => [result.id, (await result.data()).excerpt]));
    return { scores: Object.fromEntries(results.map(({ id, score }) => [id, score])), first: Object.fromEntries(first), filters };
  };
  const answers = [];
  for (const [query, how] of queries) {
    answers.push(await Promise.all([whole, parts, own].map(async (index) => told(await index.search(query, how)))));
  }
  const counts = await Promise.all([whole, parts, own].map((index) => index.filters()));
  const after = await Promise.all([whole, parts, own].map(async (index) => (await index.search(null, { filters: { kind: "Loại 1" } })).filters));
  return { answers, counts, after };
}"""


def _documents(dice: random.Random) -> tuple[SummaryDocument, ...]:
    files = sorted((ROOT / "content/portal").rglob("*.vi.md"))
    words = [word for file in files for word in file.read_text("utf-8").split() if word.isalpha()]

    def some(count: int) -> str:
        start = dice.randrange(len(words) - count)
        return " ".join(words[start : start + count])

    return tuple(
        SummaryDocument(
            f"https://x{at}.example/bai/", "vi", some(8), f"{at}/QĐ-UBND" if at % 3 else "", some(60),
            (("kind", f"Loại {at % 5}"), ("year", f"{2015 + at % 4}")), (), f"{2015 + at % 12}-0{1 + at % 9}-11",
        )
        for at in range(80)
    )  # fmt: skip


def _queries(folder: Path, dice: random.Random) -> list[tuple[str | None, dict[str, Any]]]:
    """Words of the index and their beginnings, among them those at the ends of parts, alone and together."""
    listed = [entry for entry in read_words(folder) if entry[0].isalpha()]
    words = [word for word, *_ in listed]
    forms = [form for _, _, forms in listed for form, _ in forms] or words
    ends = [word for first, last, _ in read_ranges(folder) for word in (first, last) if word.isalpha()]
    alone = [*ends, *dice.sample(words, 15), *dice.sample(forms, 15)]
    beginnings = [word[:count] for word in (*ends, *dice.sample(words, 10)) for count in (2, 3)]
    together = [" ".join(dice.sample([*words, *forms], count)) for count in (2, 3, 4) for _ in range(6)]
    common = sorted(listed, key=lambda entry: -sum(len(pages) for _, pages in entry[2]))[:40]
    likely = [" ".join(each[2][0][0] if each[2] else each[0] for each in dice.sample(common, 2)) for _ in range(12)]
    options: list[tuple[str | None, dict[str, Any]]] = [
        (None, {"sort": {"date": "desc"}}),
        (None, {"filters": {"year": "2016"}}),
        (None, {"filters": {"kind": "không có"}}),
        (likely[0], {"sort": {"date": "desc"}}),
        (likely[1], {"filters": {"kind": "Loại 2"}}),
    ]
    plain = [*alone, *(f'"{word}"' for word in alone), *beginnings, *together, *likely]
    return [*((query, {}) for query in dict.fromkeys(plain)), *options]


def _differs(query: str | None, expected: dict[str, Any], answer: dict[str, Any]) -> bool:
    scores = answer["scores"]
    if expected["scores"].keys() != scores.keys():
        return True
    if query is not None and query.startswith('"'):
        return False  # neither its order nor its excerpts are asked for
    close = all(abs(score - scores[page]) <= SCORE * max(1, abs(score)) for page, score in expected["scores"].items())
    shown = expected["first"].keys() & answer["first"].keys()
    return not close or any(expected["first"][page] != answer["first"][page] for page in shown)


def _build(out: Path, documents: Sequence[SummaryDocument], name: str) -> Path:
    index_bundles(out, [SearchIndex(f"{HOST}/{name}/pagefind", "vi", (), tuple(documents))], {}, jobs=1)
    return out / HOST / name / "pagefind"


def test_our_reader_answers_as_pagefinds_own_program_over_one_part_and_over_many(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Takes 6 s: each of some hundred queries is answered three times in the browser."""
    dice = random.Random(151)
    documents = _documents(dice)
    with monkeypatch.context() as patch:
        patch.setattr(chunks, "VERSIONS", frozenset())
        _build(tmp_path, documents, "whole")
    monkeypatch.setattr(chunks, "AIM", 1_000)
    monkeypatch.setattr(chunks, "MOST", 1_500)
    parts = _build(tmp_path, documents, "parts")
    assert len(read_ranges(tmp_path / HOST / "whole/pagefind")) == 1
    assert len(read_ranges(parts)) > 10
    shutil.copytree(ROOT / "themes/default/static/search", tmp_path / HOST / "search")
    queries = _queries(parts, dice)
    with served(tmp_path) as port, open_profile(browser) as profile, fresh_page(profile) as page:
        (tmp_path / HOST / "index.html").write_text("<!doctype html><title>Tìm</title>", "utf-8")
        page.goto(f"http://{HOST}:{port}/")
        told = page.evaluate(ASK, queries)
    for (query, how), (expected, *others) in zip(queries, told["answers"], strict=True):
        assert [_differs(query, expected, each) for each in others] == [False, False], (query, how, expected, others)
    assert any(len(expected["scores"]) > 20 for expected, *_ in told["answers"])
    assert told["counts"][1:] == [told["counts"][0]] * 2
    assert told["after"][1:] == [told["after"][0]] * 2
