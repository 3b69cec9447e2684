"""What is called on time: by every value that stood on main, from the first version that is sufficient in itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from portalgen.config.values import parse_datetime
from portalgen.diagnostics.sentences import sentence_of
from portalgen.pipeline.linting.options import LintReport
from tests.makers.deadlines import EVENT, LIMITS, PAPER, WAIVERS, approve_rules, event, paper, publish, save
from tests.makers.lint.story import LEGAL, LIGHT, commit, git
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import codes, kept_portal, news, report_of

LATER: Final = "2026-12-20T08:00"
POLICY: Final = "site-config/governance/policy.yaml"
RECEIPT: Final = '{at: %s, via: Trục liên thông văn bản, ref: "00"}'


@pytest.fixture
def portal(tmp_path: Path) -> SmallPortal:
    """On the branch `bai`. The paper of the maker is due at the end of Thursday 26/11/2026."""
    return kept_portal(tmp_path / "portal", LIGHT)


def check(portal: SmallPortal, at: str = LATER, base: str = "") -> LintReport:
    return report_of(portal, at=parse_datetime(at), base=base)


def standing(portal: SmallPortal, item: str, party: str = "board", at: str = LATER, base: str = "") -> str:
    found = [
        each.standing
        for each in check(portal, at, base).all_clocks
        if (each.page.id, each.deadline.party) == (item, party)
    ]
    return found[0] if found else "none"


def change(portal: SmallPortal, files: dict[str, str | None], made: str, approved: str) -> None:
    """A submission of these files (None: removed) that is made and approved at these times."""
    git(portal.root, "checkout", "-q", "main")
    git(portal.root, "checkout", "-q", "-B", "bai")
    for path, text in files.items():
        if text is None:
            portal.remove(path)
        else:
            portal.write(path, text)
    save(portal, made)
    publish(portal, approved)


def posted(portal: SmallPortal, approved: str, **keys: str) -> None:
    """The paper, handed in on Monday morning and approved then."""
    change(portal, {PAPER: paper(**keys)}, "2026-11-23T10:00", approved)


# The start of a clock


def test_a_day_of_receipt_after_the_publication_is_an_error_and_no_verdict(portal: SmallPortal) -> None:
    posted(portal, "2026-11-23T11:00", received=RECEIPT % "2026-11-24T09:00")
    assert standing(portal, "so-quyet-dinh") == "impossible"
    assert "DDL202" in codes(check(portal))


def test_a_day_of_receipt_after_a_proven_submission_is_an_error_and_no_verdict(portal: SmallPortal) -> None:
    posted(portal, "2026-11-30T11:00", received=RECEIPT % "2026-11-27T09:00")
    assert standing(portal, "so-quyet-dinh") == "impossible"


def test_a_day_of_receipt_without_an_hour_is_not_after_the_same_day(portal: SmallPortal) -> None:
    posted(portal, "2026-11-23T11:00", received=RECEIPT % "2026-11-23")
    assert standing(portal, "so-quyet-dinh") == "met"


def test_a_receipt_that_is_moved_past_the_publication_leaves_a_missed_item_missed(portal: SmallPortal) -> None:
    posted(portal, "2026-11-30T08:00")
    assert standing(portal, "so-quyet-dinh") == "late"
    moved = paper(received=RECEIPT % "2026-12-01T09:00")
    change(portal, {PAPER: moved}, "2026-12-02T08:00", "2026-12-02T09:00")
    assert standing(portal, "so-quyet-dinh") == "late"
    assert "DDL202" in codes(check(portal))


def test_a_receipt_that_is_moved_in_ones_own_favour_gives_no_verdict_and_both_are_told(portal: SmallPortal) -> None:
    change(
        portal,
        {PAPER: paper(received=RECEIPT % "2026-11-16T09:00", issued="2026-11-10")},
        "2026-11-24T09:30",
        "2026-11-25T08:00",
    )
    assert standing(portal, "so-quyet-dinh") == "late"
    moved = paper(received=RECEIPT % "2026-11-24T09:00", issued="2026-11-10")
    change(portal, {PAPER: moved}, "2026-11-26T08:00", "2026-11-26T09:00")
    assert standing(portal, "so-quyet-dinh") == "unproven"
    (told,) = [sentence_of(each.diagnostic, "vi") for each in check(portal).findings if each.code == "DDL217"]
    assert "từ 09:00 ngày 16/11/2026 (hạn hết ngày 18/11/2026), xong 08:00 ngày 25/11/2026 thì trễ hạn" in told
    assert "từ 09:00 ngày 24/11/2026 (hạn hết ngày 26/11/2026), xong 08:00 ngày 25/11/2026 thì đúng hạn" in told


def test_a_correction_against_ones_own_interest_counts_at_once(portal: SmallPortal) -> None:
    posted(portal, "2026-11-25T08:00")
    assert standing(portal, "so-quyet-dinh") == "met"
    moved = paper(received=RECEIPT % "2026-11-19T09:00", issued="2026-11-18")
    change(portal, {PAPER: moved}, "2026-11-26T08:00", "2026-11-26T09:00")
    assert standing(portal, "so-quyet-dinh") == "late"


def test_who_moves_a_fact_there_and_back_has_the_verdict_of_the_strict_one(portal: SmallPortal) -> None:
    strict = paper(received=RECEIPT % "2026-11-16T09:00", issued="2026-11-10")
    lax = paper(received=RECEIPT % "2026-11-23T09:00", issued="2026-11-10")
    change(portal, {PAPER: strict}, "2026-11-23T10:00", "2026-11-24T08:00")
    change(portal, {PAPER: lax}, "2026-11-25T10:00", "2026-11-25T11:00")
    assert standing(portal, "so-quyet-dinh") == "unproven"
    change(portal, {PAPER: strict}, "2026-11-26T10:00", "2026-11-26T11:00")
    assert standing(portal, "so-quyet-dinh") == "late"


@pytest.mark.parametrize("keys", [{"normative": "true"}, {"deadline_class": "planning"}])
def test_a_laxer_class_makes_nothing_on_time(portal: SmallPortal, keys: dict[str, str]) -> None:
    posted(portal, "2026-11-27T08:00")
    change(portal, {PAPER: paper(**keys)}, "2026-12-01T08:00", "2026-12-01T09:00")
    assert standing(portal, "so-quyet-dinh") == "unproven"


def test_another_kind_does_not_end_a_clock(portal: SmallPortal) -> None:
    posted(portal, "2026-11-27T08:00")
    text = news("so-quyet-dinh", "Sở đã ban hành quyết định về nội quy.\n", title="Quyết định (mẫu) về nội quy cơ quan")
    change(portal, {PAPER: None, "content/so/tin-tuc/noi-quy.vi.md": text}, "2026-12-01T08:00", "2026-12-01T09:00")
    assert standing(portal, "so-quyet-dinh") == "late"


# The end of a clock


@pytest.mark.parametrize(
    "body", ["Nội dung đang được cập nhật.\n", "\n", "## Nội dung\n", "Toàn văn sẽ được bổ sung sau.\n"]
)
def test_a_stub_is_not_published_and_the_text_after_the_limit_is_late(portal: SmallPortal, body: str) -> None:
    stub = paper().replace("Điều 1. Nội dung mẫu.\n", body)
    change(portal, {PAPER: stub}, "2026-11-23T10:00", "2026-11-24T08:00")
    assert standing(portal, "so-quyet-dinh", at="2026-11-25T08:00") == "within"
    assert standing(portal, "so-quyet-dinh") == "overdue"
    change(portal, {PAPER: paper()}, "2026-11-27T08:00", "2026-11-27T09:00")
    assert standing(portal, "so-quyet-dinh") == "late"


def test_news_that_is_published_short_and_then_extended_is_normal_work(portal: SmallPortal) -> None:
    change(portal, {EVENT: event()}, "2026-11-22T08:00", "2026-11-22T09:00")
    longer = event() + "\nHội nghị kết thúc lúc 20 giờ, có 200 đại biểu tham dự.\n"
    change(portal, {EVENT: longer}, "2026-11-24T08:00", "2026-11-24T09:00")
    assert standing(portal, "so-su-kien", "supplier") == "met"


def test_an_empty_draft_hands_nothing_in(portal: SmallPortal) -> None:
    portal.write(EVENT, event(draft="true").partition("\n---\n")[0] + "\n---\n")
    save(portal, "2026-11-22T08:00")
    portal.write(EVENT, event())
    save(portal, "2026-11-24T08:00")
    assert standing(portal, "so-su-kien", "supplier", base="main") == "late"
    publish(portal, "2026-11-24T09:00")
    assert standing(portal, "so-su-kien", "supplier") == "late"


def test_a_draft_with_its_text_is_handed_in(portal: SmallPortal) -> None:
    portal.write(EVENT, event(draft="true"))
    save(portal, "2026-11-22T08:00")
    portal.write(EVENT, event())
    save(portal, "2026-11-24T08:00")
    assert standing(portal, "so-su-kien", "supplier", base="main") == "met"


@pytest.mark.parametrize(("gone", "expected"), [("2026-11-23T13:00", "taken_down"), ("2026-11-30T13:00", "met")])
def test_what_is_not_public_at_its_limit_was_taken_down(portal: SmallPortal, gone: str, expected: str) -> None:
    posted(portal, "2026-11-23T11:00")
    change(portal, {PAPER: paper(draft="true")}, gone, gone)
    assert standing(portal, "so-quyet-dinh") == expected


def test_what_is_back_before_its_limit_was_on_time(portal: SmallPortal) -> None:
    posted(portal, "2026-11-23T11:00")
    change(portal, {PAPER: paper(draft="true")}, "2026-11-23T13:00", "2026-11-23T14:00")
    change(portal, {PAPER: paper()}, "2026-11-25T13:00", "2026-11-25T14:00")
    assert standing(portal, "so-quyet-dinh") == "met"


# Ids


OLD: Final = {
    "number": '"1/QĐ-SNgV"',
    "title": "Quyết định về lịch trực",
    "received": RECEIPT % "2026-11-02T09:00",
    "issued": "2026-10-30",
}


def test_an_id_of_a_removed_document_begins_a_clock_of_its_own(portal: SmallPortal) -> None:
    change(portal, {PAPER: paper(**OLD)}, "2026-11-02T10:00", "2026-11-03T08:00")
    change(portal, {PAPER: None}, "2026-11-10T10:00", "2026-11-10T11:00")
    posted(portal, "2026-11-30T08:00")
    assert standing(portal, "so-quyet-dinh") == "late"


def test_a_submission_that_uses_an_id_of_long_ago_is_told(portal: SmallPortal) -> None:
    change(portal, {PAPER: paper(**OLD)}, "2026-11-02T10:00", "2026-11-03T08:00")
    change(portal, {PAPER: None}, "2026-11-10T10:00", "2026-11-10T11:00")
    git(portal.root, "checkout", "-q", "-B", "bai")
    portal.write(PAPER, paper())
    save(portal, "2026-11-23T10:00")
    assert "IDN202" in codes(check(portal, base="main"))
    assert standing(portal, "so-quyet-dinh", base="main") == "overdue"


def test_the_same_document_that_comes_back_is_the_same(portal: SmallPortal) -> None:
    posted(portal, "2026-11-23T11:00")
    change(portal, {PAPER: None}, "2026-12-01T10:00", "2026-12-01T11:00")
    change(portal, {PAPER: paper()}, "2026-12-05T10:00", "2026-12-05T11:00")
    assert standing(portal, "so-quyet-dinh") == "met"


def test_a_document_that_is_overwritten_by_another_is_another(portal: SmallPortal) -> None:
    change(portal, {PAPER: paper(**OLD)}, "2026-11-02T10:00", "2026-11-03T08:00")
    posted(portal, "2026-11-30T08:00")
    assert standing(portal, "so-quyet-dinh") == "late"


def test_a_misprint_in_a_number_accuses_nobody(portal: SmallPortal) -> None:
    posted(portal, "2026-11-23T11:00")
    change(portal, {PAPER: paper(number='"01/QĐ-SNgV"')}, "2026-12-01T10:00", "2026-12-01T11:00")
    assert standing(portal, "so-quyet-dinh") == "unproven"


@pytest.mark.parametrize(
    "keys",
    [
        {"issuer": "Sở Ngoại vụ tỉnh Lâm Đồng"},
        {"number": '"00/QĐ–SNgV"'},
        {"title": "Quyết định ban hành nội quy mới"},
    ],
)
def test_what_is_written_in_full_or_otherwise_is_the_same_document(portal: SmallPortal, keys: dict[str, str]) -> None:
    posted(portal, "2026-11-23T11:00")
    change(portal, {PAPER: paper(**keys)}, "2026-12-01T10:00", "2026-12-01T11:00")
    assert standing(portal, "so-quyet-dinh") == "met"


def test_a_corrected_number_and_a_clearer_title_accuse_nobody(portal: SmallPortal) -> None:
    posted(portal, "2026-11-23T11:00")
    clearer = paper(number='"01/QĐ-SNgV"', title="Về lịch tiếp công dân định kỳ")
    change(portal, {PAPER: clearer}, "2026-12-01T10:00", "2026-12-01T11:00")
    assert standing(portal, "so-quyet-dinh") == "unproven"


def test_the_same_document_under_a_new_id_does_not_begin_anew(portal: SmallPortal) -> None:
    posted(portal, "2026-11-30T08:00")
    change(portal, {PAPER: None}, "2026-12-01T10:00", "2026-12-01T11:00")
    again = paper(received=RECEIPT % "2026-12-02T09:00").replace("id: so-quyet-dinh", "id: so-quyet-dinh-hai")
    change(portal, {PAPER: again}, "2026-12-02T10:00", "2026-12-02T11:00")
    assert standing(portal, "so-quyet-dinh-hai") == "late"


def test_another_kind_first_and_the_document_later_is_not_on_time(portal: SmallPortal) -> None:
    first = (
        news("so-quyet-dinh", "Sở sẽ ban hành quyết định trong tuần.\n")
        .replace("kind: news", "kind: page")
        .replace("date: 2026-11-20\n", "")
    )
    change(portal, {"content/so/gioi-thieu/quyet-dinh.vi.md": first}, "2026-11-23T10:00", "2026-11-24T08:00")
    change(
        portal, {"content/so/gioi-thieu/quyet-dinh.vi.md": None, PAPER: paper()}, "2026-12-01T10:00", "2026-12-01T11:00"
    )
    assert standing(portal, "so-quyet-dinh") == "unproven"


def test_what_is_never_filled_was_never_handed_in(portal: SmallPortal) -> None:
    empty = event().replace("Hội nghị diễn ra buổi sáng.", "Đang cập nhật.")
    change(portal, {EVENT: empty}, "2026-11-22T08:00", "2026-11-22T09:00")
    assert standing(portal, "so-su-kien", "supplier") == "overdue"


def test_a_text_that_gives_way_to_a_stub_before_its_limit_was_taken_down(portal: SmallPortal) -> None:
    posted(portal, "2026-11-23T11:00")
    stub = paper().replace("Điều 1. Nội dung mẫu.\n", "Đang cập nhật.\n")
    change(portal, {PAPER: stub}, "2026-11-23T13:00", "2026-11-23T14:00")
    assert standing(portal, "so-quyet-dinh") == "taken_down"


# The history


def test_a_commit_that_claims_to_be_older_than_the_adoption_stays_in_sight(portal: SmallPortal) -> None:
    approve_rules(portal, {LIMITS: LEGAL[LIMITS].replace("evidence_starts: 2026-01-01", "evidence_starts: 2026-11-15")})
    git(portal.root, "checkout", "-q", "-B", "bai")
    portal.write(PAPER, paper(received=RECEIPT % "2026-11-16T09:00", issued="2026-11-10"))
    save(portal, "2026-11-01T08:00")
    assert standing(portal, "so-quyet-dinh", base="main") in ("overdue", "impossible")
    publish(portal, "2026-11-30T08:00")
    assert standing(portal, "so-quyet-dinh") in ("late", "impossible")


def test_a_policy_that_is_written_later_proves_nothing_of_before(portal: SmallPortal) -> None:
    git(portal.root, "checkout", "-q", "main")
    portal.write(PAPER, paper())
    save(portal, "2026-11-23T10:00")
    assert standing(portal, "so-quyet-dinh") == "unproven"
    portal.write(POLICY, "merge_method: squash\nforge_committers: [bien-tap@example.vn]\n")
    save(portal, "2026-12-01T10:00")
    assert standing(portal, "so-quyet-dinh") == "unproven"
    portal.write(
        PAPER.replace("quyet-dinh", "khac"),
        paper(number='"02/QĐ-SNgV"', received=RECEIPT % "2026-12-02T09:00").replace("so-quyet-dinh", "so-khac"),
    )
    save(portal, "2026-12-02T10:00")
    assert standing(portal, "so-khac") == "met"


def nested(portal: SmallPortal, when: str, start: str) -> None:
    """A submission, on the branch `bai`, that begins at `start` and has another branch merged into it."""
    dated = {
        "GIT_COMMITTER_DATE": parse_datetime(when).isoformat(),
        "GIT_AUTHOR_DATE": parse_datetime(when).isoformat(),
    }
    for name, file in (("con", "mot"), ("bai", "hai")):
        git(portal.root, "checkout", "-q", "-B", name, start)
        portal.write(
            f"content/so/tin-tuc/{file}.vi.md", news(f"so-{file}", title=f"Tin {file} của Sở", summary=f"Tin {file}.")
        )
        commit(portal.root, parse_datetime(when).isoformat(), "Bài")
    git(portal.root, "merge", "-q", "--no-ff", "-m", "Gộp", "con", **dated)


def test_a_nested_merge_does_not_take_late_from_what_it_crosses(portal: SmallPortal) -> None:
    start = git(portal.root, "rev-parse", "main").strip()
    posted(portal, "2026-11-30T08:00")
    nested(portal, "2026-12-02T08:00", start)
    publish(portal, "2026-12-03T08:00")
    assert standing(portal, "so-quyet-dinh") == "late"


def test_colleagues_that_merge_branches_lose_no_verdict_that_both_readings_give(portal: SmallPortal) -> None:
    start = git(portal.root, "rev-parse", "main").strip()
    posted(portal, "2026-11-24T08:00")
    nested(portal, "2026-11-24T09:00", start)
    publish(portal, "2026-11-25T08:00")
    assert standing(portal, "so-quyet-dinh") == "met"


def test_a_submission_that_would_take_a_verdict_is_told_of_the_item(portal: SmallPortal) -> None:
    start = git(portal.root, "rev-parse", "main").strip()
    posted(portal, "2026-11-24T08:00")
    nested(portal, "2026-12-02T08:00", start)
    found = [each for each in check(portal, base="main").findings if each.code == "GOV206"]
    assert [(each.place.path, each.related) for each in found] == [(PAPER, ("id:so-quyet-dinh",))]


def test_a_submission_that_brings_itself_up_to_date_is_not_told(portal: SmallPortal) -> None:
    portal.write(EVENT, event())
    save(portal, "2026-11-22T08:00")
    git(portal.root, "branch", "-q", "-f", "cu")
    posted(portal, "2026-11-24T08:00")
    git(portal.root, "checkout", "-q", "cu")
    git(portal.root, "merge", "-q", "-m", "Cập nhật", "main")
    assert "GOV206" not in codes(check(portal, base="main"))


# Rules that were moved


def test_a_later_start_of_the_record_is_told_and_an_earlier_one_is_not(portal: SmallPortal) -> None:
    earlier = LEGAL[LIMITS].replace("evidence_starts: 2026-01-01", "evidence_starts: 2025-12-01")
    later = LEGAL[LIMITS].replace("evidence_starts: 2026-01-01", "evidence_starts: 2026-10-01")
    approve_rules(portal, {LIMITS: earlier})
    git(portal.root, "checkout", "-q", "main")
    assert "DDL218" not in codes(check(portal))
    approve_rules(portal, {LIMITS: later})
    assert "DDL218" in codes(check(portal))


def test_a_waiver_before_the_limit_is_not_told(portal: SmallPortal) -> None:
    waiver = (
        "waivers:\n  - {code: DDL205, item: so-quyet-dinh, reason: Chờ ý kiến, approved_by: Trưởng Ban Biên tập, "
        "from: 2026-11-01, until: 2026-12-31}\n"
    )
    change(portal, {PAPER: paper(draft="true")}, "2026-11-23T10:00", "2026-11-23T11:00")
    portal.write(WAIVERS, waiver)
    save(portal, "2026-11-25T10:00")
    assert "SUP211" not in codes(check(portal))
