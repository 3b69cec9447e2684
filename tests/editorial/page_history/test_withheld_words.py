"""Whatever becomes of a page: words from before a removal stand in no export, and all that may be told is told."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.deadlines.main_content import open_main_content
from portalgen.editorial.page_history.page_history_export import export_page_histories
from tests.makers.board import VIETNAM
from tests.makers.page_histories import NEWS, news, notes, open_office
from tests.makers.portal import page

Step = Literal["edit", "withdraw", "note", "remove", "supersede", "draft"]
AT: Final = datetime(2026, 7, 1, tzinfo=VIETNAM)
STEPS: Final = st.lists(
    st.sampled_from(("edit", "withdraw", "note", "remove", "supersede", "draft")), min_size=2, max_size=6
)
HOLDS: Final = ("withdraw", "remove")
"""What forbids earlier words as long as it holds; a note does so from then on, but for the words that came with it."""


def word(number: int) -> str:
    """A word that stands in one version alone."""
    return f"chữ{'abcdefg'[number]}{number}"


def text_of(step: str, number: int, told: Sequence[tuple[str, str, str]]) -> str:
    keys = {"change_notes": notes(*told)} if told else {}
    if step == "remove":
        return page("so-bai", "", kind="tombstone", title="Tin mẫu", date="2026-06-02",
                    removed="{at: 2026-06-02, reason: duplicate}")  # fmt: skip
    if step == "withdraw":
        keys["withdrawn"] = "{at: 2026-06-02, reason: personal_data}"
    if step == "supersede":
        keys["superseded_by"] = "so-khac"
    if step == "draft":
        keys["draft"] = "true"
    return news("so-bai", f"Đoạn {word(number)} của bài.\n", **keys)


def exported_words(steps: Sequence[Step]) -> set[str]:
    with tempfile.TemporaryDirectory() as folder:
        board = open_office(Path(folder) / "kho")
        told: list[tuple[str, str, str]] = []
        for number, step in enumerate(("edit", *steps)):
            if step == "note":
                told.append((f"2026-06-0{number + 1}", "Sửa", "rights"))
            board.push({f"{NEWS}/bai.vi.md": text_of(step, number, told)}, by="operator")
        repository = board.repository
        audit = audit_approvals(repository, "main", board.genesis, AT)
        with open_main_content(repository, board.tip.id, AT) as content:
            written = b"".join(export_page_histories(content, audit).values()).decode()
    return set(re.findall(r"chữ[a-g]\d", written))


@settings(max_examples=3)
@given(STEPS)
@example(["edit", "withdraw", "edit", "edit"])
@example(["note", "edit", "edit"])
@example(["edit", "draft", "withdraw", "edit"])
@example(["remove", "edit", "edit"])
def test_words_from_before_a_removal_are_never_told_and_the_others_are(steps: list[Step]) -> None:
    line: list[str] = ["edit", *steps]
    last = max(
        (number if step in HOLDS else number - 1 for number, step in enumerate(line) if step in (*HOLDS, "note")),
        default=-1,
    )
    live = [number for number, step in enumerate(line) if step not in ("draft", "remove")]
    allowed = {word(number) for number in live if number > last}
    told = exported_words(steps)
    assert told <= allowed
    assert told == (allowed if len(allowed) > 1 else set())
