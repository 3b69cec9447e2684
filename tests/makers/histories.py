"""Seventy histories of a small portal, and what may and may not be said of their time limits.

They were written from the documentation and the Decision alone, without sight of the program.

How to read an `Expect`:
* `allowed`    the verdict must be one of these;
* `forbidden`  the verdict must never be one of these: the figure "published on time" would be wrong, or somebody
               would be accused wrongly;
* a word in neither is unexpected, but harms nobody.

Calendar of 2026 (days that matter here). Mondays: 06-01, 06-08, 06-15, 06-22. Days off: 04-27 (Mon), 04-30 (Thu),
05-01 (Fri), 11-24 (Tue). Worked: Sat 08-22. THE USUAL WEEK, used wherever nothing else is said:
* received Mon 06-08, administrative, 2 working days: Tue 09, Wed 10.       Last day Wed 06-10, too late from 06-11T00:00.
* received Mon 06-08, normative, 7 working days: 09 10 11 12 15 16 17.      Last day Wed 06-17, too late from 06-18T00:00.
* received Mon 06-08, urgent: the same day.                                 Last day Mon 06-08, too late from 06-09T00:00.
* signed Fri 06-05, 3 working days: Mon 08, Tue 09, Wed 10.                 Last day Wed 06-10, too late from 06-11T00:00.
* event_end Mon 06-08T16:00, 24 hours.                                      Too late from Tue 06-09T16:00.
"""

from __future__ import annotations

import os
import re
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.makers.git_folder import init_repository, read_head
from tests.makers.start_portal import write_start_portal

EDITOR = "bien-tap@so.example.vn"
FORGE = "may-chu-kho@forge.example.vn"
WORDS = frozenset(["on_time", "on_time_taken_down", "late", "overdue", "running", "unproven", "refused", "none"])


def moment(text: str) -> str:
    """`2026-06-08T09:00` is in Vietnam's time; another zone is written out."""
    found = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?([+-]\d\d:\d\d)?", text)
    assert found, text
    return found[1] + (found[2] or ":00") + (found[3] or "+07:00")


class Repo:
    """A portal in Git whose every commit has a given time. Nothing of the machine's own Git settings is read."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder)
        self.judged = "main"
        write_start_portal(self.folder)
        init_repository(self.folder)
        self.commit("Cổng ban đầu", "2026-01-01T08:00")

    def git(self, *words: str, when: str | None = None, author: str | None = None, email: str = EDITOR) -> str:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
        environment |= {
            "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_EDITOR": "true",
            "GIT_AUTHOR_NAME": "Biên tập viên",
            "GIT_AUTHOR_EMAIL": EDITOR,
            "GIT_COMMITTER_NAME": "Biên tập viên" if email == EDITOR else "Máy chủ kho",
            "GIT_COMMITTER_EMAIL": email,
            "LC_ALL": "C.UTF-8",
        }
        if when is not None:
            environment["GIT_COMMITTER_DATE"] = moment(when)
            environment["GIT_AUTHOR_DATE"] = moment(author or when)
        run = subprocess.run(
            ["git", "-c", "maintenance.auto=false", "-c", "gc.auto=0", "-c", "core.quotePath=false", *words],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            raise RuntimeError(f"git {' '.join(words)}: {run.stdout}{run.stderr}")
        return run.stdout.strip()

    def read_bytes(self, path: str) -> bytes:
        return (self.folder / path).read_bytes()

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def write(self, path: str, text: str | bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            file.write_bytes(text)
        else:
            file.write_text(text, encoding="utf-8")

    def delete(self, path: str) -> None:
        (self.folder / path).unlink()

    def rename(self, old: str, new: str) -> None:
        (self.folder / new).parent.mkdir(parents=True, exist_ok=True)
        self.git("mv", old, new)

    def commit(self, message: str, when: str, author: str | None = None, email: str = EDITOR) -> str:
        """`when` is the committer's date; `author` the author's, the same unless given."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, when=when, author=author, email=email)
        return self.head()

    def head(self) -> str:
        return read_head(self.folder) or self.git("rev-parse", "HEAD")

    def branch(self, name: str, start: str = "main") -> None:
        self.git("checkout", "-q", "-b", name, start)

    def checkout(self, name: str) -> None:
        self.git("checkout", "-q", name)

    def merge(self, name: str, when: str, email: str = EDITOR) -> str:
        """Merges `name` into what is checked out, always with a merge commit."""
        self.git("merge", "-q", "--no-ff", "-m", f"Nhập {name}", name, when=when, email=email)
        return self.head()

    def squash(self, name: str, when: str, email: str = FORGE) -> str:
        self.git("merge", "-q", "--squash", name)
        return self.commit(f"Duyệt {name}", when, email=email)

    def fast_forward(self, name: str) -> None:
        self.git("merge", "-q", "--ff-only", name)

    def rebase(self, onto: str, when: str) -> None:
        """The committer's dates become `when`; the author's dates stay."""
        self.git("rebase", "-q", onto, when=when)

    def revert(self, commit: str, when: str, mainline: int | None = None) -> str:
        parent = () if mainline is None else ("-m", str(mainline))
        self.git("revert", "--no-edit", *parent, commit, when=when)
        return self.head()


# ---------------------------------------------------------------------------------------------------- data


@dataclass(frozen=True)
class Expect:
    item_id: str
    party: str  # "board" or "supplier"
    allowed: frozenset[str]
    forbidden: frozenset[str]


@dataclass(frozen=True)
class History:
    name: str
    why: str
    build: Callable[[Repo], None]
    at: str
    expect: tuple[Expect, ...]


HISTORIES: list[History] = []


def history(
    name: str, why: str, at: str, *expect: Expect
) -> Callable[[Callable[[Repo], None]], Callable[[Repo], None]]:
    def keep(build: Callable[[Repo], None]) -> Callable[[Repo], None]:
        HISTORIES.append(History(name, why, build, moment(at), expect))
        return build

    return keep


def expect(item: str, party: str, allowed: str, forbidden: str) -> Expect:
    return Expect(item, party, frozenset(allowed.split()), frozenset(forbidden.split()))


def in_time(item: str, party: str = "board", also: str = "", never: str = "unproven") -> Expect:
    """On time. `also` what is fair besides; `never` what is wrong besides (here: the evidence is plain)."""
    return expect(item, party, f"on_time {also}", f"on_time_taken_down late overdue running refused none {never}")


def missed(item: str, party: str = "board", also: str = "", never: str = "unproven refused") -> Expect:
    """Done, but too late. Never on time."""
    return expect(item, party, f"late {also}", f"on_time on_time_taken_down running none {never}")


def unknown(item: str, party: str = "board", also: str = "", never: str = "late overdue") -> Expect:
    """No conclusion: neither on time nor (unless said otherwise) late."""
    return expect(item, party, f"unproven {also}", f"on_time on_time_taken_down running {never}")


def overdue(item: str, party: str = "board") -> Expect:
    """Not done, and the limit is past."""
    return expect(item, party, "overdue", "on_time on_time_taken_down running unproven none refused")


def wrong_fact(item: str, party: str = "board", also: str = "") -> Expect:
    """A fact that cannot be is an error, and never a way to be on time."""
    return expect(item, party, f"refused {also}", "on_time on_time_taken_down running none")


def taken_down(item: str, party: str = "board") -> Expect:
    return expect(item, party, "on_time_taken_down", "on_time late running none refused")


def no_clock(item: str, party: str = "board") -> Expect:
    """A class without a number (Article 9(1)) is never late."""
    return expect(item, party, "none", "on_time_taken_down late overdue running refused")


# --------------------------------------------------------------------------------------------------- pages

Page = tuple[str, str]
SITES = {"so": "content/so", "xa": "content/xa", "portal": "content/portal"}


def full_text(subject: str) -> str:
    return (
        f"Điều 1. Ban hành kèm theo Quyết định này quy định về {subject} áp dụng trong toàn cơ quan.\n\n"
        "Điều 2. Chánh Văn phòng, trưởng các phòng chịu trách nhiệm thi hành Quyết định này.\n\n"
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký."
    )


def document(
    item: str,
    subject: str,
    number: str,
    *,
    received: str = "2026-06-08T09:00",
    issued: str = "2026-06-05",
    signed: str | None = None,
    normative: bool = False,
    urgent: str | None = None,
    deadline_class: str | None = None,
    publish_at: str | None = None,
    expires_at: str | None = None,
    draft: bool = False,
    attachments: tuple[str, ...] = (),
    redirect_from: str | None = None,
    body: str | None = None,
    site: str = "so",
    name: str | None = None,
) -> Page:
    """A decision. `number` is 12/QĐ-SNgV for an administrative one, 12/2026/QĐ-SNgV for a normative one."""
    lines = [
        f"id: {item}",
        "kind: legal_document",
        f"title: Quyết định về {subject}",
        f"summary: Quyết định quy định về {subject}.",
        f'number: "{number}"',
        "document_type: decision",
        f"normative: {'true' if normative else 'false'}",
        "issuer: Sở Ngoại vụ",
        f"issued: {issued}",
        f"effective: {issued}",
        f"abstract: Về {subject}",
    ]
    lines += ["draft: true"] if draft else []
    lines += [f"publish_at: {publish_at}"] if publish_at else []
    lines += [f"expires_at: {expires_at}"] if expires_at else []
    lines += ["origin: own"]
    lines += [f"signed: {signed}"] if signed else []
    lines += [f'received: {{at: {received}, via: Trục liên thông văn bản, ref: "00"}}']
    lines += [f"urgent: {{basis: {urgent}}}"] if urgent else []
    lines += [f"deadline_class: {deadline_class}"] if deadline_class else []
    lines += (
        ["attachments:", *(f"  - {{file: {file}, title: Toàn văn quyết định}}" for file in attachments)]
        if attachments
        else []
    )
    lines += [f"redirect_from: [{redirect_from}]"] if redirect_from else []
    text = full_text(subject) if body is None else body
    head = "---\n" + "\n".join(lines) + "\n---\n"
    slug = name or re.sub(r"^(so|xa|portal)-", "", item)
    return f"{SITES[site]}/van-ban/{slug}.vi.md", head + (f"\n{text}\n" if text else "")


