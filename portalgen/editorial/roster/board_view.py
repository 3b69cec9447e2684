"""Describes the members with a say on a day: of the whole portal, or of a site's editorial board."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from portalgen.config.roster import ROLE_NAMES, Appointment, Delegation, Person, Role, Roster, SiteRoster
from portalgen.frozen import frozen
from portalgen.locale.dates import format_last_day, format_range
from portalgen.text.bilingual import Bilingual

_MODES: Final = {
    "required": Bilingual("bắt buộc duyệt", "approval is required"),
    "report_only": Bilingual("chỉ báo cáo", "reports only"),
}


@frozen
class SeatView:
    """A role held on the day."""

    role: Role
    person: Person
    appointment: Appointment


@frozen
class BoardView:
    """The members of a board on a day. `site` is empty for the whole portal."""

    site: str
    day: date
    seats: tuple[SeatView, ...]
    """In the order of `ROLE_NAMES`."""
    delegations: tuple[Delegation, ...] = ()
    """The delegations in force."""
    mode: str = ""
    """As in `SiteRoster`; empty for the whole portal."""
    decision: str = ""


def view_portal(roster: Roster, day: date) -> BoardView:
    """Return the owners and the platform on this day."""
    return BoardView("", day, tuple(_list_seats(roster.portal.people, day)))


def view_board(board: SiteRoster, day: date) -> BoardView:
    """Return the editorial board of a site on this day."""
    delegations = tuple(each for each in board.delegations if each.holds_on(day))
    return BoardView(board.site, day, tuple(_list_seats(board.people, day)), delegations, board.mode, board.decision)


def _list_seats(people: Iterable[Person], day: date) -> Iterator[SeatView]:
    everybody = tuple(people)
    for role in ROLE_NAMES:
        for person in everybody:
            held = (each for each in person.appointments if each.role == role and each.holds_on(day))
            appointment = next(held, None)
            if appointment is not None:
                yield SeatView(role, person, appointment)


def format_board(view: BoardView, language: str) -> str:
    """Return the view as text: one line per seat and per delegation."""
    title = Bilingual(f"Trang {view.site}", f"Site {view.site}") if view.site else Bilingual("Cả cổng", "Whole portal")
    facts = [_MODES[view.mode].text(language)] if view.mode else []
    facts += [_decision(view.decision).text(language)] if view.site else []
    lines = [f"{title.text(language)}{': ' if facts else ''}{'; '.join(facts)}"]
    lines += [f"  {_format_seat(each, language)}" for each in view.seats]
    if not view.seats:
        empty = Bilingual("không có ai giữ nhiệm vụ vào ngày này", "nobody holds a role on this day")
        lines.append(f"  {empty.text(language)}")
    lines += [f"  {_format_delegation(each).text(language)}" for each in view.delegations]
    return "\n".join(lines)


def format_chief_line(view: BoardView, language: str) -> str:
    """Return one line: the site, its chiefs, and how strict it is."""
    chiefs = [f"{each.person.post} ({each.person.id})" for each in view.seats if each.role == "chief"]
    nobody = Bilingual("chưa có Trưởng Ban", "no chief").text(language)
    return f"{view.site}: {', '.join(chiefs) or nobody}; {_MODES[view.mode].text(language)}"


def view_as_json(view: BoardView) -> dict[str, object]:
    """Return the view as a JSON value."""
    return {
        "site": view.site or None,
        "day": view.day.isoformat(),
        "mode": view.mode or None,
        "decision": view.decision or None,
        "seats": [
            {
                "role": each.role,
                "id": each.person.id,
                "post": each.person.post,
                "name": each.person.name or None,
                "from": each.appointment.starts.isoformat(),
                "to": each.appointment.until.isoformat() if each.appointment.until else None,
                "decision": each.appointment.decision or None,
                "keys": [key.fingerprint for key in each.person.keys],
                "accounts": dict(each.person.accounts),
            }
            for each in view.seats
        ],
        "delegations": [
            {
                "from_person": each.giver,
                "to_person": each.receiver,
                "document": each.document,
                "from": each.starts.isoformat(),
                "to": each.until.isoformat(),
                "sections": list(each.sections),
            }
            for each in view.delegations
        ],
    }


def _format_seat(seat: SeatView, language: str) -> str:
    person, appointment = seat.person, seat.appointment
    name = f", {person.name}" if person.name else ""
    until = appointment.until
    term = Bilingual(format_range(appointment.starts, until, "vi"), format_range(appointment.starts, until, "en"))
    count = len(person.keys)
    keys = Bilingual(f"{count} khóa", f"{count} key{'s' if count > 1 else ''}") if count else _NO_KEY
    facts = (term, _decision(appointment.decision), keys)
    return (
        f"{ROLE_NAMES[seat.role].text(language)}: {person.post} ({person.id}{name}); "
        f"{'; '.join(each.text(language) for each in facts)}"
    )


_NO_KEY: Final = Bilingual("chưa có khóa", "no key yet")


def _decision(decision: str) -> Bilingual:
    if not decision:
        return Bilingual("chưa xác nhận quyết định", "decision not confirmed")
    return Bilingual(f"quyết định: {decision}", f"decision: {decision}")


def _format_delegation(each: Delegation) -> Bilingual:
    where = ", ".join(each.sections)
    return Bilingual(
        f"Ủy quyền: {each.receiver} ký thay {each.giver} đến {format_last_day(each.until, 'vi')}, theo {each.document}"
        + (f", chuyên mục {where}" if where else ""),
        f"Delegation: {each.receiver} signs for {each.giver} until {format_last_day(each.until, 'en')}, by {each.document}"
        + (f", sections {where}" if where else ""),
    )
