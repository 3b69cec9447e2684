"""The registry knows where the codes of each family are without loading any, and the table of that is whole."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from portalgen.diagnostics import families
from portalgen.diagnostics.registry import _TABLES, CODES

ROOT = Path(__file__).resolve().parents[2]


def test_every_code_of_every_file_is_found_by_its_family() -> None:
    modules = [import_module(f"{families.__name__}.{each.name}") for each in iter_modules(families.__path__)]
    codes = [entry for module in modules for entry in getattr(module, "CODES", ())]
    assert len({entry.code for entry in codes}) == len(codes) == len(CODES)
    assert all(CODES[entry.code] is entry for entry in codes)


def test_the_families_of_each_row_are_those_of_its_codes() -> None:
    rows = [
        (set(names.split()), {entry.code[:3] for each in modules for entry in each.CODES}) for names, modules in _TABLES
    ]
    assert [row for row in rows if row[0] != row[1]] == []


def test_a_code_that_does_not_exist_is_a_key_error() -> None:
    assert "CFG999" not in CODES and "ZZZ101" not in CODES
    with pytest.raises(KeyError):
        CODES["ZZZ101"]


@pytest.mark.heavy
def test_looking_up_a_code_loads_its_family_alone() -> None:
    program = (
        "import sys\n"
        "from portalgen.diagnostics.registry import CODES\n"
        "from portalgen.on_demand import is_loaded\n"
        "CODES['URL101']\n"
        "print([name for name in sys.modules if '.families.' in name and is_loaded(name)])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "['portalgen.diagnostics.families.addresses']\n"
