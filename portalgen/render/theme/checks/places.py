"""Places in a theme's files."""

from __future__ import annotations

from portalgen.diagnostics.model import Place, line_of, place_in_line
from portalgen.render.theme.model import Theme


def place_in_theme_file(theme: Theme, path: str, line: int, column: int) -> Place:
    """Return the place of a character in a file of the theme. `line` and `column` are counted from 1."""
    text = line_of(theme.read_text(path), line)
    return place_in_line(theme.shown_paths[path], line, column, int(column <= len(text)), text)
