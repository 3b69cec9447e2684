"""The output of a format's reader: text piece by piece, so that reading can stop at a limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from time import process_time

from portalgen.documents.features import FeatureLog
from portalgen.documents.limits import MAX_TEXT_LENGTH
from portalgen.frozen import frozen


class EncryptedDocumentError(Exception):
    """A password is needed."""


class DocumentTooLargeError(Exception):
    """Unpacking goes beyond the limit."""


class DamagedDocumentError(Exception):
    """The file is invalid in its format."""


@frozen
class OpenedDocument:
    """An opened document; `parts` are read one after the other, and each ends a line.

    A part is None if it could not be read. `is_truncated`: there is more than `parts` contain, or uninspected content.
    `features` are complete after reading all parts.
    """

    parts: Iterator[str | None]
    pages: int = 0
    creator: str = ""
    is_truncated: bool = False
    features: FeatureLog = field(default_factory=FeatureLog)


@frozen
class CollectedText:
    """The text of the parts; `has_gaps`: a piece in their midst could not be read."""

    text: str
    is_truncated: bool
    has_gaps: bool


def collect_text(content: OpenedDocument, seconds: float) -> CollectedText:
    """Return the text up to `MAX_TEXT_LENGTH` characters, or as far as it comes in `seconds` of processor time."""
    end = process_time() + seconds
    texts: list[str] = []
    length = 0
    has_gaps = is_truncated = False
    for part in content.parts:
        if part is None:
            has_gaps = True
        elif part.strip():
            texts.append(part[: MAX_TEXT_LENGTH - length])
            length += len(part) + 1
        if length > MAX_TEXT_LENGTH or process_time() > end:
            is_truncated = True
            break
    return CollectedText("\n".join(texts)[:MAX_TEXT_LENGTH], is_truncated or content.is_truncated, has_gaps)
