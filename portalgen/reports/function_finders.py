"""Finders locate a function of the portal in the configuration, the plan, the items or the theme.

A finder checks one thing and states its finding; an address alone is no proof of quality. Functions without a possible
check are unchecked, with the reason and the person able to check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final, Literal
from urllib.parse import urlsplit

from portalgen.config.by_language import choose_for_language
from portalgen.config.duties import DutySettings
from portalgen.config.menus import flatten_menu
from portalgen.config.outside import Service, without_unconfirmed
from portalgen.config.portal import Portal, Site
from portalgen.content.model import Item
from portalgen.diagnostics.model import Place
from portalgen.frozen import frozen
from portalgen.plan.model import CONTACT_OUTPUT, HOME_OUTPUT
from portalgen.plan.targets import SERVICE_SCHEME, SiteTargets
from portalgen.render.theme.loading import load_theme
from portalgen.reports.coverage import (
    CoverageState,
    DutyCoverage,
    PartEvidence,
    PublishedSite,
    SiteCoverage,
    combine_states,
    find_output_url,
    gather_part_evidence,
)
from portalgen.reports.coverage_labels import COVERAGE_LABELS, ENGLISH_NAMES
from portalgen.text.bilingual import Bilingual as B
from portalgen.text.normalization import fold

FunctionState = Literal[
    "present", "partly", "stale", "sample", "unconfirmed", "absent", "unchecked", "none", "not_applicable"
]

_GOOD_TO_BAD: Final[tuple[FunctionState, ...]] = (
    "not_applicable",
    "none",
    "present",
    "unchecked",
    "partly",
    "stale",
    "sample",
    "unconfirmed",
    "absent",
)


@frozen
class FunctionFinding:
    """The finding for a function."""

    state: FunctionState
    urls: tuple[str, ...] = ()
    notes: tuple[B, ...] = ()


@frozen
class FunctionSources:
    """Input of finders: a site of a portal, its items by the duties of their kinds, and its coverage."""

    portal: Portal
    published: PublishedSite
    by_duty: Mapping[str, tuple[Item, ...]]
    coverage: SiteCoverage
    settings: DutySettings = field(default_factory=DutySettings)

    @property
    def site(self) -> Site:
        """The configuration of the site."""
        return self.published.site

    @property
    def language(self) -> str:
        """The site's own language."""
        return self.site.codes[0]


Finder = Callable[[FunctionSources], FunctionFinding]

_LINK_ONLY: Final = B(
    "có liên kết; kết nối, tích hợp dữ liệu chưa đối chiếu",
    "there is a link; the connection of data was not checked",
)
_FROM_COVERAGE: Final[Mapping[CoverageState, FunctionState]] = MappingProxyType(
    {
        "met": "present",
        "unchecked": "unchecked",
        "stale": "stale",
        "partly": "partly",
        "sample": "sample",
        "missing": "absent",
        "none": "none",
        "not_applicable": "not_applicable",
    }
)


def leave_unchecked(vi: str, en: str) -> Finder:
    """Return a finder without a check, for the given reason."""
    return lambda _: FunctionFinding("unchecked", (), (B(vi, en),))


def find_output(name: str) -> Finder:
    """Return a finder of the outputs of the type `name`: the first address of each language."""

    def find(sources: FunctionSources) -> FunctionFinding:
        plan, urls = sources.published.plan, dict[str, str]()
        for output in (*plan.outputs, *plan.last_outputs):
            if output.type.name == name:
                urls.setdefault(output.language, output.address.url)
        return FunctionFinding("present", tuple(urls.values())) if urls else FunctionFinding("absent")

    return find


def find_items(duty: str) -> Finder:
    """Return a finder of the items of kinds that serve the duty with this id."""

    def find(sources: FunctionSources) -> FunctionFinding:
        items = sources.by_duty.get(duty, ())
        return _judge_items(gather_part_evidence(sources.portal, sources.published, sources.settings, duty, items))

    return find


