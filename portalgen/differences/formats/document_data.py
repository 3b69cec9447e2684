"""The difference of a document as JSON holds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from portalgen.differences.document_model import DocumentDifference, DocumentTextChange
from portalgen.differences.formats.document_statements import cut_document_text, say_place
from portalgen.differences.word_runs import TextRun
from portalgen.documents.located.model import LocatedText, TextPiece, TextPlace

_EXCERPT_LIMIT: Final = 4_000
"""Letters of a new document's text; programs that need all of it read `DocumentDifference.after`."""
_HIDDEN_LIMIT: Final = 200


def document_as_data(document: DocumentDifference, language: str) -> dict[str, Any]:
    """Return the difference of a document, or the beginning of a new document, and its content other than text."""
    return {
        "is_new": document.is_new,
        "former_file": document.former_file,
        "before": _version_as_data(document.before),
        "after": _version_as_data(document.after),
        "removed_words": document.removed_words,
        "added_words": document.added_words,
        "excerpt": cut_document_text(document, _EXCERPT_LIMIT) if not document.is_compared else "",
        "changes": [_change_as_data(each, language) for each in document.changes],
        "more_changes": document.more_changes,
        "hidden": [_piece_as_data(each, language) for each in document.hidden_pieces[:_HIDDEN_LIMIT]],
        "links": [_piece_as_data(each, language) for each in document.links[:_HIDDEN_LIMIT]],
        "not_shown": [
            {"kind": each.kind, "before": each.before, "after": each.after, "new": each.new, "names": list(each.names)}
            for each in document.unshown
        ],
        "redrawn_pages": list(document.redrawn_pages),
    }


def _version_as_data(text: LocatedText | None) -> dict[str, Any] | None:
    if text is None:
        return None
    return {
        "state": text.state,
        "format": text.format,
        "size": text.size,
        "pages": text.pages,
        "read_pages": text.read_pages,
        "is_truncated": text.is_truncated,
    }


def _change_as_data(change: DocumentTextChange, language: str) -> dict[str, Any]:
    return {
        "place": say_place(change.after or change.before, change.part, change.mark, language),
        "before": _place_as_data(change.before),
        "after": _place_as_data(change.after),
        "part": change.part,
        "mark": change.mark,
        "former_mark": change.former_mark,
        "runs": runs_as_data(change.runs),
    }


def _place_as_data(place: TextPlace | None) -> dict[str, Any] | None:
    """Return the numbers and names of a place."""
    if place is None:
        return None
    names = ("page", "slide", "sheet", "cell", "paragraph", "table", "row", "column", "line")
    return {name: getattr(place, name) for name in names if getattr(place, name)}


def _piece_as_data(piece: TextPiece, language: str) -> dict[str, Any]:
    return {
        "place": say_place(piece.place, piece.part, piece.mark, language),
        "part": piece.part,
        "mark": piece.mark,
        "text": piece.text,
    }


def runs_as_data(runs: Iterable[TextRun]) -> list[dict[str, str]]:
    """Return runs as JSON holds them."""
    return [{"kind": run.kind, "text": run.text} for run in runs]
