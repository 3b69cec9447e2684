"""Notes in data files about samples among their rows, to prevent confusion with real information."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.moments import is_sample
from portalgen.text.bilingual import Bilingual

_TITLE: Final = Bilingual("{title} (chỉ có nội dung mẫu)", "{title} (samples only)")
_ALL: Final = Bilingual(
    "Hiện chỉ có nội dung mẫu, không phải thông tin thật.", "It contains only samples, not real information."
)
_SOME: Final = Bilingual(
    "Trong đó có nội dung mẫu, không phải thông tin thật: các dòng ghi true ở cột sample.",
    "Some rows are samples, not real information: they have true in the column sample.",
)


@frozen
class RowCount:
    """How many rows a file has. `real` does not count samples."""

    real: int = 0
    samples: int = 0

    @property
    def only_samples(self) -> bool:
        """True if no row is real."""
        return self.samples > 0 and not self.real

    def title(self, title: str, language: str) -> str:
        """Return the title of a file with these rows, marked if all are samples."""
        return _TITLE.text(language).format(title=title) if self.only_samples else title

    def describe(self, description: str, language: str) -> str:
        """Return the description of a file with these rows, with a note on any samples."""
        if not self.samples:
            return description
        note = (_ALL if self.only_samples else _SOME).text(language)
        return f"{note} {description}" if self.only_samples else f"{description} {note}"


SAMPLES_ALONE: Final = RowCount(samples=1)
"""For a file known only to consist of samples."""
REAL_ROWS: Final = RowCount(real=1)
"""For a file known only to contain a real row."""


def sum_rows(counts: Iterable[RowCount]) -> RowCount:
    """Return the total rows of several files."""
    every = tuple(counts)
    return RowCount(sum(each.real for each in every), sum(each.samples for each in every))


def count_rows(pages: Iterable[Page]) -> Mapping[str, RowCount]:
    """Return how many rows the pages of each kind have, keyed by the name of the kind. The pages are read once."""
    real: dict[str, int] = {}
    samples: dict[str, int] = {}
    for page in pages:
        counted = samples if is_sample(page) else real
        counted[page.kind.name] = counted.get(page.kind.name, 0) + 1
    return {name: RowCount(real.get(name, 0), samples.get(name, 0)) for name in real | samples}
