"""Forty histories in which the law changes, and what may and may not be said of time limits before and after.

They were written from the documentation and the Decision alone, without sight of the program. The forms are those of
`histories.py` (`Expect`: allowed, forbidden). In the HONEST twenty somebody amends the rules as the handbook says, and
what was published in time has to be "on time": another answer takes a proof from somebody who did nothing wrong. In
the DISHONEST twenty a rule is bent, or entered by mistake, so that a verdict would turn: a wrong "on time" or a wrong
"late". A party `day 2026-06-09` is no clock but the working day of that site (Article 11(1)): on_time if fresh.

Calendar of 2026: Mondays are 02-02, 02-09, 02-23, 04-20, 06-01, 06-08, 06-15, 06-22, 08-17, 08-24, 09-07, 11-02, 11-09,
11-16, 11-23, 11-30. Days off: 02-16 to 02-20, 04-27, 04-30, 05-01, 08-31, 09-01, 09-02, 11-24. Worked: Sat 08-22.
2027: Fri 01-01 is off; provisional are 02-04, 02-05, 02-08, 02-09, 02-10.
THE USUAL WEEK: received Mon 06-08, administrative, 2 working days: Tue 09, Wed 10. Last day Wed 06-10.
The policy asks for two owners for a change of the law. The first day of the evidence is 2026-01-01.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from portalgen.editorial.records.records import (
    ApprovalRecord,
    PathChange,
    digest_of_record,
    record_path,
    signature_path,
    write_record,
)
from portalgen.law.calendar import VIETNAM
from tests.makers.board import PORTAL, ROSTER, dump, person, portal_roster
from tests.makers.histories import (
    CALENDAR,
    DEADLINES,
    FORGE,
    POLICY,
    Expect,
    History,
    Repo,
    document,
    expect,
    in_time,
    missed,
    moment,
    news,
    replaced,
    send,
    set_evidence_starts,
    submit,
    unknown,
)
from tests.makers.law_repository import LawRepo
from tests.makers.signers import Signer

CHANGED_LAW: list[History] = []
FURTHER: list[History] = []
HONEST: set[str] = set()
TWO: Final = ("owner-1", "owner-2")
INSTRUMENTS: Final = "site-config/legal/instruments.yaml"
CALENDAR_2027: Final = "site-config/legal/calendar/2027.yaml"
Build = Callable[[LawRepo], None]
Edit = Callable[[Repo], None]


def honest(name: str, why: str, at: str, *expected: Expect) -> Callable[[Build], Build]:
    """The rules were changed as the handbook says."""
    HONEST.add(name)
    return dishonest(name, why, at, *expected)


def dishonest(name: str, why: str, at: str, *expected: Expect) -> Callable[[Build], Build]:
    """A rule was bent, or entered by mistake."""

    def keep(build: Build) -> Build:
        CHANGED_LAW.append(History(name, why, build, moment(at), expected))  # type: ignore[arg-type]
        return build

    return keep


def further(name: str, why: str, at: str, *expected: Expect) -> Callable[[Build], Build]:
    """Beyond the forty: what was tried when these had passed."""

    def keep(build: Build) -> Build:
        FURTHER.append(History(name, why, build, moment(at), expected))  # type: ignore[arg-type]
        return build

    return keep


def stays_late(item: str, party: str = "board", also: str = "unproven") -> Expect:
    """It was late by the law of its time: late, or open where the documentation leaves it open. Never on time or gone."""
    return expect(item, party, f"late {also}", "on_time on_time_taken_down running none refused")


def not_accused(item: str, party: str = "board") -> Expect:
    """It was on time by the law of its time: on time, or open where the documentation leaves it open. Never late."""
    return expect(item, party, "on_time unproven", "late overdue on_time_taken_down running none refused")


# ---------------------------------------------------------------------------------------------------- edits


def day_off(day: str, *, retroactive: bool = False, source: str = "Công văn số 00/MẪU", path: str = CALENDAR) -> Edit:
    more_keys = ", retroactive: true" if retroactive else ""
    row = f'  - {{day: {day}, name: {{vi: ngày nghỉ, en: day off}}, source: "{source}"{more_keys}}}\n'
    return lambda r: r.write(path, replaced(r.read(path), r"(days_off:\n)", rf"\g<1>{row}"))


def no_day_off(day: str) -> Edit:
    return lambda r: r.write(CALENDAR, replaced(r.read(CALENDAR), rf"  - \{{day: {day}, name[^\n]*\n", ""))


def make_up(day: str, instead_of: str) -> Edit:
    row = f'  - {{day: {day}, instead_of: {instead_of}, source: "Công văn số 00/MẪU"}}\n'
    return lambda r: r.write(CALENDAR, replaced(r.read(CALENDAR), r"(make_up_days:\n)", rf"\g<1>{row}"))


def no_make_up(day: str) -> Edit:
    return lambda r: r.write(CALENDAR, replaced(r.read(CALENDAR), rf"  - \{{day: {day}, instead_of[^\n]*\n", ""))


def worked(day: str) -> Edit:
    row = f'  - {{day: {day}, source: "Công văn số 00/MẪU"}}\n'

    def edit(r: Repo) -> None:
        text = r.read(CALENDAR)
        r.write(CALENDAR, (text if "worked_days:" in text else f"{text}\nworked_days:\n") + row)

    return edit


def length(cls: str, lines: str) -> Edit:
    """Another line, or other lines, in the place of the class's `length` or `lengths`."""
    pattern = rf"(  - id: {cls}\n(?:    [^\n]*\n)*?)    (?:length: [^\n]*\n|lengths:\n(?:      [^\n]*\n)+)"
    return lambda r: r.write(DEADLINES, replaced(r.read(DEADLINES), pattern, rf"\g<1>{lines}"))


def plain(cls: str, amount: str) -> Edit:
    return length(cls, f"    length: {{{amount}}}\n")


def lengths(cls: str, *rows: str) -> Edit:
    """`rows` without instrument are of QĐ 2111."""
    full = [each if "instrument" in each else f"{each}, instrument: qd-2111, article: Điều 9" for each in rows]
    return length(cls, "    lengths:\n" + "".join(f"      - {{{each}}}\n" for each in full))


def instrument(id: str, valid_from: str) -> Edit:
    text = (
        f"\n  - id: {id}\n    short: {id.upper()}\n    names:\n      vi: Quyết định số 00/MẪU sửa đổi QĐ 2111\n"
        f"      en: Decision 00/MẪU that amends QĐ 2111\n    valid_from: {valid_from}\n    mark: text\n"
    )
    return lambda r: r.write(INSTRUMENTS, r.read(INSTRUMENTS) + text)


def in_file(path: str, pattern: str, by: str) -> Edit:
    return lambda r: r.write(path, replaced(r.read(path), pattern, by))


def by_amendment(first_day: str, amount: str, *more_keys: str) -> str:
    """The row of a length by the amending decision `qd-00-mau`."""
    return ", ".join([f"from: {first_day}", amount, "instrument: qd-00-mau", "article: Điều 1", *more_keys])


# ------------------------------------------------------------------------------------------------- landings


def draft(r: Repo, branch: str, when: str, *edits: Edit) -> None:
    """A branch with a change of the law, in one commit."""
    r.checkout("main")
    r.branch(branch)
    for each in edits:
        each(r)
    r.commit("Sửa quy định", when)


def amend(r: LawRepo, branch: str, drafted: str, landed: str, owners: tuple[str, ...], *edits: Edit) -> str:
    draft(r, branch, drafted, *edits)
    return r.land_law(branch, landed, *owners)


def sign(r: LawRepo, owner: str, when: str, changes: tuple[PathChange, ...]) -> None:
    """A record of an owner for `changes`, in a commit of its own where we are."""
    at = datetime.fromisoformat(when).replace(tzinfo=VIETNAM)
    record = ApprovalRecord(PORTAL, r.git("rev-parse", "main"), "approve", changes, owner, at)
    data = write_record(record)
    path = record_path(record, digest_of_record(data))
    r.write(path, data)
    r.write(signature_path(path), Signer(owner).sign(data, "approval@portalgen"))
    r.commit("Duyệt", when, email=f"{owner}@example.vn")


def changes_of(r: LawRepo, branch: str) -> tuple[PathChange, ...]:
    return tuple(r._list_changes(branch))


# ============================================================================================ HONEST (20)


@honest(
    "dated-shorter-length",
    "An amendment from Tue 11-10 on: one working day in the place of two. Entered before, by two owners.",
    "2026-11-30T09:00",
    in_time("so-truoc"),
    in_time("so-dang-tinh"),
    in_time("so-sau"),
    in_time("so-qua-nghi-le"),
    missed("so-tre", never="unproven refused"),
)
def _(r: LawRepo) -> None:
    # truoc: received Tue 11-03; 2 days: 04, 05. Last day Thu 11-05; merged then.
    # dang-tinh: received Mon 11-09, before the amendment, which has no transition: 2 days: 10, 11; merged Wed 11-11.
    # sau: received Tue 11-10, on its first day: 1 day: Wed 11-11; merged then. tre: the same, merged Thu 11-12.
    # qua-nghi-le: received Mon 11-23: 24 is off, 25 is the one day. Merged Wed 11-25.
    def page(name: str, number: int, received: str) -> tuple[str, str]:
        return document(f"so-{name}", f"việc {name}", f"{number}/QĐ-SNgV", received=received, issued="2026-11-02")

    submit(r, "truoc", "2026-11-03T10:00", page("truoc", 1, "2026-11-03T09:00"))
    amend(
        r,
        "sua-doi",
        "2026-11-04T09:00",
        "2026-11-05T09:00",
        TWO,
        instrument("qd-00-mau", "2026-11-10"),
        lengths(
            "administrative_document", "to: 2026-11-09, working_days: 2", by_amendment("2026-11-10", "working_days: 1")
        ),
    )
    r.merge("truoc", "2026-11-05T15:00")
    submit(r, "dang-tinh", "2026-11-09T10:00", page("dang-tinh", 2, "2026-11-09T09:00"))
    r.checkout("main")
    submit(r, "sau", "2026-11-10T10:00", page("sau", 3, "2026-11-10T09:00"))
    submit(r, "tre", "2026-11-10T11:00", page("tre", 4, "2026-11-10T09:30"))
    r.checkout("main")
    r.merge("dang-tinh", "2026-11-11T15:00")
    r.merge("sau", "2026-11-11T16:00")
    r.merge("tre", "2026-11-12T09:00")
    send(r, "le", "2026-11-23T10:00", "2026-11-25T15:00", page("qua-nghi-le", 5, "2026-11-23T09:00"))


