"""The index of decisions names each with its status, and a decision that another one supersedes says so itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "decisions"
_ROW: Final = re.compile(r"\| \[(?P<number>\d{4})\]\((?P<file>[^)]+)\) \| (?P<title>.+) \| (?P<status>[^|]+) \|")
_STATUS: Final = re.compile(r"in force|superseded(?: in part)? by (?P<by>.+)")


def rows() -> list[re.Match[str]]:
    lines = (FOLDER / "README.md").read_text("utf-8").splitlines()
    return [match for line in lines if line.startswith("| [") and (match := _ROW.fullmatch(line)) is not None]


def test_every_decision_is_a_row_of_the_index_in_the_order_of_numbers() -> None:
    files = sorted(file.name for file in FOLDER.glob("[0-9]*.md"))
    assert [row["file"] for row in rows()] == files
    assert [row["number"] for row in rows()] == [name[:4] for name in files]


def test_every_decision_has_a_status_and_says_itself_by_which_it_is_superseded() -> None:
    for row in rows():
        status = _STATUS.fullmatch(row["status"].strip())
        assert status is not None, row["number"]
        text = (FOLDER / row["file"]).read_text("utf-8")
        said = re.search(r"\A# .+\n\nSuperseded(?: in part)? by (.+)\.\n", text)
        named = re.findall(r"\((\d{4}-[^)]+)\)", status["by"] or "")
        assert re.findall(r"\((\d{4}-[^)]+)\)", said[1] if said else "") == named, row["number"]
        assert all((FOLDER / name).is_file() and name > row["file"] for name in named), row["number"]
