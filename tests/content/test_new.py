"""New pages are valid, full of hints that work, and never overwrite."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portalgen.cli.loading import write_new_file
from portalgen.config.lint_settings import SiteRequirements
from portalgen.config.load import load_portal
from portalgen.content.front_matter_reading import read_front_matter
from portalgen.content.new import create_page, list_new_files, list_sections
from portalgen.content.read import read_library
from portalgen.content.starter import build_starter_portal
from portalgen.errors import UsageError
from portalgen.kinds.step_fields import EVENT_STEPS, bare_steps_of
from portalgen.kinds.table import KINDS
from portalgen.law.calendar import VIETNAM
from portalgen.text.slugs import slug_of
from tests.makers.content_folder import Folder
from tests.makers.emergencies import SECTION as EMERGENCIES
from tests.makers.examples import scaled
from tests.makers.portal import SmallPortal

AT = datetime(2026, 11, 24, 23, 30, tzinfo=VIETNAM)
Outside = pytest.TempPathFactory
NEW = pytest.mark.parametrize("kind", sorted(name for name, kind in KINDS.items() if not kind.is_tombstone))


@pytest.mark.parametrize("language", ["vi", "en"])
@NEW
def test_a_new_page_of_every_kind_is_valid(folder: Folder, kind: str, language: str) -> None:
    section = "" if kind == "section" else None
    path, text = create_page(folder.portal(), kind, "sngv", 'Hội nghị: "Đà Lạt" #1', language, AT, section)
    folder.write(path, text)
    library, faults = folder.read()
    assert faults == ()
    assert (library.pages[0].title, library.pages[0].language) == ('Hội nghị: "Đà Lạt" #1', language)


def test_behind_each_example_that_stands_for_a_fact_is_what_belongs_there(folder: Folder) -> None:
    lines = create_page(folder.portal(), "project", "sngv", "Đường", "vi", AT)[1].splitlines()
    assert "status: preparing  # Theo báo cáo của chủ đầu tư. preparing | under_way | completed" in lines
    (budget,) = (each for each in lines if each.startswith("budget:"))
    assert budget.endswith("  # Tổng mức đầu tư được phê duyệt.")
    english = create_page(folder.portal(), "project", "sngv", "Road", "en", AT)[1]
    assert "# The total investment that was approved." in english


@NEW
def test_every_hint_can_be_used_as_it_stands(folder: Folder, kind: str) -> None:
    path, text = create_page(folder.portal(), kind, "sngv", "Hội nghị", "vi", AT, "" if kind == "section" else None)
    folder.write(path, re.sub(r"^# (?=[a-z_]+:|  )", "", text, flags=re.MULTILINE))
    assert folder.codes() == []


def test_a_step_of_a_new_page_says_how_it_is_done_and_offers_all_else(folder: Folder) -> None:
    path, text = create_page(folder.portal(), "life_event", "sngv", "Khai sinh", "vi", AT)
    folder.write(path, text)
    assert not list(bare_steps_of(folder.read()[0].pages[0].fields))
    folder.write(
        path, re.sub(r"^( +)# (?=[a-z_]+:)", r"\1", text, flags=re.MULTILINE).replace("# also_known", "also_known")
    )
    library, faults = folder.read()
    assert faults == () and library.pages[0].fields["also_known_as"]
    (step,) = library.pages[0].fields["steps"]
    assert set(step) >= {each.name for each in EVENT_STEPS.fields}


def test_a_new_page_stands_in_a_folder_named_by_its_title(folder: Folder) -> None:
    path, text = create_page(folder.portal(), "news", "sngv", "Hội nghị Đà Lạt", "vi", AT)
    assert path == "content/sngv/tin-tuc/hoi-nghi-da-lat/index.vi.md"
    lines = text.splitlines()
    assert lines[1] == "# yaml-language-server: $schema=../../../../site-config/schema/news.json"
    assert "id: sngv-hoi-nghi-da-lat" in lines
    assert "date: 2026-11-24" in lines


def test_what_is_told_to_the_minute_begins_with_the_time(folder: Folder) -> None:
    text = create_page(folder.portal(), "emergency", "sngv", "Bão", "vi", AT, received_classes=("urgent",))[1]
    days = [line.partition("  #")[0] for line in text.splitlines() if line.startswith(("date:", "from:", "until:"))]
    assert days == ["date: 2026-11-24T23:30", "from: 2026-11-24T23:30", "until: 2026-11-25T23:30"]
    assert "received:\n  at: 2026-11-24  # " in text


def test_the_banner_of_an_agency_names_its_own_site_and_that_of_the_province_all(tmp_path: Path) -> None:
    small = SmallPortal(tmp_path)
    sections = "    sections:\n"
    profiles = (tmp_path / "site-config/profiles.yaml").read_text("utf-8")
    small.write("site-config/profiles.yaml", profiles.replace(sections, f"{sections}{EMERGENCIES}"))
    loaded, faults = load_portal(tmp_path)
    assert loaded is not None, faults
    for site, names in (("portal", "all"), ("so", "so")):
        path, text = create_page(loaded, "emergency", site, "Bão", "vi", AT)
        assert f"for_sites: [{names}]  # " in text
        small.write(path, text)
    assert [each for each in small.check().diagnostics if each.code == "FMT139"] == []


def test_a_document_has_a_reminder_of_its_abstract_and_none_of_a_summary(folder: Folder) -> None:
    text = create_page(folder.portal(), "legal_document", "sngv", "Quyết định", "vi", AT)[1]
    assert "\nabstract: Viết tóm tắt ở đây.  # " in text and "\nsummary:" not in text


def test_every_file_that_a_new_page_names_stands_beside_it(tmp_path: Path) -> None:
    small = SmallPortal(tmp_path)
    kinds = sorted(name for name, kind in KINDS.items() if not kind.is_tombstone and not kind.is_index)
    sections = "".join(
        f"      - {{path: bai-{number}, names: {{vi: Bài {number}, en: Page {number}}}, kinds: [{kind}], missing_translation: notice}}\n"
        for number, kind in enumerate(kinds)
    )
    profiles = (tmp_path / "site-config/profiles.yaml").read_text("utf-8")
    small.write("site-config/profiles.yaml", profiles.replace("    sections:\n", f"    sections:\n{sections}"))
    loaded, faults = load_portal(tmp_path)
    assert loaded is not None, faults
    for number, kind in enumerate(kinds):
        path, text = create_page(loaded, kind, "so", f"Bài {kind}", "vi", AT, f"bai-{number}")
        for file, contents in {path: text, **list_new_files(KINDS[kind], path, "vi")}.items():
            small.write(file, contents)
    assert [each for each in small.check(unpublished=True).diagnostics if each.code.startswith(("ATT", "CFG"))] == []


def test_what_its_period_shows_and_hides_is_offered_no_other_times(folder: Folder) -> None:
    emergency, news = (create_page(folder.portal(), kind, "sngv", "Bão", "vi", AT)[1] for kind in ("emergency", "news"))
    for key in ("publish_at", "expires_at"):
        assert (f"# {key}:" in emergency, f"# {key}:" in news) == (False, True)


def test_an_id_that_is_taken_gets_a_number(folder: Folder) -> None:
    taken = {"sngv-hoi-nghi", "sngv-hoi-nghi-2"}
    text = create_page(folder.portal(), "news", "sngv", "Hội nghị", "vi", AT, ids=taken)[1]
    assert "id: sngv-hoi-nghi-3\n" in text


@pytest.mark.parametrize(
    ("kind", "site", "language", "section", "named"),
    [
        ("thứ gì", "sngv", "vi", None, "legal_document"),
        ("tombstone", "sngv", "vi", None, "portalgen remove"),
        ("news", "snvg", "vi", None, "sngv"),
        ("news", "sngv", "fr", None, "vi, en"),
        ("news", "sngv", "vi", "van-ban", "tin-tuc"),
        ("news", "sngv", "vi", "../..", "tin-tuc"),
        ("news", "sngv", "vi", "", "tin-tuc"),
        ("section", "sngv", "vi", None, "--section"),
        ("section", "sngv", "vi", None, "van-ban"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(
    folder: Folder, kind: str, site: str, language: str, section: str | None, named: str
) -> None:
    with pytest.raises(UsageError) as refused:
        create_page(folder.portal(), kind, site, "a", language, AT, section)
    assert named in refused.value.vi and named in refused.value.en


@pytest.mark.parametrize("existing", ["hoi-nghi/index.vi.md", "hoi-nghi/index.en.md", "hoi-nghi.vi.md"])
def test_a_page_that_exists_is_never_overwritten(folder: Folder, existing: str) -> None:
    folder.write(f"content/sngv/tin-tuc/{existing}", "")
    with pytest.raises(UsageError, match="exists"):
        create_page(folder.portal(), "news", "sngv", "Hội nghị", "vi", AT)


@NEW
def test_a_new_page_is_a_draft_until_its_line_is_deleted(folder: Folder, kind: str) -> None:
    path, text = create_page(folder.portal(), kind, "sngv", "Hội nghị", "vi", AT, "" if kind == "section" else None)
    line = "draft: true  # xóa dòng này khi bài đã xong\n"
    assert text.count(line) == 1 and text.count("draft:") == 1
    folder.write(path, text)
    assert [page.draft for page in folder.read()[0].pages] == [True]
    folder.write(path, text.replace(line, ""))
    assert [page.draft for page in folder.read()[0].pages] == [False]


def test_the_number_of_a_new_document_is_plainly_not_a_number_yet(folder: Folder) -> None:
    text = create_page(folder.portal(), "legal_document", "sngv", "Quyết định", "vi", AT)[1]
    assert "\nnumber: " in text and "00/QĐ-UBND" in text


def test_who_has_no_section_for_a_kind_is_told_one_that_can_be_written_as_it_stands(folder: Folder) -> None:
    profiles = "site-config/profiles.yaml"
    text = (folder.root / profiles).read_text("utf-8")
    folder.write(profiles, text.replace(", emergency", "").replace("emergency, ", ""))
    with pytest.raises(UsageError) as refused:
        create_page(folder.portal(), "emergency", "sngv", "Bão", "vi", AT)
    (line,) = re.findall(r"`(- .*?)`", refused.value.vi)
    site = "site-config/sites/sngv.yaml"
    folder.write(site, (folder.root / site).read_text("utf-8") + f"own_sections:\n  {line}\n")
    path, _ = create_page(folder.portal(), "emergency", "sngv", "Bão", "vi", AT)
    assert path == "content/sngv/thong-tin-khan-cap/bao/index.vi.md"


def test_an_unknown_site_is_refused_without_a_list_of_all(folder: Folder) -> None:
    site = (folder.root / "site-config/sites/sngv.yaml").read_text("utf-8")
    for number in range(20):
        text = site.replace("id: sngv\n", f"id: xa{number}\nparent: sngv\n").replace("host: sngv", f"host: xa{number}")
        folder.write(f"site-config/sites/xa{number}.yaml", text)
    with pytest.raises(UsageError) as near:
        create_page(folder.portal(), "news", "snvg", "a", "vi", AT)
    assert "có phải là `sngv`?" in near.value.vi and "xa1" not in near.value.vi
    with pytest.raises(UsageError) as far:
        create_page(folder.portal(), "news", "khong", "a", "vi", AT)
    assert far.value.vi.count("xa") < 10 and far.value.vi.endswith("…")


@pytest.mark.parametrize("file", ["content/sngv/tin-tuc/hoi-nghi", "content/sngv/tin-tuc", "content"])
def test_a_file_in_the_place_of_the_folder_is_reported(folder: Folder, file: str) -> None:
    path, text = create_page(folder.portal(), "news", "sngv", "Hội nghị", "vi", AT)
    folder.write(file, "x")
    with pytest.raises(UsageError) as refused:
        write_new_file(folder.root, path, text)
    assert "content/sngv/tin-tuc/hoi-nghi" in refused.value.vi


def test_nothing_is_written_through_a_symlink_out_of_the_portal(folder: Folder, tmp_path_factory: Outside) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (folder.root / "content").symlink_to(outside)
    path, text = create_page(folder.portal(), "news", "sngv", "Hội nghị", "vi", AT)
    with pytest.raises(UsageError):
        write_new_file(folder.root, path, text)
    assert list(outside.iterdir()) == []


def test_a_title_without_letters_is_refused(folder: Folder) -> None:
    with pytest.raises(UsageError):
        create_page(folder.portal(), "news", "sngv", "???", "vi", AT)


@settings(max_examples=scaled(200), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=200).filter(lambda text: bool(slug_of(text))))
def test_any_title_gives_a_valid_page(folder: Folder, title: str) -> None:
    portal, _ = load_portal(folder.root)
    assert portal is not None
    try:
        path, text = create_page(portal, "news", "sngv", title, "vi", AT)
    except UsageError:
        return
    sheet, faults = read_front_matter(text.encode(), path)
    assert faults == () and sheet is not None


def test_the_starter_reads_without_faults(folder: Folder) -> None:
    for path, text in build_starter_portal(AT):
        folder.write(f"moi/{path}", text)
    portal, faults = load_portal(folder.root / "moi")
    assert portal is not None and faults == ()
    library, faults = read_library(portal)
    assert faults == ()
    assert sorted(page.kind.name for page in library.pages) == ["life_event", "news", "page", "section"]


def sections_of(
    folder: Folder, kinds_by_section: dict[str, str], kind: str, mandatory: tuple[str, ...] = ()
) -> list[str]:
    """The sections that take `kind`, on a site with these sections, the kind's own first."""
    file = "site-config/sites/sngv.yaml"
    sections = "".join(
        f"  - {{path: {path}, names: {{vi: a, en: b}}, kinds: [{kinds}], missing_translation: notice}}\n"
        for path, kinds in kinds_by_section.items()
    )
    text = (folder.root / file).read_text("utf-8")
    folder.write(file, re.sub(r"^sections:\n(?:[ -].*\n)*", "", text, flags=re.MULTILINE) + f"sections:\n{sections}")
    portal = folder.portal()
    return list(list_sections(portal, kind, "sngv", {portal.site("sngv").group: SiteRequirements(mandatory)}))