@honest(
    "dated-longer-length",
    "Normative documents get ten working days from Mon 09-07 on, in the place of seven.",
    "2026-09-30T09:00",
    in_time("so-cu"),
    in_time("so-moi"),
)
def _(r: LawRepo) -> None:
    # cu: received Fri 08-28; 31, 01, 02 are off; 7 days: 03 04 07 08 09 10 11. Last day Fri 09-11; merged then.
    # moi: received Mon 09-07; 10 days: 08 09 10 11 14 15 16 17 18 21. Last day Mon 09-21; merged then.
    old = document(
        "so-cu",
        "phân cấp",
        "1/2026/QĐ-SNgV",
        normative=True,
        received="2026-08-28T09:00",
        issued="2026-08-27",
    )
    new = document(
        "so-moi", "mức chi", "2/2026/QĐ-SNgV", normative=True, received="2026-09-07T09:00", issued="2026-09-04"
    )
    submit(r, "cu", "2026-08-28T10:00", old)
    amend(
        r,
        "sua-doi",
        "2026-09-03T09:00",
        "2026-09-04T09:00",
        TWO,
        instrument("qd-00-mau", "2026-09-07"),
        lengths(
            "normative_document", "to: 2026-09-06, working_days: 7", by_amendment("2026-09-07", "working_days: 10")
        ),
    )
    submit(r, "moi", "2026-09-07T10:00", new)
    r.checkout("main")
    r.merge("cu", "2026-09-11T15:00")
    r.merge("moi", "2026-09-21T15:00")


@honest(
    "day-off-signed-on-that-day",
    "A day off by an official letter, which two owners sign and merge in the morning of that very day.",
    "2026-06-22T09:00",
    in_time("so-noi-quy"),
)
def _(r: LawRepo) -> None:
    # Received Wed 06-10: Thu 11 is the first day, Fri 12 is off, Mon 15 the second. Merged Mon 06-15. The day off landed
    # on 06-12 ("by that day").
    submit(
        r,
        "noi-quy",
        "2026-06-10T10:00",
        document("so-noi-quy", "nội quy", "12/QĐ-SNgV", received="2026-06-10T09:00"),
    )
    amend(r, "lich", "2026-06-11T16:00", "2026-06-12T07:30", TWO, day_off("2026-06-12"))
    r.merge("noi-quy", "2026-06-15T15:00")


@honest(
    "swapped-day",
    "Fri 06-19 is off and Sat 06-27 is worked for it, entered on 06-10 by two owners.",
    "2026-07-06T09:00",
    in_time("so-qua-ngay-nghi"),
    in_time("so-qua-thu-bay"),
    missed("so-quen-thu-bay", never="refused", also="unproven"),
)
def _(r: LawRepo) -> None:
    # qua-ngay-nghi: received Thu 06-18: 19 off, Mon 22, Tue 23. Merged Tue 06-23.
    # qua-thu-bay: received Fri 06-26: Sat 27, Mon 29. Merged Mon 06-29 09:00.
    # quen-thu-bay: received Thu 06-25: Fri 26, Sat 27. Last day Sat 06-27; merged Mon 06-29: late, also if the clerk
    # did not know of the Saturday.
    def page(name: str, number: int, received: str) -> tuple[str, str]:
        return document(f"so-{name}", f"việc {name}", f"{number}/QĐ-SNgV", received=received, issued="2026-06-16")

    amend(
        r,
        "lich",
        "2026-06-09T09:00",
        "2026-06-10T09:00",
        TWO,
        day_off("2026-06-19"),
        make_up("2026-06-27", "2026-06-19"),
    )
    send(r, "mot", "2026-06-18T10:00", "2026-06-23T15:00", page("qua-ngay-nghi", 1, "2026-06-18T09:00"))
    submit(r, "ba", "2026-06-25T10:00", page("quen-thu-bay", 3, "2026-06-25T09:00"))
    submit(r, "hai", "2026-06-26T10:00", page("qua-thu-bay", 2, "2026-06-26T09:00"))
    r.checkout("main")
    r.merge("hai", "2026-06-29T09:00")
    r.merge("ba", "2026-06-29T10:00")


@honest(
    "new-calendar-year",
    "The days off of 2027 are announced in December: confirmed, with one more day at Tết (Thu 02-11).",
    "2027-02-22T09:00",
    in_time("so-giao-thua"),
    in_time("so-tet"),
)
def _(r: LawRepo) -> None:
    # giao-thua: received Thu 2026-12-31: Fri 01-01 off, Mon 04, Tue 05. Merged Tue 01-05.
    # tet: received Wed 02-03: 04 05 08 09 10 off (as provisional), 11 off (new), Fri 12, Mon 15. Merged Mon 02-15.
    # (By the provisional calendar: Thu 11, Fri 12.)
    amend(
        r,
        "lich-2027",
        "2026-12-14T09:00",
        "2026-12-15T09:00",
        TWO,
        in_file(CALENDAR_2027, "status: provisional", "status: confirmed"),
        day_off("2027-02-11", path=CALENDAR_2027),
    )
    send(
        r,
        "giao-thua",
        "2026-12-31T10:00",
        "2027-01-05T15:00",
        document("so-giao-thua", "trực tết", "1/QĐ-SNgV", received="2026-12-31T09:00", issued="2026-12-30"),
    )
    send(
        r,
        "tet",
        "2027-02-03T10:00",
        "2027-02-15T15:00",
        document("so-tet", "nghỉ tết", "2/QĐ-SNgV", received="2027-02-03T09:00", issued="2027-02-02"),
    )


@honest(
    "document-that-holds-backwards",
    "After a flood a document declares Fri 06-12 a day off, backwards by its own words; two owners sign that.",
    "2026-06-22T09:00",
    in_time("so-noi-quy"),
)
def _(r: LawRepo) -> None:
    # Received Wed 06-10: Thu 11, Fri 12 off by the document, Mon 15. Merged Mon 06-15. The document landed on 06-17.
    send(
        r,
        "noi-quy",
        "2026-06-10T10:00",
        "2026-06-15T15:00",
        document("so-noi-quy", "nội quy", "12/QĐ-SNgV", received="2026-06-10T09:00"),
    )
    amend(r, "lich", "2026-06-16T09:00", "2026-06-17T09:00", TWO, day_off("2026-06-12", retroactive=True))


@honest(
    "typing-error-mended",
    "The name and the source of a day off, and the name of an instrument, are corrected afterwards by one owner.",
    "2026-05-18T09:00",
    in_time("so-gio-to"),
    in_time("so-gio-to", "supplier"),
)
def _(r: LawRepo) -> None:
    # Received Fri 04-24: Mon 27 off, Tue 28, Wed 29. Merged Wed 04-29. Signed Thu 04-23: 24, 28, 29; handed in 04-24.
    # Another name or source of an entry is no other law.
    page = document(
        "so-gio-to", "lễ giỗ tổ", "1/QĐ-SNgV", received="2026-04-24T09:00", issued="2026-04-23", signed="2026-04-23"
    )
    send(r, "gio-to", "2026-04-24T10:00", "2026-04-29T15:00", page)
    amend(
        r,
        "sua-chu",
        "2026-05-05T09:00",
        "2026-05-05T10:00",
        ("owner-1",),
        in_file(
            CALENDAR,
            r"day: 2026-04-27, name: \{[^\n]*\n",
            'day: 2026-04-27, name: {vi: Giỗ Tổ, en: Hung Kings Day}, source: "Bộ luật Lao động, Điều 112"}\n',
        ),
        in_file(INSTRUMENTS, "Quyết định số 2111/QĐ-UBND ngày 13/11/2025", "Quyết định 2111/QĐ-UBND ngày 13-11-2025"),
    )


@honest(
    "another-class-changed",
    "Planning gets another plain number afterwards; a scientific task and a document have nothing to do with it.",
    "2026-03-16T09:00",
    in_time("so-de-tai"),
    in_time("so-tet"),
)
def _(r: LawRepo) -> None:
    # de-tai (science, 10): received Fri 02-06: 09 10 11 12 13, Tết 16-20 off, 23 24 25 26 27. Merged Fri 02-27.
    # tet (administrative, 2): received Fri 02-13: Mon 23, Tue 24. Merged Tue 02-24.
    science = document(
        "so-de-tai",
        "đề tài cấp tỉnh",
        "1/QĐ-SNgV",
        received="2026-02-06T09:00",
        issued="2026-02-05",
        deadline_class="science",
    )
    submit(r, "de-tai", "2026-02-06T10:00", science)
    submit(
        r,
        "tet",
        "2026-02-13T10:00",
        document("so-tet", "trực tết", "2/QĐ-SNgV", received="2026-02-13T09:00", issued="2026-02-12"),
    )
    r.checkout("main")
    r.merge("tet", "2026-02-24T15:00")
    r.merge("de-tai", "2026-02-27T15:00")
    amend(r, "quy-hoach", "2026-03-03T09:00", "2026-03-04T09:00", TWO, plain("planning", "days: 10"))


@honest(
    "transition-to-the-longer",
    "From Mon 06-15 on ten working days for normative documents; what runs then has whichever ends later.",
    "2026-06-29T09:00",
    in_time("so-phan-cap"),
    in_time("so-da-xong"),
)
def _(r: LawRepo) -> None:
    # phan-cap: received Mon 06-08; 7 days end on 06-17, so it runs on 06-15; 10 days: 09 10 11 12 15 16 17 18 19 22.
    # Merged Mon 06-22. The amendment landed on Fri 06-12, before its first day.
    # da-xong: received Mon 06-01; 7 days: 02 03 04 05 08 09 10. Merged Wed 06-10.
    def page(name: str, number: int, received: str) -> tuple[str, str]:
        return document(
            f"so-{name}",
            f"việc {name}",
            f"{number}/2026/QĐ-SNgV",
            normative=True,
            received=received,
            issued="2026-06-01",
        )

    submit(r, "da-xong", "2026-06-01T10:00", page("da-xong", 1, "2026-06-01T09:00"))
    submit(r, "phan-cap", "2026-06-08T10:00", page("phan-cap", 2, "2026-06-08T09:00"))
    r.checkout("main")
    r.merge("da-xong", "2026-06-10T15:00")
    amend(
        r,
        "sua-doi",
        "2026-06-11T09:00",
        "2026-06-12T09:00",
        TWO,
        instrument("qd-00-mau", "2026-06-15"),
        lengths(
            "normative_document",
            "to: 2026-06-14, working_days: 7",
            by_amendment("2026-06-15", "working_days: 10", 'transition: {running: longer, source: "Điều 3 QĐ 00/MẪU"}'),
        ),
    )
    r.merge("phan-cap", "2026-06-22T15:00")


