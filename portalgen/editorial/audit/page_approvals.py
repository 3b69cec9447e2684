"""The approval of a page: the weakest approval of its file, its attachments and its original."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from portalgen.config.approval_levels import ApprovalLevel
from portalgen.editorial.audit.audit_model import AuditedChange, CoverState
from portalgen.frozen import frozen

_WEAKEST_LEVELS: Final[tuple[ApprovalLevel, ...]] = ("none", "platform", "person")
_WEAKEST_STATES: Final[tuple[CoverState, ...]] = ("missing", "ratified", "emergency", "exempt", "adopted", "approved")
_PAGE: Final = ".md"
_ORIGINAL: Final = "vi"
_BUNDLE: Final = "index"


@frozen
class PagePart:
    """A file of a page, with its last change."""

    path: str
    change: AuditedChange | None
    """None if unchanged since genesis."""

    @property
    def state(self) -> CoverState:
        """The state of the last change."""
        return "adopted" if self.change is None else self.change.state


@frozen
class PageApproval:
    """A page with its files: its own first."""

    parts: tuple[PagePart, ...]

    @property
    def state(self) -> CoverState:
        """The weakest of its parts' states."""
        return min((each.state for each in self.parts), key=_WEAKEST_STATES.index)

    @property
    def level(self) -> ApprovalLevel:
        """The weakest of its parts' levels; the level of parts unchanged since genesis is unknown."""
        levels = ("none" if each.change is None else each.change.level for each in self.parts)
        return min(levels, key=_WEAKEST_LEVELS.index)


def approval_of_page(path: str, files: Collection[str], last_changes: Mapping[str, AuditedChange]) -> PageApproval:
    """Return the approval of the page with its file at `path`; `files` are the paths of all files of main."""
    paths = dict.fromkeys((path, *_list_attachments(path, files), *_find_original(path, files)))
    return PageApproval(tuple(PagePart(each, last_changes.get(each)) for each in paths))


def _list_attachments(path: str, files: Collection[str]) -> Iterator[str]:
    """Yield the files of the page's own folder, if it has one."""
    folder, _, name = path.rpartition("/")
    if name.split(".")[0] == _BUNDLE:
        yield from sorted(each for each in files if each.startswith(f"{folder}/") and not each.endswith(_PAGE))


def _find_original(path: str, files: Collection[str]) -> Iterator[str]:
    """Yield the Vietnamese file of a translation."""
    folder, slash, name = path.rpartition("/")
    original = f"{folder}{slash}{name.split('.')[0]}.{_ORIGINAL}{_PAGE}"
    if original != path and original in files:
        yield original
