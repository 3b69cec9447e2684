"""Other names of a page: what a search cannot use is reported, each where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.sentences import sentence_of
from portalgen.lint.rules.text import other_names_unusable
from tests.makers.lint.texts import page_text
from tests.makers.portal import page

PATH = "content/so/tin-tuc/moi.vi.md"


def judge_names(tmp_path: Path, names: list[str]) -> list[tuple[str, int]]:
    """What is said of each of these other names, with its column."""
    listed = ", ".join(f'"{name}"' for name in names)
    text = page("so-moi", kind="news", title="Hội nghị", date="2026-01-05", also_known_as=f"[{listed}]")
    violations = [each.diagnostic for each in other_names_unusable.check(page_text(tmp_path, PATH, text))]
    return [(sentence_of(each, "vi"), each.place.column) for each in violations]


@pytest.mark.parametrize(
    "names", [["giấy khai sinh", "1022"], [], ["a" * 80], [f"tên {number}" for number in range(12)]]
)
def test_names_that_people_type_are_left_alone(tmp_path: Path, names: list[str]) -> None:
    assert judge_names(tmp_path, names) == []


def test_each_name_that_no_query_finds_is_reported(tmp_path: Path) -> None:
    assert judge_names(tmp_path, ["tốt", "…", "b" * 81, "ở", "OR"]) == [
        ("`also_known_as` có tên không có chữ cái hay chữ số nào", 24),
        ("`also_known_as` có tên dài 81 ký tự", 29),
        ("`also_known_as` có tên chỉ là từ nối, câu nào cũng có", 114),
    ]


def test_too_many_names_are_reported_once(tmp_path: Path) -> None:
    assert judge_names(tmp_path, [f"tên {number}" for number in range(13)]) == [("`also_known_as` có 13 tên", 1)]