@honest(
    "another-start",
    "From Wed 07-01 on the two days of a document run from its signature, and no more from receipt.",
    "2026-07-13T09:00",
    in_time("so-theo-ngay-nhan"),
    in_time("so-theo-ngay-ky"),
)
def _(r: LawRepo) -> None:
    # theo-ngay-nhan: signed Fri 06-26, received Mon 06-29: only the receipt lies in the days of its entry: 30, 01.
    # Merged Wed 07-01. theo-ngay-ky: signed Wed 07-01, received Thu 07-02: only the signature does: 02, 03. Merged
    # Fri 07-03. Both are in time by the other start or length as well: the second by receipt until 07-06.
    amend(
        r,
        "sua-doi",
        "2026-06-22T09:00",
        "2026-06-23T09:00",
        TWO,
        instrument("qd-00-mau", "2026-07-01"),
        lengths(
            "administrative_document",
            "to: 2026-06-30, working_days: 2",
            by_amendment("2026-07-01", "working_days: 2", "start: signed"),
        ),
    )
    old = document(
        "so-theo-ngay-nhan",
        "việc một",
        "1/QĐ-SNgV",
        signed="2026-06-26",
        issued="2026-06-26",
        received="2026-06-29T09:00",
    )
    new = document(
        "so-theo-ngay-ky",
        "việc hai",
        "2/QĐ-SNgV",
        signed="2026-07-01",
        issued="2026-07-01",
        received="2026-07-02T09:00",
    )
    send(r, "mot", "2026-06-29T10:00", "2026-07-01T15:00", old)
    send(r, "hai", "2026-07-02T10:00", "2026-07-03T15:00", new)


@honest(
    "freshness-hours-changed",
    "From Mon 06-15 on three updates a day; before it two. What was fresh stays so, and items have nothing to do with it.",
    "2026-06-22T09:00",
    in_time("so-noi-quy"),
    in_time("portal", "day 2026-06-09"),
    in_time("portal", "day 2026-06-16"),
)
def _(r: LawRepo) -> None:
    # Tue 06-09: new at 08:00 and 14:00, two are asked. Tue 06-16: new at 08:00, 11:00 and 14:00, three are asked.
    # noi-quy: the usual week, merged Wed 06-10.
    window = 'windows: [{from: "07:00", to: "09:30"}, {from: "13:00", to: "15:30"}]'
    pattern = r"freshness:\n  sites: \[\]\n  updates: 2\n.*?windows_confirmed: false\n"
    first = f"freshness:\n  sites: [portal]\n  updates: 2\n  {window}\n  windows_confirmed: true\n"
    amend(r, "bat-dau", "2026-01-05T09:00", "2026-01-05T10:00", TWO, in_file(DEADLINES, pattern, first))

    r.checkout("main")
    submit(r, "noi-quy", "2026-06-08T10:00", document("so-noi-quy", "nội quy", "12/QĐ-SNgV"))
    r.checkout("main")
    for number, (branch, when) in enumerate([("sang", "2026-06-09T08:00"), ("chieu", "2026-06-09T14:00")]):
        page = news(f"portal-tin-{number}", f"việc {number}", event_end=None, date="2026-06-09", site="portal")
        send(r, branch, f"2026-06-09T{'07:30' if number == 0 else '13:30'}", when, page)
    r.merge("noi-quy", "2026-06-10T15:00")
    second = (
        "freshness:\n  sites: [portal]\n  periods:\n"
        f"    - {{to: 2026-06-14, instrument: qd-2111, article: Điều 11(1), updates: 2, {window}, windows_confirmed: true}}\n"
        f"    - {{from: 2026-06-15, instrument: qd-00-mau, article: Điều 1, updates: 3, {window}, windows_confirmed: true}}\n"
    )
    amend(
        r,
        "gio-moi",
        "2026-06-11T09:00",
        "2026-06-12T09:00",
        TWO,
        instrument("qd-00-mau", "2026-06-15"),
        in_file(DEADLINES, r"freshness:\n  sites: \[portal\]\n.*?windows_confirmed: true\n", second),
    )
    for hour in ("08", "11", "14"):
        page = news(f"portal-tin-{hour}", f"việc lúc {hour}", event_end=None, date="2026-06-16", site="portal")
        send(r, f"luc-{hour}", f"2026-06-16T{int(hour) - 1:02}:30", f"2026-06-16T{hour}:10", page)


@honest(
    "settings-broken-for-three-commits",
    "The file of limits cannot be read for three commits of main, then it is mended: what was before it holds.",
    "2026-06-22T09:00",
    in_time("so-truoc"),
    in_time("so-trong-khi"),
    missed("so-tre-trong-khi", never="refused none"),
)
def _(r: LawRepo) -> None:
    # The usual week. truoc merged Mon 06-08 11:00; broken from 06-08T12:00 to Fri 06-12; trong-khi merged Wed 06-10.
    # tre-trong-khi merged Thu 06-11: late by the limits before and after.
    def page(name: str, number: int) -> tuple[str, str]:
        return document(f"so-{name}", f"việc {name}", f"{number}/QĐ-SNgV")

    for place, name in enumerate(("truoc", "trong-khi", "tre-trong-khi")):
        submit(r, name, f"2026-06-08T10:{place}0", page(name, place + 1))
    r.checkout("main")
    r.merge("truoc", "2026-06-08T11:00")
    amend(
        r,
        "hong",
        "2026-06-08T11:30",
        "2026-06-08T12:00",
        TWO,
        lambda r: r.write(DEADLINES, r.read(DEADLINES) + "\nclasses: [\n"),
    )
    amend(
        r, "hong-2", "2026-06-09T09:00", "2026-06-09T10:00", TWO, in_file(DEADLINES, r"classes: \[\n$", "classes: {\n")
    )
    r.merge("trong-khi", "2026-06-10T15:00")
    amend(
        r, "hong-3", "2026-06-11T08:00", "2026-06-11T08:30", TWO, in_file(DEADLINES, r"classes: \{\n$", 'classes: "\n')
    )
    r.merge("tre-trong-khi", "2026-06-11T10:00")
    amend(r, "chua", "2026-06-12T09:00", "2026-06-12T10:00", TWO, in_file(DEADLINES, r'\nclasses: "\n$', ""))


@honest(
    "two-amendments-in-one-push",
    "One merge brings two amendments: documents get one day from 07-01, other content seven days from 07-06.",
    "2026-07-20T09:00",
    in_time("so-mot-ngay"),
    in_time("so-nam-ngay"),
    in_time("so-bay-ngay"),
)
def _(r: LawRepo) -> None:
    # mot-ngay (administrative): received Tue 07-07: Wed 07-08; merged then.
    # nam-ngay (other): received Mon 06-29: 30 01 02 03 06. Merged Mon 07-06.
    # bay-ngay (other): received Mon 07-06: 07 08 09 10 13 14 15. Merged Wed 07-15.
    draft(
        r,
        "sua-doi",
        "2026-06-22T09:00",
        instrument("qd-00-mau", "2026-07-01"),
        lengths(
            "administrative_document", "to: 2026-06-30, working_days: 2", by_amendment("2026-07-01", "working_days: 1")
        ),
    )
    instrument("qd-01-mau", "2026-07-06")(r)
    lengths(
        "other",
        "to: 2026-07-05, working_days: 5",
        "from: 2026-07-06, working_days: 7, instrument: qd-01-mau, article: Điều 1",
    )(r)
    r.commit("Sửa đổi thứ hai", "2026-06-22T10:00")
    r.land_law("sua-doi", "2026-06-23T09:00", *TWO)

    def page(name: str, number: int, received: str, cls: str | None = "other") -> tuple[str, str]:
        return document(
            f"so-{name}",
            f"việc {name}",
            f"{number}/QĐ-SNgV",
            received=received,
            issued="2026-06-26",
            deadline_class=cls,
        )

    send(r, "nam", "2026-06-29T10:00", "2026-07-06T09:00", page("nam-ngay", 1, "2026-06-29T09:00"))
    submit(r, "bay", "2026-07-06T11:00", page("bay-ngay", 2, "2026-07-06T10:00"))
    r.checkout("main")
    send(r, "mot", "2026-07-07T10:00", "2026-07-08T15:00", page("mot-ngay", 3, "2026-07-07T09:00", None))
    r.merge("bay", "2026-07-15T15:00")


@honest(
    "two-settings-merged",
    "A day off and a longer length are drafted beside each other and merged one after the other.",
    "2026-06-29T09:00",
    in_time("so-noi-quy"),
)
def _(r: LawRepo) -> None:
    # 3 days from Mon 06-08 on, Thu 06-11 is off. Received Wed 06-10: Fri 12, Mon 15, Tue 16. Merged Tue 06-16.
    draft(r, "lich", "2026-06-03T09:00", day_off("2026-06-11"))
    draft(
        r,
        "sua-doi",
        "2026-06-03T10:00",
        instrument("qd-00-mau", "2026-06-08"),
        lengths(
            "administrative_document", "to: 2026-06-07, working_days: 2", by_amendment("2026-06-08", "working_days: 3")
        ),
    )
    r.land_law("lich", "2026-06-04T09:00", *TWO)
    r.land_law("sua-doi", "2026-06-05T09:00", "owner-2", "owner-3")
    send(
        r,
        "noi-quy",
        "2026-06-10T10:00",
        "2026-06-16T15:00",
        document("so-noi-quy", "nội quy", "12/QĐ-SNgV", received="2026-06-10T09:00"),
    )


