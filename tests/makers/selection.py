"""The tests that `scripts/check` runs for a change: those of the changed packages and of the packages above them.

    python -m tests.makers.selection [--base REVISION]

It prints the arguments for pytest, one a line, and the reasons on the error output. No argument means the whole quick
lane. It needs nothing but the repository, so it also runs before the packages for tests are set up.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Final

from tests.makers.layers import RANKS, list_packages_above

ROOT: Final = Path(__file__).resolve().parents[2]
TESTS: Final = ROOT / "tests"
MAIN: Final = ("refs/heads/main", "refs/remotes/origin/main")
"""The references that a change is compared with; the first one that exists counts."""

STRUCTURE: Final = tuple(f"tests/test_{name}.py" for name in (
    "layers", "names", "fences", "makers", "clocks", "lanes", "programs", "selection", "planted_faults",
    "plain_english", "commits",
))  # fmt: skip
"""Tests that read the source of all packages and tests; they run after every change of Python code."""

_FEW: Final = 20
"""A maker that at most so many test files use brings their heavy tests, too."""

_FEW_RUNS: Final = 6
"""A command that more test files name is run by so many that its own tests find what is wrong."""

FOLLOWING: Final = (("tests/invented", "pipeline"), ("tests/incremental", "pipeline"), ("tests/forge", "editorial"))
"""Folders of tests that belong to no package, with the package whose layer they share."""


@dataclass(frozen=True, slots=True)
class Tests:
    """Tests that one part of a change calls for."""

    paths: tuple[str, ...] = ()
    """Files and folders whose quick tests run, relative to the repository."""
    whole: tuple[str, ...] = ()
    """Those whose heavy tests run, too (`tests/makers/lanes.py`)."""

    @property
    def is_any(self) -> bool:
        """Whether there is any test."""
        return bool(self.paths or self.whole)


@dataclass(frozen=True, slots=True)
class Rule:
    """The tests for changed files outside of the package `portalgen`."""

    patterns: tuple[str, ...]
    """Shell patterns of paths; `*` matches `/` as well."""
    tests: Tests
    package: str = ""
    """The package that reads these files: its tests and those of the packages above it run."""
    includes_naming: bool = False
    """Whether the test files that name the changed file run, too."""


READERS_OF_CONTENT: Final = (
    "tests/config/test_taxonomies.py", "tests/law/test_quotations.py", "tests/lint/fixes/test_apply.py",
    "tests/text/test_legacy_fonts.py",
)  # fmt: skip
"""The quick tests that read the content of this repository."""
READERS_OF_THEME: Final = (
    "tests/inspection", "tests/locale", "tests/outputs", "tests/pipeline/sites", "tests/pipeline/test_inspect.py",
    "tests/invented", "tests/render", "tests/reports/test_functions.py", "tests/search", "tests/serve/test_gallery.py",
    "tests/test_shipped_theme.py", "tests/differences/test_settings.py",
)  # fmt: skip
"""The quick tests that read files of the shipped theme; small portals are built with it, too, but do not look at it."""
_SEARCH: Final = tuple(f"tests/browser/test_{name}.py" for name in (
    "search_budget", "search_classes", "search_feel", "search_names", "search_page", "search_queries", "search_reader",
    "shipped_search",
))  # fmt: skip
_PAGES: Final = tuple(f"tests/browser/test_{name}.py" for name in (
    "axe", "bad_input", "chrome", "colours", "findings_bar", "gallery", "layouts", "layouts_by_keyboard",
    "layouts_on_a_bad_day", "lighthouse", "office_pages", "reading", "rows",
))  # fmt: skip
_DOCUMENTS: Final = (
    *("tests/docs", "tests/test_docs.py", "tests/test_pictures.py"),
    *("tests/test_plain_english.py", "tests/test_changelog.py"),
)
_RUNS_OF_ALL: Final = ("tests/cli",)
"""The tests that run commands; guides type them, too, and are tested if they changed."""
_APART: Final = ("tests/bench/", "tests/browser/", "tests/docs/", "tests/portal/", "tests/test_docs.py/")
BROWSER_FILES: Final = (*_SEARCH, *_PAGES)
"""All files of `tests/browser`, each in one of the two halves: a change of the theme runs the half that it concerns."""

RULES: Final = (
    Rule(("themes/*/static/search/*", "themes/*/components/search*"), Tests(READERS_OF_THEME, whole=_SEARCH)),
    Rule(("themes/*/strings/*",), Tests(READERS_OF_THEME, whole=("tests/portal",))),
    Rule(("themes/*",), Tests(READERS_OF_THEME, whole=(*_PAGES, "tests/portal"))),
    Rule(("site-config/legal/*",), Tests(whole=("tests/portal",)), package="law"),
    Rule(("site-config/*",), Tests(whole=("tests/portal",)), package="config"),
    Rule(("content/*",), Tests(READERS_OF_CONTENT, whole=("tests/portal",))),
    Rule(("scripts/bench/*",), Tests(("tests/bench",))),
    Rule(("scripts/*", ".pre-commit*"), Tests(), includes_naming=True),
    Rule(
        (".github/*", ".ci/*"),
        Tests(whole=("tests/forge/test_workflows.py", "tests/forge/test_render.py", "tests/forge/test_template.py")),
    ),
    Rule(
        ("docs/how-to/*", "docs/tutorial/*"),
        Tests(whole=("tests/docs", "tests/test_docs.py")),  # their commands are run
        includes_naming=True,
    ),
    Rule(("README.md", "CONTRIBUTING.md"), Tests(("tests/test_plain_english.py",), whole=("tests/test_docs.py",))),
    Rule(("docs/*",), Tests(_DOCUMENTS), includes_naming=True),
    Rule(("CHANGELOG.md", "LICENSE"), Tests(_DOCUMENTS)),
)
"""The first rule whose pattern matches counts. A file that no rule knows calls for the whole quick lane."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The tests for a change, with the reasons for them."""

    tests: tuple[Tests, ...]
    """Empty for the whole quick lane."""
    reasons: tuple[str, ...]

    def arguments(self) -> tuple[str, ...]:
        """Return the arguments for pytest: paths, and for those with heavy tests `--heavy-too=PATH`."""
        paths = {path: None for each in self.tests for path in (*each.paths, *each.whole)}
        whole = {path: None for each in self.tests for path in each.whole}
        outer = [path for path in paths if not any(is_below(path, other) for other in paths)]
        return (*outer, *(f"--heavy-too={path}" for path in whole))