def _judge_items(found: PartEvidence) -> FunctionFinding:
    evidence = found.evidence
    if evidence.count:
        note = B(f"{evidence.count} bài, đây là bài mới nhất", f"items: {evidence.count}; this is the newest")
        state: FunctionState = "present" if found.is_compared else "unchecked"
        return FunctionFinding(state, (evidence.url,) if evidence.url else (), (note, *found.notes))
    if evidence.samples:
        return FunctionFinding("sample", (), (B(f"{evidence.samples} bài mẫu", f"samples: {evidence.samples}"),))
    return FunctionFinding("absent")


def find_content(duty: str) -> Finder:
    """Return a finder for an item of Điều 7, from the coverage of the site."""

    def find(sources: FunctionSources) -> FunctionFinding:
        coverage = next(each for each in sources.coverage.duties if each.duty.id == duty)
        urls = tuple(dict.fromkeys(each.evidence.url for each in coverage.parts if each.evidence.count))
        notes = (*(_list_parts(coverage) if len(coverage.parts) > 1 else ()), *_list_notes(coverage))
        return FunctionFinding(_FROM_COVERAGE[coverage.state], tuple(filter(None, urls)), notes)

    return find


def _list_parts(coverage: DutyCoverage) -> Iterator[B]:
    """Yield a line for each unmet state of parts, with their names."""
    for state in dict.fromkeys(each.state for each in coverage.parts if each.state not in ("met", "none")):
        label = COVERAGE_LABELS[state]
        names = [each.part.names for each in coverage.parts if each.state == state]
        vi, en = ("; ".join(each.text(code) for each in names) for code in ("vi", "en"))
        yield B(f"{label.vi}: {vi}", f"{label.en}: {en}")


def _list_notes(coverage: DutyCoverage) -> tuple[B, ...]:
    """Return the notes of the coverage, without duplicates."""
    return tuple(dict.fromkeys(note for each in coverage.parts for note in each.notes))


def find_english(key: str) -> Finder:
    """Return a finder for a part of the minimum in English, from the coverage of the site."""

    def find(sources: FunctionSources) -> FunctionFinding:
        coverage = next(each for each in sources.coverage.english if each.key == key)
        state = _FROM_COVERAGE[coverage.state]
        urls = (coverage.evidence.url,) if coverage.evidence.url and state == "present" else ()
        return FunctionFinding(state, urls, coverage.notes)

    return find


def find_named_sections(sources: FunctionSources) -> FunctionFinding:
    """Return the sections that instruments require by name; their complete content is not compared."""
    named = [each for each in sources.coverage.sections if each.basis]
    findings = [
        FunctionFinding(
            _FROM_COVERAGE[each.state],
            (each.evidence.url,) if each.evidence.count else (),
            (_label(each.names, COVERAGE_LABELS[each.state]),),
        )
        for each in named
    ]
    return _not_compared(combine_findings(findings), _DISCLOSURE) if findings else FunctionFinding("absent")


def _label(name: B, value: B) -> B:
    return B(f"{name.vi}: {value.vi}", f"{name.en}: {value.en}")


def _not_compared(finding: FunctionFinding, note: B) -> FunctionFinding:
    """Return a finding as something for people to judge: an address proves no quality."""
    if finding.state not in ("present", "partly"):
        return finding
    state: FunctionState = "unchecked" if finding.state == "present" else finding.state
    return replace(finding, state=state, notes=(*finding.notes, note))


def look_by_hand(finder: Finder, vi: str, en: str) -> Finder:
    """Return a finder of the address for judging something by hand."""
    return lambda sources: _not_compared(finder(sources), B(vi, en))


_DISCLOSURE: Final = B(
    "chỉ xem các chuyên mục mà văn bản gọi tên; việc công khai đủ các lĩnh vực hoạt động chưa đối chiếu",
    "only sections named by instruments were checked; complete disclosure was not compared",
)


def find_service(name: str, note: B | None = None) -> Finder:
    """Return a finder of a service outside of the portal, by its name in portal.yaml (`services`)."""

    def find(sources: FunctionSources) -> FunctionFinding:
        service = sources.portal.settings.services.find(name)
        return _judge_services((service,) if service is not None else (), note)

    return find


