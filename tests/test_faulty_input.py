"""A file with a thousand slips costs a thousand times what one slip costs, and no more, whoever reads it.

Each reader that reports findings has entries in `SLIPS`: slips that once took work for every other one. Bodies of pages
are in `lint/test_linear.py` and `render/markdown/test_linear.py`, built pages in `inspection/test_linear.py`, maps in
`render/maps/test_geojson.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from portalgen.config import validation
from portalgen.config.address_ledger import parse_ledger
from portalgen.config.approval_policy import POLICY_FILE, parse_approval_policy
from portalgen.config.duties import DUTIES_FILE, load_duty_settings
from portalgen.config.former_bodies import FORMER_BODIES_FILE
from portalgen.config.legal import load_legal_settings
from portalgen.config.lint_settings import LINT_FILE, WAIVERS_FILE, load_lint_settings
from portalgen.config.load import load_portal
from portalgen.config.retention import RETENTION_FILE, check_retention
from portalgen.config.roster import ROSTER_FILE
from portalgen.config.roster_rules import board_path, check_roster_files
from portalgen.config.yaml_text import YamlText
from portalgen.content.read import read_library
from portalgen.diagnostics import closest
from portalgen.diagnostics.model import Diagnostic, Place
from portalgen.diagnostics.sentences import help_of, note_of, sentence_of
from portalgen.kinds.table import KINDS
from portalgen.render.theme.checks.keys import check_string_keys, collect_string_uses
from portalgen.render.theme.checks.translations import check_catalog_translations
from portalgen.render.theme.components.declarations import read_declaration
from portalgen.render.theme.loading import load_theme
from tests.makers.growth import MOST, check_linear_slips
from tests.makers.portal import PORTAL_YAML, PROFILES_YAML, TAXONOMIES_YAML, SmallPortal, page, site
from tests.makers.shared_yaml import share_no_yaml

SIZE: Final = 100
"""Slips."""
SITES: Final = ("portal", "so", "xa")
ROOT: Final = Path(__file__).resolve().parents[1]

Read = Callable[[Path], Iterable[object]]


@dataclass(frozen=True, slots=True)
class Slips:
    """Many slips of one sort in one file."""

    file: str
    """What the file is: of those with a schema the name of that."""
    slip: str
    path: str
    write: Callable[[int], str]
    """The file's text with so many slips."""
    read: Read
    """What is found with the portal in this folder."""
    is_one_finding: bool = False
    """Whether all of them are one finding."""

    def __str__(self) -> str:
        return f"{self.file}: {self.slip}"


