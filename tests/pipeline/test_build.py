"""What a build writes, keeps and removes."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from portalgen.errors import OutputError, UsageError
from portalgen.writer import staging as staging_module
from portalgen.writer.staging import Staging
from tests.makers.portal import AT, MAIN, SO, SmallPortal, codes, errors, page, paths, png, stamps, tree

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"
NEWS_OUT = f"{SO}/tin-tuc/hoi-nghi/index.html"


def test_two_builds_into_two_folders_give_the_same_bytes(portal: SmallPortal) -> None:
    portal.build_successfully()
    portal.build_successfully(out=portal.root.parent / "other")
    assert tree(portal.root.parent / "other") == tree(portal.out)


def test_the_bytes_do_not_depend_on_where_the_portal_lies(portal: SmallPortal, tmp_path: Path) -> None:
    portal.build_successfully()
    elsewhere = SmallPortal(tmp_path / "a folder" / "của tôi")
    elsewhere.build_successfully()
    assert tree(elsewhere.out) == tree(portal.out)


def test_a_second_build_touches_no_file(portal: SmallPortal) -> None:
    first = portal.build_successfully()
    before = stamps(portal.out)
    second = portal.build_successfully()
    assert (second.changed_paths, second.removed_paths, second.unchanged_count) == ((), (), len(first.changed_paths))
    assert stamps(portal.out) == before


def test_a_word_in_a_body_rewrites_that_page_alone(portal: SmallPortal) -> None:
    portal.build_successfully()
    before = stamps(portal.out)
    portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
    assert portal.build_successfully().changed_paths == (NEWS_OUT,)
    after = stamps(portal.out)
    assert {path for path in before if before[path] != after[path]} == {NEWS_OUT}
    assert "Nội dung mới." in portal.html(NEWS_OUT)


def test_a_new_title_rewrites_what_shows_it_and_nothing_of_other_sites(portal: SmallPortal) -> None:
    portal.build_successfully()
    portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    changed = portal.build_successfully().changed_paths
    assert NEWS_OUT in changed
    assert f"{SO}/tin-tuc/index.html" in changed
    assert f"{SO}/feed.xml" in changed
    assert f"{MAIN}/index.html" in changed, "the main site shows the news of its component sites"
    assert not [path for path in changed if path.startswith("xa.") or "gioi-thieu" in path]


def test_a_deleted_page_takes_its_files_and_folders_along(portal: SmallPortal) -> None:
    portal.build_successfully()
    folder = portal.root / "content/so/gioi-thieu/chuc-nang"
    for file in folder.iterdir():
        file.unlink()
    portal.edit(
        "content/so/tin-tuc/khai-truong.vi.md", "Xem [chức năng](../gioi-thieu/chuc-nang/index.vi.md#nhiem-vu).", ""
    )
    portal.edit(
        "site-config/profiles.yaml", '      - {label: {vi: Giới thiệu, en: Introduction}, to: "id:so-chuc-nang"}\n', ""
    )
    portal.write("site-config/redirects.yaml", "redirects: []\n")
    removed = portal.build_successfully().removed_paths
    assert f"{SO}/gioi-thieu/chuc-nang/quy-che.pdf" in removed
    assert not [path for path in paths(portal.out) if "chuc-nang" in path or "/cu/" in path]
    assert not (portal.out / SO / "gioi-thieu").exists()
    assert not (portal.out / SO / "en" / "introduction").exists()


def test_a_site_that_is_no_longer_configured_loses_its_host(portal: SmallPortal) -> None:
    portal.build_successfully()
    portal.remove("site-config/sites/xa.yaml")
    portal.build_successfully()
    assert sorted(path.name for path in portal.out.iterdir() if path.name != ".portalgen") == [SO, MAIN]


def test_an_incremental_build_gives_the_bytes_of_a_clean_one(portal: SmallPortal) -> None:
    portal.build_successfully()
    portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
    portal.write(
        "content/so/tin-tuc/moi.vi.md", page("so-moi", kind="news", title="Mới", date="2026-01-06", tag="[moi]")
    )
    portal.remove("content/so/tin-tuc/hop-bao.vi.md")
    portal.write("content/so/gioi-thieu/chuc-nang/anh.png", png(12, 9, 40))
    portal.edit("site-config/sites/so.yaml", "short: Sở Ngoại vụ", "short: Sở NV")
    portal.build_successfully()
    portal.build_successfully(out=portal.root.parent / "clean")
    assert tree(portal.out) == tree(portal.root.parent / "clean")


def test_a_template_of_the_portals_own_theme_is_seen_by_the_next_build(portal: SmallPortal) -> None:
    portal.write("themes/own/theme.yaml", "name: own\nextends: default\n")
    portal.write("themes/own/layouts/redirect.html", "first {{ view.url }}")
    portal.write(
        "site-config/profiles.yaml",
        (portal.root / "site-config/profiles.yaml").read_text("utf-8").replace("theme: default", "theme: own"),
    )
    portal.build_successfully()
    assert portal.html(f"{SO}/cu/index.html").startswith("first https://")
    portal.write("themes/own/layouts/redirect.html", "second {{ view.url }}")
    portal.build_successfully()
    assert portal.html(f"{SO}/cu/index.html").startswith("second https://")


def test_the_bytes_do_not_depend_on_the_number_of_processes(
    portal: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portalgen.pipeline.rendering.render_sites.PARALLEL_FROM", 96)
    for number in range(60):
        text = page(f"so-bai-{number}", f"Bài {number}.\n", kind="news", title=f"Bài {number}", date="2026-02-03")
        portal.write(f"content/so/tin-tuc/bai-{number}.vi.md", text)
    portal.build_successfully(jobs=1)
    portal.build_successfully(jobs=2, out=portal.root.parent / "other")
    assert len(paths(portal.out)) > 96, "there are several batches"
    assert tree(portal.root.parent / "other") == tree(portal.out)


class TestTheClock:
    """Drafts, scheduled and expired pages."""

    @pytest.fixture
    def timed(self, portal: SmallPortal) -> SmallPortal:
        keys = {"kind": "news", "date": "2026-11-01"}
        portal.write("content/so/tin-tuc/nhap.vi.md", page("so-nhap", title="Bài nháp", draft="true", **keys))
        portal.write(
            "content/so/tin-tuc/hen.vi.md", page("so-hen", title="Bài hẹn", publish_at="2026-11-24T08:00", **keys)
        )
        portal.write("content/so/tin-tuc/het.vi.md", page("so-het", title="Bài hết", expires_at="2026-11-24", **keys))
        return portal

    def shown(self, portal: SmallPortal) -> set[str]:
        names = {path.split("/")[2] for path in paths(portal.out) if path.startswith(f"{SO}/tin-tuc/")}
        return names & {"nhap", "hen", "het"}

    def test_a_draft_is_never_published(self, timed: SmallPortal) -> None:
        timed.build_successfully()
        assert "nhap" not in self.shown(timed)
        assert "Bài nháp" not in timed.html(f"{SO}/feed.xml") + timed.html(f"{SO}/tin-tuc/index.html")

    def test_a_scheduled_page_appears_at_its_minute(self, timed: SmallPortal) -> None:
        timed.build_successfully(at=AT - timedelta(minutes=1))
        assert "hen" not in self.shown(timed)
        timed.build_successfully(at=AT)
        assert "hen" in self.shown(timed)

    def test_a_page_that_expires_on_a_day_is_shown_to_the_end_of_it(self, timed: SmallPortal) -> None:
        timed.build_successfully(at=AT.replace(hour=23, minute=59))
        assert "Nội dung." in timed.html(f"{SO}/tin-tuc/het/index.html")
        timed.build_successfully(at=AT.replace(hour=0) + timedelta(days=1))
        html = timed.html(f"{SO}/tin-tuc/het/index.html")
        assert "Nội dung." not in html and "đã hết thời gian hiển thị từ 25/11/2026" in html
        assert "Bài hết" not in timed.html(f"{SO}/tin-tuc/index.html") + timed.html(f"{SO}/feed.xml")

    def test_with_unpublished_everything_is_shown_with_a_visible_mark(self, timed: SmallPortal) -> None:
        timed.build_successfully(unpublished=True, at=AT + timedelta(days=-1))
        assert self.shown(timed) == {"nhap", "hen", "het"}
        assert "nháp" in timed.html(f"{SO}/tin-tuc/nhap/index.html").split("<h1", 1)[1]
        assert 'content="noindex' in timed.html(f"{SO}/tin-tuc/nhap/index.html")
        notices = {
            name: timed.html(f"{SO}/tin-tuc/{name}/index.html").count("notice") for name in ("nhap", "hen", "hoi-nghi")
        }
        assert notices["hoi-nghi"] < notices["nhap"] == notices["hen"]

    def test_a_link_to_a_page_that_is_not_shown_yet_warns_and_leaves_its_words(self, timed: SmallPortal) -> None:
        timed.edit(NEWS, "Nội dung.", "Xem [bài hẹn](hen.vi.md) và [bài nháp](id:so-nhap).")
        result = timed.build_successfully(at=AT - timedelta(days=1))
        assert codes(result) == [f"{NEWS}:8:15 LNK104", f"{NEWS}:8:40 LNK104"]
        assert "Xem bài hẹn và bài nháp." in timed.html(NEWS_OUT)
        assert not timed.build_successfully(at=AT + timedelta(minutes=1), out=timed.out).has_failed


class TestOneSite:
    """`--site`."""

    def test_its_bytes_are_those_of_the_full_build(self, portal: SmallPortal) -> None:
        portal.build_successfully()
        portal.build_successfully(out=portal.root.parent / "one", sites=("so",))
        whole = {path: digest for path, digest in tree(portal.out).items() if path.startswith(f"{SO}/")}
        assert tree(portal.root.parent / "one") == whole

    def test_it_touches_no_file_of_other_sites(self, portal: SmallPortal) -> None:
        portal.build_successfully()
        before = stamps(portal.out)
        portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "title: Chào mừng", "title: Xin chào")
        portal.edit(NEWS, "title: Hội nghị", "title: Hội nghị lớn")
        changed = portal.build_successfully(sites=("so",)).changed_paths
        after = stamps(portal.out)
        assert changed
        assert {path for path in after if before.get(path) != after[path]} == set(changed)
        assert {path.split("/")[0] for path in changed} == {SO}
        portal.build_successfully()
        assert "Xin chào" in portal.html(f"{MAIN}/tin-tuc/index.html")

    def test_it_removes_its_own_files_that_no_longer_belong_and_keeps_the_others(self, portal: SmallPortal) -> None:
        portal.build_successfully()
        portal.remove(NEWS)
        others = {path for path in paths(portal.out) if not path.startswith(SO)}
        assert NEWS_OUT in portal.build_successfully(sites=("so",)).removed_paths
        assert {path for path in paths(portal.out) if not path.startswith(SO)} == others

    def test_a_fault_in_another_sites_content_does_not_stop_it(self, portal: SmallPortal) -> None:
        portal.edit(NEWS, "title:", "titel:")
        assert portal.build(sites=("xa",)).is_written
        assert not portal.build(sites=("so",)).is_written
        assert not portal.build().is_written

    def test_an_unknown_site_is_a_usage_error_that_names_the_closest(self, portal: SmallPortal) -> None:
        with pytest.raises(UsageError) as caught:
            portal.build(sites=("portall",))
        assert "`portal`" in caught.value.vi
        assert "`portal`" in caught.value.en
        assert not portal.out.exists()


class TestNothingHalfWritten:
    def test_with_any_error_nothing_is_replaced(self, portal: SmallPortal) -> None:
        portal.build_successfully()
        before = stamps(portal.out)
        portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
        portal.edit("content/so/tin-tuc/hop-bao.vi.md", "Nội dung.", "[hỏng](khong-co.vi.md)")
        portal.remove("content/portal/tin-tuc/chao-mung.vi.md")
        result = portal.build()
        assert (result.is_written, result.changed_paths, result.removed_paths) == (False, (), ())
        assert codes(result) == ["content/so/tin-tuc/hop-bao.vi.md:8:8 LNK101"]
        assert stamps(portal.out) == before

    def test_a_first_build_with_errors_leaves_no_page(self, portal: SmallPortal) -> None:
        portal.edit(NEWS, "Nội dung.", "![](anh.png)")
        assert not portal.build().is_written
        assert not portal.out.exists() or paths(portal.out) == []

    def test_check_writes_nothing_at_all(self, portal: SmallPortal) -> None:
        before = sorted(portal.root.rglob("*"))
        assert codes(portal.check(remember=False)) == []
        assert sorted(portal.root.rglob("*")) == before
        assert not portal.out.exists()

    def test_check_keeps_what_it_read_for_the_next_run_and_nothing_else(self, portal: SmallPortal) -> None:
        before = sorted(portal.root.rglob("*"))
        assert codes(portal.check()) == []
        own = portal.root / ".portalgen"
        assert sorted(each for each in portal.root.rglob("*") if not each.is_relative_to(own)) == before
        assert [each.name for each in own.iterdir()] == ["cache"]
        assert not portal.out.exists()

    def test_check_finds_what_build_refuses(self, portal: SmallPortal) -> None:
        portal.edit(NEWS, "Nội dung.", "[hỏng](khong-co.vi.md) và [neo](hop-bao.vi.md#khong-co)")
        portal.edit("content/so/tin-tuc/hop-bao.vi.md", "Nội dung.", "![](anh.png)")
        assert portal.check().diagnostics == portal.build().diagnostics
        assert len(portal.check().diagnostics) == 3

    def test_faults_of_front_matter_and_of_bodies_are_reported_in_one_run(self, portal: SmallPortal) -> None:
        portal.edit(NEWS, "date: 2026-01-05", "date: 2026-13-05")
        portal.edit("content/so/tin-tuc/hop-bao.vi.md", "Nội dung.", "[neo](../_index.vi.md#khong-co)")
        portal.edit("content/so/tin-tuc/khai-truong.vi.md", "Tin đầu.", "Tin <b>đầu.")
        expected = [
            f"{NEWS}:5:7 FMT103",
            "content/so/tin-tuc/hop-bao.vi.md:8:22 LNK102",
            "content/so/tin-tuc/khai-truong.vi.md:12:5 MRK101",
        ]
        assert codes(portal.build()) == expected
        assert codes(portal.check()) == expected

    def test_a_link_to_an_anchor_of_a_faulty_page_is_not_reported_as_well(self, portal: SmallPortal) -> None:
        portal.edit("content/so/gioi-thieu/chuc-nang/index.vi.md", "Tham mưu.", "Tham <b>mưu.")
        assert errors(portal.check()) == ["content/so/gioi-thieu/chuc-nang/index.vi.md:13:6 MRK101"]
        assert errors(portal.check(sites=("so",))) == ["content/so/gioi-thieu/chuc-nang/index.vi.md:13:6 MRK101"]

    def test_somebody_elses_folder_is_refused_and_left_alone(self, portal: SmallPortal) -> None:
        portal.out.mkdir()
        (portal.out / "luan-van.docx").write_text("mine")
        with pytest.raises(OutputError, match="did not make"):
            portal.build()
        assert [path.name for path in portal.out.iterdir()] == ["luan-van.docx"]

    def test_the_sources_are_refused_as_output_folder(self, portal: SmallPortal) -> None:
        for name in ("content", "site-config", "content/so"):
            with pytest.raises(OutputError):
                portal.build(out=portal.root / name)

    def test_a_second_build_into_the_same_folder_is_refused_while_one_runs(self, portal: SmallPortal) -> None:
        portal.build_successfully()
        before = stamps(portal.out)
        portal.edit(NEWS, "Nội dung.", "Nội dung mới.")
        with Staging(portal.out), pytest.raises(OutputError, match="another build"):
            portal.build()
        assert stamps(portal.out) == before
        assert portal.build_successfully().changed_paths == (NEWS_OUT,)

    def test_a_build_that_has_nothing_to_write_waits_for_nobody(self, portal: SmallPortal) -> None:
        portal.build_successfully()
        with Staging(portal.out):
            assert portal.build_successfully().changed_paths == ()

    @pytest.mark.parametrize("after", [0, 5, 12])
    def test_a_full_disk_is_reported_in_a_sentence_and_the_old_pages_stay(
        self, portal: SmallPortal, monkeypatch: pytest.MonkeyPatch, after: int
    ) -> None:
        portal.build_successfully()
        before = stamps(portal.out)
        portal.edit("site-config/sites/so.yaml", "full: Sở Ngoại vụ", "full: Sở NV")
        written = iter(range(10_000))
        true_write = staging_module._write

        def full(target: str, data: bytes) -> None:
            if next(written) >= after:
                raise OSError(errno.ENOSPC, "No space left on device", target)
            true_write(target, data)

        with monkeypatch.context() as patched:
            patched.setattr(staging_module, "_write", full)
            with pytest.raises(OutputError) as caught:
                portal.build()
        assert "ổ đĩa đã đầy" in caught.value.vi
        assert stamps(portal.out) == before
        portal.build_successfully()
        assert "Sở NV" in portal.html(f"{SO}/index.html")


@pytest.mark.parametrize("text", ["{", "", '{"version": 99}', None])
def test_a_damaged_sheet_of_the_manifest_means_that_its_site_is_rebuilt(portal: SmallPortal, text: str | None) -> None:
    portal.build_successfully()
    before = tree(portal.out)
    sheet = portal.out / ".portalgen" / "sites" / "so.json"
    kept = sheet.read_bytes()
    sheet.unlink() if text is None else sheet.write_text(text, "utf-8")
    portal.build_successfully()
    assert tree(portal.out) == before
    assert sheet.read_bytes() == kept


def test_an_output_file_that_somebody_removed_is_rebuilt(portal: SmallPortal) -> None:
    portal.build_successfully()
    before = tree(portal.out)
    (portal.out / NEWS_OUT).unlink()
    (portal.out / SO / "gioi-thieu/chuc-nang/quy-che.pdf").unlink()
    assert len(portal.build_successfully().changed_paths) == 2
    assert tree(portal.out) == before


def test_files_beside_the_output_that_no_manifest_names_are_left_alone(portal: SmallPortal) -> None:
    portal.build_successfully()
    note = portal.out / SO / "google1234.html"
    note.write_text("verification")
    portal.remove(NEWS)
    portal.build_successfully()
    assert note.read_text() == "verification"


def test_the_page_counts_of_the_result_are_those_of_the_output(portal: SmallPortal) -> None:
    result = portal.build_successfully()
    counts = {each.site: (each.pages, each.files) for each in result.sites}
    for site, host in (("portal", MAIN), ("so", SO), ("xa", "xa.example.vn")):
        assert counts[site][1] == len([path for path in paths(portal.out) if path.startswith(f"{host}/")])
        assert 0 < counts[site][0] < counts[site][1]