@pytest.mark.parametrize(
    ("sections", "mandatory", "first"),
    [
        ({"y-kien": "news, legal_document", "van-ban": "legal_document"}, (), "van-ban"),
        ({"y-kien": "legal_document, news", "van-ban": "legal_document"}, (), "van-ban"),
        ({"mau": "legal_document", "van-ban": "legal_document, page"}, ("van-ban",), "van-ban"),
        ({"y-kien": "news, legal_document", "khac": "page, legal_document"}, ("khac",), "khac"),
        ({"mot": "legal_document", "hai": "legal_document"}, (), "mot"),
    ],
)
def test_a_document_goes_to_the_section_that_is_the_documents_own(
    folder: Folder, sections: dict[str, str], mandatory: tuple[str, ...], first: str
) -> None:
    assert sections_of(folder, sections, "legal_document", mandatory)[0] == first


def test_a_kind_that_is_called_by_its_day_needs_no_title_and_begins_with_the_week(folder: Folder) -> None:
    wednesday = datetime(2026, 12, 2, 8, tzinfo=VIETNAM)
    path, text = create_page(folder.portal(), "work_schedule", "sngv", "", "vi", wednesday)
    assert path == "content/sngv/khac/tuan-49-2026/index.vi.md"
    assert "title: " in text and "Lịch công tác tuần 49 (từ 30/11 đến 06/12/2026)" in text
    assert (
        "\ndate: 2026-12-02\nweek_from: 2026-11-30\nweek_to: 2026-12-06\nappointments:\n  - date: 2026-11-30\n"
        in re.sub(r"  # .*", "", text)
    )
    folder.write(path, text)
    assert folder.codes() == []


