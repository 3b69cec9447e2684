"""Differences between two versions of a settings file, in words for approval.

Labels of keys come from the models of the configuration (`config.setting_descriptions`), names of entries and values
from tables (`setting_entries`, `setting_values`). A key without a model is shown as written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from portalgen.config.places import INHERITED_KEYS
from portalgen.config.setting_descriptions import SettingGroup, SettingKey
from portalgen.config.setting_files import find_setting_file
from portalgen.config.yaml_text import Tree, YamlText, parse_yaml
from portalgen.differences.excerpts import cut_excerpt
from portalgen.differences.setting_changes import (
    SettingChange,
    SettingChangeKind,
    SettingPart,
    parts_of_values,
)
from portalgen.differences.setting_entries import EntryKind, SettingEntry
from portalgen.differences.setting_matching import (
    find_moved,
    find_renamed,
    key_of_entry,
    pair_entries,
    value_at,
    without_value,
)
from portalgen.differences.setting_names import SettingNames
from portalgen.differences.setting_values import ValueReader
from portalgen.differences.word_runs import compare_texts
from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual as B

_BETWEEN: Final = " › "
_LONG: Final = 100
"""Letters from which two texts are compared by words."""
_WRITTEN: Final = 2_000
"""Letters of an entry as it is written."""
_MOVES: Final = 5
"""The most moved entries of a list described individually; with more, the new order is described."""
_ORDER: Final = 30
"""Entries named in a new order."""
_PROFILE: Final = B("mẫu trang {name}", "the profile {name}")
_OF: Final = B("{key} của {owner}", "{key} of {owner}")
_AT: Final = B("ở vị trí {position}", "at position {position}")
_RENAMED: Final = B(" đổi tên thành ", " is now called ")
_MOVED: Final = B(
    "{entry} chuyển từ vị trí {former} sang vị trí {position}", "{entry} moved from position {former} to {position}"
)
_BEHIND: Final = B(", ngay sau {entry}", ", right behind {entry}")
_FIRST: Final = B(", đứng đầu", ", first of all")
_REORDERED: Final = B("xếp lại thứ tự; thứ tự mới: {order}", "in another order: {order}")
_ORDER_ALONE: Final = B(
    "chỉ xếp lại thứ tự các mục, nội dung như cũ", "only in another order, the entries are the same"
)
_FORM: Final = B("đổi cách ghi", "written in another form")
_OWN: Final = B(
    "trang có giá trị riêng, thay cho toàn bộ giá trị của mẫu trang",
    "the site overrides the whole setting of its profile",
)
_SHARED: Final = B("trang thôi dùng giá trị riêng, lấy theo mẫu trang", "the site uses its profile's setting again")
_EMPTY: Final = B("nay ghi là trống", "is written as empty now")
_NOT_EMPTY: Final = B("thôi ghi là trống", "is no longer written as empty")
_NO_VALUE: Final = B(
    "chỉ đổi ghi chú hay cách trình bày của tệp, không cài đặt nào đổi",
    "only comments or the form of the file differ, no setting does",
)
_UNREADABLE: Final = B(
    "tệp {side} không đọc được (YAML sai) nên chưa nói được cài đặt nào đổi; chạy `portalgen check` để xem lỗi",
    "the file {side} cannot be read as YAML, so the changed settings are unknown; run `portalgen check`",
)
_BEFORE: Final = B("ở bản hiện có", "as it is now")
_AFTER: Final = B("ở bài gửi", "as proposed")


@frozen
class _Place:
    """The place of a setting."""

    key: tuple[str, ...]
    label: str
    """Its context: the key at the top of the file, with the subject of the file."""
    inner: tuple[str, ...] = ()
    """The keys between the context and the setting."""


def compare_settings(path: str, before: bytes, after: bytes, names: SettingNames) -> tuple[SettingChange, ...]:
    """Return the differing settings, in the order of the newer version. A missing file is empty bytes."""
    if before == after:
        return ()
    old, new = _read(path, before), _read(path, after)
    found = find_setting_file(path)
    if old is None or new is None:
        side = (_BEFORE if old is None else _AFTER).text(names.language)
        return (SettingChange("changed", "", path, (SettingPart("plain", names.say(_UNREADABLE, side=side)),)),)
    file, name = found if found is not None else (None, "")
    shown = names.name_site(name) if file is not None and file.is_named_by_site else name
    owner = names.say(file.names, name=shown) if file is not None else f"`{path}`"
    has_subjects = file is None or file.has_subjects
    comparison = _Comparison(names, owner, name if file is not None and file.is_named_by_site else "", has_subjects)
    group = file.describe() if file is not None else SettingGroup("", {})
    changes = tuple(comparison.compare_file(group, old, new))
    if not changes and before and after:
        return (SettingChange("changed", "", _begin(owner), (SettingPart("plain", names.say(_NO_VALUE)),)),)
    return changes


def name_setting_file(path: str, names: SettingNames) -> str:
    """Return the subject of the settings in the file at `path`; "" without a model."""
    found = find_setting_file(path)
    if found is None:
        return ""
    file, name = found
    return names.say(file.names, name=names.name_site(name) if file.is_named_by_site else name)


def _read(path: str, data: bytes) -> SettingEntry | None:
    """Return the keys of the file; a file other than a mapping is a key without a name."""
    tree, fault = parse_yaml(YamlText(data.decode("utf-8-sig", "replace"), path, "CFG"))
    if fault is not None:
        return None
    return tree if isinstance(tree, dict) else {} if tree is None else {"": tree}


class _Comparison:
    """Compares the two versions of a file."""

    def __init__(self, names: SettingNames, owner: str, site: str, has_subjects: bool = True) -> None:
        self._names = names
        self._owner = owner
        self._has_subjects = has_subjects
        self._reader = ValueReader(names, site)

    def compare_file(self, group: SettingGroup, old: SettingEntry, new: SettingEntry) -> Iterator[SettingChange]:
        """Yield the differences."""
        for name in dict.fromkeys((*new, *old)):
            key = group.keys.get(name) or SettingKey(name, None, group.model)
            if group.model == _SITE_MODEL and old and new:
                yield from self._compare_inheritance(key, old.get(name), new.get(name))
            if name in _OWN_FILES:
                yield from self._compare_shared(key, _as_entry(old.get(name)), _as_entry(new.get(name)))
            else:
                yield from self._compare(key, old.get(name), new.get(name), self._top(key, self._owner, (name,)))

    def _compare_inheritance(self, key: SettingKey, old: Tree, new: Tree) -> Iterator[SettingChange]:
        """Yield changes of a site's key that begins or ceases to override its profile's."""
        if key.name in INHERITED_KEYS and (old is None) != (new is None):
            text = (_OWN if old is None else _SHARED).text(self._names.language)
            change: SettingChangeKind = "added" if old is None else "removed"
            yield self._change(self._top(key, self._owner, (key.name,)), change, (SettingPart("strong", text),))

    def _compare_shared(self, key: SettingKey, old: SettingEntry, new: SettingEntry) -> Iterator[SettingChange]:
        """Yield changes of profiles, with the number of affected sites."""
        for profile in dict.fromkeys((*new, *old)):
            first, second = _as_entry(old.get(profile)), _as_entry(new.get(profile))
            for name in dict.fromkeys((*second, *first)):
                inner = self._reader.key_below(key, name)
                owner = self._names.say(_PROFILE, name=self._names.name_profile(profile, name))
                written = self._reader.label_of(inner)
                place = _Place((key.name, profile, name), _begin(self._names.say(_OF, key=written, owner=owner)))
                yield from self._compare(inner, first.get(name), second.get(name), place)

    def _top(self, key: SettingKey, owner: str, written: tuple[str, ...]) -> _Place:
        label = self._reader.label_of(key)
        if label and not self._has_subjects:
            return _Place(written, _begin(owner), (label,))
        return _Place(written, _begin(self._names.say(_OF, key=label, owner=owner) if label else owner))

    def _below(self, place: _Place, name: str, label: str) -> _Place:
        return replace(place, key=(*place.key, name), inner=(*place.inner, label) if label else place.inner)

    def _compare(self, key: SettingKey, old: Tree, new: Tree, place: _Place) -> Iterator[SettingChange]:
        if old == new:
            return
        if _is_empty(old) and _is_empty(new):
            text = _NOT_EMPTY if new is None else _EMPTY
            yield self._change(place, "changed", (SettingPart("plain", text.text(self._names.language)),))
            return
        for fits, compare in _BY_FORM:
            if fits(old) and fits(new) and not (old is None and new is None):
                yield from compare(self, key, old, new, place)
                return
        values = [_as_written(old), _as_written(new)]
        yield self._change(
            place,
            "changed",
            (SettingPart("plain", f"{_FORM.text(self._names.language)}: "), *parts_of_values(*values)),
            *values,
        )

    def _compare_texts(self, key: SettingKey, old: Tree, new: Tree, place: _Place) -> Iterator[SettingChange]:
        before, after = (each if isinstance(each, str) else "" for each in (old, new))
        if before == after:
            return
        first, second = (self._reader.write(key, each) if each else "" for each in (before, after))
        if first == second:
            first, second = before, after
        kind: SettingChangeKind = "changed" if before and after else "added" if after else "removed"
        is_long = bool(before and after) and max(len(first), len(second)) > _LONG
        runs = compare_texts(first, second) if is_long else ()
        yield replace(self._change(place, kind, parts_of_values(first, second), before, after), runs=runs)

    def _compare_mappings(self, key: SettingKey, old: Tree, new: Tree, place: _Place) -> Iterator[SettingChange]:
        first, second = _as_entry(old), _as_entry(new)
        is_group = key.group is not None and not key.is_mapping
        for name in dict.fromkeys((*second, *first)):
            if is_group:
                inner = self._reader.key_below(key, name)
                label = self._reader.label_of(inner)
            else:
                inner, label = replace(key, is_mapping=False), self._reader.name_of(key, name)
            yield from self._compare(inner, first.get(name), second.get(name), self._below(place, name, label))

    def _compare_lists(self, key: SettingKey, old: Tree, new: Tree, place: _Place) -> Iterator[SettingChange]:
        first, second = _as_list(old), _as_list(new)
        if any(isinstance(each, dict) for each in (*first, *second)):
            yield from self._compare_entries(key, list(map(_as_entry, first)), list(map(_as_entry, second)), place)
            return
        before, after = (list(map(_as_written, side)) for side in (first, second))
        gone, came = Counter(before) - Counter(after), Counter(after) - Counter(before)
        words = {_as_written(each): self._reader.write_tree(key, each) for each in (*first, *second)}
        alike = {words[each] for each in gone} & {words[each] for each in came}
        shown = {each: each if text in alike else text for each, text in words.items()}
        for each in gone.elements():
            yield self._change(place, "removed", (SettingPart("removed", shown[each]),), each, "")
        for each in came.elements():
            yield self._change(place, "added", (SettingPart("added", shown[each]),), "", each)
        if [each for each in before if each not in gone] != [each for each in after if each not in came]:
            yield self._reorder(place, [shown[each] for each in after])

    def _reorder(self, place: _Place, order: Sequence[str]) -> SettingChange:
        more = ["…"] if len(order) > _ORDER else []
        text = self._names.say(_REORDERED, order=", ".join((*order[:_ORDER], *more)))
        return self._change(place, "moved", (SettingPart("plain", text),))

    def _compare_entries(
        self, key: SettingKey, old: Sequence[SettingEntry], new: Sequence[SettingEntry], place: _Place
    ) -> Iterator[SettingChange]:
        """Yield changes of a list's entries, matched by identity at any position."""
        kind = self._reader.kind_of(key)
        pairs = pair_entries(kind, old, new)
        matched = {second: first for first, second in pairs}
        changes: list[SettingChange] = []
        for number, entry in enumerate(new):
            if number not in matched:
                where = self._names.say(_AT, position=str(number + 1)) if kind.is_ordered and matched else ""
                changes.append(self._describe_entry(key, kind, entry, place, "added", where))
            elif old[matched[number]] != entry:
                changes += self._compare_entry(key, kind, old[matched[number]], entry, place)
        gone = sorted(set(range(len(old))) - set(matched.values()))
        changes += (self._describe_entry(key, kind, old[number], place, "removed") for number in gone)
        yield from changes
        yield from self._find_moves(
            key, kind, new, [(first, second) for second, first in sorted(matched.items())], place, bool(changes)
        )

    def _find_moves(
        self,
        key: SettingKey,
        kind: EntryKind,
        new: Sequence[SettingEntry],
        pairs: Sequence[tuple[int, int]],
        place: _Place,
        is_changed: bool,
    ) -> Iterator[SettingChange]:
        moved = find_moved([first for first, _ in pairs])
        if not moved:
            return
        if not kind.is_ordered:
            if not is_changed:
                yield self._change(place, "moved", (SettingPart("plain", _ORDER_ALONE.text(self._names.language)),))
            return
        if len(moved) > _MOVES:
            yield self._reorder(place, [self._reader.title_of(key, each) for each in new[: _ORDER + 1]])
            return
        for number in moved:
            former, position = pairs[number]
            entry = f"{kind.noun.text(self._names.language)} {self._reader.title_of(key, new[position])}"
            text = self._names.say(_MOVED, entry=entry, former=str(former + 1), position=str(position + 1))
            ahead = self._names.say(_BEHIND, entry=self._reader.title_of(key, new[position - 1])) if position else ""
            text += ahead or _FIRST.text(self._names.language)
            yield self._change(place, "moved", (SettingPart("plain", text),), str(former + 1), str(position + 1))

    def _describe_entry(
        self,
        key: SettingKey,
        kind: EntryKind,
        entry: SettingEntry,
        place: _Place,
        change: SettingChangeKind,
        where: str = "",
    ) -> SettingChange:
        """Return the description of an added or removed entry."""
        verb = self._names.say(
            kind.added if change == "added" else kind.removed, noun=kind.noun.text(self._names.language)
        )
        note = self._note(place, key, entry, change)
        details = "; ".join(filter(None, (where, note, self._reader.write_details(key, entry))))
        parts = (
            SettingPart("plain", verb),
            SettingPart("strong", self._reader.title_of(key, entry)),
            *((SettingPart("plain", f" ({details})"),) if details else ()),
        )
        written = _as_written(dict(entry))
        values = ("", written) if change == "added" else (written, "")
        return self._change(replace(place, key=(*place.key, key_of_entry(kind, entry))), change, parts, *values)

    def _compare_entry(
        self, key: SettingKey, kind: EntryKind, old: SettingEntry, new: SettingEntry, place: _Place
    ) -> Iterator[SettingChange]:
        """Yield changes of an entry in both versions: first a new name, then other differences."""
        noun, title = kind.noun.text(self._names.language), self._reader.title_of(key, old)
        note = self._note(place, key, old, "changed")
        said = f"{noun} {title}{f' ({note})' if note else ''}"
        place = replace(place, key=(*place.key, key_of_entry(kind, new)))
        name, code = find_renamed(kind, old, new, self._names.language)
        if name:
            parts = (
                SettingPart("plain", said),
                SettingPart("plain", _RENAMED.text(self._names.language)),
                SettingPart("strong", self._reader.title_of(key, new)),
            )
            written = [_as_written(value_at(each, name, code)) for each in (old, new)]
            inner = replace(place, key=(*place.key, name, *((code,) if code else ())))
            yield self._change(inner, "changed", parts, *written)
            old, new = (without_value(each, name, code) for each in (old, new))
        site = new.get("site")
        comparison = self if not isinstance(site, str) else self._of_site(site)
        for below in dict.fromkeys((*new, *old)):
            inner_key = self._reader.key_below(key, below)
            is_named = inner_key.group is not None and _holds_entries(old, new, below)
            label = "" if is_named else self._reader.label_of(inner_key)
            inner = self._below(replace(place, inner=(*place.inner, said)), below, label)
            yield from comparison._compare(inner_key, old.get(below), new.get(below), inner)

    def _of_site(self, site: str) -> _Comparison:
        return _Comparison(self._names, self._owner, site)

    def _note(self, place: _Place, key: SettingKey, entry: SettingEntry, change: SettingChangeKind) -> str:
        """Return how many pages use a changed or removed term."""
        is_term = key.group is not None and key.group.model == "TermModel" and change != "added"
        term = entry.get("id")
        return self._names.count_term_pages(place.key[1], term) if is_term and isinstance(term, str) else ""

    def _change(
        self,
        place: _Place,
        change: SettingChangeKind,
        parts: tuple[SettingPart, ...],
        before: str = "",
        after: str = "",
    ) -> SettingChange:
        head = (SettingPart("plain", f"{', '.join(place.inner)}: "),) if place.inner else ()
        known = self._names.list_outside_hosts(before)
        hosts = tuple(each for each in self._names.list_outside_hosts(after) if each not in known)
        key = _BETWEEN.join(place.key)
        return SettingChange(change, key, place.label, (*head, *parts), before, after, outside_hosts=hosts)


