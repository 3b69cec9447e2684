"""What authors set aside: where they may write it, what it concerns, and what is said of it."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from portalgen.diagnostics.who_may_waive import who_may_waive
from portalgen.lint.suppression import Suppression, find_suppressed_codes, find_suppressions, find_yaml_suppressions
from tests.makers.lint.story import LIGHT
from tests.makers.lint.texts import page_text
from tests.makers.quiet_portal import codes, describe_findings, news, quiet_portal, report_of

PATH: Final = "content/so/tin-tuc/moi.vi.md"
LOUD: Final = "title: HỘI NGHỊ XÚC TIẾN ĐẦU TƯ"
BODY: Final = "Mở đầu.\n\n[//]: # (portalgen: bỏ qua TXT203: tên riêng)\nĐoạn một,\nhai dòng.\n\nĐoạn hai.\n"


def of(tmp_path: Path, text: str | bytes) -> tuple[Suppression, ...]:
    return find_suppressions(page_text(tmp_path, PATH, text))


def headed(line: str, **keys: Any) -> str:
    """News whose title has a fault, with `line` above it."""
    return news("so-moi", **keys).replace("title: Hội nghị xúc tiến đầu tư", f"{line}\n{LOUD}")


def report(tmp_path: Path, text: str | bytes, **changes: Any) -> list[str]:
    portal = quiet_portal(tmp_path / "cong", {**LIGHT, PATH: text})
    return describe_findings(report_of(portal, paths=(PATH,), **changes))


@pytest.mark.parametrize(
    "line",
    [
        "# portalgen: bỏ qua TXT203: tên riêng",
        "# portalgen: ignore TXT203: a proper name",
        "#portalgen: bỏ qua TXT203 : tên riêng",
        "   # portalgen:   bỏ qua   TXT203   đến 2026-11-24: tên riêng",
        "# portalgen: ignore TXT203 until 2026-11-24: a proper name",
        "# portalgen: bỏ qua TXT204, TXT203: tên riêng",
        "# Portalgen: Bỏ qua TXT203 Đến 2026-11-24: tên riêng",
        "# PORTALGEN : BỎ QUA TXT203: TÊN RIÊNG",
        "# portalgen: Ignore TXT203: a proper name",
        unicodedata.normalize("NFD", "# portalgen: bỏ qua TXT203 đến 2026-11-24: tên riêng"),
        "# portalgen: bỏ qua TXT203: tên riêng\n# một ghi chú khác",
    ],
)
def test_a_comment_above_a_key_sets_its_finding_aside(tmp_path: Path, line: str) -> None:
    text = headed(line)
    assert [each for each in report(tmp_path, text) if each.startswith("TXT203")] == []
    assert [each for each in report(tmp_path, text.replace("\n", "\r\n")) if each.startswith("TXT203")] == []


def test_a_comment_behind_a_value_concerns_its_line_only(tmp_path: Path) -> None:
    text = news("so-moi").replace("title: Hội nghị xúc tiến đầu tư", f"{LOUD} # portalgen: bỏ qua TXT203: tên riêng")
    (each,) = of(tmp_path, text)
    assert (each.first_line, each.last_line) == (4, 4)
    assert report(tmp_path, text) == []


def test_an_entry_of_the_front_matter_concerns_the_whole_file(tmp_path: Path) -> None:
    text = news("so-moi", suppress="\n  - {code: TXT203, reason: tên riêng}").replace(
        "title: Hội nghị xúc tiến đầu tư", LOUD
    )
    assert report(tmp_path, text) == []


@pytest.mark.parametrize(("until", "holds"), [("2026-11-24", True), ("2026-11-23", False)])
def test_the_last_day_counts(tmp_path: Path, until: str, holds: bool) -> None:
    text = headed(f"# portalgen: bỏ qua TXT203 đến {until}: chờ tên chính thức")
    assert report(tmp_path, text) == ([] if holds else [f"SUP202 {PATH}:4", f"TXT203 {PATH}:5"])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("# portalgen: bỏ qua TXT203", "SUP205"),
        ("# portalgen: bỏ qua TXT203:", "SUP205"),
        ("# portalgen: bỏ qua: lý do", "SUP205"),
        ("# portalgen: bo qua TXT203: lý do", "SUP205"),
        ("# portalgen: bỏ qua TXT203 đến 2026-02-30: lý do", "SUP205"),
        ("# portalgen: bỏ qua TXT203 đến mai: lý do", "SUP205"),
        ("# portalgen:", "SUP205"),
        ("# portalgen: bỏ qua TXT999: lý do", "SUP204"),
        ("# portalgen: bỏ qua txt203: lý do", "SUP204"),
        ("# portalgen: bỏ qua TXT: lý do", "SUP204"),
        ("# portalgen: bỏ qua DDL205: lý do", "SUP203"),
        ("# portalgen: bỏ qua SUP201: lý do", "SUP203"),
        ("# portalgen: bỏ qua TXT204: lý do", "SUP201"),
    ],
)
def test_what_sets_nothing_aside_is_reported(tmp_path: Path, line: str, code: str) -> None:
    assert sorted(report(tmp_path, headed(line))) == [f"{code} {PATH}:4", f"TXT203 {PATH}:5"]


def test_of_several_codes_the_one_without_effect_is_reported(tmp_path: Path) -> None:
    assert report(tmp_path, headed("# portalgen: bỏ qua TXT203, TXT204: tên riêng")) == [f"SUP201 {PATH}:4"]


def test_a_comment_in_the_text_concerns_the_block_below_it(tmp_path: Path) -> None:
    (each,) = of(tmp_path, news("so-moi", BODY))
    assert (each.code, each.first_line, each.last_line) == ("TXT203", 13, 14)
    (again,) = of(tmp_path, news("so-moi", BODY).replace("\n", "\r\n"))
    assert (again.first_line, again.last_line) == (13, 14)


@pytest.mark.parametrize("words", ["Portalgen: Bỏ qua", "PORTALGEN: IGNORE", "portalgen : bỏ  qua"])
def test_a_comment_in_the_text_may_be_written_in_any_case(tmp_path: Path, words: str) -> None:
    text = news("so-moi", BODY.replace("portalgen: bỏ qua", words))
    assert of(tmp_path, text) != () and of(tmp_path, text)[0].code == "TXT203"
    assert of(tmp_path, unicodedata.normalize("NFD", text))[0].code == "TXT203"


def test_two_comments_in_the_text_concern_the_same_block(tmp_path: Path) -> None:
    second = "[//]: # (portalgen: ignore TXT204: a quotation)\n"
    one, two = of(tmp_path, news("so-moi", BODY.replace("Đoạn một", f"{second}Đoạn một")))
    assert (one.first_line, one.last_line) == (two.first_line, two.last_line) == (14, 15)


@pytest.mark.parametrize(
    "body",
    [
        "```\n[//]: # (portalgen: bỏ qua TXT203: tên riêng)\n```\n",
        "~~~~ text\n~~~\n[//]: # (portalgen: bỏ qua TXT203: tên riêng)\n~~~~\n",
        "    [//]: # (portalgen: bỏ qua TXT203: tên riêng)\n",
        "Viết `[//]: # (portalgen: bỏ qua TXT203: tên riêng)` trước đoạn.\n",
        "portalgen: bỏ qua TXT203: tên riêng\n",
    ],
)
def test_a_comment_in_code_or_in_a_sentence_does_nothing(tmp_path: Path, body: str) -> None:
    assert of(tmp_path, news("so-moi", body)) == ()


@pytest.mark.parametrize(
    "keys",
    [
        {"summary": '"Viết # portalgen: bỏ qua TXT203: tên riêng"'},
        {"summary": "'Viết # portalgen: bỏ qua TXT203: tên riêng'"},
        {"summary": "|\n  Viết\n  # portalgen: bỏ qua TXT203: tên riêng"},
    ],
)
def test_a_comment_in_a_quoted_value_does_nothing(tmp_path: Path, keys: dict[str, str]) -> None:
    assert of(tmp_path, news("so-moi", **keys)) == ()


@pytest.mark.parametrize(
    "body",
    [
        "Đoạn văn\n[//]: # (portalgen: bỏ qua TXT203: tên riêng)\n",
        "[//]: # (portalgen: bỏ qua TXT203: tên (cũ))\n\nĐoạn văn\n",
    ],
)
def test_a_comment_that_readers_would_see_as_text_is_reported(tmp_path: Path, body: str) -> None:
    (each,) = of(tmp_path, news("so-moi", body))
    assert each.code == ""


def test_a_comment_above_a_list_concerns_the_entries_also_those_that_are_not_indented(tmp_path: Path) -> None:
    text = news("so-moi", attachments="\n- {file: a.pdf, title: A}\n- {file: b.pdf, title: B}").replace(
        "attachments:", "# portalgen: bỏ qua ATT208: bản quét\nattachments:"
    )
    (each,) = of(tmp_path, text)
    assert (each.first_line, each.last_line) == (9, 11)


def test_a_finding_about_an_attachment_is_suppressed_where_the_page_names_it(tmp_path: Path) -> None:
    text = news("so-moi", attachments="\n  - {file: hong.pdf, title: A} # portalgen: bỏ qua ATT208: bản quét")
    portal = quiet_portal(tmp_path / "cong", {PATH: text, "content/so/tin-tuc/hong.pdf": b"%PDF-1.4\nhong"})
    report = report_of(portal, paths=(PATH,))
    assert "ATT208" not in codes(report)
    assert "ATT208" in [each.finding.code for each in report.suppressed_findings]


def test_comments_in_the_settings_set_findings_about_them_aside(tmp_path: Path) -> None:
    portal = quiet_portal(tmp_path / "cong", LIGHT)
    assert "SIT203 site-config/sites/so.yaml:10" in describe_findings(report_of(portal))
    portal.edit("site-config/sites/so.yaml", "contact:", "# portalgen: bỏ qua SIT203: trang mẫu\ncontact:")
    assert [each for each in describe_findings(report_of(portal)) if "sites/so.yaml" in each] == []
    portal.write("site-config/redirects.yaml", "# portalgen: bỏ qua SIT203: không đâu vào đâu\nredirects: []\n")
    assert "SUP201 site-config/redirects.yaml:1" in describe_findings(report_of(portal))


def test_comments_of_a_settings_file_stand_in_its_own_lines() -> None:
    (each,) = find_yaml_suppressions(
        "a: 1\r\n# portalgen: bỏ qua SIT203: mẫu\r\nb:\r\n  c: 1\r\n", "site-config/x.yaml"
    )
    assert (each.place.line, each.first_line, each.last_line) == (2, 3, 4)


def test_a_suppression_covers_to_the_end_of_its_last_day() -> None:
    (each,) = find_yaml_suppressions("# portalgen: ignore SIT203 until 2026-11-24: a sample\nb: 1\n", "x.yaml")
    assert not each.is_expired(date(2026, 11, 24))
    assert each.is_expired(date(2026, 11, 25))


@pytest.mark.parametrize(
    "text",
    [
        news("so-moi", BODY),
        news("so-moi", BODY).replace("\n", "\r\n"),
        "\ufeff" + news("so-moi", BODY.replace("portalgen", "Portalgen")),
        headed("# portalgen: bỏ qua TXT203, DDL205, MRK111: lý do"),
        headed("# portalgen: bỏ qua TXT203 đến 2026-11-23: lý do"),
        headed("# portalgen: bỏ qua TXT203"),
        news("so-moi", suppress="\n  - {code: TXT204, reason: chép, until: 2026-11-24}\n  - {code: PRV201, reason: x}"),
        news("so-moi", suppress="\n  - {code: TXT204, reason: chép, until: 2026-11-23}"),
        news("so-moi"),
    ],
)
def test_what_a_raw_source_sets_aside_is_what_its_page_sets_aside(tmp_path: Path, text: str) -> None:
    today = date(2026, 11, 24)
    found = {each.code for each in of(tmp_path, text) if not each.is_expired(today)}
    expected = {code for code in found if code and who_may_waive(code) == "author"}
    assert find_suppressed_codes(text.encode(), PATH, today) == expected


@pytest.mark.parametrize("data", [b"", b"---\n", b"\xff suppress", b"---\nsuppress: 5\n---\nportalgen: x\n"])
def test_a_source_that_is_no_page_sets_nothing_aside(data: bytes) -> None:
    assert find_suppressed_codes(data, PATH, date(2026, 11, 24)) == frozenset()
