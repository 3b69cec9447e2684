"""A mask takes words and leaves the facts by which an item is judged."""

from __future__ import annotations

import pytest

from portalgen.config.purge_map import PurgedFile, PurgedState
from portalgen.editorial.purges.masked_facts import find_masked_facts
from tests.makers.repository import text

PATH = "content/so/tin/bai.vi.md"
BEFORE = text("so-bai", "Ông Nguyễn Văn Mẫu.", title="Bài", number="12/QĐ", summary="Ông Mẫu.")
MASKED = "Ông [đã che]."


def keys_of_mask(after: str | None) -> list[tuple[str, ...]]:
    """The keys that are reported of a mask of `BEFORE`."""
    states = [PurgedState(name, "100644", "0" * 64, 1) for name in ("before", "after")]
    file = PurgedFile(PATH, states[0], states[1] if after is not None else None)
    contents = {"before": BEFORE.encode(), "after": (after or "").encode()}
    return [keys for _, keys in find_masked_facts([file], contents)]


def test_words_may_go() -> None:
    assert keys_of_mask(text("so-bai", MASKED, title="Bài", number="12/QĐ", summary=MASKED)) == []


@pytest.mark.parametrize(
    ("after", "keys"),
    [
        (text("so-bai", MASKED, title="Bài", number="13/QĐ", summary=MASKED), ("number",)),
        (text("so-bai", MASKED, title="Bài", number="12/QĐ"), ("summary",)),
        (text("so-bai", MASKED, title="Bài", number="12/QĐ", summary=MASKED, author="Ban"), ("author",)),
        (text("so-khac", "", title="Bài", number="12/QĐ", summary=MASKED), ("id", "body")),
    ],
    ids=["another number", "a key that went", "a key that came", "another item without text"],
)
def test_a_fact_that_changed_is_named_by_its_key(after: str, keys: tuple[str, ...]) -> None:
    assert keys_of_mask(after) == [keys]


def test_a_version_that_goes_as_a_whole_changes_no_fact() -> None:
    assert keys_of_mask(None) == keys_of_mask("không còn gì") == []
