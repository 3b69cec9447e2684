"""What is heavy stays out of `scripts/check` by itself."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import settings

from tests.makers.examples import scaled
from tests.makers.lanes import HEAVY_FIXTURES, is_heavy, leave_out_heavy, watched

ROOT = Path(__file__).resolve().parents[1]
DEFINED = re.compile(r"@pytest\.fixture[^\n]*\ndef (\w+)")


def other_test(request: pytest.FixtureRequest, *fixtures: str) -> pytest.Item:
    """A test beside this one that asks for fixtures, as it is collected."""
    item = pytest.Function.from_parent(request.node.parent, name="test_other", callobj=lambda: None)
    item.fixturenames.extend(fixtures)
    request.config.hook.pytest_itemcollected(item=item)
    return item


@pytest.mark.parametrize("fixture", sorted(HEAVY_FIXTURES))
def test_a_test_that_asks_for_a_heavy_fixture_is_heavy(request: pytest.FixtureRequest, fixture: str) -> None:
    assert is_heavy(other_test(request, "tmp_path", fixture))


def test_a_test_that_asks_for_none_is_not_heavy_unless_it_says_so(request: pytest.FixtureRequest) -> None:
    item = other_test(request, "tmp_path", "portal")
    assert not is_heavy(item)
    item.add_marker("heavy")
    assert is_heavy(item)


def test_a_long_test_is_heavy(request: pytest.FixtureRequest) -> None:
    item = other_test(request)
    item.add_marker("long")
    assert is_heavy(item)


def test_every_heavy_fixture_exists() -> None:
    defined = {name for file in (ROOT / "tests").rglob("*.py") for name in DEFINED.findall(file.read_text("utf-8"))}
    assert HEAVY_FIXTURES - defined == set()


@pytest.mark.parametrize(
    "program",
    ["/usr/bin/chromium", "google-chrome-stable", "/usr/sbin/nginx", sys.executable, ROOT / "scripts" / "check"],
)
def test_a_heavy_program_is_refused_where_nothing_says_that_the_test_is_heavy(program: str | Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"starts \S+, which is too heavy .* `pytest\.mark\.heavy`"):
        subprocess.run([program, "--version"], check=False)


def test_a_server_is_refused_where_nothing_says_that_the_test_is_heavy() -> None:
    import socket

    with socket.socket() as server, pytest.raises(pytest.fail.Exception, match="serves at a port"):
        server.bind(("127.0.0.1", 0))


def test_git_and_what_is_heavy_in_a_heavy_test_are_let_be(request: pytest.FixtureRequest) -> None:
    subprocess.run(["git", "--version"], check=True, capture_output=True)
    item = other_test(request)
    with watched(item), pytest.raises(pytest.fail.Exception, match="test_other"):
        subprocess.run([sys.executable, "-V"], check=True)


@pytest.mark.heavy
def test_a_heavy_test_may_start_what_it_likes() -> None:
    assert subprocess.run([sys.executable, "-V"], check=True, capture_output=True).stdout.startswith(b"Python")


class Options:
    """The options of a run, and the tests that it reports as left out."""

    def __init__(self, *, quick: bool, heavy_too: tuple[str, ...] = ()) -> None:
        self.given = {"--quick": quick, "--heavy-too": list(heavy_too)}
        self.left_out: list[pytest.Item] = []
        self.hook = SimpleNamespace(pytest_deselected=self.leave_out)

    def leave_out(self, items: list[pytest.Item]) -> None:
        self.left_out += items

    def getoption(self, name: str) -> object:
        return self.given[name]


@pytest.mark.parametrize(
    ("options", "remaining"),
    [
        (Options(quick=False), ["quick", "heavy", "long"]),
        (Options(quick=True), ["quick"]),
        (Options(quick=True, heavy_too=("tests/test_lanes.py",)), ["quick", "heavy"]),
        (Options(quick=True, heavy_too=("tests",)), ["quick", "heavy"]),
        (Options(quick=True, heavy_too=("tests/test_lane", "tests/docs")), ["quick"]),
    ],
)
def test_a_quick_run_leaves_out_heavy_tests_except_those_of_the_given_paths(
    request: pytest.FixtureRequest, options: Options, remaining: list[str]
) -> None:
    items = {name: other_test(request) for name in ("quick", "heavy", "long")}
    for name in ("heavy", "long"):
        items[name].add_marker(name)
    collected = list(items.values())
    leave_out_heavy(options, collected)  # type: ignore[arg-type] # of a configuration it asks for these two options
    assert collected == [items[name] for name in remaining]
    assert options.left_out == [item for name, item in items.items() if name not in remaining]


def test_the_quick_lane_leaves_out_by_these_marks() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]["ini_options"]
    assert {each.partition(":")[0] for each in settings["markers"]} == {"heavy", "long", "needs"}
    script = (ROOT / "scripts" / "test").read_text("utf-8")
    assert "--quick --hypothesis-profile=quick" in script
    assert '-m "not long"' in script
    assert "--dist loadfile" in script
    assert (ROOT / "scripts" / "check").read_text("utf-8").endswith('exec "$(dirname "$0")/test" --quick "$@"\n')


def test_a_usual_run_tries_a_dozen_examples_and_a_full_run_thirty_times_as_many() -> None:
    profiles = {name: settings.get_profile(name).max_examples for name in ("quick", "portalgen", "thorough")}
    assert profiles == {"quick": 10, "portalgen": 12, "thorough": 400}
    assert scaled(300) * 40 == 300 * settings().max_examples
