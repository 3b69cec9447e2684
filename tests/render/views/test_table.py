"""The table of views holds every class of their folder."""

from __future__ import annotations

import ast
from pathlib import Path

from portalgen.render import views
from portalgen.render.views.table import VIEWS


def test_no_view_is_missing_from_the_table_and_no_name_stands_twice() -> None:
    written = [
        node.name
        for path in Path(views.__path__[0]).glob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    assert sorted(written) == sorted(kind.__name__ for kind in VIEWS)
