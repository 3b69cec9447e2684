"""Blocks from Word are fixed where their meaning is certain, and fixing twice is fixing once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.diagnostics.sentences import help_of
from portalgen.lint.fixes.apply import fix_source
from tests.makers.examples import scaled
from tests.makers.lint.bodies import HEAD, PATH, WORD_CODES, fix_body, word_diagnostics, word_findings

FIXED = {
    "Gồm:\n• Một;\n• Hai.\n": "Gồm:\n\n- Một;\n- Hai.\n",
    "-Một\n+Con\n+Con\n-Hai\n": "- Một\n  - Con\n  - Con\n- Hai\n",
    "– Một\n– Hai": "- Một\n- Hai",
    "Gồm:\n– Một.\n– Hai.": "Gồm:\n\n- Một.\n- Hai.",
    "a) Một;\nb) Hai.": "a) Một;\n\nb) Hai.",
    "1.Một\n2.Hai\n": "1. Một\n2. Hai\n",
    "Gồm:\n2. Một\n3. Hai\n": "Gồm:\n\n2. Một\n3. Hai\n",
    "Gồm:\n    - Một\n    - Hai": "Gồm:\n\n- Một\n- Hai",
    "• Một dài\nnối tiếp\n• Hai": "- Một dài\nnối tiếp\n- Hai",
    "| A | B |\n| 1 | 2 |": "| A | B |\n|---|---|\n| 1 | 2 |",
    "Bảng: Lịch\n| A | B |\n| 1 | 2 |": "Bảng: Lịch\n| A | B |\n|---|---|\n| 1 | 2 |",
    "| A | B |\n|---|---|---|\n| 1 | 2 |": "| A | B |\n|---|---|\n| 1 | 2 |",
    "| A | B |\n|---|---|\n\n| 1 | 2 |": "| A | B |\n|---|---|\n| 1 | 2 |",
    "Buổi\tViệc\nSáng\tHọp": "| Buổi | Việc |\n|---|---|\n| Sáng | Họp |",
    "\tHội nghị diễn ra vào buổi sáng.": "Hội nghị diễn ra vào buổi sáng.",
    "\u3000\u3000Hội nghị diễn ra.": "Hội nghị diễn ra.",
    "- Một\n+ a\n+ b\n- Hai": "- Một\n  + a\n  + b\n- Hai",
    "Chữ.\n\n—————\n\nHết.": "Chữ.\n\n---\n\nHết.",
}

UNCERTAIN = [
    "• Một\n– Hai\n",  # which of them is the lower level?
    "• Một.\nMột đoạn khác\n• Hai\n• Ba\n",
    "• # Một\n• Hai\n",
    "– Trời đã tối.\n– Đường còn xa.",  # a list, or what people say?
    "- • Một\n  • Hai",
    "Buổi\tViệc\nTên\tVai\nSáng\tA|B",
    "| A | B |\n|---|---|---|\n| 1 | 2 | 3 |",
    "Buổi\tViệc\nSáng\tHọp\tTối",
    "1\tHọp\n2\tĐi",
    "```\nmã\n",
    "Hội nghị đã kết thúc.\n---\nChữ.",
]

ADVISING = ("WRD201", "WRD203", "WRD205", "WRD208")

LINES = st.sampled_from(
    [
        *(
            "• Một",
            "• Hai;",
            "– Ba",
            "-Bốn",
            "+Năm",
            "o\tSáu",
            "+ Bảy",
            "- Tám",
            "a) Chín",
            "b) Mười",
            "1.1. A",
            "1.2. B",
        ),
        *("1.Một", "2.Hai", "2. Ba", "| A | B |", "|---|---|", "|---|", "| 1 | 2 |", "A\tB", "c\td", "Chữ thường.", ""),
        *(
            "    - Mục",
            "> • Trích",
            "  • Con",
            "\tHội nghị diễn ra vào buổi sáng.",
            "\xa0Đoạn.",
            "=====",
            "—————",
            "---",
            "```",
        ),
        *("## Mục", "Bảng: Lịch", "[Xem](a.pdf)", "Tên: A", "• # Một"),
    ]
)
BODIES = st.lists(LINES, max_size=9).map("\n".join)


@pytest.mark.parametrize("body", FIXED)
def test_what_is_certain_is_fixed_and_its_finding_is_gone(body: str) -> None:
    assert fix_body(body) == FIXED[body]
    assert word_findings(FIXED[body]) == []


@pytest.mark.parametrize("body", UNCERTAIN)
def test_what_is_uncertain_stays_and_is_named(body: str) -> None:
    assert fix_body(body) == body
    assert word_findings(body) != []


@pytest.mark.parametrize("body", [*FIXED, *UNCERTAIN])
def test_the_fix_is_advised_where_it_does_something_and_only_there(body: str) -> None:
    advised = [help_of(each, "vi") for each in word_diagnostics(body) if each.code in ADVISING]
    assert all(("--fix" in each) == (fix_body(body) != body) for each in advised)


def test_a_byte_order_mark_and_line_ends_are_kept() -> None:
    before = f"\ufeff{HEAD}Gồm:\n• Một\n• Hai\n".replace("\n", "\r\n").encode()
    fixed = fix_source(before, PATH, "so", ("so-a",), ("WRD201",))
    assert fixed.data.decode() == f"\ufeff{HEAD}Gồm:\n\n- Một\n- Hai\n".replace("\n", "\r\n")


@given(body=BODIES)
@settings(max_examples=scaled(150), deadline=None)
def test_fixing_twice_is_fixing_once(body: str) -> None:
    once = fix_body(body)
    assert fix_body(once) == once


@given(body=BODIES, code=st.sampled_from(WORD_CODES))
@settings(max_examples=scaled(150), deadline=None)
def test_a_fix_keeps_all_letters_and_brings_no_finding_of_its_own(body: str, code: str) -> None:
    fixed = fix_body(body, code)
    assert [each for each in fixed if each.isalpha() and each != "o"] == [
        each for each in body if each.isalpha() and each != "o"
    ]
    before, after = ([each for each, _, _ in word_findings(text)].count(code) for text in (body, fixed))
    assert after < before or fixed == body
