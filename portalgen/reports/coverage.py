"""`find_coverage(portal, sites, settings)`: the required information each site publishes, and lacks.

Facts come from the pages visible at the moment of the sites' graphs. Drafts, scheduled, expired, withdrawn and
superseded items do not count; samples are counted separately, since they meet no duty.

Điều 7 applies to content "trên Cổng thông tin điện tử tỉnh", the provincial portal (Điều 1(1)). Only items 1 and 2
mention component sites; other items are expected of them if present, and their absence is no fault.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Final, Literal, Protocol

from portalgen.config.by_language import choose_for_language
from portalgen.config.duties import DutySettings
from portalgen.config.outside import without_unconfirmed
from portalgen.config.portal import Portal, Site
from portalgen.config.shared_settings import SectionSettings
from portalgen.content.model import Item, Library, Page
from portalgen.frozen import frozen
from portalgen.graph.model import Graph
from portalgen.graph.moments import is_obsolete, is_sample
from portalgen.law.due_dates import to_vietnam_time
from portalgen.law.duties import CONTENT_DUTIES, EXISTENCE_PART_IDS, ISSUER_PART_IDS, Duty, DutyPart
from portalgen.plan.model import CONTACT_OUTPUT, PAGE_OUTPUT, SECTION_OUTPUT, SitePlan
from portalgen.text.bilingual import Bilingual
from portalgen.text.normalization import spelling_key

CoverageState = Literal["met", "unchecked", "partly", "stale", "sample", "missing", "none", "not_applicable"]
"""The state of a duty or a part of it.

`none`: there is no content, and none is due. `partly` is used only for a whole duty. `unchecked`: there are items, and
only people can judge if they match the duty.
"""

UNMET: Final = frozenset[CoverageState](("partly", "stale", "sample", "missing"))
"""The states in which a binding duty of a site is not met."""

ENGLISH: Final = "en"
ENGLISH_STRUCTURE: Final = "7.2.functions"
"""The part of Điều 7 in Vietnamese that corresponds to the minimum about an agency for English readers."""

_UNCONFIRMED: Final = Bilingual("chờ Văn phòng xác nhận", "awaits confirmation by the Office")
_NO_ITEM: Final = Bilingual("không có bài nào mang mã", "there is no item with the id")
_NO_ENGLISH: Final = Bilingual("trang không có tiếng Anh", "the site is not in English")
_EXISTENCE_ONLY: Final = Bilingual(
    "chỉ tìm thấy có bài, chưa đối chiếu nội dung", "there are items; their content was not compared"
)
_ISSUER_UNKNOWN: Final = Bilingual(
    "có bài của cơ quan chưa ghi ở mục issuers của duties.yaml, nên chưa biết có thuộc phần này không",
    "some items are of bodies missing from the issuers in duties.yaml: it is unknown if they count",
)
_UNDATED: Final = Bilingual("các bài không ghi ngày, nên không biết đã cũ hay chưa", "no item has a date to judge by")


class PublishedSite(Protocol):
    """A site as visible to readers: linked and planned."""

    @property
    def site(self) -> Site:
        """Its configuration."""

    @property
    def library(self) -> Library:
        """Its content, with its faulty pages."""

    @property
    def graph(self) -> Graph:
        """Its shown pages."""

    @property
    def plan(self) -> SitePlan:
        """Their addresses."""


@frozen
class CoverageEvidence:
    """The evidence for a part: items that count, samples, the newest counted item and its address."""

    count: int = 0
    samples: int = 0
    newest: date | None = None
    """Never after the clock."""
    url: str = ""
    """Of the newest item, of a section, or of the page generated from the configuration."""
    future: tuple[str, ...] = ()
    """Ids of visible items with a day in the future."""

    @property
    def notes(self) -> tuple[Bilingual, ...]:
        """Problems with the days of the items."""
        if not self.future:
            return ()
        listed = ", ".join(f"`{each}`" for each in self.future)
        return (Bilingual(f"đang hiện mà ghi ngày chưa tới: {listed}", f"shown, but dated in the future: {listed}"),)


@frozen
class PartCoverage:
    """The coverage of a part of an item of Điều 7."""

    part: DutyPart
    state: CoverageState
    evidence: CoverageEvidence
    notes: tuple[Bilingual, ...] = ()


@frozen
class DutyCoverage:
    """An item of Điều 7 on a site. `is_required`: True if its words name the site."""

    duty: Duty
    is_required: bool
    state: CoverageState
    parts: tuple[PartCoverage, ...]

    @property
    def newest(self) -> date | None:
        """The day of the newest item of all parts."""
        return max((each.evidence.newest for each in self.parts if each.evidence.newest), default=None)


@frozen
class SectionCoverage:
    """A section named by an instrument or the site's profile."""

    path: str
    names: Bilingual
    basis: str
    """The citation of the instrument; "" if only the profile has it."""
    is_required: bool
    is_declared: bool
    """True if the site's configuration has it."""
    state: CoverageState
    evidence: CoverageEvidence
    """Its address is the section's own."""


