"""Imports run one way down the layers of the architecture, and each outside library has one home."""

from __future__ import annotations

import ast
import importlib
import os
import re
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from types import MappingProxyType, ModuleType

import pytest

from tests.makers.layers import PLANNED, RANKS

PACKAGE = Path(__file__).resolve().parents[1] / "portalgen"

HOMES = {
    "click": ("cli",),
    "cloup": ("cli",),
    "rich": ("cli",),
    "watchdog": ("serve",),
    "starlette": ("serve",),
    "uvicorn": ("serve",),
    "markdown_it": ("render",),
    "mdit_py_plugins": ("render",),
    "jinja2": ("render",),
    "markupsafe": ("render", "outputs"),
    "PIL": ("render",),
    "rcssmin": ("render",),
    "minify": ("render",),
    "tinycss2": ("render",),
    "coloraide": ("render",),
    "tree_sitter": ("render",),
    "tree_sitter_javascript": ("render",),
    "selectolax": ("inspection",),
    "pagefind_bin": ("search",),
    "cbor2": ("search",),
    "pydantic": ("config", "content"),
    "pydantic_core": ("config", "content"),
    "yaml": ("config",),
    "babel": ("locale",),
    "slugify": ("text",),
    "git": ("history",),
    "holidays": ("law",),
    "icalendar": ("outputs",),
    "cryptography": ("editorial",),
    "brotli": ("publish",),
    "warcio": ("publish",),
    "cyclonedx": ("reports",),
    "packageurl": ("reports",),
    "pypdf": ("documents",),
    "docx": ("documents",),
    "openpyxl": ("documents",),
    "pptx": ("documents",),
    "striprtf": ("documents",),
}
"""The only packages that may import an outside library."""


def imports(source: str, package: str = "portalgen.x") -> Iterator[tuple[int, str]]:
    """(line, module) of everything that `source` imports anywhere, relative imports resolved in `package`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = origin(node, package)
            if module == "portalgen":
                yield from ((node.lineno, f"portalgen.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, module


def origin(node: ast.ImportFrom, package: str) -> str:
    """The module that `from … import` names, in full."""
    above = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
    return ".".join(part for part in (above, node.module or "") if part)


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


def test_every_package_has_a_place_in_the_layers_and_only_planned_ones_are_missing() -> None:
    assert {owner_of(file) for file in sources()} - {"__init__", "__main__"} == RANKS.keys() - PLANNED


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


def test_an_import_inside_a_function_or_on_demand_is_found() -> None:
    assert faults_in("def f():\n    import portalgen.cli.main", "serve") == ["x.py:2: serve imports cli"]
    source = "with on_demand():\n    from portalgen.cli import main"
    assert faults_in(source, "serve") == ["x.py:2: serve imports cli"]


def test_a_relative_import_upwards_is_found() -> None:
    assert faults_in("from ..render import views", "plan", package="portalgen.plan") == ["x.py:1: plan imports render"]
    assert faults_in("from .model import Plan", "plan", package="portalgen.plan") == []


def test_an_import_between_siblings_is_found() -> None:
    assert faults_in("from portalgen.lint import rules", "writer") == ["x.py:1: writer imports lint"]
    assert faults_in("import portalgen.history", "config") == ["x.py:1: config imports history"]


def test_an_import_of_a_package_that_nobody_placed_is_found() -> None:
    assert faults_in("import portalgen.helpers", "cli") == ["x.py:1: nobody placed portalgen.helpers"]


def test_an_outside_library_away_from_home_is_found() -> None:
    assert faults_in("import yaml", "content") == ["x.py:1: content imports yaml, at home in config"]
    assert faults_in("import requests", "cli") == ["x.py:1: nobody placed the library requests"]


def test_imports_downwards_and_at_home_are_allowed() -> None:
    source = "import os\nimport click\nfrom portalgen import __version__\nfrom portalgen.text.slugs import slug_of"
    assert faults_in(source, "cli") == []


def imported_first(source: str, module: str, package: str, ours: Collection[str]) -> set[str]:
    """Those of our modules that have to be there for `module` to be imported, the packages around them too."""
    names = {module}
    for statement in ast.parse(source).body:
        later = isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if later or ast.unparse(statement).partition("\n")[0] in ("if TYPE_CHECKING:", "with on_demand():"):
            continue
        for node in ast.walk(statement):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                whence = origin(node, package)
                names |= {whence, *(f"{whence}.{alias.name}" for alias in node.names)}
    around = {name[:end] for name in names for end, letter in enumerate(name) if letter == "."}
    return (names | around) & set(ours) - {module}


def circle_in(graph: Mapping[str, Collection[str]]) -> list[str]:
    """The modules of a circle of imports; empty where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def importable() -> dict[str, Path]:
    """The file of each of our modules; `__main__` runs the program."""
    return {module_of(file): file for file in sources() if file.stem != "__main__"}


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    files = importable()
    graph = {}
    for module, file in files.items():
        package = module if file.stem == "__init__" else module.rpartition(".")[0]
        graph[module] = imported_first(file.read_text("utf-8"), module, package, files)
    assert circle_in(graph) == []


