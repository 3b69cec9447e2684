"""Imports run one way down the layers of the architecture, and each outside library has one home."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "portalgen"

LAYERS = (
    ("cli",),
    ("serve",),
    ("pipeline",),
    ("publish", "editorial"),
    ("search",),
    ("lint", "output"),
    ("render", "inspection"),
    ("plan",),
    ("graph", "timeline"),
    ("content",),
    ("config", "history"),
    ("law", "locale"),
    ("text", "store"),
    ("diagnostics", "errors"),
)
"""From the top to the bottom; packages of one layer do not import each other."""

HOMES = {
    "click": ("cli",),
    "rich": ("cli",),
    "watchdog": ("serve",),
    "starlette": ("serve",),
    "uvicorn": ("serve",),
    "markdown_it": ("render",),
    "mdit_py_plugins": ("render",),
    "jinja2": ("render",),
    "markupsafe": ("render",),
    "PIL": ("render",),
    "rcssmin": ("render",),
    "tinycss2": ("render",),
    "coloraide": ("render",),
    "selectolax": ("inspection",),
    "pagefind_bin": ("search",),
    "pydantic": ("config", "content"),
    "pydantic_core": ("config", "content"),
    "yaml": ("config",),
    "babel": ("locale",),
    "slugify": ("text",),
    "git": ("history",),
    "holidays": ("law",),
    "pypdf": ("lint",),
    "docx": ("lint",),
    "openpyxl": ("lint",),
    "pptx": ("lint",),
    "striprtf": ("lint",),
}
"""The only packages that may import an outside library."""

RANKS = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


def imports(source: str, package: str = "portalgen.x") -> Iterator[tuple[int, str]]:
    """(line, module) of everything that `source` imports anywhere, relative imports resolved in `package`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (above, node.module or "") if part)
            if module == "portalgen":
                yield from ((node.lineno, f"portalgen.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, module


def faults_in(source: str, owner: str, where: str = "x.py", package: str = "portalgen.x") -> list[str]:
    """What the imports of one file of the package `owner` break."""
    found = []
    for line, module in imports(source, package):
        top, _, below = module.partition(".")
        target = below.partition(".")[0]
        if top == "portalgen":
            if target in ("", "__version__", owner):
                continue
            if target not in RANKS:
                found.append(f"{where}:{line}: nobody placed portalgen.{target}")
            elif RANKS[target] <= RANKS[owner]:
                found.append(f"{where}:{line}: {owner} imports {target}")
        elif top in HOMES:
            if owner not in HOMES[top]:
                found.append(f"{where}:{line}: {owner} imports {top}, at home in {', '.join(HOMES[top])}")
        elif top not in sys.stdlib_module_names:
            found.append(f"{where}:{line}: nobody placed the library {top}")
    return found


def owner_of(file: Path) -> str:
    """The package (or module) right below `portalgen` that `file` belongs to."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def sources() -> list[Path]:
    return [file for file in sorted(PACKAGE.rglob("*.py")) if file.relative_to(PACKAGE).parts[0] != "bundled"]


def module_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_every_package_has_a_place_in_the_layers() -> None:
    assert {owner_of(file) for file in sources()} - {"__init__", "__main__"} <= RANKS.keys()


def test_imports_run_down_the_layers_and_outside_libraries_stay_at_home() -> None:
    found = []
    for file in sources():
        owner = owner_of(file)
        if owner in RANKS:
            package = ".".join(file.relative_to(PACKAGE.parent).parts[:-1])
            found += faults_in(file.read_text("utf-8"), owner, file.relative_to(PACKAGE).as_posix(), package)
    assert found == []


def test_an_import_upwards_is_found() -> None:
    assert faults_in("from portalgen.render.views import Link", "plan") == ["x.py:1: plan imports render"]
    assert faults_in("from portalgen import cli", "text") == ["x.py:1: text imports cli"]


def test_an_import_inside_a_function_is_found() -> None:
    assert faults_in("def f():\n    import portalgen.cli.main", "serve") == ["x.py:2: serve imports cli"]


def test_a_relative_import_upwards_is_found() -> None:
    assert faults_in("from ..render import views", "plan", package="portalgen.plan") == ["x.py:1: plan imports render"]
    assert faults_in("from .model import Plan", "plan", package="portalgen.plan") == []


def test_an_import_between_siblings_is_found() -> None:
    assert faults_in("from portalgen.lint import rules", "output") == ["x.py:1: output imports lint"]
    assert faults_in("import portalgen.history", "config") == ["x.py:1: config imports history"]


def test_an_import_of_a_package_that_nobody_placed_is_found() -> None:
    assert faults_in("import portalgen.helpers", "cli") == ["x.py:1: nobody placed portalgen.helpers"]


def test_an_outside_library_away_from_home_is_found() -> None:
    assert faults_in("import yaml", "content") == ["x.py:1: content imports yaml, at home in config"]
    assert faults_in("import requests", "cli") == ["x.py:1: nobody placed the library requests"]


def test_imports_downwards_and_at_home_are_allowed() -> None:
    source = "import os\nimport click\nfrom portalgen import __version__\nfrom portalgen.text.slugs import slug"
    assert faults_in(source, "cli") == []


_ALONE = """
import os, sys
import click, jinja2, markdown_it, PIL.Image, pydantic, yaml  # once, so that each child has our own modules to import
import babel.dates, babel.numbers, slugify
assert not any(name.partition(".")[0] == "portalgen" for name in sys.modules)
for module in sys.argv[1:]:
    child = os.fork()
    if child == 0:
        try:
            __import__(module)
        except BaseException as error:
            print(module, repr(error), flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


def test_every_module_imports_alone_and_importing_says_and_writes_nothing(tmp_path: Path) -> None:
    modules = [module_of(file) for file in sources() if file.stem != "__main__"]
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"), "PYTHONPATH": str(PACKAGE.parent)}
    (tmp_path / "here").mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "error::ImportWarning", "-c", _ALONE, *modules],
        cwd=tmp_path / "here",
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    assert list((tmp_path / "here").iterdir()) == []
