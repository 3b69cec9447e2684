"""What a format's reader gives: its text piece by piece, so that reading stops at a limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic

from portalgen.documents.limits import TEXT


class Encrypted(Exception):
    """A password is needed."""


class TooLarge(Exception):
    """Unpacking goes beyond the limit."""


class Damaged(Exception):
    """The file is not what its format demands."""


@dataclass(frozen=True, slots=True)
class Content:
    """A document that was opened; `parts` are read one after the other, each ends a line.

    A part is None where a piece could not be read. `cut` says that there is more than `parts` give.
    """

    parts: Iterator[str | None]
    pages: int = 0
    creator: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Collected:
    """The text of the parts; `lost` says that a piece in their midst could not be read."""

    text: str
    cut: bool
    lost: bool


def collected(content: Content, seconds: float) -> Collected:
    """The text up to `limits.TEXT` characters, or as far as it comes in `seconds`."""
    end = monotonic() + seconds
    kept: list[str] = []
    length = 0
    lost = cut = False
    for part in content.parts:
        if part is None:
            lost = True
        elif part.strip():
            kept.append(part[: TEXT - length])
            length += len(part) + 1
        if length > TEXT or monotonic() > end:
            cut = True
            break
    return Collected("\n".join(kept)[:TEXT], cut or content.cut, lost)