def test_a_circle_is_found() -> None:
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"a"}}) == ["a", "c", "b", "a"]
    assert circle_in({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == []


def test_what_is_imported_later_or_for_types_need_not_be_there_first() -> None:
    source = """
from typing import TYPE_CHECKING
from portalgen.b import c, name
try:
    from . import d
except ImportError:
    from .e import f
if TYPE_CHECKING:
    from portalgen import never
with on_demand():
    from portalgen import never
class C:
    def method(self):
        from portalgen import never
"""
    ours = {f"portalgen{name}" for name in ("", ".a", ".b", ".b.c", ".a.d", ".a.e", ".never", ".a.m")}
    assert imported_first(source, "portalgen.a.m", "portalgen.a", ours) == ours - {"portalgen.never", "portalgen.a.m"}


def test_our_modules_are_imported_with_from() -> None:
    """`import portalgen.a` would make `portalgen.b` there too, wherever somebody else has imported that."""
    found = [file for file in sources() if re.search(r"^\s*import portalgen\.", file.read_text("utf-8"), re.MULTILINE)]
    assert found == []


def imported_on_demand(source: str) -> Iterator[tuple[int, str]]:
    """(line, name) of everything that `source` imports in `on_demand` blocks."""
    for block in ast.parse(source).body:
        if isinstance(block, ast.With) and ast.unparse(block.items[0]) == "on_demand()":
            for statement in block.body:
                assert isinstance(statement, ast.Import | ast.ImportFrom), ast.unparse(statement)
                whence = f"{statement.module}." if isinstance(statement, ast.ImportFrom) else ""
                yield from ((statement.lineno, f"{whence}{alias.name}") for alias in statement.names)


def test_everything_imported_on_demand_is_a_module_that_loads() -> None:
    """Until it is used nobody knows whether its code runs; a value would be another one than where it was found."""
    found = {
        name: f"{file.relative_to(PACKAGE)}:{line}"
        for file in sources()
        for line, name in imported_on_demand(file.read_text("utf-8"))
    }
    assert len(found) > 100
    assert [place for name, place in found.items() if not isinstance(module_named(name), ModuleType)] == []


def module_named(name: str) -> object:
    """The module `name`, its code run; None if there is none."""
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError:
        return None
    vars(module)  # of a module that is imported on demand, what runs its code
    return module


_ALONE = """
import os, sys
import click, jinja2, markdown_it, PIL.Image, pydantic, yaml  # once, so that each child has our own modules to import
import babel.dates, babel.numbers, slugify
assert not any(name.partition(".")[0] == "portalgen" for name in sys.modules)
running = 0
for modules in sys.argv[1:]:
    if running == os.cpu_count():
        os.wait()
        running -= 1
    running += 1
    if os.fork() == 0:
        for module in modules.split():
            try:
                __import__(module)
            except BaseException as error:
                print(module, repr(error), flush=True)
        os._exit(0)
for _ in range(running):
    os.wait()
"""


@pytest.mark.heavy
def test_importing_says_and_writes_nothing(tmp_path: Path) -> None:
    """Without circles, and with `from` alone, a module that is imported after others is also imported alone."""
    modules = list(importable())
    imported(tmp_path, [" ".join(modules), " ".join(reversed(modules))])


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_every_module_imports_alone(tmp_path: Path) -> None:
    """Compiled anew, which must say nothing either."""
    imported(tmp_path, list(importable()), {"PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")})


def imported(folder: Path, children: Sequence[str], more: Mapping[str, str] = MappingProxyType({})) -> None:
    """Import the modules that are named for each child, which may neither say nor write anything."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    surroundings |= {"PYTHONPATH": str(PACKAGE.parent), **more}
    (folder / "here").mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "error::ImportWarning", "-c", _ALONE, *children],
        cwd=folder / "here",
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=240 + len(children),
    )
    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)
    assert list((folder / "here").iterdir()) == []


PIPELINE = (
    "cutting",
    "measuring",
    "releasing",
    "judging",
    "notices",
    "linting",
    "comparing",
    "rendering",
    "incremental",
    "sites",
)
"""Folders of the pipeline from the top to the bottom; the use cases beside them may import all."""


OF_USE_CASES = frozenset({"board", "practice"})
"""Folders of use cases that consist of others: no folder and no other use case imports them."""


def test_the_folders_of_the_pipeline_import_downwards_and_never_a_use_case() -> None:
    upwards = []
    use_cases = {
        "affected",
        "build",
        "check",
        "ci",
        "compare_builds",
        "cut_down",
        "diff",
        "lint",
        "inspect",
        "judge_push",
        "measure_sites",
        "verify",
        "why",
        "next_change",
        "release",
        "release_due",
        *OF_USE_CASES,
    }
    for rank, folder in enumerate(PIPELINE):
        forbidden = use_cases | set(PIPELINE[:rank])
        for file in sorted((PACKAGE / "pipeline" / folder).glob("*.py")):
            for line, module in imports(file.read_text("utf-8"), f"portalgen.pipeline.{folder}"):
                parts = module.split(".")
                if parts[:2] == ["portalgen", "pipeline"] and len(parts) > 2 and parts[2] in forbidden:
                    upwards.append(f"{folder}/{file.name}:{line}: {module}")
    assert upwards == []


def test_every_folder_of_the_pipeline_has_its_place() -> None:
    folders = {each.name for each in (PACKAGE / "pipeline").iterdir() if (each / "__init__.py").is_file()}
    assert folders == {*PIPELINE, *OF_USE_CASES}


def test_no_other_use_case_imports_one_that_consists_of_others() -> None:
    others = [file for file in (PACKAGE / "pipeline").glob("*.py") if file.stem not in OF_USE_CASES]
    found = [
        f"{file.name}:{line}: {module}"
        for file in others
        for line, module in imports(file.read_text("utf-8"), "portalgen.pipeline")
        if module.split(".")[2:3] and module.split(".")[2] in OF_USE_CASES
    ]
    assert found == []


OFFICE_LAYERS = (
    ("forge",),
    ("page_history",),
    ("questions", "deadlines"),
    ("audit",),
    ("approving",),
    ("offers",),
    ("governance",),
    ("receipts",),
    ("records",),
    ("roster", "purges"),
    ("tables", "path_classes"),
)
"""The packages of `editorial` from the top to the bottom; those of one layer do not import each other."""


def test_the_office_imports_one_way() -> None:
    ranks = {name: rank for rank, layer in enumerate(OFFICE_LAYERS) for name in layer}
    imports = (
        (file.relative_to(PACKAGE / "editorial").parts[0].removesuffix(".py"), name)
        for file in sorted((PACKAGE / "editorial").rglob("*.py"))
        for name in re.findall(r"from portalgen\.editorial\.(\w+)", file.read_text("utf-8"))
    )
    assert [pair for pair in imports if pair[0] != pair[1] and ranks[pair[1]] <= ranks[pair[0]]] == []


PLAIN = frozenset(
    {
        "__init__",
        "__main__",
        "canonical_json",
        "details",
        "fingerprints",
        "layout",
        "manifest",
        "os_errors",
        "prepared_folder",
        "sending",
        "server_rules",
        "shown_times",
        "target",
    }
)
"""What of `publish` runs beside the key of a server, or on a web server itself, where no package of others is."""


def test_what_runs_on_a_web_server_needs_nothing_but_python() -> None:
    allowed = {f"portalgen.publish.{name}" for name in PLAIN} | {
        "portalgen.errors",
        "portalgen.frozen",
        "portalgen.on_demand",
        "portalgen.publish",
    }
    foreign = []
    for file in sorted((PACKAGE / "publish").rglob("*.py")):
        if file.relative_to(PACKAGE / "publish").parts[0].removesuffix(".py") not in PLAIN:
            continue
        for line, module in imports(file.read_text("utf-8"), ".".join(file.relative_to(PACKAGE.parent).parts[:-1])):
            top = module.partition(".")[0]
            ours = top == "portalgen" and any(module == each or module.startswith(f"{each}.") for each in allowed)
            if not ours and top not in sys.stdlib_module_names:
                foreign.append(f"{file.name}:{line}: {module}")
    assert foreign == []
