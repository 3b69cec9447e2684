"""Tests of the usual run read no clock to measure how long something takes: they count the work, or wait for an event.

A limit in seconds that holds on a quiet machine fails on a busy one, and what became twice as slow stays below it. Only
long tests compare times, and those as a ratio (`tests/makers/time_ratio.py`). `FORBIDDEN` has an example of each way to
read a clock that this module finds, programs in strings included.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

TESTS = Path(__file__).resolve().parent

MODULES: Final = ("timeit", "tests.makers.time_ratio", "tests.makers.folder_seconds")
"""Modules whose every member reads a clock."""
CLOCKS: Final = frozenset(
    {
        f"time.{name}{ending}"
        for name in ("monotonic", "perf_counter", "process_time", "thread_time", "time", "clock_gettime")
        for ending in ("", "_ns")
    }
    | {"os.times", "resource.getrusage", "datetime.now", "datetime.utcnow", "datetime.today"}
)
"""Clocks by the last two parts of their full names: another module may have imported theirs."""
HIDDEN: Final = frozenset({"time", "timeit", "resource"})
"""Modules that no other name may stand for, and that are imported by statements alone."""
_IMPORTERS: Final = frozenset({"__import__", "importlib.import_module"})
WAIT: Final = "tests.makers.waiting.wait_until"
SHORTEST: Final = 10
"""Seconds that a wait lasts at least before it fails: a shorter limit tests how fast the machine is."""
_IN_STRINGS: Final = re.compile(
    r"performance\.now|Date\.now|time\.(?:monotonic|process_time|thread_time|perf_counter)|\bperf_counter"
)
_HINT: Final = re.compile(
    r"\b(?:time|timeit|time_ratio|folder_seconds|wait_until|resource|times|datetime|performance|Date)\b|perf_counter"
)
"""Words of which a file without a clock need not have any; only files that have one are parsed."""
EXCEPTIONS: Final = {
    "bench/test_measure.py": "runs programs that keep the processor busy for some time, to measure the measurement",
    "cli/test_forks.py": "its program waits for a thread that has ended to leave the list of threads",
    "conftest.py": "has the folders of tests measured if a run asks for it; no test depends on it",
    "content/test_held_files.py": "passes the time of the machine, which dates the files, as the program's clock",
    "content/test_listing.py": "passes the time of the machine, which dates the files, as the program's clock",
    "forge/test_server_receipts.py": "holds the time of a receipt against that of the machine, which it witnesses",
    "forge/test_workflows.py": "gives a build some time, of which nothing depends",
    "makers/browser/search_reader.py": "gives up waiting for an answer after ten seconds",
    "makers/folder_seconds.py": "measures folders of tests if a run asks for it; no test depends on it",
    "makers/guide_session.py": "dates an office before the time of the machine, by which its hook and its commands go",
    "makers/incremental/shrinking.py": "ends the search for a shorter failure; no test depends on its length",
    "makers/planted_faults.py": "shows how long a long script took for each fault; nothing depends on it",
    "makers/releases.py": "makes a certificate that is valid at the time of the machine",
    "makers/time_ratio.py": "is imported by long tests alone, which this module checks",
    "makers/waiting.py": "is the one place that waits until something happens",
    "publish/servers/test_settings.py": "compares certificates of openssl, which dates them by the machine, with days",
    "publish/servers/test_switches.py": "has readers ask for a file some time after its page; nothing is said of times",
    "test_clocks.py": "has examples of clocks",
    "test_folder_seconds.py": "tests the tables of seconds, with seconds that it invents",
    "test_time_ratio.py": "gives the comparison of times a clock that only the work moves",
    "test_waiting.py": "tests that a wait ends without an answer",
}
"""Why a file may read a clock in the usual run."""


def find_clocks(source: str) -> Iterator[str]:
    """Yield `line: name` of each line that uses a clock outside of tests that are marked as long."""
    if not _HINT.search(source):
        return
    tree = ast.parse(source)
    if any(_is_mark_of_module(node) for node in tree.body):
        return
    origins, numbers = dict(_list_imports(tree)), dict(_list_numbers(tree))
    found: dict[int, str] = {}
    for node in _walk_usual(tree):
        for name in (_clock_of(node, origins), _short_wait_of(node, origins, numbers), _clock_in_string(node)):
            if name:
                found.setdefault(getattr(node, "lineno", 0), name)
    yield from (f"{line}: {name}" for line, name in sorted(found.items()))


def _clock_of(node: ast.AST, origins: Mapping[str, str]) -> str:
    """Return the full name of the clock that `node` uses, or of the module of clocks that it hides; empty if none."""
    if isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr) and node.value:
        bound = _origin_of(node.value, origins)
        return bound if bound.rpartition(".")[2] in HIDDEN else ""
    origin = _origin_of(node, origins)
    module, _, name = origin.rpartition(".")
    if ".".join(origin.split(".")[-2:]) in CLOCKS or module in MODULES:
        return origin
    if name == "*" and module in {*HIDDEN, *MODULES}:
        return origin
    return origin if origin in HIDDEN and isinstance(node, ast.Call | ast.Subscript) else ""


def _short_wait_of(node: ast.AST, origins: Mapping[str, str], numbers: Mapping[str, float]) -> str:
    """Return the call of `wait_until` whose limit is not a number, or a number of the file, of `SHORTEST` at least."""
    if not isinstance(node, ast.Call) or _origin_of(node.func, origins) != WAIT:
        return ""
    for limit in [*node.args[1:2], *(each.value for each in node.keywords if each.arg == "seconds")]:
        seconds = limit.value if isinstance(limit, ast.Constant) else numbers.get(ast.unparse(limit))
        if not isinstance(seconds, int | float) or seconds < SHORTEST:
            return f"wait_until(…, seconds={ast.unparse(limit)})"
    return ""


def _clock_in_string(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and (match := _IN_STRINGS.search(node.value)):
        return f"{match[0]} in a string"
    return ""


def _list_numbers(tree: ast.Module) -> Iterator[tuple[str, float]]:
    """Yield the names that the file gives to numbers."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(name)], value=ast.Constant(value=int() | float() as number)):
                yield name, number


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
    """Yield the nodes of a file without docstrings, and without functions and classes that are marked as long."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and _has_mark(child.decorator_list):
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        yield child
        yield from _walk_usual(child)


def _origin_of(node: ast.AST, origins: Mapping[str, str]) -> str:
    """Return the full name of the module or member that an expression or a wildcard import stands for.

    It is empty if that was not imported. A member whose name is only known in a run is `*`, as all of them.
    """
    match node:
        case ast.Name():
            return origins.get(node.id, "__import__" if node.id == "__import__" else "")
        case ast.Attribute():
            return _member_of(_origin_of(node.value, origins), node.attr)
        case ast.ImportFrom(names=[ast.alias(name="*"), *_]):
            return f"{node.module}.*"
        case ast.Call(func=ast.Name(id="getattr"), args=[owner, name, *_]):
            return _member_of(_origin_of(owner, origins), name.value if isinstance(name, ast.Constant) else "*")
        case ast.Call(func=function, args=[ast.Constant(value=str(module)), *_]):
            return module if _origin_of(function, origins) in _IMPORTERS else ""
        case ast.Subscript(value=table, slice=ast.Constant(value=str(module))):
            return module if _origin_of(table, origins) == "sys.modules" else ""
    return ""


def _member_of(owner: str, name: str) -> str:
    return owner and f"{owner}.{name}"


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


FORBIDDEN: Final = {
    "a clock of the module": "import time\ndef test_a():\n    begun = time.monotonic()",
    "a module by another name": "import time as clock\nbegun = clock.perf_counter_ns()",
    "a clock by another name": "from time import process_time as now\ndef test_a():\n    now()",
    "all members": "from time import *",
    "an import in a function": "def test_a():\n    import time\n    time.time()",
    "an import in the line of a condition": "if True: import time\ntime.time()",
    "timeit": "import timeit\ndef test_a():\n    timeit.timeit('1')",
    "a member of timeit": "from timeit import default_timer\ndef test_a():\n    default_timer()",
    "usage of the processor": "import resource\ndef test_a():\n    resource.getrusage(resource.RUSAGE_SELF)",
    "times of the process": "import os\ndef test_a():\n    os.times()",
    "a method": "import time\nclass TestA:\n    def test_a(self):\n        assert time.thread_time() < 3",
    "a heavy test": "import pytest, time\n@pytest.mark.heavy\ndef test_a():\n    time.monotonic()",
    "a ratio": "from tests.makers.time_ratio import check_linear_time\ndef test_a():\n    check_linear_time(len, str, 9)",
    "a ratio from a list": "from tests.makers import (\n    time_ratio,\n)\ntime_ratio.check_time_ratio(len, len, 2)",
    "seconds of folders": "from tests.makers.folder_seconds import (\n    process_time,\n)\nprocess_time()",
    "a module of another module": "from tests.makers.waiting import time\ntime.monotonic()",
    "a module within another module": "from tests.makers import waiting\nwaiting.time.monotonic()",
    "a module that another name stands for": "import time\nclock = time\nclock.monotonic()",
    "a module that a name stands for in a condition": "import time\nif (clock := time): clock.monotonic()",
    "a clock that another name stands for": "import time\nnow = time.monotonic",
    "a clock by the text of its name": 'import time\ngetattr(time, "monotonic")()',
    "a clock by an unknown name": "import time\ndef test_a(name):\n    getattr(time, name)()",
    "a module by the text of its name": '__import__("time").monotonic()',
    "a module by importlib": 'import importlib\nclock = importlib.import_module("time")',
    "a module by a member of importlib": 'from importlib import import_module\nprint(import_module("time"))',
    "a module by the table of modules": 'import sys\nclock = sys.modules["time"]',
    "the time of the day": "from datetime import datetime, UTC\nbegun = datetime.now(UTC)",
    "the time of the day in UTC": "import datetime\nbegun = datetime.datetime.utcnow()",
    "a wait of less than ten seconds": "from tests.makers.waiting import wait_until\nwait_until(bool, seconds=5)",
    "a short wait by position": "from tests.makers import waiting\nwaiting.wait_until(bool, 0.5)",
    "a short wait by a name": "from tests.makers.waiting import wait_until\nSOON = 2\nwait_until(bool, SOON)",
    "a wait of unknown length": "from tests.makers.waiting import wait_until\ndef test_a(n):\n    wait_until(bool, n)",
    "a clock of Python in a string": "CHILD = 'import time; time.monotonic()'",
    "a clock imported in a string": "CHILD = 'from time import perf_counter as now'",
    "a clock of the browser": "def test_a(page):\n    page.evaluate('() => performance.now()')",
    "a clock of the browser in a template": "def test_a(page, name):\n    page.evaluate(f'{name}(Date.now())')",
}
"""Each way to read a clock, with an example."""


@pytest.mark.parametrize("name", FORBIDDEN)
def test_a_clock_is_found(name: str) -> None:
    assert len(list(find_clocks(FORBIDDEN[name]))) == 1


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
        "from datetime import datetime\nAT = datetime(2026, 1, 1)",
        "import os, time\ngetattr(os, 'nice')(1)",
        'def test_a():\n    "It needs no time.monotonic."',
        "from tests.makers.waiting import wait_until\nPATIENCE = 60\nwait_until(bool, PATIENCE)\nwait_until(bool)",
    ],
)
def test_what_measures_nothing_and_what_is_long_is_left_alone(source: str) -> None:
    assert list(find_clocks(source)) == []


def test_each_file_that_compares_times_has_tests_in_the_usual_run() -> None:
    """They check the results of the same code, or count its steps."""
    without = [
        file.relative_to(TESTS).as_posix()
        for file in sorted(TESTS.rglob("test_*.py"))
        if re.search(r"^from tests\.makers\.time_ratio import", source := file.read_text("utf-8"), re.MULTILINE)
        and not has_usual_test(source)
    ]
    assert without == ["bench/test_ten_thousand_pages.py"], "builds of that size are long in any case"


def has_usual_test(source: str) -> bool:
    """Return whether a file has a test that is not long."""
    tree = ast.parse(source)
    return not any(_is_mark_of_module(node) for node in tree.body) and any(
        isinstance(node, ast.FunctionDef) and node.name.startswith("test_") for node in _walk_usual(tree)
    )


def test_a_file_of_long_tests_alone_has_no_usual_test() -> None:
    long = "import pytest\n@pytest.mark.long\ndef test_a(): ...\n"
    assert not has_usual_test(long)
    assert not has_usual_test("import pytest\npytestmark = pytest.mark.long\ndef test_a(): ...")
    assert has_usual_test(f"{long}def test_b(): ...")