@honest(
    "instrument-replaced",
    "QĐ 2111 ends on 09-30 and another decision takes its place from 10-01, with the same two days.",
    "2026-10-19T09:00",
    in_time("so-giua"),
    in_time("so-moi"),
    in_time("so-quy-dinh"),
)
def _(r: LawRepo) -> None:
    # giua: received Tue 09-29: 30, 01. Merged Thu 10-01. moi: received Mon 10-05: 06, 07. Merged Wed 10-07.
    # quy-dinh (normative, 7): received Mon 09-21: 22 23 24 25 28 29 30. Merged Wed 09-30, the last day of QĐ 2111.
    amend(
        r,
        "thay-the",
        "2026-09-14T09:00",
        "2026-09-15T09:00",
        TWO,
        in_file(
            INSTRUMENTS,
            r"(id: qd-2111\n.*?valid_from: 2025-11-13\n)",
            r"\g<1>    valid_to: 2026-09-30\n    superseded_by: qd-00-mau\n",
        ),
        instrument("qd-00-mau", "2026-10-01"),
        lengths(
            "administrative_document", "to: 2026-09-30, working_days: 2", by_amendment("2026-10-01", "working_days: 2")
        ),
    )
    normative = document(
        "so-quy-dinh",
        "phân cấp",
        "1/2026/QĐ-SNgV",
        normative=True,
        received="2026-09-21T09:00",
        issued="2026-09-18",
    )
    submit(r, "quy-dinh", "2026-09-21T10:00", normative)
    submit(
        r,
        "giua",
        "2026-09-29T10:00",
        document("so-giua", "việc giữa", "2/QĐ-SNgV", received="2026-09-29T09:00", issued="2026-09-28"),
    )
    r.checkout("main")
    r.merge("quy-dinh", "2026-09-30T15:00")
    r.merge("giua", "2026-10-01T15:00")
    send(
        r,
        "moi",
        "2026-10-05T10:00",
        "2026-10-07T15:00",
        document("so-moi", "việc mới", "3/QĐ-SNgV", received="2026-10-05T09:00", issued="2026-10-02"),
    )


@honest(
    "changed-long-before",
    "Three working days since February; in August a Saturday is worked.",
    "2026-09-07T09:00",
    in_time("so-thu-bay"),
    missed("so-tre", never="unproven refused"),
)
def _(r: LawRepo) -> None:
    # thu-bay: received Thu 08-20: Fri 21, Sat 22 (worked), Mon 24. Merged Mon 08-24. tre: merged Tue 08-25.
    amend(
        r,
        "sua-doi",
        "2026-01-20T09:00",
        "2026-01-21T09:00",
        TWO,
        instrument("qd-00-mau", "2026-02-02"),
        lengths(
            "administrative_document", "to: 2026-02-01, working_days: 2", by_amendment("2026-02-02", "working_days: 3")
        ),
    )
    for place, name in enumerate(("thu-bay", "tre")):
        submit(
            r,
            name,
            f"2026-08-20T1{place}:00",
            document(f"so-{name}", f"việc {name}", f"{place + 1}/QĐ-SNgV", received="2026-08-20T09:00"),
        )
    r.checkout("main")
    r.merge("thu-bay", "2026-08-24T15:00")
    r.merge("tre", "2026-08-25T09:00")


@honest(
    "changed-long-after",
    "Event news of April within 24 hours; from November on it has 12.",
    "2026-11-16T09:00",
    in_time("so-le-hoi", "supplier"),
    missed("so-hoi-cho", "supplier", never="unproven refused"),
)
def _(r: LawRepo) -> None:
    # Ended Sat 04-25 20:00: too late from Sun 04-26 20:00. Handed in 19:30, and 20:30.
    submit(
        r, "le-hoi", "2026-04-26T19:30", news("so-le-hoi", "lễ hội", event_end="2026-04-25T20:00", date="2026-04-25")
    )
    submit(
        r, "hoi-cho", "2026-04-26T20:30", news("so-hoi-cho", "hội chợ", event_end="2026-04-25T20:00", date="2026-04-25")
    )
    r.checkout("main")
    r.merge("le-hoi", "2026-04-28T08:00")
    r.merge("hoi-cho", "2026-04-28T09:00")
    amend(
        r,
        "sua-doi",
        "2026-10-01T09:00",
        "2026-10-02T09:00",
        TWO,
        instrument("qd-00-mau", "2026-11-01"),
        lengths("event", "to: 2026-10-31, hours: 24", by_amendment("2026-11-01", "hours: 12")),
    )


@honest(
    "supplier-over-the-holidays",
    "Signed before 30 April, handed in on the third working day; two working days from 05-15 on.",
    "2026-05-25T09:00",
    in_time("so-khen-thuong", "supplier"),
    in_time("so-khen-thuong"),
    in_time("so-sau", "supplier"),
)
def _(r: LawRepo) -> None:
    # khen-thuong: signed Tue 04-28: Wed 29, (30, 01 off, weekend), Mon 04, Tue 05. Handed in Tue 05-05.
    # Received Tue 05-05: 06, 07. Merged Thu 05-07. sau: signed Fri 05-15: 2 days: Mon 18, Tue 19; handed in Tue 05-19.
    one = document(
        "so-khen-thuong",
        "khen thưởng",
        "1/QĐ-SNgV",
        signed="2026-04-28",
        issued="2026-04-28",
        received="2026-05-05T09:00",
    )
    two = document(
        "so-sau", "việc sau", "2/QĐ-SNgV", signed="2026-05-15", issued="2026-05-15", received="2026-05-19T09:00"
    )
    send(r, "khen-thuong", "2026-05-05T15:00", "2026-05-07T15:00", one)
    amend(
        r,
        "sua-doi",
        "2026-05-11T09:00",
        "2026-05-12T09:00",
        TWO,
        instrument("qd-00-mau", "2026-05-15"),
        lengths("other_information", "to: 2026-05-14, working_days: 3", by_amendment("2026-05-15", "working_days: 2")),
    )
    send(r, "sau", "2026-05-19T15:00", "2026-05-20T15:00", two)


@honest(
    "urgent-on-an-announced-day-off",
    "An urgent document is received and published on a day that was announced as off; the event of that day has its hours.",
    "2026-06-22T09:00",
    in_time("so-bao"),
    in_time("so-le", "supplier"),
    missed("so-lut", never="unproven refused"),
)
def _(r: LawRepo) -> None:
    # Mon 06-15 is off (landed 06-10). bao: received 06-15 08:00, the same day also on a day off: merged 06-15 21:00.
    # lut: the same, merged Tue 06-16 08:00: late. le: ended Sun 06-14 18:00, too late from Mon 18:00; handed in 17:00.
    amend(r, "lich", "2026-06-09T09:00", "2026-06-10T09:00", TWO, day_off("2026-06-15"))

    def page(name: str, number: int) -> tuple[str, str]:
        return document(
            f"so-{name}",
            f"ứng phó {name}",
            f"{number}/QĐ-SNgV",
            received="2026-06-15T08:00",
            issued="2026-06-14",
            urgent="Công điện số 00/MẪU",
        )

    submit(r, "bao", "2026-06-15T09:00", page("bao", 1))
    submit(r, "lut", "2026-06-15T10:00", page("lut", 2))
    submit(r, "le", "2026-06-15T17:00", news("so-le", "lễ", event_end="2026-06-14T18:00", date="2026-06-14"))
    r.checkout("main")
    r.merge("bao", "2026-06-15T21:00")
    r.merge("lut", "2026-06-16T08:00")
    r.merge("le", "2026-06-16T09:00")


@honest(
    "planning-rolls-over-a-new-day-off",
    "The fifteenth day was announced as a day off before it came: the term ends on the next working day.",
    "2026-06-22T09:00",
    in_time("so-quy-hoach"),
)
def _(r: LawRepo) -> None:
    # Received Mon 06-01: the fifteenth day is Tue 06-16, off by what landed on Fri 06-12: ends Wed 06-17. Merged then.
    page = document(
        "so-quy-hoach",
        "quy hoạch chi tiết",
        "1/QĐ-SNgV",
        received="2026-06-01T09:00",
        issued="2026-05-29",
        deadline_class="planning",
    )
    submit(r, "quy-hoach", "2026-06-01T10:00", page)
    amend(r, "lich", "2026-06-11T09:00", "2026-06-12T09:00", TWO, day_off("2026-06-16"))
    r.merge("quy-hoach", "2026-06-17T15:00")


# ========================================================================================== DISHONEST (20)


def usual_pages(r: LawRepo, late: str) -> None:
    """The usual week: `so-kip` merged Tue 06-09, by every law in time; `so-tre` merged at `late`."""
    submit(r, "kip", "2026-06-08T10:00", document("so-kip", "việc kịp", "187/QĐ-SNgV"))
    submit(r, "tre", "2026-06-08T11:00", document("so-tre", "việc trễ", "188/QĐ-SNgV"))
    r.checkout("main")
    r.merge("kip", "2026-06-09T10:00")
    r.merge("tre", late)


@dishonest(
    "day-off-invented-afterwards",
    "After Tết two owners agree that Mon 02-23 had been a day off; no document says that it holds backwards.",
    "2026-03-16T09:00",
    in_time("so-kip"),
    stays_late("so-tre"),
    stays_late("so-quy-dinh"),
)
def _(r: LawRepo) -> None:
    # Administrative, received Fri 02-13: Mon 23, Tue 24. kip merged Tue 02-24. tre merged Wed 02-25 (with 02-23 off: 24,
    # 25: in time). quy-dinh (normative, 7), received Fri 02-13: 23 24 25 26 27 02 03. Merged Wed 03-04. Landed Mon 03-09.
    def page(name: str, number: str, normative: bool = False) -> tuple[str, str]:
        return document(
            f"so-{name}",
            f"việc {name}",
            number,
            normative=normative,
            received="2026-02-13T09:00",
            issued="2026-02-12",
        )

    submit(r, "kip", "2026-02-13T10:00", page("kip", "1/QĐ-SNgV"))
    submit(r, "tre", "2026-02-13T11:00", page("tre", "2/QĐ-SNgV"))
    submit(r, "quy-dinh", "2026-02-13T12:00", page("quy-dinh", "3/2026/QĐ-SNgV", True))
    r.checkout("main")
    r.merge("kip", "2026-02-24T15:00")
    r.merge("tre", "2026-02-25T15:00")
    r.merge("quy-dinh", "2026-03-04T09:00")
    amend(r, "lich", "2026-03-09T09:00", "2026-03-09T10:00", TWO, day_off("2026-02-23"))


