"""Pages of a build are looked at once, and again when they are others."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.code import ResponsibleParty
from portalgen.diagnostics.model import LocalizedText, Place, diagnostic
from portalgen.diagnostics.sentences import help_of
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.inspection.page import InspectedViolation
from portalgen.pipeline.inspect import (
    InspectOptions,
    InspectReport,
    inspect,
    merge_repeated_violations,
)
from tests.makers.portal import MAIN, SO, SmallPortal, page

ROOT = Path(__file__).resolve().parents[2]
NEWS = "content/so/tin-tuc/moi.vi.md"


def looked(portal: SmallPortal, **changes: object) -> InspectReport:
    return inspect(InspectOptions(portal.root, portal.out, **changes))  # type: ignore[arg-type]


def list_findings(report: InspectReport) -> list[tuple[str, str]]:
    return [(each.code, each.place.path.partition("-out/")[2]) for each in report.findings]


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """With one more page; `built_portal` is a copy."""
    portal = SmallPortal(tmp_path_factory.mktemp("one-more-page") / "portal")
    portal.write(NEWS, page("so-moi", kind="news", title="Mới", date="2026-01-05"))
    assert portal.build().is_written
    return portal


def test_the_pages_of_a_small_portal_are_clean_and_looked_at_once(built_portal: SmallPortal) -> None:
    first, second = looked(built_portal), looked(built_portal)
    assert (first.findings, second.findings) == ((), ())
    assert first.inspected_count == first.page_count == second.page_count > 20
    assert second.inspected_count == 0
    assert looked(built_portal, everything=True).inspected_count == first.page_count


def test_only_what_changed_is_looked_at_again(built_portal: SmallPortal) -> None:
    looked(built_portal)
    built_portal.write(NEWS, page("so-moi", "Khác.\n", kind="news", title="Mới", date="2026-01-05"))
    built_portal.build()
    assert 0 < looked(built_portal).inspected_count < 5


def test_one_site_is_looked_at_and_what_is_known_of_others_is_kept(built_portal: SmallPortal) -> None:
    whole = looked(built_portal)
    assert 0 < looked(built_portal, sites=("so",), everything=True).page_count < whole.page_count
    assert looked(built_portal).inspected_count == 0


def test_a_page_with_faults_is_reported_every_time_until_it_is_fixed(built_portal: SmallPortal) -> None:
    text = "\n## a\n\n#### b\n"
    built_portal.write(NEWS, page("so-moi", text, kind="news", title="Mới", date="2026-01-05"))
    built_portal.build()
    assert (
        list_findings(looked(built_portal))
        == list_findings(looked(built_portal))
        == [("HTM105", f"{SO}/tin-tuc/moi/index.html")]
    )
    (one,) = looked(built_portal).findings
    assert NEWS in dict(one.diagnostic.values)["source"].vi  # type: ignore[union-attr]
    built_portal.write(NEWS, page("so-moi", text.replace("####", "###"), kind="news", title="Mới", date="2026-01-05"))
    built_portal.build()
    assert looked(built_portal).findings == ()


def test_a_fault_of_the_theme_is_reported_once_with_the_number_of_other_pages() -> None:
    def at(path: str, party: ResponsibleParty) -> InspectedViolation:
        source = LocalizedText("giao diện", "the theme")
        return InspectedViolation(diagnostic("HTM114", Place(path, excerpt="<a>"), id="x", source=source), party)

    paths = ("public/a.html", "public/b.html", "public/c.html")
    (one,) = merge_repeated_violations(at(path, "developer") for path in paths)
    assert one.diagnostic.place.path == "public/a.html"
    assert dict(one.diagnostic.values)["source"] == LocalizedText(
        "giao diện; 2 trang khác cũng vậy", "the theme; 2 other pages have the same"
    )
    assert len(tuple(merge_repeated_violations(at(path, "editor") for path in paths))) == 3, "editors fix page by page"


def test_a_fault_of_the_footer_is_reported_once_also_where_editors_make_such_faults(built_portal: SmallPortal) -> None:
    footer = (ROOT / "themes/default/layouts/footer.html").read_text("utf-8")
    assert "</footer>" in footer
    built_portal.write("themes/rieng/theme.yaml", "name: rieng\nextends: default\n")
    built_portal.write(
        "themes/rieng/layouts/footer.html", footer.replace("</footer>", '\n<img src="/a.png">\n</footer>')
    )
    profiles = (built_portal.root / "site-config/profiles.yaml").read_text("utf-8")
    built_portal.write("site-config/profiles.yaml", profiles.replace("theme: default", "theme: rieng"))
    built_portal.build_successfully()
    report = looked(built_portal)
    (one,) = report.findings
    assert (one.code, one.party) == ("HTM110", "developer")
    furnished = sum('<img src="/a.png">' in each.read_text("utf-8") for each in built_portal.out.rglob("*.html"))
    assert f"{furnished - 1} trang khác cũng vậy" in dict(one.diagnostic.values)["source"].vi  # type: ignore[union-attr]


def test_a_label_in_another_language_is_reported_at_its_line_of_the_configuration(built_portal: SmallPortal) -> None:
    label = "Thông tin về chức năng, nhiệm vụ và quyền hạn của Sở"
    profiles = (built_portal.root / "site-config/profiles.yaml").read_text("utf-8")
    built_portal.write("site-config/profiles.yaml", profiles.replace("en: Introduction}", f'en: "{label}"}}'))
    built_portal.build_successfully()
    (one,) = looked(built_portal).findings
    assert (one.code, one.party, one.place.path) == ("HTM103", "operator", "site-config/profiles.yaml")
    assert one.place.underlined == label
    assert "dòng này của cấu hình" in help_of(one.diagnostic, "vi")


def test_the_style_of_the_page_for_outages_is_allowed_there_and_no_other(built_portal: SmallPortal) -> None:
    page = built_portal.out / MAIN / "503.html"
    assert looked(built_portal).findings == ()
    page.write_text(page.read_text("utf-8").replace("<style>", "<style>x{}", 1), "utf-8")
    (one,) = looked(built_portal, everything=True).findings
    assert one.code == "HTM120"


def test_without_a_build_or_with_half_a_one_it_says_what_to_do(portal: SmallPortal) -> None:
    with pytest.raises(UnusableEnvironmentError, match="portalgen build"):
        looked(portal)
    portal.build()
    (portal.out / MAIN / "index.html").unlink()
    with pytest.raises(UnusableEnvironmentError, match="again"):
        looked(portal)


def test_a_site_that_was_not_built_is_refused(built_portal: SmallPortal) -> None:
    with pytest.raises(UsageError, match="khong-co"):
        looked(built_portal, sites=("khong-co",))


@pytest.mark.parametrize("damage", [b"", b"{", b"SQLite format 3\0"])
def test_a_damaged_memory_only_costs_time(built_portal: SmallPortal, damage: bytes) -> None:
    looked(built_portal)
    kept = built_portal.root / ".portalgen" / "cache" / "inspection.sqlite"
    assert kept.is_file()
    kept.write_bytes(damage)
    assert looked(built_portal).inspected_count == looked(built_portal, everything=True).page_count
