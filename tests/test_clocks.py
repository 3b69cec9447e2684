"""Tests of the usual run read no clock to measure how long something takes: they count the work, or wait for an event.

A limit in seconds that holds on a quiet machine fails on a busy one, and what became twice as slow stays below it. Only
long tests compare times, and those as a ratio (`tests/makers/time_ratio.py`). Programs in strings, which tests run as
processes of their own, are not looked at.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

TESTS = Path(__file__).resolve().parent

MODULES: Final = ("timeit", "tests.makers.time_ratio")
"""All that these have reads a clock."""
CLOCKS: Final = frozenset(
    {
        f"time.{name}{ending}"
        for name in ("monotonic", "perf_counter", "process_time", "thread_time", "time", "clock_gettime")
        for ending in ("", "_ns")
    }
    | {"os.times", "resource.getrusage"}
)
_IMPORT: Final = re.compile(r"^\s*(?:import|from)\b.*\b(?:time|timeit|time_ratio|os|resource)\b", re.MULTILINE)
EXCEPTIONS: Final = {
    "content/test_held_files.py": "passes the time of the machine, which dates the files, as the program's clock",
    "content/test_listing.py": "passes the time of the machine, which dates the files, as the program's clock",
    "makers/folder_seconds.py": "measures folders of tests where a run asks for it; no test depends on it",
    "makers/incremental/shrinking.py": "ends the search for a shorter failure; no test depends on its length",
    "makers/planted_faults.py": "shows how long a long script took for each fault; nothing depends on it",
    "makers/time_ratio.py": "is imported by long tests alone, which this module checks",
    "makers/waiting.py": "is the one place that waits until something happens",
    "test_time_ratio.py": "gives the comparison of times a clock that only the work moves",
    "publish/servers/test_switches.py": "has readers ask for a file some time after its page; nothing is said of times",
}
"""Why a file may read a clock in the usual run."""


def find_clocks(source: str) -> Iterator[str]:
    """Yield `line: name` of each use of a clock outside of tests that are marked as long."""
    if not _IMPORT.search(source):
        return
    tree = ast.parse(source)
    if any(_is_mark_of_module(node) for node in tree.body):
        return
    origins = dict(_list_imports(tree))
    for node in _walk_usual(tree):
        origin = _origin_of(node, origins)
        module, _, name = origin.rpartition(".")
        if origin in CLOCKS or module in MODULES or (name == "*" and module in {"time", *MODULES}):
            yield f"{getattr(node, 'lineno', 0)}: {origin}"


def _list_imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield each name that the file imports anywhere, with the module or member that it stands for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (alias.asname, alias.name) if alias.asname else (alias.name.partition(".")[0],) * 2
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def _walk_usual(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of a file without functions and classes that are marked as long."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and _has_mark(child.decorator_list):
            continue
        yield child
        yield from _walk_usual(child)


def _origin_of(node: ast.AST, origins: Mapping[str, str]) -> str:
    """Return the full name of what a name, an attribute or a wildcard import stands for; empty if it is no import."""
    if isinstance(node, ast.Name):
        return origins.get(node.id, "")
    if isinstance(node, ast.Attribute):
        base = _origin_of(node.value, origins)
        return base and f"{base}.{node.attr}"
    if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
        return f"{node.module}.*"
    return ""


def _is_mark_of_module(node: ast.stmt) -> bool:
    return (
        isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) == "pytestmark"
        and _has_mark(node.value.elts if isinstance(node.value, ast.List) else [node.value])
    )


def _has_mark(marks: list[ast.expr]) -> bool:
    return any(ast.unparse(each) == "pytest.mark.long" for each in marks)


def test_only_long_tests_measure_time() -> None:
    found = {
        path: clocks
        for file in sorted(TESTS.rglob("*.py"))
        if (clocks := list(find_clocks(file.read_text("utf-8"))))
        and (path := file.relative_to(TESTS).as_posix()) not in EXCEPTIONS
    }
    assert found == {}, "count the work (tests/makers/growth.py) or wait for an event (tests/makers/waiting.py)"


def test_every_exception_is_needed() -> None:
    assert [path for path in EXCEPTIONS if not list(find_clocks((TESTS / path).read_text("utf-8")))] == []


@pytest.mark.parametrize(
    "source",
    [
        "import time\ndef test_a():\n    begun = time.monotonic()",
        "import time as clock\nbegun = clock.perf_counter_ns()",
        "from time import process_time as now\ndef test_a():\n    now()",
        "from time import *",
        "def test_a():\n    import time\n    time.time()",
        "import timeit\ndef test_a():\n    timeit.timeit('1')",
        "from timeit import default_timer\ndef test_a():\n    default_timer()",
        "import resource\ndef test_a():\n    resource.getrusage(resource.RUSAGE_SELF)",
        "import os\ndef test_a():\n    os.times()",
        "import time\nclass TestA:\n    def test_a(self):\n        assert time.thread_time() < 3",
        "import pytest, time\n@pytest.mark.heavy\ndef test_a():\n    time.monotonic()",
        "from tests.makers.time_ratio import check_linear_time\ndef test_a():\n    check_linear_time(len, str, 9)",
    ],
)
def test_a_clock_is_found(source: str) -> None:
    assert len(list(find_clocks(source))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "import time\ndef test_a(monkeypatch):\n    monkeypatch.setattr(time, 'thread_time', lambda: 1.0)",
        "import time\ntime.sleep(1)",
        "import os\ndef test_a(file):\n    assert os.stat(file).st_mtime_ns == file.time()",
        "import pytest, time\n@pytest.mark.long\n@pytest.mark.timeout(400)\ndef test_a():\n    time.monotonic()",
        "import pytest, time\n@pytest.mark.long\nclass TestA:\n    def test_a(self):\n        time.monotonic()",
        "import pytest, time\npytestmark = [pytest.mark.long]\ndef helper():\n    time.monotonic()",
        "import pytest, time\npytestmark = pytest.mark.long\ndef helper():\n    time.monotonic()",
        "CHILD = 'import time; time.monotonic()'",
    ],
)
def test_what_measures_nothing_and_what_is_long_is_left_alone(source: str) -> None:
    assert list(find_clocks(source)) == []