def find_services(sort: str, note: B | None = None) -> Finder:
    """Return a finder of the services of a sort (`social`, `applications`)."""

    def find(sources: FunctionSources) -> FunctionFinding:
        return _judge_services(dict(sources.portal.settings.services.list_by_sort()).get(sort, ()), note)

    return find


def _judge_services(services: tuple[Service, ...], note: B | None) -> FunctionFinding:
    """Judge links to services; only the link of a connection is visible here, so with a note it is partial."""
    urls = tuple(filter(None, (each.confirmed_address for each in services)))
    if urls:
        return FunctionFinding("partly" if note else "present", urls, (note,) if note else ())
    return FunctionFinding("unconfirmed" if services else "absent")


def find_monitoring(sources: FunctionSources) -> FunctionFinding:
    """Return the script of the state's measuring system."""
    monitoring = sources.portal.settings.monitoring
    return FunctionFinding("present", (monitoring.script,)) if monitoring is not None else FunctionFinding("absent")


def find_receiver(takes: str) -> Finder:
    """Return a finder of the address for citizens' submissions of a sort (`Kind.takes`, or `rating`)."""

    def find(sources: FunctionSources) -> FunctionFinding:
        receiver = sources.portal.receivers_of(sources.site).find(takes)
        if receiver is None:
            return FunctionFinding("absent", (), (B("chưa cấu hình nơi nhận", "no receiver is configured"),))
        if not receiver.is_confirmed:
            return FunctionFinding("unconfirmed")
        email = f"mailto:{receiver.confirmed_email}" if receiver.confirmed_email else ""
        return FunctionFinding("present", tuple(filter(None, (receiver.build_address(""), email))))

    return find


def find_contact(value: Callable[[Site], str]) -> Finder:
    """Return a finder of a value of the site in the footer and the contact page."""

    def find(sources: FunctionSources) -> FunctionFinding:
        written = value(sources.site)
        if not without_unconfirmed(written):
            return FunctionFinding("unconfirmed" if written else "absent")
        return FunctionFinding("present", _urls(sources, CONTACT_OUTPUT) or _urls(sources, HOME_OUTPUT))

    return find


def find_on_every_page(value: Callable[[Site], object], note: B) -> Finder:
    """Return a finder of a setting with a value on every page; the home is the address."""
    return lambda sources: (
        FunctionFinding("present", _urls(sources, HOME_OUTPUT), (note,))
        if value(sources.site)
        else FunctionFinding("absent", (), (note,))
    )


def find_menu_entry(label: str) -> Finder:
    """Return a finder of a menu entry by its Vietnamese label, with any accents, and of its target."""

    def find(sources: FunctionSources) -> FunctionFinding:
        for _, entry in flatten_menu(sources.site.menu):
            if fold(entry.label.get("vi", "")).casefold() == fold(label).casefold():
                url = _resolve(sources, entry.to)
                return FunctionFinding("present", (url,)) if url else FunctionFinding("absent", (), (_EMPTY_TARGET,))
        return FunctionFinding("absent")

    return find


_EMPTY_TARGET: Final = B("mục có khai nhưng chưa dẫn tới đâu", "the entry is declared and has no target yet")


def find_languages(sources: FunctionSources) -> FunctionFinding:
    """Return the coverage of the minimum in English, with the homes in all languages; a home is not content."""
    homes = [find_output_url(sources.published, HOME_OUTPUT, code) for code in sources.site.codes]
    urls = tuple(filter(None, homes))
    codes = ", ".join(sources.site.codes)
    english = sources.coverage.english
    state = _FROM_COVERAGE[combine_states(each.state for each in english)]
    notes = (
        B(f"trang chủ bằng các tiếng: {codes}", f"homes in these languages: {codes}"),
        *(_label(ENGLISH_NAMES[each.key], COVERAGE_LABELS[each.state]) for each in english),
    )
    found = FunctionFinding(state, urls if len(urls) > 1 and state != "absent" else (), notes)
    return _not_compared(found, _FOREIGN_CONTENT)


_FOREIGN_CONTENT: Final = B(
    "chỉ xem phần tối thiểu bằng tiếng Anh; việc cập nhật các nội dung khác chưa đối chiếu",
    "only the minimum in English was checked; the upkeep of other content was not compared",
)


