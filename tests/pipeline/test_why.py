"""`why`: what had changed when an output was made, and what would make it again now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from portal_maker import AT, MAIN, PDF, SO, XA, SmallPortal, page, png, stamps

from portalgen.errors import UsageError
from portalgen.pipeline.incremental.rebuild_reasons import RebuildReason
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.why import OutputExplanation, why
from portalgen.writer.manifest import Journal, open_journal

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
NEWS_OUT = f"{SO}/tin-tuc/hoi-nghi/index.html"
OLDER = f"{SO}/tin-tuc/hop-bao/"
DUTIES = "content/so/gioi-thieu/chuc-nang/index.vi.md"
WELCOME = f"{MAIN}/tin-tuc/chao-mung/"
DEFAULT = Path(__file__).parents[2] / "themes/default"


@pytest.fixture
def built(portal: SmallPortal) -> SmallPortal:
    portal.built()
    return portal


def asked(portal: SmallPortal, url: str, **changes: object) -> OutputExplanation:
    return why(portal.options(**changes), url)


def names(found: OutputExplanation) -> list[str]:
    return [reason.name for reason in found.reasons]


def test_nothing_changed_so_nothing_is_made(built: SmallPortal) -> None:
    found = asked(built, NEWS_OUT)
    assert (found.status, found.changed_parts, found.reasons) == ("same", (), ())
    assert (found.site, found.source) == ("so", NEWS)
    assert found.last_output is not None
    assert (found.last_output.cause, found.last_output.was_rendered, found.last_output.is_intact) == ("new", True, True)
    assert found.last_output.written_at.utcoffset() == timedelta(hours=7)


def test_an_edited_body_is_the_one_part_that_differs_before_and_after_the_build(built: SmallPortal) -> None:
    built.edit(NEWS, "Nội dung.", "Nội dung mới.")
    found = asked(built, NEWS_OUT)
    assert (found.status, found.changed_parts, names(found)) == ("again", ("body",), ["contents"])
    built.built()
    found = asked(built, NEWS_OUT)
    assert (found.status, found.reasons) == ("same", ())
    assert found.last_output is not None
    assert (found.last_output.cause, found.last_output.changed_parts, found.last_output.was_rendered) == (
        "parts",
        ("body",),
        True,
    )


def test_asking_writes_nothing(built: SmallPortal) -> None:
    before = stamps(built.out), stamps(built.out / ".portalgen")
    built.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    asked(built, NEWS_OUT)
    asked(built, f"{MAIN}/")
    assert (stamps(built.out), stamps(built.out / ".portalgen")) == before


def test_a_new_title_is_reported_by_the_page_that_names_it_as_related(portal: SmallPortal) -> None:
    portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "kind:", "related: [so-hoi-nghi]\nkind:")
    portal.built()
    portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    found = asked(portal, WELCOME)
    assert (found.status, found.changed_parts, set(names(found))) == ("again", ("related",), {"answer"})


def test_a_new_title_is_the_neighbours_next_page(built: SmallPortal) -> None:
    built.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    assert {"title", "frame.head", "frame.breadcrumbs"} <= set(asked(built, NEWS_OUT).changed_parts)
    found = asked(built, OLDER)
    assert found.status == "again"
    assert set(found.changed_parts) <= {"previous", "next"}
    assert found.changed_parts
    assert asked(built, f"{SO}/tin-tuc/").changed_parts == ("entries",)
    assert "entries" in asked(built, f"{SO}/feed.xml").changed_parts


def test_a_new_menu_entry_is_chrome(built: SmallPortal) -> None:
    built.edit(
        "site-config/profiles.yaml",
        '      - {label: {vi: Cổng tỉnh}, to: "site:portal"}\n',
        '      - {label: {vi: Cổng tỉnh}, to: "site:portal"}\n      - {label: {vi: Sở}, to: "site:so"}\n',
    )
    found = asked(built, XA)
    assert (found.status, names(found)) == ("again", ["configuration"])
    assert "furniture" in found.changed_parts
    other = asked(built, NEWS_OUT)
    assert (other.status, other.changed_parts, names(other)) == ("same", (), ["configuration"])


def with_own_theme(portal: SmallPortal, path: str, text: str) -> None:
    """The department gets a theme of its own, which replaces one file."""
    portal.write("themes/rieng/theme.yaml", "name: rieng\nextends: default\n")
    portal.write(f"themes/rieng/{path}", text)
    portal.edit(
        "site-config/profiles.yaml", "group: department\n    theme: default", "group: department\n    theme: rieng"
    )
    portal.built()


def test_a_macro_that_a_template_imports_is_named(portal: SmallPortal) -> None:
    path = "components/display/display.html"
    macro = (DEFAULT / path).read_text("utf-8")
    with_own_theme(portal, path, macro)
    portal.write(f"themes/rieng/{path}", macro + "{# khác #}\n")
    found = asked(portal, NEWS_OUT)
    assert (found.status, names(found)) == ("again", ["themes"])
    assert f"template {path}" in found.changed_parts
    assert asked(portal, f"{XA}/").status == "same"


def test_a_string_of_the_interface_is_strings(portal: SmallPortal) -> None:
    text = (DEFAULT / "strings/vi.yaml").read_text("utf-8")
    with_own_theme(portal, "strings/vi.yaml", text)
    portal.edit("themes/rieng/strings/vi.yaml", "skip: Đến nội dung chính", "skip: Đến nội dung")
    assert "strings" in asked(portal, NEWS_OUT).changed_parts
    assert asked(portal, f"{XA}/").changed_parts == ()


def test_a_replaced_picture_is_rebuilt_for_what_it_holds(built: SmallPortal) -> None:
    attachment = f"{SO}/gioi-thieu/chuc-nang/quy-che.pdf"
    found = asked(built, attachment)
    assert found.last_output is not None
    assert (found.status, found.last_output.cause, found.last_output.was_rendered) == ("same", "copied", None)
    built.write("content/so/gioi-thieu/chuc-nang/quy-che.pdf", PDF + b"%\n")
    assert (asked(built, attachment).status, asked(built, attachment).changed_parts) == ("again", ("content",))
    built.write("content/so/gioi-thieu/chuc-nang/anh.png", png(16, 12))
    assert "images" in asked(built, DUTIES).changed_parts


def test_a_moment_that_passed_is_reported(built: SmallPortal) -> None:
    built.edit(NEWS, "date: 2026-01-05", "date: 2026-01-05\npublish_at: 2026-11-25T09:30")
    built.built()
    with pytest.raises(UsageError):
        asked(built, NEWS_OUT)
    found = asked(built, NEWS_OUT, at=AT + timedelta(days=2))
    assert (found.status, found.last_output) == ("new", None)
    assert found.reasons == (RebuildReason("until", ("2026-11-25T09:30:00+07:00",)),)
    assert asked(built, OLDER, at=AT + timedelta(days=2)).changed_parts


def test_a_clock_that_jumps_back_is_reported(built: SmallPortal) -> None:
    built.edit(NEWS, "date: 2026-01-05", "date: 2026-01-05\npublish_at: 2026-11-23T09:30")
    built.built()
    found = asked(built, NEWS_OUT, at=AT - timedelta(days=2))
    assert (found.status, names(found)) == ("gone", ["since"])


def test_the_title_of_another_sites_page_that_is_linked_to_is_a_question(built: SmallPortal) -> None:
    built.edit("content/portal/tin-tuc/chao-mung.vi.md", "[Sở](site:so)", "[Sở](site:so) và [](id:so-chuc-nang)")
    built.built()
    built.edit(DUTIES, "title: Chức năng", "title: Chức năng mới")
    found = asked(built, WELCOME)
    assert ("so", "item", "so-chuc-nang") in [reason.values[:3] for reason in found.reasons]
    assert "contents" not in names(found)


def test_a_lost_file_is_rebuilt_though_its_key_is_the_same(built: SmallPortal) -> None:
    (built.out / NEWS_OUT).unlink()
    found = asked(built, NEWS_OUT)
    assert (found.status, found.changed_parts) == ("again", ())
    assert found.reasons == (RebuildReason("touched", (NEWS_OUT,)),)
    assert found.last_output is not None
    assert not found.last_output.is_intact


def test_other_options_than_the_last_builds_are_reported(built: SmallPortal) -> None:
    found = asked(built, NEWS_OUT, search=True)
    assert RebuildReason("search", ("no-search", "search")) in found.reasons
    found = asked(built, NEWS_OUT, unpublished=True)
    assert found.reasons == (RebuildReason("drafts", ("public", "drafts")),)


def test_a_new_page_is_reported_before_it_is_made_and_a_removed_one_before_it_goes(built: SmallPortal) -> None:
    built.write("content/so/tin-tuc/moi.vi.md", page("so-moi", kind="news", title="Mới", date="2026-01-06"))
    found = asked(built, "content/so/tin-tuc/moi.vi.md")
    assert (found.path, found.status, found.last_output) == (f"{SO}/tin-tuc/moi/index.html", "new", None)
    built.remove(NEWS)
    found = asked(built, NEWS_OUT)
    assert (found.status, names(found)) == ("gone", ["contents"])


def test_what_keeps_a_build_from_writing_is_reported(built: SmallPortal) -> None:
    built.edit(NEWS, "Nội dung.", "Xem [bài](khong-co.vi.md).")
    found = asked(built, NEWS_OUT)
    assert found.status == "refused"
    assert [each.place.path for each in found.diagnostics] == [NEWS]


def test_a_fault_in_the_configuration_is_reported(built: SmallPortal) -> None:
    built.write("site-config/portal.yaml", "names: [")
    found = asked(built, NEWS_OUT)
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
def test_an_output_is_meant_by_its_address_its_path_and_its_source(built: SmallPortal, url: str) -> None:
    assert asked(built, url).path == NEWS_OUT


def test_an_output_is_meant_by_its_file(built: SmallPortal) -> None:
    assert asked(built, str(built.out / NEWS_OUT)).path == NEWS_OUT
    assert asked(built, str(built.root / NEWS)).path == NEWS_OUT


@pytest.mark.parametrize(
    "url", [f"{SO}/cu/", f"{SO}/feed.xml", f"{SO}/404.html", f"{SO}/robots.txt", f"{SO}/sitemap.xml"]
)
def test_what_machines_read_is_explained_as_well(built: SmallPortal, url: str) -> None:
    built.edit("site-config/profiles.yaml", "page_size: 2", "page_size: 3")
    assert asked(built, url).status in ("same", "again")


def test_an_asset_of_the_theme_is_explained(built: SmallPortal) -> None:
    style = next(file for file in (built.out / SO).rglob("site.css"))
    found = asked(built, str(style))
    assert found.last_output is not None
    assert (found.status, found.last_output.cause) == ("same", "copied")
    built.edit("site-config/sites/so.yaml", "id: so\n", 'id: so\ntokens: {accent: "#004488"}\n')
    assert asked(built, str(style)).status in ("gone", "refused")


@pytest.mark.parametrize(
    ("url", "meant"),
    [
        (f"https://{SO}/tin-tuc/hoi-ngi/", f"{SO}/tin-tuc/hoi-nghi/"),
        ("sso.example.vn", SO),
        ("content/so/tin-tuc/hoi-ngi.vi.md", NEWS),
    ],
)
def test_an_address_that_nobody_makes_gets_the_closest_one(built: SmallPortal, url: str, meant: str) -> None:
    with pytest.raises(UsageError, match=meant) as error:
        asked(built, url)
    assert error.value.exit_code == 2


@pytest.mark.parametrize("url", ["", "https://", "http://[", "\0", "///", "...", "%"])
def test_what_is_no_address_is_refused(built: SmallPortal, url: str) -> None:
    with pytest.raises(UsageError):
        asked(built, url)


def test_a_file_of_a_search_index_is_reported_to_have_no_key(portal: SmallPortal) -> None:
    portal.built(search=True)
    with pytest.raises(UsageError, match="search index"):
        asked(portal, f"https://{SO}/pagefind/pagefind.js", search=True)


def test_an_interrupted_build_is_reported(built: SmallPortal) -> None:
    open_journal(built.out, Journal({NEWS_OUT: "so"}))
    assert names(asked(built, OLDER)) == ["interrupted"]


def test_before_the_first_build_there_is_nothing_to_explain(portal: SmallPortal) -> None:
    with pytest.raises(UsageError, match="portalgen build"):
        asked(portal, NEWS_OUT)


def test_without_the_kept_parts_the_state_is_still_reported(built: SmallPortal) -> None:
    (built.out / ".portalgen/keys/so.json").unlink()
    built.edit(NEWS, "Nội dung.", "Nội dung mới.")
    found = asked(built, NEWS_OUT)
    assert (found.status, found.changed_parts) == ("again", ())
    assert found.last_output is not None
    assert (found.last_output.cause, found.last_output.was_rendered) == ("unknown", None)


def test_a_session_may_be_shared_and_sees_what_changed_since(built: SmallPortal) -> None:
    options: BuildOptions = replace(built.options(), remember=False)
    session = Session(built.root, None)
    assert why(options, NEWS_OUT, session).status == "same"
    built.edit(NEWS, "Nội dung.", "Nội dung mới.")
    assert why(options, NEWS_OUT, session).changed_parts == ("body",)
