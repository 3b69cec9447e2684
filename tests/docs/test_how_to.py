"""The how-to pages of developers are followed to the letter, in a copy of the repository."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.makers.how_to_page import (
    Step,
    change_file,
    follow,
    follow_steps,
    prints,
    read_steps,
    run_commands,
    without_tests,
)

pytestmark = pytest.mark.heavy

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = ROOT / "docs" / "how-to"
PROGRAM_PAGES: Final = (
    "add-a-rule.md",
    "add-a-command.md",
    "add-a-shortcode.md",
    "add-an-output.md",
    "add-a-kind.md",
    "add-a-field-type.md",
)
THEME_PAGE: Final = "giao-dien.md"
THEME_SECTION: Final = "## Một giao diện riêng, chỉ sửa vài tệp"
PAGES: Final = (*PROGRAM_PAGES, THEME_PAGE)
SELDOM: Final = frozenset(
    ("add-a-command.md", "add-a-kind.md", "add-a-rule.md", "add-a-shortcode.md", "add-an-output.md", THEME_PAGE)
)
"""Pages that only `scripts/test --full` follows: the others stand for the way in which all are."""
TRIAL: Final = "../thu-nghiem/"
"""The portal that a page makes to show what was done; its files are none of the change."""
COUNTS: Final = {
    "add-a-rule.md": (3, "two new files (the page with all text, and the check) and an entry in a table"),
    "add-a-command.md": (2, "two files written by hand"),
    "add-a-shortcode.md": (5, "four files written by hand, five with a style of its own"),
    "add-an-output.md": (3, "two files written by hand besides the table"),
    "add-a-kind.md": (2, "one file written by hand besides the table"),
    "add-a-field-type.md": (4, "three files written by hand, and the field that uses it"),
}
"""How many files of the repository a page touches, and how it says so."""
_NOTICED: Final = re.compile(r"\b\d+ (?:failed|errors?)\b|ImportError while loading conftest")
"""Tests fail, or the program cannot be imported at all."""
_NAMED_TEST: Final = re.compile(r"`(tests/[\w/]+\.py)::([\w:]+)`")


def text_of(name: str) -> str:
    """The page; of the theme's, which is a longer one, the section that is followed."""
    text = (FOLDER / name).read_text("utf-8")
    if name != THEME_PAGE:
        return text
    start = text.index(f"{THEME_SECTION}\n")
    return text[start : text.index("\n## ", start)]


def copied_repository(folder: Path) -> Path:
    """What a developer has: the program, its theme, the scripts, the documentation and the tests, with what is compiled."""
    repository = folder / "repository"
    for name in ("portalgen", "themes", "scripts", "docs", "site-config", "tests"):
        shutil.copytree(ROOT / name, repository / name, ignore=shutil.ignore_patterns("node_modules"))
    for file in (ROOT / "pyproject.toml", *ROOT.glob("*.md")):
        shutil.copy2(file, repository)
    (repository / ".venv").symlink_to(sys.prefix)
    return repository


def changes_of(name: str) -> list[Step]:
    """The steps of a page that change the repository."""
    steps = read_steps(text_of(name))
    return [each for each in steps if each.path and not each.path.startswith(TRIAL)]


@pytest.mark.parametrize(
    "name", [pytest.param(each, marks=pytest.mark.long) if each in SELDOM else each for each in PAGES]
)
def test_following_the_page_gives_what_it_shows(name: str, tmp_path: Path) -> None:
    """But for its tests, which take as long as everything else; they are run with the page by `scripts/test --full`.

    The longest page takes 11 s: it runs `scripts/docs`, which writes all reference pages, and builds a portal.
    """
    assert follow_steps(without_tests(read_steps(text_of(name))), copied_repository(tmp_path)) == []


@pytest.mark.long
@pytest.mark.parametrize("name", PROGRAM_PAGES)
def test_following_the_page_with_its_tests_gives_what_it_shows(name: str, tmp_path: Path) -> None:
    assert follow(text_of(name), copied_repository(tmp_path)) == []


@pytest.mark.parametrize("name", PROGRAM_PAGES)
def test_a_page_says_how_many_files_are_written_by_hand(name: str) -> None:
    count, sentence = COUNTS[name]
    assert len({each.path for each in changes_of(name)}) == count
    assert sentence in text_of(name)


@pytest.mark.parametrize("name", PROGRAM_PAGES)
def test_every_test_that_a_page_names_exists(name: str) -> None:
    named = _NAMED_TEST.findall(text_of(name))
    assert named
    assert [each for each in named if each[1].rpartition("::")[2] not in functions_of(ROOT / each[0])] == []


