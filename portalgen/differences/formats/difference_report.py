"""A difference in the board's words: the common source of all output formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, Literal

from portalgen.content.page_history import is_page_history_path
from portalgen.differences.bodies import BlockChange
from portalgen.differences.excerpts import cut_excerpt, quote_excerpt
from portalgen.differences.formats.banner_statements import say_banner_change
from portalgen.differences.formats.block_statements import REPORT_LIMITS, DetailLimits, describe_blocks, list_text
from portalgen.differences.formats.document_statements import describe_document_difference
from portalgen.differences.formats.setting_statements import describe_reach, describe_setting_changes
from portalgen.differences.formats.shared_edits import (
    PageParts,
    SharedEdit,
    describe_shared_edit,
    fold_pages,
)
from portalgen.differences.formats.statements import (
    DifferenceSection,
    DifferenceStatement,
    MarkedSpan,
    plain,
    statement,
)
from portalgen.differences.formats.value_statements import describe_files, describe_value
from portalgen.differences.model import (
    OtherFileDifference,
    PageDifference,
    PageFace,
    PlacementChange,
    PortalDifference,
    SiteDifference,
)
from portalgen.frozen import frozen
from portalgen.locale.catalog import language_name
from portalgen.text.bilingual import Bilingual as B

_TITLE: Final = B("Khác với bản hiện có", "Differences from the present version")
_NOTHING: Final = B(
    "Không có gì khác: người đọc thấy đúng như trước.", "No differences: readers see the same as before."
)
_NO_PAGE: Final = B(
    "Không bài nào khác về chữ và thông tin. Cấu hình, giao diện hoặc tệp khác có đổi (xem cuối phần này), nên người đọc có "
    "thể thấy khác; xem các trang bằng `portalgen diff --pages`.",
    "No page differs in its words and facts. Settings, a theme or other files do (at the end of this part), so the pages may "
    "look different; view them with `portalgen diff --pages`.",
)
_HISTORIES: Final = B(
    "Lịch sử thay đổi của bài, là tệp do máy ghi mà người đọc thấy ở trang Lịch sử thay đổi: {counts}: {names}.",
    "Histories of pages, written by a command and shown to readers on the page of each history: {counts}: {names}.",
)
_NAMED_HISTORIES: Final = 10
_KINDS: Final = {
    "removed": B("Bỏ trang", "Page removed"),
    "added": B("Trang mới", "New page"),
    "moved": B("Đổi địa chỉ", "New address"),
    "changed": B("Sửa trang", "Page changed"),
}
_TRANSLATION_KINDS: Final = {
    "removed": B("Bỏ bản dịch", "Translation removed"),
    "added": B("Bản dịch mới", "New translation"),
    "moved": B("Đổi địa chỉ bản dịch", "New address of a translation"),
    "changed": B("Sửa bản dịch", "Translation changed"),
}
_COUNTS: Final = {
    "removed": B("{count} trang bị bỏ", "{count} removed"),
    "added": B("{count} trang mới", "{count} new"),
    "moved": B("{count} trang đổi địa chỉ", "{count} with another address"),
    "changed": B("{count} trang được sửa", "{count} changed"),
}
_TOTAL: Final = B("{count} trang khác với bản hiện có: ", "Pages that differ from the present version: {count}; ")
_FACTS: Final = B("Thông tin", "Facts")
_TEXT: Final = B("Nội dung", "Text")
_LINES: Final = B("Từng dòng của tệp", "Lines of the file")
_NEW_TEXT: Final = B("Toàn văn, {count} chữ", "Full text, {count} words")
_GONE_TEXT: Final = B("Nội dung bị bỏ, {count} chữ", "Removed text, {count} words")
_FILES: Final = B("Ảnh và tệp đính kèm", "Pictures and attachments")
_SHARED: Final = B("Sửa giống hệt nhau trên nhiều trang", "The same edit on several pages")
_LISTS: Final = B("Trang chủ và danh sách", "Homes and lists")
_OTHERS: Final = B("Tệp khác", "Other files")
_WORD_COUNTS: Final = B("Chữ: bỏ {removed}, thêm {added}", "Words: {removed} removed, {added} added")
_WORDS_REMOVED: Final = B("Chữ: bỏ {count}", "Words: {count} removed")
_WORDS_ADDED: Final = B("Chữ: thêm {count}", "Words: {count} added")
_APPEARS: Final = B("Người đọc sẽ bắt đầu thấy trang này", "Readers will begin to see this page")
_DISAPPEARS: Final = B("Người đọc sẽ không còn thấy trang này", "Readers will no longer see this page")
_HIDDEN: Final = B(
    "Người đọc không thấy trang này, trước cũng như sau", "Readers do not see this page, neither before nor after"
)
_REPLACED: Final = B(
    "Người đọc sẽ không còn thấy nội dung này, chỉ thấy thông báo ở địa chỉ của trang",
    "Readers will no longer see this text, only a notice at the page's address",
)
_NOTICED: Final = B(
    "Ở địa chỉ này người đọc thấy thông báo, trước cũng như sau",
    "Readers see a notice at this address, before and after",
)
_NOTICE_APPEARS: Final = B("Người đọc sẽ thấy một thông báo ở địa chỉ này", "Readers will see a notice at this address")
_NOTICE_DISAPPEARS: Final = B(
    "Người đọc sẽ không còn thấy thông báo ở địa chỉ này", "Readers will no longer see the notice at this address"
)
_NOT_YET: Final = B("Người đọc chưa thấy trang này", "Readers do not see this page yet")
_MORE_FILES: Final = B("… và {count} tệp nữa", "… and {count} more files")
_MORE_PLACEMENTS: Final = B("… và {count} thay đổi nữa", "… and {count} more changes")
_PLACEMENT_LIMIT: Final = 60
_ENTRY_LIMIT: Final = 20
_NAMES_LIMIT: Final = 300
_ALSO_IN: Final = B("cũng vậy ở {count} danh sách khác: {names}", "the same in {count} other lists: {names}")
_FILE_CLASSES: Final = {
    "settings": B("cài đặt (nêu như đề nghị)", "settings (as proposed)"),
    "governance": B("danh sách ban biên tập và phê duyệt", "boards and approvals"),
    "theme": B("giao diện (nêu như đề nghị)", "theme (as proposed)"),
    "program": B("chương trình", "program"),
    "content": B("tệp trong thư mục nội dung", "file in the content folder"),
    "other": B("tệp khác", "other file"),
}
_FILE_CHANGES: Final = {
    "added": B("thêm", "added"),
    "removed": B("bỏ", "removed"),
    "changed": B("sửa", "changed"),
}
_PLACEMENTS: Final = {
    "added": B("thêm {entry} ở vị trí {position}", "{entry} added at position {position}"),
    "removed": B("bỏ {entry} (trước ở vị trí {position})", "{entry} is gone (it was at position {position})"),
    "moved": B("{entry} từ vị trí {former} sang vị trí {position}", "{entry} from position {former} to {position}"),
    "renamed": B(
        "ở vị trí {position}, {former_entry} nay là {entry}", "at position {position}, {former_entry} is now {entry}"
    ),
}


@frozen
class DifferenceReport:
    """A title, general statements, and a section for each site, for lists and for other files."""

    title: str
    statements: tuple[DifferenceStatement, ...]
    sections: tuple[DifferenceSection, ...]
    language: str


@frozen
class DifferenceParts:
    """A difference in statements, before anything is put in order for a report or a screen."""

    summary: tuple[DifferenceStatement, ...]
    """General statements."""
    shared: tuple[SharedEdit, ...]
    pages: tuple[PageParts, ...]
    """Unshared edits, by site."""
    placements: tuple[tuple[str, tuple[DifferenceStatement, ...]], ...]
    """Differences on homes and lists, by site id."""
    other_files: tuple[DifferenceStatement, ...]


def read_difference_parts(difference: PortalDifference, limits: DetailLimits = REPORT_LIMITS) -> DifferenceParts:
    """Return a difference in statements; an edit equal on several pages appears once."""
    language = difference.language
    histories = [each for each in difference.other_files if is_page_history_path(each.path)]
    other_files = [each for each in difference.other_files if each not in histories]
    has_words = difference.pages or not histories
    summary = _NO_PAGE.text(language) if _may_show(difference) else _summarize(difference.pages, language)
    statements = [statement(summary)] if has_words else []
    statements += [statement(_name_histories(histories, language))] if histories else []
    statements += [statement(note.text(language)) for note in difference.notes]
    statements += [statement(say_banner_change(each, language, quote_excerpt)) for each in difference.banners]
    folded = fold_pages((_read_parts(page, language, limits) for page in difference.pages), language)
    sites = dict.fromkeys((*(site.site for site in difference.sites), *(each.site for each in difference.placements)))
    own = {site: [each for each in difference.placements if each.site == site] for site in sites}
    placements = tuple((site, tuple(_describe_placements(each, language))) for site, each in own.items() if each)
    reach = describe_reach(difference.reach, {each.file_class for each in other_files}, language) if other_files else ()
    files = (*reach, *_describe_other_files(other_files, language, limits))
    return DifferenceParts(tuple(statements), folded.shared, folded.rest, placements, files)


def build_difference_report(difference: PortalDifference) -> DifferenceReport:
    """Return the difference in sentences."""
    language = difference.language
    parts = read_difference_parts(difference)
    sections = [_describe_shared(parts.shared, language)] if parts.shared else []
    sections += [_describe_site(site, parts, language) for site in difference.sites]
    described = {site.site for site in difference.sites}
    others = [each for site, statements in parts.placements if site not in described for each in statements]
    if others:
        sections.append(DifferenceSection((plain(_LISTS.text(language)),), tuple(others)))
    if parts.other_files:
        sections.append(DifferenceSection((plain(_OTHERS.text(language)),), parts.other_files))
    return DifferenceReport(_TITLE.text(language), parts.summary, tuple(sections), language)


def _may_show(difference: PortalDifference) -> bool:
    """Return True if readers may see a difference although no page differs."""
    shown = (each for each in difference.other_files if each.file_class != "governance")
    return not difference.pages and (any(shown) or bool(difference.placements))


def _summarize(pages: Sequence[PageDifference], language: str) -> str:
    if not pages:
        return _NOTHING.text(language)
    counts = Counter(page.change for page in pages)
    parts = [text.text(language).format(count=counts[kind]) for kind, text in _COUNTS.items() if counts[kind]]  # type: ignore[index]  # keys of a literal type in a table of them
    return f"{_TOTAL.text(language).format(count=len(pages))}{', '.join(parts)}."


def _name_histories(files: Sequence[OtherFileDifference], language: str) -> str:
    """Return a line with the differing histories of pages; `portalgen ci` compares their content with main."""
    kinds = Counter(each.change for each in files)
    counts = ", ".join(f"{word.text(language)} {kinds[kind]}" for kind, word in _FILE_CHANGES.items() if kinds[kind])  # type: ignore[index]  # keys of a literal type in a table of them
    ids = [each.path.rpartition("/")[2].removesuffix(".json") for each in files]
    more = ["…"] if len(ids) > _NAMED_HISTORIES else []
    return _HISTORIES.text(language).format(counts=counts, names=", ".join((*ids[:_NAMED_HISTORIES], *more)))


def _describe_shared(shared: Sequence[SharedEdit], language: str) -> DifferenceSection:
    edits = tuple(describe_shared_edit(each, language) for each in shared)
    return DifferenceSection((plain(_SHARED.text(language)),), edits)


def _describe_site(site: SiteDifference, parts: DifferenceParts, language: str) -> DifferenceSection:
    sections = [describe_page_parts(each, language) for each in parts.pages if each.page.site == site.site]
    own = dict(parts.placements).get(site.site, ())
    if own:
        sections.append(DifferenceSection((plain(_LISTS.text(language)),), own))
    heading = f"{site.name} ({site.site})" if site.name != site.site else site.site
    return DifferenceSection((plain(heading),), (statement(_summarize(site.pages, language)),), tuple(sections))


def _read_parts(page: PageDifference, language: str, limits: DetailLimits) -> PageParts:
    face = page.face
    own = [
        *(statement(MarkedSpan("strong", text)) for text in _say_visibility(page, language)),
        *(statement(note.text(language)) for note in page.notes),
    ]
    address = statement(MarkedSpan("address", face.url or face.source), plain(_say_what_it_is(page, language)))
    statements = [address, *own]
    if page.before is not None and page.after is not None and (page.removed_words or page.added_words):
        statements.append(statement(_count_words(page, language)))
    groups = (
        (_FACTS.text(language), tuple(describe_value(value, language) for value in page.facts)),
        (_name_text(page, language), _describe_text(page, language, limits)),
        (_FILES.text(language), describe_files(page.files, language)),
    )
    shown = tuple((name, group) for name, group in groups if group)
    return PageParts(page, tuple(statements), shown, has_own_head=bool(own) or page.change == "moved")


def describe_page_parts(parts: PageParts, language: str) -> DifferenceSection:
    """Return a page as a section: its heading, general statements, and edits by part."""
    page, face = parts.page, parts.page.face
    kinds = _TRANSLATION_KINDS if face.is_translation else _KINDS
    heading = (plain(f"{kinds[page.change].text(language)}: "), MarkedSpan("strong", face.title or face.source))
    sections = tuple(DifferenceSection((plain(name),), group) for name, group in parts.groups)
    return DifferenceSection(heading, parts.head, sections, entries=1)


def _describe_text(page: PageDifference, language: str, limits: DetailLimits) -> tuple[DifferenceStatement, ...]:
    if page.before is None or page.after is None:
        return list_text(page.blocks, language, limits)
    renamed = {file.file for file in page.files if file.change == "renamed"}
    return describe_blocks([each for each in page.blocks if not _only_renames(each, renamed)], language, limits)


def _only_renames(change: BlockChange, renamed: Collection[str]) -> bool:
    """Return True if a block differs only by the name of a file, which is described with the files."""
    names = [value.name for value in change.values]
    return change.change == "changed" and not change.runs and names == ["file"] and change.values[0].after in renamed


def _count_words(page: PageDifference, language: str) -> str:
    if page.removed_words and page.added_words:
        return _WORD_COUNTS.text(language).format(removed=page.removed_words, added=page.added_words)
    text = _WORDS_REMOVED if page.removed_words else _WORDS_ADDED
    return text.text(language).format(count=page.removed_words or page.added_words)


def _say_what_it_is(page: PageDifference, language: str) -> str:
    face = page.face
    parts = [language_name(page.language, language) if page.language else "", face.kind, face.section]
    return "".join(f" · {part}" for part in parts if part)


def _say_visibility(page: PageDifference, language: str) -> Iterator[str]:
    if page.is_raw:
        return
    text = _VISIBILITY.get((_view_of(page.before), _view_of(page.after)))
    if text is not None:
        yield f"{text.text(language)}: {page.face.state}" if text in _WITH_STATE else text.text(language)


def _view_of(face: PageFace | None) -> _View:
    """Return what readers find at the address of a version."""
    if face is None:
        return "none"
    return "page" if face.is_shown else "notice" if face.is_notice else "hidden"


_View = Literal["none", "hidden", "notice", "page"]
_VISIBILITY: Final[Mapping[tuple[_View, _View], B]] = {
    ("hidden", "page"): _APPEARS,
    ("notice", "page"): _APPEARS,
    ("page", "hidden"): _DISAPPEARS,
    ("page", "none"): _DISAPPEARS,
    ("page", "notice"): _REPLACED,
    ("notice", "notice"): _NOTICED,
    ("hidden", "notice"): _NOTICE_APPEARS,
    ("none", "notice"): _NOTICE_APPEARS,
    ("notice", "hidden"): _NOTICE_DISAPPEARS,
    ("notice", "none"): _NOTICE_DISAPPEARS,
    ("none", "hidden"): _NOT_YET,
    ("hidden", "hidden"): _HIDDEN,
}
"""Sentences by (former, new) view; None if the change is obvious."""
_WITH_STATE: Final = (_NOTICED, _NOTICE_APPEARS, _NOT_YET, _HIDDEN)


def _name_text(page: PageDifference, language: str) -> str:
    if page.is_raw:
        return _LINES.text(language)
    if page.before is None:
        return _NEW_TEXT.text(language).format(count=page.face.words)
    if page.after is None:
        return _GONE_TEXT.text(language).format(count=page.face.words)
    return _TEXT.text(language)


def _describe_placements(changes: Sequence[PlacementChange], language: str) -> Iterator[DifferenceStatement]:
    """Yield entries that appear, disappear or move, by page; lists with the same changes are described together."""
    pages: dict[tuple[str, str], list[PlacementChange]] = {}
    for each in changes:
        pages.setdefault((each.page, each.url), []).append(each)
    alike: dict[tuple[tuple[str, ...], ...], list[tuple[str, str]]] = {}
    for page, group in pages.items():
        alike.setdefault(tuple((each.part, each.change, each.entry, each.former_entry) for each in group), []).append(
            page
        )
    for (name, url), *others in list(alike.values())[:_PLACEMENT_LIMIT]:
        group = pages[name, url]
        details = [_describe_placement(each, language) for each in group[:_ENTRY_LIMIT]]
        if len(group) > _ENTRY_LIMIT:
            details.append(statement(_MORE_PLACEMENTS.text(language).format(count=len(group) - _ENTRY_LIMIT)))
        if others:
            names = "; ".join(dict.fromkeys(other for other, _ in others))
            text = _ALSO_IN.text(language).format(count=len(others), names=cut_excerpt(names, _NAMES_LIMIT))
            details.append(statement(text))
        yield statement(MarkedSpan("strong", name), " ", MarkedSpan("address", url), details=details)
    if len(alike) > _PLACEMENT_LIMIT:
        yield statement(_MORE_PLACEMENTS.text(language).format(count=len(alike) - _PLACEMENT_LIMIT))


def _describe_placement(each: PlacementChange, language: str) -> DifferenceStatement:
    text = (
        _PLACEMENTS[each.change]
        .text(language)
        .format(
            entry=quote_excerpt(each.entry, 120),
            former_entry=quote_excerpt(each.former_entry, 120),
            position=each.position,
            former=each.former_position,
        )
    )
    part = f"{each.part}: " if each.part else ""
    return statement(f"{part}{text}")


def _describe_other_files(
    files: Sequence[OtherFileDifference], language: str, limits: DetailLimits
) -> Iterator[DifferenceStatement]:
    for each in files[: limits.files]:
        change, what = _FILE_CHANGES[each.change].text(language), _FILE_CLASSES[each.file_class].text(language)
        name = each.label or each.path
        about = f"{each.path}; {what}" if each.label else what
        details = list(describe_setting_changes(each.values, language))
        details += describe_document_difference(each.document, language) if each.document is not None else ()
        yield statement(f"{change}: ", MarkedSpan("strong", name), f" ({about})", details=details)
    if len(files) > limits.files:
        yield statement(_MORE_FILES.text(language).format(count=len(files) - limits.files))
