"""The page of a code says what is wrong, why, on what basis, who has to act and how, and shows examples."""

from __future__ import annotations

import re

import pytest

from portalgen.diagnostics.registry import CODES
from portalgen.lint.documentation import Step
from portalgen.lint.explain import (
    FAMILIES,
    PARTIES,
    REPAIRED,
    code_near,
    codes_meant,
    explained,
    explanation,
    form_of,
    step_words,
)
from portalgen.lint.fixes.apply import FIXABLE
from portalgen.lint.rules.table import RULES

_GIT_WORDS = re.compile(r"\b(branch|commit|merge|slug|nhánh|pull request|push|rebase)\b", re.IGNORECASE)

RULE_CODES = [rule.code for rule in RULES]


def test_every_family_of_codes_says_what_it_is_about() -> None:
    assert {code[:3] for code in CODES} <= FAMILIES.keys()


def test_every_party_has_its_words() -> None:
    assert {entry.party for entry in CODES.values()} <= PARTIES.keys()


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_says_the_message_the_way_out_and_who_acts(code: str) -> None:
    told = explained(code, "vi")
    titles = [line for line in told.splitlines() if line in ("Thông báo", "Cách sửa", "Ai xử lý")]
    assert titles == ["Thông báo", "Cách sửa", "Ai xử lý"]
    assert "{" not in told.partition("\nSai\n")[0].replace("{{", "").replace("{file: …", "")


@pytest.mark.parametrize("code", RULE_CODES)
def test_a_rule_is_explained_with_its_reason_and_its_examples(code: str) -> None:
    told = explained(code, "vi")
    assert all(f"\n{title}\n" in told for title in ("Vì sao", "Sai", "Đúng"))
    assert "===" not in told


@pytest.mark.parametrize("code", RULE_CODES)
def test_editors_never_read_the_words_of_git(code: str) -> None:
    told = explained(code, "vi").partition("\n\n")[2].partition("\nSai\n")[0]
    assert CODES[code].party in ("operator", "developer") or _GIT_WORDS.findall(told) == []


@pytest.mark.parametrize("code", [code for code, entry in CODES.items() if "QĐ 2111" in entry.basis])
def test_the_law_is_quoted_with_its_article(code: str) -> None:
    found = [quoted for citation, quoted in explanation(code).bases if citation.startswith("QĐ 2111")]
    assert found and all(found)
    told = " ".join(explained(code, "vi").split())
    for each in found:
        assert each is not None
        assert " ".join(each.heading.split()) in told
        assert all(" ".join(line.split()) in told for line in each.paragraphs)


def test_in_english_the_law_keeps_its_own_words_with_a_remark() -> None:
    told = explained("FMT108", "en")
    assert "QĐ 2111 Điều 5(2) (the law's own words, in Vietnamese)" in told
    assert "phông chữ Unicode theo chuẩn TCVN" in told
    assert "the file is not UTF-8 text (byte ‹byte›)" in told


def test_an_instrument_whose_words_are_not_at_hand_is_only_named() -> None:
    code = next(code for code, entry in CODES.items() if entry.basis == "TT 32/2017 Điều 18")
    assert "TT 32/2017 Điều 18 (chưa có lời văn ở đây)" in explained(code, "vi")
    assert "TT 32/2017 Điều 18 (its words are not at hand here)" in explained(code, "en")


def test_examples_are_the_same_in_both_languages() -> None:
    assert "title: HỘI NGHỊ XÚC TIẾN ĐẦU TƯ" in explained("TXT203", "en")
    assert "File content/so/tin-tuc/hoi-nghi-moi.vi.md:" in explained("TXT203", "en")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (Step("write", "content/so/a.vi.md", "x", "text"), "Tệp content/so/a.vi.md:"),
        (Step("write", "content/so/a.pdf", "x", "pdf"), "Tệp content/so/a.pdf (PDF) có nội dung:"),
        (Step("write", "content/so/a.png", "\n", "png"), "Tệp content/so/a.png (PNG)."),
        (Step("remove", "content/so/a.vi.md"), "Tệp content/so/a.vi.md bị xóa."),
        (Step("write", "site-config/lint.yaml", "a: b\n", "changed"), "Trong tệp site-config/lint.yaml, sửa khóa:"),
        (Step("shallow"), "Kho được tải về không đủ lịch sử."),
        (Step("branch"), "Bài gửi duyệt:"),
        (Step("merge", "2026-11-24T08:00"), "Duyệt và xuất bản lúc 2026-11-24T08:00."),
    ],
)
def test_a_step_of_an_example_is_told_in_words(step: Step, words: str) -> None:
    assert step_words(step).vi == words


def test_a_sentence_shows_where_the_values_of_a_case_stand() -> None:
    assert form_of("there is no key `{key}` here{suggestion}") == "there is no key `‹key›` here"


def test_codes_are_found_by_any_letters_and_by_name() -> None:
    assert codes_meant("fmt108") == ("FMT108",)
    assert codes_meant("missing-key") == ("CFG105", "FMT105")
    assert codes_meant("nothing") == ()
    assert code_near("capital-titles") == "capital-title"
    assert code_near("TXT23") in CODES


def test_what_can_be_repaired_says_so() -> None:
    assert [code for code in CODES if REPAIRED.vi in explained(code, "vi")] == [
        code for code in CODES if code in FIXABLE
    ]
    assert set(FIXABLE) <= CODES.keys()