def test_other_kinds_are_not_made_without_a_title(folder: Folder) -> None:
    with pytest.raises(UsageError, match="--title"):
        create_page(folder.portal(), "news", "sngv", "", "vi", AT)


def test_an_item_of_a_board_clock_says_when_it_was_received_and_numbers_stand_without_quotes(folder: Folder) -> None:
    given = {"received_classes": {"other"}}
    lines = create_page(folder.portal(), "survey", "sngv", "Khảo sát", "vi", AT, **given)[1].splitlines()
    assert lines[5:6] == ["received:"] and lines[6].startswith("  at: 2026-11-24  #")
    assert "# received:" not in "\n".join(lines) and "# answer_count: 0" in "\n".join(lines)
    assert not any("multiple" in each or "count: " in each for each in lines if not each.startswith("#"))


def test_a_new_survey_offers_two_options_that_differ(folder: Folder) -> None:
    text = create_page(folder.portal(), "survey", "sngv", "Khảo sát", "vi", AT)[1]
    options = re.findall(r"option: (.+)", text)
    assert len(options) == len(set(options)) == 2


def test_a_new_sanction_says_when_it_is_reviewed_and_a_suspension_begins_in_two_weeks(folder: Folder) -> None:
    sanction = create_page(folder.portal(), "sanction", "sngv", "Xử phạt", "vi", AT)[1]
    assert "\nreview_by: 2027-11-24" in sanction
    suspension = create_page(folder.portal(), "suspension_notice", "sngv", "Tạm dừng", "vi", AT)[1]
    assert "\ndate: 2026-11-24" in suspension and "\nsuspension_start: 2026-12-08" in suspension


@pytest.mark.parametrize("kind", ["question", "reflection"])
def test_a_new_item_whose_text_is_an_answer_has_none_yet(folder: Folder, kind: str) -> None:
    text = create_page(folder.portal(), kind, "sngv", "Hỏi", "vi", AT)[1]
    assert text.endswith("\n---\n")
    assert "## Trả lời: viết dưới dòng --- ở cuối" in text
