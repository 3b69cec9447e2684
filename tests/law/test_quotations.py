"""The law is quoted word for word, with its article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from portalgen.diagnostics.registry import CODES
from portalgen.law.quotations import QUOTED_INSTRUMENT, article_of, find_quotation, heading_of, split_citations

ROOT = Path(__file__).resolve().parents[2]
REGULATION = ROOT / "content" / "portal" / "van-ban" / "quy-che-cong-thong-tin-dien-tu" / "index.vi.md"

CITED = sorted(
    {each for code in CODES.values() for each in split_citations(code.basis) if each.startswith(QUOTED_INSTRUMENT)}
)


def published() -> list[str]:
    """The paragraphs of the articles as the portal publishes them, without marks of Markdown."""
    text = re.sub(r"\{\{ callout .*?\{\{ /callout \}\}", "", REGULATION.read_text("utf-8"), flags=re.DOTALL)
    text = text[text.index("### Điều 1.") :]
    text = re.sub(r"\[([^\n]+?)\]\{lang=\w+\}", r"\1", text)
    lines = (re.sub(r"^### | \{#[\w-]+\}$", "", line) for line in text.splitlines())
    return [re.sub(r"\\([.\[\]-])", r"\1", line) for line in lines if line and not line.startswith(("{", "## "))]


def test_every_article_is_quoted_word_for_word_and_whole() -> None:
    assert [line for number in range(1, 25) for line in quote_whole_article(number)] == published()


def quote_whole_article(number: int) -> list[str]:
    """An article with all its clauses: one that begins with a sentence of its own is quoted without them."""
    article = find_quotation(f"{QUOTED_INSTRUMENT} Điều {number}")
    assert article is not None
    if article.paragraphs[-1] != "[…]":
        return [article.heading, *article.paragraphs]
    lead = article.paragraphs[:-1]
    clauses = [find_quotation(f"{QUOTED_INSTRUMENT} Điều {number}({clause})") for clause in range(1, 30)]
    below = [line for each in clauses if each for line in each.paragraphs[len(lead) :]]
    return [article.heading, *lead, *below]


@pytest.mark.parametrize("citation", CITED)
def test_every_citation_of_a_code_has_its_words(citation: str) -> None:
    found = find_quotation(citation)
    assert found is not None
    assert {found.heading, *found.paragraphs} <= {*published(), "[…]"}


def test_an_article_that_begins_with_a_sentence_of_its_own_is_quoted_by_that_sentence() -> None:
    found = find_quotation("QĐ 2111 Điều 7")
    assert found is not None
    assert found.paragraphs[0].endswith("trừ những thông tin thuộc phạm vi bí mật nhà nước:")
    assert found.paragraphs[1:] == ("[…]",)


def test_a_clause_is_quoted_with_its_points() -> None:
    found = find_quotation("QĐ 2111 Điều 8(4)")
    assert found is not None
    assert found.heading == "Điều 8. Nguyên tắc cung cấp thông tin"
    assert [line[:2] for line in found.paragraphs] == ["4.", "a)", "b)"]


def test_a_point_is_quoted_below_the_clause_that_introduces_it() -> None:
    found = find_quotation("QĐ 2111 Điều 8(4)a")
    assert found is not None
    assert found.paragraphs[0] == "4. Thời hạn cung cấp thông tin"
    assert "24 giờ kể từ khi kết thúc" in found.paragraphs[1]
    assert len(found.paragraphs) == 2


def test_a_clause_is_quoted_below_what_introduces_the_article() -> None:
    found = find_quotation("QĐ 2111 Điều 7(15)")
    assert found is not None
    assert found.paragraphs[0].endswith("trừ những thông tin thuộc phạm vi bí mật nhà nước:")
    assert found.paragraphs[1].startswith("15. Mỗi dự án")


def test_the_first_clause_is_not_the_tenth() -> None:
    found = find_quotation("QĐ 2111 Điều 7(1)")
    assert found is not None
    assert [line.partition(".")[0] for line in found.paragraphs[1:]] == ["1"]


@pytest.mark.parametrize("citation", ["QĐ 2111 Điều 25", "QĐ 2111 Điều 8(9)", "TT 32/2017 Điều 18", "QĐ 2111", ""])
def test_what_is_not_at_hand_is_not_quoted(citation: str) -> None:
    assert find_quotation(citation) is None


def test_a_citation_with_a_comma_is_the_same_article() -> None:
    assert find_quotation("QĐ 2111, Điều 9(2)") is not None
    assert article_of("QĐ 2111, Điều 9(2)") == article_of("QĐ 2111 Điều 9") == "9"
    assert article_of("NĐ 30/2020 Điều 18") == ""
    assert heading_of("9") == "Điều 9. Thời hạn cập nhật thông tin"


def test_several_citations_are_taken_apart() -> None:
    assert split_citations("QĐ 2111 Điều 8(3); TT 32/2017 Điều 18") == ("QĐ 2111 Điều 8(3)", "TT 32/2017 Điều 18")
    assert split_citations("") == ()
