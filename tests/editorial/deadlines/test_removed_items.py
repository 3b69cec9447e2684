"""Time limits of items that were removed: the verdict stays, and an id that comes back does not inherit it wrongly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from portalgen.editorial.deadlines.deadline_audit import AuditedClock, audit_clocks
from portalgen.editorial.deadlines.deadline_report import CLOCK_COUNT_COLUMNS, count_clocks
from portalgen.editorial.deadlines.main_content import open_main_content, resolve_main
from portalgen.editorial.deadlines.sample import draw_sample
from portalgen.editorial.tables.period import period_of_month
from portalgen.editorial.tables.tables import Share
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.histories import Repo, document, news, send

NOW = datetime.fromisoformat("2026-06-26T09:00").replace(tzinfo=VIETNAM)


def tombstone(path: str, id: str, title: str, removed: str, former: str = "legal_document") -> tuple[str, str]:
    head = f"id: {id}\nkind: tombstone\ntitle: {title}\ndate: 2026-06-05\n"
    return path, f"---\n{head}removed: {{at: {removed}, reason: wrong_content}}\nformer_kind: {former}\n---\n"


def build(repo: Repo) -> None:
    """Three documents received on Monday 8 June 2026, due by the end of the 11th; and one piece of news."""
    pages = {
        "so-som": document("so-som", "nội quy", "01/QĐ-SNgV"),
        "so-lau": document("so-lau", "quy chế", "02/QĐ-SNgV"),
        "so-tre": document("so-tre", "quy trình", "03/QĐ-SNgV"),
        "so-doi": document("so-doi", "trang phục", "04/QĐ-SNgV"),
        "so-lai": document("so-lai", "giờ làm việc", "05/QĐ-SNgV"),
    }
    punctual = (page for id, page in pages.items() if id != "so-tre")
    send(repo, "bai", "2026-06-09T10:00", "2026-06-09T10:30", *punctual)

    def remove(id: str, when: str, title: str = "") -> tuple[str, str]:
        path, text = pages[id]
        known = text.split("title: ", 1)[1].split("\n", 1)[0]
        return tombstone(path, id, title or known, when)

    send(repo, "go-som", "2026-06-10T08:00", "2026-06-10T09:00", remove("so-som", "2026-06-10T08:00"))
    told = news("so-tin", "ngày hội")
    send(repo, "bai-tre", "2026-06-18T09:00", "2026-06-18T10:00", pages["so-tre"], told)
    send(
        repo, "go-sau", "2026-06-19T08:00", "2026-06-19T09:00",
        remove("so-lau", "2026-06-19T08:00", "Văn bản đã gỡ"), remove("so-tre", "2026-06-19T08:00"),
        remove("so-doi", "2026-06-19T08:00"), remove("so-lai", "2026-06-19T08:00"),
        tombstone(told[0], "so-tin", "Tin đã gỡ", "2026-06-19T08:00", "news"),
    )  # fmt: skip
    path, _ = pages["so-doi"]
    late = document("so-doi", "kế hoạch đón khách", "19/QĐ-SNgV", received="2026-06-08T09:00", issued="2026-06-03")
    send(repo, "dang-lai", "2026-06-22T08:00", "2026-06-22T09:00", (path, late[1]), pages["so-lai"])


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    made = Repo(tmp_path_factory.mktemp("removed") / "kho")
    build(made)
    return made


@pytest.fixture(scope="module")
def clocks(repo: Repo) -> Iterator[list[AuditedClock]]:
    repository = open_history(repo.folder)
    with open_main_content(repository, resolve_main(repository, None), NOW) as content:
        yield list(audit_clocks(content))


def board_clocks(clocks: list[AuditedClock], id: str) -> list[AuditedClock]:
    return [each for each in clocks if each.clock.page.id == id and each.clock.deadline.party != "supplier"]


@pytest.mark.parametrize(
    ("id", "standing", "is_gone"),
    [
        ("so-som", "taken_down", True),
        ("so-lau", "met", True),
        ("so-tre", "late", True),
        ("so-lai", "met", False),
    ],
    ids=["removed before the last day", "removed after it, under another title", "late", "published again"],
)
def test_an_item_keeps_its_verdict_when_it_is_removed(
    clocks: list[AuditedClock], id: str, standing: str, is_gone: bool
) -> None:
    (found,) = board_clocks(clocks, id)
    assert (found.clock.standing, found.is_gone) == (standing, is_gone)


def test_another_document_under_the_id_of_a_removed_one_is_judged_by_itself(clocks: list[AuditedClock]) -> None:
    (found,) = board_clocks(clocks, "so-doi")
    assert (found.clock.standing, found.is_gone) == ("late", False)


def test_a_removal_is_no_change_of_facts_and_no_new_start_for_a_submission(repo: Repo) -> None:
    repo.branch("go-lan-nua", "main")
    path, _ = document("so-lai", "giờ làm việc", "05/QĐ-SNgV")
    title = "Quyết định về giờ làm việc"
    repo.write(*tombstone(path, "so-lai", title, "2026-06-25T08:00"))
    repo.commit("Gỡ bài", "2026-06-25T08:00")
    try:
        found = lint(LintOptions(repo.folder, NOW, "main")).findings
        assert [each.code for each in found if each.code.startswith(("DDL", "IDN"))] == []
    finally:
        repo.checkout("main")


def test_a_removed_item_is_drawn_for_a_sample_as_what_it_was(repo: Repo) -> None:
    repository = open_history(repo.folder)
    with open_main_content(repository, resolve_main(repository, None), NOW) as content:
        kinds = {
            each.page.id: each.page.kind.name
            for each in draw_sample(content, "mau", 50, period_of_month(2026, 6)).items
        }
    assert (kinds["so-som"], kinds["so-tin"]) == ("legal_document", "news")


def test_a_removed_piece_of_news_is_judged_as_news(clocks: list[AuditedClock]) -> None:
    found = [each.clock for each in clocks if each.clock.page.id == "so-tin"]
    assert [(each.deadline.party, each.standing) for each in found if each.deadline.party == "supplier"] == [
        ("supplier", "late")
    ]


def test_what_was_on_time_and_taken_down_has_a_column_of_its_own(clocks: list[AuditedClock]) -> None:
    keys = [each.key for each in CLOCK_COUNT_COLUMNS]
    rows = [
        each for each in clocks if each.clock.page.id in ("so-som", "so-lau") and each.clock.deadline.party == "board"
    ]
    counts = dict(zip(keys, count_clocks(rows), strict=True))
    assert (counts["on_time"], counts["taken_down"], counts["rate"]) == (1, 1, Share(2, 2))