def find_statement(sources: FunctionSources) -> FunctionFinding:
    """Return the address of the portal's own statement on accessibility, which is not a measurement."""
    note = B(
        "cổng tự tuyên bố ở địa chỉ này; mức đạt phải đo trên bản đã dựng",
        "the portal's own statement at this address; its truth is measured on the built pages",
    )
    return FunctionFinding("unchecked", find_output("accessibility")(sources).urls, (note,))


def find_footer_links(sources: FunctionSources) -> FunctionFinding:
    """Return the targets of the footer's links to other hosts."""
    every = (_resolve(sources, each.to) for _, each in flatten_menu(sources.site.footer_links))
    urls = tuple(each for each in every if each and urlsplit(each).netloc != sources.site.host)
    return FunctionFinding("present", urls) if urls else FunctionFinding("absent")


_BROKEN_THEME: Final = B(
    "giao diện có lỗi nên không xem được; `portalgen check` nêu từng lỗi",
    "the theme has faults and cannot be looked at; `portalgen check` names each",
)


def find_in_theme(text: str, pattern: str) -> Finder:
    """Return a finder of `text` in files of the site's theme that match `pattern`; it names the first of them.

    The files are the theme's own, and the files inherited from extended themes or the program.
    """

    def find(sources: FunctionSources) -> FunctionFinding:
        theme, _ = load_theme(sources.portal.root, sources.site.theme, ("vi",), Place(sources.site.source))
        if theme is None:
            return FunctionFinding("unchecked", (), (_BROKEN_THEME,))
        for path, file in sorted(theme.files.items()):
            if PurePosixPath(path).match(pattern) and text in file.read_text("utf-8", errors="replace"):
                name = theme.shown_paths[path]
                return FunctionFinding("present", (), (B(f"theo {name}", f"by {name}"),))
        return FunctionFinding("absent")

    return find


def find_all(*finders: Finder) -> Finder:
    """Return a finder of a function with several parts: present if all of them are."""
    return lambda sources: combine_findings([each(sources) for each in finders])


def find_any(*finders: Finder) -> Finder:
    """Return a finder of a function with alternatives: the best of their findings."""
    return lambda sources: min((each(sources) for each in finders), key=lambda each: _GOOD_TO_BAD.index(each.state))


def combine_findings(findings: list[FunctionFinding]) -> FunctionFinding:
    """Return the combination of findings: present if all are, partial if any is, else the worst."""
    states = {each.state for each in findings}
    state = max(states, key=_GOOD_TO_BAD.index)
    if state != "present" and states & {"present", "partly"}:
        state = "partly"
    urls = tuple(dict.fromkeys(url for each in findings for url in each.urls))
    return FunctionFinding(state, urls, tuple(note for each in findings for note in each.notes))


def _urls(sources: FunctionSources, output: str) -> tuple[str, ...]:
    url = find_output_url(sources.published, output)
    return (url,) if url else ()


def _resolve(sources: FunctionSources, target: str) -> str:
    """Return the target of a menu entry; "" if missing or not confirmed."""
    scheme, _, rest = target.partition(":")
    if scheme == SERVICE_SCHEME:
        service = sources.portal.settings.services.find(rest)
        return service.confirmed_address if service is not None else ""
    if scheme == "site":
        site = next((each for each in sources.portal.sites if each.id == rest.partition("/")[0]), None)
        return f"https://{site.host}{site.prefix(site.codes[0])}" if site is not None else ""
    targets = SiteTargets(sources.site, sources.published.graph, sources.published.plan)
    look_up = {"self": targets.place, "id": targets.item}.get(scheme)
    if look_up is None:
        return target
    found = look_up("" if rest == "home" else rest, sources.language)
    return found.url if found is not None else ""


def _list_finders() -> Iterator[tuple[str, Finder]]:
    yield from _ARTICLE_3.items()
    yield from ((f"7.{number}", find_content(f"7.{number}")) for number in range(1, 22))
    yield from _PROVISIONAL.items()


def _address(site: Site) -> str:
    return choose_for_language(tuple(site.contact.address.items()), site.codes[0])