@frozen
class EnglishCoverage:
    """A statement that the English version must contain."""

    key: Literal["structure", "contact"]
    is_required: bool
    state: CoverageState
    evidence: CoverageEvidence
    notes: tuple[Bilingual, ...] = ()


@frozen
class SiteCoverage:
    """The complete coverage of a site."""

    site: Site
    duties: tuple[DutyCoverage, ...]
    sections: tuple[SectionCoverage, ...]
    english: tuple[EnglishCoverage, ...]
    faulty_pages: int = 0
    """The number of unreadable files: missing content may be in them."""

    @property
    def required(self) -> tuple[DutyCoverage, ...]:
        """The items of Điều 7 that name the site and apply to it."""
        return tuple(each for each in self.duties if each.is_required and each.state != "not_applicable")

    @property
    def unmet(self) -> tuple[DutyCoverage, ...]:
        """The required duties not met."""
        return tuple(each for each in self.required if each.state in UNMET)

    @property
    def met_duties(self) -> tuple[DutyCoverage, ...]:
        """The required duties met."""
        return tuple(each for each in self.required if each.state == "met")

    @property
    def unchecked_duties(self) -> tuple[DutyCoverage, ...]:
        """The required duties to be judged by people."""
        return tuple(each for each in self.required if each.state == "unchecked")

    @property
    def newest(self) -> date | None:
        """The day of the newest item for any duty."""
        return max((each.newest for each in self.duties if each.newest), default=None)


@frozen
class Coverage:
    """The coverage of all requested sites, at the same moment."""

    at: datetime
    sites: tuple[SiteCoverage, ...]


@frozen
class _Reading:
    """A site with its counted items, by the duties served by their kinds."""

    portal: Portal
    published: PublishedSite
    settings: DutySettings
    items: tuple[Item, ...]
    by_duty: Mapping[str, tuple[Item, ...]]

    @property
    def site(self) -> Site:
        return self.published.site

    @property
    def at(self) -> datetime:
        return self.published.graph.at


def find_coverage(portal: Portal, sites: Iterable[PublishedSite], settings: DutySettings, at: datetime) -> Coverage:
    """Return the coverage of `sites`, whose graphs are of the moment `at`."""
    return Coverage(at, tuple(find_site_coverage(portal, each, settings) for each in sites))


def find_site_coverage(portal: Portal, published: PublishedSite, settings: DutySettings) -> SiteCoverage:
    """Return the coverage of a site."""
    reading = _read(portal, published, settings)
    return SiteCoverage(
        published.site,
        tuple(_cover_duty(reading, each) for each in CONTENT_DUTIES),
        tuple(_cover_sections(reading)),
        (_cover_english_structure(reading), _cover_english_contact(reading)),
        len(published.library.faulty_pages),
    )


def list_countable_items(published: PublishedSite) -> tuple[Item, ...]:
    """Return a site's visible items in force, without section introductions, withdrawn or superseded items."""
    at = published.graph.at
    items = published.graph.items.values()
    return tuple(each for each in items if not each.original.is_index and not is_obsolete(each.original, at))


def group_by_duty(items: Iterable[Item]) -> Mapping[str, tuple[Item, ...]]:
    """Return the items for each duty, by the statements of their kinds."""
    groups: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        for duty in item.original.kind.list_duties(item.original.fields):
            groups[duty].append(item)
    return {duty: tuple(each) for duty, each in groups.items()}