def is_below(path: str, folder: str) -> bool:
    """Return whether `path` lies in `folder`, which is another path."""
    return path.startswith(f"{folder}/")


def choose_tests(changed: Collection[str]) -> Choice:
    """Return the tests for changed paths, which are relative to the repository; a removed file counts as changed."""
    groups: dict[str, list[str]] = {}
    for path in sorted(changed):
        groups.setdefault(_group_of(path), []).append(path)
    chosen: list[Tests] = []
    reasons: list[str] = []
    for files in groups.values():
        of_each = [_tests_of(file) for file in files]
        tests = [each for each in of_each if each is not None]
        if len(tests) < len(files):
            return Choice((), (f"the whole quick lane: {files[of_each.index(None)]} can concern every test",))
        nobodys = [file for file, each in zip(files, tests, strict=True) if not each.is_any and (ROOT / file).is_file()]
        if nobodys:
            return Choice((), (f"the whole quick lane: no test is known to concern {nobodys[0]}",))
        chosen += tests
        whole = tuple(dict.fromkeys(path for each in tests for path in each.whole))
        quick = tuple(dict.fromkeys(path for each in tests for path in each.paths if path not in whole))
        for paths, note in ((quick, ""), (whole, ", with heavy tests")):
            if paths:
                reasons.append(f"{describe_paths(paths)}{note}: {_shorten(files)} changed")
    if any(path.endswith(".py") and path.startswith(("portalgen/", "tests/")) for path in changed):
        structure = tuple(path for path in STRUCTURE if (ROOT / path).is_file())
        chosen.append(Tests(structure))
        reasons.append(f"{describe_paths(structure)}: Python code changed")
    if not reasons:
        return Choice((), ("the whole quick lane: no test belongs to the change",))
    return Choice(tuple(chosen), tuple(reasons))


def _group_of(path: str) -> str:
    """Return the name of the files that one line of the reasons joins: a package, `tests`, or the pattern of a rule."""
    pieces = path.split("/")
    if pieces[0] == "portalgen" and len(pieces) > 1:
        return pieces[1]
    rule = find_rule(path)
    return "tests" if pieces[0] == "tests" else rule.patterns[0] if rule else path


def find_rule(path: str) -> Rule | None:
    """Return the rule for a changed file outside of the program and its tests; None if there is none."""
    return next((each for each in RULES if any(fnmatchcase(path, pattern) for pattern in each.patterns)), None)


