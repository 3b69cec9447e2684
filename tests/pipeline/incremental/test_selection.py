"""Which sites a build makes: those that changed, those that are told something else, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from portalgen.pipeline.build import build
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.options import BuildResult, Progress
from portalgen.pipeline.rendering import render_sites as made_module
from portalgen.pipeline.rendering.output_result import OutputResult
from portalgen.pipeline.rendering.render_sites import RenderJob, render_batches
from portalgen.pipeline.sites.loaded_sites import RecordedQuery
from tests.makers.portal import AT, MAIN, SO, XA, SmallPortal, codes, page, paths, stamps, tree, where

pytestmark = pytest.mark.heavy

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
NEWS_OUT = f"{SO}/tin-tuc/hoi-nghi/index.html"
WELCOME = "content/portal/tin-tuc/chao-mung.vi.md"
DUTY = "content/so/gioi-thieu/chuc-nang/index.vi.md"

Making = Callable[[], tuple[str, ...]]


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Making:
    """The sites that were rendered since the last time it was asked."""
    sites: list[str] = []

    def noted(
        work: RenderJob, jobs: int, progress: Progress
    ) -> Iterator[tuple[list[OutputResult], dict[RecordedQuery, str]]]:
        sites.extend(sorted(work.contexts))
        return render_batches(work, jobs, progress)

    monkeypatch.setattr(made_module, "render_batches", noted)

    def taken() -> tuple[str, ...]:
        found = tuple(sites)
        sites.clear()
        return found

    return taken


def same_as_clean(portal: SmallPortal, result: BuildResult) -> bool:
    """Whether the output and what was told are those of a build from nothing."""
    clean = portal.build(out=portal.root.parent / "clean", remember=False)
    told = [where(each) for each in clean.diagnostics]
    return (codes(result), tree(portal.out)) == (told, tree(portal.root.parent / "clean"))


def test_where_nothing_changed_no_site_is_made(portal: SmallPortal, making: Making) -> None:
    portal.build_successfully()
    assert making() == ("portal", "so", "xa")
    portal.build_successfully()
    assert making() == ()


def test_a_word_in_a_body_makes_its_site_alone(portal: SmallPortal, making: Making) -> None:
    portal.build_successfully()
    making()
    portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    result = portal.build_successfully()
    assert making() == ("so",)
    assert result.changed_paths == (NEWS_OUT,)
    assert same_as_clean(portal, result)


def test_a_title_makes_the_sites_again_that_show_or_link_to_it_and_no_others(
    portal: SmallPortal, making: Making
) -> None:
    portal.write("content/xa/tin-tuc/mot.vi.md", page("xa-mot", kind="news", title="Một", date="2026-01-05"))
    portal.build_successfully()
    making()
    portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    portal.build_successfully()
    assert making() == ("portal", "so"), "the main site shows the news of all"
    portal.edit("content/xa/tin-tuc/mot.vi.md", "Nội dung.", "[](id:so-hoi-nghi)")
    portal.build_successfully()
    assert making() == ("xa",)
    portal.edit(NEWS, "title: Hội nghị lớn", "title: Hội nghị nhỏ")
    result = portal.build_successfully()
    assert making() == ("portal", "so", "xa")
    assert "Hội nghị nhỏ" in portal.html(f"{XA}/tin-tuc/mot/index.html")
    assert same_as_clean(portal, result)


def test_an_id_that_moves_to_another_site_takes_the_links_to_it_along(portal: SmallPortal) -> None:
    portal.edit(WELCOME, "site:so", "id:so-hop-bao")
    portal.build_successfully()
    assert f"https://{SO}/tin-tuc/hop-bao/" in portal.html(f"{MAIN}/tin-tuc/chao-mung/index.html")
    text = (portal.root / "content/so/tin-tuc/hop-bao.vi.md").read_text("utf-8")
    portal.remove("content/so/tin-tuc/hop-bao.vi.md")
    portal.write("content/xa/tin-tuc/hop-bao.vi.md", text)
    result = portal.build_successfully()
    assert f"https://{XA}/tin-tuc/hop-bao/" in portal.html(f"{MAIN}/tin-tuc/chao-mung/index.html")
    assert same_as_clean(portal, result)


def test_an_id_that_appears_fixes_the_link_that_was_refused(portal: SmallPortal) -> None:
    portal.build_successfully()
    portal.edit(WELCOME, "site:so", "id:xa-moi")
    assert codes(portal.build()) == [f"{WELCOME}:8:20 LNK101"]
    portal.write("content/xa/tin-tuc/moi.vi.md", page("xa-moi", kind="news", title="Mới", date="2026-01-05"))
    assert same_as_clean(portal, portal.build_successfully())


@pytest.mark.parametrize(("first", "second"), [("so", "xa"), ("xa", "so")])
def test_an_id_of_two_sites_is_reported_as_by_a_clean_build_whichever_site_got_it_last(
    portal: SmallPortal, first: str, second: str
) -> None:
    keys = {"kind": "news", "title": "A", "date": "2026-01-05"}
    portal.write(f"content/{first}/tin-tuc/a.vi.md", page("hai-lan", **keys))
    portal.build_successfully()
    portal.write(f"content/{second}/tin-tuc/b.vi.md", page("hai-lan", **keys))
    result = portal.build()
    assert not result.is_written
    told = codes(result)
    assert [each.split()[-1] for each in told] == ["FMT122"]
    assert told == codes(portal.build(out=portal.root.parent / "clean", remember=False))
    portal.remove(f"content/{first}/tin-tuc/a.vi.md")
    assert same_as_clean(portal, portal.build_successfully())


def test_an_address_that_a_site_takes_from_another_on_its_host_is_reported(portal: SmallPortal) -> None:
    portal.edit("site-config/sites/xa.yaml", f"host: {XA}", f"host: {MAIN}\npath: /xa/")
    portal.build_successfully()
    portal.edit(WELCOME, "date:", "redirect_from: [/xa/lien-he/]\ndate:")
    result = portal.build()
    assert not result.is_written
    assert [each.code for each in result.diagnostics] == ["URL101"]
    assert codes(result) == codes(portal.build(out=portal.root.parent / "clean", remember=False))


def test_an_anchor_that_vanishes_is_reported_for_the_site_that_was_left_alone(
    portal: SmallPortal, making: Making
) -> None:
    portal.edit(WELCOME, "site:so", "id:so-chuc-nang#muc-moi")
    portal.edit(DUTY, "Tham mưu.", "Tham mưu.\n\n## Mục mới\n\nX.")
    portal.remove("content/so/gioi-thieu/chuc-nang/index.en.md")
    portal.build_successfully()
    making()
    portal.edit(DUTY, "## Mục mới", "## Mục khác")
    result = portal.build()
    assert making() == ("so",)
    assert codes(result) == [f"{WELCOME}:8:35 LNK102"]
    assert codes(portal.check(remember=False)) == codes(result)


class TestTheClock:
    """What time alone changes."""

    @pytest.fixture
    def timed(self, portal: SmallPortal) -> SmallPortal:
        text = page("so-hen", kind="news", title="Bài hẹn", date="2026-11-01", publish_at="2026-11-24T09:00")
        portal.write("content/so/tin-tuc/hen.vi.md", text)
        return portal

    def test_a_site_stays_as_it_is_until_its_next_moment(self, timed: SmallPortal, making: Making) -> None:
        timed.build_successfully(at=AT)
        making()
        timed.build_successfully(at=AT + timedelta(minutes=59))
        assert making() == ()
        timed.build_successfully(at=AT + timedelta(minutes=60))
        assert making() == ("portal", "so")
        assert same_as_clean_at(timed, AT + timedelta(minutes=60))

    def test_a_clock_that_goes_back_brings_the_old_pages_back(self, timed: SmallPortal) -> None:
        timed.build_successfully(at=AT)
        before = tree(timed.out)
        timed.build_successfully(at=AT + timedelta(hours=2))
        assert tree(timed.out) != before
        timed.build_successfully(at=AT)
        assert tree(timed.out) == before

    def test_a_site_that_links_to_a_page_that_appears_is_rebuilt(self, timed: SmallPortal, making: Making) -> None:
        timed.edit("site-config/profiles.yaml", '      - {label: {vi: Cổng tỉnh}, to: "site:portal"}\n', "")
        timed.write(
            "content/xa/tin-tuc/a.vi.md",
            page("xa-a", "Xem [bài](id:so-hen).\n", kind="news", title="A", date="2026-01-05"),
        )
        assert [each.code for each in timed.build_successfully(at=AT).diagnostics] == ["LNK104"]
        assert [each.code for each in timed.build_successfully(at=AT + timedelta(minutes=1)).diagnostics] == ["LNK104"]
        making()
        result = timed.build_successfully(at=AT + timedelta(hours=2))
        assert "xa" in making()
        assert codes(result) == []
        assert same_as_clean_at(timed, AT + timedelta(hours=2))


def same_as_clean_at(portal: SmallPortal, at: datetime) -> bool:
    """Whether the output is that of a build from nothing at `at`."""
    portal.build_successfully(out=portal.root.parent / "clean", remember=False, at=at)
    return bool(tree(portal.out) == tree(portal.root.parent / "clean"))


class TestWarnings:
    """What there is to tell of sites that were left alone."""

    @pytest.fixture
    def warned(self, portal: SmallPortal) -> SmallPortal:
        keys = {"kind": "news", "title": "Nháp", "date": "2026-01-06", "draft": "true"}
        portal.write("content/so/tin-tuc/nhap.vi.md", page("so-nhap", **keys))
        portal.edit(NEWS, "Nội dung.", "Xem [nháp](id:so-nhap).")
        portal.build_successfully()
        return portal

    def test_is_reported_again_where_nothing_changed(self, warned: SmallPortal, making: Making) -> None:
        assert codes(warned.build_successfully()) == [f"{NEWS}:8:12 LNK104"]
        assert making() == ()

    def test_is_reported_again_beside_another_site(self, warned: SmallPortal, making: Making) -> None:
        warned.edit(WELCOME, "Chào mừng đến", "Xin chào từ")
        result = warned.build_successfully()
        assert making() == ("portal",)
        assert codes(result) == [f"{NEWS}:8:12 LNK104"]
        assert same_as_clean(warned, result)

    def test_is_not_reported_where_another_site_alone_is_asked_for(self, warned: SmallPortal) -> None:
        assert codes(warned.build_successfully(sites=("xa",))) == []
        assert codes(warned.build_successfully(sites=("so",))) == [f"{NEWS}:8:12 LNK104"]


class TestOneSiteAndThenAll:
    """What a build of one site leaves behind is made by the next build of all."""

    def test_another_site_that_shows_its_title_follows(self, portal: SmallPortal) -> None:
        portal.build_successfully()
        portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
        portal.build_successfully(sites=("so",))
        result = portal.build_successfully()
        assert "Hội nghị lớn" in portal.html(f"{MAIN}/index.html")
        assert same_as_clean(portal, result)

    def test_it_follows_even_after_several_builds_of_one_site(self, portal: SmallPortal, making: Making) -> None:
        portal.build_successfully()
        portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
        for site in ("so", "xa", "so"):
            portal.build_successfully(sites=(site,))
        making()
        result = portal.build_successfully()
        assert making() == ("portal",)
        portal.build_successfully()
        assert making() == ()
        assert same_as_clean(portal, result)

    def test_an_id_that_another_site_has_is_reported(self, portal: SmallPortal) -> None:
        keys = {"kind": "news", "title": "A", "date": "2026-01-05"}
        portal.write("content/xa/tin-tuc/a.vi.md", page("hai-lan", **keys))
        portal.build_successfully()
        portal.write("content/so/tin-tuc/b.vi.md", page("hai-lan", **keys))
        assert portal.build(sites=("so",)).is_written
        assert codes(portal.build()) == ["content/xa/tin-tuc/a.vi.md:2:5 FMT122"]

    def test_an_anchor_that_another_site_links_to_is_reported(self, portal: SmallPortal) -> None:
        portal.edit(WELCOME, "site:so", "id:so-chuc-nang#muc-moi")
        portal.edit(DUTY, "Tham mưu.", "Tham mưu.\n\n## Mục mới\n\nX.")
        portal.remove("content/so/gioi-thieu/chuc-nang/index.en.md")
        portal.build_successfully()
        portal.edit(DUTY, "## Mục mới", "## Mục khác")
        assert portal.build(sites=("so",)).is_written
        assert codes(portal.build()) == [f"{WELCOME}:8:35 LNK102"]

    def test_the_site_alone_has_the_bytes_of_the_whole(self, portal: SmallPortal) -> None:
        portal.build_successfully(sites=("so",))
        portal.build_successfully(sites=("portal",))
        assert {path.split("/")[0] for path in paths(portal.out)} == {SO, MAIN}
        assert same_as_clean(portal, portal.build_successfully())


class TestTouchedOutput:
    """What somebody did to the output folder."""

    @pytest.mark.parametrize("damage", ["unlink", "truncate", "same size"])
    def test_a_damaged_page_is_rebuilt_and_its_site_alone(
        self, portal: SmallPortal, making: Making, damage: str
    ) -> None:
        portal.build_successfully()
        before = tree(portal.out)
        making()
        file = portal.out / NEWS_OUT
        if damage == "unlink":
            file.unlink()
        else:
            file.write_bytes(b"x" if damage == "truncate" else b"x" * file.stat().st_size)
        assert portal.build_successfully().changed_paths == (NEWS_OUT,)
        assert making() == ("so",)
        assert tree(portal.out) == before

    @pytest.mark.parametrize("sheet", ["so.json", "_portal.json"])
    @pytest.mark.parametrize("text", [None, "", '{"version":2,"site":"so"}', "\0" * 50])
    def test_a_sheet_that_is_gone_or_garbage_changes_no_page(
        self, portal: SmallPortal, sheet: str, text: str | None
    ) -> None:
        portal.build_successfully()
        before = stamps(portal.out)
        file = portal.out / ".portalgen" / "sites" / sheet
        file.unlink() if text is None else file.write_text(text)
        portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
        result = portal.build_successfully()
        assert result.changed_paths == (NEWS_OUT,)
        after = stamps(portal.out)
        assert {path for path in before if before[path] != after[path]} == {NEWS_OUT}
        assert same_as_clean(portal, result)


class TestOneSession:
    """Successive builds of one process."""

    def test_what_is_said_to_have_changed_is_looked_at_and_nothing_else(
        self, portal: SmallPortal, making: Making
    ) -> None:
        session = Session(portal.root, portal.options().cache)
        build(portal.options(), session=session)
        making()
        portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
        assert build(portal.options(), session=session, changed=frozenset()).changed_paths == ()
        told = frozenset({portal.root / NEWS})
        assert build(portal.options(), session=session, changed=told).changed_paths == (NEWS_OUT,)
        assert making() == ("so",)

    def test_a_build_of_another_process_in_between_is_seen(self, portal: SmallPortal) -> None:
        session = Session(portal.root, portal.options().cache)
        build(portal.options(), session=session)
        portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
        portal.build_successfully()
        portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
        result = build(portal.options(), session=session)
        assert same_as_clean(portal, result)

    def test_the_parts_of_sites_that_did_not_change_are_kept(self, portal: SmallPortal) -> None:
        session = Session(portal.root, portal.options().cache)
        build(portal.options(), session=session)
        made = session.load_setup().portal
        assert made is not None
        so, portal_site = (session.load_site(made, name, AT, unpublished=False) for name in ("so", "portal"))
        portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
        build(portal.options(), session=session)
        assert session.load_site(made, "portal", AT, unpublished=False) is portal_site
        assert session.load_site(made, "so", AT, unpublished=False) is not so


def test_a_portal_sheet_that_is_gone_does_not_hide_what_a_build_of_one_site_left_behind(portal: SmallPortal) -> None:
    portal.build_successfully()
    portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    portal.build_successfully(sites=("so",))
    (portal.out / ".portalgen" / "sites" / "_portal.json").unlink()
    assert same_as_clean(portal, portal.build_successfully())


def test_what_was_taken_back_after_a_build_of_one_site_leaves_no_trace(portal: SmallPortal) -> None:
    portal.build_successfully()
    before = tree(portal.out)
    portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    portal.build_successfully(sites=("so",))
    portal.edit(NEWS, "title: Hội nghị lớn", "title: Hội nghị")
    portal.build_successfully(sites=("so",))
    result = portal.build_successfully()
    assert tree(portal.out) == before
    assert same_as_clean(portal, result)


def test_a_site_whose_clock_alone_moved_is_followed_by_those_that_show_it(portal: SmallPortal) -> None:
    text = page("so-hen", kind="news", title="Bài hẹn", date="2026-11-01", publish_at="2026-11-24T09:00")
    portal.write("content/so/tin-tuc/hen.vi.md", text)
    portal.build_successfully()
    later = AT + timedelta(hours=2)
    portal.build_successfully(at=later, sites=("so",))
    portal.build_successfully(at=later)
    assert "Bài hẹn" in portal.html(f"{MAIN}/index.html")
    assert same_as_clean_at(portal, later)


def test_a_site_that_goes_and_comes_back_is_whole_again(portal: SmallPortal) -> None:
    portal.build_successfully()
    before = tree(portal.out)
    configured = (portal.root / "site-config/sites/xa.yaml").read_text("utf-8")
    portal.remove("site-config/sites/xa.yaml")
    assert same_as_clean(portal, portal.build_successfully())
    portal.write("site-config/sites/xa.yaml", configured)
    portal.build_successfully()
    assert tree(portal.out) == before


def test_after_a_refused_build_the_next_one_makes_what_it_would_have_made(portal: SmallPortal) -> None:
    portal.build_successfully()
    portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "Nội dung.", "[hỏng](id:mat)")
    assert not portal.build().is_written
    assert not portal.build().is_written, "it is refused as often as it is asked for"
    portal.edit("content/so/tin-tuc/hop-bao.vi.md", "[hỏng](id:mat)", "Nội dung.")
    result = portal.build_successfully()
    assert "Hội nghị lớn" in portal.html(f"{MAIN}/index.html")
    assert same_as_clean(portal, result)