def _responsible(site: Site) -> str:
    return choose_for_language(tuple(site.contact.responsible.items()), site.codes[0])


_ARTICLE_3: Final[Mapping[str, Finder]] = MappingProxyType(
    {
        "3.1": look_by_hand(
            find_output(HOME_OUTPUT),
            "tính thống nhất, tập trung phải có người đối chiếu",
            "whether it is one single channel is for people to judge",
        ),
        "3.1.laws": leave_unchecked(
            "Văn phòng đối chiếu; các phần có thể xem được nằm ở bảng Nội dung và bảng Yêu cầu của văn bản khác",
            "the Office compares; what a program can see stands in the other tables",
        ),
        "3.2": look_by_hand(
            find_output(HOME_OUTPUT),
            "tính chính thống, tập trung, đa phương tiện phải có người đối chiếu",
            "whether it is official, multimedia and one single channel is for people to judge",
        ),
        "3.2.a.direction": find_items("3.2.a.direction"),
        "3.2.a.policy": look_by_hand(
            find_items("3.2.a.policy"),
            "có văn bản; văn bản nào phổ biến chủ trương, đường lối, chính sách, pháp luật phải có người đối chiếu",
            "there are documents; which of them make policy and law known is for people to judge",
        ),
        "3.2.b.government": find_service("government_portal", _LINK_ONLY),
        "3.2.b.monitoring": find_monitoring,
        "3.2.b.channels": leave_unchecked(
            "cổng chỉ dẫn tới các kênh ở những dòng dưới; kết nối, chia sẻ dữ liệu phải có người đối chiếu",
            "the portal links to the channels below; whether data are connected is for people to judge",
        ),
        "3.2.b.gazette": find_service("gazette", _LINK_ONLY),
        "3.2.b.mail": find_service("mail", _LINK_ONLY),
        "3.2.b.social": find_services("social", _LINK_ONLY),
        "3.2.b.applications": find_services("applications", _LINK_ONLY),
        "3.2.c": find_service("public_services", _LINK_ONLY),
        "3.2.d.questions": find_all(find_items("3.2.d.questions"), find_receiver("question")),
        "3.2.d.opinions": find_all(find_items("3.2.d.opinions"), find_receiver("opinion")),
        "3.2.dd.disclosure": find_named_sections,
        "3.2.dd.services": look_by_hand(
            find_service("public_services"),
            "có liên kết; việc phổ biến, tuyên truyền, thu hút phải có người đối chiếu",
            "there is a link; how far it is made known and used is for people to judge",
        ),
        "3.2.dd.dialogue": find_items("3.2.dd.dialogue"),
        "3.2.e": find_all(find_items("3.2.e"), find_receiver("rating")),
        "3.2.e.privacy": leave_unchecked(
            "do hệ thống nhận đánh giá bảo đảm; cổng chỉ dẫn tới nơi ấy, không lưu gì về người đánh giá",
            "it is for the system that takes the ratings; the portal leads there and stores nothing of who rates",
        ),
        "3.2.g": find_languages,
        "3.2.h": leave_unchecked(
            "tùy nhiệm vụ được giao; Văn phòng đối chiếu", "it depends on what is assigned; the Office compares"
        ),
        "3.3": leave_unchecked(
            "từng chức năng ở các dòng dưới; việc công khai toàn bộ thông tin tương tác phải đối chiếu với nơi nhận",
            "each function stands below; whether all of it is published can be compared only with what was received",
        ),
        "3.3.a.send": find_receiver("question"),
        "3.3.a.follow": find_items("3.3.a.follow"),
        "3.3.b": find_all(find_items("3.3.b"), find_receiver("opinion")),
        "3.3.c": find_receiver("rating"),
        "3.3.d": find_all(
            find_on_every_page(lambda site: site.share, B("cuối mỗi bài có cách chia sẻ", "items can be shared")),
            find_services("social"),
        ),
        "3.4.channel": look_by_hand(
            find_output(HOME_OUTPUT),
            "tính thống nhất, tập trung, đa phương tiện phải có người đối chiếu",
            "whether it is multimedia and one single channel is for people to judge",
        ),
        "3.4.portal": look_by_hand(
            find_output(HOME_OUTPUT),
            "dựng cùng Cổng thông tin điện tử tỉnh từ một cấu hình; trang đang chạy phải có người xem",
            "built with the provincial portal from one configuration; what is live is for people to see",
        ),
        "3.5": leave_unchecked(
            "phụ lục chưa có trong tay; phần tạm tính ở bảng Yêu cầu của văn bản khác",
            "the annex was not at hand; the table of other instruments has a provisional list",
        ),
    }
)
"""By the ids of `law.duties.FUNCTION_DUTIES`."""

