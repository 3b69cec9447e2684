"""Entries and keys are removed from YAML, and every other byte stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.yaml_removal import locate_in_yaml, remove_from_yaml
from portalgen.config.yaml_text import Location, YamlText


def remove(text: str, *locations: Location) -> str | None:
    return remove_from_yaml(YamlText(text, "a.yaml", "CFG"), locations, lambda _: None)


LINES = """\
# Đầu tệp
aliases:  # các tên
  # Huyện Một
  - {words: [Một], targets: [site:mot, site:hai]}
  - words: [Một nữa]   # vì sao
    targets:
      - site:mot

  # Huyện Hai
  - {words: [Hai], targets: [site:hai]}
khác: giữ nguyên
"""


@pytest.mark.parametrize(
    ("locations", "without"),
    [
        ([("aliases", 2)], ["  # Huyện Hai\n", "  - {words: [Hai], targets: [site:hai]}\n"]),
        ([("aliases", 0, "targets", 0)], ["site:mot, "]),
        ([("aliases", 0, "targets", 1)], [", site:hai"]),
        ([("khác",)], ["khác: giữ nguyên\n"]),
        (
            [("aliases", 1)],
            ["  - words: [Một nữa]   # vì sao\n    targets:\n      - site:mot\n"],
        ),
        (
            [("aliases", 0), ("aliases", 1)],
            [LINES[LINES.index("  # Huyện Một") : LINES.index("\n  # Huyện Hai")]],
        ),
        ([("aliases", 1, "words")], ["words: [Một nữa]   # vì sao\n    "]),
    ],
)
def test_only_the_removed_part_and_its_heading_go(locations: list[Location], without: list[str]) -> None:
    expected = LINES
    for part in without:
        assert part in expected
        expected = expected.replace(part, "", 1)
    assert remove(LINES, *locations) == expected


def test_a_heading_stays_if_an_entry_below_it_stays() -> None:
    changed = remove(LINES, ("aliases", 0))
    assert changed is not None
    assert "# Huyện Một" in changed


def test_an_explanation_of_several_lines_is_no_heading() -> None:
    text = "a:\n  - x\n  # Vì sao y:\n  # nó cần.\n  - y\n"
    assert remove(text, ("a", 1)) == "a:\n  - x\n  # Vì sao y:\n  # nó cần.\n"


def test_an_emptied_list_is_written_as_empty_or_its_owner_goes() -> None:
    text = "a:\n  - x\nb: [y]\n"
    assert remove(text, ("a", 0), ("b", 0)) == "a: []\nb: []\n"
    nested = "a:\n  - {n: 1, sites: [x, y]}\n  - {n: 2}\n"
    source = YamlText(nested, "a.yaml", "CFG")
    removed = remove_from_yaml(source, [("a", 0, "sites", 0), ("a", 0, "sites", 1)], lambda at: at[:2])
    assert removed == "a:\n  - {n: 2}\n"


def test_line_ends_of_windows_and_block_texts_stay() -> None:
    assert remove("a:\r\n  - x\r\n  - y\r\n", ("a", 0)) == "a:\r\n  - y\r\n"
    assert remove("a: |\n  một\n\n  hai\nb: 1\n", ("a",)) == "b: 1\n"


def test_a_notation_that_cannot_be_edited_is_refused() -> None:
    assert remove("a: [x", ("a", 0)) is None
    assert remove("a: {b: 1}\n", ("a", "b")) is None


def test_the_value_at_a_place_is_found() -> None:
    source = YamlText("a:\n  - {b: đ, c: x}\n", "a.yaml", "CFG", 2)
    assert locate_in_yaml(source, 3, 15) == ("a", 0, "c")
    assert locate_in_yaml(source, 3, 6) is None


@given(st.lists(st.sampled_from(["x", "đ ơ", '"q, [z]"']), min_size=1, max_size=6), st.data())
def test_the_other_entries_stay_in_every_list(entries: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.integers(0, len(entries) - 1)))
    kept = [each for number, each in enumerate(entries) if number not in gone]
    locations: list[Location] = [("a", number) for number in gone]
    block = "a:\n" + "".join(f"  - {each}\n" for each in entries)
    expected = "a:\n" + "".join(f"  - {each}\n" for each in kept) if kept else "a: []\n"
    assert remove(block, *locations) == expected
    assert remove(f"a: [{', '.join(entries)}]\n", *locations) == f"a: [{', '.join(kept)}]\n"
