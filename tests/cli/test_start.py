"""What the command loads before it answers: counted, because times differ from one machine to the next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portalgen.cli.command_table import COMMANDS
from portalgen.cli.main import run_command
from tests.makers.portal import SmallPortal, tree

pytestmark = pytest.mark.heavy

ROOT = Path(__file__).resolve().parents[2]
_LOADED = """
import json, sys
from portalgen.cli.main import run_command
from portalgen.on_demand import is_loaded
code = run_command(sys.argv[1:])
print("", json.dumps(sorted(filter(is_loaded, sys.modules))), code, sep="\\n")
"""
HEAVY = frozenset(
    {
        "PIL", "babel", "cryptography", "docx", "git", "holidays", "jinja2", "markdown_it", "openpyxl", "pagefind_bin",
        "pptx", "pydantic", "pypdf", "rich", "slugify", "starlette", "uvicorn", "watchdog", "yaml",
    }
)  # fmt: skip

NEVER_FOR_A_BUILD = HEAVY - {"babel", "jinja2", "markdown_it", "pydantic", "slugify", "yaml"}


def loaded(*arguments: str) -> frozenset[str]:
    """The modules of a new process that ran `portalgen` with `arguments` and ended with 0."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    *_, modules, code = done.stdout.splitlines()
    told = [line for line in done.stderr.splitlines() if "(đã chạy" not in line]  # a busy machine shows progress
    assert (code, told) == ("0", []), done.stderr
    return frozenset(json.loads(modules))


def libraries(modules: frozenset[str]) -> frozenset[str]:
    """The outside libraries among `modules`; what the interpreter itself brings along is none."""
    tops = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names
    return frozenset(tops & (HEAVY | {"click"}))


def test_help_loads_click_and_thirteen_modules_of_ours() -> None:
    modules = loaded("--help")
    assert libraries(modules) == {"click"}
    assert sorted(name for name in modules if name.partition(".")[0] == "portalgen") == [
        "portalgen",
        "portalgen.cli",
        "portalgen.cli.command_table",
        "portalgen.cli.help_context",
        "portalgen.cli.help_format",
        "portalgen.cli.main",
        "portalgen.cli.placeholders",
        "portalgen.cli.state",
        "portalgen.errors",
        "portalgen.frozen",
        "portalgen.on_demand",
        "portalgen.text",
        "portalgen.text.bilingual",
    ]


def test_help_loads_few_modules_of_the_standard_library() -> None:
    assert len(loaded("--help")) < 215  # a third of them by cloup, which only help loads


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_loads_no_library_but_click(command: str) -> None:
    assert libraries(loaded(command, "--help")) == {"click"}


def test_a_build_of_what_has_not_changed_loads_no_library_that_it_does_not_use(portal: SmallPortal) -> None:
    arguments = ("--root", str(portal.root), "build", "--out", str(portal.out), "--at", "2026-11-24", "--jobs", "1")
    loaded(*arguments)
    assert libraries(loaded(*arguments)) & NEVER_FOR_A_BUILD == frozenset()


def test_no_plugin_of_another_package_reaches_our_models() -> None:
    """pydantic asks each distribution for its plugins; here every distribution would tell that it was asked."""
    program = (
        "import importlib.metadata, sys\n"
        "importlib.metadata.distributions = lambda: sys.exit('asked')\n"
        "from portalgen.cli.main import main\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "--root", str(ROOT), "due", "news", "--from", "2026-11-24"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "asked" not in done.stderr
    assert done.returncode == 0


def test_what_the_system_refuses_is_a_sentence_with_the_file(
    portal: SmallPortal, capsys: pytest.CaptureFixture[str]
) -> None:
    (portal.root / "site-config" / "portal.yaml").unlink()
    (portal.root / "site-config" / "portal.yaml").mkdir()
    assert run_command(["--root", str(portal.root), "build", "--out", str(portal.out), "--no-search"]) in (1, 2)
    told = capsys.readouterr().err
    assert "portal.yaml" in told and "Traceback" not in told


def test_a_file_where_the_cache_should_be_costs_only_time(portal: SmallPortal) -> None:
    portal.write(".portalgen/cache", "x")
    portal.build_successfully()
    clean = portal.root.parent / "clean"
    portal.build_successfully(out=clean, remember=False)
    assert tree(portal.out) == tree(clean)


def test_an_edit_of_a_body_validates_no_configuration_and_no_front_matter(portal: SmallPortal) -> None:
    arguments = (
        "--root",
        str(portal.root),
        "build",
        "--no-search",
        "--out",
        str(portal.out),
        "--at",
        "2026-11-24T08:00",
    )
    loaded(*arguments)
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "---\n\n", "---\n\nMột câu nữa. ")
    modules = loaded(*arguments)
    assert modules & {"yaml", "portalgen.config.models", "portalgen.content.front_matter_reading"} == frozenset()
    out = portal.root.parent / "clean"
    portal.build_successfully(out=out)
    assert tree(portal.out) == tree(out)
