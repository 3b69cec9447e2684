"""The page of a code says what is wrong, why, on what basis, who has to act and how, and shows examples."""

from __future__ import annotations

import re

import pytest

from portalgen.diagnostics.registry import CODES
from portalgen.lint.documentation import ExampleStep
from portalgen.lint.explain import (
    CODE_FAMILIES,
    FIXABLE_NOTE,
    PARTY_DESCRIPTIONS,
    describe_step,
    explain_code,
    format_explanation,
    mark_placeholders,
    match_codes,
    suggest_code,
)
from portalgen.lint.fixes.apply import FIXABLE_CODES
from portalgen.lint.rules.table import load_rules
from tests.makers.cases import check_each

_GIT_WORDS = re.compile(r"\b(branch|commit|merge|slug|nhánh|pull request|push|rebase)\b", re.IGNORECASE)

RULE_CODES = [rule.code for rule in load_rules()]


def test_every_family_of_codes_says_what_it_is_about() -> None:
    assert {code[:3] for code in CODES} <= CODE_FAMILIES.keys()


def test_every_party_has_its_words() -> None:
    assert {entry.party for entry in CODES.values()} <= PARTY_DESCRIPTIONS.keys()


def test_an_explanation_says_the_message_the_way_out_and_who_acts() -> None:
    def check(code: str) -> None:
        told = format_explanation(code, "vi")
        titles = [line for line in told.splitlines() if line in ("Thông báo", "Cách sửa", "Ai xử lý")]
        assert titles == ["Thông báo", "Cách sửa", "Ai xử lý"]
        assert "{" not in told.partition("\nSai\n")[0].replace("{{", "").replace("{file: …", "").replace("{lang=", "")

    check_each(CODES, check)


def test_a_rule_is_explained_with_its_reason_and_its_examples() -> None:
    def check(code: str) -> None:
        told = format_explanation(code, "vi")
        assert all(f"\n{title}\n" in told for title in ("Vì sao", "Sai", "Đúng"))
        assert "===" not in told

    check_each(RULE_CODES, check)


def test_editors_never_read_the_words_of_git() -> None:
    def check(code: str) -> None:
        told = format_explanation(code, "vi").partition("\n\n")[2].partition("\nSai\n")[0]
        assert CODES[code].party in ("operator", "developer") or _GIT_WORDS.findall(told) == []

    check_each(RULE_CODES, check)


def test_the_law_is_quoted_with_its_article() -> None:
    def check(code: str) -> None:
        found = [quoted for citation, quoted in explain_code(code).bases if citation.startswith("QĐ 2111")]
        assert found and all(found)
        told = " ".join(format_explanation(code, "vi").split())
        for each in found:
            assert each is not None
            assert " ".join(each.heading.split()) in told
            assert all(" ".join(line.split()) in told for line in each.paragraphs)

    check_each((code for code, entry in CODES.items() if "QĐ 2111" in entry.basis), check)


def test_in_english_the_law_keeps_its_own_words_with_a_remark() -> None:
    told = format_explanation("FMT108", "en")
    assert "QĐ 2111 Điều 5(2) (the law's own words, in Vietnamese, from an unofficial copy)" in told
    assert "phông chữ Unicode theo chuẩn TCVN" in told
    assert "the file is not UTF-8 text (byte ‹byte›)" in told


def test_an_instrument_whose_words_are_not_at_hand_is_only_named() -> None:
    code = next(code for code, entry in CODES.items() if entry.basis == "TT 32/2017 Điều 18")
    assert "TT 32/2017 Điều 18 (chưa có lời văn ở đây)" in format_explanation(code, "vi")
    assert "TT 32/2017 Điều 18 (its words are not at hand here)" in format_explanation(code, "en")


def test_examples_are_the_same_in_both_languages() -> None:
    assert "title: HỘI NGHỊ XÚC TIẾN ĐẦU TƯ" in format_explanation("TXT203", "en")
    assert "File content/so/tin-tuc/hoi-nghi-moi.vi.md:" in format_explanation("TXT203", "en")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (ExampleStep("write", "content/so/a.vi.md", "x", "text"), "Tệp content/so/a.vi.md:"),
        (ExampleStep("write", "content/so/a.pdf", "x", "pdf"), "Tệp content/so/a.pdf (PDF) có nội dung:"),
        (ExampleStep("write", "content/so/a.png", "\n", "png"), "Tệp content/so/a.png (PNG)."),
        (ExampleStep("remove", "content/so/a.vi.md"), "Tệp content/so/a.vi.md bị xóa."),
        (
            ExampleStep("write", "site-config/lint.yaml", "a: b\n", "changed"),
            "Trong tệp site-config/lint.yaml, sửa khóa:",
        ),
        (ExampleStep("shallow"), "Kho được tải về không đủ lịch sử."),
        (ExampleStep("branch"), "Bài gửi duyệt:"),
        (ExampleStep("merge", "2026-11-24T08:00"), "Duyệt và xuất bản lúc 2026-11-24T08:00."),
    ],
)
def test_a_step_of_an_example_is_reported_in_words(step: ExampleStep, words: str) -> None:
    assert describe_step(step).vi == words


def test_a_sentence_shows_where_the_values_of_a_case_stand() -> None:
    assert mark_placeholders("unknown key `{key}`{suggestion}") == "unknown key `‹key›`"


def test_codes_are_found_by_any_letters_and_by_name() -> None:
    assert match_codes("fmt108") == ("FMT108",)
    assert match_codes("missing-key") == ("CFG105", "FMT105")
    assert match_codes("nothing") == ()
    assert suggest_code("capital-titles") == "capital-title"
    assert suggest_code("TXT23") in CODES


def test_what_can_be_repaired_says_so() -> None:
    assert [code for code in CODES if FIXABLE_NOTE.vi in format_explanation(code, "vi")] == [
        code for code in CODES if code in FIXABLE_CODES
    ]
    assert set(FIXABLE_CODES) <= CODES.keys()
