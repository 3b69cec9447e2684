"""How long a site of many documents and one of many projects take: lists, facets, states and relations on both ends.

Run as `.venv/bin/python scripts/bench/large_sites.py [--documents N] [--projects N] [--work FOLDER]`. Each is one site
with the portal's own theme: documents of 20 years by six issuers, every fourth of which amends, replaces or is based on
an earlier one; projects in three states, ten fields and 50 communes. Every site is built cold, again with nothing
changed, and again after one page was edited; search is left out. Pages are HTML files; memory is the highest
proportional share of all processes together.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

import yaml
from measure import Measure, run
from prose import paragraph, sentence, title

sys.path.append(str(Path(__file__).resolve().parents[2]))

from portalgen.content.starter import build_starter_portal
from portalgen.kinds.project import PROJECT_TYPES

ROOT: Final = Path(__file__).resolve().parents[2]
AT: Final = "2026-06-30T08:00"
PROGRAM: Final = (sys.executable, "-P", "-c", "from portalgen.cli.main import main; main()")
ISSUERS: Final = tuple(f"Sở Mẫu {number}" for number in range(1, 7))
FIELDS: Final = tuple(f"linh-vuc-{number}" for number in range(1, 11))
TYPES: Final = tuple(each.value for each in PROJECT_TYPES)
RELATIONS: Final = ("amends", "replaces", "based_on")

PageText = tuple[str, str]
"""Path of a page below its section, and its text."""


def main() -> int:
    """Build both sites and print a table; 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--projects", type=int, default=5_000)
    parser.add_argument("--work", type=Path, help="folder for the portals; a temporary one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.work) as folder:
        for name, kind, make, count in (
            ("van-ban", "legal_document", write_document, options.documents),
            ("du-an", "project", write_project, options.projects),
        ):
            if count:
                print_site(Path(folder) / name, name, kind, tuple(write_pages(make, count)))
    return 0


def write_pages(make: Callable[[Random, int], PageText], count: int) -> Iterator[PageText]:
    """Yield the pages of one kind; the same for the same count."""
    chance = Random(count)
    yield from (make(chance, number) for number in range(count))


def write_document(chance: Random, number: int) -> PageText:
    """A document; every fourth stands in a relation to an earlier one."""
    issued = date(2006, 1, 1) + timedelta(days=chance.randrange(20 * 365))
    expires = f"expires: {issued + timedelta(days=2_000)}\n" if number % 7 == 0 else ""
    relation = ""
    if number % 4 == 3:
        relation = f"relations:\n  - {{type: {RELATIONS[number % 3]}, to: vb-{chance.randrange(number)}}}\n"
    return f"vb-{number}.vi.md", (
        f"---\nid: vb-{number}\nkind: legal_document\ntitle: {title(chance)}\nsummary: {sentence(chance)}\n"
        f"number: {number}/{issued.year}/QĐ-MAU\ndocument_type: decision\nnormative: {str(number % 5 == 0).lower()}\n"
        f"issuer: {ISSUERS[number % len(ISSUERS)]}\nissued: {issued}\neffective: {issued + timedelta(days=10)}\n"
        f"{expires}{relation}field: [{FIELDS[number % len(FIELDS)]}]\n---\n\n{paragraph(chance, 6)}\n"
    )


def write_project(chance: Random, number: int) -> PageText:
    """A project of the last or the coming years."""
    state = ("preparing", "under_way", "completed")[number % 3]
    year = {"preparing": 2027, "under_way": 2025, "completed": 2018 + number % 7}[state]
    return f"da-{number}.vi.md", (
        f"---\nid: da-{number}\nkind: project\ntitle: {title(chance)}\nsummary: {sentence(chance)}\n"
        f"code: MAU-{number}\nobjective: {sentence(chance)}\nproject_type: {TYPES[number % len(TYPES)]}\nbegins: {year}-01-15\n"
        f"ends: {year + 1}-12-15\nbudget: {chance.randrange(1, 900)} tỷ đồng\nfunding_type: state_budget\n"
        f"donor: Ngân sách mẫu\nstatus: {state}\nlocation: Xã mẫu {number % 50}\n"
        f"field: [{FIELDS[number % len(FIELDS)]}]\ndate: {year}-01-10\n---\n\n{paragraph(chance, 6)}\n"
    )


def print_site(root: Path, section: str, kind: str, pages: tuple[PageText, ...]) -> None:
    """Write a portal with one section of these pages, build it three times and print what each took."""
    write_site(root, section, kind, pages)
    cold = build(root)
    nothing = build(root)
    first = root / "content" / "portal" / section / pages[len(pages) // 2][0]
    first.write_text(first.read_text("utf-8").replace("\nsummary: ", "\nsummary: Sửa. ", 1), "utf-8")
    edited = build(root)
    files = [*(root / "public").rglob("*.html")]
    size = sum(each.stat().st_size for each in files)
    print(f"{len(pages):,} {kind}: {len(files):,} HTML pages, {size / 2**20:,.0f} MiB")
    for name, each in (("cold", cold), ("nothing changed", nothing), ("one page edited", edited)):
        print(f"  {name}: {each.wall:.1f} s, processor {each.processor:.1f} s, {each.memory / 2**20:,.0f} MiB")


def write_site(root: Path, section: str, kind: str, pages: tuple[PageText, ...]) -> None:
    """Write a portal with one section of these pages."""
    write_portal(root, section, kind)
    for path, text in pages:
        (root / "content" / "portal" / section / path).write_text(text, "utf-8")


def write_portal(root: Path, section: str, kind: str) -> None:
    """Write a new portal whose one further section takes the kind."""
    for path, text in build_starter_portal(datetime(2026, 1, 1, tzinfo=UTC)):
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    profiles = root / "site-config" / "profiles.yaml"
    declared = yaml.safe_load(profiles.read_text("utf-8"))
    declared["profiles"]["main"]["sections"].append(
        {"path": section, "names": {"vi": section}, "kinds": [kind], "missing_translation": "notice", "on_home": True}
    )
    profiles.write_text(yaml.safe_dump(declared, allow_unicode=True), "utf-8")
    taxonomies = root / "site-config" / "taxonomies.yaml"
    known = yaml.safe_load(taxonomies.read_text("utf-8"))
    terms = [{"id": each, "names": {"vi": f"Lĩnh vực {each[9:]}"}} for each in FIELDS]
    known["taxonomies"][0]["terms"] = terms
    taxonomies.write_text(yaml.safe_dump(known, allow_unicode=True), "utf-8")
    shutil.copytree(ROOT / "themes", root / "themes")
    (root / "content" / "portal" / section).mkdir(parents=True)


def build(root: Path) -> Measure:
    """Build the portal of a folder into its `public` folder."""
    return run((*PROGRAM, "--root", str(root), "build", "--no-search", "--at", AT), root, {"PYTHONPATH": str(ROOT)})


if __name__ == "__main__":
    sys.exit(main())