@dishonest(
    "day-off-invented-beforehand",
    "Nobody signs; Wed 04-29 becomes a day off before anything is received.",
    "2026-05-18T09:00",
    in_time("so-kip"),
    unknown("so-tre"),
    stays_late("so-rat-tre", also=""),
)
def _(r: LawRepo) -> None:
    # Landed Mon 04-20 without signatures. Received Fri 04-24: (27 off) Tue 28, Wed 29. Last day 04-29; with it off: 28,
    # then (30, 01 off) Mon 05-04. kip merged 04-28; tre merged Mon 05-04: by the calendar that comes with the program
    # late, by main's on time: no conclusion. rat-tre merged Tue 05-05: late by both.
    amend(r, "lich", "2026-04-20T09:00", "2026-04-20T10:00", (), day_off("2026-04-29"))
    for place, name in enumerate(("kip", "tre", "rat-tre")):
        page = document(
            f"so-{name}", f"việc {name}", f"{place + 1}/QĐ-SNgV", received="2026-04-24T09:00", issued="2026-04-23"
        )
        submit(r, name, f"2026-04-24T1{place}:00", page)
    r.checkout("main")
    r.merge("kip", "2026-04-28T15:00")
    r.merge("tre", "2026-05-04T15:00")
    r.merge("rat-tre", "2026-05-05T15:00")


@dishonest(
    "day-off-by-one-owner",
    "One owner alone enters a day off before it comes: a scientific task, and an agency that hands in late.",
    "2026-06-29T09:00",
    unknown("so-de-tai"),
    unknown("so-cham-gui", "supplier"),
    in_time("so-kip", "supplier"),
)
def _(r: LawRepo) -> None:
    # Landed Fri 06-05 with owner-1 alone: Wed 06-10 is off.
    # de-tai (science, 10), received Mon 06-08: 09 10 11 12 15 16 17 18 19 22. Last day Mon 06-22; merged Tue 06-23 (with
    # 06-10 off: in time). cham-gui: signed Fri 06-05: 08 09 10; handed in Thu 06-11 (with 06-10 off: in time).
    amend(r, "lich", "2026-06-05T09:00", "2026-06-05T10:00", ("owner-1",), day_off("2026-06-10"))
    submit(r, "de-tai", "2026-06-08T10:00", document("so-de-tai", "đề tài", "1/QĐ-SNgV", deadline_class="science"))
    r.checkout("main")
    facts = {"signed": "2026-06-05", "received": "2026-06-11T14:00"}
    submit(r, "kip", "2026-06-10T10:00", document("so-kip", "việc kịp", "2/QĐ-SNgV", signed="2026-06-05"))
    submit(r, "cham", "2026-06-11T15:00", document("so-cham-gui", "việc chậm", "3/QĐ-SNgV", **facts))  # type: ignore[arg-type]
    r.checkout("main")
    r.merge("kip", "2026-06-10T11:00")
    r.merge("cham", "2026-06-12T10:00")
    r.merge("de-tai", "2026-06-23T10:00")


@dishonest(
    "day-off-dated-back",
    "Two owners sign a day off after it was, and all commits and records bear a date before it.",
    "2026-06-22T09:00",
    in_time("so-kip"),
    stays_late("so-tre"),
)
def _(r: LawRepo) -> None:
    # tre merged Thu 06-11 (last day 06-10). On top of that the day off 06-10 lands "on 06-05".
    usual_pages(r, "2026-06-11T10:00")
    amend(r, "lich", "2026-06-05T09:00", "2026-06-05T10:00", TWO, day_off("2026-06-10"))
    send(r, "tin", "2026-06-15T09:00", "2026-06-15T10:00", news("so-tin", "việc", event_end=None, date="2026-06-15"))


@dishonest(
    "day-off-by-a-direct-commit",
    "A day off is written straight to main after it was, dated before it; another one beforehand.",
    "2026-06-22T09:00",
    in_time("so-kip"),
    stays_late("so-tre"),
    unknown("so-cuoi-thang"),
)
def _(r: LawRepo) -> None:
    # tre merged Thu 06-11 (last day 06-10); then a direct commit "of 06-05" makes 06-10 a day off.
    # cuoi-thang: a direct commit of Fri 06-12 makes Tue 06-16 a day off. Received Mon 06-15: 16, 17; merged Thu 06-18
    # (with 16 off: 17, 18): only by a day that nobody approved.
    usual_pages(r, "2026-06-11T10:00")
    day_off("2026-06-10")(r)
    r.commit("Lịch nghỉ", "2026-06-05T09:00")
    day_off("2026-06-16")(r)
    r.commit("Lịch nghỉ", "2026-06-12T09:00")
    page = document("so-cuoi-thang", "việc cuối", "3/QĐ-SNgV", received="2026-06-15T09:00", issued="2026-06-12")
    send(r, "cuoi-thang", "2026-06-15T10:00", "2026-06-18T10:00", page)


@dishonest(
    "day-off-removed-again",
    "One owner enters a day off while a late document waits, and takes it away once that is published.",
    "2026-06-29T09:00",
    in_time("so-kip"),
    stays_late("so-tre"),
    stays_late("so-quy-hoach"),
)
def _(r: LawRepo) -> None:
    # tre: last day 06-10, merged Thu 06-11 while 06-10 is off (entered 06-10, removed 06-18). quy-hoach: received Mon
    # 06-01, fifteenth day Tue 06-16; merged Wed 06-17 while 06-16 is off as well.
    page = document(
        "so-quy-hoach",
        "quy hoạch",
        "1/QĐ-SNgV",
        received="2026-06-01T09:00",
        issued="2026-05-29",
        deadline_class="planning",
    )
    submit(r, "quy-hoach", "2026-06-01T10:00", page)
    r.checkout("main")
    submit(r, "kip", "2026-06-08T10:00", document("so-kip", "việc kịp", "187/QĐ-SNgV"))
    submit(r, "tre", "2026-06-08T11:00", document("so-tre", "việc trễ", "188/QĐ-SNgV"))
    r.checkout("main")
    r.merge("kip", "2026-06-09T10:00")
    amend(r, "lich", "2026-06-10T09:00", "2026-06-10T10:00", ("owner-1",), day_off("2026-06-10"), day_off("2026-06-16"))
    r.merge("tre", "2026-06-11T10:00")
    r.merge("quy-hoach", "2026-06-17T10:00")
    amend(
        r,
        "lich-cu",
        "2026-06-18T09:00",
        "2026-06-18T10:00",
        ("owner-1",),
        no_day_off("2026-06-10"),
        no_day_off("2026-06-16"),
    )


@dishonest(
    "plain-number-afterwards",
    "working_days: 9 and hours: 48, entered by two owners after the fact as plain numbers.",
    "2026-06-29T09:00",
    in_time("so-kip"),
    unknown("so-tre"),
    stays_late("so-rat-tre", also=""),
    unknown("so-su-kien", "supplier"),
)
def _(r: LawRepo) -> None:
    # Last day 06-10; with 9 days 06-19. kip 06-09, tre Fri 06-12, rat-tre Mon 06-22 (late by both).
    # su-kien: ended 06-08 16:00, handed in 06-09 20:00: late by 24 hours, in time by 48. Landed Tue 06-23.
    submit(r, "rat-tre", "2026-06-08T09:30", document("so-rat-tre", "việc rất trễ", "189/QĐ-SNgV"))
    submit(r, "kip", "2026-06-08T10:00", document("so-kip", "việc kịp", "187/QĐ-SNgV"))
    submit(r, "tre", "2026-06-08T11:00", document("so-tre", "việc trễ", "188/QĐ-SNgV"))
    r.checkout("main")
    r.merge("kip", "2026-06-09T10:00")
    send(r, "su-kien", "2026-06-09T20:00", "2026-06-10T09:00", news("so-su-kien", "sự kiện"))
    r.merge("tre", "2026-06-12T10:00")
    r.merge("rat-tre", "2026-06-22T10:00")
    amend(
        r,
        "han",
        "2026-06-23T09:00",
        "2026-06-23T10:00",
        TWO,
        plain("administrative_document", "working_days: 9"),
        plain("event", "hours: 48"),
    )


@dishonest(
    "plain-number-beforehand-by-one-owner",
    "Nine days for other content, which one owner entered before anything was received, though the policy asks for two.",
    "2026-06-29T09:00",
    in_time("so-kip"),
    unknown("so-tre"),
    unknown("so-chuyen-tiep"),
)
def _(r: LawRepo) -> None:
    # other, 5 days; received Mon 06-08: 09 10 11 12 15. Last day Mon 06-15; with 9: 06-19. kip merged 06-15; tre Wed 06-17.
    # chuyen-tiep: administrative, received Mon 06-08 (last day 06-10); one owner gives nine days from 06-10 on with
    # "longer" for what runs; merged Fri 06-12.
    amend(r, "han", "2026-06-05T09:00", "2026-06-05T10:00", ("owner-1",), plain("other", "working_days: 9"))
    submit(r, "kip", "2026-06-08T10:00", document("so-kip", "việc kịp", "1/QĐ-SNgV", deadline_class="other"))
    submit(r, "tre", "2026-06-08T11:00", document("so-tre", "việc trễ", "2/QĐ-SNgV", deadline_class="other"))
    submit(r, "chuyen-tiep", "2026-06-08T12:00", document("so-chuyen-tiep", "việc chuyển tiếp", "3/QĐ-SNgV"))
    r.checkout("main")
    amend(
        r,
        "sua-doi",
        "2026-06-09T09:00",
        "2026-06-09T10:00",
        ("owner-1",),
        instrument("qd-00-mau", "2026-06-10"),
        lengths(
            "administrative_document",
            "to: 2026-06-09, working_days: 2",
            by_amendment("2026-06-10", "working_days: 9", 'transition: {running: longer, source: "Điều 3 QĐ 00/MẪU"}'),
        ),
    )
    r.merge("chuyen-tiep", "2026-06-12T10:00")
    r.merge("kip", "2026-06-15T10:00")
    r.merge("tre", "2026-06-17T10:00")


@dishonest(
    "later-valid-from",
    "QĐ 2111 begins to hold in July, by an edit of two owners in June.",
    "2026-06-22T09:00",
    in_time("so-kip"),
    stays_late("so-tre"),
)
def _(r: LawRepo) -> None:
    # Last day 06-10; tre merged Fri 06-12. "What was late stays open, what was on time stays on time."
    usual_pages(r, "2026-06-12T10:00")
    amend(
        r,
        "hieu-luc",
        "2026-06-15T09:00",
        "2026-06-15T10:00",
        TWO,
        in_file(INSTRUMENTS, r"valid_from: 2025-11-13", "valid_from: 2026-07-01"),
    )


