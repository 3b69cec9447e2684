"""Creates a new page: a valid file with required keys filled in, and useful optional keys as hints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import count
from types import MappingProxyType
from typing import Any, Final

from portalgen.config.lint_settings import SiteRequirements
from portalgen.config.portal import Portal, Site
from portalgen.config.shared_settings import SectionSettings
from portalgen.content.field_types import field_type_of
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.front_matter_text import clean_line, format_key_lines, format_schema_comment
from portalgen.content.kind_by_name import require_kind
from portalgen.content.unwritten import UNWRITTEN_BODY, UNWRITTEN_SUMMARY
from portalgen.diagnostics.sentences import find_closest
from portalgen.errors import UsageError
from portalgen.kinds.definition import PERIOD_TYPES, Field, Kind
from portalgen.law.calendar import VIETNAM
from portalgen.text.normalization import nfc
from portalgen.text.slugs import slug_of

_LONGEST_SLUG: Final = 80
_SITES_SHOWN: Final = 8
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

Requirements = Mapping[str, SiteRequirements]
"""The requirements of sites by their group."""
_NOTHING_REQUIRED: Final[Requirements] = MappingProxyType({})


def create_page(
    portal: Portal,
    kind: str,
    site: str,
    title: str,
    language: str,
    at: datetime,
    section: str | None = None,
    ids: Collection[str] = (),
    requirements: Requirements = _NOTHING_REQUIRED,
    received_classes: Collection[str] = (),
) -> tuple[str, str]:
    """Return (path, text) of a new page. `ids` are existing ids. Raises UsageError if it is impossible or exists.

    `received_classes` are the time limit classes that start with receipt: pages of these classes need a day of receipt.

    The default section is the first of `list_sections`. Without a title, a kind named by its day generates one.
    """
    definition = _kind(portal, kind)
    home = _site(portal, site)
    _language(home, language)
    day = at.astimezone(VIETNAM).date()
    words, name = _title_and_name(definition, title, language, day)
    if not name:
        raise UsageError(
            f"tiêu đề `{title}` không có chữ hay số nào để đặt tên tệp",
            f"title `{title}` has no letter or digit for a file name",
        )
    folder = _section(portal, home, definition, section, requirements)
    path = _path(home, folder, name, definition, language)
    _refuse_existing(portal, path)
    identifier = _unique(f"{home.id}-{name}", ids)
    is_received = definition.deadline_class in received_classes
    return path, _text(portal, home, definition, path, identifier, words, language, at.astimezone(VIETNAM), is_received)


def _title_and_name(kind: Kind, title: str, language: str, day: date) -> tuple[str, str]:
    """Return the title of a new page and the name of its file."""
    if title.strip():
        words = clean_line(nfc(title))
        return words, _shortened(slug_of(words))
    if kind.new_title is None:
        raise UsageError(
            f"loại bài `{kind.name}` cần tiêu đề: thêm --title 'Tiêu đề'",
            f"kind `{kind.name}` needs a title: add --title 'Title'",
        )
    new_title = kind.new_title(day)
    return new_title.title.text(language), new_title.name


def list_sections(
    portal: Portal, kind: str, site: str, requirements: Requirements = _NOTHING_REQUIRED
) -> tuple[str, ...]:
    """Return the paths of the sections accepting the kind, its own first; "" is the site's own folder.

    A section is a kind's own if it lists the kind first. Of several, a mandatory section of the site comes first, then
    a section accepting no other kind: documents go to the documents section rather than to drafts under consultation,
    which accepts them too. Raises UsageError for an unknown kind or site.
    """
    return _sections(_site(portal, site), _kind(portal, kind), requirements)


def _sections(site: Site, kind: Kind, requirements: Requirements) -> tuple[str, ...]:
    if kind.is_index:
        return ("", *(each.path for each in site.sections))
    group = requirements.get(site.group)
    mandatory = group.sections if group else ()

    def rank(section: SectionSettings) -> tuple[bool, bool, bool]:
        return section.kinds[0] != kind.name, section.path not in mandatory, len(section.kinds) > 1

    taking = sorted((each for each in site.sections if kind.name in each.kinds), key=rank)
    return (*(each.path for each in taking), *([""] if kind.top_level else ()))


def _kind(portal: Portal, name: str) -> Kind:
    kind = portal.kinds.find(name)
    if kind is not None and kind.is_tombstone:
        raise UsageError(
            f"`{name}` là thông báo còn lại của một bài đã gỡ, không phải bài mới; để gỡ một bài: portalgen remove <mã bài>",
            f"`{name}` is the notice of a removed item, not a new page; to remove an item: portalgen remove <id>",
        )
    return kind if kind is not None else require_kind(portal.kinds, name)


def _site(portal: Portal, name: str) -> Site:
    for site in portal.sites:
        if site.id == name:
            return site
    ids = [site.id for site in portal.sites]
    near = find_closest(name, ids)
    if near:
        raise UsageError(
            f"không có trang `{name}`; có phải là `{near}`?", f"there is no site `{name}`; did you mean `{near}`?"
        )
    known = ", ".join(ids[:_SITES_SHOWN]) + ("…" if len(ids) > _SITES_SHOWN else "")
    raise UsageError(
        f"không có trang `{name}`; mã trang là tên tệp trong site-config/sites/: {known}",
        f"there is no site `{name}`; ids are the file names in site-config/sites/: {known}",
    )


def _language(site: Site, language: str) -> None:
    if language not in site.codes:
        known = ", ".join(site.codes)
        raise UsageError(
            f"trang `{site.id}` không có ngôn ngữ `{language}`; dùng một trong: {known}",
            f"site `{site.id}` has no language `{language}`; use one of: {known}",
        )


def _section(portal: Portal, site: Site, kind: Kind, section: str | None, requirements: Requirements) -> str:
    """Return the section's path; by default the kind's own."""
    taking = _sections(site, kind, requirements)
    if section is None and kind.is_index:
        known = ", ".join(each or "/" for each in taking)
        raise UsageError(
            f"loại `{kind.name}` cần --section: chuyên mục mà tệp này giới thiệu, một trong: {known} (/ là trang chủ)",
            f"kind `{kind.name}` needs --section, the section introduced by the file, one of: {known} (/ is the home "
            "page)",
        )
    if section is None and taking:
        return taking[0]
    if section is not None and section.strip("/") in taking:
        return section.strip("/")
    if not taking:
        raise _no_section_error(portal, site, kind)
    known = ", ".join(each or "/" for each in taking)
    raise UsageError(
        f"trang `{site.id}` không có chuyên mục `{section}` nhận loại `{kind.name}`; các chuyên mục nhận: {known}",
        f"site `{site.id}` has no section `{section}` accepting kind `{kind.name}`; use one of: {known}",
    )


def _no_section_error(portal: Portal, site: Site, kind: Kind) -> UsageError:
    """Return the error for a kind without any section: it names other sites and the line to add."""
    others = [each.id for each in portal.sites if any(kind.name in section.kinds for section in each.sections)]
    shown = ", ".join(others[:_SITES_SHOWN]) + (", …" if len(others) > _SITES_SHOWN else "")
    line = _section_line(site, kind)
    vi = f"; các trang nhận loại này: {shown}" if others else ""
    en = f"; sites accepting it: {shown}" if others else ""
    return UsageError(
        f"trang `{site.id}` chưa có chuyên mục nhận loại `{kind.name}`{vi}; thêm dòng `{line}` vào sections của "
        f"site-config/profiles.yaml cho cả nhóm trang, hoặc vào own_sections của site-config/sites/{site.id}.yaml",
        f"site `{site.id}` has no section accepting kind `{kind.name}`{en}; add the line `{line}` to sections of "
        f"site-config/profiles.yaml for its group, or to own_sections of site-config/sites/{site.id}.yaml",
    )


def _section_line(site: Site, kind: Kind) -> str:
    """Return the configuration line of a section accepting the kind."""
    names = ", ".join(f"{code}: {_in_group(kind.label.text(code))}" for code in site.codes)
    path = slug_of(kind.label.vi)
    return f"- {{path: {path}, names: {{{names}}}, kinds: [{kind.name}], missing_translation: notice}}"


def _in_group(text: str) -> str:
    """Return a text as a YAML value between braces."""
    return f'"{text}"' if set(text) & set(",:[]{}") else text


def _shortened(name: str) -> str:
    """Return at most 80 characters, cut between words."""
    if len(name) <= _LONGEST_SLUG:
        return name
    cut = name[: _LONGEST_SLUG + 1].rpartition("-")[0]
    return cut or name[:_LONGEST_SLUG]


def _path(site: Site, section: str, name: str, kind: Kind, language: str) -> str:
    folder = "/".join(part for part in (CONTENT_FOLDER, site.id, section) if part)
    return f"{folder}/_index.{language}.md" if kind.is_index else f"{folder}/{name}/index.{language}.md"


def _refuse_existing(portal: Portal, path: str) -> None:
    """Raise UsageError if a page of this name exists in any language, in its own folder or not."""
    file = portal.root / path
    taken = sorted(file.parent.glob(f"{file.name.split('.')[0]}.*.md"))
    if not file.name.startswith("_index"):
        taken += sorted(file.parent.parent.glob(f"{file.parent.name}.*.md"))
    if taken:
        other = taken[0].relative_to(portal.root).as_posix()
        raise UsageError(
            f"đã có {other}; chọn tiêu đề khác, hoặc dùng portalgen translate để dịch bài đó",
            f"{other} already exists; choose another title, or translate it with portalgen translate",
        )


def _unique(wanted: str, ids: Collection[str]) -> str:
    if wanted not in ids:
        return wanted
    return next(name for number in count(2) if (name := f"{wanted}-{number}") not in ids)


def _text(
    portal: Portal,
    site: Site,
    kind: Kind,
    path: str,
    identifier: str,
    title: str,
    language: str,
    at: datetime,
    is_received: bool,
) -> str:
    day = at.date()
    known: dict[str, Any] = {"id": identifier, "kind": kind.name, "title": title}
    texts = {"title": title, "agency": site.name(language).full, **_days_of_week(day)}
    known |= {
        field.name: texts[field.filled_with]
        for field in kind.fields
        if field.filled_with and _may_stand(portal, field, texts[field.filled_with])
    }
    head = [format_schema_comment(path, kind.name)]
    for field in kind.fields:
        if field.required:
            ahead = at + timedelta(field.days_ahead)
            usual = _format_moment(field, ahead) if field.type in PERIOD_TYPES else _example_value(field, portal, day)
            lines = format_key_lines(field.name, known.get(field.name, usual))
            is_given = field.name in known or field.name == kind.date_from
            head += lines if is_given else _explained(field, lines, language)
            head += [] if is_given else _entry_hints(field, portal, day, language)
        if field.name == "title" and is_received:
            head += [f"{_RECEIVED}:", f"  at: {day.isoformat()}{_RECEIVED_NOTE}"]
    head += _review_lines(kind, day, language)
    open_keys = _open_keys(kind, language)
    head += [line for key, value in open_keys.items() for line in _open_lines(kind, key, value, language)]
    hints = _hints(kind, portal, day, is_received, open_keys)
    if kind.body_title is not None:  # this text, such as an answer, is added later; its presence is meaningful
        title = kind.body_title.vi
        return "\n".join(["---", *head, _DRAFT, *hints, _LATER_BODY.format(title=title), "---", ""])
    return "\n".join(["---", *head, _DRAFT, *hints, "---", "", UNWRITTEN_BODY.text(language), ""])


def _open_keys(kind: Kind, language: str) -> Mapping[str, str]:
    """Return optional keys written into a new page, with their values: without them the page has a finding at once."""
    values = {
        "origin": "own" if kind.is_report else "",
        "summary": UNWRITTEN_SUMMARY.text(language) if kind.needs_summary else "",
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