_SITE_MODEL: Final = "SiteModel"
_OWN_FILES: Final = frozenset(("profiles",))
"""Keys whose entries are separate sets of settings."""


def _is_empty(tree: Tree) -> bool:
    return not tree


def _is_text(tree: Tree) -> bool:
    return tree is None or isinstance(tree, str)


def _is_mapping(tree: Tree) -> bool:
    return tree is None or isinstance(tree, dict)


def _is_list(tree: Tree) -> bool:
    return tree is None or isinstance(tree, list)


_Compare = Callable[[_Comparison, SettingKey, Tree, Tree, _Place], Iterator[SettingChange]]
_BY_FORM: Final[tuple[tuple[Callable[[Tree], bool], _Compare], ...]] = (
    (_is_text, _Comparison._compare_texts),
    (_is_mapping, _Comparison._compare_mappings),
    (_is_list, _Comparison._compare_lists),
)
"""Functions that compare two values of the same form; a missing value has every form."""


def _as_entry(tree: Tree) -> SettingEntry:
    return tree if isinstance(tree, dict) else {} if tree is None else {"": tree}


def _as_list(tree: Tree) -> list[Tree]:
    return tree if isinstance(tree, list) else []


def _as_written(tree: Tree) -> str:
    """Return a value on a single line, similar to YAML."""
    if isinstance(tree, dict):
        text = ", ".join(f"{key}: {_as_written(each)}" for key, each in tree.items())
        return cut_excerpt(f"{{{text}}}", _WRITTEN)
    if isinstance(tree, list):
        return cut_excerpt(f"[{', '.join(map(_as_written, tree))}]", _WRITTEN)
    return tree or ""


def _begin(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _holds_entries(old: SettingEntry, new: SettingEntry, key: str) -> bool:
    """Return True if a value is a list of entries whose noun names them."""
    return isinstance(new.get(key, old.get(key)), list)
