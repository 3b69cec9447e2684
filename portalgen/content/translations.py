"""Combines files of the same name into an item: finds the original and checks the translations against it.

Shared keys are only in the original; a translation takes them from there and must not contradict them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import cache
from typing import Any, Final

from portalgen.config.portal import Portal
from portalgen.config.yaml_text import Location
from portalgen.content.front_matter import FrontMatter
from portalgen.content.model import Item, Page
from portalgen.content.places import place_in_file
from portalgen.content.walk import ContentFile
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Phrase, Place, diagnostic
from portalgen.frozen import frozen
from portalgen.kinds.definition import Field, Kind
from portalgen.law.calendar import VIETNAM
from portalgen.store.digest import digest_texts

_OWN_ATTRIBUTES: Final = frozenset(
    ("id", "kind", "title", "summary", "date", "slug", "draft", "publish_at", "expires_at")
)
_LACKS_TEXT: Final = "lacks text"
"""Added to the head digest, so that dependents of the head also depend on it."""
_REPEATED: Final = ("id", "kind")
"""Keys that identify the page in a translation."""
_DROP_RECORD: Final = LocalizedText(
    "bản nào là bản gốc thì xóa dòng translated_from của bản ấy; nếu là bản này thì xóa dòng này",
    "delete the line translated_from of the original version; if this is the original, delete this line",
)


@frozen
class PageSource:
    """A file and its place in the portal. `front_matter` is None if it is faulty."""

    file: ContentFile
    front_matter: FrontMatter | None


def build_item(sources: Sequence[PageSource], portal: Portal, diagnostics: list[Diagnostic]) -> Item | None:
    """Return the item that consists of the files with the same name. Their diagnostics are added to `diagnostics`."""
    if (
        len(sources) == 1
        and sources[0].front_matter is not None
        and "translated_from" not in sources[0].front_matter.values
    ):
        return _item_of_one_file(sources[0].file, sources[0].front_matter)
    ordered = sorted(_one_each(sources, diagnostics), key=_rank)
    read = [(each.file, each.front_matter) for each in ordered if each.front_matter is not None]
    originals = [each for each in read if "translated_from" not in each[1].values]
    if not originals:
        if read and len(read) == len(ordered):
            diagnostics.append(_without_original(ordered, portal))
        return None
    file, front_matter = originals[0]
    for second, _ in originals[1:]:
        diagnostics.append(two_originals_diagnostic(file, second))
    pages = [page_of(file, front_matter, front_matter.values)]
    for other, translated in read:
        if "translated_from" in translated.values and not _contradicts(
            file, front_matter, other, translated, portal, diagnostics
        ):
            pages.append(
                page_of(
                    other,
                    translated,
                    merge_translation(front_matter.kind, front_matter.values, translated.values),
                    has_original_text=not pages[0].lacks_text,
                )
            )
    return Item(front_matter.values["id"], tuple(pages))


def two_originals_diagnostic(file: ContentFile, second: ContentFile) -> Diagnostic:
    """Return the diagnostic for two versions of a page without `translated_from`."""
    return diagnostic(
        "LNG103",
        Place(second.path),
        language=second.language,
        other=file.language,
        other_path=file.path,
        path=second.path,
    )


def _item_of_one_file(file: ContentFile, front_matter: FrontMatter) -> Item:
    return Item(front_matter.values["id"], (page_of(file, front_matter, front_matter.values),))


def _rank(source: PageSource) -> int:
    return source.file.site.codes.index(source.file.language)


def _one_each(sources: Iterable[PageSource], diagnostics: list[Diagnostic]) -> Iterator[PageSource]:
    """Yield the first file of each language: `a.vi.md` and `a/index.vi.md` are the same page."""
    first: dict[str, str] = {}
    for source in sorted(sources, key=lambda each: each.file.path):
        other = first.setdefault(source.file.language, source.file.path)
        if other == source.file.path:
            yield source
        else:
            diagnostics.append(diagnostic("FMT132", Place(source.file.path), other=other))


def _without_original(ordered: list[PageSource], portal: Portal) -> Diagnostic:
    file = ordered[0].file
    present = {each.file.language for each in ordered}
    language = next((code for code in file.site.codes if code not in present), "")
    place = place_in_file(portal, file.path, ("translated_from",))
    name = f"{file.path.rpartition('/')[2].split('.')[0]}.{language}.md"
    if not language:  # all languages exist, and all have translated_from
        return diagnostic("LNG101", place, remedy=_DROP_RECORD)
    remedy = LocalizedText(
        f"thêm bản gốc `{name}`, hoặc bỏ khóa translated_from", f"add the original `{name}`, or delete translated_from"
    )
    return diagnostic("LNG101", place, remedy=remedy)


def _contradicts(
    original: ContentFile,
    front_matter: FrontMatter,
    file: ContentFile,
    translated: FrontMatter,
    portal: Portal,
    diagnostics: list[Diagnostic],
) -> bool:
    """Return True if the translation contradicts its original; otherwise check if it is outdated."""
    differing = tuple(find_contradictions(front_matter, translated))
    for location, value in differing:
        place = place_in_file(portal, file.path, location, key=True)
        key = ".".join(str(step) for step in location)
        remedy = advise_on_contradiction(key)
        diagnostics.append(diagnostic("LNG102", place, key=key, original=value, remedy=remedy))
    if not differing and translated.values["translated_from"] != front_matter.original_digest:
        place = place_in_file(portal, file.path, ("translated_from",))
        diagnostics.append(diagnostic("LNG104", place, original=original.path, language=file.language))
    return bool(differing)


def advise_on_contradiction(key: str) -> Phrase:
    """Return the fix if a translation repeats `key` differently: it must repeat only id and kind."""
    return Phrase("translation.repeat" if key in _REPEATED else "translation.drop")


def find_contradictions(original: FrontMatter, translated: FrontMatter) -> Iterator[tuple[Location, str]]:
    """Yield the shared keys repeated differently in a translation, with the original's values."""
    if original.kind.name != translated.kind.name:
        yield ("kind",), original.kind.name
        return
    for field in _shared(original.kind):
        if field.name in translated.values:
            own, other = translated.values[field.name], original.values.get(field.name)
            yield from _differences((field.name,), field, own, other)


