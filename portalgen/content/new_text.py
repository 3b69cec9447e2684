"""The text of a new page: required keys filled in, optional keys that avoid a finding, useful ones as hints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from portalgen.config.portal import Portal, Site
from portalgen.content.field_types import field_type_of
from portalgen.content.front_matter_text import format_key_lines, format_schema_comment
from portalgen.content.unwritten import UNWRITTEN_BODY, UNWRITTEN_SUMMARY
from portalgen.frozen import frozen
from portalgen.kinds.definition import PERIOD_TYPES, Field, Kind

_NUMBER_TYPES: Final = ("integer", "year")
_CHOICES_SHOWN: Final = 8
"""Maximum number of choices listed in a new page; for longer lists the schema offers them."""
_DRAFT: Final = "draft: true  # xóa dòng này khi bài đã xong"
_RECEIVED: Final = "received"
_RECEIVED_NOTE: Final = "  # ngày nhận theo sổ văn bản đến: từ đây tính thời hạn đăng"
_REVIEWED: Final = "review_by"
_REVIEW_DAYS: Final = 365
_LATER_BODY: Final = "## {title}: viết dưới dòng --- ở cuối khi đã có; chưa có thì để trống."
_HINTED: Final = (
    "summary",
    "origin",
    "field",
    "attachments",
    "images",
    "source",
    "received",
    "event_end",
    "publish_at",
    "expires_at",
    "related",
)
"""The optional common fields used most; the schema describes the rest."""
_SHOWN_FROM_AND_UNTIL: Final = frozenset(("publish_at", "expires_at"))
"""Not hinted for kinds with a banner, whose period already shows and hides the page."""


@frozen
class NewPage:
    """The decided values of a new page; `at` is its moment in Vietnam's time."""

    site: Site
    kind: Kind
    path: str
    id: str
    title: str
    language: str
    at: datetime
    is_received: bool
    """The page needs the day on which it was received, from which its time limit counts."""


def write_page_text(portal: Portal, page: NewPage) -> str:
    """Return the file of a new page: front matter with hints, and a reminder in the place of its text."""
    kind, language, day = page.kind, page.language, page.at.date()
    known: dict[str, Any] = {"id": page.id, "kind": kind.name, "title": page.title}
    texts = {"title": page.title, "agency": page.site.name(language).full, **_days_of_week(day)}
    known |= {
        field.name: texts[field.filled_with]
        for field in kind.fields
        if field.filled_with and _may_stand(portal, field, texts[field.filled_with])
    }
    allowed = _allowed_sites(portal, page)
    head = [format_schema_comment(page.path, kind.name)]
    for field in kind.fields:
        if field.required:
            ahead = page.at + timedelta(field.days_ahead)
            usual = _format_moment(field, ahead) if field.type in PERIOD_TYPES else _example_value(field, portal, day)
            lines = format_key_lines(field.name, known.get(field.name, allowed.get(field.name, usual)))
            is_given = field.name in known or field.name == kind.date_from
            head += lines if is_given else _explained(field, lines, language)
            head += [] if is_given else _entry_hints(field, portal, day, language)
        if field.name == "title" and page.is_received:
            head += [f"{_RECEIVED}:", f"  at: {day.isoformat()}{_RECEIVED_NOTE}"]
    head += _review_lines(kind, day, language)
    open_keys = _open_keys(kind, language)
    head += [line for key, value in open_keys.items() for line in _open_lines(kind, key, value, language)]
    hints = _hints(kind, portal, day, page.is_received, open_keys)
    if kind.body_title is not None:  # this text, such as an answer, is added later; its presence is meaningful
        title = kind.body_title.vi
        return "\n".join(["---", *head, _DRAFT, *hints, _LATER_BODY.format(title=title), "---", ""])
    return "\n".join(["---", *head, _DRAFT, *hints, "---", "", UNWRITTEN_BODY.text(language), ""])


def _allowed_sites(portal: Portal, page: NewPage) -> Mapping[str, tuple[str, ...]]:
    """Return the sites of a banner by the name of their field: only the main site may name sites other than its own."""
    banner = page.kind.banner
    return {banner.sites: (page.site.id,)} if banner and page.site.id != portal.main_site.id else {}


def _open_keys(kind: Kind, language: str) -> Mapping[str, str]:
    """Return optional keys written into a new page, with their values: without them the page has a finding at once."""
    values = {
        "origin": "own" if kind.is_report else "",
        kind.summary_from or "summary": UNWRITTEN_SUMMARY.text(language) if kind.needs_summary else "",
    }
    return {key: value for key, value in values.items() if value and _is_optional(kind.field(key))}


def _is_optional(field: Field | None) -> bool:
    return field is not None and not field.required


def _open_lines(kind: Kind, key: str, value: str, language: str) -> list[str]:
    field = kind.field(key)
    assert field is not None  # of `_open_keys`
    return _explained(field, format_key_lines(key, value), language)


