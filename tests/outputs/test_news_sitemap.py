"""The site map of news: what was reported in the last 48 hours, for search engines."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree

from portalgen.config.load import load_portal
from portalgen.content.read import read_library
from portalgen.law.calendar import VIETNAM
from portalgen.outputs.news_sitemap import serialize_news_site_map
from portalgen.pipeline.next_change import next_change
from portalgen.render.views.machine import NewsSiteMapView, NewsUrl
from tests.makers.portal import AT, SO, SmallPortal, page, paths, translation, tree

NEWS: Final = "content/so/tin-tuc"
FILE: Final = "sitemap-news.xml"
MINUTE: Final = timedelta(minutes=1)
LEAVES: Final = datetime(2026, 11, 25, 7, 30, tzinfo=VIETNAM)
"""When the newest news is 48 hours old."""
MAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
GOOGLE: Final = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=str(Path(__file__).parent / "schemas/sitemap.xsd"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """A department with recent news, built at the time of the tests (24 November 2026, 08:00)."""
    portal = SmallPortal(tmp_path_factory.mktemp("news") / "portal")
    portal.edit("site-config/profiles.yaml", "  department:\n", "  department:\n    section_feeds: true\n")

    def write(name: str, date: str, **keys: Any) -> None:
        text = page(f"so-{name}", kind="news", title=f"'Tin <{name}> & \"{name}\"'", date=date, **keys)
        portal.write(f"{NEWS}/{name}.vi.md", text)

    write("moi", "2026-11-23T07:30")
    write("truoc", "2026-11-22T08:01")
    write("cu", "2026-11-22T08:00")
    write("mau", "2026-11-23", sample="true")
    write("thu-hoi", "2026-11-23", withdrawn="{at: 2026-11-23T10:00, reason: wrong_content}")
    write("hen", "2026-11-23T09:00", publish_at="2026-11-26T09:00")
    portal.write(
        f"{NEWS}/moi.en.md",
        translation("so-moi", ('Tin <moi> & "moi"', "", "Nội dung.\n"), kind="news", title="New", summary="Gist."),
    )
    portal.write("content/so/gioi-thieu/trang.vi.md", page("so-trang", title="Trang", date="2026-11-23T08:00"))
    portal.build_successfully()
    return portal


def read_titles(portal: SmallPortal, path: str = f"{SO}/{FILE}") -> list[str | None]:
    root = etree.fromstring((portal.out / path).read_bytes())
    return [each.findtext(f"{GOOGLE}news/{GOOGLE}title") for each in root]


def test_it_holds_the_news_of_48_hours_and_nothing_that_search_engines_are_not_to_show(
    built: SmallPortal, schema: etree.XMLSchema
) -> None:
    root = etree.fromstring((built.out / SO / FILE).read_bytes())
    schema.assertValid(root)
    assert read_titles(built) == ['Tin <moi> & "moi"', 'Tin <truoc> & "truoc"']
    first = root[0]
    assert first.findtext(f"{MAP}loc") == f"https://{SO}/tin-tuc/moi/"
    told = [first.findtext(f"{GOOGLE}news/{GOOGLE}publication/{GOOGLE}{name}") for name in ("name", "language")]
    assert told == ["Sở Ngoại vụ", "vi"]
    assert first.findtext(f"{GOOGLE}news/{GOOGLE}publication_date") == "2026-11-23T07:30:00+07:00"
    assert read_titles(built, f"{SO}/en/{FILE}") == ["New"]
    schema.assertValid(etree.fromstring((built.out / SO / "en" / FILE).read_bytes()))


def test_the_index_of_site_maps_names_it_and_sites_without_the_setting_have_none(built: SmallPortal) -> None:
    index = etree.fromstring((built.out / SO / "sitemap.xml").read_bytes())
    found = [each.findtext(f"{MAP}loc") for each in index]
    assert [each for each in found if each and each.endswith(FILE)] == [
        f"https://{SO}/{FILE}",
        f"https://{SO}/en/{FILE}",
    ]
    assert [path for path in paths(built.out) if path.endswith(FILE)] == [f"{SO}/en/{FILE}", f"{SO}/{FILE}"]


def test_news_leave_at_the_foretold_minute_and_with_the_last_of_them_the_file(
    built: SmallPortal, tmp_path: Path
) -> None:
    loaded, _ = load_portal(built.root)
    assert loaded is not None
    library, _ = read_library(loaded)
    first = next_change(loaded, library, AT)
    assert first is not None
    assert (first.at, [each.reasons for each in first.changes]) == (AT + MINUTE, [("news_map",)])
    second = next_change(loaded, library, first.at)
    assert second is not None
    assert (second.at, [each.page.name for each in second.changes]) == (LEAVES, ["moi", "moi"])
    before = tree(built.out)
    for moment, titles in ((AT + MINUTE, 1), (LEAVES - MINUTE, 1), (LEAVES, 0)):
        built.build_successfully(at=moment)
        assert (built.out / SO / FILE).exists() == bool(titles)
        if titles:
            assert len(read_titles(built)) == titles
    after = tree(built.out)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed == {f"{SO}/{FILE}", f"{SO}/en/{FILE}", f"{SO}/sitemap.xml"}
    built.build_successfully(at=LEAVES, out=tmp_path / "clean")
    assert tree(tmp_path / "clean") == after


def test_what_enters_and_leaves_the_map_of_a_site_is_foretold_for_the_host_that_names_it(portal: SmallPortal) -> None:
    portal.edit("site-config/profiles.yaml", "  commune:\n", "  commune:\n    section_feeds: true\n")
    portal.edit("site-config/sites/xa.yaml", "host: xa.example.vn", f"host: {SO}\npath: /xa/")
    portal.write("content/xa/tin-tuc/moi.vi.md", page("xa-moi", kind="news", title="Mới", date="2026-11-23T07:30"))
    loaded, _ = load_portal(portal.root)
    assert loaded is not None
    library, _ = read_library(loaded)
    for site in ("xa", "so"):
        found = next_change(loaded, library, AT, (site,))
        assert found is not None
        assert (found.at, [each.reasons for each in found.changes]) == (LEAVES, [("news_map",)])
    assert next_change(loaded, library, AT, ("portal",)) is None


def test_what_no_xml_can_hold_leaves_a_valid_map(schema: etree.XMLSchema) -> None:
    url = NewsUrl(f"https://{SO}/a/", "A\x01 ]]> <b> \U0001f600", "2026-11-23T07:30:00+07:00")
    root = etree.fromstring(serialize_news_site_map(NewsSiteMapView("Sở & “B”", "vi", (url,))))
    schema.assertValid(root)
    assert root[0].findtext(f"{GOOGLE}news/{GOOGLE}title") == "A ]]> <b> \U0001f600"
