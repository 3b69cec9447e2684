"""Some sites of a portal become a portal of their own, which names none of the others."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.errors import UsageError
from portalgen.pipeline.build import build
from portalgen.pipeline.check import check
from portalgen.pipeline.cut_down import CutDown, CutRequest, cut_down
from portalgen.pipeline.cutting.kept_files import FileClass
from portalgen.pipeline.options import BuildOptions
from tests.makers.portal import AT, FILES, SmallPortal, page, site, translation

BODY = 'Xem [tin](id:xa-tin), [xã](site:xa) và [sở](site:so).\n\n{{ contact site="xa" }}\n'
ENGLISH = "See the [commune](site:xa).\n"
PROFILES = str(FILES["site-config/profiles.yaml"])
MENU = """\
menu:
  - {label: {vi: Trang chủ, en: Home}, to: "self:home"}
  # Các xã
  - {label: {vi: Xã, en: Commune}, to: "site:xa"}
  - label: {vi: Sở, en: Department}
    to: site:so
    children:
      - {label: {vi: Xã, en: Commune}, to: "site:xa"}
"""
LEGAL = Path(__file__).resolve().parents[2] / "site-config/legal"
OTHER: Mapping[str, str | bytes] = {
    **{f"site-config/legal/{each.relative_to(LEGAL)}": each.read_bytes() for each in LEGAL.rglob("*.yaml")},
    "site-config/sites/so.yaml": site("so", "department", "so.example.vn", "Sở Ngoại vụ", "Sở Ngoại vụ", MENU),
    "site-config/redirects.yaml": "# Địa chỉ cũ\nredirects:\n  - {site: so, from: /cu/, to: 'id:so-chuc-nang'}\n"
    "  - {site: xa, from: /cu/, to: 'self:home'}\n  - {site: so, from: /xa/, to: 'site:xa'}\n",
    "site-config/search/ten.yaml": "aliases:\n  - {words: [Xã Cũ], targets: [site:xa], kind: synonym}\n"
    "  - {words: [Hai nơi], targets: [site:so, site:xa], kind: synonym}\n"
    "  - {words: [Đưng Cũ], targets: ['alias:Xã Cũ'], kind: synonym}\n",
    "site-config/legal/duties.yaml": "places:\n  - {duty: 7.7.heritage, sites: [xa], sections: [tin-tuc]}\n"
    "  - {duty: 7.7.heritage, sites: [xa, so], sections: [tin-tuc]}\n",
    "site-config/governance/waivers.yaml": "waivers: []\n",
    "site-config/approvals/so/2026/mot.yaml": "không chép\n",
    "content/xa/tin-tuc/tin.vi.md": page("xa-tin", kind="news", title="Tin xã", date="2026-01-05"),
    "content/so/tin-tuc/doi.vi.md": page("so-doi", BODY, kind="news", title="Đối", date="2026-01-06"),
    "content/so/tin-tuc/doi.en.md": translation("so-doi", ("Đối", "", BODY), ENGLISH, kind="news", title="Both"),
}


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    made = SmallPortal(tmp_path / "nguon", OTHER)
    assert not made.check().diagnostics
    return made


def cut(portal: SmallPortal, folder: Path, *sites: str) -> CutDown:
    source, _ = load_portal(portal.root)
    assert source is not None
    return cut_down(CutRequest(source, folder, sites, AT))


def test_the_new_portal_has_no_finding_builds_and_names_no_other_site(portal: SmallPortal, tmp_path: Path) -> None:
    new = tmp_path / "Tỉnh khác" / "cổng mới"
    result = cut(portal, new, "portal", "so")
    assert result.errors == ()
    assert sorted(each.name for each in new.iterdir()) == ["content", "site-config"]
    options = BuildOptions(new, tmp_path / "ra", AT, search=False)
    assert check(options).diagnostics == ()
    assert build(options).is_written
    texts = [(file, file.read_text("utf-8")) for file in new.rglob("*") if file.suffix in (".yaml", ".md")]
    assert [file for file, text in texts if "site:xa" in text or "xa-tin" in text or '"xa"' in text] == []


def test_the_rest_of_each_file_stays(portal: SmallPortal, tmp_path: Path) -> None:
    new = tmp_path / "moi"
    cut(portal, new, "portal", "so")
    read = {path: (new / path).read_text("utf-8") for path in OTHER if (new / path).is_file()}
    assert read["site-config/redirects.yaml"] == (
        "# Địa chỉ cũ\nredirects:\n  - {site: so, from: /cu/, to: 'id:so-chuc-nang'}\n"
    )
    assert read["site-config/search/ten.yaml"] == (
        "aliases:\n  - {words: [Hai nơi], targets: [site:so], kind: synonym}\n"
    )
    assert read["site-config/legal/duties.yaml"] == (
        "places:\n  - {duty: 7.7.heritage, sites: [so], sections: [tin-tuc]}\n"
    )
    assert read["site-config/sites/so.yaml"].endswith(
        '  - {label: {vi: Trang chủ, en: Home}, to: "self:home"}\n'
        "  # Các xã\n  - label: {vi: Sở, en: Department}\n    to: site:so\n\n"
    )
    assert read["content/so/tin-tuc/doi.vi.md"].endswith("Xem tin, xã và [sở](site:so).\n\n")
    assert "site-config/approvals/so/2026/mot.yaml" not in read


def test_everything_dropped_is_listed(portal: SmallPortal, tmp_path: Path) -> None:
    result = cut(portal, tmp_path / "moi", "portal", "so")
    assert set(result.dropped) == {
        (FileClass.SITE, "site-config/sites/xa.yaml"),
        (FileClass.RECORD, "site-config/approvals/so/2026/mot.yaml"),
        (FileClass.CONTENT, "content/xa/tin-tuc/tin.vi.md"),
    }
    assert {(each.path, each.words) for each in result.removals} >= {
        ("site-config/redirects.yaml", "xa"),
        ("content/so/tin-tuc/doi.vi.md", "id:xa-tin"),
        ("content/so/tin-tuc/doi.en.md", "site:xa"),
    }


def test_a_banner_for_absent_sites_alone_goes_and_another_one_keeps_the_present_ones(
    portal: SmallPortal, tmp_path: Path
) -> None:
    profile = PROFILES.replace("kinds: [news], ", "kinds: [news, emergency], ")
    portal.write("site-config/profiles.yaml", profile)
    keys = {"kind": "emergency", "hazard": "storm", "level": "danger", "summary": "Mẫu.", "from": "2026-11-24T07:00"}
    keys["until"] = "2026-12-01T08:00"
    for name, sites in (("mot", "[xa]"), ("hai", "[xa, so]")):
        text = page(f"portal-{name}", title=f"Bão {name}", date="2026-11-24T07:00", for_sites=sites, **keys)
        portal.write(f"content/portal/tin-tuc/{name}/index.vi.md", text)
    portal.write(
        "content/so/tin-tuc/dan.vi.md",
        page("so-dan", "Xem [tin bão](id:portal-mot).\n", kind="news", title="Dẫn", date="2026-01-06"),
    )
    new = tmp_path / "moi"
    assert cut(portal, new, "portal", "so").errors == ()
    assert not (new / "content/portal/tin-tuc/mot").exists()
    assert "for_sites: [so]\n" in (new / "content/portal/tin-tuc/hai/index.vi.md").read_text("utf-8")
    assert "Xem tin bão." in (new / "content/so/tin-tuc/dan.vi.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("folder", "sites", "words"),
    [
        ("moi", ("portal", "soo"), "có phải là `so`"),
        ("moi", ("so",), "--sites portal,so"),
        ("nguon/content/moi", ("portal",), "cổng nguồn"),
    ],
)
def test_unsuitable_sites_and_folders_are_refused_before_anything_is_written(
    portal: SmallPortal, tmp_path: Path, folder: str, sites: tuple[str, ...], words: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(UsageError) as refusal:
        cut(portal, tmp_path / folder, *sites)
    assert words in refusal.value.vi
    assert sorted(tmp_path.rglob("*")) == before


def test_nothing_remains_of_a_cut_that_fails(portal: SmallPortal, tmp_path: Path) -> None:
    source, _ = load_portal(portal.root)
    assert source is not None

    def fail(stage: str, done: int, total: int) -> None:
        if stage != "copy":
            raise KeyboardInterrupt

    before = sorted(tmp_path.iterdir())
    with pytest.raises(KeyboardInterrupt):
        cut_down(CutRequest(source, tmp_path / "moi", ("portal", "so"), AT), fail)
    assert sorted(tmp_path.iterdir()) == before