_BUILT_PAGES: Final = leave_unchecked(
    "không xem được từ cấu hình: chạy portalgen verify trên bản đã dựng, và xem bằng mắt",
    "not to be seen in the configuration: run portalgen verify on what was built, and look at it",
)
_SERVER: Final = leave_unchecked(
    "do máy chủ web quyết định: kiểm từ ngoài vào địa chỉ đang chạy",
    "it is for the web server: look from outside at what is live",
)

_PROVISIONAL: Final[Mapping[str, Finder]] = MappingProxyType(
    {
        "header.emblem": find_on_every_page(
            lambda site: site.logo, B("khóa logo trong tệp của trang", "the key logo of the site's file")
        ),
        "header.name": find_on_every_page(
            lambda site: dict(site.names).get("vi"),
            B("khóa names trong tệp của trang", "the key names of the site's file"),
        ),
        "menu.home": find_menu_entry("Trang chủ"),
        "menu.about": find_menu_entry("Giới thiệu"),
        "menu.services": find_menu_entry("Dịch vụ công trực tuyến"),
        "menu.site_map": find_menu_entry("Sơ đồ cổng"),
        "footer.copyright": find_on_every_page(
            lambda site: site.reuse, B("điều kiện sử dụng lại (khóa reuse)", "the terms of reuse (key reuse)")
        ),
        "footer.unit": find_on_every_page(
            lambda site: dict(site.names).get("vi"),
            B("khóa names trong tệp của trang", "the key names of the site's file"),
        ),
        "footer.responsible": find_contact(_responsible),
        "footer.address": find_contact(_address),
        "footer.telephone": find_contact(lambda site: site.contact.telephone),
        "footer.email": find_contact(lambda site: site.contact.email),
        "print": look_by_hand(
            find_in_theme("@media print", "styles/*.css"),
            "giao diện có phần cho bản in; in thử một bài để xem",
            "the theme has styles for print: print an item to see",
        ),
        "save": find_output("text"),
        "site_map.people": find_output("site_map"),
        "site_map.machines": find_output("sitemap_xml"),
        "search": find_output("search"),
        "search.exact": leave_unchecked(
            "cần người tìm thử; kết quả không xem được từ cấu hình",
            "people have to try; results are not in the configuration",
        ),
        "related": find_footer_links,
        "questions": find_any(find_items("7.19"), find_contact(lambda site: site.contact.email)),
        "mobile": _BUILT_PAGES,
        "https": _SERVER,
        "ipv6": _SERVER,
        "accessibility.wcag": find_statement,
        "accessibility.motion": _BUILT_PAGES,
        "accessibility.alternatives": _BUILT_PAGES,
        "accessibility.structure": _BUILT_PAGES,
        "accessibility.colour": _BUILT_PAGES,
        "accessibility.controls": _BUILT_PAGES,
        "metadata": _BUILT_PAGES,
        "english.structure": find_english("structure"),
        "english.contact": find_english("contact"),
        "formats": lambda sources: FunctionFinding(
            "unchecked" if sources.portal.settings.attachment_formats else "absent",
            (),
            (
                B(
                    "theo khóa attachment_formats trong portal.yaml; danh mục của thông tư chưa đối chiếu",
                    "by the key attachment_formats of portal.yaml, not compared with the circular's list",
                ),
            ),
        ),
        "feeds": find_output("feed"),
    }
)
"""By the ids of `reports.provisional_duties`."""

FINDERS: Final[Mapping[str, Finder]] = MappingProxyType(dict(_list_finders()))
"""The finder of each duty, by its id. A test checks that none is missing."""