def _differences(location: Location, field: Field, own: Any, other: Any) -> Iterator[tuple[Location, str]]:
    if field.type == "group" and not field.is_list and other is not None:
        for below in field.fields:
            if below.shared and below.name in own:
                yield from _differences((*location, below.name), below, own[below.name], other.get(below.name))
    elif own != other:
        yield location, format_field_value(other)


def format_field_value(value: Any) -> str:
    """Return a value as an author would write it."""
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes").removesuffix("+07:00").removesuffix("T00:00")
    if isinstance(value, tuple):
        return ", ".join(format_field_value(each) for each in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {format_field_value(each)}" for key, each in value.items())
    return str(value)


@cache
def _shared(kind: Kind) -> tuple[Field, ...]:
    return tuple(each for each in kind.fields if each.shared)


@cache
def _from_original(kind: Kind) -> tuple[Field, ...]:
    return tuple(each for each in kind.fields if each.shared or each.inherited)


def merge_translation(kind: Kind, original: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a translation, completed from its original. A translation of a draft is a draft too."""
    values = dict(own)
    if original.get("draft"):
        values["draft"] = True
    for field in _from_original(kind):
        if field.name not in original:
            continue
        if field.name not in own:
            values[field.name] = original[field.name]
        elif field.type == "group" and not field.is_list:
            values[field.name] = {**original[field.name], **own[field.name]}
    return values


def page_of(
    file: ContentFile, front_matter: FrontMatter, values: Mapping[str, Any], *, has_original_text: bool = False
) -> Page:
    """Return the page of a file with `values`, which may partly come from its original."""
    index = file.name == "_index"
    lacks_text = front_matter.lacks_text and not has_original_text and not values.get("attachments")
    return Page(
        source=file.path,
        site=file.site.id,
        section=file.section,
        name=file.name,
        language=file.language,
        kind=front_matter.kind,
        id=values["id"],
        title=values["title"],
        summary=values.get("summary", ""),
        date=_date(front_matter.kind, values),
        slug=values.get("slug", "" if index else file.name),
        draft=values.get("draft", False),
        publish_at=values.get("publish_at"),
        expires_at=values.get("expires_at"),
        fields={key: value for key, value in values.items() if key not in _OWN_ATTRIBUTES},
        digest=front_matter.digest,
        head_digest=digest_texts(front_matter.head_digest, _LACKS_TEXT) if lacks_text else front_matter.head_digest,
        body_digest=front_matter.body_digest,
        original_digest=front_matter.original_digest,
        body_start=front_matter.body_start,
        body_line=front_matter.body_line,
        lacks_text=lacks_text,
    )


def _date(kind: Kind, values: Mapping[str, Any]) -> datetime | None:
    """Return the page's date, else 00:00 of the kind's date field; None without both."""
    given = values.get("date") or values.get(kind.date_from)
    if isinstance(given, date) and not isinstance(given, datetime):
        return datetime.combine(given, time(), VIETNAM)
    return given
