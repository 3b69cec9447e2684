"""The report of measures: what history, rules and a built folder add, and that a part that is missing leaves the rest."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.pipeline.measure_sites import MeasureOptions, build_report_schema, measure_sites
from portalgen.pipeline.measuring.provenance import hide_paths
from portalgen.pipeline.measuring.text_form import format_measures
from portalgen.reports.published_items import list_published_items
from portalgen.reports.report_content import open_report_content
from tests.makers.portal import AT, SO, SmallPortal, page
from tests.makers.public_portal import OLDER, public_portal
from tests.makers.repository import RepositoryMaker, day

Documents = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    portal = public_portal(tmp_path_factory.mktemp("measured") / "portal")
    portal.build_successfully()
    # A theme, or somebody's hand, that leads to nothing.
    home = portal.out / SO / "index.html"
    home.write_text(home.read_text("utf-8").replace("</main>", '<a href="/khong-co/">Không có</a></main>'), "utf-8")
    return portal


@pytest.fixture(scope="module")
def without_history(portal: SmallPortal) -> Documents:
    return measure_sites(MeasureOptions(portal.root, AT, portal.out))


def value(documents: Documents, name: str, site: str = "so") -> Any:
    return documents[site]["measures"][name]["value"]


def test_each_document_fits_the_schema(without_history: Documents) -> None:
    schema = build_report_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    for document in without_history.values():
        validator.validate(document)
    assert list(without_history) == ["portal", "so", "xa"]


def test_without_history_the_time_limits_are_missing_with_the_reason_and_the_rest_is_there(
    without_history: Documents,
) -> None:
    deadlines = without_history["so"]["measures"]["deadlines"]
    assert deadlines["value"] is None and "git" in deadlines["missing"]["vi"].lower()
    assert value(without_history, "items") == {"total": 8, "samples": 1}
    assert value(without_history, "html_findings")["pages"] > 5


def test_pages_are_weighed_and_links_that_lead_to_nothing_are_named(without_history: Documents) -> None:
    links = value(without_history, "internal_links")
    assert links["broken"] == 1 and links["links"] > 50
    assert links["first_broken"] == [{"page": f"https://{SO}/", "address": f"https://{SO}/khong-co/"}]
    assert value(without_history, "internal_links", "xa")["broken"] == 0
    largest = value(without_history, "largest_pages")
    assert [each["bytes"] for each in largest] == sorted((each["bytes"] for each in largest), reverse=True)
    assert value(without_history, "requests_per_page")["most"] >= 2
    assert value(without_history, "bytes_by_kind")["html"] > value(without_history, "largest_pages")[0]["bytes"]


def test_a_site_without_items_has_zeros_and_nulls(without_history: Documents) -> None:
    assert value(without_history, "items", "xa") == {"total": 0, "samples": 0}
    assert value(without_history, "newest_day", "xa") is None and value(without_history, "oldest_day", "xa") is None
    assert value(without_history, "sections", "xa") == {"declared": 1, "with_items": 0, "empty": ["tin-tuc"]}


def test_a_folder_that_is_no_build_leaves_the_other_measures(portal: SmallPortal, tmp_path: Path) -> None:
    documents = measure_sites(MeasureOptions(portal.root, AT, tmp_path, sites=("so",)))
    assert list(documents) == ["so"]
    missing = documents["so"]["measures"]["built_files"]["missing"]["vi"]
    assert "portalgen build" in missing and str(tmp_path.parent) not in missing
    assert documents["so"]["measures"]["html_findings"]["value"] is None
    assert value(documents, "lint_findings")["error"] == 0


def test_a_report_says_when_and_of_what_it_was_made(without_history: Documents) -> None:
    report = without_history["so"]["report"]
    assert report["measured_at"] == AT.isoformat() and report["commit"] is None and report["warnings"] == []
    assert set(report["build"]["inputs"]) >= {"program", "configuration", "themes", "contents"}


def test_a_build_of_other_content_is_told_of_at_the_sites_that_differ(portal: SmallPortal, tmp_path: Path) -> None:
    copy = tmp_path / "portal"
    shutil.copytree(portal.root, copy, ignore=shutil.ignore_patterns(".portalgen"))
    text = copy / OLDER
    text.write_text(text.read_text("utf-8").replace("Toàn văn.", "Toàn văn khác."), "utf-8")
    documents = measure_sites(MeasureOptions(copy, AT, portal.out, sites=("so", "xa")))
    assert documents["so"]["report"]["build"]["differing"] == ["contents"]
    assert "portalgen build" in documents["so"]["report"]["warnings"][0]["vi"]
    assert documents["xa"]["report"]["warnings"] == []


@pytest.mark.parametrize("text", ["thư mục `/srv/cong/ban-dung` hỏng", "/home/a/b/ban-dung: chưa có", "«/x/ban-dung»"])
def test_no_path_of_the_machine_stands_in_a_report(text: str) -> None:
    shown = hide_paths(text, {})
    assert "ban-dung" in shown and not {"srv", "home", "x"} & set(re.findall(r"\w+", shown))


def test_addresses_and_paths_of_the_portal_stay() -> None:
    text = "https://so.example.vn/tin/a/ và content/so/tin/a.vi.md, xem /opt/cong/content/so/x.md"
    shown = hide_paths(text, {Path("/opt/cong"): "cong"})
    assert shown == "https://so.example.vn/tin/a/ và content/so/tin/a.vi.md, xem cong/content/so/x.md"


def test_the_history_of_a_repository_gives_the_time_limits(portal: SmallPortal, tmp_path: Path) -> None:
    maker = RepositoryMaker(tmp_path / "portal")
    copy = public_portal(maker.root)
    shutil.copytree(Path(__file__).parents[2] / "site-config" / "legal", copy.root / "site-config" / "legal")
    maker.git("add", "--all")
    maker.git("commit", "--quiet", "--message=Dựng cổng", at=day(1))
    # The dates of these commits contradict each other, and the second page bears a day that nothing proves.
    for name, own, at in (("lui", "2020-01-02", day(250)), ("gio", "2026-11-20", day(100))):
        copy.write(f"content/so/tin-tuc/{name}.vi.md", page(f"so-{name}", kind="news", title=f"Tin {name}", date=own))
        maker.git("add", "--all")
        maker.git("commit", "--quiet", "--message=Thêm tin", at=at)
    documents = measure_sites(MeasureOptions(copy.root, AT, portal.out, sites=("so",)))
    counts = value(documents, "deadlines")
    assert (counts["from"], counts["to"]) == (None, None)
    report = documents["so"]["report"]
    assert report["commit"] == report["history_commit"] and len(report["commit"]) == 40
    with open_report_content(copy.root, None, AT, None) as reported:
        newest = max(each.day for each in list_published_items(reported, ("so",)) if each.day is not None)
    assert value(documents, "newest_day") == newest.isoformat()
    # News has no limit in days; the rest came with the commit by which the portal began, in the middle of its life.
    assert {name: count for name, count in counts.items() if count} == {"before_adoption": 8, "without_limit": 5}


def test_words_for_people_name_every_measure_and_say_what_is_missing(without_history: Documents) -> None:
    text = format_measures(without_history["so"], "vi")
    assert text.startswith("Sở Ngoại vụ (so) https://so.example.vn/\n")
    titles = [each["title"]["vi"] for each in without_history["so"]["measures"].values()]
    assert [title for title in titles if f"  {title}:" not in text] == []
    assert "Văn bản: 3" in text and "không kể bài mẫu: tổng số: 8; bài mẫu: 1" in text
    assert "Đo lúc 08:00 ngày 24/11/2026" in text and "…" not in text
    assert "/tim-kiem/" in text and "/du-lieu/danh-muc-cong-khai.csv" in text
    assert "– Chưa hỏi nơi đăng nào" in text and "No target" in format_measures(without_history["so"], "en")


def test_what_cannot_be_asked_for_is_said(portal: SmallPortal, tmp_path: Path) -> None:
    options = MeasureOptions(portal.root, AT, portal.out, sites=("soo",))
    with pytest.raises(UsageError) as unknown:
        measure_sites(options)
    assert "`so`" in unknown.value.vi
    broken = SmallPortal(tmp_path / "portal", {"site-config/portal.yaml": "names: ["})
    with pytest.raises(UnusableEnvironmentError) as refused:
        measure_sites(replace(options, root=broken.root, sites=()))
    assert "portalgen check" in refused.value.vi