def report(subject: str) -> str:
    return (
        f"Sáng nay, Sở Ngoại vụ tổ chức {subject} tại hội trường với sự tham dự của đại diện các phòng và các xã.\n\n"
        "Đại biểu đã nghe ba báo cáo và thống nhất kế hoạch phối hợp trong sáu tháng cuối năm."
    )


def news(
    item: str,
    subject: str,
    *,
    event_end: str | None = "2026-06-08T16:00",
    date: str = "2026-06-08",
    draft: bool = False,
    body: str | None = None,
    site: str = "so",
) -> Page:
    lines = [
        f"id: {item}",
        "kind: news",
        f"title: Tin về {subject}",
        f"summary: Tin ngắn về {subject}.",
        f"date: {date}",
    ]
    lines += ["draft: true"] if draft else []
    lines += ["origin: own"]
    lines += [f"event_end: {event_end}"] if event_end else []
    text = report(subject) if body is None else body
    slug = re.sub(r"^(so|xa|portal)-", "", item)
    head = "---\n" + "\n".join(lines) + "\n---\n"
    return f"{SITES[site]}/tin-tuc/{slug}.vi.md", head + (f"\n{text}\n" if text else "")


def submit(r: Repo, branch: str, when: str, *pages: Page, start: str = "main") -> None:
    """Hand pages in: one plain commit on a branch of their own."""
    r.branch(branch, start)
    more(r, when, *pages)


def more(r: Repo, when: str, *pages: Page) -> None:
    """One more plain commit with these pages where we are."""
    for path, text in pages:
        r.write(path, text)
    r.commit("Bài gửi", when)


def approve(r: Repo, branch: str, when: str) -> str:
    """Approval is a merge into main with a merge commit."""
    r.checkout("main")
    return r.merge(branch, when)


def send(r: Repo, branch: str, submitted: str, approved: str, *pages: Page) -> str:
    submit(r, branch, submitted, *pages)
    return approve(r, branch, approved)


def other(r: Repo, number: int, submitted: str, approved: str) -> None:
    """Some other submission that is approved meanwhile. It starts no clock."""
    page = news(
        f"portal-tin-{number}", f"công việc thường ngày số {number}", event_end=None, date=submitted[:10], site="portal"
    )
    send(r, f"tin-{number}", submitted, approved, page)


DEADLINES = "site-config/legal/deadlines.yaml"
CALENDAR = "site-config/legal/calendar/2026.yaml"
POLICY = "site-config/governance/policy.yaml"


def replaced(text: str, pattern: str, by: str) -> str:
    result, count = re.subn(pattern, by, text, count=1, flags=re.S)
    assert count == 1, pattern
    return result


def set_evidence_starts(r: Repo, value: str) -> None:
    r.write(DEADLINES, replaced(r.read(DEADLINES), r"evidence_starts: 2026-01-01T00:00", f"evidence_starts: {value}"))


def set_administrative_days(r: Repo, days: int) -> None:
    r.write(
        DEADLINES,
        replaced(r.read(DEADLINES), r"(id: administrative_document.*?working_days: )2\}", rf"\g<1>{days}}}"),
    )


def add_days_off(r: Repo, *days: str) -> None:
    rows = "".join(
        f'  - {{day: {day}, name: {{vi: nghỉ hoán đổi, en: swapped day off}}, source: "Công văn số 00/MẪU"}}\n'
        for day in days
    )
    r.write(CALENDAR, replaced(r.read(CALENDAR), r"(days_off:\n)", rf"\g<1>{rows}"))


def set_policy(r: Repo, method: str, *committers: str) -> None:
    r.write(POLICY, f"merge_method: {method}\nforge_committers: [{', '.join(committers)}]\n")


# ================================================================================================ EVERYDAY