@dishonest(
    "class-renamed-or-without-its-number",
    "Afterwards the class of documents has another name, and that of science no number.",
    "2026-06-29T09:00",
    in_time("so-kip"),
    stays_late("so-tre"),
    in_time("so-de-tai-kip"),
    stays_late("so-de-tai-tre"),
)
def _(r: LawRepo) -> None:
    # kip and tre as usual (tre 06-12). Science, received Mon 06-01: 02 03 04 05 08 09 10 11 12 15. Last day Mon 06-15;
    # merged 06-12 and Tue 06-16. One commit of Thu 06-18 takes the number, another renames the class.
    for place, name in enumerate(("de-tai-kip", "de-tai-tre")):
        page = document(
            f"so-{name}",
            f"việc {name}",
            f"{place + 1}/QĐ-SNgV",
            received="2026-06-01T09:00",
            issued="2026-05-29",
            deadline_class="science",
        )
        submit(r, name, f"2026-06-01T1{place}:00", page)
    r.checkout("main")
    usual_pages(r, "2026-06-12T10:00")
    r.merge("de-tai-kip", "2026-06-12T11:00")
    r.merge("de-tai-tre", "2026-06-16T10:00")
    none = '    length_set_by: board\n    reason: {vi: "theo chỉ đạo của Ban Biên tập", en: "as the board directs"}\n'
    amend(r, "khong-so", "2026-06-18T09:00", "2026-06-18T10:00", TWO, length("science", none))
    amend(
        r,
        "doi-ten",
        "2026-06-19T09:00",
        "2026-06-19T10:00",
        TWO,
        in_file(DEADLINES, r"id: administrative_document\n", "id: administrative_documents\n"),
    )


@dishonest(
    "policy-of-the-same-merge",
    "One merge takes the class `legal` out of the policy and enters a day off; one owner signs, as the new policy asks.",
    "2026-06-22T09:00",
    in_time("so-kip"),
    unknown("so-tre"),
)
def _(r: LawRepo) -> None:
    # Landed Fri 06-05 with owner-1. Last day 06-10; tre merged Thu 06-11, in time only with 06-10 off.
    amend(
        r,
        "lich",
        "2026-06-05T09:00",
        "2026-06-05T10:00",
        ("owner-1",),
        in_file(POLICY, r"    legal: \{level: person\}\n", ""),
        day_off("2026-06-10"),
    )
    usual_pages(r, "2026-06-11T10:00")


@dishonest(
    "class-of-the-item-changed",
    "A document that was late becomes planning after the fact (15 days), another urgent one an ordinary one.",
    "2026-06-29T09:00",
    in_time("so-kip"),
    stays_late("so-tre"),
    stays_late("so-khan"),
)
def _(r: LawRepo) -> None:
    # Usual week; tre merged Fri 06-12; on 06-15 it gets `deadline_class: planning` (until 06-23). khan: received Mon
    # 06-08, urgent: the same day; merged Tue 06-09; on 06-15 it is not urgent any more (until 06-10).
    submit(r, "khan", "2026-06-08T09:30", document("so-khan", "việc khẩn", "3/QĐ-SNgV", urgent="Công điện số 00/MẪU"))
    r.checkout("main")
    submit(r, "kip", "2026-06-08T10:00", document("so-kip", "việc kịp", "187/QĐ-SNgV"))
    submit(r, "tre", "2026-06-08T11:00", document("so-tre", "việc trễ", "188/QĐ-SNgV"))
    r.checkout("main")
    r.merge("khan", "2026-06-09T09:00")
    r.merge("kip", "2026-06-09T10:00")
    r.merge("tre", "2026-06-12T10:00")
    send(
        r,
        "loai",
        "2026-06-15T09:00",
        "2026-06-15T10:00",
        document("so-tre", "việc trễ", "188/QĐ-SNgV", deadline_class="planning"),
        document("so-khan", "việc khẩn", "3/QĐ-SNgV"),
    )


@dishonest(
    "evidence-starts-moved",
    "Two owners let the evidence begin after the late document; what came since is judged.",
    "2026-06-29T09:00",
    expect("so-tre", "board", "unproven none late", "on_time on_time_taken_down running overdue"),
    expect("so-kip", "board", "unproven none on_time", "late overdue on_time_taken_down running"),
    in_time("so-moi"),
)
def _(r: LawRepo) -> None:
    # Usual week, tre merged Fri 06-12. evidence_starts 2026-06-15 lands on Tue 06-16T09:00. moi: received Wed 06-17: 18,
    # 19; merged Fri 06-19.
    usual_pages(r, "2026-06-12T10:00")
    amend(r, "moc", "2026-06-15T09:00", "2026-06-16T09:00", TWO, lambda r: set_evidence_starts(r, "2026-06-15T00:00"))
    page = document("so-moi", "việc mới", "3/QĐ-SNgV", received="2026-06-17T09:00", issued="2026-06-16")
    send(r, "moi", "2026-06-17T10:00", "2026-06-19T10:00", page)


@dishonest(
    "dated-length-from-the-past",
    "In the middle of June two owners enter lengths that begin on 06-01, and no document says that they hold backwards.",
    "2026-06-29T09:00",
    in_time("so-kip"),
    stays_late("so-tre"),
    stays_late("so-cham-gui", "supplier"),
)
def _(r: LawRepo) -> None:
    # tre merged Fri 06-12 (2 days: 06-10; 9 days: 06-19). cham-gui: signed Fri 06-05: 08 09 10; handed in Thu 06-11;
    # with 5 days: until 06-12. Landed Mon 06-15.
    submit(r, "kip", "2026-06-08T10:00", document("so-kip", "việc kịp", "187/QĐ-SNgV"))
    submit(r, "tre", "2026-06-08T11:00", document("so-tre", "việc trễ", "188/QĐ-SNgV"))
    r.checkout("main")
    r.merge("kip", "2026-06-09T10:00")
    page = document("so-cham-gui", "việc chậm", "3/QĐ-SNgV", signed="2026-06-05", received="2026-06-11T09:00")
    send(r, "cham", "2026-06-11T10:00", "2026-06-11T16:00", page)
    r.merge("tre", "2026-06-12T10:00")
    amend(
        r,
        "sua-doi",
        "2026-06-15T09:00",
        "2026-06-15T10:00",
        TWO,
        instrument("qd-00-mau", "2026-06-01"),
        lengths(
            "administrative_document", "to: 2026-05-31, working_days: 2", by_amendment("2026-06-01", "working_days: 9")
        ),
        lengths("other_information", "to: 2026-05-31, working_days: 3", by_amendment("2026-06-01", "working_days: 5")),
    )


@dishonest(
    "backwards-without-two-owners",
    "`retroactive: true` by one owner; the second one signs three days later, in a merge of his own.",
    "2026-06-29T09:00",
    in_time("so-kip"),
    stays_late("so-tre"),
)
def _(r: LawRepo) -> None:
    # tre merged Thu 06-11, in time only if 06-10 is off. Landed Mon 06-15 with owner-1; owner-2's record Thu 06-18.
    usual_pages(r, "2026-06-11T10:00")
    draft(r, "lich", "2026-06-15T09:00", day_off("2026-06-10", retroactive=True))
    changes = changes_of(r, "lich")
    r.land_law("lich", "2026-06-15T10:00", "owner-1")
    r.branch("phieu")
    sign(r, "owner-2", "2026-06-18T09:00", changes)
    r.checkout("main")
    r.merge("phieu", "2026-06-18T10:00", email=FORGE)


@dishonest(
    "two-signatures-of-one-person",
    "One owner signs a day off twice, at different hours.",
    "2026-06-22T09:00",
    in_time("so-kip"),
    unknown("so-tre"),
)
def _(r: LawRepo) -> None:
    # Landed Fri 06-05. Last day 06-10; tre merged Thu 06-11, in time only with 06-10 off.
    draft(r, "lich", "2026-06-05T09:00", day_off("2026-06-10"))
    changes = changes_of(r, "lich")
    r.checkout("lich")
    sign(r, "owner-1", "2026-06-05T10:00", changes)
    sign(r, "owner-1", "2026-06-05T10:05", changes)
    r.checkout("main")
    r.merge("lich", "2026-06-05T10:10", email=FORGE)
    usual_pages(r, "2026-06-11T10:00")


@dishonest(
    "signed-for-something-else",
    "Two owners sign a branch with one day off; before it is merged another one is put in.",
    "2026-06-22T09:00",
    in_time("so-kip"),
    unknown("so-tre"),
)
def _(r: LawRepo) -> None:
    # Signed: Fri 06-26 is off. Merged Fri 06-05 with Wed 06-10 as well. tre merged Thu 06-11.
    draft(r, "lich", "2026-06-05T09:00", day_off("2026-06-26"))
    changes = changes_of(r, "lich")
    r.checkout("lich")
    sign(r, "owner-1", "2026-06-05T10:00", changes)
    sign(r, "owner-2", "2026-06-05T10:05", changes)
    day_off("2026-06-10")(r)
    r.commit("Sửa lỗi chính tả", "2026-06-05T10:07")
    r.checkout("main")
    r.merge("lich", "2026-06-05T10:10", email=FORGE)
    usual_pages(r, "2026-06-11T10:00")


@dishonest(
    "roster-of-the-same-merge",
    "One merge makes a fourth owner and enters a day off, signed by him and by one owner.",
    "2026-06-22T09:00",
    in_time("so-kip"),
    unknown("so-tre"),
)
def _(r: LawRepo) -> None:
    # Landed Fri 06-05. Last day 06-10; tre merged Thu 06-11, in time only with 06-10 off.
    roster = portal_roster()
    roster["version"] = 2
    roster["people"].append(person("owner-4", "Lãnh đạo Văn phòng", "owner"))
    amend(
        r,
        "lich",
        "2026-06-05T09:00",
        "2026-06-05T10:00",
        ("owner-1", "owner-4"),
        lambda r: r.write(ROSTER, dump(roster)),
        day_off("2026-06-10"),
    )
    usual_pages(r, "2026-06-11T10:00")


