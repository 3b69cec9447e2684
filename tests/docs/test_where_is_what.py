"""The map of the code (`where-is-what.md`) names files that are there and what they define, and leaves no package out."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "portalgen"
PAGE = ROOT / "docs" / "explanation" / "where-is-what.md"

_CODE = re.compile(r"`([^`]+)`")
_LEVEL_OF_CELLS = 4


@dataclass(frozen=True)
class Row:
    """A question of the map, with the files and the names that answer it."""

    question: str
    files: tuple[str, ...]
    names: tuple[str, ...]


def rows_of(text: str) -> Iterator[Row]:
    """The rows of the tables of a page, without their heads, as a program for Markdown finds them."""
    cells: list[str] = []
    is_head = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        is_head = token.type == "thead_open" or (is_head and token.type != "thead_close")
        if token.type == "inline" and token.level == _LEVEL_OF_CELLS and not is_head:
            cells.append(token.content)
        elif token.type == "tr_close" and not is_head:
            yield Row(cells[0], tuple(_CODE.findall(cells[1])), tuple(_CODE.findall(cells[2])))
        cells = [] if token.type == "tr_close" else cells


def test_every_line_of_a_table_is_in_a_table() -> None:
    """A line that begins otherwise, as a merge leaves some, would be text, and the lines below it too."""
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.lstrip("> ").startswith("|")]
    heads = sum(1 for line in lines if re.fullmatch(r"\|[-| ]+\|", line))
    assert len(list(rows_of(PAGE.read_text("utf-8")))) == len(lines) - 2 * heads


def file_of(name: str) -> Path:
    """The file of the repository, or of the package, that the map means."""
    return next((folder / name for folder in (PACKAGE, ROOT) if (folder / name).is_file()), PACKAGE / name)


def defined_names(source: str) -> set[str]:
    """The classes, functions and values that a module defines, and what its classes define as `Class.name`."""
    names = set()
    for node in ast.parse(source).body:
        names |= set(names_of(node))
        if isinstance(node, ast.ClassDef):
            names |= {f"{node.name}.{name}" for each in node.body for name in names_of(each)}
    return names


def names_of(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
        yield node.name
    elif isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        yield from (each.id for each in targets if isinstance(each, ast.Name))


def faults_of(text: str) -> list[str]:
    """What a map says that is not so: files that are not there, names that none of a row's files defines."""
    faults = []
    for row in rows_of(text):
        files = [file_of(name) for name in row.files]
        missing = [name for name, file in zip(row.files, files, strict=True) if not file.is_file()]
        faults += [f"{row.question} {name} is not there" for name in missing]
        modules = [file for file in files if file.suffix == ".py" and file.is_file()]
        defined = {file: defined_names(file.read_text("utf-8")) for file in modules}
        faults += [
            f"{row.question} {name} is not defined" for name in row.names if name not in set().union(*defined.values())
        ]
        own = [file for file in modules if file.is_relative_to(PACKAGE)]
        faults += [f"{row.question} no name in {file.name}" for file in own if not defined[file] & {*row.names}]
    return faults


def test_every_file_is_there_and_defines_what_the_map_names() -> None:
    assert faults_of(PAGE.read_text("utf-8")) == []


def test_the_map_is_large_enough_and_asks_nothing_twice() -> None:
    questions = [row.question for row in rows_of(PAGE.read_text("utf-8"))]
    assert len(questions) >= 40
    assert len(set(questions)) == len(questions)


def test_every_package_and_every_folder_of_pipeline_and_render_is_on_the_map() -> None:
    folders = [
        folder.relative_to(PACKAGE).as_posix()
        for above in (PACKAGE, PACKAGE / "pipeline", PACKAGE / "render")
        for folder in above.iterdir()
        if (folder / "__init__.py").is_file()
    ]
    named = {name for row in rows_of(PAGE.read_text("utf-8")) for name in row.files}
    assert len(folders) > 25
    assert [folder for folder in folders if not any(name.startswith(f"{folder}/") for name in named)] == []


def test_a_map_that_is_wrong_is_found_out() -> None:
    head = "| Question | File | Name |\n|---|---|---|\n"
    assert faults_of(head + "| Where? | `errors.py` | `PortalgenError`, `PortalgenError.exit_code` |\n") == []
    assert faults_of(head + "| Where? | `no/such.py` | |\n") == ["Where? no/such.py is not there"]
    assert faults_of(head + "| Where? | `errors.py`, `plan/addresses.py` | `UsageError`, `Nobody` |\n") == [
        "Where? Nobody is not defined",
        "Where? no name in addresses.py",
    ]
