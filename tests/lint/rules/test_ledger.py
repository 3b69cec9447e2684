"""The ledger of addresses: what a submission does to it, and which of its addresses nothing answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portalgen.config.address_ledger import AddressLedger, LedgerLine, format_ledger, ledger_path, parse_ledger
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.lint.context import LintContext, PreviousPage
from portalgen.lint.model import Violation
from portalgen.lint.rules.table import load_rules
from portalgen.plan.published import PublishedAddress
from tests.makers.lint.contexts import load_lint_context
from tests.makers.portal import AT, SmallPortal
from tests.makers.quiet_portal import news

NEWS = "content/so/tin-tuc"
SITE = "https://so.example.vn"


def line(path: str, id: str = "so-a", language: str = "vi", day: str = "2026-11-20") -> LedgerLine:
    return LedgerLine(f"{SITE}{path}", language, id, date.fromisoformat(day))


def ledger(*lines: LedgerLine) -> AddressLedger:
    return parse_ledger("so", format_ledger(lines).encode())


A, B, LIST = line("/tin-tuc/a/"), line("/tin-tuc/b/", "so-b"), line("/van-ban/", "-")


def published(*lines: LedgerLine) -> dict[str, PublishedAddress]:
    return {each.url: PublishedAddress(each.url, each.language, "page", each.id.strip("-")) for each in lines}


def context(
    tmp_path: Path,
    *answered: LedgerLine,
    now: tuple[LedgerLine, ...] | str | None = (A,),
    before: tuple[LedgerLine, ...] | None = None,
    files: dict[str, str | None] | None = None,
    previous: tuple[PreviousPage, ...] = (),
    submitted: tuple[str, ...] = (),
) -> LintContext:
    """The small portal with a ledger of `so` as it is `now`, and as it was; `answered` is what `so` publishes."""
    text = now if isinstance(now, str) else None if now is None else format_ledger(now)
    portal = SmallPortal(
        tmp_path / "portal", {**(files or {}), **({ledger_path("so"): text} if text is not None else {})}
    )
    seen = load_lint_context(portal, before=previous, submitted=frozenset(submitted))
    known = published(*answered)
    return replace(
        seen,
        list_published=lambda site: known if site == "so" else {},
        list_served_urls=lambda site: frozenset(known),
        previous_ledgers=None if before is None else {"so": ledger(*before)},
    )


def found_in(seen: LintContext) -> list[Violation]:
    return [each for rule in load_rules("ledger") for each in rule.check(seen)]  # type: ignore[union-attr, arg-type]


def codes(seen: LintContext) -> list[str]:
    return [each.diagnostic.code for each in found_in(seen)]


@pytest.mark.parametrize(
    ("now", "code", "count"),
    [
        ((A, B), "", ""),
        ((A,), "CHG201", "1"),
        (None, "CHG201", "2"),
        ((A, replace(B, recorded=date(2026, 1, 1))), "CHG201", "1"),
        ((A, replace(B, id="so-khac")), "CHG201", "1"),
        ((A, B, line("/tin-tuc/c/", "so-c")), "", ""),
        ((A, B, line("/tin-tuc/c/", "so-khac")), "CHG202", "1"),
        ((A, B, line("/tin-tuc/c/", "so-c", "en")), "CHG202", "1"),
        ((A, B, line("/chua-co/", "so-c"), line("/chua-co-2/", "so-c")), "CHG202", "2"),
    ],
)
def test_a_submission_neither_takes_lines_away_nor_makes_them_up(
    tmp_path: Path, now: tuple[LedgerLine, ...] | None, code: str, count: str
) -> None:
    seen = context(tmp_path, A, B, line("/tin-tuc/c/", "so-c"), now=now, before=(A, B))
    found = [each for each in found_in(seen) if each.diagnostic.code in ("CHG201", "CHG202")]
    assert [(each.diagnostic.code, dict(each.diagnostic.values)["count"]) for each in found] == (
        [(code, count)] if code else []
    )


def test_an_address_that_the_submission_itself_brings_is_not_published_yet(tmp_path: Path) -> None:
    assert codes(context(tmp_path, A, now=(A,), before=(), submitted=("so-a",))) == ["CHG202"]
    was = PreviousPage(f"{NEWS}/a.vi.md", "so-a", "vi", kind="news", title="A", url=A.url)
    assert codes(context(tmp_path, A, now=(A,), before=(), submitted=("so-a",), previous=(was,))) == []


def test_a_line_that_was_garbled_is_one_mistake_and_one_message(tmp_path: Path) -> None:
    garbled = format_ledger((A, B)).replace("vi 2026-11-20\nhttps", "vi 20/11\nhttps")
    assert codes(context(tmp_path, A, B, now=garbled, before=(A, B))) == ["CHG203"]


def test_a_day_that_has_not_come_is_no_day_of_a_ledger(tmp_path: Path) -> None:
    (found,) = found_in(context(tmp_path, A, now=(replace(A, recorded=date(2030, 1, 1)),)))
    assert (found.diagnostic.code, found.diagnostic.place.line) == ("CHG203", 2)


@pytest.mark.parametrize(
    ("files", "reason", "cure"),
    [
        ({}, "không còn bài `so-a`", "portalgen remove so-a"),
        ({f"{NEWS}/a.vi.md": news("so-a", draft="true")}, "bản nháp", "portalgen withdraw so-a"),
        ({f"{NEWS}/khac.vi.md": news("so-a")}, "ở địa chỉ khác", "redirect_from: [/tin-tuc/a/]"),
    ],
    ids=["gone", "a draft", "moved"],
)
def test_an_address_at_which_nothing_answers_names_the_way_out(
    tmp_path: Path, files: dict[str, str | None], reason: str, cure: str
) -> None:
    (found,) = found_in(context(tmp_path, files=files))
    assert found.diagnostic.code == "CHG204" and A.url in sentence_of(found.diagnostic, "vi")
    assert reason in sentence_of(found.diagnostic, "vi") and cure in help_of(found.diagnostic, "vi")
    assert found.diagnostic.place.path == next(iter(files), ledger_path("so"))


def test_an_address_counts_as_long_as_main_has_its_line(tmp_path: Path) -> None:
    assert sorted(codes(context(tmp_path, now=None, before=(A,)))) == ["CHG201", "CHG204"]


def test_what_other_rules_report_or_may_come_back_is_left_to_them(tmp_path: Path) -> None:
    gone = PreviousPage(f"{NEWS}/a.vi.md", "so-a", "vi", kind="news", title="A", url=A.url, is_removed=True)
    assert codes(context(tmp_path, previous=(gone,))) == []
    assert codes(context(tmp_path, files={f"{NEWS}/a.vi.md": news("so-a", date="hôm nay")})) == []


def test_addresses_of_one_item_are_one_finding_and_those_of_a_whole_site_too(tmp_path: Path) -> None:
    several = (A, line("/tin-tuc/a-cu/"), line("/en/news/a/", language="en"))
    (found,) = found_in(context(tmp_path, now=several))
    assert "và 2 địa chỉ khác của bài" in sentence_of(found.diagnostic, "vi")
    many = tuple(line(f"/tin-tuc/bai-{number}/", f"so-bai-{number}") for number in range(40))
    (found,) = found_in(context(tmp_path, now=many))
    assert "và 39 địa chỉ khác của trang `so`" in sentence_of(found.diagnostic, "vi")
    assert "former_addresses" in help_of(found.diagnostic, "vi")


def test_an_address_that_another_site_answers_is_not_lost(tmp_path: Path) -> None:
    seen = context(tmp_path, now=(A,))
    answered = published(A)
    assert codes(replace(seen, list_published=lambda site: answered if site == "xa" else {})) == []


def test_the_list_of_an_empty_section_is_a_warning_of_its_own(tmp_path: Path) -> None:
    (found,) = found_in(context(tmp_path, now=(LIST,)))
    assert (found.diagnostic.code, found.diagnostic.place.line) == ("CHG205", 2)


def test_where_addresses_are_not_known_nothing_is_said(tmp_path: Path) -> None:
    assert codes(replace(context(tmp_path, now=(A,)), list_published=None)) == []


def tombstone(reason: str = "wrong_content", **values: object) -> PreviousPage:
    fields = {"removed": {"at": AT, "reason": reason}}
    return PreviousPage(f"{NEWS}/a.vi.md", "so-a", "vi", kind="news", fields=fields, is_tombstone=True, **values)  # type: ignore[arg-type]


LATER_NOTE = "[{at: 2026-11-24T09:00, note: Đăng lại sau khi xác minh.}]"


@pytest.mark.parametrize(
    ("reason", "keys", "code"),
    [
        ("wrong_content", {}, "CHG206"),
        ("wrong_content", {"change_notes": "[{at: 2026-11-01, note: Cũ hơn lần gỡ.}]"}, "CHG206"),
        ("wrong_content", {"change_notes": LATER_NOTE.replace("Đăng lại sau khi xác minh.", "x")}, "CHG206"),
        ("wrong_content", {"change_notes": LATER_NOTE.replace("2026-11-24", "2027-01-01")}, "CHG206"),
        ("wrong_content", {"change_notes": f"[{{at: {AT:%Y-%m-%dT%H:%M}, note: Cùng lúc với lần gỡ.}}]"}, "CHG206"),
        ("wrong_content", {"change_notes": LATER_NOTE}, "CHG207"),
        ("wrong_content", {"change_notes": LATER_NOTE.replace("T09:00", "")}, "CHG207"),
        ("personal_data", {}, "CHG210"),
        ("personal_data", {"change_notes": LATER_NOTE}, "CHG210"),
        ("required_by_authority", {"change_notes": LATER_NOTE}, "CHG210"),
    ],
)
def test_a_removed_item_that_comes_back_is_for_the_board_to_know(
    tmp_path: Path, reason: str, keys: dict[str, str], code: str
) -> None:
    seen = context(
        tmp_path,
        A,
        files={f"{NEWS}/a.vi.md": news("so-a", **keys)},
        previous=(tombstone(reason, title="Hội nghị xúc tiến đầu tư"),),
    )
    found = found_in(seen)
    assert [each.diagnostic.code for each in found] == [code]
    assert "24/11/2026" in sentence_of(found[0].diagnostic, "vi")


def test_another_item_with_the_id_of_a_removed_one_is_not_that_one_again(tmp_path: Path) -> None:
    seen = context(tmp_path, A, files={f"{NEWS}/a.vi.md": news("so-a")}, previous=(tombstone(title="Chợ hoa"),))
    assert codes(seen) == []
