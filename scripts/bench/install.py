"""Installing the peers into a folder of their own, outside the repository, in the pinned versions."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from former import FORMER, REVISION, NoFormerRevisionError, former_folder, install_former
from tools import hugo_program

HERE: Final = Path(__file__).resolve().parent
REQUIREMENTS: Final = HERE.parents[1] / "requirements-bench.txt"
PACKAGE: Final = HERE / "eleventy" / "package.json"
PYTHON_PEERS: Final = ("hugo", "pelican", "mkdocs")
TIMEOUT: Final = 900
"""Seconds for one installation."""


class NotInstalledError(Exception):
    """A peer cannot be installed; the text says why in one sentence."""


def install(peers: Iterable[str], folder: Path) -> dict[str, str]:
    """Install what is missing below `folder`. Returns why not, by peer."""
    missing: dict[str, str] = {}
    for peer in peers:
        if is_installed(peer, folder):
            continue
        try:
            if peer == FORMER:
                install_former(folder)
            elif peer in PYTHON_PEERS:
                _install_python(folder / "python")
            else:
                _install_node(folder / "node")
        except (NotInstalledError, NoFormerRevisionError) as fault:
            missing[peer] = str(fault)
    return missing


def is_installed(peer: str, folder: Path) -> bool:
    """Whether a peer can be run in its pinned version."""
    if peer == FORMER:
        return former_folder(folder).is_dir()
    if peer == "eleventy":
        wanted = json.loads(PACKAGE.read_text(encoding="utf-8"))
        found = folder / "node" / PACKAGE.name
        is_same = found.is_file() and json.loads(found.read_text(encoding="utf-8")) == wanted
        return is_same and (folder / "node" / "node_modules").is_dir() and shutil.which("node") is not None
    mark = folder / "python" / REQUIREMENTS.name
    if mark.is_file() and mark.read_bytes() == REQUIREMENTS.read_bytes():
        return True
    return peer == "hugo" and hugo_program(folder).is_file()


def versions() -> dict[str, str]:
    """The pinned version of each peer."""
    pins = dict(re.findall(r"^([\w.-]+)==(\S+)", REQUIREMENTS.read_text(encoding="utf-8"), re.MULTILINE))
    node = json.loads(PACKAGE.read_text(encoding="utf-8"))["dependencies"]
    return {**{peer: pins[peer] for peer in PYTHON_PEERS}, "eleventy": node["@11ty/eleventy"], FORMER: REVISION[:10]}


def _install_python(environment: Path) -> None:
    environment.parent.mkdir(parents=True, exist_ok=True)
    if not (environment / "bin" / "python").exists():
        _run([sys.executable, "-m", "venv", str(environment)], environment.parent)
    pip = [str(environment / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--require-hashes", "--requirement", str(REQUIREMENTS)], environment)
    shutil.copy(REQUIREMENTS, environment / REQUIREMENTS.name)


def _install_node(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NotInstalledError("npm is not on this machine")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / PACKAGE.name).unlink(missing_ok=True)
    shutil.copy(PACKAGE, folder / f"{PACKAGE.name}.new")
    (folder / f"{PACKAGE.name}.new").rename(folder / PACKAGE.name)
    try:
        _run([npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent"], folder)
    except NotInstalledError:
        (folder / PACKAGE.name).unlink(missing_ok=True)
        raise


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(
            command, cwd=folder, check=False, timeout=TIMEOUT, capture_output=True, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise NotInstalledError(f"`{command[0]}` cannot be run: {fault}") from fault
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().splitlines()
        raise NotInstalledError(f"`{' '.join(command[:3])}` ended with {done.returncode}: {told[-1] if told else ''}")
