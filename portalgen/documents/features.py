"""What a document carries beside its text: code, connections to elsewhere, what is hidden, and traces of its making."""

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
"""`script`: JavaScript of a PDF or of its form. `launch`: an action of a PDF that starts a program. `program`: an
embedded file that is one. `macro`: code of an office program. `remote`: a template or an object that is fetched from
a server. `dde`: a field that asks another program. `hidden_…`: what does not show when the file is opened.
`revision`: a tracked change. `comment`: a comment, or a note in the margin of a PDF."""

FeatureUnit = Literal["", "page", "slide", "sheet", "cell", "file", "address"]
"""What the places of a feature are; empty where they are not known."""

_MOST_PLACES: Final = 3
_LONGEST_PLACE: Final = 60
_ORDER: Final = get_args(FeatureKind)
_NOBODY: Final = frozenset(("", "author", "tác giả", "unknown author", "tác giả không xác định", "unknown"))
"""Authors that office programs write in the place of a name that was removed."""


@frozen
class DocumentFeature:
    """How often a kind of feature was found, and where first. `has_names`: the names of people stand there."""

    kind: FeatureKind
    count: int
    unit: FeatureUnit = ""
    places: tuple[str, ...] = ()
    has_names: bool = False


class FeatureLog:
    """A store of what was found in one document, filled while it is read."""

    def __init__(self) -> None:
        self._features: dict[FeatureKind, DocumentFeature] = {}

    def add(self, kind: FeatureKind, unit: FeatureUnit = "", place: str = "", author: str = "", count: int = 1) -> None:
        """Add `count` of a kind, at a place where one is known."""
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
        """Everything that was found so far, a kind once, in the order of the kinds."""
        return tuple(self._features[kind] for kind in _ORDER if kind in self._features)
