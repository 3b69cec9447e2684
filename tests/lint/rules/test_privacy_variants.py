"""Marks and numbers as Word, PDF and Markdown leave them are found; clean pages that look like them are silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from portalgen.lint.attachment_text import AttachmentText
from portalgen.lint.model import PageRule, Violation
from portalgen.lint.page_text import PageText
from portalgen.lint.rules.attachments import personal_number, secrecy_mark
from portalgen.lint.rules.table import load_rules
from portalgen.text.masking import mask_personal_numbers
from portalgen.text.pasted import fold_pasted
from tests.makers.lint.texts import page_text
from tests.makers.portal import page
from tests.makers.privacy_samples import CLEAN, MARKS, MARKS_IN_FRONT_MATTER, NUMBERS

PageMaker = Callable[[str], PageText]
HEAD = "---\nid: so-moi\nkind: news\ntitle: Tin mới\ndate: 2026-01-05\norigin: own\n---\n\n"
BODY_LINE = HEAD.count("\n") + 1


@pytest.fixture(scope="module")
def make_page(tmp_path_factory: pytest.TempPathFactory) -> PageMaker:
    """Pages with other bytes than those that were read, which rules about the text look at alone."""
    content = page("so-moi", "Tin.\n", kind="news", title="Tin mới", date="2026-01-05", origin="own")
    base = page_text(tmp_path_factory.mktemp("portal"), "content/so/tin-tuc/moi.vi.md", content)
    return lambda content: replace(base, data=content.encode())


def violations(text: PageText) -> Iterator[Violation]:
    for rule in load_rules("privacy"):
        if isinstance(rule, PageRule) and rule.code != "PRV206":
            yield from rule.check(text)


def codes(text: PageText) -> set[str]:
    return {each.diagnostic.code for each in violations(text)}


def test_marks_are_found_in_every_form(make_page: PageMaker) -> None:
    missing = [each for each in MARKS if codes(make_page(f"{HEAD}{each}\n")) != {"PRV201"}]
    assert missing == []


def test_marks_are_found_in_the_front_matter(make_page: PageMaker) -> None:
    missing = [each for each in MARKS_IN_FRONT_MATTER if codes(make_page(f"---\n{each}\n---\n\nTin.\n")) != {"PRV201"}]
    assert missing == []


def test_numbers_are_found_in_every_form_once_and_by_their_kind(make_page: PageMaker) -> None:
    wrong = [
        (body, code, found)
        for body, code in NUMBERS
        if (found := [each.diagnostic.code for each in violations(make_page(f"{HEAD}{body}\n"))]) != [code]
    ]
    assert wrong == []


def test_clean_pages_that_look_like_them_are_silent(make_page: PageMaker) -> None:
    reported = [(each, found) for each in CLEAN if (found := codes(make_page(f"{HEAD}{each}\n")))]
    assert reported == []


def test_no_report_repeats_a_number_that_was_found(make_page: PageMaker) -> None:
    repeated = []
    for body, _ in NUMBERS:
        for each in violations(make_page(f"{HEAD}{body}\n")):
            place = each.diagnostic.place
            shown = fold_pasted(place.excerpt[place.column - 1 :][: place.length]).text
            raw = f"{HEAD}{body}\n".split("\n")[place.line - 1]
            number = fold_pasted(raw[place.column - 1 :][: place.length]).text
            quoted = fold_pasted(
                mask_personal_numbers(raw, ((place.column - 1, place.column - 1 + place.length),))
            ).text
            values = "" if len(number) < 6 else str(each.diagnostic.values)  # of a part the value shows the beginning
            if shown == number or number in quoted or number in values:
                repeated.append(body)
    assert repeated == []


def test_what_goes_on_in_the_next_line_is_placed_at_its_first_part(make_page: PageMaker) -> None:
    (found,) = violations(make_page(f"{HEAD}Bà Mẫu, CCCD 068\u00a0090\n012 345 đã nhận.\n"))
    place = found.diagnostic.place
    assert (place.line, place.column, place.length) == (BODY_LINE, 14, 7)
    assert "090" not in place.excerpt
    (found,) = violations(make_page(f"{HEAD}> TUYỆT\n> MẬT\n"))
    place = found.diagnostic.place
    assert (place.line, place.column, place.length) == (BODY_LINE, 3, 5)
    assert dict(found.diagnostic.values) == {"mark": "TUYỆT MẬT"}


def test_a_label_above_decides_what_a_number_is(make_page: PageMaker) -> None:
    assert codes(make_page(f"{HEAD}Số CMND:\n\n250123456\n")) == {"PRV202"}
    assert codes(make_page(f"{HEAD}Công ty Mẫu, mã số thuế:\n0312345678\n")) == set()


def test_attachments_are_read_by_the_same_fold() -> None:
    text = "TỐI\u00a0MẬT\nBà Mẫu, CCCD 068\u200b090\n012345, hộ chiếu B\u00a01234567\n"
    attachment = AttachmentText(name="a.pdf", format="pdf", size=1, state="read", text=text)
    (mark,) = secrecy_mark.check(attachment)
    assert dict(mark.values) == {"mark": "TỐI MẬT"}
    (numbers,) = personal_number.check(attachment)
    values = dict(numbers.values)
    assert values["count"] == "2"
    assert values["example"] == "0680…45"