def _tests_of(path: str) -> Tests | None:
    """Return the tests for one changed file; None for the whole quick lane."""
    if path.startswith("portalgen/"):
        package = path.split("/")[1].removesuffix(".py")
        if package not in RANKS:
            return None
        return Tests(list_tests_from(package), whole=_list_runs_of_command(path) if package == "cli" else ())
    if path.startswith("tests/"):
        return _tests_of_test_file(path)
    rule = find_rule(path)
    if rule is None:
        return None
    paths = list_tests_from(rule.package) if rule.package else ()
    naming = list_tests_that_name(path) if rule.includes_naming else ()
    own = rule.tests.whole
    return Tests(
        (*paths, *rule.tests.paths),
        whole=(*own, *(path for path in naming if not any(is_below(path, folder) or path == folder for folder in own))),
    )


@cache
def list_tests_from(package: str) -> tuple[str, ...]:
    """Return the tests of a package and of all packages above it, from the bottom to the top.

    They are folders, and the test files in other folders that import the package itself, or a module of `tests.makers` that
    does, directly or by others. Tests of documents, pages and the benchmark have rules of their own.
    """
    packages = (package, *list_packages_above(package))
    beside = (folder for folder, owner in FOLLOWING if owner in packages)
    folders = [each for each in (*(f"tests/{name}" for name in packages), *beside) if (ROOT / each).is_dir()]
    imported = re.compile(rf"\bportalgen\.{package}\b")
    own = {path for path, text in _test_texts().items() if imported.search(text)}
    made = {path for maker in _list_makers_that_match(imported) for path in list_tests_that_import(maker) or ()}
    users = sorted(path for path in own | made if not f"{path}/".startswith(_APART))
    return (*folders, *(path for path in users if not any(is_below(path, folder) for folder in folders)))


def _list_runs_of_command(path: str) -> tuple[str, ...]:
    """Return the tests that run the command in a module of `portalgen.cli`; most of what a command does is run by heavy ones."""
    words = Path(path).stem.split("_")
    together = r"""[\s"',]+""".join(map(re.escape, words))
    named = re.compile(rf"""(?:portalgen\s+|["'])(?:{together}|{re.escape("-".join(words))})["'\s`]""")
    apart = (*_RUNS_OF_ALL, *(each.rstrip("/") for each in _APART), *STRUCTURE)
    naming = [user for user, text in _test_texts().items() if named.search(text) and not user.startswith(apart)]
    return (*_RUNS_OF_ALL, *(naming if len(naming) <= _FEW_RUNS else ()))