@history(
    "doc-in-time",
    "A decision is handed in, and approved by a merge on the next day.",
    "2026-06-15T09:00",
    in_time("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Usual week: last day Wed 06-10. Merged Tue 06-09.
    send(r, "noi-quy", "2026-06-08T10:00", "2026-06-09T15:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV"))


@history(
    "doc-late",
    "The approval comes a day after the limit.",
    "2026-06-15T09:00",
    missed("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Usual week: last day Wed 06-10. Merged Thu 06-11 08:00.
    send(r, "noi-quy", "2026-06-08T10:00", "2026-06-11T08:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV"))


@history(
    "doc-last-minute",
    "A day ends at 24:00 of Vietnam's time, in whatever zone the merging machine writes its times.",
    "2026-06-15T09:00",
    in_time("so-phut-cuoi-utc"),
    in_time("so-phut-cuoi"),
    missed("so-nua-dem", never="refused"),
    missed("so-sau-nua-dem-utc", never="refused"),
)
def _(r: Repo) -> None:
    # Usual week: too late from 06-11T00:00+07:00 = 06-10T17:00Z.
    # 06-10T16:30Z = 23:30 here: in time. 23:59: in time. 06-11T00:00: `due` is the first moment that is too late.
    # 06-10T17:30Z = 06-11T00:30 here: late.
    names = ["phut-cuoi-utc", "phut-cuoi", "nua-dem", "sau-nua-dem-utc"]
    for place, name in enumerate(names):
        page = document(f"so-{name}", f"công việc {name}", f"{20 + place}/QĐ-SNgV")
        submit(r, name, f"2026-06-08T1{place}:00", page)
    approve(r, "phut-cuoi-utc", "2026-06-10T16:30+00:00")
    approve(r, "phut-cuoi", "2026-06-10T23:59")
    approve(r, "nua-dem", "2026-06-11T00:00")
    approve(r, "sau-nua-dem-utc", "2026-06-10T17:30+00:00")


@history(
    "normative",
    "Normative documents have 7 working days; the weekend does not count.",
    "2026-06-22T09:00",
    in_time("so-quy-dinh-mot"),
    missed("so-quy-dinh-hai", never="refused"),
)
def _(r: Repo) -> None:
    # Received Mon 06-08: 09 10 11 12 15 16 17: last day Wed 06-17. Merged 06-17 16:00, and 06-18 08:00.
    submit(
        r, "mot", "2026-06-08T10:00", document("so-quy-dinh-mot", "phân cấp quản lý", "1/2026/QĐ-SNgV", normative=True)
    )
    submit(
        r,
        "hai",
        "2026-06-08T11:00",
        document("so-quy-dinh-hai", "mức chi tiếp khách", "2/2026/QĐ-SNgV", normative=True),
    )
    approve(r, "mot", "2026-06-17T16:00")
    approve(r, "hai", "2026-06-18T08:00")


@history(
    "urgent-saturday",
    "An urgent document that is received on a Saturday and published on that Saturday.",
    "2026-06-16T09:00",
    in_time("so-ung-pho-bao"),
)
def _(r: Repo) -> None:
    # Received Sat 06-13: the same day, also on a day off: last day Sat 06-13, 24:00. Merged 21:00.
    page = document(
        "so-ung-pho-bao",
        "ứng phó bão",
        "31/QĐ-SNgV",
        received="2026-06-13T08:00",
        issued="2026-06-12",
        urgent="phòng chống thiên tai",
    )
    send(r, "bao", "2026-06-13T09:00", "2026-06-13T21:00", page)


@history(
    "urgent-after-midnight",
    "An urgent document that is received in the evening and published half an hour after midnight.",
    "2026-06-12T09:00",
    missed("so-ung-pho-chay"),
)
def _(r: Repo) -> None:
    # Received Mon 06-08 22:00: the same day: too late from 06-09T00:00. Merged 00:30. (2 working days would be 06-10.)
    page = document(
        "so-ung-pho-chay", "ứng phó cháy rừng", "32/QĐ-SNgV", received="2026-06-08T22:00", urgent="phòng chống cháy nổ"
    )
    send(r, "chay", "2026-06-08T22:30", "2026-06-09T00:30", page)


@history(
    "event-news",
    "Event news: one is handed in within 24 hours and approved after them; another is handed in half an hour too late.",
    "2026-06-12T09:00",
    in_time("so-toa-dam", "supplier"),
    no_clock("so-toa-dam"),
    missed("so-hoi-thao", "supplier"),
    no_clock("so-hoi-thao"),
)
def _(r: Repo) -> None:
    # event_end 06-08T16:00 + 24 hours: too late from 06-09T16:00. Committed 15:30, and 16:30.
    submit(r, "toa-dam", "2026-06-09T15:30", news("so-toa-dam", "tọa đàm"))
    submit(r, "hoi-thao", "2026-06-09T16:30", news("so-hoi-thao", "hội thảo"))
    approve(r, "toa-dam", "2026-06-09T17:00")
    approve(r, "hoi-thao", "2026-06-09T17:30")


@history(
    "signed-two-clocks",
    "A document has two clocks: the supplier's from its signature, the board's from receipt.",
    "2026-06-22T09:00",
    in_time("so-khen-thuong", "supplier"),
    in_time("so-khen-thuong"),
    missed("so-ky-luat", "supplier"),
    in_time("so-ky-luat"),
)
def _(r: Repo) -> None:
    # Signed Fri 06-05: Mon 08, Tue 09, Wed 10: last day 06-10. Handed in 06-10 09:30 (in time), 06-11 09:30 (late).
    # Received Wed 06-10: Thu 11, Fri 12: last day 06-12. Received Thu 06-11: Fri 12, Mon 15: last day 06-15.
    # Both merged Fri 06-12.
    one = document("so-khen-thuong", "khen thưởng", "41/QĐ-SNgV", signed="2026-06-05", received="2026-06-10T09:00")
    two = document("so-ky-luat", "kỷ luật lao động", "42/QĐ-SNgV", signed="2026-06-05", received="2026-06-11T09:00")
    submit(r, "khen-thuong", "2026-06-10T09:30", one)
    submit(r, "ky-luat", "2026-06-11T09:30", two)
    approve(r, "khen-thuong", "2026-06-12T10:00")
    approve(r, "ky-luat", "2026-06-12T10:30")


@history(
    "edits-after-publication",
    "A published decision is edited twice after its limit: nothing changes.",
    "2026-06-22T09:00",
    in_time("so-noi-quy"),
    in_time("so-noi-quy", "supplier"),
)
def _(r: Repo) -> None:
    # Usual week: board 06-10, supplier 06-10. Handed in 06-08, merged 06-09. Edits on 06-15 and 06-17.
    def page(extra: str) -> Page:
        body = full_text("nội quy cơ quan") + extra
        return document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", signed="2026-06-05", body=body)

    send(r, "noi-quy", "2026-06-08T10:00", "2026-06-09T15:00", page(""))
    send(r, "sua-1", "2026-06-15T09:00", "2026-06-15T10:00", page("\n\nNơi nhận: như Điều 2."))
    send(r, "sua-2", "2026-06-17T09:00", "2026-06-17T10:00", page("\n\nNơi nhận: như Điều 2; lưu văn thư."))


@history(
    "translation-later",
    "The English translation of event news follows four days later.",
    "2026-06-22T09:00",
    in_time("so-tiep-khach", "supplier"),
    no_clock("so-tiep-khach"),
)
def _(r: Repo) -> None:
    # Too late from 06-09T16:00; the Vietnamese page was committed 06-08T18:00. An item is all languages of one id.
    send(r, "tiep-khach", "2026-06-08T18:00", "2026-06-09T08:00", news("so-tiep-khach", "buổi tiếp đoàn khách"))
    english = (
        "content/so/tin-tuc/tiep-khach.en.md",
        "---\nid: so-tiep-khach\nkind: news\ntitle: Delegation received\nsummary: News of a visit.\n---\n\n"
        "The department received a delegation this morning, and both sides agreed on a plan for the year.\n",
    )
    send(r, "dich", "2026-06-12T09:00", "2026-06-12T10:00", english)


@history(
    "renamed-later",
    "The file is renamed in the branch and moved again after publication.",
    "2026-06-22T09:00",
    in_time("so-van-thu"),
    in_time("so-van-thu", "supplier"),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10. First commit 06-08, renamed 06-09, merged 06-10; renamed again 06-16.
    facts: dict[str, Any] = {"signed": "2026-06-05"}
    path, text = document("so-van-thu", "công tác văn thư", "51/QĐ-SNgV", **facts)
    submit(r, "van-thu", "2026-06-08T10:00", (path, text))
    second = "content/so/van-ban/cong-tac-van-thu.vi.md"
    r.rename(path, second)
    r.commit("Đổi tên tệp", "2026-06-09T10:00")
    approve(r, "van-thu", "2026-06-10T10:00")
    r.branch("doi-ten")
    third = "content/so/van-ban/van-thu-luu-tru.vi.md"
    r.rename(second, third)
    r.write(
        third,
        document("so-van-thu", "công tác văn thư", "51/QĐ-SNgV", redirect_from="/van-ban/cong-tac-van-thu/", **facts)[
            1
        ],
    )
    r.commit("Đổi tên tệp", "2026-06-16T09:00")
    approve(r, "doi-ten", "2026-06-16T10:00")


@history(
    "draft-first",
    "Drafts on main are not public: one is released in time, another too late.",
    "2026-06-22T09:00",
    in_time("so-nhap-kip"),
    missed("so-nhap-tre"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. Drafts merged 06-08. Released (draft removed) by merges 06-10 and 06-12.
    def page(name: str, number: str, draft: bool) -> Page:
        return document(f"so-{name}", f"công việc {name}", number, draft=draft)

    send(
        r,
        "nhap",
        "2026-06-08T10:00",
        "2026-06-08T11:00",
        page("nhap-kip", "61/QĐ-SNgV", True),
        page("nhap-tre", "62/QĐ-SNgV", True),
    )
    send(r, "kip", "2026-06-10T09:00", "2026-06-10T15:00", page("nhap-kip", "61/QĐ-SNgV", False))
    send(r, "tre", "2026-06-12T09:00", "2026-06-12T15:00", page("nhap-tre", "62/QĐ-SNgV", False))


@history(
    "scheduled",
    "Approved at once, shown at a later time: within the limit, after it, and a time that is set back afterwards.",
    "2026-06-22T09:00",
    in_time("so-hen-kip"),
    missed("so-hen-tre", also="refused", never="unproven"),
    missed("so-hen-lui", also="unproven refused", never=""),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. All merged 06-08. Public: hen-kip 06-10T08:00 (in time); hen-tre 06-12T08:00 (late; a
    # publish_at after the limit is also an error, DDL203); hen-lui was to come 06-20 and was brought forward by a merge
    # of 06-12 that writes 06-09T08:00: it was public from 06-12 on, not from 06-09.
    def page(name: str, number: str, publish_at: str) -> Page:
        return document(f"so-{name}", f"công việc {name}", number, publish_at=publish_at)

    send(
        r,
        "hen",
        "2026-06-08T10:00",
        "2026-06-08T11:00",
        page("hen-kip", "63/QĐ-SNgV", "2026-06-10T08:00"),
        page("hen-tre", "64/QĐ-SNgV", "2026-06-12T08:00"),
        page("hen-lui", "65/QĐ-SNgV", "2026-06-20T08:00"),
    )
    send(r, "lui", "2026-06-12T09:00", "2026-06-12T10:00", page("hen-lui", "65/QĐ-SNgV", "2026-06-09T08:00"))


@history(
    "scheduled-waiting",
    "Approved, not shown yet, the limit has not passed.",
    "2026-06-09T09:00",
    expect("so-hen", "board", "running", "on_time on_time_taken_down late overdue refused none"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. publish_at 06-10T08:00; now 06-09T09:00.
    page = document("so-hen", "công việc hẹn giờ", "66/QĐ-SNgV", publish_at="2026-06-10T08:00")
    send(r, "hen", "2026-06-08T10:00", "2026-06-08T11:00", page)


@history(
    "colleagues-in-time",
    "A colleague merges another open branch into hers, and the board approves both with one merge, in time.",
    "2026-06-15T09:00",
    in_time("so-bai-a"),
    in_time("so-bai-b"),
    in_time("so-bai-a", "supplier"),
    in_time("so-bai-b", "supplier"),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10. Committed 06-08; b into a 06-08T15:00; main moved on 06-09; merged 06-10.
    # Every commit and merge that holds the items is before the limit: on time under every reading.
    submit(r, "a", "2026-06-08T10:00", document("so-bai-a", "công việc của phòng A", "71/QĐ-SNgV", signed="2026-06-05"))
    submit(r, "b", "2026-06-08T11:00", document("so-bai-b", "công việc của phòng B", "72/QĐ-SNgV", signed="2026-06-05"))
    r.checkout("a")
    r.merge("b", "2026-06-08T15:00")
    other(r, 1, "2026-06-09T08:00", "2026-06-09T09:00")
    approve(r, "a", "2026-06-10T10:00")


@history(
    "colleagues-late",
    "The same, but the board approves after the limit: late or no conclusion, the suppliers are not to blame.",
    "2026-06-22T09:00",
    missed("so-bai-a", also="unproven", never="refused"),
    missed("so-bai-b", also="unproven", never="refused"),
    in_time("so-bai-a", "supplier", also="unproven", never=""),
    in_time("so-bai-b", "supplier", also="unproven", never=""),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10. Committed 06-08; b into a 06-09; merged into main 06-12.
    submit(r, "a", "2026-06-08T10:00", document("so-bai-a", "công việc của phòng A", "71/QĐ-SNgV", signed="2026-06-05"))
    submit(r, "b", "2026-06-08T11:00", document("so-bai-b", "công việc của phòng B", "72/QĐ-SNgV", signed="2026-06-05"))
    r.checkout("a")
    r.merge("b", "2026-06-09T15:00")
    approve(r, "a", "2026-06-12T10:00")


@history(
    "up-to-date-in-time",
    "The branch is brought up to date by merging main into it: that costs nothing.",
    "2026-06-15T09:00",
    in_time("so-noi-quy"),
    in_time("so-noi-quy", "supplier"),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10. Committed 06-08, main merged in 06-09T10:00, approved 06-10.
    submit(
        r, "noi-quy", "2026-06-08T10:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", signed="2026-06-05")
    )
    other(r, 1, "2026-06-08T11:00", "2026-06-09T09:00")
    r.checkout("noi-quy")
    r.merge("main", "2026-06-09T10:00")
    approve(r, "noi-quy", "2026-06-10T10:00")


@history(
    "up-to-date-late",
    "Bringing the branch up to date twice costs nothing either way: a late approval stays late.",
    "2026-06-22T09:00",
    missed("so-noi-quy"),
    in_time("so-noi-quy", "supplier"),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10. Committed 06-08, main merged in 06-09 and 06-10, approved 06-12.
    submit(
        r, "noi-quy", "2026-06-08T10:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", signed="2026-06-05")
    )
    other(r, 1, "2026-06-08T11:00", "2026-06-09T09:00")
    r.checkout("noi-quy")
    r.merge("main", "2026-06-09T10:00")
    other(r, 2, "2026-06-09T11:00", "2026-06-10T09:00")
    r.checkout("noi-quy")
    r.merge("main", "2026-06-10T10:00")
    approve(r, "noi-quy", "2026-06-12T10:00")


@history(
    "rebase-in-time",
    "A rebase within the limit makes the submission weak, which is enough to be on time.",
    "2026-06-15T09:00",
    in_time("so-gap-mat", "supplier"),
    in_time("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Event: too late from 06-09T16:00. Committed 06-08T18:00, rebased 06-09T10:00. Board 06-10: merged 06-09T11:00.
    submit(
        r,
        "bai",
        "2026-06-08T18:00",
        news("so-gap-mat", "buổi gặp mặt"),
        document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV"),
    )
    other(r, 1, "2026-06-08T18:30", "2026-06-09T09:00")
    r.checkout("bai")
    r.rebase("main", "2026-06-09T10:00")
    approve(r, "bai", "2026-06-09T11:00")


@history(
    "rebase-after-limit",
    "A rebase after the limit leaves no proof of when it was handed in: nobody is called late for it. The merge proves publication.",
    "2026-06-15T09:00",
    unknown("so-gap-mat", "supplier"),
    in_time("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Event: too late from 06-09T16:00. Committed 06-09T10:00, rebased 06-09T20:00 (committer's date; the author's stays).
    # Weak: not later than 20:00. Can be on time only if that is in time: it is not. Board 06-10: merged 06-10.
    submit(
        r,
        "bai",
        "2026-06-09T10:00",
        news("so-gap-mat", "buổi gặp mặt"),
        document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV"),
    )
    other(r, 1, "2026-06-09T11:00", "2026-06-09T12:00")
    r.checkout("bai")
    r.rebase("main", "2026-06-09T20:00")
    approve(r, "bai", "2026-06-10T09:00")


@history(
    "typo-in-the-branch",
    "The secretary finds a mistyped number, and it is corrected in the branch before approval.",
    "2026-06-15T09:00",
    in_time("so-noi-quy"),
    in_time("so-noi-quy", "supplier"),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10. 21/ on 06-08, 12/ on 06-09, merged 06-10. Even as another item, from 06-09.
    submit(
        r, "noi-quy", "2026-06-08T10:00", document("so-noi-quy", "nội quy cơ quan", "21/QĐ-SNgV", signed="2026-06-05")
    )
    more(r, "2026-06-09T10:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", signed="2026-06-05"))
    approve(r, "noi-quy", "2026-06-10T10:00")


@history(
    "news-extended",
    "News is published short and extended the next days: normal work.",
    "2026-06-15T09:00",
    in_time("so-ngay-hoi", "supplier"),
    no_clock("so-ngay-hoi"),
)
def _(r: Repo) -> None:
    # Too late from 06-09T16:00. Two sentences committed 06-08T17:00; extended 06-10 and 06-11.
    short = "Ngày hội văn hóa đã khép lại chiều 08/6. Hơn hai trăm người đã tham dự."
    send(r, "ngay-hoi", "2026-06-08T17:00", "2026-06-08T18:00", news("so-ngay-hoi", "ngày hội văn hóa", body=short))
    longer = short + "\n\n" + report("ngày hội văn hóa")
    send(r, "them", "2026-06-10T09:00", "2026-06-10T10:00", news("so-ngay-hoi", "ngày hội văn hóa", body=longer))
    longest = longer + "\n\nBan tổ chức trao mười giải cho các tiết mục xuất sắc."
    send(r, "them-nua", "2026-06-11T09:00", "2026-06-11T10:00", news("so-ngay-hoi", "ngày hội văn hóa", body=longest))


@history(
    "withdrawn-after-limit",
    "Published in time, withdrawn after the limit, published again: on time.",
    "2026-06-22T09:00",
    in_time("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Usual week: due moment 06-11T00:00. Public from 06-09; a draft from 06-15 to 06-16. Public at the due moment.
    def page(draft: bool) -> Page:
        return document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", draft=draft)

    send(r, "noi-quy", "2026-06-08T10:00", "2026-06-09T10:00", page(False))
    send(r, "go", "2026-06-15T09:00", "2026-06-15T10:00", page(True))
    send(r, "dang-lai", "2026-06-16T09:00", "2026-06-16T10:00", page(False))


@history(
    "withdrawn-and-back-in-time",
    "Withdrawn after two hours because of a mistake, published again next day, still within the limit: on time.",
    "2026-06-22T09:00",
    in_time("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Usual week: due moment 06-11T00:00. Public 06-08T14:00 to 16:00, file deleted, restored 06-09T10:00 (same number).
    path, text = document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV")
    send(r, "noi-quy", "2026-06-08T13:00", "2026-06-08T14:00", (path, text))
    r.branch("go")
    r.delete(path)
    r.commit("Gỡ bài", "2026-06-08T15:30")
    approve(r, "go", "2026-06-08T16:00")
    send(r, "dang-lai", "2026-06-09T09:00", "2026-06-09T10:00", (path, text))


@history(
    "holidays-april",
    "Hùng Kings' day, 30 April, 1 May and weekends are not counted.",
    "2026-06-22T09:00",
    in_time("so-truoc-gio-to"),
    in_time("so-truoc-le"),
    missed("so-tre-sau-le"),
    in_time("so-nhan-thu-bay"),
)
def _(r: Repo) -> None:
    # Received Fri 04-24: Sat, Sun, Mon 27 off; Tue 28, Wed 29: last day Wed 04-29. Merged 04-29 17:00.
    # Received Wed 04-29: Thu 30 off, Fri 05-01 off, Sat, Sun; Mon 05-04, Tue 05-05: last day Tue 05-05. Merged 05-05.
    # The same receipt, merged Wed 05-06: late.
    # Received Sat 06-13: the day is not counted; Sun off; Mon 15, Tue 16: last day Tue 06-16. Merged 06-16 16:00.
    send(
        r,
        "mot",
        "2026-04-24T10:00",
        "2026-04-29T17:00",
        document("so-truoc-gio-to", "trực lễ Giỗ Tổ", "81/QĐ-SNgV", received="2026-04-24T09:00", issued="2026-04-23"),
    )
    send(
        r,
        "hai",
        "2026-04-29T18:00",
        "2026-05-05T17:00",
        document("so-truoc-le", "trực lễ 30/4", "82/QĐ-SNgV", received="2026-04-29T17:30", issued="2026-04-29"),
    )
    send(
        r,
        "ba",
        "2026-05-05T18:00",
        "2026-05-06T08:00",
        document("so-tre-sau-le", "trực lễ 01/5", "83/QĐ-SNgV", received="2026-04-29T17:45", issued="2026-04-29"),
    )
    send(
        r,
        "bon",
        "2026-06-13T10:00",
        "2026-06-16T16:00",
        document("so-nhan-thu-bay", "trực cuối tuần", "84/QĐ-SNgV", received="2026-06-13T09:00", issued="2026-06-12"),
    )


@history(
    "swapped-days",
    "A make-up Saturday is a working day; Vietnam Cultural Day is none.",
    "2026-11-30T09:00",
    missed("so-lam-bu"),
    in_time("so-ngay-van-hoa"),
)
def _(r: Repo) -> None:
    # Received Thu 08-20: Fri 21, Sat 22 (worked): last day Sat 08-22. Merged Mon 08-24: late.
    # Received Mon 11-23: Tue 24 off; Wed 25, Thu 26: last day Thu 11-26. Merged 11-26 16:00.
    send(
        r,
        "mot",
        "2026-08-20T10:00",
        "2026-08-24T08:00",
        document("so-lam-bu", "ngày làm bù", "85/QĐ-SNgV", received="2026-08-20T09:00", issued="2026-08-19"),
    )
    send(
        r,
        "hai",
        "2026-11-23T10:00",
        "2026-11-26T16:00",
        document(
            "so-ngay-van-hoa", "Ngày Văn hóa Việt Nam", "86/QĐ-SNgV", received="2026-11-23T09:00", issued="2026-11-20"
        ),
    )


@history(
    "receipt-corrected-harmless",
    "The register shows that it was received a day earlier; it was on time either way.",
    "2026-06-22T09:00",
    in_time("so-noi-quy", never="unproven"),
)
def _(r: Repo) -> None:
    # Received 06-09: Wed 10, Thu 11: last day 06-11. Received 06-08: last day 06-10. Merged 06-10: on time under both.
    # Handed in 06-09T10:00, after both.
    def page(received: str) -> Page:
        return document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", received=received)

    send(r, "noi-quy", "2026-06-09T10:00", "2026-06-10T14:00", page("2026-06-09T09:00"))
    send(r, "sua", "2026-06-12T09:00", "2026-06-12T10:00", page("2026-06-08T09:00"))


@history(
    "receipt-corrected-earlier",
    "The register shows that it was received a day earlier, and so it was published too late: that counts at once.",
    "2026-06-22T09:00",
    missed("so-noi-quy", also="unproven", never="refused"),
)
def _(r: Repo) -> None:
    # Received 06-09: last day Thu 06-11. Merged 06-11: on time. Received 06-08: last day 06-10: late.
    def page(received: str) -> Page:
        return document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", received=received)

    send(r, "noi-quy", "2026-06-09T10:00", "2026-06-11T14:00", page("2026-06-09T09:00"))
    send(r, "sua", "2026-06-15T09:00", "2026-06-15T10:00", page("2026-06-08T09:00"))


@history(
    "waiting-in-the-branch",
    "A submission waits for approval; the board's time runs, the supplier was in time.",
    "2026-06-09T14:00",
    expect("so-noi-quy", "board", "running", "on_time on_time_taken_down late overdue unproven refused none"),
    in_time("so-noi-quy", "supplier"),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10. Committed 06-08; now 06-09T14:00.
    submit(
        r, "noi-quy", "2026-06-08T10:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", signed="2026-06-05")
    )
    r.judged = "branch"


@history(
    "overdue-in-the-branch",
    "A submission still waits after the limit: the board is overdue, the supplier was late as well.",
    "2026-06-12T14:00",
    overdue("so-noi-quy"),
    missed("so-noi-quy", "supplier"),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10 (too late from 06-11T00:00). Committed 06-11T08:00; now 06-12.
    submit(
        r, "noi-quy", "2026-06-11T08:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", signed="2026-06-05")
    )
    r.judged = "branch"


@history(
    "squash-by-policy",
    "The configuration says that the forge squashes: its squash proves publication and bounds the submission.",
    "2026-06-22T09:00",
    in_time("so-gop-kip"),
    in_time("so-gop-kip", "supplier", also="unproven", never=""),
    missed("so-gop-tre"),
    unknown("so-gop-tre", "supplier"),
)
def _(r: Repo) -> None:
    # The policy stands on main from 06-02. Usual week: board and supplier 06-10.
    # Squashed 06-09 (in time; so the submission was no later), and 06-12 (late; the submission is bounded by 06-12 only:
    # weak, so the supplier is never late by it, and not on time either).
    r.branch("chinh-sach")
    set_policy(r, "squash", FORGE)
    r.commit("Gộp khi duyệt", "2026-06-01T09:00")
    approve(r, "chinh-sach", "2026-06-02T09:00")
    submit(
        r, "gop-kip", "2026-06-08T10:00", document("so-gop-kip", "công việc gộp kịp", "87/QĐ-SNgV", signed="2026-06-05")
    )
    submit(
        r, "gop-tre", "2026-06-08T11:00", document("so-gop-tre", "công việc gộp trễ", "88/QĐ-SNgV", signed="2026-06-05")
    )
    r.checkout("main")
    r.squash("gop-kip", "2026-06-09T10:00")
    r.squash("gop-tre", "2026-06-12T10:00")
    for name in ("gop-kip", "gop-tre"):  # a forge removes the branch that it has squashed
        r.git("branch", "-q", "-D", name)


@history(
    "text-mentions-updating",
    "Full texts that say in passing that something is being brought up to date are no placeholders.",
    "2026-06-22T09:00",
    in_time("so-thong-ke"),
    in_time("so-giai-thuong", "supplier"),
)
def _(r: Repo) -> None:
    # Usual week: board 06-10, merged 06-09. Event: too late from 06-09T16:00, committed 06-08T17:00. Both longer 06-15.
    decision = full_text("chế độ thống kê") + "\n\nPhụ lục: số liệu đang được cập nhật."
    story = "Nội dung đang được cập nhật.\n\n" + report("lễ trao giải") + "\n\nDanh sách đoạt giải đang được cập nhật."

    def pages(extra: str) -> tuple[Page, Page]:
        return (
            document("so-thong-ke", "chế độ thống kê", "91/QĐ-SNgV", body=decision + extra),
            news("so-giai-thuong", "lễ trao giải", body=story + extra),
        )

    send(r, "bai", "2026-06-08T17:00", "2026-06-09T09:00", *pages(""))
    send(r, "them", "2026-06-15T09:00", "2026-06-15T10:00", *pages("\n\nSố liệu đã đầy đủ từ ngày 15/6."))


@history(
    "attachment-only",
    "A document whose text is the attached file: without a body, or with a line that leads to the file.",
    "2026-06-22T09:00",
    in_time("so-tep-mot"),
    in_time("so-tep-hai"),
)
def _(r: Repo) -> None:
    # Usual week: board 06-10, merged 06-09. The text is typed out on 06-16.
    pdf = r.read_bytes("content/so/gioi-thieu/chuc-nang/quy-che.pdf")

    def pages(one: str | None, two: str | None) -> list[Page]:
        return [
            document(
                "so-tep-mot", "quy chế một", "92/QĐ-SNgV", attachments=("quy-che.pdf",), body=one, name="tep-mot/index"
            ),
            document(
                "so-tep-hai", "quy chế hai", "93/QĐ-SNgV", attachments=("quy-che.pdf",), body=two, name="tep-hai/index"
            ),
        ]

    r.branch("tep")
    for folder in ("tep-mot", "tep-hai"):
        r.write(f"content/so/van-ban/{folder}/quy-che.pdf", pdf)
    more(r, "2026-06-08T10:00", *pages("", "Toàn văn nằm trong tệp đính kèm."))
    approve(r, "tep", "2026-06-09T10:00")
    send(r, "them", "2026-06-16T09:00", "2026-06-16T10:00", *pages(None, None))


# ================================================================================================= UNUSUAL

# ------------------------------------------------------------------------------------------ day of receipt


@history(
    "receipt-after-publication",
    "A day of receipt after the publication, or after a proven submission, is an error and no way to be on time.",
    "2026-06-22T09:00",
    wrong_fact("so-nhan-sau-dang"),
    wrong_fact("so-nhan-sau-gui"),
)
def _(r: Repo) -> None:
    # nhan-sau-dang: merged 06-09, received 06-11. From 06-11: Fri 12, Mon 15: "on time" if it were believed.
    # nhan-sau-gui: committed 06-08, received Fri 06-12, merged Mon 06-15. From 06-12: 15, 16: "on time" if believed.
    submit(
        r,
        "hai",
        "2026-06-08T11:00",
        document("so-nhan-sau-gui", "công việc hai", "102/QĐ-SNgV", received="2026-06-12T09:00"),
    )
    send(
        r,
        "mot",
        "2026-06-08T10:00",
        "2026-06-09T10:00",
        document("so-nhan-sau-dang", "công việc một", "101/QĐ-SNgV", received="2026-06-11T09:00"),
    )
    approve(r, "hai", "2026-06-15T10:00")


@history(
    "receipt-moved-past-publication",
    "A missed item is given a day of receipt after its publication: an error, and it stays missed.",
    "2026-06-22T09:00",
    wrong_fact("so-noi-quy", also="late"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10; merged 06-12: late. On 06-15 the receipt becomes 06-15.
    def page(received: str) -> Page:
        return document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", received=received)

    send(r, "noi-quy", "2026-06-08T10:00", "2026-06-12T10:00", page("2026-06-08T09:00"))
    send(r, "sua", "2026-06-15T09:30", "2026-06-15T10:00", page("2026-06-15T09:00"))


@history(
    "receipt-moved-in-the-branch",
    "While it waits, the author moves the day of receipt past the day on which he handed it in.",
    "2026-06-22T09:00",
    wrong_fact("so-noi-quy", also="late"),
)
def _(r: Repo) -> None:
    # Committed 06-08 with received 06-08 (last day 06-10). On 06-12 the branch says 06-12 (15, 16: last day 06-16).
    # Merged 06-15. Only 06-12 ever stood on main; but it is later than the proven submission of 06-08.
    def page(received: str) -> Page:
        return document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", received=received)

    submit(r, "noi-quy", "2026-06-08T10:00", page("2026-06-08T09:00"))
    more(r, "2026-06-12T10:00", page("2026-06-12T09:00"))
    approve(r, "noi-quy", "2026-06-15T10:00")


@history(
    "receipt-corrected-later",
    "After a late publication the day of receipt becomes a later one that is possible: no conclusion.",
    "2026-06-22T09:00",
    unknown("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Received Thu 06-04: Fri 05, Mon 08: last day 06-08. Handed in 06-11T10:00, merged 06-12: late.
    # Corrected to Wed 06-10: Thu 11, Fri 12: last day 06-12: on time. It is not later than the submission: no error.
    def page(received: str) -> Page:
        return document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", received=received, issued="2026-06-03")

    send(r, "noi-quy", "2026-06-11T10:00", "2026-06-12T10:00", page("2026-06-04T09:00"))
    send(r, "sua", "2026-06-15T09:00", "2026-06-15T10:00", page("2026-06-10T09:00"))


# --------------------------------------------------------------------------------------------- an id reused

# That an id is used again is an error of its own (IDN202), so "refused" is not forbidden here; the clock is asked about.


def old_item(r: Repo, item: str, number: str, site: str = "so") -> str:
    """Another document under this id, published in time long ago: received Mon 05-18, last day Wed 05-20, merged 05-19."""
    page = document(
        item,
        "một việc cũ",
        number,
        received="2026-05-18T09:00",
        issued="2026-05-15",
        signed="2026-05-15",
        site=site,
        name="viec-cu",
    )
    send(r, "viec-cu", "2026-05-18T10:00", "2026-05-19T10:00", page)
    return page[0]


def remove(r: Repo, path: str, when: str, approved: str) -> None:
    r.branch("go-bai-cu")
    r.delete(path)
    r.commit("Gỡ bài cũ", when)
    approve(r, "go-bai-cu", approved)


@history(
    "id-reused-earlier-removal",
    "The old document was removed in an earlier submission; the new one under its id is late on both clocks of its own.",
    "2026-06-22T09:00",
    missed("so-quy-che", never=""),
    missed("so-quy-che", "supplier", never=""),
)
def _(r: Repo) -> None:
    # New: usual week, board and supplier 06-10. Committed 06-11, merged 06-12. The old one was public from 05-19 to 06-02.
    old = old_item(r, "so-quy-che", "1/QĐ-SNgV")
    remove(r, old, "2026-06-02T09:00", "2026-06-02T10:00")
    page = document("so-quy-che", "quy chế chi tiêu", "111/QĐ-SNgV", signed="2026-06-05")
    send(r, "moi", "2026-06-11T10:00", "2026-06-12T10:00", page)


@history(
    "id-reused-same-submission",
    "One submission removes the old document and puts another under its id; another overwrites the file in place.",
    "2026-06-22T09:00",
    missed("so-quy-che", never=""),
    missed("so-quy-trinh", never=""),
)
def _(r: Repo) -> None:
    # New ones: usual week, last day 06-10. Committed 06-08 and 06-11, merged 06-12.
    # quy-trinh: the old one received 05-25 (26, 27: last day 05-27), merged 05-26, in the very file of the new one.
    old = old_item(r, "so-quy-che", "1/QĐ-SNgV")
    send(
        r,
        "quy-trinh-cu",
        "2026-05-25T10:00",
        "2026-05-26T10:00",
        document("so-quy-trinh", "quy trình cũ", "2/QĐ-SNgV", received="2026-05-25T09:00", issued="2026-05-22"),
    )
    r.branch("thay")
    r.delete(old)
    more(r, "2026-06-08T10:00", document("so-quy-che", "quy chế chi tiêu", "111/QĐ-SNgV"))
    more(r, "2026-06-11T10:00", document("so-quy-trinh", "quy trình tiếp dân", "112/QĐ-SNgV"))
    approve(r, "thay", "2026-06-12T10:00")


@history(
    "id-reused-other-site",
    "The old document was removed from one site; another one appears under its id on another site: one late, one in time.",
    "2026-06-22T09:00",
    missed("quy-che-chung", never=""),
    expect("quy-uoc-chung", "board", "on_time unproven", "late overdue on_time_taken_down running none"),
)
def _(r: Repo) -> None:
    # quy-che-chung, new, site xa: usual week, last day 06-10, merged 06-12: late.
    # quy-uoc-chung, new, site xa: received Mon 06-15 (16, 17: last day 06-17), merged 06-16: in time. Its old namesake
    # was late: received Mon 05-18 (last day 05-20), merged 05-25.
    r.branch("muc-van-ban")
    config = r.read("site-config/sites/xa.yaml")
    sections = (
        "sections:\n"
        "  - {path: tin-tuc, names: {vi: Tin tức}, kinds: [news], missing_translation: notice, on_home: true}\n"
        "  - {path: van-ban, names: {vi: Văn bản}, kinds: [legal_document], missing_translation: none}\n"
    )
    r.write("site-config/sites/xa.yaml", config + sections)
    r.commit("Xã có mục văn bản", "2026-05-11T09:00")
    approve(r, "muc-van-ban", "2026-05-11T10:00")
    old = old_item(r, "quy-che-chung", "1/QĐ-SNgV")
    late = document("quy-uoc-chung", "quy ước cũ", "2/QĐ-SNgV", received="2026-05-18T09:00", issued="2026-05-15")
    send(r, "quy-uoc-cu", "2026-05-18T11:00", "2026-05-25T10:00", late)
    r.branch("go-bai-cu")
    r.delete(old)
    r.delete(late[0])
    r.commit("Gỡ bài cũ", "2026-06-02T09:00")
    approve(r, "go-bai-cu", "2026-06-02T10:00")
    send(
        r,
        "xa-quy-che",
        "2026-06-08T10:00",
        "2026-06-12T10:00",
        document("quy-che-chung", "quy chế của xã", "111/QĐ-SNgV", site="xa"),
    )
    send(
        r,
        "xa-quy-uoc",
        "2026-06-15T10:00",
        "2026-06-16T10:00",
        document(
            "quy-uoc-chung",
            "quy ước của xã",
            "112/QĐ-SNgV",
            received="2026-06-15T09:00",
            issued="2026-06-12",
            site="xa",
        ),
    )


@history(
    "id-reused-waiting",
    "The new document under an old id still waits in a branch, after its limit.",
    "2026-06-12T14:00",
    expect("so-quy-che", "board", "overdue", "on_time on_time_taken_down running unproven none"),
    missed("so-quy-che", "supplier", never=""),
)
def _(r: Repo) -> None:
    # New: usual week, board and supplier 06-10. Committed 06-11, not merged; now 06-12.
    old = old_item(r, "so-quy-che", "1/QĐ-SNgV")
    remove(r, old, "2026-06-02T09:00", "2026-06-02T10:00")
    submit(r, "moi", "2026-06-11T10:00", document("so-quy-che", "quy chế chi tiêu", "111/QĐ-SNgV", signed="2026-06-05"))
    r.judged = "branch"


# ---------------------------------------------------------------------------------- not sufficient in itself

STUBS = {
    "cho-1": "Nội dung đang được cập nhật.",
    "cho-2": "Toàn văn văn bản đang được cập nhật.",
    "cho-3": "Đang cập nhật…",
    "cho-4": "**Nội dung sẽ được cập nhật sau.**",
    "cho-5": "## Nội dung\n\n" + unicodedata.normalize("NFD", "NỘI DUNG ĐANG ĐƯỢC CẬP NHẬT"),
    "cho-6": "Văn bản đang được số hóa, toàn văn sẽ đăng sau.",
}


@history(
    "placeholder-document",
    "Documents are published in time with a placeholder for a text, in several wordings; the text comes after the limit.",
    "2026-06-22T09:00",
    *(missed(f"so-{name}", also="unproven", never="") for name in STUBS),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. Placeholders merged 06-09, texts committed and merged 06-15.
    def pages(filled: bool) -> list[Page]:
        return [
            document(f"so-{name}", f"công việc {name}", f"{120 + place}/QĐ-SNgV", body=None if filled else stub)
            for place, (name, stub) in enumerate(STUBS.items())
        ]

    send(r, "cho", "2026-06-08T10:00", "2026-06-09T10:00", *pages(False))
    send(r, "toan-van", "2026-06-15T09:00", "2026-06-15T10:00", *pages(True))


NEWS_STUBS = {
    "tin-cho-1": "Nội dung đang được cập nhật.",
    "tin-cho-2": "*Tin đang được cập nhật...*",
    "tin-cho-3": "## Diễn biến\n\nNội dung đang cập nhật.",
}


@history(
    "placeholder-news",
    "Event news is handed in within 24 hours with a placeholder or an empty body; the text comes after them.",
    "2026-06-22T09:00",
    *(missed(f"so-{name}", "supplier", also="unproven", never="") for name in NEWS_STUBS),
    missed("so-tin-trong", "supplier", also="unproven", never=""),
)
def _(r: Repo) -> None:
    # Too late from 06-09T16:00. Placeholders committed 06-08T18:00, texts 06-10T09:00.
    def pages(filled: bool) -> list[Page]:
        bodies = NEWS_STUBS | {"tin-trong": ""}
        return [news(f"so-{name}", f"sự kiện {name}", body=None if filled else stub) for name, stub in bodies.items()]

    send(r, "cho", "2026-06-08T18:00", "2026-06-09T08:00", *pages(False))
    send(r, "bai", "2026-06-10T09:00", "2026-06-10T10:00", *pages(True))


@history(
    "placeholder-filled-or-not",
    "A placeholder whose text comes within the limit is on time; one that is never filled is overdue.",
    "2026-06-15T09:00",
    in_time("so-kip"),
    expect("so-bo-quen", "board", "overdue unproven", "on_time on_time_taken_down running none refused"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. Placeholders merged 06-08; the text of `kip` merged 06-10; of `bo-quen` never.
    stub = "Nội dung đang được cập nhật."
    send(
        r,
        "cho",
        "2026-06-08T10:00",
        "2026-06-08T14:00",
        document("so-kip", "việc kịp", "131/QĐ-SNgV", body=stub),
        document("so-bo-quen", "việc bỏ quên", "132/QĐ-SNgV", body=stub),
    )
    send(r, "toan-van", "2026-06-10T09:00", "2026-06-10T10:00", document("so-kip", "việc kịp", "131/QĐ-SNgV"))


@history(
    "empty-or-headings",
    "A document with an empty body, or with headings only, and no file; the text comes after the limit.",
    "2026-06-22T09:00",
    missed("so-rong", also="unproven", never=""),
    missed("so-de-muc", also="unproven", never=""),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. Merged 06-09; texts merged 06-15.
    def pages(filled: bool) -> tuple[Page, Page]:
        return (
            document("so-rong", "việc rỗng", "133/QĐ-SNgV", body=None if filled else ""),
            document(
                "so-de-muc",
                "việc có đề mục",
                "134/QĐ-SNgV",
                body=None if filled else "## Quy định chung\n\n## Tổ chức thực hiện",
            ),
        )

    send(r, "rong", "2026-06-08T10:00", "2026-06-09T10:00", *pages(False))
    send(r, "toan-van", "2026-06-15T09:00", "2026-06-15T10:00", *pages(True))


@history(
    "empty-draft-first",
    "An empty draft is handed in at once for the supplier's clock; the text comes too late, or in time.",
    "2026-06-15T09:00",
    missed("so-nhap-rong", "supplier", also="unproven", never=""),
    in_time("so-nhap-kip", "supplier", never=""),
)
def _(r: Repo) -> None:
    # Too late from 06-09T16:00. Drafts 06-08T17:00; texts committed 06-10T10:00 and 06-09T10:00. Merged 06-10T15:00.
    def page(name: str, ready: bool) -> Page:
        return news(f"so-{name}", f"sự kiện {name}", draft=not ready, body=None if ready else "")

    submit(r, "nhap-rong", "2026-06-08T17:00", page("nhap-rong", False))
    submit(r, "nhap-kip", "2026-06-08T17:00", page("nhap-kip", False))
    more(r, "2026-06-09T10:00", page("nhap-kip", True))
    r.checkout("nhap-rong")
    more(r, "2026-06-10T10:00", page("nhap-rong", True))
    approve(r, "nhap-rong", "2026-06-10T15:00")
    approve(r, "nhap-kip", "2026-06-10T15:30")


# ----------------------------------------------------------------------------------------------- withdrawal


@history(
    "withdrawn-within-hours",
    "Published for two hours and made a draft again; never published since.",
    "2026-06-22T09:00",
    taken_down("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Usual week: due moment 06-11T00:00. Public 06-08T14:00 to 16:00 only.
    def page(draft: bool) -> Page:
        return document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", draft=draft)

    send(r, "noi-quy", "2026-06-08T13:00", "2026-06-08T14:00", page(False))
    send(r, "go", "2026-06-08T15:30", "2026-06-08T16:00", page(True))


@history(
    "withdrawn-by-revert",
    "The merge is reverted after three hours, and the reversal is reverted after the limit.",
    "2026-06-22T09:00",
    taken_down("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Usual week: due moment 06-11T00:00. Public 06-08T14:00 to 17:00, and again from 06-15T10:00.
    merge = send(
        r, "noi-quy", "2026-06-08T13:00", "2026-06-08T14:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV")
    )
    r.branch("go")
    gone = r.revert(merge, "2026-06-08T16:30", mainline=1)
    approve(r, "go", "2026-06-08T17:00")
    r.branch("dang-lai")
    r.revert(gone, "2026-06-15T09:00")
    approve(r, "dang-lai", "2026-06-15T10:00")


@history(
    "expires-before-the-limit",
    "A page that is published in time and expires before the limit.",
    "2026-06-22T09:00",
    taken_down("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Usual week: due moment 06-11T00:00. Public 06-08T14:00 to the end of 06-09.
    page = document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", expires_at="2026-06-09")
    send(r, "noi-quy", "2026-06-08T13:00", "2026-06-08T14:00", page)


# ------------------------------------------------------------------------------------- shapes of the history


def old_fork(r: Repo) -> None:
    """A forgotten branch of March, from the first commit."""
    r.branch("nhanh-cu")
    path = "content/portal/tin-tuc/chao-mung.vi.md"
    r.write(path, r.read(path) + "\nMong bạn đọc góp ý.\n")
    r.commit("Việc dở dang", "2026-03-02T09:00")
    r.checkout("main")


@history(
    "nested-old-fork-missed",
    "An author merges a forgotten old branch into his: a missed item does not become on time; handed in after the limit, it stays late.",
    "2026-06-22T09:00",
    missed("so-gui-som", also="unproven", never="refused"),
    missed("so-gui-muon", never="unproven refused"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. gui-som committed 06-08, old fork merged in 06-08T15:00, gui-muon committed 06-11;
    # main moved on 06-10; merged 06-12. No commit that holds gui-muon is before 06-11: late under every reading.
    old_fork(r)
    other(r, 1, "2026-06-03T09:00", "2026-06-03T10:00")
    submit(r, "bai", "2026-06-08T10:00", document("so-gui-som", "việc gửi sớm", "141/QĐ-SNgV"))
    r.merge("nhanh-cu", "2026-06-08T15:00")
    more(r, "2026-06-11T10:00", document("so-gui-muon", "việc gửi muộn", "142/QĐ-SNgV"))
    other(r, 2, "2026-06-10T09:00", "2026-06-10T10:00")
    approve(r, "bai", "2026-06-12T10:00")


@history(
    "nested-old-fork-in-time",
    "The same nested merge in an honest submission that was approved in time.",
    "2026-06-22T09:00",
    in_time("so-noi-quy", never=""),
    in_time("so-noi-quy", "supplier", never=""),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10. Committed 06-08, nested merge 06-08T15:00, main moved 06-09, merged 06-09T14:00.
    old_fork(r)
    submit(r, "bai", "2026-06-08T10:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", signed="2026-06-05"))
    r.merge("nhanh-cu", "2026-06-08T15:00")
    other(r, 1, "2026-06-09T09:00", "2026-06-09T10:00")
    approve(r, "bai", "2026-06-09T14:00")


def direct_commit(r: Repo, when: str, words: str) -> None:
    """Somebody corrects another page straight on main."""
    r.checkout("main")
    path = "content/portal/tin-tuc/chao-mung.vi.md"
    r.write(path, r.read(path) + f"\n{words}\n")
    r.commit("Sửa thẳng trên main", when)


@history(
    "direct-beside-missed",
    "A direct commit on main beside the merge is no way out of late: handed in and approved after the limit.",
    "2026-06-22T09:00",
    missed("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Usual week: too late from 06-11T00:00. Committed 06-11T09:00, direct commit 06-11T10:00, merged 06-12.
    # Whichever side was main, the page was not public before 06-11T09:00.
    submit(r, "noi-quy", "2026-06-11T09:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV"))
    direct_commit(r, "2026-06-11T10:00", "Chúc bạn đọc một ngày vui.")
    approve(r, "noi-quy", "2026-06-12T10:00")


@history(
    "direct-beside-in-time",
    "Direct commits on main beside an approval in time, and a typo that is corrected straight on main afterwards.",
    "2026-06-22T09:00",
    in_time("so-noi-quy", also="unproven", never=""),
    in_time("so-van-thu", never="unproven"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. noi-quy: committed 06-08T10:00, direct commit 11:00, merged 06-09: both readings in time.
    # van-thu: branched from main after that, committed 06-09T11:00, merged 06-10 (one reading); direct correction 06-15.
    submit(r, "noi-quy", "2026-06-08T10:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV"))
    direct_commit(r, "2026-06-08T11:00", "Chúc bạn đọc một ngày vui.")
    approve(r, "noi-quy", "2026-06-09T10:00")
    send(r, "van-thu", "2026-06-09T11:00", "2026-06-10T10:00", document("so-van-thu", "công tác văn thư", "13/QĐ-SNgV"))
    text = full_text("công tác văn thư").replace("toàn cơ quan", "cả cơ quan")
    more(r, "2026-06-15T09:00", document("so-van-thu", "công tác văn thư", "13/QĐ-SNgV", body=text))


@history(
    "direct-item",
    "The item itself comes straight onto main, by a direct commit or a fast-forward: publication is unproven.",
    "2026-06-22T09:00",
    unknown("so-thang", never="late overdue"),
    expect("so-thang", "supplier", "on_time unproven", "late overdue running refused none"),
    unknown("so-tua", never="late overdue"),
    expect("so-tua", "supplier", "on_time unproven", "late overdue running refused none"),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10. Direct commit 06-08T10:00; branch commit 06-09T10:00, fast-forwarded.
    # The submission was not later than the commit (bounded): that can be on time.
    more(r, "2026-06-08T10:00", document("so-thang", "việc ghi thẳng", "151/QĐ-SNgV", signed="2026-06-05"))
    submit(r, "tua", "2026-06-09T10:00", document("so-tua", "việc tua tới", "152/QĐ-SNgV", signed="2026-06-05"))
    r.checkout("main")
    r.fast_forward("tua")


@history(
    "parents-swapped",
    "Main is merged into the branch and main is moved to that merge: the parents stand in the other order.",
    "2026-06-22T09:00",
    unknown("so-doi-som", also="late", never=""),
    missed("so-doi-muon", also="unproven", never="refused"),
    in_time("so-doi-kip", also="unproven", never=""),
)
def _(r: Repo) -> None:
    # Usual week. doi-som: last day 06-10, committed 06-08, joined 06-12: in time by one reading, late by the other.
    # doi-muon: last day 06-10, committed 06-11, joined 06-12: late by both.
    # doi-kip: normative, last day 06-17, committed 06-08, joined 06-12: in time by both.
    submit(
        r,
        "bai",
        "2026-06-08T10:00",
        document("so-doi-som", "việc đổi sớm", "161/QĐ-SNgV"),
        document("so-doi-kip", "việc đổi kịp", "5/2026/QĐ-SNgV", normative=True),
    )
    other(r, 1, "2026-06-09T09:00", "2026-06-09T10:00")
    r.checkout("bai")
    more(r, "2026-06-11T10:00", document("so-doi-muon", "việc đổi muộn", "162/QĐ-SNgV"))
    r.merge("main", "2026-06-12T10:00")
    r.checkout("main")
    r.fast_forward("bai")


# ----------------------------------------------------------------------------------------- other facts later


@history(
    "class-changed-later",
    "After a late publication a longer limit is chosen: by deadline_class, or by calling it normative. No conclusion.",
    "2026-06-26T09:00",
    unknown("so-doi-nhom"),
    unknown("so-doi-loai"),
)
def _(r: Repo) -> None:
    # Usual week, administrative: last day 06-10; merged 06-12: late. planning: 15 days from 06-08: 06-23, on time.
    # normative: last day 06-17, on time. The numbers stay, so the items stay.
    send(
        r,
        "bai",
        "2026-06-08T10:00",
        "2026-06-12T10:00",
        document("so-doi-nhom", "việc đổi nhóm", "171/QĐ-SNgV"),
        document("so-doi-loai", "việc đổi loại", "172/QĐ-SNgV"),
    )
    send(
        r,
        "sua",
        "2026-06-15T09:00",
        "2026-06-15T10:00",
        document("so-doi-nhom", "việc đổi nhóm", "171/QĐ-SNgV", deadline_class="planning"),
        document("so-doi-loai", "việc đổi loại", "172/QĐ-SNgV", normative=True),
    )


@history(
    "urgent-changed-later",
    "A document turns out to have been urgent: the shorter limit counts at once. A late urgent one is no longer called so: no conclusion.",
    "2026-06-22T09:00",
    missed("so-thanh-khan", also="unproven", never="refused"),
    unknown("so-het-khan"),
)
def _(r: Repo) -> None:
    # Usual week, both merged 06-10. Administrative: last day 06-10: on time. Urgent: last day 06-08: late.
    def pages(first: str | None, second: str | None) -> tuple[Page, Page]:
        return (
            document("so-thanh-khan", "việc thành khẩn cấp", "173/QĐ-SNgV", urgent=first),
            document("so-het-khan", "việc hết khẩn cấp", "174/QĐ-SNgV", urgent=second),
        )

    basis = "phòng chống dịch bệnh"
    send(r, "bai", "2026-06-08T10:00", "2026-06-10T10:00", *pages(None, basis))
    send(r, "sua", "2026-06-15T09:00", "2026-06-15T10:00", *pages(basis, None))


@history(
    "kind-changed-later",
    "A decision that was published late becomes news, which has no limit: it does not leave the figure.",
    "2026-06-22T09:00",
    expect("so-noi-quy", "board", "late unproven", "on_time on_time_taken_down running none"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10, merged 06-12: late. News: no number. "Late only if late under every one; else no conclusion."
    old = document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV")
    send(r, "noi-quy", "2026-06-08T10:00", "2026-06-12T10:00", old)
    r.branch("doi-loai")
    r.delete(old[0])
    more(
        r,
        "2026-06-15T09:00",
        news("so-noi-quy", "nội quy cơ quan", event_end=None, date="2026-06-12", body=full_text("nội quy cơ quan")),
    )
    approve(r, "doi-loai", "2026-06-15T10:00")


@history(
    "event-end-changed-later",
    "The end of the event is corrected after publication: to a later time (no conclusion), to an earlier one (counts at once).",
    "2026-06-22T09:00",
    unknown("so-ket-thuc-muon", "supplier"),
    missed("so-ket-thuc-som", "supplier", also="unproven", never="refused"),
)
def _(r: Repo) -> None:
    # muon: committed 06-09T20:00. End 06-08T16:00: too late from 06-09T16:00: late. Corrected to 06-08T21:00: until
    # 06-09T21:00: on time. som: committed 06-09T15:00. End 06-08T16:00: on time. Corrected to 14:00: late.
    def pages(late: str, early: str) -> tuple[Page, Page]:
        return (
            news("so-ket-thuc-muon", "sự kiện kết thúc muộn", event_end=late),
            news("so-ket-thuc-som", "sự kiện kết thúc sớm", event_end=early),
        )

    first = pages("2026-06-08T16:00", "2026-06-08T16:00")
    submit(r, "som", "2026-06-09T15:00", first[1])
    submit(r, "muon", "2026-06-09T20:00", first[0])
    approve(r, "som", "2026-06-09T21:00")
    approve(r, "muon", "2026-06-09T21:30")
    send(r, "sua", "2026-06-15T09:00", "2026-06-15T10:00", *pages("2026-06-08T21:00", "2026-06-08T14:00"))


# ------------------------------------------------------------------------------------------------- odd dates


@history(
    "date-in-the-future",
    "A submission whose commit is dated after the present.",
    "2026-06-10T09:00",
    unknown("so-tuong-lai", "supplier"),
)
def _(r: Repo) -> None:
    # Too late from 06-09T16:00; the commit says 06-30, now is 06-10.
    submit(r, "tuong-lai", "2026-06-30T08:00", news("so-tuong-lai", "sự kiện"))
    r.judged = "branch"


@history(
    "merge-before-its-branch",
    "The merge is dated before the commit that it merges: its date cannot be right.",
    "2026-06-22T09:00",
    unknown("so-noi-quy", also="late", never=""),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. Committed 06-12, merged "06-09".
    send(r, "noi-quy", "2026-06-12T10:00", "2026-06-09T10:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV"))


@history(
    "date-before-everything",
    "A branch commit is dated before the portal's first commit and before the event; and one is only backdated by its author.",
    "2026-06-22T09:00",
    unknown("so-lui-ngay", "supplier"),
    unknown("so-lui-tac-gia", "supplier"),
)
def _(r: Repo) -> None:
    # Too late from 06-09T16:00. lui-ngay: dated 2025-12-20 (parent: 2026-01-01), merged 06-12: the merge bounds nothing
    # in time. lui-tac-gia: author 06-08T17:00, committer 06-11T10:00: weak, no later than 06-11; never late, not on time.
    submit(r, "lui-ngay", "2025-12-20T09:00", news("so-lui-ngay", "sự kiện lùi ngày"))
    r.branch("lui-tac-gia")
    r.write(*news("so-lui-tac-gia", "sự kiện lùi tác giả"))
    r.commit("Bài gửi", "2026-06-11T10:00", author="2026-06-08T17:00")
    approve(r, "lui-ngay", "2026-06-12T09:00")
    approve(r, "lui-tac-gia", "2026-06-12T10:00")


# ------------------------------------------------------------------------------------ rules changed on main


@history(
    "policy-changed-later",
    "The policy at a commit's own time counts: a direct commit is not proven by a later one, a squash not undone by one.",
    "2026-06-22T09:00",
    unknown("so-thang", never="late overdue"),
    in_time("so-gop"),
)
def _(r: Repo) -> None:
    # thang: received Mon 06-01 (02, 03: last day 06-03), direct commit 06-02 by the editor, policy `merge`: unproven.
    # From 06-04 the policy squashes and names forge and editor. gop: usual week, last day 06-10, squashed by the forge 06-09.
    # On 06-15 the policy is `merge` again (approved by the forge's squash).
    more(
        r,
        "2026-06-02T10:00",
        document("so-thang", "việc ghi thẳng", "181/QĐ-SNgV", received="2026-06-01T09:00", issued="2026-05-29"),
    )
    r.branch("gop-khi-duyet")
    set_policy(r, "squash", FORGE, EDITOR)
    r.commit("Gộp khi duyệt", "2026-06-03T09:00")
    approve(r, "gop-khi-duyet", "2026-06-04T09:00")
    submit(r, "gop", "2026-06-08T10:00", document("so-gop", "việc gộp", "182/QĐ-SNgV"))
    r.checkout("main")
    r.squash("gop", "2026-06-09T10:00")
    r.branch("khong-gop")
    set_policy(r, "merge")
    r.commit("Thôi gộp", "2026-06-15T09:00")
    r.checkout("main")
    r.squash("khong-gop", "2026-06-15T10:00")


@history(
    "policy-changed-in-submission",
    "A submission brings the policy that would prove an earlier direct commit of its own author.",
    "2026-06-16T09:00",
    unknown("so-thang", never="late overdue none"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. Direct commit 06-09 (policy `merge`). The submission edits the page and the policy.
    more(r, "2026-06-09T10:00", document("so-thang", "việc ghi thẳng", "181/QĐ-SNgV"))
    r.branch("sua")
    set_policy(r, "squash", EDITOR)
    body = full_text("việc ghi thẳng") + "\n\nNơi nhận: như Điều 2."
    more(r, "2026-06-15T10:00", document("so-thang", "việc ghi thẳng", "181/QĐ-SNgV", body=body))
    r.judged = "branch"


@history(
    "evidence-starts-changed-later",
    "On main evidence begins later than before: what is older is unproven or quiet, never on time; what is newer is judged.",
    "2026-06-22T09:00",
    expect("so-cu", "board", "unproven none late", "on_time on_time_taken_down running overdue"),
    in_time("so-moi"),
)
def _(r: Repo) -> None:
    # cu: usual week, last day 06-10, merged 06-12: late. evidence_starts 2026-06-15T00:00 on main from 06-15T10:00.
    # moi: received Tue 06-16: Wed 17, Thu 18: last day 06-18; merged 06-17.
    send(r, "cu", "2026-06-08T10:00", "2026-06-12T10:00", document("so-cu", "việc cũ", "183/QĐ-SNgV"))
    r.branch("moc")
    set_evidence_starts(r, "2026-06-15T00:00")
    r.commit("Mốc mới", "2026-06-15T09:00")
    approve(r, "moc", "2026-06-15T10:00")
    page = document("so-moi", "việc mới", "184/QĐ-SNgV", received="2026-06-16T09:00", issued="2026-06-15")
    send(r, "moi", "2026-06-16T10:00", "2026-06-17T10:00", page)


@history(
    "evidence-starts-in-submission",
    "A submission that is overdue sets evidence_starts to a later day: it is judged by main's.",
    "2026-06-12T14:00",
    overdue("so-noi-quy"),
    in_time("so-noi-quy", "supplier"),
)
def _(r: Repo) -> None:
    # Usual week: board and supplier 06-10. Committed 06-09; now 06-12.
    submit(
        r, "noi-quy", "2026-06-09T10:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV", signed="2026-06-05")
    )
    set_evidence_starts(r, "2026-06-12T00:00")
    r.commit("Mốc mới", "2026-06-11T10:00")
    r.judged = "branch"


@history(
    "deadlines-changed-later",
    "On main the limit becomes 9 working days after the fact: what was on time stays so; of what was missed several readings are fair.",
    "2026-06-26T09:00",
    in_time("so-kip", never="unproven"),
    expect("so-tre", "board", "late unproven on_time", "on_time_taken_down overdue running none refused"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10. kip merged 06-09, tre merged 06-12. With 9 days: 09 10 11 12 15 16 17 18 19: 06-19.
    send(r, "kip", "2026-06-08T10:00", "2026-06-09T10:00", document("so-kip", "việc kịp", "185/QĐ-SNgV"))
    send(r, "tre", "2026-06-09T11:00", "2026-06-12T10:00", document("so-tre", "việc trễ", "186/QĐ-SNgV"))
    r.branch("han")
    set_administrative_days(r, 9)
    r.commit("Hạn mới", "2026-06-15T09:00")
    approve(r, "han", "2026-06-15T10:00")


@history(
    "deadlines-changed-in-submission",
    "A submission that is overdue makes the limit 9 working days: it is judged by main's.",
    "2026-06-12T14:00",
    overdue("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10; now 06-12. With 9 days it would be 06-19.
    r.branch("noi-quy")
    set_administrative_days(r, 9)
    more(r, "2026-06-08T10:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV"))
    r.judged = "branch"


@history(
    "calendar-changed-later",
    "A day off is entered on main after the fact: what was on time stays so; of what was late several readings are fair.",
    "2026-06-22T09:00",
    in_time("so-kip", never="unproven"),
    expect("so-tre", "board", "late unproven on_time", "on_time_taken_down overdue running none refused"),
    missed("so-rat-tre", never="unproven refused"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10; with 06-10 off: 09, 11: last day 06-11. kip merged 06-09, tre 06-11, rat-tre 06-12
    # (late by either calendar).
    send(r, "kip", "2026-06-08T10:00", "2026-06-09T10:00", document("so-kip", "việc kịp", "187/QĐ-SNgV"))
    send(r, "tre", "2026-06-09T11:00", "2026-06-11T10:00", document("so-tre", "việc trễ", "188/QĐ-SNgV"))
    send(r, "rat-tre", "2026-06-11T11:00", "2026-06-12T10:00", document("so-rat-tre", "việc rất trễ", "189/QĐ-SNgV"))
    r.branch("lich")
    add_days_off(r, "2026-06-10")
    r.commit("Lịch nghỉ", "2026-06-15T09:00")
    approve(r, "lich", "2026-06-15T10:00")


@history(
    "calendar-changed-in-submission",
    "A submission that is overdue declares two days off: it is judged by main's calendar.",
    "2026-06-11T14:00",
    overdue("so-noi-quy"),
)
def _(r: Repo) -> None:
    # Usual week: last day 06-10; now 06-11T14:00. With 06-09 and 06-10 off it would be Fri 06-12.
    submit(r, "noi-quy", "2026-06-08T10:00", document("so-noi-quy", "nội quy cơ quan", "12/QĐ-SNgV"))
    add_days_off(r, "2026-06-09", "2026-06-10")
    r.commit("Lịch nghỉ", "2026-06-10T10:00")
    r.judged = "branch"
