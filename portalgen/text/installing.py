"""How to install a missing or outdated program: a command for each system that portalgen runs on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.text.bilingual import Bilingual

_HOMEBREW: Final[Mapping[str, str]] = MappingProxyType({"openssh-client": "openssh"})
"""Homebrew's names of packages that have another name in Debian."""


def describe_install(packages: Iterable[str], *, is_update: bool = False) -> Bilingual:
    """Return the commands that install `packages`, named as in Debian and Ubuntu: there, on macOS, and on Windows.

    With `is_update` the packages are installed but too old, so the lists of packages are updated first.
    """
    names = tuple(packages)
    refresh = "sudo apt update && " if is_update else ""
    debian = f"Debian, Ubuntu `{refresh}sudo apt install {' '.join(names)}`"
    mac = f"macOS `brew install {' '.join(_HOMEBREW.get(each, each) for each in names)}`"
    return Bilingual(
        f"{debian}; {mac}; Windows: làm như Ubuntu, trong WSL", f"{debian}; {mac}; Windows: as on Ubuntu, in WSL"
    )
