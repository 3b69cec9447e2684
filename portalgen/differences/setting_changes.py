"""A change of a setting: in words, and as written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from portalgen.differences.word_runs import TextRun
from portalgen.frozen import frozen

SettingChangeKind = Literal["added", "removed", "changed", "moved"]
SettingMark = Literal["plain", "strong", "removed", "arrow", "added"]


@frozen
class SettingPart:
    """A stretch of the sentence: our own words, a name, or a removed or new value."""

    mark: SettingMark
    text: str


@frozen
class SettingChange:
    """A setting, or an entry of a list, that was added, removed, moved or changed."""

    change: SettingChangeKind
    key: str
    """Its place in the file, `menu › self:gioi-thieu › label › vi`; "" if unknown."""
    label: str
    """Its context in words: `Thực đơn chính của trang Sở Nội vụ`."""
    parts: tuple[SettingPart, ...]
    """The change."""
    before: str = ""
    after: str = ""
    """As written; "" if absent."""
    runs: tuple[TextRun, ...] = ()
    """The differing words of a long text, shown in place of the values in `parts`."""
    outside_hosts: tuple[str, ...] = ()
    """The newly linked external hosts."""

    @property
    def sentence(self) -> str:
        """The change in a sentence."""
        return f"{self.label}: {join_parts(self.parts)}"


_ARROW = " → "


def join_parts(parts: Iterable[SettingPart]) -> str:
    """Return the parts as plain text, values in quotation marks."""
    return "".join(f"«{each.text}»" if each.mark in ("removed", "added") else each.text for each in parts)


def parts_of_values(before: str, after: str) -> tuple[SettingPart, ...]:
    """Return the parts for an old and a new value; an empty value is omitted."""
    removed = (SettingPart("removed", before),) if before else ()
    arrow = (SettingPart("arrow", _ARROW),) if before and after else ()
    return (*removed, *arrow, *((SettingPart("added", after),) if after else ()))
