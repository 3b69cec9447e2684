"""What the tests of the forge share: scripts as modules, workflows as data, and real repositories."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from tests.makers.fixed_git import fixed_git

ROOT = Path(__file__).resolve().parents[2]


def _script(name: str) -> ModuleType:
    loader = SourceFileLoader(f"script_{name}", str(ROOT / "scripts" / name))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    sys.modules[loader.name] = module  # dataclasses look there
    loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def pin() -> ModuleType:
    """`scripts/pin`."""
    return _script("pin")


@pytest.fixture(scope="session")
def vulnerabilities() -> ModuleType:
    """`scripts/vulnerabilities`."""
    return _script("vulnerabilities")


@pytest.fixture
def git() -> Iterator[Callable[..., str]]:
    """Runs Git in a folder without settings of the machine and with a fixed clock; its output."""
    with fixed_git() as run:
        yield run
