"""A submission is told in words against main's tip, as a merge would make it, with settings as it proposes them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portalgen.differences.formats.text import format_difference_as_text
from portalgen.differences.model import PageDifference, PortalDifference
from portalgen.errors import UsageError
from tests.makers.portal import page, png
from tests.makers.portal_repository import PortalRepository
from tests.makers.repository import day

PRESS = "content/so/tin-tuc/hop-bao.vi.md"
DUTIES = "content/so/gioi-thieu/chuc-nang/index.vi.md"


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> PortalRepository:
    return PortalRepository(tmp_path_factory.mktemp("kho") / "cong")


def only_page(difference: PortalDifference) -> PageDifference:
    (found,) = difference.pages
    return found


def test_what_the_folder_holds_is_compared_with_main(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.edit(PRESS, "Nội dung.", "Nội dung mới.")
        portal.write("content/so/tin-tuc/moi.vi.md", page("so-moi", kind="news", title="Mới", date="2026-01-06"))
        difference = repository.compare()
    assert [(found.change, found.id) for found in difference.pages] == [("added", "so-moi"), ("changed", "so-hop-bao")]


def test_nothing_differs_where_nothing_was_changed(repository: PortalRepository) -> None:
    assert repository.compare().pages == ()


def test_what_main_got_meanwhile_is_no_change_of_the_submission(repository: PortalRepository) -> None:
    repository.maker.branch("main-later")
    repository.portal.edit("content/so/tin-tuc/hoi-nghi.vi.md", "Nội dung.", "Nội dung của người khác.")
    repository.maker.commit(day(3))
    repository.maker.branch("gui", "main")
    repository.portal.edit(PRESS, "title: Họp báo", "title: Họp báo tháng Một")
    repository.maker.commit(day(2))
    repository.maker.checkout("main")
    difference = repository.compare("gui", "main-later")
    assert only_page(difference).id == "so-hop-bao"
    assert [fact.name for fact in only_page(difference).facts] == ["title"]


def test_a_conflict_is_named_and_the_submission_shown(repository: PortalRepository) -> None:
    repository.maker.branch("main-other")
    repository.portal.edit(PRESS, "Nội dung.", "Nội dung của bản chính.")
    repository.maker.commit(day(3))
    repository.maker.branch("gui-other", "main")
    repository.portal.edit(PRESS, "Nội dung.", "Nội dung của bài gửi.")
    repository.maker.commit(day(2))
    repository.maker.checkout("main")
    text = format_difference_as_text(repository.compare("gui-other", "main-other"))
    assert PRESS in text
    assert "[«bản chính» → «bài gửi»]" in text


def test_files_and_facts_of_an_original_are_told_once(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.write("content/so/gioi-thieu/chuc-nang/anh.png", png(shade=7))
        portal.edit(DUTIES, "title: Quy chế}", "title: Quy chế mới}")
        found = only_page(repository.compare())
    assert (found.language, sorted((each.role, each.change) for each in found.files)) == (
        "vi",
        [("attachment", "changed"), ("picture", "changed")],
    )


def test_settings_are_shown_as_proposed(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.edit(
            "site-config/profiles.yaml", "slugs: {en: introduction}", "slugs: {vi: gioi-thieu-so, en: about-us}"
        )
        difference = repository.compare()
    assert {(found.change, found.language) for found in difference.pages} == {("moved", "vi"), ("moved", "en")}
    assert [(each.path, each.file_class) for each in difference.other_files] == [
        ("site-config/profiles.yaml", "settings")
    ]


def test_a_new_roster_is_shown_value_by_value_and_no_reader_sees_it(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.write("site-config/governance/roster/so.yaml", "version: 1\nsite: so\nmode: required\n")
        difference = repository.compare()
        said = repository.text()
    (file,) = difference.other_files
    assert [(each.key, each.after) for each in file.values] == [("version", "1"), ("site", "so"), ("mode", "required")]
    assert "Việc duyệt của Ban Biên tập của trang" in said and "[thêm «bắt buộc»]" in said
    assert "có thể thấy khác" not in said


def test_settings_that_cannot_be_read_leave_the_pages_to_be_compared(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.write("site-config/portal.yaml", "names: [")
        portal.edit(PRESS, "Nội dung.", "Nội dung mới.")
        difference = repository.compare()
    assert only_page(difference).id == "so-hop-bao"
    assert "Cài đặt ở bài gửi có lỗi" in difference.notes[0].vi


def test_a_symlink_shows_nothing_of_what_it_leads_to(repository: PortalRepository, tmp_path: Path) -> None:
    secret = tmp_path / "bi-mat.md"
    secret.write_text("---\nid: bi-mat\nMẬT KHẨU\n---\n", "utf-8")
    with repository.submission() as portal:
        portal.remove(PRESS)
        (portal.root / PRESS).symlink_to(secret)
        (portal.root / "content/so/tin-tuc/them.vi.md").symlink_to(secret)
        text = repository.text()
    assert "MẬT KHẨU" not in text
    assert "Bỏ trang: Họp báo" in text


def test_a_new_page_that_is_a_symlink_is_no_page_to_compare(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        (portal.root / "content/so/tin-tuc/them.vi.md").symlink_to("hop-bao.vi.md")
        difference = repository.compare()
    assert not [each for site in difference.sites for each in site.pages]


def test_hostile_names_of_files_are_only_named(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.write("content/so/tin-tuc/<b>\u202e\n`$(x)`.txt", "x")
        text = repository.text()
    assert "\u202e" not in text
    assert "⟨U+202E đảo chiều chữ: phải sang trái⟩" in text


def test_a_page_of_another_kind_is_compared_by_the_fields_that_both_have(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.write("content/so/tin-tuc/hop-bao.vi.md", page("so-hop-bao", title="Họp báo", date="2026-01-04"))
        found = only_page(repository.compare())
    assert ("Tin tức", "Trang thông tin") in [(fact.before, fact.after) for fact in found.facts if fact.name == "kind"]


def test_a_copy_that_kept_the_id_of_its_page_is_told_as_well(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.write(
            "content/so/tin-tuc/sao.vi.md", page("so-hop-bao", kind="news", title="Bản sao", date="2026-02-04")
        )
        found = only_page(repository.compare())
    assert (found.change, found.face.title) == ("added", "Bản sao")
    assert "Bài có lỗi" in found.notes[0].vi


def test_one_site_alone_can_be_asked_for(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.edit(PRESS, "Nội dung.", "Nội dung mới.")
        portal.edit("content/portal/tin-tuc/chao-mung.vi.md", "Chào mừng đến", "Mời đến")
        assert only_page(repository.compare(sites=("portal",))).site == "portal"
        with pytest.raises(UsageError, match="there is no site `khong-co`"):
            repository.compare(sites=("khong-co",))


def test_a_base_that_does_not_exist_is_said_in_a_sentence(repository: PortalRepository) -> None:
    with pytest.raises(UsageError):
        repository.compare(base="khong-co")


def test_the_folder_of_the_portal_stays_as_it_is(repository: PortalRepository) -> None:
    with repository.submission() as portal:
        portal.edit(PRESS, "Nội dung.", "Nội dung mới.")
        before = repository.maker.git("status", "--porcelain"), repository.maker.git("count-objects")
        repository.compare()
        assert before == (repository.maker.git("status", "--porcelain"), repository.maker.git("count-objects"))


@pytest.mark.heavy
def test_lists_and_homes_are_told_and_the_pages_stand_side_by_side(
    repository: PortalRepository, tmp_path: Path
) -> None:
    folder = tmp_path / "truoc-sau"
    with repository.submission() as portal:
        portal.write(
            "content/so/tin-tuc/moi.vi.md", page("so-moi", kind="news", title="Tin <b>mới</b>", date="2026-01-06")
        )
        portal.edit(PRESS, "title: Họp báo", "title: Họp báo tháng Một")
        difference = repository.compare(pages=folder)
        with pytest.raises(UsageError, match="is not empty"):
            repository.compare(pages=folder)
    text = format_difference_as_text(difference)
    assert "Tin tức: thêm «Tin <b>mới</b>» ở vị trí 1" in text
    assert "«Họp báo» nay là «Họp báo tháng Một»" in text
    index = (folder / "index.html").read_text("utf-8")
    assert "Tin &lt;b&gt;mới&lt;/b&gt;" in index
    for target in re.findall(r'href="([^"]+)"', index):
        assert (folder / target).is_file(), target
    frames = [
        (pair, source)
        for pair in (folder / "pages").iterdir()
        for source in re.findall(r'<iframe[^>]* src="([^"]+)"', pair.read_text("utf-8"))
    ]
    assert len(frames) > len(list((folder / "pages").iterdir()))
    for pair, source in frames:
        copied = (pair.parent / source).resolve()
        html = copied.read_text("utf-8")
        assert html.index("script-src 'none'") < html.index("<script")
        (style,) = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)
        assert (copied.parent / style).is_file()
