"""Measures of a site without its history: an entry per measure, computed from the site's facts.

To add a measure, add an entry here. Its name is permanent; its value is a function of the facts, and so of the site
alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from portalgen.config.by_language import choose_for_language
from portalgen.config.menus import MENU_KEYS, flatten_menu
from portalgen.content.model import Page
from portalgen.graph.moments import status_of
from portalgen.graph.publication_days import to_day
from portalgen.measures.model import Measure, MissingValue
from portalgen.measures.schemas import ADDRESS, ADDRESSES, COUNT, COUNTS, DAY_OR_NONE, TEXT, TEXTS, record_of
from portalgen.measures.site_facts import SiteFacts
from portalgen.plan.model import ACCESSIBILITY_OUTPUT, SEARCH_OUTPUT
from portalgen.text.bilingual import Bilingual as B

_HTML: Final = "text/html"
_UNDATED: Final = "undated"
_STANDARD: Final = ("WCAG 2.2", "AA")
"""The aim named in the statement on accessibility (the theme uses the same words)."""
LINK_RULES: Final = ("LNK101", "LNK102", "LNK110", "LNK115")
"""The rules that refuse a build with a broken link."""


def _count_items(facts: SiteFacts) -> dict[str, int]:
    return {"total": len(facts.items), "samples": facts.samples}


def _count_by_kind(facts: SiteFacts) -> dict[str, int]:
    return _sorted(Counter(item.original.kind.name for item in facts.items))


def _count_by_month(facts: SiteFacts) -> dict[str, int]:
    days = (item.original.day for item in facts.items)
    return _sorted(Counter(f"{day.year:04}-{day.month:02}" if day is not None else _UNDATED for day in days))


def _find_oldest_day(facts: SiteFacts) -> str | None:
    days = [page.day for page in facts.pages if page.day is not None]
    return min(days).isoformat() if days else None


def _count_by_state(facts: SiteFacts) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for item in facts.items:
        state = facts.context.graph.states.get(item.id, "")
        if state:
            counts.setdefault(item.original.kind.name, Counter())[state] += 1
    return {kind: _sorted(counts[kind]) for kind in sorted(counts)}


def _count_by_status(facts: SiteFacts) -> dict[str, int]:
    at = facts.context.graph.at
    counts: Counter[str] = Counter(status_of(item.original, at) or "valid" for item in facts.items)
    counts.update(status_of(item.original, at) for item in facts.context.graph.notice_items.values())
    return _sorted(counts)


def _describe_sections(facts: SiteFacts) -> dict[str, Any]:
    filled = {page.section for page in facts.pages}
    declared = [section.path for section in facts.site.sections]
    empty = [path for path in declared if not any(each == path or each.startswith(f"{path}/") for each in filled)]
    return {"declared": len(declared), "with_items": len(declared) - len(empty), "empty": empty}


def _count_languages(facts: SiteFacts) -> dict[str, int]:
    counts = Counter(page.language for page in facts.pages)
    return {code: counts[code] for code in facts.site.codes}


def _count_public_information(facts: SiteFacts) -> dict[str, int]:
    pages = facts.public_pages
    return {
        "total": len({page.id for page in pages}),
        "without_number": len({page.id for page in pages if _lacks_number(page)}),
        "without_day": len({page.id for page in pages if page.date is None}),
    }


def _lacks_number(page: Page) -> bool:
    """Return True if its kind has numbers, but it has none."""
    return bool(page.kind.number_from) and page.kind.number_from not in page.fields


def _find_newest_day(facts: SiteFacts) -> str | None:
    return _find_newest(facts, facts.pages)


def _newest_by_kind(facts: SiteFacts) -> dict[str, str | None]:
    groups: dict[str, list[Page]] = {}
    for page in facts.pages:
        groups.setdefault(page.kind.name, []).append(page)
    return {kind: _find_newest(facts, groups[kind]) for kind in sorted(groups)}


def _newest_by_section(facts: SiteFacts) -> dict[str, str | None]:
    groups: dict[str, list[Page]] = {section.path: [] for section in facts.site.sections}
    for page in facts.pages:
        groups.setdefault(page.section, []).append(page)
    return {path: _find_newest(facts, pages) for path, pages in groups.items() if path}


def _find_last_change(facts: SiteFacts) -> str | None:
    return _day_of_last(each for page in facts.pages for each in facts.list_changes(page))


def _count_outputs(facts: SiteFacts) -> dict[str, int]:
    return _sorted(Counter(output.type.name for output in facts.outputs))


def _count_gaps(facts: SiteFacts) -> dict[str, int]:
    return {
        "pages": len(facts.pages),
        "without_summary": sum(not page.summary for page in facts.pages),
        "without_day": sum(page.date is None for page in facts.pages),
    }


def _count_attachments(facts: SiteFacts) -> dict[str, Any]:
    files = {
        (page.folder, attachment["file"]) for page in facts.pages for attachment in page.fields.get("attachments", ())
    }
    endings = (str(name).rpartition(".")[2].lower() for _, name in files)
    return {"total": len(files), "by_format": _sorted(Counter(endings))}


def _describe_link_checks(facts: SiteFacts) -> dict[str, Any]:
    graph = facts.context.graph
    return {
        "refused_by": list(LINK_RULES),
        "references": sum(len(graph.references.get(item.id, ())) for item in facts.items),
    }


def _find_sections_in_menus(facts: SiteFacts) -> dict[str, Any]:
    site = facts.site
    leads = {
        entry.to.partition("#")[0].removeprefix("self:")
        for menu in MENU_KEYS
        for _, entry in flatten_menu(getattr(site, menu))
    }
    absent = [each.path for each in site.sections if each.path not in leads]
    return {"in_menus": len(site.sections) - len(absent), "not_in_menus": absent}


def _count_menu_entries(facts: SiteFacts) -> dict[str, int]:
    entries = [steps for steps, _ in flatten_menu(facts.site.menu)]
    return {"entries": len(entries), "levels": max((len(steps) // 2 + 1 for steps in entries), default=0)}


def _find_data_addresses(facts: SiteFacts) -> dict[str, list[str]]:
    """Return the data files that exist once per language or host: feeds, site maps, data, security.txt."""
    files = (each for each in facts.outputs if each.type.media_type != _HTML)
    return _addresses_by_type(each for each in files if each.subject in ("", each.address.host))


def _find_standing_pages(facts: SiteFacts) -> dict[str, list[str]]:
    return _addresses_by_type(each for each in facts.outputs if each.type.is_generated_page)


def _addresses_by_type(outputs: Iterable[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for output in outputs:
        found.setdefault(output.type.name, []).append(output.address.url)
    return {name: found[name] for name in sorted(found)}


def _describe_statement(facts: SiteFacts) -> Any:
    urls = _urls_of(facts, ACCESSIBILITY_OUTPUT)
    if not urls:
        return MissingValue(
            B("Trang không có tuyên bố về khả năng tiếp cận.", "The site has no accessibility statement.")
        )
    day = facts.site.statement_day
    standard, level = _STANDARD
    return {"urls": urls, "standard": standard, "aim": level, "day": day.isoformat() if day is not None else None}


def _describe_search(facts: SiteFacts) -> Any:
    urls = _urls_of(facts, SEARCH_OUTPUT)
    return {"urls": urls} if urls else MissingValue(B("Trang không có trang tìm kiếm.", "The site has no search page."))


def _urls_of(facts: SiteFacts, name: str) -> dict[str, str]:
    found = ((code, facts.context.plan.address(facts.site.id, code, name)) for code in facts.site.codes)
    return {code: address.url for code, address in found if address is not None}


def _describe_usage(facts: SiteFacts) -> Any:
    monitoring = facts.context.portal.settings.monitoring
    if monitoring is None:
        return MissingValue(
            B(
                "Cổng không đo việc sử dụng: trang không gửi gì về người đọc.",
                "The portal does not measure its use: pages send nothing about readers.",
            )
        )
    names = tuple(monitoring.measured_by.items())
    return {"measured_by": {code: choose_for_language(names, code) for code in ("vi", "en")}}


def _find_newest(facts: SiteFacts, pages: Iterable[Page]) -> str | None:
    return _day_of_last(each for page in pages if (each := facts.find_publication(page)) is not None)


def _day_of_last(moments: Iterable[datetime]) -> str | None:
    last = max(moments, default=None)
    return to_day(last).isoformat() if last is not None else None


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return {name: counts[name] for name in sorted(counts)}


_DAYS: Final = {"type": "object", "additionalProperties": DAY_OR_NONE}
_URLS: Final = {"type": "object", "additionalProperties": ADDRESS}

SITE_MEASURES: Final[tuple[Measure[SiteFacts], ...]] = (
    Measure(
        "items",
        "completeness",
        B("Số bài, không kể bài mẫu", "Items, without samples"),
        "items",
        record_of(total=COUNT, samples=COUNT),
        _count_items,
    ),
    Measure(
        "items_by_kind",
        "completeness",
        B("Số bài theo loại", "Items by kind"),
        "items",
        COUNTS,
        _count_by_kind,
        ("kind",),
    ),
    Measure(
        "items_by_month",
        "completeness",
        B("Số bài theo tháng của ngày ghi trên bài", "Items by the month of their displayed date"),
        "items",
        COUNTS,
        _count_by_month,
        ("month",),
    ),
    Measure(
        "oldest_day",
        "completeness",
        B("Ngày cũ nhất ghi trên bài", "The oldest displayed date of an item"),
        "",
        DAY_OR_NONE,
        _find_oldest_day,
    ),
    Measure(
        "items_by_state",
        "completeness",
        B("Số bài theo loại và tình trạng", "Items by kind and state"),
        "items",
        {"type": "object", "additionalProperties": COUNTS},
        _count_by_state,
        ("kind", "state"),
    ),
    Measure(
        "items_by_status",
        "completeness",
        B(
            "Số bài còn giá trị, đã đính chính, thay thế, thu hồi, hết thời gian hiển thị, gỡ bỏ",
            "Valid, corrected, superseded, withdrawn, expired and removed items",
        ),
        "items",
        COUNTS,
        _count_by_status,
        ("status",),
    ),
    Measure(
        "sections",
        "completeness",
        B("Chuyên mục được khai báo, có bài và chưa có bài", "Sections declared, with items, and empty"),
        "sections",
        record_of(declared=COUNT, with_items=COUNT, empty=TEXTS),
        _describe_sections,
    ),
    Measure(
        "items_by_language",
        "completeness",
        B("Số bài có ở mỗi ngôn ngữ", "Items in each language"),
        "items",
        COUNTS,
        _count_languages,
        ("language",),
    ),
    Measure(
        "public_information",
        "completeness",
        B("Thông tin phải được công khai (NĐ 13/2018)", "Information that must be public (Decree 13/2018)"),
        "items",
        record_of(total=COUNT, without_number=COUNT, without_day=COUNT),
        _count_public_information,
    ),
    Measure(
        "newest_day",
        "timeliness",
        B("Ngày đăng bài gần nhất đã biết", "The last known day on which an item was published"),
        "",
        DAY_OR_NONE,
        _find_newest_day,
    ),
    Measure(
        "newest_day_by_kind",
        "timeliness",
        B("Ngày đăng bài gần nhất đã biết của mỗi loại bài", "The last known day of publication of each kind"),
        "",
        _DAYS,
        _newest_by_kind,
        ("kind",),
    ),
    Measure(
        "newest_day_by_section",
        "timeliness",
        B("Ngày đăng bài gần nhất đã biết của mỗi chuyên mục", "The last known day of publication of each section"),
        "",
        _DAYS,
        _newest_by_section,
    ),
    Measure(
        "last_change_day",
        "timeliness",
        B(
            "Ngày gần nhất đã biết có bài mới hoặc thay đổi có ghi chú",
            "The last known day of a new item or of an announced change",
        ),
        "",
        DAY_OR_NONE,
        _find_last_change,
    ),
    Measure(
        "outputs_by_type",
        "structure",
        B("Số trang và tệp dựng ra, theo loại", "Generated pages and files, by type"),
        "files",
        COUNTS,
        _count_outputs,
    ),
    Measure(
        "gaps",
        "structure",
        B("Trang không có tóm tắt, không có ngày", "Pages without a summary, without a day"),
        "pages",
        record_of(pages=COUNT, without_summary=COUNT, without_day=COUNT),
        _count_gaps,
    ),
    Measure(
        "attachments",
        "structure",
        B("Tệp đính kèm, theo định dạng", "Attached files, by format"),
        "files",
        record_of(total=COUNT, by_format=COUNTS),
        _count_attachments,
    ),
    Measure(
        "sections_in_menus",
        "position",
        B("Chuyên mục có và không có trên thanh điều hướng", "Sections linked from menus, and the rest"),
        "sections",
        record_of(in_menus=COUNT, not_in_menus=TEXTS),
        _find_sections_in_menus,
    ),
    Measure(
        "link_checks",
        "links",
        B(
            "Quy tắc từ chối bản dựng khi liên kết nội bộ hỏng; số liên hệ giữa các bài",
            "The rules that refuse a build with a broken internal link; references between items",
        ),
        "references",
        record_of(refused_by=TEXTS, references=COUNT),
        _describe_link_checks,
    ),
    Measure(
        "data_addresses",
        "access",
        B("Địa chỉ dành cho máy: nguồn tin, sơ đồ, dữ liệu", "Addresses for programs: feeds, site maps, data"),
        "",
        ADDRESSES,
        _find_data_addresses,
    ),
    Measure(
        "accessibility_statement",
        "access",
        B("Tuyên bố về khả năng tiếp cận và mức hướng tới", "The accessibility statement, and the level aimed at"),
        "",
        record_of(urls=_URLS, standard=TEXT, aim=TEXT, day=DAY_OR_NONE),
        _describe_statement,
        ("language",),
    ),
    Measure(
        "search",
        "access",
        B("Trang tìm kiếm", "The search page"),
        "",
        record_of(urls=_URLS),
        _describe_search,
        ("language",),
    ),
    Measure(
        "standing_pages",
        "navigation",
        B("Trang dựng sẵn: liên hệ, sơ đồ, danh mục", "Generated pages: contact, site map, lists"),
        "",
        ADDRESSES,
        _find_standing_pages,
    ),
    Measure(
        "menu",
        "navigation",
        B("Số mục và số cấp của thanh điều hướng", "Entries and levels of the menu"),
        "entries",
        record_of(entries=COUNT, levels=COUNT),
        _count_menu_entries,
    ),
    Measure(
        "usage_measuring",
        "usage",
        B("Ai đo mức độ sử dụng", "The service that measures use"),
        "",
        record_of(measured_by={"type": "object", "additionalProperties": TEXT}),
        _describe_usage,
        ("language",),
    ),
)
"""Names are stable; tests check that they are distinct and that each value matches its schema."""
