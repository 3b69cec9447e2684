"""What all tests share: how Hypothesis looks, one small portal a test, and the repository's own portal, built once."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from tests.makers.examples import USUAL
from tests.makers.folder_seconds import add_folder_seconds
from tests.makers.lanes import (
    add_options,
    is_heavy,
    leave_out_heavy,
    mark_by_fixtures,
    watch_for_heavy_work,
    watched,
)
from tests.makers.portal import SmallPortal
from tests.makers.program_needs import group_with_others, programs_watched, report_skipped, skip_without_programs
from tests.makers.shared_documents import share_documents
from tests.makers.shared_yaml import share_yaml
from tests.makers.shipped_theme import share_shipped_theme

if TYPE_CHECKING:
    from tests.makers.output_reader import Shipped

RARELY = 50_000, 20, 100
"""Thresholds of the garbage collector: with the default ones, its passes over all tests and other objects that stay took a
tenth of the time."""

settings.register_profile("portalgen", deadline=None, derandomize=True, print_blob=True, max_examples=USUAL)
settings.register_profile("quick", settings.get_profile("portalgen"), max_examples=10)
settings.register_profile("thorough", settings.get_profile("portalgen"), max_examples=400)
settings.load_profile("portalgen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options of the lanes, and the one that measures folders."""
    add_options(parser)
    parser.addoption("--folder-seconds", metavar="FILE", help="write the seconds of each folder of tests into a file")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the heavy tests of a quick run."""
    leave_out_heavy(config, items)


def pytest_configure(config: pytest.Config) -> None:
    """Do not warn of forks in a process of `-n`: it always has one more thread, with which pytest-xdist reads orders.

    That thread is the test runner's, not the program's, and no child touches what it holds. Without `-n` the warning
    stays, and `cli/test_forks.py` counts the threads of real processes of the program.
    """
    if hasattr(config, "workerinput"):
        ignored = r"ignore:This process \(pid=\d+\) is multi-threaded:DeprecationWarning"
        config.addinivalue_line("filterwarnings", ignored)
        from tests.makers.worker_messages import send_only_outcomes

        send_only_outcomes(config)
    watch_for_heavy_work()
    add_folder_seconds(config)
    gc.set_threshold(*RARELY)
    gc.disable()  # what is collected stays, and is passed over once it is there


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Share out files of tests with `--dist loadfile`."""
    if config.getvalue("dist") != "loadfile":
        return None
    from tests.makers.distribution import FileScheduling

    return FileScheduling(config, log)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark a test as heavy if it uses a heavy fixture."""
    mark_by_fixtures(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Fail tests that do heavy work without the mark, and tests that start programs which they do not declare.

    Commands that a test calls in this process disable garbage collection, since a process of theirs ends soon.
    """
    try:
        with watched(item), programs_watched(item, "usual" if is_heavy(item) else "quick"):
            return (yield)
    finally:
        gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose programs are missing before its fixtures are built."""
    skip_without_programs(item)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Report all tests that lack the same program in one line."""
    report = yield
    group_with_others(report)
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print which programs were missing."""
    report_skipped(terminalreporter, os.environ)


def pytest_collection_finish() -> None:
    """Exclude the tests from garbage collection: they stay, and each pass looked through all of them.

    What is garbage by now stays as well, since to look for it takes two seconds in each process.
    """
    gc.freeze()
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Have the end of the process pass over what pytest has just looked through for faults."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def shared_theme() -> Iterator[None]:
    """Small portals share what is read and found of the shipped theme, which is most of what a small build does."""
    with share_shipped_theme():
        yield


@pytest.fixture(scope="session", autouse=True)
def shared_documents() -> Iterator[None]:
    """Checks share what is read of a document, which begins a process of its own."""
    with share_documents():
        yield


@pytest.fixture(scope="session", autouse=True)
def shared_yaml() -> Iterator[None]:
    """Small portals share what is read of their configuration."""
    with share_yaml():
        yield


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    """A small portal of three sites in a folder of its own."""
    return SmallPortal(tmp_path / "portal")


@pytest.fixture(scope="session")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """The small portal, built; only for tests that change nothing of it."""
    portal = SmallPortal(tmp_path_factory.mktemp("first-build") / "portal")
    portal.build_successfully()
    return portal


@pytest.fixture
def built_portal(first_build: SmallPortal, tmp_path: Path) -> SmallPortal:
    """The small portal, built, in a folder of its own: a copy takes a fifth of the time of a build.

    Its files are not those that the build saw but others with the same times; tests of how a build knows what changed
    build for themselves.
    """
    return first_build.copy(tmp_path / "portal")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """The repository's portal built with search. The first worker of a run builds it, the others wait and read."""
    from tests.makers.output_reader import read_shipped_portal

    base = tmp_path_factory.getbasetemp()
    found = read_shipped_portal((base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shipped-portal")
    gc.collect()
    gc.freeze()  # it stays for the rest of the run as well
    return found


@pytest.fixture(scope="module")
def interruptible() -> Iterator[None]:
    """SIGINT ends what the tests start, also where the test run itself began with it ignored (`nohup`, `&` in a script)."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