@dishonest(
    "day-off-taken-away",
    "Afterwards two owners make 31 August a day that was worked, and one owner 24 November.",
    "2026-12-14T09:00",
    not_accused("so-quoc-khanh"),
    not_accused("so-ngay-van-hoa"),
    not_accused("so-ngay-van-hoa", "supplier"),
    in_time("so-kip"),
)
def _(r: LawRepo) -> None:
    # quoc-khanh: received Thu 08-27: Fri 28, (31 01 02 off) Thu 09-03. Merged Thu 09-03. Without the swap: 28, 31: late.
    # ngay-van-hoa: received Mon 11-23: (24 off) 25, 26. Merged Thu 11-26. With 24 worked: 24, 25: late. Signed Thu 11-19:
    # 20 23 25; handed in Wed 11-25 (with 24 worked: late). It was received by another way on 11-23.
    # kip: received Mon 11-23, merged Tue 11-24: in time by every calendar.
    send(
        r,
        "quoc-khanh",
        "2026-08-27T10:00",
        "2026-09-03T15:00",
        document("so-quoc-khanh", "quốc khánh", "1/QĐ-SNgV", received="2026-08-27T09:00", issued="2026-08-26"),
    )
    amend(
        r,
        "bo-hoan-doi",
        "2026-09-10T09:00",
        "2026-09-10T10:00",
        TWO,
        no_make_up("2026-08-22"),
        no_day_off("2026-08-31"),
        worked("2026-08-31"),
    )
    kip = document("so-kip", "việc kịp", "3/QĐ-SNgV", received="2026-11-23T09:00", issued="2026-11-20")
    send(r, "kip", "2026-11-23T10:00", "2026-11-24T10:00", kip)
    page = document(
        "so-ngay-van-hoa",
        "ngày văn hóa",
        "2/QĐ-SNgV",
        received="2026-11-23T09:00",
        issued="2026-11-19",
        signed="2026-11-19",
    )
    send(r, "van-hoa", "2026-11-25T10:00", "2026-11-26T15:00", page)
    amend(
        r,
        "ngay-lam",
        "2026-12-01T09:00",
        "2026-12-01T10:00",
        ("owner-1",),
        no_day_off("2026-11-24"),
        worked("2026-11-24"),
    )


@dishonest(
    "shorter-afterwards",
    "After the act two owners enter a shorter plain length, and that nothing rolls over: nobody may be accused by it.",
    "2026-06-29T09:00",
    not_accused("so-kip"),
    not_accused("so-quy-hoach"),
    in_time("so-hom-sau"),
    missed("so-tre", never="refused", also=""),
)
def _(r: LawRepo) -> None:
    # kip: last day Wed 06-10, merged then; with 1 day Tue 06-09: late. hom-sau merged Tue 06-09, in time by both.
    # quy-hoach: received Fri 06-05: the fifteenth day is Sat 06-20, rolls over to Mon 06-22; merged Mon 06-22. Without
    # rolling over: late. tre merged Thu 06-11: late by both. Landed Tue 06-23.
    page = document("so-quy-hoach", "quy hoạch", "1/QĐ-SNgV", received="2026-06-05T09:00", deadline_class="planning")
    submit(r, "quy-hoach", "2026-06-05T10:00", page)
    for place, name in enumerate(("hom-sau", "kip", "tre")):
        submit(r, name, f"2026-06-08T1{place}:00", document(f"so-{name}", f"việc {name}", f"{place + 2}/QĐ-SNgV"))
    r.checkout("main")
    r.merge("hom-sau", "2026-06-09T10:00")
    r.merge("kip", "2026-06-10T10:00")
    r.merge("tre", "2026-06-11T10:00")
    r.merge("quy-hoach", "2026-06-22T10:00")
    amend(
        r,
        "ngan",
        "2026-06-23T09:00",
        "2026-06-23T10:00",
        TWO,
        plain("administrative_document", "working_days: 1"),
        in_file(DEADLINES, r"\nroll_over: true", "\nroll_over: false"),
    )


# ============================================================================================ BEYOND FORTY

BROKEN: Final = "\nclasses: [\n"
WINDOW: Final = 'windows: [{from: "07:00", to: "09:30"}, {from: "13:00", to: "15:30"}]'


def break_limits(r: Repo) -> None:
    r.write(DEADLINES, r.read(DEADLINES) + BROKEN)


def mend_limits(r: Repo) -> None:
    r.write(DEADLINES, r.read(DEADLINES).removesuffix(BROKEN))


def wants_freshness(r: LawRepo) -> None:
    """Since 5 January the main portal has to have two updates a day, in two windows that are confirmed."""
    pattern = r"freshness:\n  sites: \[\]\n  updates: 2\n.*?windows_confirmed: false\n"
    by = f"freshness:\n  sites: [portal]\n  updates: 2\n  {WINDOW}\n  windows_confirmed: true\n"
    amend(r, "bat-dau", "2026-01-05T09:00", "2026-01-05T10:00", TWO, in_file(DEADLINES, pattern, by))


def new_on_main_portal(r: Repo, *times: str) -> None:
    """News of the main portal, each merged at one of `times`, handed in two minutes before the hour."""
    for place, when in enumerate(times):
        page = news(f"portal-tin-{place}", f"việc {place}", event_end=None, date=when[:10], site="portal")
        submitted = f"{when[:10]}T{int(when[11:13]) - 1:02}:58"
        send(r, f"tin-{place}", submitted, when, page)


@further(
    "mended-together-with-a-day-off",
    "An unsigned commit breaks the limits; two owners mend them with the next change, which brings a day off and a length.",
    "2026-07-06T09:00",
    in_time("so-noi-quy"),
    in_time("so-khac"),
)
def _(r: LawRepo) -> None:
    # Broken Mon 06-08, mended Thu 06-11 with Fri 06-12 off and `other` 5 -> 7 days from Mon 06-15 on; two owners signed all.
    # noi-quy: received Wed 06-10: Thu 11, (12 off), Mon 15. Merged Mon 06-15.
    # khac: received Mon 06-15: 16 17 18 19 22 23 24. Merged Wed 06-24.
    amend(r, "hong", "2026-06-08T09:00", "2026-06-08T10:00", (), break_limits)
    submit(
        r, "noi-quy", "2026-06-10T10:00", document("so-noi-quy", "nội quy", "1/QĐ-SNgV", received="2026-06-10T09:00")
    )
    amend(
        r,
        "chua",
        "2026-06-11T09:00",
        "2026-06-11T10:00",
        TWO,
        mend_limits,
        day_off("2026-06-12"),
        instrument("qd-00-mau", "2026-06-15"),
        lengths("other", "to: 2026-06-14, working_days: 5", by_amendment("2026-06-15", "working_days: 7")),
    )
    r.merge("noi-quy", "2026-06-15T15:00")
    page = document("so-khac", "việc khác", "2/QĐ-SNgV", received="2026-06-15T16:00", deadline_class="other")
    send(r, "khac", "2026-06-15T17:00", "2026-06-24T15:00", page)


@further(
    "approved-law-broken-and-put-back",
    "What two owners approved is broken by nobody and put back exactly by one owner.",
    "2026-07-06T09:00",
    in_time("so-noi-quy"),
)
def _(r: LawRepo) -> None:
    # 3 days from 06-08 on, Fri 06-12 off. Received Wed 06-10: Thu 11, Mon 15, Tue 16. Merged Tue 06-16.
    amend(
        r,
        "sua-doi",
        "2026-06-03T09:00",
        "2026-06-03T10:00",
        TWO,
        instrument("qd-00-mau", "2026-06-08"),
        lengths(
            "administrative_document", "to: 2026-06-07, working_days: 2", by_amendment("2026-06-08", "working_days: 3")
        ),
        day_off("2026-06-12"),
    )
    amend(r, "hong", "2026-06-04T09:00", "2026-06-04T10:00", (), break_limits)
    amend(r, "chua", "2026-06-05T09:00", "2026-06-05T10:00", ("owner-1",), mend_limits)
    page = document("so-noi-quy", "nội quy", "1/QĐ-SNgV", received="2026-06-10T09:00")
    send(r, "noi-quy", "2026-06-10T10:00", "2026-06-16T15:00", page)


@further(
    "one-owner-after-two",
    "Two owners approve a day off; then one owner corrects its source and enters another day off.",
    "2026-07-06T09:00",
    in_time("so-mot"),
    unknown("so-hai"),
)
def _(r: LawRepo) -> None:
    # 06-12 off by two owners. mot: received Wed 06-10: 11, 15; merged Mon 06-15. 06-26 off by one owner. hai: received
    # Wed 06-24: 25, 26; merged Mon 06-29: in time only with 06-26 off.
    amend(r, "lich", "2026-06-05T09:00", "2026-06-05T10:00", TWO, day_off("2026-06-12"))
    amend(
        r,
        "sua-chu",
        "2026-06-08T09:00",
        "2026-06-08T10:00",
        ("owner-1",),
        in_file(CALENDAR, "Công văn số 00/MẪU", "Công văn số 01/MẪU"),
        day_off("2026-06-26"),
    )
    one = document("so-mot", "việc một", "1/QĐ-SNgV", received="2026-06-10T09:00")
    two = document("so-hai", "việc hai", "2/QĐ-SNgV", received="2026-06-24T09:00")
    send(r, "mot", "2026-06-10T10:00", "2026-06-15T15:00", one)
    send(r, "hai", "2026-06-24T10:00", "2026-06-29T15:00", two)


@further(
    "number-of-one-owner-under-two-signatures-for-the-calendar",
    "One owner enters other numbers; a day later two owners sign a day off, a file that has nothing to do with them.",
    "2026-06-29T09:00",
    in_time("so-kip"),
    unknown("so-tre"),
    not_accused("so-khac"),
)
def _(r: LawRepo) -> None:
    # 06-03, owner-1: documents 9 days, other 3 days. 06-04, two owners: Fri 06-26 is off, by the calendar alone.
    # tre: last day 06-10 (9 days: 06-19), merged Fri 06-12. khac: 5 days: 09 10 11 12 15; merged Mon 06-15 (3: 06-11).
    amend(
        r,
        "han",
        "2026-06-03T09:00",
        "2026-06-03T10:00",
        ("owner-1",),
        plain("administrative_document", "working_days: 9"),
        plain("other", "working_days: 3"),
    )
    amend(r, "lich", "2026-06-04T09:00", "2026-06-04T10:00", TWO, day_off("2026-06-26"))
    submit(r, "khac", "2026-06-08T09:30", document("so-khac", "việc khác", "3/QĐ-SNgV", deadline_class="other"))
    r.checkout("main")
    usual_pages(r, "2026-06-12T10:00")
    r.merge("khac", "2026-06-15T10:00")