@cache
def _list_makers_that_match(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return the modules of `tests.makers` whose text matches; those that all tests import are left out."""
    files = (file for file in sorted((TESTS / "makers").rglob("*.py")) if pattern.search(file.read_text("utf-8")))
    return tuple(".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files)


def _tests_of_test_file(path: str) -> Tests | None:
    file = ROOT / path
    if path.startswith("tests/makers/"):
        users = list_tests_that_import(path.removesuffix(".py").replace("/", "."))
        return None if users is None else Tests(whole=users) if len(users) <= _FEW else Tests(users)
    if file.name == "conftest.py" and file.parent == TESTS:
        return None
    if file.name.startswith("test_") and file.suffix == ".py":
        return Tests(whole=(path,) if file.is_file() else ())
    # Data or a conftest.py: the nearest folder with tests, or the tests that name a folder without any.
    folder = next(each for each in file.parents if any(each.glob("test_*.py")))
    if folder != TESTS:
        return Tests(whole=(folder.relative_to(ROOT).as_posix(),))
    name = "/".join(path.split("/")[:2])
    users = tuple(user for user, text in _test_texts().items() if name in text or f'"{Path(name).name}"' in text)
    return Tests(whole=users) if users else None


def list_tests_that_name(path: str) -> tuple[str, ...]:
    """Return the tests whose text names a script (`scripts/build`, or `"scripts"` and `"build"`) or a document."""
    name = re.escape(Path(path).name)
    if path.startswith("scripts/"):
        pattern = re.compile(rf"""scripts(?:/|["'][^\n]*["']){name}(?![\w-])""")
    else:
        pattern = re.compile(rf"(?<![\w-]){name}(?![\w-])")
    own = ("tests/test_selection.py", "tests/test_planted_faults.py")
    if Path(path).name == "README.md":  # many tests name one
        return ()
    return tuple(user for user, text in _test_texts().items() if user not in own and pattern.search(text))


@cache
def _test_texts() -> dict[str, str]:
    """Return the text of each test file by its path; a `conftest.py` is no test file."""
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in sorted(TESTS.rglob("test_*.py"))}


def list_tests_that_import(module: str) -> tuple[str, ...] | None:
    """Return the test files that import a module of `tests.makers`, directly or by others; None if all tests do.

    A `conftest.py` that imports it stands for the tests of its folder.
    """
    users = _users_of_makers()
    reached, waiting = {module}, [module]
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in reached:
                reached.add(user)
                waiting.append(user)
    if "tests.conftest" in reached:
        return None
    paths = {f"{name.replace('.', '/')}.py" for name in reached if not name.startswith("tests.makers.")}
    return tuple(sorted({str(Path(path).parent) if path.endswith("/conftest.py") else path for path in paths}))


@cache
def _users_of_makers() -> dict[str, set[str]]:
    """Return for each module of `tests.makers` the modules of tests that import it."""
    users: dict[str, set[str]] = {}
    for file in TESTS.rglob("*.py"):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests.makers"):
                for imported in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                    users.setdefault(str(imported), set()).add(name)
    return users


def describe_paths(paths: Sequence[str]) -> str:
    """Return all paths of tests; of more than three files in one folder only their number."""
    files: dict[str, list[str]] = {}
    for path in paths:
        files.setdefault(str(Path(path).parent) if path.endswith(".py") else path, []).append(path)
    shown = ((folder, names) if len(names) > 3 else ("", names) for folder, names in files.items())
    return ", ".join(f"{folder} ({len(names)} files)" if folder else ", ".join(names) for folder, names in shown)


def _shorten(names: Sequence[str]) -> str:
    """Return at most three of some names, and the number of the others."""
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changed files of the work tree."""

    base: str
    """The revision that they were compared with; empty if there was none."""
    changed: tuple[str, ...]
    reason: str = ""
    """Why nothing could be compared."""


class UnknownBaseError(Exception):
    """A revision that cannot be compared with."""


def compare_work_tree(root: Path, base: str = "") -> Comparison:
    """Return the files that differ from the point where the work tree left `base`, untracked files included.

    `base` is main unless given. Nothing is compared without Git, and on main itself. Raises UnknownBaseError if a given
    base cannot be compared with.
    """
    if base:
        comparison = _compare(root, base)
        if comparison is None:
            raise UnknownBaseError(f"the repository has no revision `{base}` from which this work tree goes on")
        return comparison
    if _git(root, "rev-parse", "--git-dir") is None:
        return Comparison("", (), "there is no Git repository that can be read")
    if _git(root, "symbolic-ref", "--quiet", "HEAD") == MAIN[0]:
        return Comparison("", (), "this is main; `--base REVISION` compares with another revision")
    main = next((each for each in MAIN if _git(root, "rev-parse", "--verify", "--quiet", each) is not None), "")
    if not main:
        return Comparison("", (), "there is no main to compare with")
    return _compare(root, main) or Comparison("", (), "Git cannot compare with main, for example in a shallow clone")


def _compare(root: Path, base: str) -> Comparison | None:
    """Return the comparison with a revision; None if Git fails, since then nothing is known to be unchanged."""
    fork = _git(root, "merge-base", base, "HEAD")
    changed = _git(root, "diff", "--name-only", "--no-renames", "-z", fork) if fork else None
    untracked = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    if changed is None or untracked is None:
        return None
    short = base.removeprefix("refs/heads/").removeprefix("refs/remotes/")
    return Comparison(short, tuple(sorted({*changed.split("\0"), *untracked.split("\0")} - {""})))


def _git(root: Path, *arguments: str) -> str | None:
    """Return the output of Git, or None if it fails or is missing."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout.decode("utf-8", "surrogateescape").strip("\n") if done.returncode == 0 else None


def main(arguments: Sequence[str]) -> int:
    """Print the arguments for pytest and the reasons for them; return the exit code."""
    parser = argparse.ArgumentParser(prog="scripts/check", description="Choose the tests for a change.")
    parser.add_argument("--base", default="", help="the revision to compare with, main by default")
    try:
        comparison = compare_work_tree(ROOT, parser.parse_args(arguments).base)
    except UnknownBaseError as error:
        print(f"scripts/check: {error}", file=sys.stderr)
        return 2
    if comparison.reason:
        print(f"scripts/check: the whole quick lane, since {comparison.reason}.", file=sys.stderr)
        return 0
    choice = choose_tests(comparison.changed)
    print(f"scripts/check: {len(comparison.changed)} files differ from {comparison.base}. Tests:", file=sys.stderr)
    for reason in choice.reasons:
        print(f"  {reason}", file=sys.stderr)
    for argument in choice.arguments():
        print(argument)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