def functions_of(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8")) if file.is_file() else ast.Module([], [])
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("name", PROGRAM_PAGES)
def test_what_the_page_writes_has_no_fault_of_style(name: str, tmp_path: Path) -> None:
    repository = copied_repository(tmp_path)
    for each in changes_of(name):
        change_file(repository, each)
    files = " ".join(sorted({each.path for each in changes_of(name) if each.path.endswith(".py")}))
    run_commands(repository, f"ruff check --quiet --no-cache {files}\nruff format --check --no-cache {files}")


OMITTED: Final = [
    (name, number)
    for name in PROGRAM_PAGES
    for number, step in enumerate(changes_of(name))
    if not step.path.endswith(".css")
]
"""Every step of a page but the style, which is not needed."""


def fault_after(name: str, folder: Path, omitted: int = -1) -> str:
    """What the tests that a page names say where one of its steps was forgotten; empty where all pass."""
    repository = copied_repository(folder)
    for number, step in enumerate(changes_of(name)):
        if number != omitted:
            change_file(repository, step)
    chosen = " ".join(dict.fromkeys("::".join(each) for each in _NAMED_TEST.findall(text_of(name))))
    others = "-k 'TXT290 or not example_of_a_rule'"  # the examples of the other rules are run by their own test
    tests = f"python3 -m pytest -q -x -p no:cacheprovider {others} {chosen}"
    try:
        run_commands(repository, f"scripts/docs || true\n{tests}")
    except ValueError as error:
        return str(error)
    return ""


@pytest.mark.long
@pytest.mark.parametrize(("name", "omitted"), OMITTED)
def test_a_forgotten_step_fails_a_test_that_the_page_names(name: str, omitted: int, tmp_path: Path) -> None:
    assert _NOTICED.search(fault_after(name, tmp_path, omitted))


@pytest.mark.long
@pytest.mark.parametrize("name", PROGRAM_PAGES)
def test_the_tests_that_a_page_names_pass_where_no_step_was_forgotten(name: str, tmp_path: Path) -> None:
    assert fault_after(name, tmp_path) == ""


class TestReading:
    def test_each_sentence_says_what_happens_to_its_block(self, tmp_path: Path) -> None:
        page = (
            "Create `a.txt`:\n\n```\nmột\nba\n```\n\nIn `a.txt`, below the line `một`, add:\n\n```\nhai\n```\n\n"
            "Trong `a.txt`, thay dòng `một` bằng:\n\n```\n1\n```\n\nIn `a.txt`, above the last line, `ba`, add:\n\n```\n2,5\n```\n"
        )
        for step in read_steps(page):
            change_file(tmp_path, step)
        assert (tmp_path / "a.txt").read_text("utf-8") == "1\nhai\n2,5\nba\n"

    def test_a_block_without_such_a_sentence_is_refused(self) -> None:
        with pytest.raises(ValueError, match="block at line 4: nothing says"):
            list(read_steps("Write this:\n\n```python\nx\n```\n"))

    @pytest.mark.parametrize(
        ("sentence", "problem"),
        [
            ("Create `a.txt`:", "exists already"),
            ("In `a.txt`, below the line `hai`, add:", "stands in a.txt 2 times"),
            ("In `a.txt`, replace the line `ba` with:", "stands in a.txt 0 times"),
            ("In `a.txt`, above the last line, `một`, add:", "is not the last line"),
        ],
    )
    def test_a_page_that_is_wrong_about_a_file_is_reported(self, sentence: str, problem: str, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("một\nhai\nhai\n", "utf-8")
        found = follow(f"{sentence}\n\n```\nx\n```\n", tmp_path)
        assert len(found) == 1
        assert problem in found[0]

    def test_what_a_command_prints_is_compared(self, tmp_path: Path) -> None:
        assert follow("```sh test\necho một; echo hai >&2\n```\n\n```text\nmột\nhai\n```\n", tmp_path) == []
        assert follow("```sh test\necho một\n```\n\n```text\nhai\n```\n", tmp_path) != []

    def test_tests_are_left_out_with_what_they_print(self) -> None:
        page = (
            "```sh test\necho một\n.venv/bin/python -m pytest -q tests/a\n```\n\n```text\nmột\n… passed…\n```\n\n"
            "```sh test\n.venv/bin/python -m pytest -q tests/b\n```\n\n```text\n…\n2 passed, …\n```\n"
        )
        kept = [(step.action, step.text) for step in without_tests(read_steps(page))]
        assert kept == [("run", "echo một\n"), ("prints", "một\n")]

    def test_a_command_that_fails_is_reported(self, tmp_path: Path) -> None:
        assert "exit code 3" in follow("```sh test\nexit 3\n```\n", tmp_path)[0]

    def test_an_ellipsis_stands_for_anything(self) -> None:
        assert prints("a\n…\nd, …\n", "a\nb\nc\nd, e\n")
        assert not prints("a\n…\nd\n", "a\nb\n")
