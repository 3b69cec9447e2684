"""Papers and events that are submitted and published at given times, and what a check tells of their deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from portalgen.config.values import parse_datetime
from portalgen.lint.model import Finding
from tests.makers.lint.story import commit, git
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import START, news, report_of

EVENT: Final = "content/so/tin-tuc/su-kien.vi.md"
PAPER: Final = "content/so/van-ban/quyet-dinh.vi.md"
LIMITS: Final = "site-config/legal/deadlines.yaml"
WAIVERS: Final = "site-config/governance/waivers.yaml"


def event(**keys: Any) -> str:
    """A piece of news about an event that ended on Saturday at 20:00."""
    return news("so-su-kien", **{"date": "2026-11-21", "event_end": "2026-11-21T20:00", **keys})


def paper(**keys: Any) -> str:
    """An administrative document, received on Monday morning: two working days are over at the end of Thursday.

    Tuesday is the Day of Vietnamese Culture, a day off.
    """
    words = {
        "title": "Quyết định (mẫu) về nội quy cơ quan",
        "summary": "Quyết định mẫu về nội quy cơ quan.",
        "number": '"00/QĐ-SNgV"',
        "document_type": "decision",
        "normative": "false",
        "issuer": "Sở Ngoại vụ",
        "issued": "2026-11-20",
        "effective": "2026-12-01",
        "legal_status": "not_yet_in_force",
        "abstract": "Quyết định (mẫu) về nội quy cơ quan",
        "date": "2026-11-20",
        "received": '{at: 2026-11-23T09:00, via: Trục liên thông văn bản, ref: "00"}',
    }
    text = news("so-quyet-dinh", "Điều 1. Nội dung mẫu.\n", **{**words, **keys})
    return text.replace("kind: news", "kind: legal_document")


def save(portal: SmallPortal, when: str) -> None:
    commit(portal.root, parse_datetime(when).isoformat(), "Bài")


def publish(portal: SmallPortal, when: str) -> None:
    dated = parse_datetime(when).isoformat()
    git(portal.root, "checkout", "-q", "main")
    git(portal.root, "merge", "-q", "--no-ff", "-m", "Xuất bản", "bai", GIT_COMMITTER_DATE=dated, GIT_AUTHOR_DATE=dated)


def clocks(portal: SmallPortal, at: str, base: str = "main", **changes: Any) -> list[tuple[str, str]]:
    """(code, party) of what is told about deadlines, but for provisional years."""
    return [(each.code, each.party) for each in find_deadline_findings(portal, at, base, **changes)]


def find_deadline_findings(portal: SmallPortal, at: str, base: str = "main", **changes: Any) -> list[Finding]:
    report = report_of(portal, at=moment(at), base=base, **changes)
    return [each for each in report.findings if each.code.startswith("DDL") and each.code != "DDL209"]


def moment(text: str) -> datetime:
    return parse_datetime(text)


def approve_rules(portal: SmallPortal, files: Mapping[str, str]) -> None:
    """Put these files on `main`, and bring them into what is checked out."""
    here = git(portal.root, "rev-parse", "--abbrev-ref", "HEAD").strip()
    git(portal.root, "checkout", "-q", "main")
    for path, text in files.items():
        portal.write(path, text)
    git(portal.root, "add", "--", *files)
    git(portal.root, "commit", "-q", "-m", "Quy tắc", GIT_COMMITTER_DATE=START, GIT_AUTHOR_DATE=START)
    git(portal.root, "checkout", "-q", here)
    git(portal.root, "merge", "-q", "-m", "Cập nhật", "main", GIT_COMMITTER_DATE=START, GIT_AUTHOR_DATE=START)
