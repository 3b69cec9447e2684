"""What approved a page as it stands: a page is worth what the weakest of its file, its attachments and its original is."""

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
    """A file that a page consists of, and its last change."""

    path: str
    change: AuditedChange | None
    """None where it is as it stood at genesis."""

    @property
    def state(self) -> CoverState:
        """What the last change is worth."""
        return "adopted" if self.change is None else self.change.state


@frozen
class PageApproval:
    """A page with the files that it consists of: its own first."""

    parts: tuple[PagePart, ...]

    @property
    def state(self) -> CoverState:
        """The weakest of its parts' states."""
        return min((each.state for each in self.parts), key=_WEAKEST_STATES.index)

    @property
    def level(self) -> ApprovalLevel:
        """The weakest of its parts' levels; of what stood at genesis nothing is known."""
        levels = ("none" if each.change is None else each.change.level for each in self.parts)
        return min(levels, key=_WEAKEST_LEVELS.index)


def approval_of_page(path: str, files: Collection[str], last_changes: Mapping[str, AuditedChange]) -> PageApproval:
    """Return what approved the page whose file is at `path`; `files` are the paths of all files of main."""
    paths = dict.fromkeys((path, *_list_attachments(path, files), *_find_original(path, files)))
    return PageApproval(tuple(PagePart(each, last_changes.get(each)) for each in paths))


def _list_attachments(path: str, files: Collection[str]) -> Iterator[str]:
    """The files of the page's own folder, where it has one."""
    folder, _, name = path.rpartition("/")
    if name.split(".")[0] == _BUNDLE:
        yield from sorted(each for each in files if each.startswith(f"{folder}/") and not each.endswith(_PAGE))


def _find_original(path: str, files: Collection[str]) -> Iterator[str]:
    """The Vietnamese file of a translation."""
    folder, slash, name = path.rpartition("/")
    original = f"{folder}{slash}{name.split('.')[0]}.{_ORIGINAL}{_PAGE}"
    if original != path and original in files:
        yield original