def _format_moment(field: Field, at: datetime) -> str:
    """Return a day or moment for front matter, with the time only if the field requires it."""
    return at.replace(tzinfo=None).isoformat(timespec="minutes") if field.needs_time else at.date().isoformat()


def _review_lines(kind: Kind, day: date, language: str) -> list[str]:
    """Return the line for the review date, about a year ahead, if the kind needs a review."""
    field = kind.field(_REVIEWED) if kind.needs_review else None
    if field is None or field.required:
        return []
    return _explained(field, format_key_lines(field.name, day + timedelta(_REVIEW_DAYS)), language)


def _explained(field: Field, lines: list[str], language: str) -> list[str]:
    """Return the lines of an example key with its explanation, and its values if they are few."""
    values = " | ".join(choice.value for choice in field.choices) if len(field.choices) <= _CHOICES_SHOWN else ""
    note = " ".join(filter(None, (" ".join(field.help.text(language).split()), values)))
    return [f"{lines[0]}  # {note}", *lines[1:]] if note else lines


def _days_of_week(day: date) -> dict[str, str]:
    """Return the first and last day of the week of `day`, as in front matter."""
    monday = day - timedelta(days=day.weekday())
    return {"monday": monday.isoformat(), "sunday": (monday + timedelta(days=6)).isoformat()}


def _may_stand(portal: Portal, field: Field, text: str) -> bool:
    """Return True if `text` is valid for the field: in a closed taxonomy it must be a term."""
    taxonomy = next((each for each in portal.taxonomies if each.id == field.taxonomy), None)
    return taxonomy is None or taxonomy.open or taxonomy.find_term(text) is not None


def _hints(kind: Kind, portal: Portal, day: date, is_received: bool, open_keys: Collection[str]) -> list[str]:
    left_out = {*open_keys, *((_RECEIVED,) if is_received else ()), *(_SHOWN_FROM_AND_UNTIL if kind.banner else ())}
    own = [field for field in kind.own_fields if not field.required and field.name not in left_out]
    names = [name for name in (*kind.hinted_fields, *_HINTED) if name not in left_out]
    common = [field for name in names if (field := kind.field(name)) and field not in own and not field.required]
    groups = [("Riêng cho loại bài này", own), ("Chung", common)]
    hints = ["", "# Bỏ dấu # và một dấu cách ở đầu dòng để dùng khóa đó; xóa những dòng không cần."]
    for label, fields in groups:
        if fields:
            hints += [f"## {label}", *(line for field in fields for line in _hint(field, portal, day))]
    return hints


def _hint(field: Field, portal: Portal, day: date) -> Iterable[str]:
    first, *rest = format_key_lines(field.name, _example_value(field, portal, day))
    return [f"# {first}  # {field.help.vi}", *(f"# {line}" for line in rest)]


def _example_value(field: Field, portal: Portal, day: date) -> Any:
    if field.fields:
        # Required keys and hours of an event are shown open; a hint shows every key.
        needed = [below for below in field.fields if _stands_open(below)] if field.required else []
        value: Any = {below.name: _example_value(below, portal, day) for below in needed or field.fields}
    elif field.filled_with in (days := _days_of_week(day)):
        value = days[field.filled_with]
    else:
        value = _example(field, portal)
    if not field.is_list:
        return value
    if field.least_entries == 1 or not field.required:
        return (value,)
    return tuple(_number_lines(field, value, number) for number in range(1, field.least_entries + 1))


def _stands_open(field: Field) -> bool:
    """Return True if a new entry of a required group contains the key."""
    return field.required or field.type == "time" or field.in_new == "open"


def _entry_hints(field: Field, portal: Portal, day: date, language: str) -> Iterable[str]:
    """Yield optional keys for the last entry of a required group, each behind a #, aligned with the entry."""
    for below in field.fields:
        if below.in_new == "hint":
            first, *_ = format_key_lines(below.name, _example_value(below, portal, day))
            yield f"    # {_explained(below, [first], language)[0]}"


def _number_lines(field: Field, entry: dict[str, Any], number: int) -> dict[str, Any]:
    """Return a copy of `entry` with its text values numbered, to distinguish several entries."""
    lines = {below.name for below in field.fields if below.type == "line"}
    return {name: f"{value} {number}" if name in lines else value for name, value in entry.items()}


def _example(field: Field, portal: Portal) -> Any:
    """Return a placeholder of the field's type."""
    if field.taxonomy:
        terms = next((each.terms for each in portal.taxonomies if each.id == field.taxonomy), ())
        if terms:
            return terms[0].id
    if field.choices:
        return field.example or field.choices[0].value
    example = field.example or field_type_of(portal.kinds, field).example
    return int(example) if field.type in _NUMBER_TYPES and example.isdecimal() else example
