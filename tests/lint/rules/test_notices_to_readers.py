"""What readers were told of a published page: it is not taken back, and not put in the place of an open correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.lint.context import PreviousPage
from portalgen.lint.model import PortalRule, Violation
from portalgen.lint.rules.ledger import expired_without_note, file_replaced_without_note, notice_taken_back
from tests.makers.lint.contexts import load_lint_context
from tests.makers.portal import AT, SmallPortal
from tests.makers.quiet_portal import news

NEWS = "content/so/tin-tuc"
TOLD = datetime.fromisoformat("2026-11-22T00:00+07:00")
NOTE = {"at": TOLD, "note": "Sửa giờ khai mạc thành 8 giờ."}
NOTE_YAML = "{at: 2026-11-22, note: Sửa giờ khai mạc thành 8 giờ.}"
NEWER = "{at: 2026-11-24, note: Đã xác minh lại nội dung.}"
WITHDRAWN = {"at": TOLD, "reason": "wrong_content"}
WITHDRAWN_YAML = "{at: 2026-11-22, reason: wrong_content}"
TITLE = "Hội nghị xúc tiến đầu tư"
REMOVED = "{at: 2026-11-22, reason: personal_data}"


def before(fields: dict[str, Any], **more: Any) -> PreviousPage:
    return PreviousPage(
        f"{NEWS}/a.vi.md",
        "so-a",
        "vi",
        **{"kind": "news", "title": TITLE, "fields": {"title": TITLE, **fields}, **more},
    )


def tombstone(title: str = TITLE, removed: str = REMOVED) -> str:
    return f"---\nid: so-a\nkind: tombstone\ntitle: {title}\ndate: 2026-11-20\nremoved: {removed}\nformer_kind: news\n---\n"


def run_rule(rule: PortalRule, tmp_path: Path, text: str, *previous: PreviousPage) -> list[Violation]:
    portal = SmallPortal(tmp_path / "portal", {f"{NEWS}/a.vi.md": text})
    return list(rule.check(load_lint_context(portal, before=previous, submitted=frozenset(("so-a",)))))


@pytest.mark.parametrize(
    ("was", "now", "message"),
    [
        ({"change_notes": (NOTE,)}, {"change_notes": f"[{NOTE_YAML}]"}, ""),
        ({"change_notes": (NOTE,)}, {"change_notes": f"[{NOTE_YAML}, {NEWER}]"}, ""),
        ({"change_notes": (NOTE,)}, {}, "bỏ mục đính chính ngày 22/11/2026"),
        ({"change_notes": (NOTE,)}, {"change_notes": f"[{NEWER}]"}, "bỏ mục đính chính ngày 22/11/2026"),
        (
            {"change_notes": (NOTE,)},
            {"change_notes": "[{at: 2026-11-22, note: Sửa lỗi gõ.}]"},
            "viết lại mục đính chính ngày 22/11/2026",
        ),
        (
            {"change_notes": (NOTE,)},
            {"change_notes": "[{at: 2026-11-23, note: Sửa giờ khai mạc thành 8 giờ.}]"},
            "đổi ngày của mục đính chính ngày 22/11/2026",
        ),
        ({"withdrawn": WITHDRAWN}, {"withdrawn": WITHDRAWN_YAML}, ""),
        ({"withdrawn": WITHDRAWN}, {}, "bỏ thông báo thu hồi"),
        ({"withdrawn": WITHDRAWN}, {"change_notes": f"[{NEWER}]"}, ""),
        ({"withdrawn": WITHDRAWN}, {"change_notes": "[{at: 2026-11-24, note: x}]"}, "bỏ thông báo thu hồi"),
        ({"withdrawn": WITHDRAWN}, {"change_notes": f"[{NOTE_YAML.replace('11-22', '11-21')}]"}, "bỏ thông báo thu hồi"),
        ({"withdrawn": WITHDRAWN}, {"change_notes": "[{at: 2027-01-01, note: Đăng lại bài.}]"}, "bỏ thông báo thu hồi"),
        ({"withdrawn": WITHDRAWN}, {"withdrawn": "{at: 2026-11-22, reason: duplicate}"}, "đổi thông báo thu hồi"),
        ({"superseded_by": "so-b"}, {}, "bỏ lời chỉ tới bài thay thế"),
        ({"superseded_by": "so-b"}, {"withdrawn": WITHDRAWN_YAML}, ""),
        ({"change_notes": (NOTE,), "withdrawn": WITHDRAWN}, {}, "(và 1 điều khác)"),
        (
            {"change_notes": (NOTE,), "withdrawn": WITHDRAWN},
            {"change_notes": "[{at: 2026-11-22, note: Nay đã đúng rồi.}]"},
            "(và 1 điều khác)",
        ),
    ],
)  # fmt: skip
def test_what_readers_were_told_of_a_page_is_not_taken_back_in_silence(
    tmp_path: Path, was: dict[str, Any], now: dict[str, str], message: str
) -> None:
    found = run_rule(notice_taken_back.RULE, tmp_path, news("so-a", **now), before(was))
    assert message in "".join(sentence_of(each.diagnostic, "vi") for each in found)
    assert len(found) == bool(message)
    assert all("Ban Biên tập" in help_of(each.diagnostic, "vi") for each in found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (tombstone(), ""),
        (tombstone(removed="{at: 2026-11-22, reason: duplicate}"), "đổi lý do của thông báo gỡ tin"),
        (tombstone(removed="{at: 2026-11-23, reason: personal_data}"), "đổi ngày của thông báo gỡ tin"),
        (tombstone("Chợ hoa"), "đổi tiêu đề của thông báo gỡ tin"),
    ],
)
def test_a_removal_notice_stays_as_readers_found_it(tmp_path: Path, text: str, message: str) -> None:
    fields = {"removed": {"at": TOLD, "reason": "personal_data"}, "date": TOLD - timedelta(days=2)}
    found = run_rule(notice_taken_back.RULE, tmp_path, text, before(fields, is_tombstone=True))
    assert not any("portalgen correct" in help_of(each.diagnostic, "vi") for each in found)
    assert message in "".join(sentence_of(each.diagnostic, "vi") for each in found)
    assert len(found) == bool(message)


def test_notes_that_readers_never_saw_may_be_written_again_and_a_removal_takes_them_along(tmp_path: Path) -> None:
    was = before({"change_notes": (NOTE,)}, is_draft=True)
    assert run_rule(notice_taken_back.RULE, tmp_path, news("so-a"), was) == []
    to_come = before({"change_notes": (NOTE,)}, publish_at=AT + timedelta(days=1))
    assert run_rule(notice_taken_back.RULE, tmp_path / "b", news("so-a"), to_come) == []
    shown = before({"change_notes": (NOTE,), "withdrawn": WITHDRAWN})
    assert run_rule(notice_taken_back.RULE, tmp_path / "c", tombstone(), shown) == []


@pytest.mark.parametrize(
    ("keys", "was", "is_reported"),
    [
        ({"expires_at": "2026-11-23"}, {}, True),
        ({"expires_at": "2026-11-23"}, {"expires_at": AT + timedelta(days=9)}, True),
        ({"expires_at": "2026-11-23"}, {"expires_at": AT - timedelta(days=2)}, False),
        ({"expires_at": "2026-11-23"}, {"is_draft": True}, False),
        ({"expires_at": "2026-12-23"}, {}, False),
        ({"expires_at": "2026-11-23", "change_notes": f"[{NEWER}]"}, {}, False),
    ],
)
def test_a_page_does_not_expire_in_silence_by_a_limit_that_is_over(
    tmp_path: Path, keys: dict[str, str], was: dict[str, Any], is_reported: bool
) -> None:
    found = run_rule(expired_without_note.RULE, tmp_path, news("so-a", **keys), before({}, **was))
    assert [each.diagnostic.code for each in found] == ["CHG211"] * is_reported


@pytest.mark.parametrize(
    ("keys", "was", "files", "is_reported"),
    [
        ({}, None, ("a.pdf",), True),
        ({}, before({}), ("a.pdf",), True),
        ({}, None, ("khac.pdf",), False),
        ({}, None, ("a.png",), False),
        ({"draft": "true"}, None, ("a.pdf",), False),
        ({}, before({}, is_draft=True), ("a.pdf",), False),
        ({"change_notes": f"[{NEWER}]"}, before({}), ("a.pdf",), False),
        ({"change_notes": f"[{NOTE_YAML}]"}, None, ("a.pdf",), True),
    ],
)
def test_a_file_that_readers_have_is_not_replaced_in_silence(
    tmp_path: Path, keys: dict[str, str], was: PreviousPage | None, files: tuple[str, ...], is_reported: bool
) -> None:
    text = news("so-a", "Xem [lịch](a.pdf) và ![ảnh](a.png).\n", **keys)
    portal = SmallPortal(tmp_path / "portal", {f"{NEWS}/a.vi.md": text})
    seen = load_lint_context(portal, before=(was,) if was is not None else ())
    seen = replace(seen, replaced_files=frozenset(f"{NEWS}/{each}" for each in files))
    found = list(file_replaced_without_note.RULE.check(seen))
    assert [each.diagnostic.code for each in found] == ["CHG212"] * is_reported
    is_new = replace(seen, previous_pages={}, submitted_ids=frozenset(("so-a",)))
    assert list(file_replaced_without_note.RULE.check(is_new)) == []