@further(
    "valid-from-of-one-owner-under-two-signatures-for-the-calendar",
    "One owner lets QĐ 2111 begin in July; a day later two owners sign a day off and nothing else.",
    "2026-06-29T09:00",
    in_time("so-kip"),
    stays_late("so-tre"),
)
def _(r: LawRepo) -> None:
    # Last day 06-10; tre merged Fri 06-12.
    amend(
        r,
        "hieu-luc",
        "2026-06-03T09:00",
        "2026-06-03T10:00",
        ("owner-1",),
        in_file(INSTRUMENTS, r"valid_from: 2025-11-13", "valid_from: 2026-07-01"),
    )
    amend(r, "lich", "2026-06-04T09:00", "2026-06-04T10:00", TWO, day_off("2026-06-26"))
    usual_pages(r, "2026-06-12T10:00")


@further(
    "number-of-one-owner-under-two-signatures-for-a-name",
    "One owner enters nine days; a day later two owners sign another name of the class, in the same file.",
    "2026-06-29T09:00",
    in_time("so-kip"),
    unknown("so-tre"),
)
def _(r: LawRepo) -> None:
    # Last day 06-10 (9 days: 06-19); tre merged Fri 06-12.
    amend(
        r,
        "han",
        "2026-06-03T09:00",
        "2026-06-03T10:00",
        ("owner-1",),
        plain("administrative_document", "working_days: 9"),
    )
    amend(
        r,
        "ten",
        "2026-06-04T09:00",
        "2026-06-04T10:00",
        TWO,
        in_file(DEADLINES, "Văn bản hành chính", "Văn bản hành chính thông thường"),
    )
    usual_pages(r, "2026-06-12T10:00")


@further(
    "approved-day-erased-by-one-owner",
    "Two owners approve a day off and a swap; one owner erases the day off, and the Saturday that is worked for the swap.",
    "2026-07-13T09:00",
    not_accused("so-qua-ngay-nghi"),
    stays_late("so-quen-thu-bay"),
)
def _(r: LawRepo) -> None:
    # 06-03, two owners: Fri 06-12 off; Fri 06-19 off, Sat 06-27 worked. 06-05, owner-1: 06-12 and 06-27 are gone.
    # qua-ngay-nghi: received Wed 06-10: 11, 15; merged Mon 06-15 (without 06-12: 11, 12: late).
    # quen-thu-bay: received Thu 06-25: 26, Sat 27; merged Mon 06-29: late (without the Saturday: in time).
    amend(
        r,
        "lich",
        "2026-06-03T09:00",
        "2026-06-03T10:00",
        TWO,
        day_off("2026-06-12"),
        day_off("2026-06-19"),
        make_up("2026-06-27", "2026-06-19"),
    )
    amend(
        r,
        "xoa",
        "2026-06-05T09:00",
        "2026-06-05T10:00",
        ("owner-1",),
        no_day_off("2026-06-12"),
        no_make_up("2026-06-27"),
    )
    one = document("so-qua-ngay-nghi", "việc một", "1/QĐ-SNgV", received="2026-06-10T09:00")
    two = document("so-quen-thu-bay", "việc hai", "2/QĐ-SNgV", received="2026-06-25T09:00")
    send(r, "mot", "2026-06-10T10:00", "2026-06-15T15:00", one)
    send(r, "hai", "2026-06-25T10:00", "2026-06-29T15:00", two)


@further(
    "approved-year-erased-by-one-owner",
    "Two owners confirm the days off of 2027, with one more at Tết; one owner deletes the file.",
    "2027-02-22T09:00",
    not_accused("so-tet"),
)
def _(r: LawRepo) -> None:
    # Received Wed 02-03: 04 05 08 09 10 11 off, Fri 12, Mon 15. Merged Mon 02-15 (without the file: 11, 12).
    amend(
        r,
        "lich-2027",
        "2026-12-14T09:00",
        "2026-12-15T09:00",
        TWO,
        in_file(CALENDAR_2027, "status: provisional", "status: confirmed"),
        day_off("2027-02-11", path=CALENDAR_2027),
    )
    amend(r, "xoa", "2026-12-21T09:00", "2026-12-21T10:00", ("owner-1",), lambda r: r.delete(CALENDAR_2027))
    page = document("so-tet", "nghỉ tết", "2/QĐ-SNgV", received="2027-02-03T09:00", issued="2027-02-02")
    send(r, "tet", "2027-02-03T10:00", "2027-02-15T15:00", page)


@further(
    "no-rolling-over-by-one-owner",
    "One owner alone lets terms end on days off, before anything is received: nobody may be accused by it.",
    "2026-06-29T09:00",
    not_accused("so-quy-hoach"),
)
def _(r: LawRepo) -> None:
    # Received Fri 06-05: the fifteenth day is Sat 06-20, rolls over to Mon 06-22; merged then.
    edit = in_file(DEADLINES, r"\nroll_over: true", "\nroll_over: false")
    amend(r, "khong-chuyen", "2026-04-20T09:00", "2026-04-20T10:00", ("owner-1",), edit)
    page = document("so-quy-hoach", "quy hoạch", "1/QĐ-SNgV", received="2026-06-05T09:00", deadline_class="planning")
    send(r, "quy-hoach", "2026-06-05T10:00", "2026-06-22T15:00", page)


@further(
    "rolling-over-by-one-owner",
    "Two owners decided that nothing rolls over; one owner alone turns that round.",
    "2026-06-29T09:00",
    unknown("so-quy-hoach"),
)
def _(r: LawRepo) -> None:
    # Received Fri 06-05: the fifteenth day is Sat 06-20; merged Mon 06-22: in time only by what one owner entered.
    off = in_file(DEADLINES, r"\nroll_over: true", "\nroll_over: false")
    on = in_file(DEADLINES, r"\nroll_over: false", "\nroll_over: true")
    amend(r, "khong-chuyen", "2026-01-05T09:00", "2026-01-05T10:00", TWO, off)
    amend(r, "chuyen", "2026-04-20T09:00", "2026-04-20T10:00", ("owner-1",), on)
    page = document("so-quy-hoach", "quy hoạch", "1/QĐ-SNgV", received="2026-06-05T09:00", deadline_class="planning")
    send(r, "quy-hoach", "2026-06-05T10:00", "2026-06-22T15:00", page)


@further(
    "freshness-lowered-by-one-owner",
    "One owner alone asks for one update in the place of two, before the day.",
    "2026-06-22T09:00",
    unknown("portal", "day 2026-06-11"),
)
def _(r: LawRepo) -> None:
    # New on Thu 06-11 at 08:00 alone: by what two owners approved not enough.
    wants_freshness(r)
    fewer = in_file(
        DEADLINES, r"\n  updates: 2\n  windows: \[[^\n]*", '\n  updates: 1\n  windows: [{from: "07:00", to: "09:30"}]'
    )
    amend(r, "it-hon", "2026-06-05T09:00", "2026-06-05T10:00", ("owner-1",), fewer)
    new_on_main_portal(r, "2026-06-11T08:00")


@further(
    "freshness-raised-by-one-owner",
    "One owner alone asks for three updates, before the day: nobody may be accused by it.",
    "2026-06-22T09:00",
    not_accused("portal", "day 2026-06-11"),
)
def _(r: LawRepo) -> None:
    # New on Thu 06-11 at 08:00 and 14:00: by what two owners approved enough.
    wants_freshness(r)
    more_updates = in_file(DEADLINES, r"\n  updates: 2\n", "\n  updates: 3\n")
    amend(r, "nhieu-hon", "2026-06-05T09:00", "2026-06-05T10:00", ("owner-1",), more_updates)
    new_on_main_portal(r, "2026-06-11T08:00", "2026-06-11T14:00")


@further(
    "freshness-taken-away-by-one-owner",
    "One owner alone takes the main portal off the list of sites, before the day.",
    "2026-06-22T09:00",
    stays_late("portal", "day 2026-06-11"),
)
def _(r: LawRepo) -> None:
    # New on Thu 06-11 at 08:00 alone.
    wants_freshness(r)
    nowhere = in_file(DEADLINES, r"\n  sites: \[portal\]", "\n  sites: []")
    amend(r, "thoi", "2026-06-05T09:00", "2026-06-05T10:00", ("owner-1",), nowhere)
    new_on_main_portal(r, "2026-06-11T08:00")


@further(
    "plain-number-while-overdue",
    "A document waits on main as a draft beyond its limit; a plain number of two owners would give it more days.",
    "2026-06-17T09:00",
    expect("so-nhap", "board", "overdue unproven", "running on_time late none refused"),
)
def _(r: LawRepo) -> None:
    # Last day 06-10; with 9 days 06-19. Now Wed 06-17: overdue by one, running by the other: no conclusion.
    page = document("so-nhap", "việc nháp", "1/QĐ-SNgV", draft=True)
    send(r, "nhap", "2026-06-08T10:00", "2026-06-08T11:00", page)
    nine = plain("administrative_document", "working_days: 9")
    amend(r, "han", "2026-06-15T09:00", "2026-06-15T10:00", TWO, nine)


@further(
    "direction-of-the-board-afterwards",
    "After the act the board's direction (Điều 9(1)) is entered with a first day in the past: news had no limit then.",
    "2026-06-22T09:00",
    expect("so-tin", "board", "none unproven", "late overdue on_time on_time_taken_down running refused"),
)
def _(r: LawRepo) -> None:
    # The event ended Mon 06-08; merged Fri 06-12; one working day would have been Tue 06-09. Landed Mon 06-15.
    send(r, "tin", "2026-06-08T16:30", "2026-06-12T10:00", news("so-tin", "sự kiện"))
    entry = (
        "\ndirected:\n  - {site: so, class: news, working_days: 1, start: event_end, "
        'directive: "Văn bản số 00/MẪU", valid_from: 2026-06-01}'
    )
    amend(r, "chi-dao", "2026-06-15T09:00", "2026-06-15T10:00", TWO, in_file(DEADLINES, r"\ndirected: \[\]", entry))
