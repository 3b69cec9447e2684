"""Offers between boards: what becomes of them, whose clock runs from when, and who is reminded."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.deadlines.deadline_audit import audit_deadlines
from portalgen.editorial.deadlines.due_findings import find_due
from portalgen.editorial.deadlines.main_content import MainContent, open_main_content, resolve_main
from portalgen.editorial.deadlines.offer_report import list_offers_about, offers_table
from portalgen.editorial.deadlines.open_items import read_open_work
from portalgen.editorial.deadlines.queue_report import report_queue
from portalgen.editorial.offers.offer_clocks import contradicts_receipt, is_in_list
from portalgen.editorial.offers.offer_model import find_faulty_answers, match_offers
from portalgen.editorial.offers.offered_files import propose_offer
from portalgen.editorial.offers.received_offers import ReceivedOffer
from portalgen.editorial.offers.signing_cautions import check_answer, list_offer_cautions
from portalgen.editorial.questions.answers_to_senders import report_answers
from portalgen.editorial.records.landed_record import LandedRecord
from portalgen.editorial.tables.period import ReportPeriod
from portalgen.editorial.tables.table_forms.cells import cell_json
from portalgen.errors import UsageError
from portalgen.law.calendar import VIETNAM
from tests.makers.board import Board
from tests.makers.histories import news
from tests.makers.offers import (
    OfferMonth,
    answer,
    board_of_start_portal,
    build_offers,
    decision,
    digest_of,
    naming,
    offer,
    unchanged,
)

AT = datetime(2026, 6, 3, 9, tzinfo=VIETNAM)
"""Wednesday, the last day of what was received on Monday by a class of two working days."""


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> OfferMonth:
    return build_offers(tmp_path_factory.mktemp("offers"))


@pytest.fixture(scope="module")
def content(month: OfferMonth) -> Iterator[MainContent]:
    with open_main_content(month.board.repository, month.board.tip.id, AT) as opened:
        yield opened


def received_of(content: MainContent, name: str) -> ReceivedOffer:
    return next(each for each in content.offers if each.page is not None and each.page.id == f"so-{name}")


def standings(content: MainContent, name: str) -> dict[str, str]:
    clocks = content.compute_offer_clocks(received_of(content, name))
    return {each.deadline.party: each.standing for each in clocks}


def values(finding: Any) -> dict[str, Any]:
    return dict(finding.diagnostic.values)


class TestWhatBecomesOfThem:
    def test_the_first_answer_of_the_right_board_counts(self, content: MainContent) -> None:
        states = {each.offer.record.changes[0].path.rpartition("/")[2]: each for each in content.offers}
        assert {name.split(".")[0]: each.offer.state for name, each in states.items()} == {
            "cho": "waiting",
            "dang": "accepted",
            "tu-choi": "declined",
            "danh-sach": "accepted",
            "doi": "waiting",
        }
        assert [each.title for each in content.offers if each.is_open] == [
            "Quyết định về việc so-cho",
            "Quyết định về việc so-doi",
        ]

    def test_the_audit_names_what_counts_for_nothing_and_what_changed(self, month: OfferMonth) -> None:
        audit = audit_approvals(month.board.repository, "main", None, AT)
        found = {each.diagnostic.code: each for each in audit.findings if each.diagnostic.code >= "APR246"}
        assert {code: each.paths for code, each in found.items()} == {
            "APR246": (month.answers["no_offer"].path,),
            "APR247": (month.answers["wrong_board"].path,),
            "APR248": (month.answers["again"].path,),
            "APR250": (month.offers["doi"].path,),
        }
        assert dict(found["APR248"].diagnostic.values)["first"] == digest_of(month.answers["tu-choi"])[:12]

    def test_a_declined_offer_is_an_answer_to_its_sender(self, month: OfferMonth) -> None:
        audit = audit_approvals(month.board.repository, "main", None, AT)
        report = report_answers(audit, "portal", ReportPeriod())
        keys = [each.key for each in report.tables[0].columns]
        (row,) = (
            dict(zip(keys, (cell_json(each, "vi") for each in row), strict=True)) for row in report.tables[0].rows
        )
        assert (row["action"], row["sender"], row["reason"]) == ("decline", "so", "lý do mẫu")
        assert row["paths"] == ["content/so/van-ban/tu-choi.vi.md"] and report.facts[0].value == 1

    def test_what_main_did_not_hold_was_not_offered_as_it_stands(self, tmp_path: Path) -> None:
        board = Board(tmp_path / "kho", ("so", "portal"))
        path = "content/so/tin/cu.vi.md"
        old = unchanged(board, path)
        board.publish({path: "Bài đã sửa.\n"})
        board.publish({path: "Bài sửa lần nữa.\n"})
        offer(board, path, changes=old)
        audit = audit_approvals(board.repository, "main", None, board.now)
        assert [each.diagnostic.code for each in audit.findings if each.diagnostic.code >= "APR246"] == ["APR249"]

    @given(st.permutations(range(4)))
    def test_the_order_in_which_records_are_listed_makes_no_difference(self, order: list[int]) -> None:
        records = [made_record("offer", "a", 1), *(made_record("answer", name, place) for name, place in ANSWERS)]
        shuffled = [records[number] for number in order]
        (matched,) = match_offers(shuffled)
        assert matched.answer is not None and matched.answer.digest == "b"
        assert {each.landed.digest: each.fault for each in find_faulty_answers(shuffled)} == {
            "c": "again",
            "d": "no_offer",
        }

    def test_an_offer_that_is_made_again_before_its_answer_is_one_offer(self) -> None:
        records = [made_record("offer", name, place) for name, place in (("a", 1), ("e", 2), ("f", 6))]
        first, later = match_offers([*records, made_record("answer", "b", 5)])
        assert (first.digests, first.state) == (("a", "e"), "accepted")
        assert (later.digests, later.state) == (("f",), "waiting")


ANSWERS = (("b", 2), ("c", 3), ("d", 0))


def made_record(action: str, digest: str, place: int) -> LandedRecord:
    """A valid record, of which only what matching looks at is real."""
    from portalgen.editorial.records.records import ApprovalRecord, FileState, PathChange

    state = FileState("100644", "0" * 64, 1)
    changes = (PathChange("content/so/tin/a.vi.md", state, state),) if action == "offer" else ()
    details = {"to": "portal"} if action == "offer" else {"offer": "a", "decision": "accept", "site": "portal"}
    record = ApprovalRecord("p", "0" * 40, action, changes, "x", AT, details=details)  # type: ignore[arg-type]
    return LandedRecord(f"{digest}.json", digest, place, record, None, "portal", "", ())


class TestClocks:
    def test_the_board_received_an_offer_between_its_saving_and_its_landing(self, content: MainContent) -> None:
        received = received_of(content, "cho")
        saved, landed = (datetime(2026, 6, 1, 8, minute, tzinfo=VIETNAM) for minute in (7, 8))
        assert (received.receipt.at, received.receipt.earliest) == (landed, saved)
        clocks = {each.deadline.party: each for each in content.compute_offer_clocks(received)}
        assert (clocks["supplier"].standing, clocks["supplier"].due and clocks["supplier"].due.last_day) == (
            "met",
            date(2026, 6, 3),
        )
        assert (clocks["board"].start, clocks["board"].due and clocks["board"].due.last_day) == (
            received.receipt.at,
            date(2026, 6, 3),
        )
        assert clocks["board"].standing == "soon"

    @pytest.mark.parametrize("name", ["dang", "tu-choi"])
    def test_publication_and_a_refusal_end_the_boards_clock(self, content: MainContent, name: str) -> None:
        assert standings(content, name) == {"supplier": "met", "board": "met"}

    def test_a_list_ends_the_boards_clock_where_it_takes_such_items(self, content: MainContent) -> None:
        news, document = (received_of(content, name).page for name in ("danh-sach", "cho"))
        assert news is not None and document is not None
        assert received_of(content, "danh-sach").end == received_of(content, "danh-sach").answered
        assert [
            is_in_list(content.portal, *each) for each in ((news, "portal"), (news, "xa"), (document, "portal"))
        ] == [
            True,
            False,
            False,
        ]

    def test_an_item_that_answers_an_offer_is_judged_by_its_receipt(self, content: MainContent) -> None:
        audited = audit_deadlines(content, ReportPeriod())
        clocks = {each.clock.deadline.party: each for each in audited.clocks if each.clock.page.id == "portal-dang"}
        receipt = received_of(content, "dang").receipt
        assert clocks["board"].clock.start == receipt.at == datetime(2026, 6, 1, 8, 10, tzinfo=VIETNAM)
        assert clocks["supplier"].agency == "Sở Ngoại vụ"

    def test_a_receipt_that_contradicts_the_offer_is_found_and_moves_nothing(self, content: MainContent) -> None:
        assert contradicts_receipt(received_of(content, "dang")) == datetime(2026, 6, 2, 8, 5, tzinfo=VIETNAM)
        (finding,) = (
            each.finding for each in find_due(content, read_open_work(content)) if each.finding.code == "APR251"
        )
        assert (finding.place.path, values(finding)["supplier"]) == ("content/portal/van-ban/dang.vi.md", "so")

    def test_a_claim_of_the_board_that_offers_makes_nobody_late_and_nobody_prompt(self, backdated: Board) -> None:
        assert [offer_standings(backdated, days=days) for days in (1, 8)] == [
            {"supplier": "unproven", "board": "within"},
            {"supplier": "unproven", "board": "overdue"},
        ]

    def test_both_moments_of_receipt_are_shown_where_they_lead_to_different_verdicts(self, backdated: Board) -> None:
        answered = resolve_main(backdated.repository, "refs/heads/tra-loi")
        with open_main_content(backdated.repository, answered, backdated.now, has_library=False) as content:
            table = offers_table(content, content.offers)
        keys = [each.key for each in table.columns]
        row = dict(zip(keys, (cell_json(each, "vi") for each in table.rows[0]), strict=True))
        assert row["board"] == "unproven"
        assert [each.rpartition(": ")[2] for each in row["readings"]] == ["trễ hạn", "đúng hạn"]

    def test_what_was_handed_in_before_on_the_own_site_is_not_late_when_it_is_offered(self, tmp_path: Path) -> None:
        board = board_of_start_portal(tmp_path)
        page = decision("so-lau", "33/QĐ-SNgV")
        board.publish(dict([page]))
        board.wait(days=150)
        offer(board, page[0])
        assert offer_standings(board)["supplier"] == "met"

    def test_an_item_that_says_that_it_was_received_earlier_is_believed(self, tmp_path: Path) -> None:
        board = board_of_start_portal(tmp_path)
        board.wait(hours=48)
        page = decision("so-som", "31/QĐ-SNgV")
        board.publish(dict([page]))
        record = offer(board, page[0])
        shown = naming(decision("portal-som", "31/QĐ-SNgV", site="portal", received="2026-06-01T08:00"), record)
        board.publish(dict([shown]), site="portal")
        with open_main_content(board.repository, board.tip.id, board.now) as content:
            (board_clock,) = (
                each for each in content.compute_clocks()
                if each.page.id == "portal-som" and each.deadline.party == "board"
            )  # fmt: skip
            assert board_clock.start == datetime(2026, 6, 1, 8, tzinfo=VIETNAM)

    def test_what_was_published_before_an_offer_is_no_answer_to_it(self, tmp_path: Path) -> None:
        board = board_of_start_portal(tmp_path)
        page = decision("so-muon", "32/QĐ-SNgV")
        first = decision("portal-muon", "32/QĐ-SNgV", site="portal")
        board.publish(dict([page]))
        board.publish(dict([first]), site="portal")
        board.wait(hours=24)
        record = offer(board, page[0])
        board.publish(dict([naming(first, record)]), site="portal")
        with open_main_content(board.repository, board.tip.id, board.now) as content:
            clocks = {each.deadline.party: each for each in content.compute_clocks() if each.page.id == "portal-muon"}
            assert clocks["board"].start == datetime(2026, 6, 1, 8, tzinfo=VIETNAM)
            table = offers_table(content, content.offers)
            place = [each.key for each in table.columns].index("problem")
            assert any("đã có trước khi đề nghị đến" in each for each in cell_json(table.rows[0][place], "vi"))


class TestWhatEndsNothing:
    """What a board says or writes down, and readers do not get."""

    @pytest.mark.parametrize("name", ["bare", "missing", "old", "list", "draft", "other", "rut"])
    def test_the_offer_stays_open_and_falls_due(self, unkept: MainContent, name: str) -> None:
        received = received_of(unkept, name)
        assert received.is_open
        assert standings(unkept, name)["board"] == "overdue"
        assert f"so-{name}" in [row["id"] for row in queue_offers(unkept, read_open_work(unkept), "portal")]

    def test_what_was_accepted_and_is_not_shown_is_reminded_of(self, unkept: MainContent) -> None:
        due = [each for each in find_due(unkept, read_open_work(unkept)) if each.finding.code == "APR254"]
        assert {each.title.rpartition(" ")[2] for each in due} == {"so-bare", "so-missing", "so-old", "so-list"}
        assert {each.finding.severity.name for each in due} == {"WARNING"}

    def test_what_no_item_answers_is_counted_for_the_board_that_was_asked(self, unkept: MainContent) -> None:
        audit = audit_deadlines(unkept, ReportPeriod(), ("portal",))
        offered = {each.clock.page.id: each for each in audit.clocks if each.clock.page.id.startswith("so-")}
        assert {name: each.verdict for name, each in offered.items()} == {
            **dict.fromkeys(("so-bare", "so-missing", "so-old", "so-list", "so-other"), "late"),
            "so-same": "on_time",
        }
        assert {(each.clock.page.site, each.clock.deadline.party) for each in offered.values()} == {("portal", "board")}

    def test_the_queue_says_why(self, unkept: MainContent) -> None:
        rows = {row["id"]: row for row in queue_offers(unkept, read_open_work(unkept), "portal")}
        assert {name: rows[f"so-{name}"]["state"] for name in ("bare", "draft")} == {
            "bare": "to_publish",
            "draft": "waiting",
        }
        problems = {
            "bare": "chưa bài nào",
            "old": "số khác",
            "list": "không có danh sách",
            "draft": "chưa hiện",
            "other": "số khác",
        }
        assert all(problem in rows[f"so-{name}"]["problem"][-1] for name, problem in problems.items())

    def test_the_same_document_that_was_shown_before_needs_no_second_publication(self, unkept: MainContent) -> None:
        received = received_of(unkept, "same")
        assert not received.is_open and standings(unkept, "same")["board"] == "met"


class TestWhatASignerIsTold:
    """Before anything is signed: an answer that would end no clock, and what is not to be seen."""

    @pytest.mark.parametrize(
        ("name", "details"),
        [
            ("bare", {"item": "so-bare"}),
            ("old", {"item": "portal-old"}),
            ("list", {"way": "list"}),
            ("tin", {"item": "portal-tin"}),
        ],
    )
    def test_an_answer_that_would_end_nothing_is_refused(
        self, unkept: MainContent, name: str, details: dict[str, str]
    ) -> None:
        offered = received_of(unkept, name).offer
        with pytest.raises(UsageError):
            check_answer(unkept.repository, unkept.tip, offered, {"decision": "accept", **details})

    def test_the_signer_learns_what_still_has_to_be_published(self, unkept: MainContent) -> None:
        offered = received_of(unkept, "bare").offer
        for details, words in (({}, "received.ref"), ({"item": "portal-moi"}, "chưa có bài `portal-moi`")):
            (caution,) = check_answer(
                unkept.repository, unkept.tip, offered, {"decision": "accept", **details}
            ).cautions
            assert words in caution.vi

    def test_the_signer_sees_titles_and_that_main_holds_something_else(self, content: MainContent) -> None:
        offered = [received_of(content, name).offer for name in ("cho", "doi")]
        same, changed = (
            check_answer(content.repository, content.tip, each, {"decision": "decline"}) for each in offered
        )
        assert (dict(same.titles), same.cautions) == (
            {"content/so/van-ban/cho.vi.md": "Quyết định về việc so-cho"},
            (),
        )
        assert "APR250" in changed.cautions[0].vi

    def test_a_draft_is_not_offered_without_a_word(self, unkept: MainContent) -> None:
        for item, words in (("portal-draft", ["bản nháp"]), ("so-bare", [])):
            changes = [each.change for each in propose_offer(unkept.repository, unkept.tip, "", item).changes]
            told = [each.vi for each in list_offer_cautions(unkept.repository, unkept.tip, "", changes)]
            assert len(told) == len(words) and all(word in text for word, text in zip(words, told, strict=True))


class TestWhoIsReminded:
    def test_the_queue_of_the_board_that_was_asked_has_the_time_left_on_both_clocks(self, content: MainContent) -> None:
        work = read_open_work(content)
        rows = {site: queue_offers(content, work, site) for site in ("portal", "xa")}
        assert [row["title"] for row in rows["portal"]] == ["Quyết định về việc so-cho", "Quyết định về việc so-doi"]
        assert rows["xa"] == []
        first, second = rows["portal"]
        assert (first["from"], first["supplier"], first["board"]) == ("so", "met", "soon")
        assert first["last_day"] == "hết ngày 03/06/2026"
        start = f"portalgen answer {first['offer'][:12]}"
        assert first["command"] == [f"{start} --accept --reason 'LÝ DO'", f"{start} --decline --reason 'LÝ DO'"]
        assert (first["id"], first["paths"]) == ("so-cho", ["content/so/van-ban/cho.vi.md"])
        assert "khác nội dung được đề nghị" in second["problem"][0]

    def test_what_is_offered_and_answered_in_submissions_is_seen_in_the_queue(self, tmp_path: Path) -> None:
        board = board_of_start_portal(tmp_path)
        page = decision("so-cho-duyet", "41/QĐ-SNgV")
        submission = board.submit(dict([page]), author="editor-so")
        record = offer(board, page[0], changes=board.changes_of(submission))
        answering = board.submit(
            dict(
                [naming(decision("portal-cho-duyet", "41/QĐ-SNgV", site="portal", received="2026-06-02T08:00"), record)]
            ),
            author="editor-portal",
        )
        for name, each in (("de-nghi", submission), ("tra-loi", answering)):
            board.store.point(f"refs/heads/{name}", each.head.id)
        with open_main_content(board.repository, board.tip.id, AT, has_library=False) as content:
            assert content.offers[0].page is None
            work = read_open_work(content)
            (row,) = queue_offers(content, work, "portal")
            assert (row["title"], row["board"]) == ("Quyết định về việc so-cho-duyet", "soon")
            assert row["shown"] == "đang chờ trong bài gửi tra-loi"
            (draft,) = (each for each in work.items if each.names == ("tra-loi",))
            assert {each.deadline.party: each.start for each in draft.clocks}["board"] == content.offers[0].receipt.at

    def test_an_offer_that_only_waits_was_received_all_the_same(self, tmp_path: Path) -> None:
        board = board_of_start_portal(tmp_path)
        page = decision("so-gui-len", "42/QĐ-SNgV")
        board.publish(dict([page]))
        record = board.make_record(unchanged(board, page[0]), by="chief-so", action="offer", details={"to": "portal"})
        submission = board.submit(record.files, author="chief-so")
        board.store.point("refs/heads/phieu/offer", submission.head.id)
        with open_main_content(board.repository, board.tip.id, AT, has_library=False) as content:
            work = read_open_work(content)
            (row,) = queue_offers(content, work, "portal")
            (reminder,) = (each for each in find_due(content, work, ("portal",)) if each.finding.code == "APR252")
        assert (reminder.finding.severity.name, reminder.names) == ("WARNING", ("phieu/offer",))
        assert (row["state"], row["title"], row["command"]) == ("pushed", "Quyết định về việc so-gui-len", [])
        assert row["received"] == submission.head.committed_at.astimezone(VIETNAM).isoformat()
        assert (row["board"], row["last_day"]) == ("soon", "hết ngày 03/06/2026")

    def test_an_offer_without_an_answer_is_reminded_of_until_its_last_day(self, content: MainContent) -> None:
        due = find_due(content, read_open_work(content), ("portal",))
        found = {each.title: each.finding for each in due if each.finding.code == "APR252"}
        assert list(found) == ["Quyết định về việc so-cho", "Quyết định về việc so-doi"]
        finding = found["Quyết định về việc so-cho"]
        assert (finding.severity.name, finding.due) == ("WARNING", datetime(2026, 6, 4, tzinfo=VIETNAM))
        assert values(finding)["left"].vi == ": còn 15 giờ, hết ngày 03/06/2026"
        assert not [
            each for each in find_due(content, read_open_work(content), ("xa",)) if each.finding.code == "APR252"
        ]

    def test_an_item_has_the_offers_of_it_and_those_that_it_answers(self, content: MainContent) -> None:
        for item in ("so-dang", "portal-dang"):
            assert [each.title for each in list_offers_about(content, item)] == ["Quyết định về việc so-dang"]

    def test_an_emergency_is_reminded_of_with_the_last_moment_until_it_is_approved(self, tmp_path: Path) -> None:
        board = board_of_start_portal(tmp_path)
        submission = board.submit(dict([decision("so-khan", "51/QĐ-SNgV")]), author="editor-so")
        board.sign(submission, by="secretary-so", action="emergency")
        landed = board.merge(submission)
        published = board.now
        (owed,) = owed_approvals(board, published + timedelta(hours=1))
        assert (owed.severity.name, owed.due) == ("WARNING", published + timedelta(hours=24))
        assert values(owed)["left"].vi == "còn 23 giờ"
        assert "Tổ thư ký" in values(owed)["signer"]
        (late,) = owed_approvals(board, published + timedelta(hours=25))
        assert late.severity.name == "ERROR"
        board.ratify(landed, by="chief-so")
        assert owed_approvals(board, published + timedelta(hours=25)) == []


@pytest.fixture(scope="module")
def unkept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainContent]:
    """Offers that were answered, or are named by items, without that readers of the receiving site got anything."""
    board = board_of_start_portal(tmp_path_factory.mktemp("unkept"))
    names = ("bare", "missing", "old", "list", "draft", "other", "same")
    pages = {name: decision(f"so-{name}", f"6{number}/QĐ-SNgV") for number, name in enumerate(names)}
    pages["rut"] = decision("so-rut", "67/QĐ-SNgV")
    pages["tin"] = news("so-tin", "việc so-tin", event_end=None, date="2026-06-01")
    board.publish(dict(pages.values()))
    old = (
        decision("portal-old", "90/QĐ-SNgV", site="portal"),
        decision("portal-same", "66/QĐ-SNgV", site="portal"),
        news("portal-tin", "việc so-tin", event_end=None, date="2026-06-01", site="portal"),
    )
    board.publish(dict(old), site="portal")
    board.wait(hours=1)
    offers = {name: offer(board, page[0]) for name, page in pages.items()}
    naming_pages = (
        naming(decision("portal-draft", "64/QĐ-SNgV", site="portal", draft=True), offers["draft"]),
        naming(decision("portal-other", "91/QĐ-SNgV", site="portal"), offers["other"]),
    )
    path, text = naming(decision("portal-rut", "67/QĐ-SNgV", site="portal"), offers["rut"])
    withdrawn = {path: text.replace("---\n", "---\nwithdrawn: {at: 2026-06-01T08:00, reason: duplicate}\n", 1)}
    board.publish(dict(naming_pages) | withdrawn, site="portal")
    details = {
        "bare": {},
        "missing": {"item": "portal-missing"},
        "old": {"item": "portal-old"},
        "list": {"way": "list"},
        "same": {"item": "portal-same"},
    }
    for name, words in details.items():
        answer(board, digest_of(offers[name]), **words)
    with open_main_content(board.repository, board.tip.id, board.now + timedelta(days=18), has_library=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def backdated(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """An offer that a clock set back saved on 02/06, of what was handed in with it; main has it on 11/06.

    The branch `tra-loi` goes on with an answer that declines it.
    """
    board = board_of_start_portal(tmp_path_factory.mktemp("backdated"))
    page = decision("so-lui", "34/QĐ-SNgV")
    base = board.tip
    board.wait(days=10)
    content = board.submit(dict([page]), author="editor-so")
    real = board.now
    board.now = datetime(2026, 6, 2, 9, tzinfo=VIETNAM)
    record = board.make_record(
        board.changes_of(content), by="secretary-so", action="offer", details={"to": "portal"}, onto=base.id
    )
    submission = board.submit(record.files, author="secretary-so", base=base)
    board.now = real
    board.merge(submission)
    board.merge(content)
    words = {"offer": digest_of(record), "decision": "decline", "site": "portal"}
    declined = board.make_record((), by="chief-portal", action="answer", reason="lý do mẫu", details=words)
    landed = board.tip
    board.land(declined)
    board.store.point("refs/heads/tra-loi", board.tip.id)
    board.force_push(landed)
    return board


def offer_standings(board: Board, **later: int) -> dict[str, str]:
    """How the clocks of the only offer stand."""
    at = board.now + timedelta(**later)
    with open_main_content(board.repository, board.tip.id, at, has_library=False) as content:
        clocks = content.compute_offer_clocks(content.offers[0])
        return {each.deadline.party: each.standing for each in clocks}


def queue_offers(content: MainContent, work: Any, site: str) -> list[dict[str, Any]]:
    table = report_queue(content, work, (site,)).tables[3]
    keys = [each.key for each in table.columns]
    return [dict(zip(keys, (cell_json(each, "vi") for each in row), strict=True)) for row in table.rows]


def owed_approvals(board: Board, at: datetime) -> list[Any]:
    with open_main_content(board.repository, board.tip.id, at, has_library=False) as content:
        audit = audit_approvals(board.repository, board.tip.id, None, at)
        due = find_due(content, read_open_work(content), audit=audit)
        return [each.finding for each in due if each.finding.code == "APR253"]
