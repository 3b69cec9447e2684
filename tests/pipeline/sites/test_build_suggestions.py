"""The suggestions of the codes of the build, followed to the letter in a whole portal, are checked again.

The suggestions of the linter's rules are followed in `tests/lint/test_examples.py`.
"""

from __future__ import annotations

import re
from typing import Final

import pytest

from portalgen.diagnostics.model import Diagnostic
from tests.makers.lint.story import LEGAL, quiet_files
from tests.makers.lint.suggestions import follow_suggestion
from tests.makers.portal import SmallPortal, page
from tests.makers.rosters import POLICY, board_of, delegation, person, roster_documents, write_documents

PORTAL: Final = "site-config/portal.yaml"
PROFILES: Final = "site-config/profiles.yaml"
SITE: Final = "site-config/sites/so.yaml"
ALIASES: Final = "site-config/search/ten-khac.yaml"
DUTIES: Final = "site-config/legal/duties.yaml"
RETENTION: Final = "site-config/legal/retention.yaml"
DEADLINES: Final = "site-config/legal/deadlines.yaml"
WAIVERS: Final = "site-config/governance/waivers.yaml"
BOARD: Final = "site-config/governance/roster/so.yaml"
LINT: Final = "site-config/lint.yaml"
REDIRECTS: Final = "site-config/redirects.yaml"
THEME: Final = "themes/cuc/theme.yaml"

SERVICES: Final = """\
services:
  public_services: {names: {vi: Dịch vụ công, en: Public services}, address: "https://dichvu.example.vn/", purpose: {vi: Nộp hồ sơ, en: Apply}}
"""

BODIES: Final = (
    ("LNK101", "[a](hop-baoo.vi.md)"),
    ("LNK101", "[a](khai-truon.vi.md#dien-bien)"),
    ("LNK101", "[a](id:so-khai-truon#dien-bien)"),
    ("LNK101", "[a](id:so-hop-ba)"),
    ("LNK102", "[a](khai-truong.vi.md#dien-bie)"),
    ("LNK102", "[a](id:so-khai-truong#dienbien)"),
    ("LNK105", "[a](/tin-tuc/hop-bao/)"),
    ("LNK106", "[a](http://so.example.vn/tin-tuc/hop-bao/)"),
    ("LNK106", "[a](https://www.example.vn/tin-tuc/)"),
    ("LNK111", "[a](www.example.com/trang)"),
    ("LNK111", "[a](lamdong.gov.vn/a?b=c)"),
    ("LNK112", "[a](vanthu@example.vn)"),
    ("LNK113", "[a](02633822123)"),
    ("LNK113", "[a](0263.3822.123)"),
    ("LNK116", "[a](htps://example.com/)"),
    ("LNK116", "[a](https://https://example.com/)"),
    ("LNK116", "[a](mailto:%20vanthu@example.vn)"),
    ("LNK118", "[a](https://example.com/a b)"),
    ("LNK118", "[a](#Diễn biến)"),
    ("LNK119", "[a](http://so.localhost:8000/tin-tuc/hop-bao/)"),
    ("LNK121", "[a](hop-bao.vi.md “Họp báo”)"),
    ("LNK124", "[a](https://lan:mat-khau@example.com/b)"),
    ("LNK125", "[a](service:public_service)"),
    ("MRK102", '{{ contac site="so" }}'),
    ("MRK102", '{{ lienhe site="so" }}'),
    ("MRK102", '{{ Contact site="so" }}'),
    ("MRK103", '{{ contact sit="so" }}'),
    ("MRK114", '{{ contact site="so" }'),
    ("MRK114", '{ contact site="so" }'),
    ("MRK116", "{{ contact site=so }}"),
    ("MRK117", '{{< contact site="so" >}}'),
)
"""Codes, and lines of a page that are reported with them."""

KEYS: Final = (("LNK110", "related: [so-hop-ba]"), ("LNK110", "related: [so-khai-truon, so-hop-bao]"))
"""Codes, and lines of front matter."""

