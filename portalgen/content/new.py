"""Creates a new page: decides its site, section, path and id; `new_text` writes its file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from itertools import count
from types import MappingProxyType
from typing import Final

from portalgen.config.lint_settings import SiteRequirements
from portalgen.config.portal import Portal, Site
from portalgen.config.shared_settings import SectionSettings
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.front_matter_text import clean_line
from portalgen.content.kind_by_name import require_kind
from portalgen.content.new_text import NewPage, write_page_text
from portalgen.diagnostics.sentences import find_closest
from portalgen.errors import UsageError
from portalgen.kinds.definition import Field, Kind
from portalgen.law.calendar import VIETNAM
from portalgen.text.normalization import nfc
from portalgen.text.slugs import slug_of

_LONGEST_SLUG: Final = 80
_SITES_SHOWN: Final = 8
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
    page = NewPage(home, definition, path, identifier, words, language, at.astimezone(VIETNAM), is_received)
    return path, write_page_text(portal, page)


def list_new_files(kind: Kind, path: str, language: str) -> Mapping[str, str]:
    """Return the texts of the files that stand beside a new page, such as its first table of figures, by path.

    A page that names a missing file has an error from the beginning.
    """
    folder = path.rpartition("/")[0]
    return {f"{folder}/{name}": text for name, text in _list_new_files(kind.fields, language)}


def _list_new_files(fields: Iterable[Field], language: str) -> Iterator[tuple[str, str]]:
    for field in fields:
        if field.required and field.new_file is not None:
            yield field.example, field.new_file.text(language)
        if field.required:
            yield from _list_new_files(field.fields, language)


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
