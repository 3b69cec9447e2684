"""Features of a document beside its text: code, external connections, hidden content, and traces of editing."""

from __future__ import annotations

from typing import Final, Literal, get_args

from portalgen.frozen import frozen

FeatureKind = Literal[
    "script",
    "launch",
    "program",
    "macro",
    "remote",
    "dde",
    "hidden_sheet",
    "hidden_slide",
    "hidden_row",
    "hidden_column",
    "revision",
    "comment",
]
"""The kind of a feature.

`script`: JavaScript of a PDF or of its form. `launch`: a PDF action that starts a program. `program`: an embedded
program. `macro`: code of an office program. `remote`: a template or an object fetched from a server. `dde`: a field
that queries another program. `hidden_…`: content not shown when the file is opened. `revision`: a tracked change.
`comment`:
a comment, or a note in the margin of a PDF.
"""

FeatureUnit = Literal["", "page", "slide", "sheet", "cell", "file", "address"]
"""The unit of a feature's places; "" if unknown."""

_MOST_PLACES: Final = 3
_LONGEST_PLACE: Final = 60
_ORDER: Final = get_args(FeatureKind)
_NOBODY: Final = frozenset(("", "author", "tác giả", "unknown author", "tác giả không xác định", "unknown"))
"""Authors written by office programs in place of a removed name."""


@frozen
class DocumentFeature:
    """A kind of feature with its count and first place. `has_names`: it contains names of people."""

    kind: FeatureKind
    count: int
    unit: FeatureUnit = ""
    places: tuple[str, ...] = ()
    has_names: bool = False


class FeatureLog:
    """A store of the features found in a document, filled during reading."""

    def __init__(self) -> None:
        self._features: dict[FeatureKind, DocumentFeature] = {}

    def add(self, kind: FeatureKind, unit: FeatureUnit = "", place: str = "", author: str = "", count: int = 1) -> None:
        """Add `count` of a kind, at a place if known."""
        known = self._features.get(kind, DocumentFeature(kind, 0))
        shown = place[:_LONGEST_PLACE]
        is_new = bool(shown) and shown not in known.places and len(known.places) < _MOST_PLACES
        self._features[kind] = DocumentFeature(
            kind,
            known.count + count,
            known.unit or unit,
            (*known.places, shown) if is_new else known.places,
            known.has_names or author.strip().lower() not in _NOBODY,
        )

    def features(self) -> tuple[DocumentFeature, ...]:
        """Return all features found so far, each kind once, in the order of the kinds."""
        return tuple(self._features[kind] for kind in _ORDER if kind in self._features)
