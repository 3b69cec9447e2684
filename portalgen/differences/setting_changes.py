"""One change of a setting: in words, and as it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from portalgen.differences.word_runs import TextRun
from portalgen.frozen import frozen

SettingChangeKind = Literal["added", "removed", "changed", "moved"]
SettingMark = Literal["plain", "strong", "removed", "arrow", "added"]


@frozen
class SettingPart:
    """A stretch of the sentence: our own words, a name, or a value that is gone or new."""

    mark: SettingMark
    text: str


@frozen
class SettingChange:
    """A setting, or an entry of a list, that came, went, moved, or is another one now."""

    change: SettingChangeKind
    key: str
    """Where it stands in the file, `menu › self:gioi-thieu › label › vi`; empty where that cannot be said."""
    label: str
    """What it belongs to, in words: `Thực đơn chính của trang Sở Nội vụ`."""
    parts: tuple[SettingPart, ...]
    """What became of it."""
    before: str = ""
    after: str = ""
    """As they are written; empty where there was or is none."""
    runs: tuple[TextRun, ...] = ()
    """Of a long text, the words that differ: shown in the place of the values of `parts`."""
    outside_hosts: tuple[str, ...] = ()
    """The hosts beside the portal's own that it leads to, and did not lead to before."""

    @property
    def sentence(self) -> str:
        """The change in one sentence."""
        return f"{self.label}: {join_parts(self.parts)}"


_ARROW = " → "


def join_parts(parts: Iterable[SettingPart]) -> str:
    """Return the parts as plain text, values in quotation marks."""
    return "".join(f"«{each.text}»" if each.mark in ("removed", "added") else each.text for each in parts)


def parts_of_values(before: str, after: str) -> tuple[SettingPart, ...]:
    """Return the parts that say what a value was and is; one that is empty is not said."""
    removed = (SettingPart("removed", before),) if before else ()
    arrow = (SettingPart("arrow", _ARROW),) if before and after else ()
    return (*removed, *arrow, *((SettingPart("added", after),) if after else ()))
