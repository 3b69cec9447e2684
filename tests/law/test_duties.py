"""The duties of the Regulation are quoted as it has them, and each can be served."""

from __future__ import annotations

from portalgen.kinds.table import KINDS
from portalgen.law.duties import CONTENT_DUTIES, FUNCTION_DUTIES, PART_IDS, Duty
from portalgen.law.quotations import QUOTED_INSTRUMENT, find_quotation

EVERY = (*FUNCTION_DUTIES, *CONTENT_DUTIES)


def words_of(duty: Duty) -> str:
    quotation = find_quotation(f"{QUOTED_INSTRUMENT} {duty.article}")
    assert quotation is not None, duty.article
    return "\n".join(quotation.paragraphs)


def test_every_duty_and_every_part_is_quoted_word_for_word_from_its_article() -> None:
    for duty in EVERY:
        words = words_of(duty)
        assert duty.quote in words, duty.id
        if duty.own_parts:
            assert [each.id for each in duty.parts if each.quote not in words] == []


def test_all_items_of_article_7_are_there_once_and_in_their_order() -> None:
    assert [each.article for each in CONTENT_DUTIES] == [f"Điều 7({number})" for number in range(1, 22)]


def test_no_words_of_an_item_of_article_7_are_left_out_of_its_quote() -> None:
    """What follows the quote of an item in its clause is nothing but its full stop."""
    left = {each.id: words_of(each).rpartition(each.quote)[2].split("\n")[0] for each in CONTENT_DUTIES}
    assert {id for id, rest in left.items() if rest.strip(".")} == set()


def test_every_clause_and_letter_of_article_3_is_there() -> None:
    articles = {each.article.removeprefix("Điều 3") for each in FUNCTION_DUTIES}
    letters = {"(2)": "abcdđegh", "(3)": "abcd"}
    assert articles == {
        "(1)",
        "(2)",
        "(3)",
        "(4)",
        "(5)",
        *(clause + letter for clause, each in letters.items() for letter in each),
    }


def test_ids_are_those_of_one_duty_each() -> None:
    parts = [part.id for duty in EVERY for part in duty.parts]
    assert len(parts) == len(set(parts)) == len(PART_IDS)


def test_every_kind_of_items_but_the_page_that_stands_for_itself_says_what_it_serves() -> None:
    silent = {each.name for each in KINDS.values() if not (each.duties or each.duties_where)}
    assert silent == {"page", "life_event", "emergency", "section", "tombstone"}


def test_what_no_kind_serves_is_of_introductions_maps_and_the_contact() -> None:
    served = {duty for kind in KINDS.values() for duty in (*kind.duties, *(each for _, _, each in kind.duties_where))}
    unserved = {id for id in PART_IDS - served if id.startswith("7.")}
    assert {id.rpartition(".")[0] for id in unserved} == {"7.6", "7.7", "7.12"}
    assert {id for id in unserved if id.startswith("7.6")} == {"7.6.boundaries"}