SETTINGS: Final = (
    ("CFG101", PORTAL, "languages: [vi, en]", "languages: [vi, en"),
    ("CFG101", PORTAL, "main_site: portal", "main_site： portal"),
    ("CFG104", PORTAL, "main_site: portal", "main_sit: portal"),
    ("CFG104", PROFILES, "home: generated\n", "hom: generated\n"),
    ("CFG104", SITE, "telephone: unconfirmed", "telephon: unconfirmed"),
    ("CFG110", PROFILES, "missing_translation: hide", "missing_translation: hid"),
    ("CFG110", PORTAL, "kinds: [news, legal_document]", "kinds: [new, legal_document]"),
    ("CFG121", PORTAL, "main_site: portal", "main_site: porta"),
    ("CFG121", SITE, "parent: portal", "parent: potal"),
    ("CFG121", REDIRECTS, "site: so", "site: soo"),
    ("CFG121", DUTIES, "", "not_applicable:\n  - {duty: '7.5', sites: [sso], reason: {vi: a, en: b}}\n"),
    ("CFG122", SITE, "profile: department", "profile: departmen"),
    ("CFG123", PROFILES, "theme: cuc", "theme: cucc"),
    ("CFG128", PROFILES, 'to: "id:so-chuc-nang"', 'to: "id:so-chuc-nan"'),
    ("CFG128", PROFILES, 'to: "site:portal"', 'to: "site:potal"'),
    ("CFG128", PROFILES, 'to: "site:portal"', 'to: "service:public_service"'),
    ("CFG141", RETENTION, "{kind: news, keep: unconfirmed}", "{kind: news, keep: 5, basis: [{instrument: qd-211, article: Điều 1}]}"),
    ("CFG145", DEADLINES, "directed: []", "directed:\n  - {site: so, class: nws, working_days: 1, start: signed, directive: Văn bản số 00/MẪU}"),
    ("CFG160", LINT, "", "severity: {TXT299: note}\n"),
    ("CFG160", LINT, "", "severity: {CFG299: note}\n"),
    ("CFG160", LINT, "", "overrides: [{severity: {APR29: off}, sites: [so]}]\n"),
    ("CFG160", WAIVERS, "", "waivers:\n  - {code: TXT299, site: so, reason: Lý do, approved_by: Ông A, from: 2026-01-01, until: 2026-12-31}\n"),
    ("CFG169", SITE, "", "own_sections:\n  - {path: bien, names: {vi: Biển, en: Sea}, kinds: [news], missing_translation: none, before: tin-tux}\n"),
    ("CFG182", BOARD, '"from_person": "so-truong-ban"', '"from_person": "so-truong-bann"'),
    ("CFG200", DUTIES, "", "places: [{duty: 7.7.heritag, kinds: [news]}]\n"),
    ("CFG201", DUTIES, "", "places: [{duty: '7.4', kinds: [new]}]\n"),
    ("CFG202", DUTIES, "", "places: [{duty: '7.4', sections: [tin-tux]}]\n"),
    ("CFG204", RETENTION, "kind: news,", "kind: newss,"),
    ("CFG210", ALIASES, "aliases: []\n", "aliases:\n  - {words: [sở ngoại giao], targets: [site:sso], kind: synonym}\n"),
    ("CFG210", ALIASES, "aliases: []\n", "aliases:\n  - {words: [sở ngoại giao], targets: [id:so-hop-ba], kind: synonym}\n"),
    ("CFG210", ALIASES, "aliases: []\n", "aliases:\n  - {words: [sở ngoại giao], targets: [site:so/tin-tux], kind: synonym}\n"),
    ("CFG211", ALIASES, "aliases: []\n", "aliases:\n  - {words: [sở ngoại giao], targets: [site:so], kind: synonym, language: vie}\n"),
)  # fmt: skip
"""Codes, files, and what is written in place of a right text, or as the file (or its end) if that is empty."""


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A portal with law, rosters, services, a theme of its own and other names, without errors."""
    portal = SmallPortal(tmp_path_factory.mktemp("suggestions") / "portal", {**quiet_files(), **LEGAL})
    helper = person("so-pho-ban", "secretary")
    board = board_of("so", helper, delegations=[delegation("so-truong-ban", "so-pho-ban")])
    write_documents(
        portal.root,
        {**roster_documents(), BOARD: board, POLICY: {"approval": {"classes": {"content": {"level": "person"}}}}},
    )
    portal.write(ALIASES, "aliases: []\n")
    portal.write(THEME, "name: cuc\nextends: default\n")
    portal.edit(PROFILES, "group: commune\n    theme: default", "group: commune\n    theme: cuc")
    portal.write(PORTAL, (portal.root / PORTAL).read_text("utf-8") + SERVICES)
    assert errors_of(portal) == []
    return portal


def findings_of(portal: SmallPortal) -> list[Diagnostic]:
    result = portal.check()
    return [*result.diagnostics, *(each.diagnostic for each in result.findings)]


def errors_of(portal: SmallPortal) -> list[str]:
    """The errors of the build, and all findings of settings."""
    return [
        f"{each.code} {each.place.path}:{each.place.line}"
        for each in findings_of(portal)
        if re.match("[A-Z]{3}1|CFG2", each.code)
    ]


def page_of(number: int) -> str:
    return f"content/so/tin-tuc/goi-y-{number}.vi.md"


def test_suggestions_for_pages_work(portal: SmallPortal) -> None:
    cases = [*((code, "", line) for code, line in BODIES), *((code, line, "") for code, line in KEYS)]
    for number, (_, keys, body) in enumerate(cases):
        text = page(
            f"so-goi-y-{number}", f"## Diễn biến\n\n{body}\n", kind="news", title=f"Tin {number}", date="2026-01-05"
        )
        portal.write(page_of(number), text.replace("kind: news\n", f"kind: news\n{keys}\n" if keys else "kind: news\n"))
    try:
        by_file = {each.place.path: each for each in findings_of(portal) if re.match("(LNK|MRK)", each.code)}
        found = {number: by_file.get(page_of(number)) for number in range(len(cases))}
        assert [each.code if each else "" for each in found.values()] == [code for code, _, _ in cases]
        for each in found.values():
            assert each is not None
            follow_suggestion(portal.root, each)
        texts = {(portal.root / page_of(number)).read_text("utf-8") for number in range(len(cases))}
        assert sum("#dien-bien)" in each for each in texts) == 5
        left = [
            f"{each.code} {cases[number][1:]} → {(portal.root / page_of(number)).read_text('utf-8')}"
            for each in findings_of(portal)
            for number in range(len(cases))
            if each.place.path == page_of(number) and re.match("(LNK|MRK)", each.code)
        ]
        assert left == []
    finally:
        for number in range(len(cases)):
            portal.remove(page_of(number))


@pytest.mark.parametrize(("code", "path", "right", "wrong"), SETTINGS, ids=lambda each: each[:24])
def test_suggestions_for_settings_work(portal: SmallPortal, code: str, path: str, right: str, wrong: str) -> None:
    file = portal.root / path
    before = file.read_text("utf-8") if file.is_file() else None
    assert right in (before or "")
    try:
        portal.write(path, (before or "").replace(right, wrong, 1) if right else f"{before or ''}{wrong}")
        found = [each for each in findings_of(portal) if each.place.path == path and each.code == code]
        assert len(found) == 1
        follow_suggestion(portal.root, found[0])
        assert errors_of(portal) == [], file.read_text("utf-8")
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_text(before, "utf-8")
