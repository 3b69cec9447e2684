"""Checks rosters beyond their models: unique ids, keys and accounts, plausible days and delegations, ignored files.

`portalgen.editorial.governance.roster_coverage` checks that decisions remain possible.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Final

from portalgen.config.places import GOVERNANCE_FOLDER, find_escaping_symlinks
from portalgen.config.roster import ROSTER_FILE, ROSTER_FOLDER, Delegation, Person, Roster, SignerKey, SiteRoster
from portalgen.config.roster_files import is_board_file, parse_roster, read_roster_files
from portalgen.config.ssh_keys import PASSKEY_ALGORITHM
from portalgen.config.yaml_text import Location, YamlText, place_in_yaml
from portalgen.diagnostics.closest import KnownNames
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.frozen import frozen
from portalgen.locale.dates import format_day, localize

_EXAMPLE: Final = "version: 1, portal: <mã cổng>"
_LINK: Final = LocalizedText("là liên kết tới tệp khác", "it is a link to another file")
_NAME: Final = LocalizedText("tên không kết thúc bằng .yaml", "its name does not end in .yaml")
_BELOW: Final = LocalizedText("nằm trong thư mục con", "it is in a subfolder")


@frozen
class RosterSources:
    """The files of a roster by path from the portal's root, used to resolve places."""

    files: Mapping[str, bytes]
    _texts: dict[str, YamlText] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Cached texts of files with a resolved place."""

    @property
    def boards(self) -> frozenset[str]:
        """The sites with a board file, valid or not."""
        return frozenset(path.rpartition("/")[2].removesuffix(".yaml") for path in self.files if is_board_file(path))

    def place(self, path: str, *location: str | int) -> Place:
        """Return the place of a value in the file at `path`."""
        if path not in self._texts:
            self._texts[path] = YamlText(self.files[path].decode("utf-8-sig"), path, "CFG")
        return place_in_yaml(self._texts[path], location)


@frozen
class _Entry:
    """A person with the place of the entry."""

    path: str
    index: int
    person: Person

    def at(self, *location: str | int) -> Location:
        """Return the location of a value of the person in its file."""
        return ("people", self.index, *location)


@frozen
class CheckedRoster:
    """The roster of a portal with the diagnostics of its files."""

    roster: Roster | None
    """None if it is missing or unreadable."""
    sources: RosterSources
    diagnostics: tuple[Diagnostic, ...]


def check_roster_files(root: Path, sites: Collection[str], day: date) -> CheckedRoster:
    """Return the roster of the portal in `root`, which has these `sites`, with its diagnostics on `day`.

    Empty if the portal has no roster, or if a symlink leads out of the portal, which the linter settings report.
    """
    if any(find_escaping_symlinks(root, GOVERNANCE_FOLDER)):
        return CheckedRoster(None, RosterSources({}), ())
    unread = tuple(_find_unread_files(root))
    sources = RosterSources(read_roster_files(root))
    if ROSTER_FILE not in sources.files:
        missing = diagnostic("CFG134", Place(ROSTER_FILE), file=ROSTER_FILE, example=_EXAMPLE)
        return CheckedRoster(None, sources, (*unread, missing) if sources.files else unread)
    roster, faults = parse_roster(sources.files)
    wrong = _check_roster(roster, sources, sites, day) if roster is not None else ()
    return CheckedRoster(roster, sources, (*unread, *faults, *wrong))


def board_path(site: str) -> str:
    """Return the path of the file of a site's board, from the portal's root."""
    return f"{ROSTER_FOLDER}/{site}.yaml"


def _check_roster(roster: Roster, sources: RosterSources, sites: Collection[str], day: date) -> Iterator[Diagnostic]:
    entries = tuple(_list_entries(roster))
    yield from _check_sites(roster, sources, sites)
    yield from _check_ids(entries, sources)
    yield from _check_keys(roster, entries, sources)
    yield from _check_accounts(entries, sources)
    yield from _check_appointments(entries, sources, day)
    for board in roster.sites.values():
        yield from _check_delegations(board, sources, day)


def _find_unread_files(root: Path) -> Iterator[Diagnostic]:
    """Yield CFG189 for files that look like rosters but are ignored, also by audits."""
    folder = root / ROSTER_FOLDER
    below = sorted(folder.rglob("*")) if folder.is_dir() and not folder.is_symlink() else []
    for file in (root / ROSTER_FILE, folder, *below):
        path = file.relative_to(root).as_posix()
        if file.is_symlink():
            yield diagnostic("CFG189", Place(path), file=path, reason=_LINK)
        elif file.is_file() and path != ROSTER_FILE and not file.name.startswith(".") and not is_board_file(path):
            yield diagnostic("CFG189", Place(path), file=path, reason=_NAME if file.parent == folder else _BELOW)


def _list_entries(roster: Roster) -> Iterator[_Entry]:
    for index, person in enumerate(roster.portal.people):
        yield _Entry(ROSTER_FILE, index, person)
    for board in roster.sites.values():
        for index, person in enumerate(board.people):
            yield _Entry(board_path(board.site), index, person)


def _check_sites(roster: Roster, sources: RosterSources, sites: Collection[str]) -> Iterator[Diagnostic]:
    known = KnownNames(sites)
    for site in roster.sites:
        if site not in known:
            place = sources.place(board_path(site), "site")
            yield diagnostic("CFG121", place, site=site, suggestion=known.find_closest(site))


def _check_ids(entries: tuple[_Entry, ...], sources: RosterSources) -> Iterator[Diagnostic]:
    first: dict[str, _Entry] = {}
    for entry in entries:
        other = first.setdefault(entry.person.id, entry)
        if other is not entry:
            place = sources.place(entry.path, *entry.at("id"))
            yield diagnostic("CFG174", place, id=entry.person.id, other=_show(other.path, sources, other.at("id")))


def _check_keys(roster: Roster, entries: tuple[_Entry, ...], sources: RosterSources) -> Iterator[Diagnostic]:
    first: dict[str, tuple[str, Location]] = {}
    for path, location, key in _list_keys(roster, entries):
        other = first.setdefault(key.fingerprint, (path, location))
        if other != (path, location):
            place = sources.place(path, *location)
            shown = _show(other[0], sources, other[1])
            yield diagnostic("CFG175", place, fingerprint=key.fingerprint, other=shown)
    for entry in entries if roster.portal.passkeys is None else ():
        for number, key in enumerate(entry.person.keys):
            if key.algorithm == PASSKEY_ALGORITHM:
                place = sources.place(entry.path, *entry.at("keys", number, "public"))
                yield diagnostic("CFG184", place, id=entry.person.id, file=ROSTER_FILE)


def _list_keys(roster: Roster, entries: tuple[_Entry, ...]) -> Iterator[tuple[str, Location, SignerKey]]:
    """Yield (path, location, key) of all keys, beginning with release, desk and server keys."""
    portal = roster.portal
    for name, keys in (
        ("release_keys", portal.release_keys),
        ("desk_keys", portal.desk_keys),
        ("server_keys", portal.server_keys),
    ):
        yield from ((ROSTER_FILE, (name, number, "public"), key) for number, key in enumerate(keys))
    for entry in entries:
        yield from (
            (entry.path, entry.at("keys", number, "public"), key) for number, key in enumerate(entry.person.keys)
        )


def _check_accounts(entries: tuple[_Entry, ...], sources: RosterSources) -> Iterator[Diagnostic]:
    """Yield CFG188 for forge accounts shared by two people; forges ignore case."""
    first: dict[tuple[str, str], _Entry] = {}
    for entry in entries:
        for forge, account in entry.person.accounts.items():
            other = first.setdefault((forge, account.lower()), entry)
            if other is not entry:
                place = sources.place(entry.path, *entry.at("accounts", forge))
                shown = _show(other.path, sources, other.at("accounts", forge))
                yield diagnostic("CFG188", place, forge=forge, account=account, other=shown)


def _check_appointments(entries: tuple[_Entry, ...], sources: RosterSources, day: date) -> Iterator[Diagnostic]:
    for entry in entries:
        ends = [each.until for each in entry.person.appointments]
        for number, each in enumerate(entry.person.appointments):
            if each.until is not None and each.until < each.starts:
                place = sources.place(entry.path, *entry.at("roles", number, "to"))
                yield _reversed(place, each.starts, each.until)
        last = max((end for end in ends if end is not None), default=day)
        if None not in ends and last < day:
            number = ends.index(last)
            place = sources.place(entry.path, *entry.at("roles", number, "to"))
            person = entry.person
            yield diagnostic("CFG178", place, id=person.id, post=person.post, until=localize(format_day, last))


def _check_delegations(board: SiteRoster, sources: RosterSources, day: date) -> Iterator[Diagnostic]:
    people = {person.id: person for person in board.people}
    ids = KnownNames(people)
    for number, each in enumerate(board.delegations):

        def at(key: str, number: int = number) -> Place:
            return sources.place(board_path(board.site), "delegations", number, key)

        for key, id in (("from_person", each.giver), ("to_person", each.receiver)):
            if id not in people:
                yield diagnostic("CFG182", at(key), id=id, suggestion=ids.find_closest(id))
        yield from _check_delegation(each, people.get(each.giver), at, day)


def _check_delegation(
    delegation: Delegation, giver: Person | None, at: Callable[[str], Place], day: date
) -> Iterator[Diagnostic]:
    if delegation.until < delegation.starts:
        yield _reversed(at("to"), delegation.starts, delegation.until)
        return
    if giver is not None and not _is_chief_within(giver, delegation):
        yield diagnostic("CFG181", at("from_person"), id=giver.id)
    if delegation.until < day:
        until = localize(format_day, delegation.until)
        yield diagnostic("CFG179", at("to"), id=delegation.receiver, document=delegation.document, until=until)


def _is_chief_within(giver: Person, delegation: Delegation) -> bool:
    """Return True if the giver is chief on any day of the delegation."""
    return any(
        each.role == "chief"
        and each.starts <= delegation.until
        and (each.until is None or each.until >= delegation.starts)
        for each in giver.appointments
    )


def _reversed(place: Place, starts: date, until: date) -> Diagnostic:
    return diagnostic("CFG180", place, starts=starts.isoformat(), until=until.isoformat())


def _show(path: str, sources: RosterSources, location: Location) -> str:
    return f"{path}:{sources.place(path, *location).line}"
