"""A document has one row whatever its ids are, and nothing that happens to its page takes the row away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from portalgen.editorial.deadlines.deadline_audit import AuditedClock, audit_clocks
from portalgen.editorial.deadlines.main_content import open_main_content, resolve_main
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from tests.makers.histories import Page, Repo, document, news, send

NOW = datetime.fromisoformat("2026-06-26T09:00").replace(tzinfo=VIETNAM)
LATE = "2026-06-15T10:00"
"""All were received on Monday 8 June 2026, and were due by the end of the 10th."""


def doc(name: str, number: int, **keys: str) -> Page:
    return document(f"so-{name}", name, f"{number}/QĐ-SNgV", **keys)  # type: ignore[arg-type]


def renamed(page: Page, name: str) -> Page:
    text = page[1].replace("id: so-", f"id: so-{name}-", 1)
    return f"content/so/van-ban/{name}.vi.md", text


def build(repo: Repo) -> None:
    back, later = doc("tro-lai", 1), doc("nhan-sau", 2)
    late = [back, later, doc("doi-loai", 3), doc("co-loi", 4), doc("truoc-luat", 5), doc("bo-ngay", 6)]
    wrong_id = doc("ma-sai", 7)
    send(repo, "dung-han", "2026-06-09T09:00", "2026-06-09T10:00", wrong_id)
    send(repo, "tre", "2026-06-15T09:00", LATE, *late)
    repo.branch("go")
    for path, _ in (back, later, wrong_id):
        repo.delete(path)
    repo.write(*renamed(wrong_id, "ma-dung"))
    repo.commit("Gỡ hai, sửa mã một", "2026-06-16T09:00")
    repo.checkout("main")
    repo.merge("go", "2026-06-16T10:00")
    again = renamed(back, "ma-khac"), renamed(doc("nhan-sau", 2, received="2026-06-16T08:00"), "ma-moi")
    pages = [
        *again,
        (late[2][0], news("so-doi-loai", "đổi loại", event_end=None)[1]),
        (late[3][0], late[3][1].replace("title: ", "title: [", 1)),
        doc("truoc-luat", 5, received="2020-01-02T09:00", issued="2020-01-01"),
        (late[5][0], late[5][1].replace("received:", "# received:", 1)),
    ]
    send(repo, "sua", "2026-06-17T09:00", "2026-06-17T10:00", *pages)


@pytest.fixture(scope="module")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[AuditedClock]]:
    repo = Repo(tmp_path_factory.mktemp("documents") / "kho")
    build(repo)
    repository = open_history(repo.folder)
    with open_main_content(repository, resolve_main(repository, None), NOW) as content:
        yield [each for each in audit_clocks(content) if each.clock.deadline.party == "board"]


def rows_of(clocks: list[AuditedClock], *ids: str) -> list[tuple[str, str]]:
    return [(each.clock.page.id, each.clock.standing) for each in clocks if each.clock.page.id in ids]


@pytest.mark.parametrize(("old", "new"), [("so-tro-lai", "so-ma-khac-tro-lai"), ("so-nhan-sau", "so-ma-moi-nhan-sau")])
def test_what_was_removed_when_late_stays_late_under_another_id(clocks: list[AuditedClock], old: str, new: str) -> None:
    assert rows_of(clocks, old, new) == [(new, "late")]


def test_a_corrected_id_is_one_row_with_the_first_publication(clocks: list[AuditedClock]) -> None:
    assert rows_of(clocks, "so-ma-sai", "so-ma-dung-ma-sai") == [("so-ma-dung-ma-sai", "met")]


@pytest.mark.parametrize("id", ["so-doi-loai", "so-co-loi", "so-truoc-luat", "so-bo-ngay"])
def test_what_was_late_stays_late_whatever_its_page_says_now(clocks: list[AuditedClock], id: str) -> None:
    """Another kind, an error, a receipt from before the rule, or none."""
    assert rows_of(clocks, id) == [(id, "late")]


def test_a_row_says_that_the_page_has_errors(clocks: list[AuditedClock]) -> None:
    """YAML that cannot be read, and a kind that may not stand in its section."""
    assert [each.clock.page.id for each in clocks if each.is_faulty] == ["so-co-loi", "so-doi-loai"]
