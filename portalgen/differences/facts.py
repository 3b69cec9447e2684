"""Differing facts of a page: its front matter, by field labels and with values in readers' words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.differences.model import PageFace
from portalgen.differences.value_changes import ValueChange, compare_lists, compare_values
from portalgen.differences.versions import PortalVersion
from portalgen.frozen import frozen
from portalgen.kinds.definition import Field
from portalgen.text.bilingual import Bilingual as B

FILE_TYPES: Final = frozenset(("file", "picture"))
_FACE: Final = (
    ("title", B("Tiêu đề", "Title"), True),
    ("url", B("Địa chỉ", "Address"), False),
    ("section", B("Chuyên mục", "Section"), False),
    ("state", B("Tình trạng", "State"), False),
    ("kind", B("Loại bài", "Kind"), False),
)
"""The common facts of all pages: (attribute of `PageFace`, label, True if compared by words)."""
_SITE: Final = B("Trang thông tin", "Site")
_SUMMARY: Final = B("Tóm tắt", "Summary")
_TRANSLATION: Final = B("Bản dịch", "Translation")
_ORDER: Final = B("Thứ tự: {label}", "Order: {label}")
_UP_TO_DATE: Final = B("đã đối chiếu với bản gốc hiện nay", "checked against the original as it is now")
_OUTDATED: Final = B("chưa theo kịp bản gốc", "behind its original")
_TOLD_BY_STATE: Final = frozenset(("publish_at", "expires_at"))
"""Fields whose change is already shown by the state."""
_TOLD_ELSEWHERE: Final = frozenset(("id", "kind", "title", "summary", "slug", "draft", "translated_from", "date"))


@frozen
class PageVersion:
    """A page in a version of the portal."""

    portal: PortalVersion
    page: Page
    face: PageFace

    def value(self, name: str) -> Any:
        """Return the value of a field; None if it is not set."""
        return getattr(self.page, name) if name in ("publish_at", "expires_at") else self.page.fields.get(name)


def compare_facts(before: PageVersion, after: PageVersion, language: str) -> tuple[ValueChange, ...]:
    """Return the differing facts of two versions of a page."""
    return (
        *_compare_faces(before, after, language),
        *_compare_fields(before, after, language),
        *_compare_file_order(before, after),
    )


def list_facts(version: PageVersion, language: str, *, is_added: bool) -> tuple[ValueChange, ...]:
    """Return the facts of a new or removed page, each from or to an empty value."""
    facts = [("summary", _SUMMARY, version.page.summary), *_list_field_values(version, language)]
    return tuple(
        ValueChange(name, label, "" if is_added else value, value if is_added else "")
        for name, label, value in facts
        if value
    )


def _list_field_values(version: PageVersion, language: str) -> Iterator[tuple[str, B, str]]:
    reader = version.portal.reader(language)
    if (date := _own_date(version)) is not None and (field := version.page.kind.field("date")) is not None:
        yield "date", field.label, reader.format_fact(field, date)
    for field in _fields_to_compare(version.page):
        yield field.name, field.label, reader.format_fact(field, version.value(field.name))


def _own_date(version: PageVersion) -> datetime | None:
    """Return the page's own date; None if it is the date of another field, shown separately."""
    other = version.page.fields.get(version.page.kind.date_from) if version.page.kind.date_from != "date" else None
    return None if other is not None and version.page.day == other else version.page.date


def _compare_faces(before: PageVersion, after: PageVersion, language: str) -> Iterator[ValueChange]:
    for name, label, in_words in _FACE:
        first, second = getattr(before.face, name), getattr(after.face, name)
        if first != second and not (name == "section" and before.page.site != after.page.site):
            yield compare_values(name, label, first, second, in_words=in_words)
        if name == "title" and before.page.summary != after.page.summary:
            yield compare_values("summary", _SUMMARY, before.page.summary, after.page.summary, in_words=True)
    if before.page.site != after.page.site:
        yield ValueChange("site", _SITE, before.page.site, after.page.site)
    first, second = _say_translation(before, language), _say_translation(after, language)
    if before.page.fields.get("translated_from") != after.page.fields.get("translated_from"):
        yield ValueChange("translation", _TRANSLATION, first if first != second else "", second)


def _say_translation(version: PageVersion, language: str) -> str:
    original = version.portal.originals.get(version.page.source)
    recorded = version.page.fields.get("translated_from")
    if original is None or recorded is None:
        return ""
    return (_UP_TO_DATE if recorded == original.original_digest else _OUTDATED).text(language)


def _compare_fields(before: PageVersion, after: PageVersion, language: str) -> Iterator[ValueChange]:
    first, second = before.portal.reader(language), after.portal.reader(language)
    dates = before.page.kind.field("date"), after.page.kind.field("date")
    is_state_changed = before.face.state != after.face.state
    if _own_date(before) != _own_date(after) and dates[0] is not None and dates[1] is not None:
        old, new = _own_date(before), _own_date(after)
        yield compare_values(
            "date", dates[1].label, first.format_fact(dates[0], old), second.format_fact(dates[1], new)
        )
    fields = dict.fromkeys(field.name for version in (after, before) for field in _fields_to_compare(version.page))
    for name in fields:
        old, new = before.value(name), after.value(name)
        if old == new:
            continue
        # A page of another kind may have a field with this name and another type.
        declared = before.page.kind.field(name), after.page.kind.field(name)
        entries = [
            reader.list_entries(field, value) if field is not None else []
            for reader, field, value in zip((first, second), declared, (old, new), strict=True)
        ]
        field = declared[1] or declared[0]
        if field is None or (is_state_changed and name in _TOLD_BY_STATE and _says_all(after.face.state, entries[1])):
            continue
        if entries[0] == entries[1]:  # two values with the same text, such as equal titles of two items
            entries = [[f"{text} ({value})" for text in each] for each, value in zip(entries, (old, new), strict=True)]
        if field.is_list:
            yield compare_lists(name, field.label, *entries)
        else:
            texts = ("; ".join(each) for each in entries)
            yield compare_values(name, field.label, *texts, in_words=field.type in ("line", "text", "group"))


def _says_all(state: str, entries: Sequence[str]) -> bool:
    """Return True if the state names the values, so that they need not be repeated."""
    return bool(entries) and all(each in state for each in entries)


def _compare_file_order(before: PageVersion, after: PageVersion) -> Iterator[ValueChange]:
    """Yield changes of order in a list of files; new, removed and changed files are described separately."""
    for field in after.page.kind.fields:
        if not field.is_list or not holds_files(field):
            continue
        first, second = (_name_files(field, version.page.fields.get(field.name)) for version in (before, after))
        if sorted(first) == sorted(second) and first != second:
            label = B(_ORDER.vi.format(label=field.label.vi), _ORDER.en.format(label=field.label.en))
            yield ValueChange(f"{field.name}-order", label, "; ".join(first), "; ".join(second))


def _name_files(field: Field, value: Any) -> list[str]:
    """Each entry of a list by its file."""
    entries = value if isinstance(value, tuple | list) else ()
    names = [each.name for each in field.fields if each.type in FILE_TYPES]
    return [
        "+".join(str(entry[name]) for name in names if entry.get(name)) if isinstance(entry, Mapping) else str(entry)
        for entry in entries
    ]


def _fields_to_compare(page: Page) -> Iterator[Field]:
    return (field for field in page.kind.fields if field.name not in _TOLD_ELSEWHERE and not holds_files(field))


def holds_files(field: Field) -> bool:
    """Return True if the values of a field name files, which are described separately."""
    return field.type in FILE_TYPES or any(below.type in FILE_TYPES for below in field.fields)