def gather_evidence(published: PublishedSite, items: Iterable[Item], language: str) -> CoverageEvidence:
    """Return the evidence in `items`, with the address of the newest in `language`, else in its own."""
    today = to_vietnam_time(published.graph.at).date()
    every = {item.id: item for item in items}
    real = [item for item in every.values() if not is_sample(item.original)]
    newest = max(real, key=lambda item: _age(item, today), default=None)
    day = newest.original.day if newest is not None else None
    return CoverageEvidence(
        len(real),
        len(every) - len(real),
        min(day, today) if day is not None else None,
        find_page_url(published, newest.page(language) or newest.original) if newest is not None else "",
        tuple(sorted(item.id for item in real if (item.original.day or today) > today)),
    )


@frozen
class PartEvidence:
    """The evidence in the items for a part of a duty, and True if they certainly match it."""

    evidence: CoverageEvidence
    is_compared: bool = True
    notes: tuple[Bilingual, ...] = ()


def gather_part_evidence(
    portal: Portal, published: PublishedSite, settings: DutySettings, part: str, items: Iterable[Item]
) -> PartEvidence:
    """Return the evidence in `items`, selected for the part by their kinds or places."""
    language = published.site.codes[0]
    if part not in ISSUER_PART_IDS:
        evidence = gather_evidence(published, items, language)
        is_compared = part not in EXISTENCE_PART_IDS
        notes = (_EXISTENCE_ONLY,) if evidence.count and not is_compared else ()
        return PartEvidence(evidence, is_compared, (*notes, *evidence.notes))
    wanted, known = settings.find_issuers(part, published.site), settings.list_issuers(published.site)
    keys = {item.id: (item, _list_issuer_keys(portal, item)) for item in items}
    found = gather_evidence(published, [item for item, own in keys.values() if own & wanted], language)
    if found.count:
        is_compared = part not in EXISTENCE_PART_IDS
        return PartEvidence(found, is_compared, (*(() if is_compared else (_EXISTENCE_ONLY,)), *found.notes))
    unknown = gather_evidence(
        published, [item for item, own in keys.values() if own & wanted or not own & known], language
    )
    if unknown.count:
        return PartEvidence(unknown, is_compared=False, notes=(_ISSUER_UNKNOWN, *unknown.notes))
    return PartEvidence(found)


def _list_issuer_keys(portal: Portal, item: Item) -> frozenset[str]:
    """Return every spelling of the body that issued an item's document, as compared by `spelling_key`."""
    page = item.original
    field = page.kind.field(page.kind.issued_by)
    if field is None:
        return frozenset()
    written = str(page.fields.get(field.name, ""))
    taxonomy = next((each for each in portal.taxonomies if each.id == field.taxonomy), None)
    term = taxonomy.find_term(written) if taxonomy is not None else None
    return frozenset(map(spelling_key, term.spellings if term is not None else (written,)))


def find_page_url(published: PublishedSite, page: Page) -> str:
    """Return the permalink of a page; "" if it has none."""
    address = published.plan.addresses.get((page.site, page.language, PAGE_OUTPUT, page.source))
    return address.url if address is not None else ""


def find_output_url(published: PublishedSite, output: str, language: str = "", subject: str = "") -> str:
    """Return the permalink of an output of the type `output`, by default in the site's own language."""
    site = published.site
    address = published.plan.addresses.get((site.id, language or site.codes[0], output, subject))
    return address.url if address is not None else ""


def _age(item: Item, today: date) -> tuple[bool, date, str]:
    """Return the sort key by age; items with a future day are no newer than today's."""
    day = item.original.day or date.min
    return day <= today, day, item.id


def _read(portal: Portal, published: PublishedSite, settings: DutySettings) -> _Reading:
    items = list_countable_items(published)
    return _Reading(portal, published, settings, items, group_by_duty(items))


# Điều 7


