"""Rules of the form of a page's file: what is reported, the advice that cures it, and what is left alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of
from portalgen.lint.model import PageRule
from portalgen.lint.rules.form import cut_at_hash
from portalgen.pipeline.linting.options import LintReport
from tests.makers.lint.advice import follow_replacement, follow_suggestion
from tests.makers.lint.legal_document import document
from tests.makers.lint.texts import page_text
from tests.makers.portal import page
from tests.makers.quiet_portal import describe_finding, kept_portal, news, quiet_portal, report_of

PATH = "content/so/tin-tuc/moi.vi.md"
_OF_FILES = ("FMT203", "ATT210")


def source(*lines: str, **keys: str) -> str:
    given = {"kind": "news", "title": "Hội nghị", "date": "2026-01-05", "origin": "own", **keys}
    return page("so-moi", **given).replace("origin: own\n", "".join(f"{line}\n" for line in ("origin: own", *lines)))


def find_diagnostics(rule: PageRule, tmp_path: Path, content: str) -> list[Diagnostic]:
    diagnostics = [each.diagnostic for each in rule.check(page_text(tmp_path, PATH, content))]
    assert all(each.code == rule.code for each in diagnostics)
    return diagnostics


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("summary: Chợ hoa # 1 Đà Lạt", "summary"),
        ("summary: Chợ hoa #1 Đà Lạt", "summary"),
        ("summary: Chợ hoa  # 1 Đà Lạt", "summary"),
        ("summary: Hẹn gặp ở #DaLat", "summary"),
        ("summary: Hẹn gặp  #DaLat", "summary"),
        ('summary: Chợ "hoa" # 1', "summary"),
        ("place: Nhà # 3", "place"),
    ],
)
def test_a_text_that_is_cut_at_a_hash_is_reported_and_quoting_cures_it(tmp_path: Path, line: str, key: str) -> None:
    content = source(line)
    (only,) = find_diagnostics(cut_at_hash.RULE, tmp_path, content)
    for language in ("vi", "en"):
        cured = follow_replacement(content, only, language)
        text = page_text(tmp_path, PATH, cured)
        assert text.keys[key] == line.partition(": ")[2]
        assert list(cut_at_hash.RULE.check(text)) == []


def test_texts_of_groups_are_reported_at_their_value(tmp_path: Path) -> None:
    content = source("source:", "  name: Báo # 1", "  url: https://example.vn/ # ghi", "  posted: 2026-01-01 # 1")
    (only,) = find_diagnostics(cut_at_hash.RULE, tmp_path, content)
    assert (only.place.underlined, only.place.column) == ("Báo # 1", 9)


@pytest.mark.parametrize(
    "line",
    [
        "summary: Tin ngắn.  # Một, hai câu hiện ở danh sách và kết quả tìm kiếm.",
        "summary: Tin ngắn.\t# xem lại",
        "summary: Tin ngắn. # portalgen: TXT203 vì là tên riêng",
        'summary: "Chợ hoa # 1"',
        "summary: 'Chợ hoa # 1'",
        "summary: Lớp 4#1, C# và F#",
        "summary: |\n  Chợ hoa # 1\n  Đà Lạt",
        "draft: false # 1",
        "tag: [a, b] # 1",
        "# summary: Chợ hoa # 1",
        "summary: Xem https://example.vn/#1",
    ],
)
def test_comments_and_quoted_texts_are_left_alone(tmp_path: Path, line: str) -> None:
    assert find_diagnostics(cut_at_hash.RULE, tmp_path, source(line)) == []


def lines_of(report: LintReport, *codes: str) -> list[str]:
    return [describe_finding(each) for each in report.findings if each.code in codes]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("date", "2062-11-24"),
        ("date", "1962-11-24"),
        ("publish_at", "2036-11-20"),
        ("event_start", "2062-11-24T08:00"),
    ],
)
def test_a_date_whose_year_looks_mistyped_is_reported(tmp_path: Path, key: str, value: str) -> None:
    portal = quiet_portal(tmp_path / "portal", {PATH: news("so-moi", **{key: value})})
    assert len(lines_of(report_of(portal), "FMT204")) == 1
    portal.edit(PATH, value, "2026-11-25")
    assert lines_of(report_of(portal), "FMT204") == []


def test_days_of_old_documents_and_of_plans_are_left_alone(tmp_path: Path) -> None:
    old = document("so-cu", issued="1976-02-03", effective="1976-02-03", number="12/QĐ-UBND")
    plan = news("so-moi", event_start="2029-06-01T08:00", event_end="2029-06-03T08:00", publish_at="2027-12-01")
    history = page("so-su", title="Lịch sử", date="1975-04-30")
    files = {"content/so/van-ban/cu.vi.md": old, PATH: plan, "content/so/gioi-thieu/su.vi.md": history}
    assert lines_of(report_of(quiet_portal(tmp_path / "portal", files)), "FMT204") == []


@pytest.mark.parametrize(
    "keys",
    [
        {"date": "2026-11-20", "expires_at": "2025-12-01"},
        {"date": "2026-11-20", "publish_at": "2026-12-20", "expires_at": "2026-12-01"},
    ],
)
def test_a_page_that_expires_before_it_is_shown_is_reported_and_without_the_line_is_not(
    tmp_path: Path, keys: dict[str, str]
) -> None:
    portal = quiet_portal(tmp_path / "portal", {PATH: news("so-moi", **keys)})
    assert len(lines_of(report_of(portal), "FMT205")) == 1
    portal.edit(PATH, f"expires_at: {keys['expires_at']}\n", "")
    assert lines_of(report_of(portal), "FMT205") == []


def test_a_page_that_had_its_time_is_not_reported(tmp_path: Path) -> None:
    files = {PATH: news("so-moi", date="2026-10-01", expires_at="2026-10-01")}
    portal = kept_portal(tmp_path / "portal", files)
    assert lines_of(report_of(portal), "FMT205") == []


def test_a_new_page_whose_time_is_over_is_reported(tmp_path: Path) -> None:
    portal = kept_portal(tmp_path / "portal")
    portal.write(PATH, news("so-moi", date="2026-10-01", expires_at="2026-11-01"))
    assert lines_of(report_of(portal), "FMT205") == [f"FMT205 {PATH}:8"]


@pytest.mark.parametrize(
    ("name", "proposal"),
    [("hop/index.vi.txt", "index.vi.md"), ("hop/index.vi.md.txt", "index.vi.md"), ("bai.markdown", "bai.vi.md")],
)
def test_a_page_with_another_ending_is_told_its_name_and_renaming_cures_it(
    tmp_path: Path, name: str, proposal: str
) -> None:
    path = f"content/so/tin-tuc/{name}"
    portal = quiet_portal(tmp_path / "portal", {path: news("so-moi")})
    (found,) = [each for each in report_of(portal).findings if each.place.path == path or each.code == "ATT210"]
    assert found.code == "FMT203"
    assert f"`{proposal}`" in help_of(found.diagnostic, "vi")
    (portal.root / path).rename((portal.root / path).with_name(proposal))
    report = report_of(portal)
    assert lines_of(report, "FMT203", "FMT123", "ATT210") == []


def test_a_word_file_of_that_name_is_not_to_be_renamed_but_copied(tmp_path: Path) -> None:
    files = {"content/so/tin-tuc/hop/index.vi.docx": b"PK\x03\x04"}
    (found,) = [each for each in report_of(quiet_portal(tmp_path / "portal", files)).findings if each.code == "FMT203"]
    assert help_of(found.diagnostic, "vi").startswith("tạo tệp `index.vi.md` (lệnh `portalgen new` ")


def test_the_lines_that_are_proposed_for_an_unnamed_file_make_it_an_attachment(tmp_path: Path) -> None:
    path = "content/so/tin-tuc/hop/index.vi.md"
    for name in ("thong-cao.pdf", "thong cao, moi.pdf"):
        content = news("so-moi", "Tin.\n")
        portal = quiet_portal(tmp_path / name, {path: content, f"content/so/tin-tuc/hop/{name}": b"%PDF-1.4"})
        (found,) = [each.diagnostic for each in report_of(portal).findings if each.code == "ATT210"]
        key, entry = re.findall("`([^`]+)`", help_of(found, "vi"))[:2]
        head, _, body = content.partition("\n---\n")
        portal.write(path, f"{head}\n{key}\n{entry.replace('…', 'Thông cáo')}\n---\n{body}")
        assert lines_of(report_of(portal), "ATT210", "FMT101", "FMT103", "FMT106", "ATT101") == []


def test_the_line_that_is_proposed_for_an_unnamed_picture_shows_it(tmp_path: Path) -> None:
    path = "content/so/tin-tuc/hop/index.vi.md"
    content = news("so-moi", "Tin.\n")
    portal = quiet_portal(tmp_path / "portal", {path: content, "content/so/tin-tuc/hop/anh.gif": b"GIF89a"})
    (found,) = [each.diagnostic for each in report_of(portal).findings if each.code == "ATT210"]
    line = re.findall("`([^`]+)`", help_of(found, "vi"))[0]
    portal.write(path, f"{content}\n{line.replace('…', 'Toàn cảnh hội nghị')}\n")
    assert lines_of(report_of(portal), "ATT210", "ATT101", "MRK106") == []


def test_a_text_of_notepad_is_renamed_where_its_ending_can_be_seen(tmp_path: Path) -> None:
    files = {"content/so/tin-tuc/bai.vi.md.txt": news("so-moi")}
    (found,) = [each for each in report_of(quiet_portal(tmp_path / "portal", files)).findings if each.code == "FMT203"]
    assert "Phần mở rộng tên tệp" in help_of(found.diagnostic, "vi")


def test_a_file_that_a_page_names_is_an_attachment(tmp_path: Path) -> None:
    files = {
        "content/so/tin-tuc/hop/index.vi.md": news("so-moi", "Xem [bản chữ](index.vi.txt).\n"),
        "content/so/tin-tuc/hop/index.vi.txt": "Bản chữ.\n",
    }
    assert lines_of(report_of(quiet_portal(tmp_path / "portal", files)), "FMT203", "ATT210") == []


def test_an_item_that_is_not_there_is_told_in_related_and_what_is_proposed_cures_it(tmp_path: Path) -> None:
    content = news("so-moi", related="[so-hop-bap]")
    portal = quiet_portal(tmp_path / "portal", {PATH: content})
    (dead,) = [each.diagnostic for each in report_of(portal).findings if each.code == "LNK110"]
    portal.write(PATH, follow_suggestion(content, dead))
    assert lines_of(report_of(portal), "LNK110") == []


@pytest.mark.parametrize("beside", ["", "content/so/tin-tuc/hop/index.vi.md"])
def test_a_word_file_among_pages_is_reported_at_itself_and_one_beside_its_page_as_unnamed(
    tmp_path: Path, beside: str
) -> None:
    path = f"{beside.rpartition('/')[0] or 'content/so/tin-tuc'}/Don doan.docx"
    files = {path: b"PK\x03\x04", **({beside: news("so-moi", "Tin.\n")} if beside else {})}
    found = [each for each in report_of(quiet_portal(tmp_path / "portal", files)).findings if each.code in _OF_FILES]
    assert [(each.code, each.place.path) for each in found] == [("ATT210", beside) if beside else ("FMT203", path)]
    if not beside:
        assert "`don-doan.vi.md`" in help_of(found[0].diagnostic, "vi")


def test_another_file_among_the_pages_of_a_section_is_reported_at_itself(tmp_path: Path) -> None:
    path = "content/so/tin-tuc/ke-hoach.pdf"
    found = report_of(quiet_portal(tmp_path / "portal", {path: b"%PDF"})).findings
    assert [(each.code, each.place.path) for each in found if each.code in _OF_FILES] == [("ATT210", path)]
