"""What stood on any commit of a merged branch counts: the value that favours its author is never chosen silently."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from portalgen.editorial.deadlines.clock_words import reading_lines
from portalgen.editorial.deadlines.deadline_audit import audit_clocks
from portalgen.editorial.deadlines.main_content import open_main_content, resolve_main
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from portalgen.timeline.item_clock import ItemClock
from tests.makers.histories import Page, Repo, approve, document, more, news, submit

NOW = datetime.fromisoformat("2026-06-26T09:00").replace(tzinfo=VIETNAM)


def doc(name: str, number: int, **keys: object) -> Page:
    return document(f"so-{name}", name, f"{number}/QĐ-SNgV", **keys)  # type: ignore[arg-type]


def build(repo: Repo) -> None:
    """Received on Monday 8 June 2026: due by the end of the 10th. Signed on Friday the 5th: handed in by the 10th."""

    first = repo.head()

    def merge(name: str, times: tuple[str, ...], *versions: Page) -> None:
        submit(repo, name, times[0], versions[0], start=first if name != "sua-sau" else "main")
        for when, version in zip(times[1:-1], versions[1:], strict=True):
            more(repo, when, version)
        approve(repo, name, times[-1])

    early = ("2026-06-09T08:00", "2026-06-09T09:00", "2026-06-09T10:00")
    merge("nhap", early, doc("nhap", 50, received="2026-06-08T08:00"), doc("nhap", 5))
    merge("xong", early, doc("xong", 8, received="2026-06-08T08:00"), doc("xong", 8))
    tenth = ("2026-06-12T08:00", "2026-06-12T09:00", "2026-06-12T10:00")
    merge("nhan", tenth, doc("nhan", 1), doc("nhan", 1, received="2026-06-11T09:00"))
    merge("ky", tenth, doc("ky", 2), doc("ky", 2, signed="2026-06-10", received="2026-06-11T09:00"))
    merge(
        "ban-hanh", tenth, doc("ban-hanh", 3),
        doc("ban-hanh", 3, issued="2026-06-10", received="2026-06-11T09:00"),
    )  # fmt: skip
    merge("su-kien", tenth, news("so-su-kien", "sự kiện"), news("so-su-kien", "sự kiện", event_end="2026-06-11T16:00"))
    merge("chat-hon", tenth, doc("chat-hon", 4, received="2026-06-11T09:00"), doc("chat-hon", 4))
    straddle = ("2026-06-09T08:00", "2026-06-12T09:00", "2026-06-12T10:00")
    merge("so", straddle, doc("so", 60), doc("so", 6, received="2026-06-11T09:00"))
    merge(
        "loai", straddle, news("so-loai", "loại"), (doc("loai", 7)[0], doc("loai", 7, received="2026-06-11T09:00")[1])
    )
    older = doc("xong", 8)[1]
    merge(
        "sua-sau", ("2026-06-20T08:00", "2026-06-20T09:00", "2026-06-20T10:00"),
        doc("xong", 8, received="2026-06-01T09:00", issued="2026-06-01"),
        (doc("xong", 8)[0], older.replace("summary: Q", "summary: Tóm tắt q")),
    )  # fmt: skip


@pytest.fixture(scope="module")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[tuple[str, str], ItemClock]]:
    repo = Repo(tmp_path_factory.mktemp("branches") / "kho")
    build(repo)
    repository = open_history(repo.folder)
    with open_main_content(repository, resolve_main(repository, None), NOW) as content:
        found = [each.clock for each in audit_clocks(content)]
        yield {(each.page.id, each.deadline.party): each for each in found}


@pytest.mark.parametrize(
    ("id", "party"),
    [("so-nhan", "board"), ("so-ky", "supplier"), ("so-ban-hanh", "supplier"), ("so-su-kien", "supplier")],
)
def test_a_value_in_ones_own_favour_gives_no_verdict_and_both_are_shown(
    clocks: dict[tuple[str, str], ItemClock], id: str, party: str
) -> None:
    found = clocks[id, party]
    assert found.standing == "unproven"
    assert [each.vi.rpartition(": ")[2] for each in reading_lines(found)] == ["trễ hạn", "đúng hạn"]


@pytest.mark.parametrize("id", ["so-so", "so-loai"])
def test_another_number_or_kind_within_a_branch_was_not_handed_in_with_the_first(
    clocks: dict[tuple[str, str], ItemClock], id: str
) -> None:
    assert clocks[id, "supplier"].standing == "unproven"


def test_a_value_against_ones_own_interest_counts_at_once(clocks: dict[tuple[str, str], ItemClock]) -> None:
    assert clocks["so-chat-hon", "board"].standing == "late"


@pytest.mark.parametrize("id", ["so-nhap", "so-xong"])
@pytest.mark.parametrize("party", ["board", "supplier"])
def test_drafting_accuses_nobody(clocks: dict[tuple[str, str], ItemClock], id: str, party: str) -> None:
    """A misprint that is mended before the merge, and a value that a later branch tried and took back."""
    assert clocks[id, party].standing == "met"