def _cover_duty(reading: _Reading, duty: Duty) -> DutyCoverage:
    is_required = duty.binds == "everyone" or (duty.binds == "main" and reading.site == reading.portal.main_site)
    parts = tuple(_cover_part(reading, duty, each, is_required) for each in duty.parts)
    return DutyCoverage(duty, is_required, combine_states(each.state for each in parts), parts)


def combine_states(states: Iterable[CoverageState]) -> CoverageState:
    """Return the state of a whole from its parts; inapplicable parts are ignored."""
    found = {each for each in states if each != "not_applicable"}
    if not found:
        return "not_applicable"
    if len(found) == 1:
        return found.pop()
    if found == {"met", "unchecked"}:
        return "unchecked"
    if found <= {"met", "unchecked", "stale"}:
        return "stale"
    if found & {"met", "unchecked", "stale", "partly"}:
        return "partly"
    return "sample"


def _cover_part(reading: _Reading, duty: Duty, part: DutyPart, is_required: bool) -> PartCoverage:
    reason = reading.settings.find_reason(duty.id, part.id, reading.site)
    if reason is not None:
        return PartCoverage(part, "not_applicable", CoverageEvidence(), (reason,))
    if part.id in _CONTACT_VALUES:
        return _cover_contact(reading, part, is_required)
    items, notes = _find_items(reading, part)
    found = gather_part_evidence(reading.portal, reading.published, reading.settings, part.id, items)
    state = _state_of(found.evidence, is_required)
    coverage = PartCoverage(part, state, found.evidence, (*notes, *found.notes))
    if state == "met":
        coverage = _judge_age(reading, duty, coverage)
    if coverage.state == "met" and not found.is_compared:
        return replace(coverage, state="unchecked")
    return coverage


def _state_of(evidence: CoverageEvidence, is_required: bool) -> CoverageState:
    if evidence.count:
        return "met"
    if evidence.samples:
        return "sample"
    return "missing" if is_required else "none"


def _judge_age(reading: _Reading, duty: Duty, met: PartCoverage) -> PartCoverage:
    limit = reading.settings.find_stale_limit(duty.id, met.part.id, reading.site)
    if limit is None:
        return met
    if met.evidence.newest is None:
        return replace(met, notes=(*met.notes, _UNDATED))
    age = (to_vietnam_time(reading.at).date() - met.evidence.newest).days
    if age <= limit.days:
        return met
    note = Bilingual(
        f"{age} ngày chưa có bài mới, giới hạn {limit.days} ngày ({limit.note.vi})",
        f"days without a newer item: {age}, the limit being {limit.days} ({limit.note.en})",
    )
    return replace(met, state="stale", notes=(*met.notes, note))


def _find_items(reading: _Reading, part: DutyPart) -> tuple[tuple[Item, ...], tuple[Bilingual, ...]]:
    """Return the items for a part, by their kinds and by the configuration, and problems in the latter."""
    found = list(reading.by_duty.get(part.id, ()))
    notes: list[Bilingual] = []
    items = {item.id: item for item in reading.items}
    for place in reading.settings.list_places(part.id, reading.site):
        found += [items[id] for id in place.items if id in items]
        absent = [id for id in place.items if id not in items]
        notes += [Bilingual(f"{_NO_ITEM.vi} `{id}`", f"{_NO_ITEM.en} `{id}`") for id in absent]
        if place.sections or place.kinds:
            found += [item for item in reading.items if _is_at(item, place.sections, place.kinds)]
    return tuple(found), tuple(notes)


