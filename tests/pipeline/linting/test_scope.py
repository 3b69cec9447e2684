"""What a check tells: of all, of a submission and what it causes, of what waits to be saved, of some files, of a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from portalgen.diagnostics.sentences import sentence_of
from portalgen.errors import UnusableEnvironmentError, UsageError
from tests.makers.lint.story import AT, LIGHT, commit, git, shallow
from tests.makers.portal import PDF, SmallPortal, page, png
from tests.makers.quiet_portal import (
    LATER,
    START,
    codes,
    cold_report,
    describe_findings,
    kept_portal,
    news,
    quiet_portal,
    report_of,
)

pytestmark = pytest.mark.heavy

DUTY: Final = "content/so/gioi-thieu/chuc-nang/index.vi.md"
DUTY_ENGLISH: Final = "content/so/gioi-thieu/chuc-nang/index.en.md"
RULES: Final = "content/so/gioi-thieu/chuc-nang/quy-che.pdf"
PRESS: Final = "content/so/tin-tuc/hop-bao.vi.md"
LINKS: Final = "content/so/tin-tuc/lien-ket.vi.md"
SHOUTED: Final = "content/so/tin-tuc/cu.vi.md"


@pytest.fixture
def recorded_portal(tmp_path: Path) -> SmallPortal:
    """A portal on a branch, with an untouched page that has a fault of its own."""
    return kept_portal(tmp_path / "portal", {**LIGHT, SHOUTED: news("so-cu", title="HỘI NGHỊ XÚC TIẾN ĐẦU TƯ")})


@pytest.fixture
def filed(tmp_path: Path) -> SmallPortal:
    """A portal on a branch, with an attachment and a picture."""
    return kept_portal(tmp_path / "portal")


def of_submission(portal: SmallPortal) -> list[str]:
    return describe_findings(report_of(portal, base="main"))


def in_files(found: list[str], *parts: str) -> list[str]:
    """Those of `found` that stand in a path with one of these parts."""
    return [each for each in found if any(part in each for part in parts)]


def linked(tmp_path: Path, body: str) -> SmallPortal:
    return kept_portal(tmp_path / "portal", {**LIGHT, LINKS: news("so-lien-ket", body)})


def test_the_whole_is_reported_with_old_findings(recorded_portal: SmallPortal) -> None:
    assert f"TXT203 {SHOUTED}:4" in describe_findings(report_of(recorded_portal))


def test_a_submission_without_changes_reports_nothing(recorded_portal: SmallPortal) -> None:
    assert of_submission(recorded_portal) == []
    assert report_of(recorded_portal, base="main").checked_count == 0


def test_old_findings_of_untouched_pages_are_not_reported(recorded_portal: SmallPortal) -> None:
    recorded_portal.write("content/so/tin-tuc/moi.vi.md", news("so-moi", title="HỘI NGHỊ MỚI CỦA CƠ QUAN"))
    assert of_submission(recorded_portal) == ["TXT203 content/so/tin-tuc/moi.vi.md:4"]


def test_what_was_saved_and_what_was_not_are_reported_alike(recorded_portal: SmallPortal) -> None:
    recorded_portal.write("content/so/tin-tuc/moi.vi.md", news("so-moi", title="HỘI NGHỊ MỚI CỦA CƠ QUAN"))
    commit(recorded_portal.root, LATER, "Bài mới")
    recorded_portal.edit(PRESS, "title: Họp báo", "title: HỌP BÁO ĐẦU THÁNG MƯỜI")
    assert codes(report_of(recorded_portal, base="main")) == ["IDN210", "TXT203"]
    assert len(of_submission(recorded_portal)) == 3


@pytest.mark.parametrize("target", ["hop-bao.vi.md", "id:so-hop-bao", "/tin-tuc/hop-bao/", "../tin-tuc/hop-bao.vi.md"])
@pytest.mark.parametrize("act", ["removed", "renamed"])
def test_a_link_to_a_page_that_went_is_reported_at_the_page_that_links(tmp_path: Path, target: str, act: str) -> None:
    portal = linked(tmp_path, f"Xem [tin họp báo]({target}).\n")
    before = [each for each in describe_findings(report_of(portal)) if LINKS in each and "LNK101" in each]
    if act == "removed":
        portal.remove(PRESS)
    else:
        git(portal.root, "mv", PRESS, "content/so/tin-tuc/hop-bao-lai.vi.md")
    follows_id = act == "renamed" and target.startswith("id:")
    found = [each for each in of_submission(portal) if LINKS in each and each.startswith("LNK1")]
    assert before == []
    assert bool(found) is not follows_id


def test_a_link_by_an_address_of_its_own_is_reported_when_the_address_goes(tmp_path: Path) -> None:
    portal = linked(tmp_path, "Xem [tin](/tin-tuc/dia-chi-rieng/).\n")
    portal.edit(PRESS, "kind: news", "kind: news\nslug: dia-chi-rieng")
    git(portal.root, "checkout", "-q", "main")
    commit(portal.root, LATER, "Địa chỉ riêng")
    git(portal.root, "checkout", "-q", "-B", "bai")
    portal.edit(PRESS, "slug: dia-chi-rieng", "slug: dia-chi-khac")
    assert f"LNK105 {LINKS}:10" in of_submission(portal)


def test_an_anchor_whose_heading_went_is_reported_at_the_page_that_links(recorded_portal: SmallPortal) -> None:
    recorded_portal.edit(DUTY, "## Nhiệm vụ", "## Việc khác")
    assert "LNK102 content/so/tin-tuc/khai-truong.vi.md:14" in of_submission(recorded_portal)


def test_a_page_that_was_only_moved_brings_no_old_findings(recorded_portal: SmallPortal) -> None:
    moved = "content/so/tin-tuc/ten-moi.vi.md"
    git(recorded_portal.root, "mv", SHOUTED, moved)
    assert in_files(of_submission(recorded_portal), "ten-moi") == [f"IDN209 {moved}:2"]
    assert in_files(describe_findings(report_of(recorded_portal, staged=True)), "ten-moi") == [f"IDN209 {moved}:2"]
    recorded_portal.edit(moved, "date:", "redirect_from: [/tin-tuc/cu/]\ndate:")
    recorded_portal.edit(moved, "Hội nghị diễn ra", "Hội nghị đã diễn ra")
    assert in_files(of_submission(recorded_portal), "ten-moi") == [f"TXT203 {moved}:4", f"IDN210 {moved}:11"]


def test_a_page_that_was_moved_to_another_site_or_copied_is_judged(recorded_portal: SmallPortal) -> None:
    recorded_portal.write("content/so/tin-tuc/ban-sao.vi.md", (recorded_portal.root / SHOUTED).read_bytes())
    assert "TXT203 content/so/tin-tuc/ban-sao.vi.md:4" in of_submission(recorded_portal)
    recorded_portal.remove("content/so/tin-tuc/ban-sao.vi.md")
    recorded_portal.write("content/xa/tin-tuc/cu.vi.md", (recorded_portal.root / SHOUTED).read_bytes())
    recorded_portal.remove(SHOUTED)
    assert "TXT203 content/xa/tin-tuc/cu.vi.md:4" in of_submission(recorded_portal)


def test_a_page_that_was_moved_away_from_what_it_links_to_is_reported(tmp_path: Path) -> None:
    portal = linked(tmp_path, "Xem [tin họp báo](hop-bao.vi.md).\n")
    portal.write("content/so/tin-tuc/lien-ket/index.vi.md", (portal.root / LINKS).read_bytes())
    portal.remove(LINKS)
    assert [each for each in of_submission(portal) if each.startswith("LNK101 content/so/tin-tuc/lien-ket/")]


def test_a_bundle_that_was_moved_whole_brings_no_old_findings_of_its_files(tmp_path: Path) -> None:
    text = news("so-hong", attachments="\n  - {file: hong.pdf, title: Bản quét}")
    files = {"content/so/tin-tuc/hong/index.vi.md": text, "content/so/tin-tuc/hong/hong.pdf": b"%PDF-1.4\nhong"}
    portal = kept_portal(tmp_path / "portal", {**LIGHT, **files})
    assert [each for each in describe_findings(report_of(portal)) if each.startswith("ATT208")]
    git(portal.root, "mv", "content/so/tin-tuc/hong", "content/so/tin-tuc/moi")
    assert in_files(of_submission(portal), "/moi/") == ["IDN209 content/so/tin-tuc/moi/index.vi.md:2"]
    portal.write("content/so/tin-tuc/moi/hong.pdf", b"%PDF-1.4\nhong hon")
    assert "ATT208 content/so/tin-tuc/moi/index.vi.md" in " ".join(of_submission(portal))


def test_a_page_whose_name_only_begins_alike_is_not_reported_again(tmp_path: Path) -> None:
    portal = linked(tmp_path, "Xem [tin cũ](hop-bao-nam-ngoai.vi.md).\n")
    portal.remove(PRESS)
    assert of_submission(portal) == [f"IDN208 {PRESS}:1"]


def test_a_translation_of_a_changed_original_is_outdated(recorded_portal: SmallPortal) -> None:
    recorded_portal.edit(DUTY, "Tham mưu.", "Tham mưu và tổng hợp.")
    assert f"LNG104 {DUTY_ENGLISH}:5" in of_submission(recorded_portal)


def test_a_translation_whose_original_went_is_reported(recorded_portal: SmallPortal) -> None:
    recorded_portal.remove(DUTY)  # whoever names the id still finds the translation, and that has the error
    assert codes(report_of(recorded_portal, base="main")) == ["LNG101", "LNK101"]


@pytest.mark.parametrize("name", ["a", "zz"])
def test_an_id_that_another_page_has_is_reported_whichever_comes_first(recorded_portal: SmallPortal, name: str) -> None:
    recorded_portal.write(f"content/so/tin-tuc/{name}.vi.md", news("so-hop-bao", title="Tin khác hẳn"))
    assert [each for each in of_submission(recorded_portal) if each.startswith("FMT122")]


@pytest.mark.parametrize("name", ["a", "zz"])
def test_an_address_that_another_page_has_is_reported_whichever_comes_first(
    recorded_portal: SmallPortal, name: str
) -> None:
    recorded_portal.write(f"content/so/tin-tuc/{name}.vi.md", news("so-moi", title="Tin khác hẳn", slug="hop-bao"))
    assert [each for each in of_submission(recorded_portal) if each.startswith("URL101")]


@pytest.mark.parametrize("name", ["a", "zz"])
def test_a_title_and_day_that_another_page_has_are_reported_whichever_comes_first(
    recorded_portal: SmallPortal, name: str
) -> None:
    recorded_portal.write(f"content/so/tin-tuc/{name}.vi.md", news("so-moi", title="Họp báo", date="2026-01-04"))
    assert [each for each in of_submission(recorded_portal) if each.startswith("IDN203")]


def test_a_replaced_attachment_is_reported_though_its_page_was_not_touched(filed: SmallPortal) -> None:
    filed.write(RULES, b"%PDF-1.4\nhong")
    assert "ATT208" in codes(report_of(filed, base="main"))
    assert all(DUTY in each for each in of_submission(filed))


def test_a_removed_attachment_is_reported_though_its_page_was_not_touched(filed: SmallPortal) -> None:
    filed.remove(RULES)
    assert of_submission(filed) == [f"ATT101 {DUTY}:6"]


def test_a_removed_picture_of_a_text_is_reported(tmp_path: Path) -> None:
    folder = "content/so/tin-tuc/buoi-le"
    body = "![Quang cảnh buổi lễ](le.png)\n"
    portal = kept_portal(tmp_path / "portal", {f"{folder}/index.vi.md": news("so-le", body), f"{folder}/le.png": png()})
    portal.remove(f"{folder}/le.png")
    assert f"ATT101 {folder}/index.vi.md:10" in of_submission(portal)


def test_a_file_of_the_same_name_elsewhere_is_not_reported(tmp_path: Path) -> None:
    folder = "content/so/tin-tuc/buoi-le"
    page = news("so-le", attachments="\n  - {file: quy-che.pdf, title: Bản cũ}")
    portal = kept_portal(tmp_path / "portal", {f"{folder}/index.vi.md": page, f"{folder}/quy-che.pdf": b"hong"})
    portal.write(RULES, PDF + b"%\n")
    assert in_files(of_submission(portal), "buoi-le") == []


@pytest.mark.parametrize("asked", [{"base": "main"}, {"paths": ("content/so/tin-tuc/buoi-le/tep/a.pdf",)}])
def test_a_changed_file_in_a_folder_below_its_page_is_reported_each_time(tmp_path: Path, asked: dict[str, Any]) -> None:
    folder = "content/so/tin-tuc/buoi-le"
    text = news("so-le", "[Tài liệu](tep/a.pdf)\n", attachments="\n  - {file: tep/a.pdf, title: Tài liệu}")
    portal = kept_portal(tmp_path / "portal", {**LIGHT, f"{folder}/index.vi.md": text, f"{folder}/tep/a.pdf": PDF})
    for _ in range(2):
        portal.write(f"{folder}/tep/a.pdf", b"hong")
        assert "ATT105" in codes(report_of(portal, **asked))
        portal.write(f"{folder}/tep/a.pdf", b"%PDF-1.4\nhong")
        assert "ATT208" in codes(report_of(portal, **asked))
        portal.write(f"{folder}/tep/a.pdf", PDF + b"%\n")
        assert not {"ATT105", "ATT208"} & set(codes(report_of(portal, **asked)))


def test_a_fault_in_changed_settings_is_reported(recorded_portal: SmallPortal) -> None:
    recorded_portal.write("site-config/lint.yaml", "severity: {TXT999: off}\n")
    assert of_submission(recorded_portal) == ["GOV201 site-config/lint.yaml:1", "CFG160 site-config/lint.yaml:1"]


def test_errors_that_changed_settings_make_of_untouched_pages_are_reported(recorded_portal: SmallPortal) -> None:
    recorded_portal.edit("site-config/taxonomies.yaml", "id: y-te", "id: giao-duc")
    assert "FMT128 content/so/tin-tuc/khai-truong.vi.md:8" in of_submission(recorded_portal)
    recorded_portal.edit("site-config/taxonomies.yaml", "id: giao-duc", "id: y-te")
    recorded_portal.edit("site-config/profiles.yaml", "{path: gioi-thieu,", "{path: gioi-thieu-moi,")
    assert "FMT125 content/so/gioi-thieu/chuc-nang:1" in of_submission(recorded_portal)


def test_a_rename_is_followed_by_its_id(recorded_portal: SmallPortal) -> None:
    git(recorded_portal.root, "mv", PRESS, "content/so/tin-tuc/buoi-hop-bao.vi.md")
    report = report_of(recorded_portal, base="main")
    assert not [each for each in report.findings if each.code in ("IDN201", "IDN202", "IDN204", "DDL205")]
    assert report.checked_count == 1


def test_an_item_of_another_kind_under_the_id_of_one_that_went_is_reported_once(recorded_portal: SmallPortal) -> None:
    recorded_portal.remove(PRESS)
    path = "content/so/gioi-thieu/lich-tiep-dan.vi.md"
    recorded_portal.write(path, page("so-hop-bao", "Sáng thứ Hai.\n", title="Lịch tiếp dân", origin="own"))
    (found,) = [each for each in report_of(recorded_portal, base="main").findings if each.code.startswith("IDN")]
    assert (found.code, found.place.path, found.place.line) == ("IDN202", path, 2)
    assert sentence_of(found.diagnostic, "vi") == "mã `so-hop-bao` đã dùng cho bài khác, `Họp báo`"


def test_a_page_that_is_of_another_kind_now_is_the_same_item_and_reported_as_such(recorded_portal: SmallPortal) -> None:
    recorded_portal.remove(PRESS)
    path = "content/so/gioi-thieu/hop-bao.vi.md"
    recorded_portal.write(path, page("so-hop-bao", "Sáng thứ Hai.\n", title="Họp báo", origin="own"))
    found = [each for each in report_of(recorded_portal, base="main").findings if each.code.startswith("IDN")]
    assert [(each.code, each.diagnostic.place.path) for each in found] == [("IDN209", path), ("IDN206", path)]


@pytest.mark.parametrize(
    ("path", "code", "place"),
    [
        ("content/soo/tin-tuc/moi.vi.md", "FMT126", "content/soo"),
        ("content/so/tin-tucc/moi.vi.md", "FMT125", "content/so/tin-tucc"),
    ],
    ids=["site", "section"],
)
def test_a_page_in_a_folder_that_nobody_declared_is_reported(
    recorded_portal: SmallPortal, path: str, code: str, place: str
) -> None:
    recorded_portal.write(path, news("so-moi", title="Hội nghị mới"))
    assert of_submission(recorded_portal) == [f"{code} {place}:1"]


def test_a_section_with_another_address_takes_those_of_its_pages_away(recorded_portal: SmallPortal) -> None:
    recorded_portal.edit("site-config/profiles.yaml", "slugs: {en: introduction}", "slugs: {en: about-us}")
    (found,) = [each for each in report_of(recorded_portal, base="main").findings if each.code == "IDN211"]
    assert found.place.path == "site-config/sites/so.yaml"
    assert "https://so.example.vn/en/introduction/chuc-nang/" in sentence_of(found.diagnostic, "vi")


def test_a_section_that_moves_with_its_folder_takes_the_addresses_of_its_pages_away(tmp_path: Path) -> None:
    portal = kept_portal(tmp_path / "portal", LIGHT)
    text = (portal.root / "site-config/profiles.yaml").read_text("utf-8").replace("path: gioi-thieu,", "path: ra-mat,")
    portal.write("site-config/profiles.yaml", text)
    git(portal.root, "mv", "content/so/gioi-thieu", "content/so/ra-mat")
    found = [each for each in report_of(portal, base="main").findings if each.code == "IDN209"]
    assert "https://so.example.vn/gioi-thieu/chuc-nang/" in sentence_of(found[0].diagnostic, "vi") + sentence_of(
        found[-1].diagnostic, "vi"
    )


def test_a_relation_to_a_removed_document_is_reported(tmp_path: Path) -> None:
    relation = "\n  - {relation: replaces, document: so-van-ban-cu}"
    portal = kept_portal(
        tmp_path / "portal",
        {
            "content/so/van-ban/cu.vi.md": document("so-van-ban-cu", "00"),
            "content/so/van-ban/moi.vi.md": document("so-van-ban-moi", "01", relations=relation),
        },
    )
    portal.remove("content/so/van-ban/cu.vi.md")
    assert in_files(of_submission(portal), "moi.vi.md")


def document(id: str, number: str, **keys: str) -> str:
    return news(
        id,
        "Điều 1. Nội dung mẫu.\n",
        **{
            "title": f"Quyết định (mẫu) số {number}",
            "number": f'"{number}/QĐ-SNgV"',
            "document_type": "decision",
            "normative": "false",
            "issuer": "Sở Ngoại vụ",
            "issued": "2026-01-05",
            "effective": "2026-01-05",
            "legal_status": "in_force",
            "abstract": "Quyết định (mẫu) về nội quy cơ quan",
            "received": "{at: 2026-01-05T09:00, via: Trục liên thông văn bản, ref: '00'}",
            **keys,
        },
    ).replace("kind: news", "kind: legal_document")


def test_what_waits_to_be_saved_is_judged_as_it_waits(recorded_portal: SmallPortal) -> None:
    recorded_portal.write("content/so/tin-tuc/moi.vi.md", news("so-moi", title="HỘI NGHỊ MỚI CỦA CƠ QUAN"))
    git(recorded_portal.root, "add", "content/so/tin-tuc/moi.vi.md")
    recorded_portal.write("content/so/tin-tuc/moi.vi.md", news("so-moi"))
    recorded_portal.edit(PRESS, "title: Họp báo", "title: HỌP BÁO ĐẦU THÁNG MƯỜI")
    assert describe_findings(report_of(recorded_portal, staged=True)) == ["TXT203 content/so/tin-tuc/moi.vi.md:4"]


def test_a_removal_that_waits_to_be_saved_is_judged(tmp_path: Path) -> None:
    portal = linked(tmp_path, "Xem [tin họp báo](hop-bao.vi.md).\n")
    git(portal.root, "rm", "-q", "--cached", PRESS)
    assert (portal.root / PRESS).exists()
    assert f"LNK101 {LINKS}:10" in describe_findings(report_of(portal, staged=True))


def test_nothing_that_waits_means_nothing_reported(recorded_portal: SmallPortal) -> None:
    recorded_portal.edit(PRESS, "title: Họp báo", "title: HỌP BÁO ĐẦU THÁNG MƯỜI")
    assert describe_findings(report_of(recorded_portal, staged=True)) == []


def test_before_the_first_save_all_that_waits_is_judged(tmp_path: Path) -> None:
    portal = quiet_portal(tmp_path / "portal", {**LIGHT, SHOUTED: news("so-cu", title="HỘI NGHỊ XÚC TIẾN ĐẦU TƯ")})
    git(portal.root, "init", "-q", "-b", "main")
    git(portal.root, "add", "-A")
    assert f"TXT203 {SHOUTED}:4" in describe_findings(report_of(portal, staged=True))


@pytest.mark.parametrize("path", [SHOUTED, "content/so/tin-tuc", "content/so/", "."])
def test_a_file_or_a_folder_is_reported_with_its_old_findings(recorded_portal: SmallPortal, path: str) -> None:
    assert f"TXT203 {SHOUTED}:4" in describe_findings(report_of(recorded_portal, paths=(path,)))


def test_other_files_than_those_asked_for_are_not_reported(recorded_portal: SmallPortal) -> None:
    assert describe_findings(report_of(recorded_portal, paths=(PRESS, "content/portal"))) == []


def test_an_attachment_that_is_asked_for_is_reported_where_its_page_names_it(filed: SmallPortal) -> None:
    filed.write(RULES, b"%PDF-1.4\nhong")
    assert "ATT208" in codes(report_of(filed, paths=(RULES,)))


@pytest.mark.parametrize("path", ["content/so/khong-co.vi.md", "x" * 300])
def test_a_file_that_does_not_exist_is_refused(recorded_portal: SmallPortal, path: str) -> None:
    with pytest.raises(UsageError):
        report_of(recorded_portal, paths=(path,))


def test_a_site_that_does_not_exist_is_refused_with_what_was_meant(recorded_portal: SmallPortal) -> None:
    with pytest.raises(UsageError, match="portal"):
        report_of(recorded_portal, sites=("portl",))


def test_only_the_findings_of_one_site_are_reported(recorded_portal: SmallPortal) -> None:
    recorded_portal.write("content/xa/tin-tuc/moi.vi.md", news("xa-moi", title="HỘI NGHỊ MỚI CỦA CƠ QUAN"))
    found = describe_findings(report_of(recorded_portal, sites=("xa",)))
    assert "TXT203 content/xa/tin-tuc/moi.vi.md:4" in found
    assert in_files(found, "content/so", "sites/so", "content/portal") == []


def test_codes_are_selected_and_ignored_by_their_beginning(recorded_portal: SmallPortal) -> None:
    assert codes(report_of(recorded_portal, select=("TXT",))) == ["TXT203"]
    assert "TXT203" not in codes(report_of(recorded_portal, ignore=("TXT2",)))
    assert codes(report_of(recorded_portal, select=("TXT",), ignore=("TXT203",))) == []


def unsaved(portal: SmallPortal, text: str | bytes, source: str = PRESS) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    return describe_findings(report_of(portal, unsaved=(source, data)))


def test_an_unsaved_text_is_judged_in_the_place_of_the_saved_one(recorded_portal: SmallPortal) -> None:
    text = news("so-hop-bao", title="HỌP BÁO ĐẦU THÁNG MƯỜI")
    assert unsaved(recorded_portal, text) == [f"TXT203 {PRESS}:4"]
    assert unsaved(recorded_portal, "\ufeff" + text.replace("\n", "\r\n")) == [f"TXT203 {PRESS}:4"]
    assert describe_findings(report_of(recorded_portal, paths=(PRESS,))) == []


def test_faults_of_unsaved_attachments_stand_in_the_unsaved_text(recorded_portal: SmallPortal) -> None:
    text = news("so-hop-bao", attachments="\n  - {file: khong-co.pdf, title: Tài liệu}")
    assert f"ATT101 {PRESS}:9" in unsaved(recorded_portal, text)


def test_an_unsaved_text_of_a_new_file_is_judged(recorded_portal: SmallPortal) -> None:
    text = news("so-moi", title="HỘI NGHỊ MỚI CỦA CƠ QUAN")
    assert unsaved(recorded_portal, text, "content/so/tin-tuc/moi.vi.md") == ["TXT203 content/so/tin-tuc/moi.vi.md:4"]


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"---\n", b"\x00", b"---\nid: [\n---\n", "chữ".encode("utf-16")]
)
def test_an_unsaved_text_that_is_no_page_is_reported_and_nothing_breaks(
    recorded_portal: SmallPortal, data: bytes
) -> None:
    found = unsaved(recorded_portal, data)
    assert found and all(PRESS in each for each in found)


def test_an_unsaved_text_leaves_nothing_behind(recorded_portal: SmallPortal) -> None:
    cold = describe_findings(cold_report(recorded_portal))
    unsaved(recorded_portal, news("so-hop-bao", title="HỌP BÁO ĐẦU THÁNG MƯỜI"))
    assert describe_findings(report_of(recorded_portal)) == cold


def test_a_base_that_does_not_exist_is_refused_with_what_was_meant(recorded_portal: SmallPortal) -> None:
    with pytest.raises(UsageError, match="`main`"):
        report_of(recorded_portal, base="mian")


@pytest.mark.parametrize("base", ["--help", "^main", "", " ", "main..bai", "HEAD:content", "\0"])
def test_a_base_that_is_no_base_is_refused(recorded_portal: SmallPortal, base: str) -> None:
    if base:
        with pytest.raises(UsageError):
            report_of(recorded_portal, base=base)


def test_a_base_without_a_repository_or_a_first_save_is_refused(tmp_path: Path) -> None:
    portal = quiet_portal(tmp_path / "portal", LIGHT)
    with pytest.raises(UnusableEnvironmentError):
        report_of(portal, base="main")
    git(portal.root, "init", "-q", "-b", "main")
    with pytest.raises(UnusableEnvironmentError):
        report_of(portal, base="main")


def test_a_base_of_another_history_is_refused(recorded_portal: SmallPortal) -> None:
    git(recorded_portal.root, "checkout", "-q", "--orphan", "khac")
    commit(recorded_portal.root, LATER, "Lịch sử khác")
    with pytest.raises(UnusableEnvironmentError):
        report_of(recorded_portal, base="main")


def test_a_base_in_a_shallow_clone_is_refused_with_the_command_that_fixes_it(recorded_portal: SmallPortal) -> None:
    commit(recorded_portal.root, LATER, "Lần nữa")
    clone = shallow(recorded_portal)
    for base in ("HEAD", "origin/bai", "bai"):
        with pytest.raises(UnusableEnvironmentError, match="git fetch --unshallow"):
            report_of(clone, base=base)


def test_a_shallow_clone_reports_only_that_it_is_one_and_everything_else(recorded_portal: SmallPortal) -> None:
    commit(recorded_portal.root, LATER, "Lần nữa")
    found = describe_findings(report_of(shallow(recorded_portal)))
    assert [each for each in found if each.startswith("DDL")] == ["DDL210 content:1"]
    assert f"TXT203 {SHOUTED}:4" in found


@pytest.mark.parametrize(("path", "expected"), [(SHOUTED, True), ("content/so", True), ("site-config", False)])
def test_files_of_a_shallow_clone_are_reported_with_what_could_not_be_judged(
    recorded_portal: SmallPortal, path: str, expected: bool
) -> None:
    commit(recorded_portal.root, LATER, "Lần nữa")
    found = describe_findings(report_of(shallow(recorded_portal), paths=(path,)))
    assert ("DDL210 content:1" in found) is expected


def test_a_detached_checkout_is_judged_like_a_branch(recorded_portal: SmallPortal) -> None:
    recorded_portal.write("content/so/tin-tuc/moi.vi.md", news("so-moi", title="HỘI NGHỊ MỚI CỦA CƠ QUAN"))
    commit(recorded_portal.root, LATER, "Bài mới")
    git(recorded_portal.root, "checkout", "-q", "--detach")
    assert of_submission(recorded_portal) == ["TXT203 content/so/tin-tuc/moi.vi.md:4"]


def test_a_portal_below_the_top_of_its_repository_is_judged(tmp_path: Path) -> None:
    portal = quiet_portal(
        tmp_path / "kho" / "cong", {**LIGHT, SHOUTED: news("so-cu", title="HỘI NGHỊ XÚC TIẾN ĐẦU TƯ")}
    )
    top = tmp_path / "kho"
    git(top, "init", "-q", "-b", "main")
    commit(top, START, "Bắt đầu")
    git(top, "checkout", "-q", "-b", "bai")
    portal.write("content/so/tin-tuc/moi.vi.md", news("so-moi", title="HỘI NGHỊ MỚI CỦA CƠ QUAN"))
    (top / "ngoai.md").write_text("ngoài", "utf-8")
    assert of_submission(portal) == ["TXT203 content/so/tin-tuc/moi.vi.md:4"]
    git(top, "add", "-A")
    portal.write("content/so/tin-tuc/moi.vi.md", news("so-moi"))
    assert describe_findings(report_of(portal, staged=True)) == ["TXT203 content/so/tin-tuc/moi.vi.md:4"]


def test_the_clock_of_a_check_is_an_argument(recorded_portal: SmallPortal) -> None:
    assert report_of(recorded_portal, at=AT) == report_of(recorded_portal, at=AT)


def test_every_file_of_a_page_that_was_asked_for_is_counted_once(tmp_path: Path) -> None:
    clean = "content/so/tin-tuc/moi.vi.md"
    files = {
        clean: news("so-moi"),
        "content/so/tin-tuc/loi.vi.md": news("so-loi", date="24/11/2026"),
        "content/so/tin-tuc/bai_vi.md": news("so-bai"),
        "content/xa/tin-tuc/mat.vi.md": "Không có phần thông tin.\n",
    }
    portal = quiet_portal(tmp_path / "portal", files)
    pages = len(list((portal.root / "content").rglob("*.md")))
    of_so = len(list((portal.root / "content/so").rglob("*.md")))
    assert report_of(portal).checked_count == pages
    assert report_of(portal, sites=("so",)).checked_count == of_so
    assert report_of(portal, sites=("xa",)).checked_count == 1
    assert report_of(portal, paths=("content/so",)).checked_count == of_so
    for path in files:
        assert report_of(portal, paths=(path,)).checked_count == 1
    assert report_of(portal, paths=(clean, "site-config/portal.yaml")).checked_count == 1
