"""What an export tells readers of the versions of a page, and what it never tells."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from portalgen.content.page_history import HistoryVersion, PageHistory, page_history_path, parse_page_history
from portalgen.editorial.audit.approval_audit import audit_approvals
from portalgen.editorial.deadlines.main_content import open_main_content
from portalgen.editorial.page_history.page_history_export import export_page_histories
from tests.makers.board import VIETNAM, Board
from tests.makers.page_histories import CITIZEN_NUMBER, NEWS, TEXT, news, notes, open_office, play
from tests.makers.portal import page

AT = datetime(2026, 7, 1, tzinfo=VIETNAM)


@dataclass(frozen=True)
class Office:
    """An office with what an export of it is."""

    board: Board
    files: Mapping[str, bytes]

    def history(self, id: str) -> PageHistory:
        return parse_page_history(self.files[page_history_path("so", id)])

    def versions(self, id: str, language: str = "vi") -> tuple[HistoryVersion, ...]:
        """Oldest first."""
        own = self.history(id).in_language(language)
        return own.versions[::-1] if own is not None else ()


def export(board: Board, at: datetime = AT) -> Office:
    repository = board.repository
    audit = audit_approvals(repository, "main", board.genesis, at)
    with open_main_content(repository, board.tip.id, at) as content:
        return Office(board, export_page_histories(content, audit))


def test_a_long_export_reports_each_item(office: Office) -> None:
    board, steps = office.board, list[tuple[str, int, int]]()
    audit = audit_approvals(board.repository, "main", board.genesis, AT)
    with open_main_content(board.repository, board.tip.id, AT) as content:
        files = export_page_histories(content, audit, progress=lambda *step: steps.append(step))
    assert files == office.files
    counts = [(done, total) for stage, done, total in steps if stage == "page histories"]
    assert counts == [(number, len(counts)) for number in range(len(counts))]
    assert len(counts) >= len(files) > 1
    assert "history" in {stage for stage, _, _ in steps}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return export(play(tmp_path_factory.mktemp("office") / "kho"))


def events(versions: tuple[HistoryVersion, ...]) -> list[str]:
    return [each.event for each in versions]


def test_a_correction_is_told_with_its_note_its_approver_and_its_words(office: Office) -> None:
    first, corrected, _ = office.versions("so-hoi-nghi")
    assert (first.event, first.worth, first.approval, first.approvers) == (
        "published", "proven", "before", ("Trưởng Ban so",),
    )  # fmt: skip
    assert (corrected.event, corrected.note, corrected.level) == ("corrected", "Sửa giờ họp", "person")
    (change,) = corrected.changes
    assert ("removed", "24/11/2026") in change.runs and ("added", "25/11/2026") in change.runs
    before, after = ("".join(text for kind, text in change.runs if kind != side) for side in ("added", "removed"))
    assert before == TEXT.split("\n")[0] and after == before.replace("8 giờ ngày 24", "9 giờ ngày 25")


def test_what_nobody_approved_and_nothing_proves_says_so(office: Office) -> None:
    replaced = office.versions("so-hoi-nghi")[-1]
    assert (replaced.event, replaced.worth, replaced.level, replaced.approval) == (
        "changed", "unproven", "none", "none",
    )  # fmt: skip
    assert [(each.part, each.name) for each in replaced.changes] == [("file", "moi.pdf")]
    assert replaced.approvers == ()


def test_a_translation_has_its_own_versions(office: Office) -> None:
    assert events(office.versions("so-hoi-nghi", "en")) == ["published"]


def test_drafts_and_what_waited_are_no_versions(office: Office) -> None:
    assert page_history_path("so", "so-nhap") not in office.files
    (only,) = office.versions("so-cho")
    assert only.at == datetime(2026, 6, 20, 8, tzinfo=VIETNAM)


def test_the_end_of_a_set_time_is_told(office: Office) -> None:
    _, over = office.versions("so-het-han")
    assert (over.event, over.at) == ("expired", datetime(2026, 6, 6, tzinfo=VIETNAM))


@pytest.mark.parametrize(
    ("id", "event", "reason"), [("so-thu-hoi", "withdrawn", "personal_data"), ("so-go", "removed", "outdated")]
)
def test_a_removal_has_its_date_and_class_of_reason_and_no_words(
    office: Office, id: str, event: str, reason: str
) -> None:
    removal = office.versions(id)[1]
    assert (removal.event, removal.reason) == (event, reason)
    assert all(each.is_withheld and not each.changes for each in office.versions(id))


def test_a_correction_for_a_reason_that_forbids_it_keeps_only_what_came_after(office: Office) -> None:
    first, corrected, later = office.versions("so-dinh-chinh")
    assert first.is_withheld and corrected.is_withheld and corrected.note == "Sửa tên"
    assert not later.is_withheld and [each.runs for each in later.changes] == [
        (("same", "Tên mới"), ("added", " hơn"), ("same", "."))
    ]


@pytest.mark.parametrize("id", ["so-ro-ri", "so-sua-lang"])
def test_a_passage_with_personal_data_is_withheld_though_nobody_said_why_it_went(office: Office, id: str) -> None:
    changes = office.versions(id)[1].changes
    assert [each.is_withheld for each in changes].count(True) == 1
    assert any(("added", " rồi") in each.runs for each in changes)


def test_nothing_that_was_withheld_stands_anywhere(office: Office) -> None:
    written = b"".join(office.files.values()).decode()
    for words in (CITIZEN_NUMBER, "bí mật", "bị gỡ", "Tên cũ", "người mẫu"):
        assert words not in written


def test_no_id_of_a_person_and_no_address_stands_anywhere(office: Office) -> None:
    written = b"".join(office.files.values()).decode()
    assert "chief-so" not in written and "@" not in written


def test_an_export_is_the_same_each_time(office: Office) -> None:
    assert export(office.board).files == office.files


def test_what_a_purge_names_is_withheld(tmp_path: Path) -> None:
    board = open_office(tmp_path / "kho")
    path = f"{NEWS}/bai.vi.md"
    for text in ("Chữ một.\n", "Chữ hai.\n"):
        board.publish({path: news("so-bai", text)})
    purge = json.dumps({"format": "portalgen-purge-1", "files": [{"path": path}]})
    board.push({"site-config/governance/purges/2026-06-01-0.json": purge}, by="owner-1")
    board.publish({path: news("so-bai", "Chữ ba.\n")})
    board.publish({path: news("so-bai", "Chữ bốn.\n")})
    versions = export(board).versions("so-bai")
    assert [each.is_withheld for each in versions] == [True, True, True, False]


def test_drafting_again_and_back_is_told_and_so_are_a_note_with_private_words_and_an_emergency(tmp_path: Path) -> None:
    board = open_office(tmp_path / "kho")
    path = f"{NEWS}/bai.vi.md"
    board.publish({path: news("so-bai", "Chữ.\n")})
    board.publish({path: news("so-bai", "Chữ.\n", draft="true")})
    note = notes(("2026-06-01T08:00", f"Xóa số {CITIZEN_NUMBER}", ""))
    board.publish({path: news("so-bai", "Chữ.\n", change_notes=note)})
    submission = board.submit({path: news("so-bai", "Chữ khẩn.\n", change_notes=note)}, author="editor-so")
    board.sign(submission, by="chief-so", action="emergency", reason="Mưa lũ mẫu")
    board.merge(submission)
    versions = export(board).versions("so-bai")
    assert events(versions) == ["published", "hidden", "restored", "changed"]
    assert [each.note for each in versions] == ["", "", "", "Mưa lũ mẫu"]
    assert versions[-1].approval == "emergency"


def test_long_bodies_are_cut_and_say_how_much_more_there_is(tmp_path: Path) -> None:
    board = open_office(tmp_path / "kho")
    path = f"{NEWS}/dai.vi.md"
    paragraphs = [f"Đoạn thứ {number} nói điều riêng {number * 7} của mình. " for number in range(40)]
    board.publish({path: news("so-dai", "\n\n".join(each + "Chữ giữ nguyên. " * 60 for each in paragraphs))})
    changed = [each.replace("nói điều", "kể chuyện") for each in paragraphs]
    board.publish({path: news("so-dai", "\n\n".join(each + "Chữ giữ nguyên. " * 60 for each in changed))})
    board.publish({path: news("so-dai", "Viết lại tất cả. " * 300)})
    _, second, third = export(board).versions("so-dai")
    assert len(second.changes) == 20 and second.more_changes == 20
    lengths = [sum(len(text) for _, text in each.runs) for version in (second, third) for each in version.changes]
    assert max(lengths) < 1300
    assert len(export(board).files[page_history_path("so", "so-dai")]) < 100_000


def test_an_id_that_is_used_for_another_item_has_the_history_of_that_alone(tmp_path: Path) -> None:
    board = open_office(tmp_path / "kho")
    path = f"{NEWS}/bai.vi.md"
    board.publish({path: news("so-bai", "Chữ của bài trước.\n", "Mưa lớn ngoài biển")})
    board.publish({path: None})
    board.publish({path: news("so-bai", "Chữ của bài sau.\n", "Hội thi tay nghề")})
    versions = export(board).versions("so-bai")
    assert events(versions) == ["published"]


def test_a_page_that_moved_keeps_its_history(tmp_path: Path) -> None:
    board = open_office(tmp_path / "kho")
    board.publish({f"{NEWS}/cu.vi.md": news("so-bai", "Chữ cũ.\n")})
    board.publish({f"{NEWS}/cu.vi.md": None, f"{NEWS}/moi.vi.md": news("so-bai", "Chữ mới.\n")})
    published, changed = export(board).versions("so-bai")
    assert (published.event, changed.event) == ("published", "changed")
    assert changed.approvers == ("Trưởng Ban so",)


def test_words_of_a_withheld_version_are_not_shown_when_they_go_later(tmp_path: Path) -> None:
    board = open_office(tmp_path / "kho")
    path = f"{NEWS}/bai.vi.md"
    note = notes(("2026-06-01T08:00", "Sửa tên", "personal_data"))
    board.publish({path: news("so-bai", "Thật ra tên bị lộ.\n\nCâu đầu.\n")})
    board.publish({path: news("so-bai", "Rằng tên bị lộ.\n\nCâu đầu.\n", change_notes=note)})
    board.publish({path: news("so-bai", "Rằng tên đã xóa.\n\nCâu đầu.\n\nCâu mới.\n", change_notes=note)})
    board.publish({path: news("so-bai", "Rằng tên đã xóa hẳn.\n\nCâu đầu.\n\nCâu mới.\n", change_notes=note)})
    office = export(board)
    assert "bị lộ" not in office.files[page_history_path("so", "so-bai")].decode()
    *_, fixed, later = office.versions("so-bai")
    assert [each.is_withheld for each in fixed.changes] == [True, False]
    assert [each.runs for each in later.changes] == [(("same", "Rằng tên đã xóa"), ("added", " hẳn"), ("same", "."))]


def test_what_a_record_says_of_a_removal_is_not_for_readers(tmp_path: Path) -> None:
    board = open_office(tmp_path / "kho")
    gone, pulled = f"{NEWS}/go.vi.md", f"{NEWS}/thu-hoi.vi.md"
    told = notes(("2026-06-01T08:00", "Sửa tên người mẫu", ""))
    board.publish({gone: news("so-go", "Chữ.\n"), pulled: news("so-thu-hoi", "Chữ.\n")})
    board.publish({gone: news("so-go", "Chữ khác.\n", change_notes=told)})
    tombstone = page("so-go", "", kind="tombstone", title="Tin mẫu", date="2026-06-02",
                     removed="{at: 2026-06-03, reason: personal_data}", former_kind="news")  # fmt: skip
    withdrawn = {"withdrawn": "{at: 2026-06-03, reason: outdated}"}
    for files in (
        {gone: tombstone, pulled: news("so-thu-hoi", "Chữ.\n", **withdrawn)},
        {pulled: news("so-thu-hoi", "Chữ của bài đã thu hồi.\n", **withdrawn)},
        {pulled: news("so-thu-hoi", "Chữ của bài đăng lại.\n")},
    ):
        submission = board.submit(files, author="editor-so")
        board.sign(submission, by="chief-so", reason="Mẹ của em mẫu lớp 12A khiếu nại")
        board.merge(submission)
    office = export(board)
    assert events(office.versions("so-go")) == ["published", "corrected", "removed"]
    assert events(office.versions("so-thu-hoi")) == ["published", "withdrawn", "changed", "restored"]
    assert [each.note for id in ("so-go", "so-thu-hoi") for each in office.versions(id) if each.note] == []
