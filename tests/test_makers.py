"""What tests share lies in `tests/makers/` and is imported in one way: `from tests.makers.portal import SmallPortal`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent
FILES = sorted(file for file in TESTS.rglob("*.py") if file.name != "test_makers.py")
MAKERS = {file.stem for file in FILES if TESTS / "makers" in file.parents}
_ELSEWHERE = re.compile(r"sys\.path\s*(?:\[[^]]*\]\s*=|\.(?:insert|append|extend)|\+=)|spec_from_file_location")


def find_other_ways(source: str) -> Iterator[str]:
    """Every import of a file that reaches into `tests/` and is not `from tests.makers.… import name`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
            wrong = [each for each in modules if each.split(".")[0] == "tests" or each in MAKERS]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            in_tests = module.split(".")[0] == "tests"
            makers = module == "tests.makers" or module.startswith("tests.makers.")
            wrong = [module or "."] if node.level or (in_tests and not makers) or module in MAKERS else []
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):  # what another process is to run
            wrong = re.findall(r"(?m)^\s*(?:from|import) (tests\.(?!makers\b)\S+)", node.value)
        else:
            continue
        yield from (f"{node.lineno}: {each}" for each in wrong)


def test_only_tests_and_fixtures_lie_outside_of_the_makers() -> None:
    outside = [
        file.relative_to(TESTS).as_posix()
        for file in FILES
        if TESTS / "makers" not in file.parents and not file.name.startswith("test_") and file.name != "conftest.py"
    ]
    assert outside == []


def test_the_makers_hold_neither_tests_nor_fixtures() -> None:
    holding = [
        file.name
        for file in FILES
        if TESTS / "makers" in file.parents
        and (file.name.startswith("test_") or file.name == "conftest.py" or "pytest.fixture" in file.read_text("utf-8"))
    ]
    assert holding == []


def test_tests_import_of_each_other_the_makers_alone_and_by_their_full_names() -> None:
    found = [f"{file.relative_to(TESTS)}:{each}" for file in FILES for each in find_other_ways(file.read_text("utf-8"))]
    assert found == []


def test_no_file_looks_for_others_by_a_path_of_its_own() -> None:
    found = [file.relative_to(TESTS).as_posix() for file in FILES if _ELSEWHERE.search(file.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "from quiet_portal import page",
        "import quiet_portal",
        "import tests.makers.portal",
        "from tests.conftest import portal",
        "from tests.lint.test_findings import finding",
        "from tests import makers",
        "from .makers import portal",
        "def later():\n    from search_reader import served",
        "CHILD = '''\nfrom tests.writer.test_publish import build\n'''",
    ],
)
def test_another_way_is_found(source: str) -> None:
    assert len(list(find_other_ways(source))) == 1


def test_the_one_way_and_what_only_sounds_like_it_are_left_alone() -> None:
    source = (
        "from tests.makers.portal import page\nfrom tests.makers import literals\nimport json\nfrom news import Shape\n"
        "CHILD = 'from tests.makers import literals'"
    )
    assert list(find_other_ways(source)) == []
