"""`portalgen new` on every site of the shipped portal."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from itertools import product
from pathlib import Path

import pytest

from portalgen.config.legal import load_legal_settings
from portalgen.config.lint_settings import load_lint_settings
from portalgen.config.load import load_portal
from portalgen.config.portal import Portal
from portalgen.content.new import create_page, list_sections
from portalgen.diagnostics.model import Severity
from portalgen.errors import UsageError
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from portalgen.law.deadlines import list_received_classes
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions

AT = datetime(2026, 11, 24, 23, 30, tzinfo=VIETNAM)
ROOT = Path(__file__).resolve().parents[2]

OWN_SECTIONS = {
    "news": {"tin-tuc"},
    "legal_document": {"van-ban"},
    "organization": {"to-chuc", "gioi-thieu"},
    "official": {"to-chuc", "gioi-thieu"},
    "page": {"gioi-thieu", "huong-dan", "doi-song"},
}
"""The sections in which a page of a kind is looked for first, on one of the shipped sites or another."""
STILL_TO_WRITE = re.compile(r"LNG201|TXT209|TXT210|(?:TXT22|FMT13)\d")
"""No number, no English, no source, no text, no summary; values of the template that are still there.

Beside these only: a day of review, an answer with its day, a second option of a survey and the data file of a kind that is made of one.
"""


@pytest.fixture(scope="module")
def shipped() -> Portal:
    portal, _ = load_portal(ROOT)
    assert portal is not None
    return portal


def test_a_site_without_a_section_for_a_kind_is_told_how_to_get_one_and_which_sites_take_it(shipped: Portal) -> None:
    with pytest.raises(UsageError) as raised:
        create_page(shipped, "loan", "muine", "Vốn vay", "vi", AT)
    assert "own_sections của site-config/sites/muine.yaml" in raised.value.vi and "kinds: [loan]" in raised.value.vi
    assert "các trang nhận loại này: " in raised.value.vi and "portal" in raised.value.vi


def test_a_new_page_of_every_kind_has_its_place_on_every_site_and_lacks_only_what_is_to_be_written(
    shipped: Portal, tmp_path: Path
) -> None:
    requirements = load_lint_settings(ROOT, [site.id for site in shipped.sites])[0].mandatory
    places: dict[tuple[str, ...], str] = {}
    for kind, site in product((*OWN_SECTIONS, "section"), shipped.sites):
        sections = list_sections(shipped, kind, site.id, requirements)
        assert kind == "section" or sections[0] in OWN_SECTIONS[kind], site.id
        places.setdefault((site.profile, kind, *sections), site.id)
    others = shutil.ignore_patterns(
        "search", *(f"{site.id}.yaml" for site in shipped.sites if site.id not in places.values())
    )
    shutil.copytree(ROOT / "site-config", tmp_path / "site-config", ignore=others)
    portal, _ = load_portal(tmp_path)
    assert portal is not None
    legal, _ = load_legal_settings(tmp_path)
    assert legal is not None
    received = list_received_classes(legal.classes)
    for kind in (
        each.name for each in KINDS.values() if not each.is_tombstone and each.name not in (*OWN_SECTIONS, "section")
    ):
        places.setdefault(("main", kind), "portal")
    paths = []
    for (_, kind, *_), site_id in places.items():
        section = "" if kind == "section" else None
        title, given = f"Bài {len(paths)} {kind}", {"requirements": requirements, "received_classes": received}
        path, text = create_page(portal, kind, site_id, title, "vi", AT, section, **given)
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        # Without the line it is judged as a page that readers are to see.
        (tmp_path / path).write_text(re.sub(r"^draft:.*\n", "", text, flags=re.MULTILINE), "utf-8")
        paths.append(path)
    report = lint(LintOptions(tmp_path, AT, paths=tuple(paths)))
    codes = {each.code for each in report.findings if each.place.path in paths}
    assert {"TXT209", "TXT220"} <= codes and not codes & {"SRC201", "DOC214", "DAT202"}
    found = [each for each in report.findings if each.place.path in paths and not STILL_TO_WRITE.fullmatch(each.code)]
    assert {each.code for each in found} <= {"KND208", "KND220", "KND221", "KND250", "KND252", "ATT101"}
    assert {each.code for each in found if each.severity is Severity.ERROR} == {"ATT101"}
