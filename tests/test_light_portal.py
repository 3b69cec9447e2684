"""What a portal does not use costs it nothing: of a portal of news with a small theme, no page calls what others need."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from portalgen.kinds.table import KINDS
from tests.makers.light_portal import count_calls_by_module, write_light_portal
from tests.makers.portal import MAIN, tree

FEW, MANY = 3, 8
UNUSED: Final[Mapping[str, str]] = {
    "kinds/open_period.py": "no item opens or closes",
    "kinds/occasions.py": "no item has days of its own",
    "law/": "no page is judged by a time limit while it is built",
    "timeline/": "no page needs the history of the repository",
    "history/": "no page needs the history of the repository",
    "documents/": "no page has an attached file",
    "measures/": "the site makes no open data",
    "open_data/": "the site makes no open data",
    "differences/": "the site shows no history of pages",
    "content/page_history.py": "the site shows no history of pages",
    "content/svg.py": "no page has a picture",
    "render/images/": "no page has a picture",
    "render/charts.py": "no page has figures",
    "render/datasets.py": "no page has figures",
    "render/maps/": "no page has a map",
    "render/shortcodes/": "no text has a shortcode",
    "render/html_to_text.py": "the site makes no plain text",
    "render/presenters.py": "no template reads facts, and no row of a list has some",
    "render/metadata/elements.py": "no template reads `elements`",
    "render/metadata/forms.py": "no template reads `elements`",
    "render/metadata/item_nodes.py": "no template reads `elements`",
    "render/metadata/json_ld.py": "no template reads `elements`",
    "render/metadata/open_graph.py": "no template reads `elements`",
    "render/metadata/site_nodes.py": "no template reads `elements`",
    "render/search_metadata.py": "no template reads `filters` or `search_meta`",
    "render/facet_values.py": "no template reads `filters`, and no list has facets",
    "render/relations.py": "no template reads `notices`",
    "render/theme/": "templates are looked at once, however many pages there are",
    "outputs/plain_text.py": "the site makes no plain text",
}
"""Modules and packages, and why no page of the portal needs them. Some are asked once for a site, none once a page."""
RENDERING: Final = frozenset({"fast_templates.py", "shown_values.py", "template_limits.py", "templates.py"})
"""The modules of `render/theme` that render templates."""


_LOADED_KINDS: Final = """
import atexit, sys
from portalgen.cli.main import main
from portalgen.on_demand import is_loaded

atexit.register(lambda: print(*(name.rpartition(".")[2] for name in sys.modules if name.startswith("portalgen.kinds.") and is_loaded(name))))
main()
"""
"""Runs a command and prints the names of the modules of kinds that it has loaded."""


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> tuple[Counter[str], Counter[str]]:
    """The calls of a first build, by module, with few pages and with many."""
    root = tmp_path_factory.mktemp("light")
    write_light_portal(root / "loaded", FEW).build_successfully(jobs=1)
    few, many = (count_calls_by_module(write_light_portal(root / str(count), count)) for count in (FEW, MANY))
    return few, many


def test_no_page_calls_what_it_does_not_use(calls: tuple[Counter[str], Counter[str]]) -> None:
    few, many = calls
    growing = {module for module in many if many[module] > few[module] and Path(module).name not in RENDERING}
    paid = {module: reason for module in growing for name, reason in UNUSED.items() if module.startswith(name)}
    assert paid == {}


@pytest.mark.heavy
def test_a_build_loads_the_kinds_that_the_portal_has(tmp_path: Path) -> None:
    """A page that says where to write to a site asks each kind of the program what citizens may send about it."""
    write_light_portal(tmp_path, 1)
    profiles = tmp_path / "site-config" / "profiles.yaml"
    profiles.write_text(profiles.read_text("utf-8").replace("contact, ", ""), "utf-8")
    command = [sys.executable, "-c", _LOADED_KINDS, "--root", str(tmp_path), "build", "--jobs", "1"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    assert set(done.stdout.splitlines()[-1].split()) & set(KINDS) == {"news"}


def test_what_every_page_needs_is_counted(calls: tuple[Counter[str], Counter[str]]) -> None:
    few, many = calls
    for module in (
        "outputs/page.py",
        "render/frames.py",
        "render/keys.py",
        "render/bodies.py",
        "render/breadcrumbs.py",
    ):
        assert many[module] - few[module] >= MANY - FEW, module


def test_every_unused_module_is_there() -> None:
    package = Path(__file__).parent.parent / "portalgen"
    assert [name for name in UNUSED if not (package / name).exists()] == []


def test_a_part_is_there_as_soon_as_a_template_reads_it_wherever_that_stands(tmp_path: Path) -> None:
    portal = write_light_portal(tmp_path / "portal", FEW)
    portal.build_successfully(jobs=1)
    path = f"{MAIN}/tin-tuc/tin-001/index.html"
    bare = portal.html(path)
    assert "application/ld+json" not in bare
    layout = "themes/bench/layouts/page.html"
    portal.edit(layout, "<article", "{% if view.title == 'Tin 1' %}{% include 'rare/part.inc' %}{% endif %}<article")
    portal.write(
        "themes/bench/rare/part.inc", "{% extends 'rare/whole.inc' %}{% block main %}{{ super() }}{% endblock %}"
    )
    portal.write(
        "themes/bench/rare/whole.inc",
        "{% macro machines(frame) %}{{ frame['elem' 'ents'] }}{% endmacro %}"
        "{% block main %}{{ machines(view.frame) }}{% endblock %}",
    )
    portal.build_successfully(jobs=1)
    found = tree(portal.out)
    assert '"@type":"NewsArticle"' in portal.html(path)
    assert 'property="og:title" content="Tin 1"' in portal.html(path)
    assert "application/ld+json" not in portal.html(path.replace("001", "002"))
    shutil.rmtree(portal.out)
    shutil.rmtree(portal.root / ".portalgen", ignore_errors=True)
    portal.build_successfully(jobs=1)
    assert tree(portal.out) == found, "a build of everything makes the same"
    portal.edit(layout, "{% if view.title == 'Tin 1' %}{% include 'rare/part.inc' %}{% endif %}", "")
    portal.build_successfully(jobs=1)
    assert portal.html(path) == bare


def test_a_file_that_is_made_from_a_page_has_the_parts_that_its_theme_does_not_show(tmp_path: Path) -> None:
    portal = write_light_portal(tmp_path / "portal", FEW)
    portal.edit("site-config/profiles.yaml", "    home: generated\n", "    home: generated\n    plain_text: true\n")
    source = "content/portal/tin-tuc/tin-001.vi.md"
    portal.edit(source, "kind: news\n", "kind: news\nsource: {name: Báo Mẫu, author: Người viết}\n")
    portal.build_successfully(jobs=1)
    text = (portal.out / MAIN / "tin-tuc/tin-001").glob("*.txt")
    assert "Báo Mẫu" in next(text).read_text("utf-8")
    assert "Báo Mẫu" not in portal.html(f"{MAIN}/tin-tuc/tin-002/index.html")
