"""What people who know Word get wrong is named once and its cure is right; what only looks odd is left alone.

The pages were written without sight of the linter (`tests/makers/word_users.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from portalgen.lint.model import Finding
from tests.makers.portal import page
from tests.makers.word_users import (
    Files,
    Text,
    lint_files,
    pack,
    read_clean_pages,
    read_hidden_faults,
    read_mistakes,
    read_sensitive_texts,
)

pytestmark = pytest.mark.heavy

SILENT: Final[Mapping[str, frozenset[str]]] = {
    "mistakes": frozenset(
        (
            # Curly quotation marks around a parameter are read as straight ones: readers get the right page.
            "The parameters of a shortcode stand in Word's curly quotation marks",
        )
    ),
    "more-mistakes": frozenset(
        (
            # As above.
            "The telephone turns the straight quotation marks of a block into curly ones.",
            # Every value of front matter is read as it is written, so that no zero is lost.
            "The clerk writes the register number with leading zeros and without quotation marks, so the zeros are lost.",
        )
    ),
}
"""Mistakes of each set that nothing is said of."""
TWICE: Final[Mapping[str, frozenset[str]]] = {
    "more-mistakes": frozenset(
        # Without a reason the rule is not set aside, and what it says stays true.
        ("The clerk sets a rule aside with a comment and gives no reason.",)
    ),
}
"""Mistakes of each set that are named more than once."""


def lint_cases(cases: Sequence[Files], folder: Path) -> Mapping[int, list[Finding]]:
    """Return what is found in the files of each case, by its number; many share a portal."""
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for group, members in enumerate(pack(cases)):
        files = {path: content for number in members for path, content in cases[number].items()}
        owners = dict(_owners(members, cases))
        for each in lint_files(folder / f"{group}", files):
            found[owners.get(each.place.path, -1)].append(each)
    return found


def _owners(members: Sequence[int], cases: Sequence[Files]) -> Iterator[tuple[str, int]]:
    """Where a finding of a case may stand: its files, and the folders that it alone has."""
    for number in members:
        for path in cases[number]:
            parts = path.split("/")
            yield from (("/".join(parts[:depth]), number) for depth in range(2, len(parts) + 1))


@pytest.mark.parametrize("name", ["mistakes", "more-mistakes"])
def test_each_mistake_of_people_who_know_word_is_named_once(name: str, tmp_path: Path) -> None:
    mistakes = read_mistakes(name)
    found = lint_cases([each.files for each in mistakes], tmp_path)
    counts = {each.name: len(found[number]) for number, each in enumerate(mistakes)}
    assert {each for each, count in counts.items() if not count} == SILENT.get(name, frozenset())
    assert {each for each, count in counts.items() if count > 1} == TWICE.get(name, frozenset())


@pytest.mark.parametrize("name", ["mistakes", "more-mistakes"])
def test_nothing_is_said_of_the_same_pages_without_the_mistake(name: str, tmp_path: Path) -> None:
    mistakes = read_mistakes(name)
    found = lint_cases([each.cured for each in mistakes], tmp_path)
    assert [(each.code, each.place.path, each.place.line) for all_of in found.values() for each in all_of] == []


def test_pages_that_only_look_odd_are_left_alone(tmp_path: Path) -> None:
    pages = read_clean_pages()
    assert len(pages) == 200
    files = {path: content for each in pages.values() for path, content in each.items()}
    found = lint_files(tmp_path / "portal", files)
    assert [(each.code, each.place.path, each.place.line) for each in found] == []


@cache
def codes_of_texts(folder: Path) -> Mapping[int, frozenset[str]]:
    """Return the codes of the family PRV that are found in a page with each of the sensitive texts."""
    return find_codes(folder, read_sensitive_texts(), ("PRV",))


def find_codes(folder: Path, texts: tuple[Text, ...], families: tuple[str, ...]) -> Mapping[int, frozenset[str]]:
    """Return the codes of these families that are found in a page with each of the texts."""
    files: dict[str, str | bytes | None] = {}
    paths = {}
    for number, text in enumerate(texts):
        heads = {"title": f"Bản tin số {number} của cơ quan", "summary": "Tin ngắn của cơ quan."}
        keys = {key: quote(text.parts.get(key, value)) for key, value in heads.items()}
        path = f"content/so/tin-tuc/tin-{number}.vi.md"
        paths[path] = number
        files[path] = page(
            f"so-tin-{number}", f"{text.parts['text']}\n", kind="news", date="2026-11-20", origin="own", **keys
        )
    found: defaultdict[int, set[str]] = defaultdict(set)
    for each in lint_files(folder / "portal", files):
        if each.code.startswith(families):
            found[paths[each.place.path]].add(each.code)
    return {number: frozenset(codes) for number, codes in found.items()}


def quote(value: str) -> str:
    """Return a text as a value of YAML."""
    return "'" + value.replace("'", "''") + "'"


@pytest.mark.parametrize(
    ("group", "code", "wanted"), [("mark", "PRV201", 0.95), ("number", "PRV2", 0.9)], ids=["marks", "numbers"]
)
def test_marks_of_secrecy_and_personal_numbers_are_found_in_hard_forms(
    group: str, code: str, wanted: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    codes = codes_of_texts(tmp_path_factory.getbasetemp() / "sensitive")
    of_group = {number: each.name for number, each in enumerate(read_sensitive_texts()) if each.group == group}
    missed = [
        name for number, name in of_group.items() if not any(each.startswith(code) for each in codes.get(number, ()))
    ]
    assert len(missed) <= len(of_group) * (1 - wanted), missed


def test_texts_that_look_alike_hold_neither_mark_nor_number(tmp_path_factory: pytest.TempPathFactory) -> None:
    codes = codes_of_texts(tmp_path_factory.getbasetemp() / "sensitive")
    texts = read_sensitive_texts()
    assert [each.name for number, each in enumerate(texts) if each.group == "clean" and codes.get(number)] == []


def test_hidden_faults_of_secrecy_persons_and_sources_are_found_by_their_codes(tmp_path: Path) -> None:
    texts = read_hidden_faults()
    codes = find_codes(tmp_path, texts, ("PRV", "SRC"))
    wanted = {each.name: set() if each.group == "clean" else {each.group} for each in texts}
    assert {each.name: set(codes.get(number, ())) for number, each in enumerate(texts)} == wanted
