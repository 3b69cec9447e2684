"""Finds the data files that a source shows, in its front matter and in its text."""

from __future__ import annotations

from collections.abc import Iterator

from portalgen.kinds.data_fields import DATASETS
from portalgen.lint.page_text import PageText
from portalgen.render.markdown.outline import FiguresPart


def find_figures(text: PageText) -> Iterator[FiguresPart]:
    """Yield each data file of this source. Files that a translation takes from its original are reported there."""
    own = text.page.fields.get(DATASETS.name) or () if DATASETS.name in text.keys else ()
    for index, entry in enumerate(own):
        file, unit, chart, says = (str(entry.get(name) or "") for name in ("file", "unit", "chart", "chart_says"))
        yield FiguresPart(file, unit, chart, says, text.place(DATASETS.name, index, "file"))
    yield from text.outline.figures
