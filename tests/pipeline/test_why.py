"""`why`: what had changed when an output was made, and what would make it again now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.errors import UsageError
from portalgen.pipeline.incremental.rebuild_reasons import RebuildReason
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.why import OutputExplanation, why
from portalgen.writer.manifest import Journal, open_journal
from tests.makers.portal import AT, MAIN, PDF, SO, XA, SmallPortal, page, png, stamps

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
NEWS_OUT = f"{SO}/tin-tuc/hoi-nghi/index.html"
OLDER = f"{SO}/tin-tuc/hop-bao/"
DUTIES = "content/so/gioi-thieu/chuc-nang/index.vi.md"
WELCOME = f"{MAIN}/tin-tuc/chao-mung/"
DEFAULT = Path(__file__).parents[2] / "themes/default"


def explain_output(portal: SmallPortal, url: str, **changes: object) -> OutputExplanation:
    return why(portal.options(**changes), url)


def names(found: OutputExplanation) -> list[str]:
    return [reason.name for reason in found.reasons]


def test_nothing_changed_so_nothing_is_made(first_build: SmallPortal) -> None:
    found = explain_output(first_build, NEWS_OUT)
    assert (found.status, found.changed_parts, found.reasons) == ("same", (), ())
    assert (found.site, found.source) == ("so", NEWS)
    assert found.last_output is not None
    assert (found.last_output.cause, found.last_output.was_rendered, found.last_output.is_intact) == ("new", True, True)
    assert found.last_output.written_at.utcoffset() == timedelta(hours=7)


def test_an_edited_body_is_the_one_part_that_differs_before_and_after_the_build(built_portal: SmallPortal) -> None:
    built_portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    found = explain_output(built_portal, NEWS_OUT)
    assert (found.status, found.changed_parts, names(found)) == ("again", ("body",), ["contents"])
    built_portal.build_successfully()
    found = explain_output(built_portal, NEWS_OUT)
    assert (found.status, found.reasons) == ("same", ())
    assert found.last_output is not None
    assert (found.last_output.cause, found.last_output.changed_parts, found.last_output.was_rendered) == (
        "parts",
        ("body",),
        True,
    )


def test_asking_writes_nothing(built_portal: SmallPortal) -> None:
    before = stamps(built_portal.out), stamps(built_portal.out / ".portalgen")
    built_portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    explain_output(built_portal, NEWS_OUT)
    explain_output(built_portal, f"{MAIN}/")
    assert (stamps(built_portal.out), stamps(built_portal.out / ".portalgen")) == before


def test_a_new_title_is_reported_by_the_page_that_names_it_as_related(portal: SmallPortal) -> None:
    portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "kind:", "related: [so-hoi-nghi]\nkind:")
    portal.build_successfully()
    portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    found = explain_output(portal, WELCOME)
    assert (found.status, found.changed_parts, set(names(found))) == ("again", ("related",), {"answer"})


def test_a_new_title_is_the_neighbours_next_page(built_portal: SmallPortal) -> None:
    built_portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    assert {"title", "frame.head", "frame.breadcrumbs"} <= set(explain_output(built_portal, NEWS_OUT).changed_parts)
    found = explain_output(built_portal, OLDER)
    assert found.status == "again"
    assert set(found.changed_parts) <= {"previous", "next"}
    assert found.changed_parts
    assert explain_output(built_portal, f"{SO}/tin-tuc/").changed_parts == ("entries",)
    assert "entries" in explain_output(built_portal, f"{SO}/feed.xml").changed_parts


def test_a_new_menu_entry_is_chrome(built_portal: SmallPortal) -> None:
    built_portal.edit(
        "site-config/profiles.yaml",
        '      - {label: {vi: Cổng tỉnh}, to: "site:portal"}\n',
        '      - {label: {vi: Cổng tỉnh}, to: "site:portal"}\n      - {label: {vi: Sở}, to: "site:so"}\n',
    )
    found = explain_output(built_portal, XA)
    assert (found.status, names(found)) == ("again", ["configuration"])
    assert "furniture" in found.changed_parts
    other = explain_output(built_portal, NEWS_OUT)
    assert (other.status, other.changed_parts, names(other)) == ("same", (), ["configuration"])


def with_own_theme(portal: SmallPortal, path: str, text: str) -> None:
    """The department gets a theme of its own, which replaces one file."""
    portal.write("themes/rieng/theme.yaml", "name: rieng\nextends: default\n")
    portal.write(f"themes/rieng/{path}", text)
    portal.edit(
        "site-config/profiles.yaml", "group: department\n    theme: default", "group: department\n    theme: rieng"
    )
    portal.build_successfully()


def test_a_macro_that_a_template_imports_is_named(portal: SmallPortal) -> None:
    path = "components/display/display.html"
    macro = (DEFAULT / path).read_text("utf-8")
    with_own_theme(portal, path, macro)
    portal.write(f"themes/rieng/{path}", macro + "{# khác #}\n")
    found = explain_output(portal, NEWS_OUT)
    assert (found.status, names(found)) == ("again", ["themes"])
    assert f"template {path}" in found.changed_parts
    assert explain_output(portal, f"{XA}/").status == "same"


def test_a_string_of_the_interface_is_strings(portal: SmallPortal) -> None:
    text = (DEFAULT / "strings/vi.yaml").read_text("utf-8")
    with_own_theme(portal, "strings/vi.yaml", text)
    portal.edit("themes/rieng/strings/vi.yaml", "skip: Đến nội dung chính", "skip: Đến nội dung")
    assert "strings" in explain_output(portal, NEWS_OUT).changed_parts
    assert explain_output(portal, f"{XA}/").changed_parts == ()


def test_a_replaced_picture_is_rebuilt_for_what_it_holds(built_portal: SmallPortal) -> None:
    attachment = f"{SO}/gioi-thieu/chuc-nang/quy-che.pdf"
    found = explain_output(built_portal, attachment)
    assert found.last_output is not None
    assert (found.status, found.last_output.cause, found.last_output.was_rendered) == ("same", "copied", None)
    built_portal.write("content/so/gioi-thieu/chuc-nang/quy-che.pdf", PDF + b"%\n")
    assert (
        explain_output(built_portal, attachment).status,
        explain_output(built_portal, attachment).changed_parts,
    ) == ("again", ("content",))
    built_portal.write("content/so/gioi-thieu/chuc-nang/anh.png", png(16, 12))
    assert "images" in explain_output(built_portal, DUTIES).changed_parts


def test_a_moment_that_passed_is_reported(built_portal: SmallPortal) -> None:
    built_portal.edit(NEWS, "date: 2026-01-05", "date: 2026-01-05\npublish_at: 2026-11-25T09:30")
    built_portal.build_successfully()
    with pytest.raises(UsageError):
        explain_output(built_portal, NEWS_OUT)
    found = explain_output(built_portal, NEWS_OUT, at=AT + timedelta(days=2))
    assert (found.status, found.last_output) == ("new", None)
    assert found.reasons == (RebuildReason("until", ("2026-11-25T09:30:00+07:00",)),)
    assert explain_output(built_portal, OLDER, at=AT + timedelta(days=2)).changed_parts


def test_a_clock_that_jumps_back_is_reported(built_portal: SmallPortal) -> None:
    built_portal.edit(NEWS, "date: 2026-01-05", "date: 2026-01-05\npublish_at: 2026-11-23T09:30")
    built_portal.build_successfully()
    found = explain_output(built_portal, NEWS_OUT, at=AT - timedelta(days=2))
    assert (found.status, names(found)) == ("gone", ["since"])


def test_the_title_of_another_sites_page_that_is_linked_to_is_a_question(built_portal: SmallPortal) -> None:
    built_portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "[Sở](site:so)", "[Sở](site:so) và [](id:so-chuc-nang)")
    built_portal.build_successfully()
    built_portal.edit(DUTIES, "title: Chức năng", "title: Chức năng mới")
    found = explain_output(built_portal, WELCOME)
    assert ("so", "item", "so-chuc-nang") in [reason.values[:3] for reason in found.reasons]
    assert "contents" not in names(found)


def test_a_lost_file_is_rebuilt_though_its_key_is_the_same(built_portal: SmallPortal) -> None:
    (built_portal.out / NEWS_OUT).unlink()
    found = explain_output(built_portal, NEWS_OUT)
    assert (found.status, found.changed_parts) == ("again", ())
    assert found.reasons == (RebuildReason("touched", (NEWS_OUT,)),)
    assert found.last_output is not None
    assert not found.last_output.is_intact


def test_other_options_than_the_last_builds_are_reported(built_portal: SmallPortal) -> None:
    found = explain_output(built_portal, NEWS_OUT, search=True)
    assert RebuildReason("search", ("no-search", "search")) in found.reasons
    found = explain_output(built_portal, NEWS_OUT, unpublished=True)
    assert found.reasons == (RebuildReason("drafts", ("public", "drafts")),)


def test_a_new_page_is_reported_before_it_is_made_and_a_removed_one_before_it_goes(built_portal: SmallPortal) -> None:
    built_portal.write("content/so/tin-tuc/moi.vi.md", page("so-moi", kind="news", title="Mới", date="2026-01-06"))
    found = explain_output(built_portal, "content/so/tin-tuc/moi.vi.md")
    assert (found.path, found.status, found.last_output) == (f"{SO}/tin-tuc/moi/index.html", "new", None)
    built_portal.remove(NEWS)
    found = explain_output(built_portal, NEWS_OUT)
    assert (found.status, names(found)) == ("gone", ["contents"])


def test_what_keeps_a_build_from_writing_is_reported(built_portal: SmallPortal) -> None:
    built_portal.edit(NEWS, "Nội dung.", "Xem [bài](khong-co.vi.md).")
    found = explain_output(built_portal, NEWS_OUT)
    assert found.status == "refused"
    assert [each.place.path for each in found.diagnostics] == [NEWS]


def test_a_fault_in_the_configuration_is_reported(built_portal: SmallPortal) -> None:
    built_portal.write("site-config/portal.yaml", "names: [")
    found = explain_output(built_portal, NEWS_OUT)
    assert found.status == "refused"
    assert {each.place.path for each in found.diagnostics} == {"site-config/portal.yaml"}


@pytest.mark.parametrize(
    "url",
    [
        f"https://{SO}/tin-tuc/hoi-nghi/",
        f"http://{SO.upper()}/tin-tuc/hoi-nghi?x=1#y",
        f"{SO}/tin-tuc/hoi-nghi",
        f"{SO}/tin-tuc/hoi-nghi/index.html",
        f"//{SO}/tin-tuc/hoi-nghi/",
        NEWS,
    ],
)
def test_an_output_is_meant_by_its_address_its_path_and_its_source(first_build: SmallPortal, url: str) -> None:
    assert explain_output(first_build, url).path == NEWS_OUT


def test_an_output_is_meant_by_its_file(first_build: SmallPortal) -> None:
    assert explain_output(first_build, str(first_build.out / NEWS_OUT)).path == NEWS_OUT
    assert explain_output(first_build, str(first_build.root / NEWS)).path == NEWS_OUT


@pytest.mark.parametrize(
    "url", [f"{SO}/cu/", f"{SO}/feed.xml", f"{SO}/404.html", f"{SO}/robots.txt", f"{SO}/sitemap.xml"]
)
def test_what_machines_read_is_explained_as_well(built_portal: SmallPortal, url: str) -> None:
    built_portal.edit("site-config/profiles.yaml", "page_size: 2", "page_size: 3")
    assert explain_output(built_portal, url).status in ("same", "again")


def test_an_asset_of_the_theme_is_explained(built_portal: SmallPortal) -> None:
    style = next(file for file in (built_portal.out / SO).rglob("site.css"))
    found = explain_output(built_portal, str(style))
    assert found.last_output is not None
    assert (found.status, found.last_output.cause) == ("same", "copied")
    built_portal.edit("site-config/sites/so.yaml", "id: so\n", 'id: so\ntokens: {accent: "#004488"}\n')
    assert explain_output(built_portal, str(style)).status in ("gone", "refused")


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        (f"https://{SO}/tin-tuc/hoi-ngi/", f"{SO}/tin-tuc/hoi-nghi/"),
        ("sso.example.vn", SO),
        ("content/so/tin-tuc/hoi-ngi.vi.md", NEWS),
    ],
)
def test_an_address_that_nobody_makes_gets_the_closest_one(first_build: SmallPortal, url: str, meant: str) -> None:
    with pytest.raises(UsageError, match=meant) as error:
        explain_output(first_build, url)
    assert error.value.exit_code == 2


@pytest.mark.parametrize("url", ["", "https://", "http://[", "\0", "///", "...", "%"])
def test_what_is_no_address_is_refused(first_build: SmallPortal, url: str) -> None:
    with pytest.raises(UsageError):
        explain_output(first_build, url)


@pytest.mark.heavy
def test_a_file_of_a_search_index_is_reported_to_have_no_key(portal: SmallPortal) -> None:
    portal.build_successfully(search=True)
    with pytest.raises(UsageError, match="search index"):
        explain_output(portal, f"https://{SO}/pagefind/pagefind.js", search=True)


def test_an_interrupted_build_is_reported(built_portal: SmallPortal) -> None:
    open_journal(built_portal.out, Journal({NEWS_OUT: "so"}))
    assert names(explain_output(built_portal, OLDER)) == ["interrupted"]


def test_before_the_first_build_there_is_nothing_to_explain(portal: SmallPortal) -> None:
    with pytest.raises(UsageError, match="portalgen build"):
        explain_output(portal, NEWS_OUT)


def test_without_the_kept_parts_the_state_is_still_reported(built_portal: SmallPortal) -> None:
    (built_portal.out / ".portalgen/keys/so.json").unlink()
    built_portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    found = explain_output(built_portal, NEWS_OUT)
    assert (found.status, found.changed_parts) == ("again", ())
    assert found.last_output is not None
    assert (found.last_output.cause, found.last_output.was_rendered) == ("unknown", None)


def test_a_session_may_be_shared_and_sees_what_changed_since(built_portal: SmallPortal) -> None:
    options: BuildOptions = replace(built_portal.options(), remember=False)
    session = Session(built_portal.root, None)
    assert why(options, NEWS_OUT, session).status == "same"
    built_portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    assert why(options, NEWS_OUT, session).changed_parts == ("body",)