def _is_at(item: Item, sections: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    page = item.original
    return (not kinds or page.kind.name in kinds) and (not sections or any(_is_below(page, each) for each in sections))


def _is_below(page: Page, section: str) -> bool:
    return page.section == section or page.section.startswith(f"{section}/")


_CONTACT_VALUES: Final[Mapping[str, Callable[[Site], str]]] = MappingProxyType(
    {
        "7.12.address": lambda site: choose_for_language(tuple(site.contact.address.items()), site.codes[0]),
        "7.12.telephone": lambda site: site.contact.telephone,
        "7.12.email": lambda site: site.contact.email,
    }
)
"""The parts of Điều 7(12) stated by a site's configuration and not by an item."""


def _cover_contact(reading: _Reading, part: DutyPart, is_required: bool) -> PartCoverage:
    value = without_unconfirmed(_CONTACT_VALUES[part.id](reading.site))
    url = find_output_url(reading.published, CONTACT_OUTPUT)
    if value and url:
        return PartCoverage(part, "met", CoverageEvidence(1, url=url))
    note = () if value else (_UNCONFIRMED,)
    return PartCoverage(part, "missing" if is_required else "none", CoverageEvidence(), note)


# Sections


def _cover_sections(reading: _Reading) -> Iterator[SectionCoverage]:
    """Yield the sections named by instruments, then the profile's other sections, then the site's own."""
    site = reading.site
    shared = {each.path: each for each in find_profile_sections(reading.portal, site)}
    named = {each.path: each for each in reading.settings.sections if each.scope.holds_for(site)}
    for path, each in named.items():
        is_required = site == reading.portal.main_site or path in shared
        yield _cover_section(reading, path, each.names, each.basis, is_required)
    declared = {each.path: each for each in site.sections}
    for path, section in (declared | shared).items():
        if path not in named:
            pairs = tuple(section.names.items())
            names = Bilingual(choose_for_language(pairs, "vi"), choose_for_language(pairs, ENGLISH))
            yield _cover_section(reading, path, names, "", path in shared)


def find_profile_sections(portal: Portal, site: Site) -> tuple[SectionSettings, ...]:
    """Return the sections of the profile of `site`: the sections shared by all sites that inherit them.

    If no site inherits them, since each has its own, the profile has no sections.
    """
    inheriting = [each for each in portal.sites if each.profile == site.profile and "sections" in each.inherited_keys]
    shared = set.intersection(*({each.path for each in one.sections} for one in inheriting)) if inheriting else set()
    return tuple(each for each in inheriting[0].sections if each.path in shared) if inheriting else ()


def _cover_section(reading: _Reading, path: str, names: Bilingual, basis: str, is_required: bool) -> SectionCoverage:
    items = [each for each in reading.items if _is_below(each.original, path)]
    evidence = gather_evidence(reading.published, items, reading.site.codes[0])
    url = find_output_url(reading.published, SECTION_OUTPUT, subject=path)
    is_declared = reading.site.section(path) is not None
    state = _state_of(evidence, is_required)
    return SectionCoverage(path, names, basis, is_required, is_declared, state, replace(evidence, url=url))


# English


def _cover_english_structure(reading: _Reading) -> EnglishCoverage:
    """Return the coverage of structure and functions for English readers: an item about them, in English."""
    items, _ = _find_items(reading, _PARTS[ENGLISH_STRUCTURE])
    translated = [each for each in items if each.page(ENGLISH) is not None]
    evidence = gather_evidence(reading.published, translated, ENGLISH)
    is_required = reading.site == reading.portal.main_site
    return EnglishCoverage(
        "structure",
        is_required,
        _state_of(evidence, is_required),
        evidence,
        (*_notes_of_english(reading), *evidence.notes),
    )


def _cover_english_contact(reading: _Reading) -> EnglishCoverage:
    """Return the coverage of contact for English readers: someone responsible with a confirmed number or e-mail."""
    contact, site = reading.site.contact, reading.site
    is_required = site == reading.portal.main_site
    url = find_output_url(reading.published, CONTACT_OUTPUT, ENGLISH) if ENGLISH in site.codes else ""
    official = without_unconfirmed(contact.responsible.get(ENGLISH, ""))
    is_confirmed = bool(official and any(map(without_unconfirmed, (contact.telephone, contact.email))))
    notes = _notes_of_english(reading) or (() if is_confirmed else (_UNCONFIRMED,))
    state: CoverageState = "met" if url and is_confirmed else "missing" if is_required else "none"
    evidence = CoverageEvidence(1, url=url) if state == "met" else CoverageEvidence()
    return EnglishCoverage("contact", is_required, state, evidence, notes)


def _notes_of_english(reading: _Reading) -> tuple[Bilingual, ...]:
    return () if ENGLISH in reading.site.codes else (_NO_ENGLISH,)


_PARTS: Final = {part.id: part for duty in CONTENT_DUTIES for part in duty.parts}
