"""Names of the code: one name stands for one thing, says what it is, and an exception says that it is one."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from types import ModuleType

import portalgen

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "portalgen"

CONVENTIONS = {
    ("check", "lint/rules/*/*.py"): "the entry point of a rule of the linter, which stands alone in its file",
    ("RULE", "lint/rules/*/*.py"): "the declaration of that rule",
    ("CODES", "diagnostics/*.py"): "the codes of a family, and the registry that joins them",
    ("OUTPUT", "outputs/*.py"): "the definition of a type of output, which stands alone in its file",
    ("PANEL", "outputs/page_panels/*.py"): "the definition of a panel of pages, which stands alone in its file",
    ("commands", "cli/*.py"): "the commands of a file that differ in a table alone, by name",
    ("command", "cli/*.py"): "the entry point of a command, which stands alone in its file",
}
"""(name, files below `portalgen/`) of the names that several files may define, and why."""

EMPTY_NAMES = frozenset(
    {
        "ahead",
        "asked",
        "believed",
        "doubted",
        "drawn",
        "forked",
        "found",
        "given",
        "gone",
        "heard",
        "judged",
        "kept",
        "known",
        "left",
        "looking",
        "made",
        "memory",
        "met",
        "noted",
        "past",
        "remembered",
        "renewed",
        "said",
        "seen",
        "silent",
        "taken",
        "there",
        "told",
        "wanted",
        "whole",
    }
)
"""What a name must not be by itself, since it leaves open what is returned, done or held."""


def sources() -> dict[str, str]:
    """The text of every module of the program by its path below `portalgen/`."""
    return {
        file.relative_to(PACKAGE).as_posix(): file.read_text("utf-8")
        for file in sorted(PACKAGE.rglob("*.py"))
        if "bundled" not in file.parts
    }


def helper_sources() -> dict[str, str]:
    """The text of every module of the tests and scripts by its path below the repository."""
    return {
        file.relative_to(ROOT).as_posix(): file.read_text("utf-8")
        for folder in ("tests", "scripts")
        for file in sorted((ROOT / folder).rglob("*.py"))
    }


@cache
def definitions(source: str) -> tuple[tuple[int, str], ...]:
    """(line, name) of the public classes, functions, constants and type aliases of a module."""
    return tuple(_list_definitions(source))


def _list_definitions(source: str) -> Iterator[tuple[int, str]]:
    waiting: list[ast.stmt] = ast.parse(source).body
    while waiting:
        node = waiting.pop(0)
        names: list[str] = []
        if isinstance(node, (ast.If, ast.Try)):
            waiting = [*node.body, *node.orelse, *waiting]
        elif isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            names = [node.name]
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)]
        elif type(node).__name__ == "TypeAlias":  # `type X = …`, which Python 3.11 does not know
            names = [node.name.id]  # type: ignore[attr-defined]
        yield from ((node.lineno, name) for name in names if not name.startswith("_"))


def is_convention(name: str, path: str) -> bool:
    return any(name == each and fnmatchcase(path, files) for each, files in CONVENTIONS)


def names_defined_twice(modules: Mapping[str, str]) -> list[str]:
    """The public names that two modules define, conventions apart.

    Functions of two packages may share a name: their modules tell them apart, and a name made longer only to differ
    (`format_numeric_day` beside `format_day`) says less.
    """
    places: dict[str, dict[str, list[str]]] = {}
    for path, source in modules.items():
        for line, name in definitions(source):
            if not is_convention(name, path):
                package = path.partition("/")[0] if is_function(name) else ""
                places.setdefault(name, {}).setdefault(package, []).append(f"{path}:{line}")
    return [
        f"{name}: {', '.join(where)}"
        for name, packages in sorted(places.items())
        for where in packages.values()
        if len(where) > 1
    ]


def is_function(name: str) -> bool:
    """Whether a public name is written as those of functions are."""
    return name.islower()


def named_things(body: Iterable[ast.stmt]) -> Iterator[tuple[int, str]]:
    """(line, name) of the public classes and functions of a module, with methods and the fields of classes."""
    for node in body:
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and not node.name.startswith("_"):
            yield node.lineno, node.name
        if isinstance(node, ast.ClassDef):
            yield from named_things(node.body)
            fields = (each.target for each in node.body if isinstance(each, ast.AnnAssign))
            yield from ((each.lineno, each.id) for each in fields if isinstance(each, ast.Name))


def names_that_say_nothing(modules: Mapping[str, str]) -> list[str]:
    """The public classes, functions, methods and fields whose name is one of `EMPTY_NAMES`."""
    return [
        f"{path}:{line}: {name}"
        for path, source in modules.items()
        for line, name in named_things(ast.parse(source).body)
        if name.lower() in EMPTY_NAMES
    ]


def helpers_that_say_nothing(modules: Mapping[str, str]) -> list[str]:
    """The public classes and functions at the top of modules whose name is one of `EMPTY_NAMES`."""
    return [
        f"{path}:{node.lineno}: {node.name}"
        for path, source in modules.items()
        for node in ast.parse(source).body
        if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and node.name.lower() in EMPTY_NAMES
    ]


def misnamed_exceptions(modules: Iterable[ModuleType]) -> list[str]:
    """The exceptions that these modules define and whose name does not end in `Error`."""
    return sorted(
        f"{module.__name__}.{name}"
        for module in modules
        for name, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, BaseException) and value.__module__ == module.__name__ and not name.endswith("Error")
    )


def imported_modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(portalgen.__path__, "portalgen."):
        yield importlib.import_module(found.name)


def test_a_public_name_stands_for_one_thing() -> None:
    assert names_defined_twice(sources()) == []


def test_every_convention_names_several_files() -> None:
    files: dict[str, list[str]] = {}
    for path, source in sources().items():
        for name in {each for _, each in definitions(source)}:
            files.setdefault(name, []).append(path)
    assert [name for name, _ in CONVENTIONS if len(files.get(name, ())) < 2] == []


def test_no_public_name_leaves_open_what_it_stands_for() -> None:
    assert names_that_say_nothing(sources()) == []
    assert helpers_that_say_nothing(helper_sources()) == []


def test_every_exception_ends_in_error() -> None:
    modules = list(imported_modules())
    assert len(modules) > 400
    assert misnamed_exceptions(modules) == []


def test_a_name_of_two_modules_is_found_whatever_it_names() -> None:
    first = (
        "class Page: ...\nLIMIT: int = 3\nRows = list[str]\ndef load(): ...\ndef _own(): ...\nif True:\n    WIDTH = 1\n"
    )
    found = names_defined_twice({"content/a.py": first, "render/b.py": first, "plan/c.py": "from a import Page\n"})
    assert [each.partition(":")[0] for each in found] == ["LIMIT", "Page", "Rows", "WIDTH"]
    assert found[0] == "LIMIT: content/a.py:2, render/b.py:2"


def test_functions_share_a_name_only_across_packages() -> None:
    load = "def load(): ...\n"
    assert names_defined_twice({"content/a.py": load, "render/b.py": load}) == []
    assert names_defined_twice({"content/a.py": load, "content/b/c.py": load}) == [
        "load: content/a.py:1, content/b/c.py:1"
    ]


def test_a_convention_holds_only_for_its_files() -> None:
    rule = "def check(): ...\n"
    assert names_defined_twice({"lint/rules/text/a.py": rule, "lint/rules/text/b.py": rule, "render/c.py": rule}) == []
    assert names_defined_twice({"render/c.py": rule, "render/d.py": rule}) == ["check: render/c.py:1, render/d.py:1"]


def test_a_name_that_says_nothing_is_found_in_a_module_and_in_a_class() -> None:
    source = "def told(): ...\nclass Seen:\n    def kept(self): ...\n    def _made(self): ...\n    heard: int\ndef find(): ...\n"
    assert names_that_say_nothing({"a.py": source}) == ["a.py:1: told", "a.py:2: Seen", "a.py:3: kept", "a.py:5: heard"]


def test_a_helper_whose_name_says_nothing_is_found_at_the_top_of_a_module() -> None:
    source = "def told(): ...\nclass Seen:\n    def kept(self): ...\ndef find(): ...\n"
    assert helpers_that_say_nothing({"tests/a.py": source}) == ["tests/a.py:1: told", "tests/a.py:2: Seen"]


def test_an_exception_without_the_ending_is_found() -> None:
    module = ModuleType("made_up")
    exec("class Broken(ValueError): ...\nclass BadError(Broken): ...\nclass Fine: ...\n", module.__dict__)
    assert misnamed_exceptions([module]) == ["made_up.Broken"]