def rows(form: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """Return what repeats `form`, in which `<n>` is the number of the slip, `<m>` the next one and `<a>` its letters."""

    def write(count: int) -> str:
        made = (
            form.replace("<n>", str(number)).replace("<m>", str(number + 1)).replace("<a>", spell(number))
            for number in range(count)
        )
        return before + "".join(made) + after

    return write


def spell(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def find_in_portal(root: Path) -> Iterable[object]:
    return load_portal(root)[1]


def find_in_lint_settings(root: Path) -> Iterable[object]:
    return load_lint_settings(root, SITES)[1]


def find_in_policy(root: Path) -> Iterable[object]:
    return parse_approval_policy((root / POLICY_FILE).read_bytes())[1]


def find_in_roster(root: Path) -> Iterable[object]:
    return check_roster_files(root, SITES, date(2026, 11, 24)).diagnostics


def find_in_law(root: Path) -> Iterable[object]:
    return load_legal_settings(root)[1]


def find_in_duties(root: Path) -> Iterable[object]:
    portal, _ = load_portal(root)
    assert portal is not None
    return load_duty_settings(portal)[1]


def find_in_pages(root: Path) -> Iterable[object]:
    portal, _ = load_portal(root)
    assert portal is not None
    return read_library(portal)[1]


def find_in_strings(root: Path) -> Iterable[object]:
    theme, faults = load_theme(root, "own", ("vi", "en"), Place("site-config/sites/so.yaml"))
    if theme is None:
        return faults
    uses = collect_string_uses(theme)
    return (*check_catalog_translations(theme, uses), *check_string_keys(theme, uses))


def find_in_theme(root: Path) -> Iterable[object]:
    return load_theme(root, "own", ("vi",), Place("site-config/sites/so.yaml"))[1]


def find_in_component(root: Path) -> Iterable[object]:
    return read_declaration(YamlText((root / COMPONENT).read_text("utf-8"), COMPONENT, "CFG"))[1]


def find_in_ledger(root: Path) -> Iterable[object]:
    return parse_ledger("so", (root / LEDGER).read_bytes()).problems


REDIRECTS: Final = "site-config/redirects.yaml"
TAXONOMIES: Final = "site-config/taxonomies.yaml"
PROFILES: Final = "site-config/profiles.yaml"
SO: Final = "site-config/sites/so.yaml"
ALIASES: Final = "site-config/search/synonyms.yaml"
LAW: Final = "site-config/legal"
LEDGER: Final = "site-config/addresses/so.txt"
PAGE: Final = "content/so/tin-tuc/thu.vi.md"
THEME: Final = "themes/own"
COMPONENT: Final = f"{THEME}/components/the/the.yaml"
BOARD: Final = board_path("so")
SECTION: Final = "names: {vi: Mục, en: Section}, kinds: [news], missing_translation: hide"
TERMS: Final = f"{TAXONOMIES_YAML}  - id: chung\n    names: {{vi: Chung, en: Common}}\n    slugs: {{vi: chung}}\n    open: true\n    terms:\n"
SITE: Final = site("so", "department", "so.example.vn", "Sở", "Sở")
WAIVER: Final = "reason: Chờ ý kiến, approved_by: Trưởng Ban, from: 2026-01-01, until: 2026-12-31"
NEWS: Final = {"kind": "news", "title": "Thử", "date": "2026-11-20"}


def sections(form: str) -> Callable[[int], str]:
    """Return what gives all communes such sections."""
    head, _, rest = PROFILES_YAML.partition("  commune:\n")
    before, key, after = rest.partition("    sections:\n")
    return rows(form, f"{head}  commune:\n{before}{key}", after)


def front_matter(key: str, form: str) -> Callable[[int], str]:
    """Return what writes a page whose `key` has such lines below it."""
    written = rows(form)
    return lambda count: page("so-thu", **NEWS, **{key: f"\n{written(count)}".rstrip("\n")})


SLIPS: Final = (
    Slips("portal", "unknown keys", "site-config/portal.yaml", rows("khoa<n>: 1\n", PORTAL_YAML), find_in_portal),
    Slips("portal", "contacts that are none", "site-config/portal.yaml", rows("'P <n>', ", PORTAL_YAML + "security: {expires: 2027-01-01, contacts: [", "]}\n"), find_in_portal),
    Slips("profiles", "unknown keys of sections", PROFILES, sections(f"      - {{pth: a<n>, {SECTION}}}\n"), find_in_portal),
    Slips("profiles", "sections with one path", PROFILES, sections(f"      - {{path: chung, {SECTION}}}\n"), find_in_portal),
    Slips("profiles", "sections below none", PROFILES, sections(f"      - {{path: cha<n>/con, {SECTION}}}\n"), find_in_portal),
    Slips("profiles", "sections without a name", PROFILES, sections("      - {path: a<n>, names: {en: a}, kinds: [news], missing_translation: hide}\n"), find_in_portal),
    Slips("site", "unknown keys", SO, rows("khoa<n>: 1\n", SITE), find_in_portal),
    Slips("site", "sections before none", SO, rows(f"  - {{path: a<n>, before: khong-<n>, {SECTION}}}\n", f"{SITE}own_sections:\n"), find_in_portal),
    Slips("site", "own sections with one path", SO, rows(f"  - {{path: chung, {SECTION}}}\n", f"{SITE}own_sections:\n"), find_in_portal),
    Slips("site", "languages with one code", SO, rows("  - {code: vi, prefix: /}\n", f"{SITE}languages:\n"), find_in_portal),
    Slips("site", "former addresses that are taken", SO, rows("  - {host: www.example.vn, path: /}\n", f"{SITE}former_addresses:\n"), find_in_portal),
    Slips("taxonomies", "terms with one id", TAXONOMIES, rows("      - {id: chung, names: {vi: Chung <n>}}\n", TERMS), find_in_portal),
    Slips("taxonomies", "terms with one name", TAXONOMIES, rows("      - {id: t<n>, names: {vi: Chung}}\n", TERMS), find_in_portal),
    Slips("redirects", "keys that are misspelt", REDIRECTS, rows("  - {site: so, form: /cu-<n>/, to: 'self:contact'}\n", "redirects:\n"), find_in_portal),
    Slips("redirects", "sites that do not exist", REDIRECTS, rows("  - {site: so<n>, from: /cu-<n>/, to: 'self:contact'}\n", "redirects:\n"), find_in_portal),
    Slips("search_aliases", "words that stand twice", ALIASES, rows("  - {words: [chung], targets: ['site:so'], kind: synonym}\n", "aliases:\n"), find_in_portal),
    Slips("search_aliases", "aliases that do not exist", ALIASES, rows("  - {words: [tên <n>], targets: ['alias:tênn <n>'], kind: synonym}\n", "aliases:\n"), find_in_portal),
    Slips("search_aliases", "a circle", ALIASES, lambda count: rows("  - {words: [tên <n>], targets: ['alias:tên <m>'], kind: synonym}\n", "aliases:\n")(count).replace(f"alias:tên {count}'", "alias:tên 0'"), find_in_portal, is_one_finding=True),
    Slips("search_aliases", "a chain to nothing", ALIASES, rows("  - {words: [tên <n>], targets: ['alias:tên <m>'], kind: synonym}\n", "aliases:\n"), find_in_portal, is_one_finding=True),
    Slips("lint", "codes that do not exist", LINT_FILE, rows("  - {paths: [a<n>], severity: {ZZZ201: off}}\n", "overrides:\n"), find_in_lint_settings),
    Slips("lint", "sites that do not exist", LINT_FILE, rows("  - {sites: [so<n>], severity: {TXT204: off}}\n", "overrides:\n"), find_in_lint_settings),
    Slips("waivers", "codes and sites that do not exist", WAIVERS_FILE, rows(f"  - {{code: ZZZ201, site: so<n>, {WAIVER}}}\n", "waivers:\n"), find_in_lint_settings),
    Slips("policy", "classes that do not exist", POLICY_FILE, rows("    lop<n>: {level: person}\n", "approval:\n  classes:\n"), find_in_policy),
    Slips("roster", "a person twice", ROSTER_FILE, rows("  - {id: chung, post: Chánh Văn phòng, roles: [{role: owner, from: 2026-01-01}]}\n", "version: 1\nportal: cong-mau\npeople:\n"), find_in_roster),
    Slips("roster", "roles that do not exist", ROSTER_FILE, rows("  - {id: a<n>, post: Chánh Văn phòng, roles: [{role: owner<a>, from: 2026-01-01}]}\n", "version: 1\nportal: cong-mau\npeople:\n"), find_in_roster),
    Slips("site_roster", "delegations by nobody", BOARD, rows("  - {from_person: a<n>, to_person: b<n>, document: số 00, from: 2026-01-01, to: 2026-12-31}\n", "version: 1\nsite: so\npeople: []\ndelegations:\n"), find_in_roster),
    Slips("instruments", "an instrument twice", f"{LAW}/instruments.yaml", rows("  - {id: chung, short: a, names: {vi: a, en: b}, mark: text}\n", "instruments:\n"), find_in_law),
    Slips("instruments", "replaced by none", f"{LAW}/instruments.yaml", rows("  - {id: vb-<n>, short: a, names: {vi: a, en: b}, mark: text, superseded_by: vbb-<n>}\n", "instruments:\n"), find_in_law),
    Slips("deadlines", "classes and sites that do not exist", f"{LAW}/deadlines.yaml", rows("  - {site: so<n>, class: lop<a>, days: 1, start: signed, directive: số 00}\n", "classes: []\ndirected:\n"), find_in_law),
    Slips("calendar", "a day of another year", f"{LAW}/calendar/2026.yaml", rows("  - {day: 2025-03-03, name: {vi: a, en: b}, source: a}\n", "year: 2026\nstatus: confirmed\nsource: a\ndays_off:\n"), find_in_law),
    Slips("duties", "duties, sections, kinds and sites that do not exist", DUTIES_FILE, rows("  - {duty: '77.<n>', sites: [so<n>], sections: [muc-<n>], kinds: [loai<a>]}\n", "places:\n"), find_in_duties),
    Slips("former_bodies", "days that are none", FORMER_BODIES_FILE, rows("  - {names: [Sở <n>], since: 2025-13-01, successors: {vi: a, en: b}}\n", "agencies:\n"), find_in_lint_settings),
    Slips("retention", "kinds that do not exist", RETENTION_FILE, rows("  - {kind: loai<a>, keep: unconfirmed}\n", "retention:\n"), check_retention),
    Slips("retention", "a kind twice", RETENTION_FILE, rows("  - {kind: page, keep: unconfirmed}\n", "retention:\n"), check_retention),
    Slips("front matter", "unknown keys", PAGE, lambda count: page("so-thu", **NEWS, **{f"khoa{number}": 1 for number in range(count)}), find_in_pages),
    Slips("front matter", "addresses that are none", PAGE, front_matter("redirect_from", "  - 'cu <n>'\n"), find_in_pages),
    Slips("front matter", "terms that do not exist", PAGE, front_matter("field", "  - linh-vuc-<n>\n"), find_in_pages),
    Slips("theme", "files that do not exist", f"{THEME}/theme.yaml", rows("  - styles/a<n>.css\n", "name: own\nstyles:\n"), find_in_theme),
    Slips("theme strings", "lists", f"{THEME}/strings/vi.yaml", rows("khoa<n>: [a]\n"), find_in_strings),
    Slips("theme strings", "keys that stand twice", f"{THEME}/strings/vi.yaml", lambda count: rows("  co<n>: chữ\n", "khong:\n")(count) + rows("khong.co<n>: chữ\n")(count), find_in_strings),
    Slips("theme strings", "without a translation", f"{THEME}/strings/vi.yaml", rows("khoa_<n>: chữ\n"), find_in_strings),
    Slips("theme strings", "placeholders of their own", f"{THEME}/strings/vi.yaml", rows("dem_<n>: 'chữ {x}'\n"), find_in_strings),
    Slips("theme strings", "used in templates alone", f"{THEME}/layouts/page.html", rows("{{ t('khong.co_<n>') }}\n"), find_in_strings),
    Slips("component", "unknown keys", COMPONENT, rows("      k<n>: {typ: text, description: {vi: a, en: b}}\n", "description: {vi: a, en: b}\nmacros:\n  the:\n    description: {vi: a, en: b}\n    parameters:\n"), find_in_component),
    Slips("ledger", "days that are none", LEDGER, rows("https://so.example.vn/<n>/ - vi 2026-13-01\n", "address id language recorded\n"), find_in_ledger),
)  # fmt: skip
"""The readers of what people write, each with slips that it reports one by one."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with the files of the law and a theme, beside which each file is written in turn."""
    portal = SmallPortal(tmp_path_factory.mktemp("faulty") / "portal")
    portal.write(f"{LAW}/instruments.yaml", "instruments: []\n")
    portal.write(f"{LAW}/deadlines.yaml", "classes: []\n")
    portal.write(ROSTER_FILE, "version: 1\nportal: cong-mau\n")
    portal.write(f"{THEME}/theme.yaml", "name: own\n")
    portal.write(f"{THEME}/strings/vi.yaml", "mau: chữ\n")
    portal.write(f"{THEME}/strings/en.yaml", "mau: words\n" + rows("dem_<n>: words\n")(2 * SIZE))
    portal.write(f"{THEME}/layouts/page.html", "{{ t('mau') }}\n")
    return portal.root


@pytest.fixture(autouse=True)
def shows_all_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share no YAML with other tests, as parsing a text again has to count, and compare few words with names: that is the
    same work for any number of slips, beside which the rest would not show.
    """
    share_no_yaml(monkeypatch)
    monkeypatch.setattr(closest, "WORD_LIMIT", 3)
    monkeypatch.setattr(validation, "WORD_LIMIT", 3)


@pytest.fixture
def put(root: Path) -> Iterator[Callable[[str, str], None]]:
    """Writes a file of the portal, which is as it was when the test is over."""
    before: dict[Path, bytes | None] = {}

    def write(path: str, text: str) -> None:
        file = root / path
        before.setdefault(file, file.read_bytes() if file.exists() else None)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    yield write
    for file, data in before.items():
        if data is None:
            file.unlink()
        else:
            file.write_bytes(data)


@pytest.mark.parametrize("slips", SLIPS, ids=str)
def test_twice_as_many_slips_take_about_twice_as_many_steps(
    root: Path, put: Callable[[str, str], None], slips: Slips
) -> None:
    lengths: list[int] = []

    def read(count: int) -> None:
        put(slips.path, slips.write(count))
        found = tuple(slips.read(root))
        assert len(found) >= (1 if slips.is_one_finding else count - 1), found[:3]
        lengths.append(sum(map(count_letters, found)))

    check_linear_slips(read, SIZE)
    assert lengths[3] <= MOST * lengths[2], (
        f"reports of {lengths[2]:,} letters, and of {lengths[3]:,} for twice as much"
    )


def count_letters(found: object) -> int:
    """How much is written of a finding."""
    if not isinstance(found, Diagnostic):
        return len(str(found))
    return sum(len(words(found, "vi")) for words in (sentence_of, note_of, help_of))


def test_each_file_that_has_a_schema_is_among_them() -> None:
    files = {file.stem for file in (ROOT / "site-config" / "schema").glob("*.json")} - set(KINDS)
    assert len(files) > 10
    assert files <= {each.file for each in SLIPS}


def test_no_file_has_the_same_slip_twice() -> None:
    names: Sequence[str] = [*map(str, SLIPS)]
    assert len(names) == len(set(names))
