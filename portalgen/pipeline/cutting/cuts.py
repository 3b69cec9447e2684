"""The edits that remove references to absent sites and items from the files of a portal.

The check of the portal says where an absent site or item is named. So a new setting or kind needs no entry here. An
edit that leaves its file invalid, such as a page without a required key, is followed by a larger one: the entry around
it, then the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from portalgen.config.places import CONFIG_FOLDER
from portalgen.config.yaml_removal import locate_in_yaml, remove_from_yaml
from portalgen.config.yaml_text import Location, YamlText
from portalgen.content.body_removal import remove_targets
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.front_matter import head_yaml_of, split_source
from portalgen.diagnostics.model import Diagnostic
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

ABSENCE_CODES: Final = frozenset({"CFG121", "CFG128", "CFG210", "FMT138", "LNK101", "LNK110", "URL102"})
"""Codes of references to sites, items and sections that do not exist."""

_OPTIONAL_LISTS: Final = frozenset({"children"})
"""Lists whose entry is complete without them."""

PAGE_SORT: Final = Bilingual("bài chỉ dành cho trang vắng mặt", "pages only for absent sites")
_TEXT_SORT: Final = Bilingual(
    "liên kết, khối trong bài (chữ vẫn còn)", "links and shortcodes in texts (the words stay)"
)
_REFERENCE_SORT: Final = Bilingual("chỗ nhắc tới trong thông tin của bài", "references in front matter")
_SORTS: Final[Mapping[str, Bilingual]] = MappingProxyType(
    {
        f"{CONFIG_FOLDER}/search/": Bilingual("đích của tên khác", "targets of search aliases"),
        f"{CONFIG_FOLDER}/redirects.yaml": Bilingual("chuyển hướng", "redirects"),
        f"{CONFIG_FOLDER}/legal/duties.yaml": Bilingual("chỗ đáp ứng nội dung của Quy chế", "entries of duties"),
        f"{CONFIG_FOLDER}/governance/": Bilingual("phân công, miễn áp dụng", "entries of rosters and waivers"),
        f"{CONFIG_FOLDER}/sites/": Bilingual("mục menu", "menu entries"),
        f"{CONFIG_FOLDER}/profiles.yaml": Bilingual("mục menu", "menu entries"),
    }
)
"""The sort of a removed reference, by the beginning of its path; the first that fits counts."""
_OTHER_SORT: Final = Bilingual("cài đặt khác", "other settings")


@frozen
class Removal:
    """A removed reference: its sort, its file, and its words as written."""

    sort: Bilingual
    path: str
    words: str


@frozen
class FileEdit:
    """The new bytes of a file, or None if it must be dropped, and the removals."""

    data: bytes | None
    removals: tuple[Removal, ...]


def is_cuttable(fault: Diagnostic, edited: Iterable[str]) -> bool:
    """Return True if a fault names something absent, or follows from an edit of its file."""
    return fault.code in ABSENCE_CODES or fault.place.path in edited


def edit_file(path: str, data: bytes, faults: Sequence[Diagnostic], *, is_edited: bool) -> FileEdit | None:
    """Return the file without the places of its faults, or None if it is a setting that cannot be edited so.

    Args:
        is_edited: True if the file was edited before, so that a fault in it needs a larger edit.
    """
    if path.startswith(f"{CONTENT_FOLDER}/"):
        return _edit_page(path, data, faults, is_edited=is_edited)
    source = YamlText(data.decode("utf-8-sig"), path, "CFG")
    locations = _locate(source, faults, _entry_around)
    changed = None if locations is None else remove_from_yaml(source, locations, _owner_of_empty_setting)
    if changed is None:
        return None
    sort = next((each for beginning, each in _SORTS.items() if path.startswith(beginning)), _OTHER_SORT)
    return FileEdit(changed.encode(), tuple(Removal(sort, path, each.place.underlined) for each in faults))


def _edit_page(path: str, data: bytes, faults: Sequence[Diagnostic], *, is_edited: bool) -> FileEdit:
    parts = split_source(data)
    dropped = FileEdit(None, (Removal(PAGE_SORT, path, ""),))
    if parts is None:
        return dropped
    source = head_yaml_of(data, parts, path)
    last = source.first_line + source.text.count("\n")
    in_text = [each for each in faults if each.place.line > last or locate_in_yaml(source, *_start(each)) is None]
    in_keys = [each for each in faults if each not in in_text]
    locations = _locate(source, in_keys, _entry_around if is_edited else _key_itself)
    head = None if locations is None else remove_from_yaml(source, locations, _owner_of_empty_key)
    text = remove_targets(data.decode("utf-8"), [_start(each) for each in in_text])
    has_both_in_head = bool(in_keys) and any(each.place.line <= last for each in in_text)
    if head is None or text is None or has_both_in_head:
        return dropped
    changed = text.encode()
    if in_keys:  # the head is as it was: of it, only keys are removed
        changed = changed[: parts.head_start] + head.encode() + changed[parts.head_end :]
    removals = (
        *(Removal(_TEXT_SORT, path, each.place.underlined) for each in in_text),
        *(Removal(_REFERENCE_SORT, path, each.place.underlined) for each in in_keys),
    )
    return FileEdit(changed, removals)


def _start(fault: Diagnostic) -> tuple[int, int]:
    return fault.place.line, fault.place.column


def _locate(
    source: YamlText, faults: Iterable[Diagnostic], widen: Callable[[Location], Location]
) -> frozenset[Location] | None:
    """Return the locations to remove, or None if a fault stands at no value."""
    located = [locate_in_yaml(source, *_start(each)) for each in faults]
    known = [each for each in located if each]
    return frozenset(map(widen, known)) if len(known) == len(located) else None


def _key_itself(location: Location) -> Location:
    return location


def _entry_around(location: Location) -> Location:
    """Return the list entry that holds a key, or the location itself if no list does."""
    numbers = [index for index, step in enumerate(location) if isinstance(step, int)]
    is_plain_entry = bool(numbers) and numbers[-1] == len(location) - 1
    return location if is_plain_entry or not numbers else location[: numbers[-1] + 1]


def _owner_of_empty_setting(location: Location) -> Location | None:
    """Return the entry around an empty list, since an entry for no site would hold for all; None at the top."""
    if location[-1] in _OPTIONAL_LISTS:
        return location
    entry = _entry_around(location)
    return None if entry == location else entry


def _owner_of_empty_key(location: Location) -> Location:
    return location
