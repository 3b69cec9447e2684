"""The table of panels holds what lies in its folder, and names each once."""

from __future__ import annotations

import importlib
from pathlib import Path

from portalgen.outputs import page_panels
from portalgen.outputs.page_panels.table import PAGE_PANELS


def test_every_file_with_a_panel_stands_in_the_table() -> None:
    folder = Path(str(page_panels.__file__)).parent
    modules = (importlib.import_module(f"{page_panels.__name__}.{file.stem}") for file in folder.glob("[a-z]*.py"))
    defined = {id(module.PANEL) for module in modules if hasattr(module, "PANEL")}
    assert defined == {id(each) for each in PAGE_PANELS}


def test_no_two_panels_have_one_name() -> None:
    names = [each.name for each in PAGE_PANELS]
    assert len(set(names)) == len(names) > 0
