"""Severities, and fingerprints that stay when lines move and change when words do."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.lint_settings import LintSettings, Override
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Phrase, Place, Severity, diagnostic
from portalgen.diagnostics.registry import CODES
from portalgen.lint.findings import build_findings, resolve_severity, site_of_path
from portalgen.lint.model import Violation
from tests.makers.lint.story import LIGHT
from tests.makers.quiet_portal import news, quiet_portal, report_of

PATH: Final = "content/so/tin-tuc/a.vi.md"


def at(code: str, path: str = PATH) -> Diagnostic:
    return diagnostic(code, Place(path))


def prints(*hits: Violation, subjects: dict[str, str] | None = None) -> list[str]:
    return [each.fingerprint for each in build_findings(hits, LintSettings(), subjects or {})]


def marked(line: int, excerpt: str, word: str, path: str = PATH, code: str = "TXT203") -> Violation:
    return Violation(diagnostic(code, Place(path, line, excerpt.index(word) + 1, len(word), excerpt)))


@pytest.mark.parametrize(
    ("settings", "severity"),
    [
        (LintSettings(), CODES["TXT203"].severity),
        (LintSettings({"TXT": "note"}), Severity.NOTE),
        (LintSettings({"T": "note", "TXT2": "error", "TXT": "warning"}), Severity.ERROR),
        (LintSettings({"TXT203": "off", "TXT": "error"}), None),
        (LintSettings({"TXT": "off"}, (Override({"TXT203": "error"}),)), Severity.ERROR),
        (LintSettings({}, (Override({"TXT": "error"}), Override({"TXT": "note"}))), Severity.NOTE),
        (LintSettings({"TXT": "error"}, (Override({"TXT": "off"}, ("content/xa/**",)),)), Severity.ERROR),
        (LintSettings({}, (Override({"TXT": "off"}, ("content/so/**",)),)), None),
        (LintSettings({}, (Override({"TXT": "off"}, (), ("so",)),)), None),
        (LintSettings({"TXT": "error"}, (Override({"TXT": "off"}, ("**/b.vi.md",), ("so",)),)), Severity.ERROR),
        (LintSettings({"TXT": "error"}, (Override({"TXT": "off"}, (), ("xa",)),)), Severity.ERROR),
        (LintSettings({"ACC": "off"}, (Override({"ACC": "error"}),)), CODES["TXT203"].severity),
    ],
)
def test_the_longest_prefix_and_the_last_override_count(settings: LintSettings, severity: Severity | None) -> None:
    assert resolve_severity(at("TXT203"), settings) is severity


@pytest.mark.parametrize("code", ["DDL205", "DDL201", "SUP201"])
@pytest.mark.parametrize("prefix", [0, 1, 3, 6])
def test_rules_about_deadlines_and_suppression_keep_their_severity(code: str, prefix: int) -> None:
    levels = {code[:prefix]: "off"} if prefix else {}
    settings = LintSettings(levels, (Override(levels), Override({code[:1]: "note"})))  # type: ignore[arg-type]
    assert resolve_severity(at(code), settings) is CODES[code].severity


@pytest.mark.parametrize(
    ("path", "site"),
    [
        (PATH, "so"),
        ("content/so/_index.vi.md", "so"),
        ("content/so", ""),
        ("site-config/sites/so.yaml", "so"),
        ("site-config/lint.yaml", ""),
        ("content", ""),
        ("", ""),
    ],
)
def test_a_path_belongs_to_a_site(path: str, site: str) -> None:
    assert site_of_path(path) == site


def test_a_fingerprint_stays_when_lines_move() -> None:
    assert prints(marked(4, "title: ABC", "ABC")) == prints(marked(40, "title:   ABC", "ABC"))


def test_a_fingerprint_changes_with_the_words_the_code_and_the_item() -> None:
    one = prints(marked(4, "title: ABC", "ABC"))
    assert one != prints(marked(4, "title: ABD", "ABD"))
    assert one != prints(marked(4, "title: ABC", "ABC", code="TXT204"))
    assert one != prints(marked(4, "title: ABC", "ABC", path="content/so/tin-tuc/b.vi.md"))


def test_a_fingerprint_goes_with_the_item_when_its_file_is_renamed() -> None:
    other = "content/so/tin-tuc/b.vi.md"
    assert prints(marked(4, "title: ABC", "ABC"), subjects={PATH: "so-a vi"}) == prints(
        marked(4, "title: ABC", "ABC", path=other), subjects={other: "so-a vi"}
    )


def test_equal_findings_of_one_file_have_fingerprints_of_their_own() -> None:
    hits = [marked(number, "title: ABC", "ABC") for number in (4, 9, 7)]
    found = prints(*hits)
    assert len(set(found)) == 3
    assert prints(*reversed(hits)) == found


def test_words_that_depend_on_the_clock_are_no_part_of_a_fingerprint() -> None:
    def clock(vi: str) -> Violation:
        return Violation(diagnostic("DDL205", Place(PATH, 3), left=LocalizedText(vi, vi), basis="QĐ 2111, Điều 9(2)"))

    assert prints(clock("quá hạn 1 giờ")) == prints(clock("quá hạn 2 giờ"))


def test_phrases_of_a_sentence_are_a_part_of_a_fingerprint() -> None:
    one, two = (
        Violation(diagnostic("FMT101", Place(PATH, 3), problem=Phrase(f"yaml.{name}"))) for name in ("tab", "quote")
    )
    assert prints(one) != prints(two)


def test_no_finding_on_a_line_repeats_a_number_of_a_person() -> None:
    line = "Ông  A, CCCD 001000000089, xem [tại đây](https://example.vn/) ."
    words = Violation(diagnostic("TXT204", Place(PATH, 9, 4, 2, line), words="CCCD 001000000089"))
    (found,) = build_findings((words,), LintSettings(), {})
    assert found.place == Place(PATH, 9, 4, 2, line.replace("001000000089", "001•••••••89"))
    assert dict(found.diagnostic.values) == {"words": "CCCD 001•••••••89"}


def test_what_a_privacy_rule_marks_is_hidden_in_every_finding_on_its_line() -> None:
    line = "| Nguyễn Văn Mẫu | 12/03/1990 |"
    born = Violation(diagnostic("PRV207", Place(PATH, 9, 20, 10, line)))
    other = Violation(diagnostic("TXT211", Place(PATH, 9, 1, 1, line)))
    elsewhere = Violation(diagnostic("TXT211", Place(PATH, 10, 1, 1, line)))
    excerpts = [each.place.excerpt for each in build_findings((born, other, elsewhere), LintSettings(), {})]
    assert excerpts == [*[line.replace("12/03/1990", "12/0•/••90")] * 2, line]


def test_a_hit_that_is_found_twice_is_reported_once() -> None:
    assert len(prints(marked(4, "title: ABC", "ABC"), marked(4, "title: ABC", "ABC"))) == 1


words = st.text("ab c", min_size=1, max_size=4)
hits = st.builds(
    lambda code, path, line, text: Violation(diagnostic(code, Place(path, line, 1, len(text), text))),
    st.sampled_from(["TXT203", "TXT204"]),
    st.sampled_from([PATH, "content/so/tin-tuc/b.vi.md"]),
    st.integers(1, 5),
    words,
)


@given(st.lists(hits, max_size=20), st.randoms())
def test_fingerprints_are_unique_and_do_not_depend_on_the_order_of_hits(
    made: list[Violation], chance: random.Random
) -> None:
    findings = build_findings(made, LintSettings(), {})
    assert len({each.fingerprint for each in findings}) == len(findings)
    chance.shuffle(made)
    assert build_findings(made, LintSettings(), {}) == findings


def test_fingerprints_of_a_portal_are_unique_and_stay_when_a_file_is_renamed_and_lines_are_added(
    tmp_path: Path,
) -> None:
    loud = news("so-moi", "Hội nghị  diễn ra.\n", title="HỘI NGHỊ LỚN CỦA TỈNH")
    portal = quiet_portal(tmp_path / "portal", {**LIGHT, "content/so/tin-tuc/moi.vi.md": loud})
    first = {each.fingerprint for each in report_of(portal).findings if each.place.path.endswith("moi.vi.md")}
    portal.remove("content/so/tin-tuc/moi.vi.md")
    moved = loud.replace("title:", "# ghi chú\n# ghi chú\ntitle:").replace(
        "Hội nghị  diễn", "Mở đầu.\n\nHội nghị  diễn"
    )
    portal.write("content/so/tin-tuc/ten-khac.vi.md", moved)
    report = report_of(portal)
    assert first and first == {each.fingerprint for each in report.findings if "ten-khac" in each.place.path}
    assert len({each.fingerprint for each in report.findings}) == len(report.findings)
