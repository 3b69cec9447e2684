"""Software of a portal: packages pinned by their hashes, and the programs called on the machine."""

from __future__ import annotations

import platform
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Final

REQUIREMENTS_FILE: Final = "requirements.txt"
PROGRAM_NAME: Final = "portalgen"
_PIN: Final = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[\w.+!]+)")
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NAME: Final = re.compile(r"^[A-Za-z0-9][\w.-]*")
_SECONDS: Final = 10
_LONGEST_LICENSE: Final = 80
"""Characters: some packages have the whole text of their licence there."""
_PROGRAMS: Final = (
    ("git", ("git", "--version")),
    ("ssh", ("ssh", "-V")),
    ("rsync", ("rsync", "--version")),
    ("nginx", ("nginx", "-v")),
    ("caddy", ("caddy", "version")),
)
"""(name, command for its version): programs that a build, a release or a web server may call."""
_SYSTEM_FOLDERS: Final = "/usr/sbin:/usr/local/sbin"
"""Folders of server programs, missing from an ordinary account's path."""


@dataclass(frozen=True, slots=True, order=True)
class Package:
    """A package of Python."""

    name: str
    """Normalized (PEP 503)."""
    version: str
    """The pinned version; if not pinned, the installed version."""
    license: str = ""
    """The licence stated by the package; "" if missing."""
    is_direct: bool = False
    """True if the program itself requires it, not only another package."""
    hashes: tuple[str, ...] = ()
    """SHA-256 of each installable file; "" if not pinned."""
    installed: str = ""
    """The version installed here; "" if not installed."""
    needs: tuple[str, ...] = ()
    """Normalized names of its requirements that are pinned too."""


@dataclass(frozen=True, slots=True, order=True)
class MachineProgram:
    """A program of the machine."""

    name: str
    version: str
    """The first line of its version output; "" if it is missing."""


def list_packages(root: Path) -> tuple[Package, ...]:
    """Return the packages pinned by the portal's `requirements.txt`, in order; without it, the installed packages."""
    file = root / REQUIREMENTS_FILE
    pins = dict(_read_pins(file.read_text("utf-8"))) if file.is_file() else {}
    if not pins:
        pins = {normalize(each.metadata["Name"]): (each.version, ()) for each in metadata.distributions()}
        pins.pop(PROGRAM_NAME, None)
    direct = set(_needs_of(PROGRAM_NAME))
    return tuple(
        sorted(_describe(name, version, hashes, name in direct, set(pins)) for name, (version, hashes) in pins.items())
    )


def list_programs() -> tuple[MachineProgram, ...]:
    """Return the programs of this machine for builds and for serving pages, with their versions."""
    asked = (MachineProgram(name, _ask_version(command)) for name, command in _PROGRAMS)
    own = (MachineProgram("python", platform.python_version()), MachineProgram("openssl", ssl.OPENSSL_VERSION))
    return (*own, *asked)


def list_unpinned_lines(root: Path) -> tuple[str, ...]:
    """Return the lines of `requirements.txt` without an exact version."""
    file = root / REQUIREMENTS_FILE
    text = file.read_text("utf-8") if file.is_file() else ""
    lines = (each.partition(" #")[0].strip() for each in text.replace("\\\n", " ").splitlines())
    return tuple(each for each in lines if each and not each.startswith("#") and not _PIN.match(each))


def normalize(name: str) -> str:
    """Return the normalized name of a package in an index (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _read_pins(text: str) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    for part in text.replace("\\\n", " ").splitlines():
        pin = _PIN.match(part)
        if pin:
            yield normalize(pin["name"]), (pin["version"], tuple(_HASH.findall(part)))


def _describe(name: str, version: str, hashes: tuple[str, ...], is_direct: bool, pinned: set[str]) -> Package:
    try:
        distribution = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return Package(name, version, is_direct=is_direct, hashes=hashes)
    needs = tuple(sorted(pinned.intersection(_needs_of(name)) - {name}))
    return Package(name, version, _license_of(distribution), is_direct, hashes, distribution.version, needs)


def _needs_of(name: str) -> tuple[str, ...]:
    """Return the unconditional requirements of an installed package, without extras."""
    try:
        required = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return ()
    plain = (each for each in required if "extra ==" not in each)
    return tuple(normalize(match.group()) for each in plain if (match := _NAME.match(each)))


def _license_of(distribution: metadata.Distribution) -> str:
    """Return the licence as an SPDX expression if the package has it, else in its own words."""
    said = distribution.metadata
    expressions = said.get_all("License-Expression") or []
    classified = [each.rpartition(" :: ")[2] for each in said.get_all("Classifier") or [] if each.startswith("License")]
    words = [each.strip().split("\n")[0][:_LONGEST_LICENSE] for each in said.get_all("License") or []]
    return ", ".join(expressions or classified or words)


def _ask_version(command: tuple[str, ...]) -> str:
    place = shutil.which(command[0]) or shutil.which(command[0], path=_SYSTEM_FOLDERS)
    if place is None:
        return ""
    try:
        result = subprocess.run(  # noqa: S603 - a program by its name, with arguments of our own
            [place, *command[1:]], capture_output=True, text=True, errors="replace", timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = (result.stdout or result.stderr).strip().splitlines()
    return lines[0] if lines else ""
