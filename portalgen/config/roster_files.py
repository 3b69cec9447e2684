"""Parses roster files, from the folder or the history, into `portalgen.config.roster` values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from portalgen.config.outside import UNCONFIRMED
from portalgen.config.roster import (
    ROSTER_FILE,
    ROSTER_FOLDER,
    Appointment,
    Delegation,
    PasskeySettings,
    Person,
    PortalRoster,
    Revocation,
    Roster,
    SignerKey,
    SiteRoster,
)
from portalgen.config.roster_models import KeyModel, PortalPersonModel, RosterModel, SitePersonModel, SiteRosterModel
from portalgen.config.ssh_keys import parse_public_key
from portalgen.config.validation import validate
from portalgen.config.yaml_text import YamlText, place_in_yaml
from portalgen.diagnostics.model import Diagnostic, Place, diagnostic


def parse_portal_roster(data: bytes, path: str = ROSTER_FILE) -> tuple[PortalRoster | None, tuple[Diagnostic, ...]]:
    """Return the roster from the bytes of `roster.yaml`, or None with diagnostics."""
    text, refusal = _decode(data, path)
    if text is None:
        return None, refusal
    model, diagnostics = validate(RosterModel, text)
    if model is None:
        return None, diagnostics
    sites = model.passkeys
    passkeys = None if sites is None else PasskeySettings(sites.relying_party, sites.origins)
    revocations = tuple(Revocation(each.key, each.since, each.reason) for each in model.revocations)
    roster = PortalRoster(
        version=model.version,
        portal=model.portal,
        people=tuple(map(_person, model.people)),
        release_keys=_keys(model.release_keys),
        desk_keys=_keys(model.desk_keys),
        server_keys=_keys(model.server_keys),
        passkeys=passkeys,
        revocations=revocations,
        github_teams=MappingProxyType(dict(model.github_teams.items())),
    )
    return roster, ()


def parse_site_roster(data: bytes, path: str) -> tuple[SiteRoster | None, tuple[Diagnostic, ...]]:
    """Return the board from the bytes of its file at `path`, or None with diagnostics."""
    text, refusal = _decode(data, path)
    if text is None:
        return None, refusal
    model, diagnostics = validate(SiteRosterModel, text)
    if model is None:
        return None, diagnostics
    expected = path.rpartition("/")[2].removesuffix(".yaml")
    if model.site != expected:  # otherwise a site's chief could appoint another site's chief
        place = place_in_yaml(text, ("site",))
        return None, (diagnostic("CFG173", place, file=path, site=model.site, expected=expected),)
    roster = SiteRoster(
        site=model.site,
        version=model.version,
        people=tuple(map(_person, model.people)),
        mode=model.mode,
        allow_single_editor=model.allow_single_editor,
        delegations=tuple(
            Delegation(each.giver, each.receiver, each.document, each.starts, each.until, each.sections)
            for each in model.delegations
        ),
        decision=_confirmed(model.decision),
        github_teams=MappingProxyType(dict(model.github_teams.items())),
    )
    return roster, ()


def parse_roster(files: Mapping[str, bytes]) -> tuple[Roster | None, tuple[Diagnostic, ...]]:
    """Return the roster of these files (bytes by path from the portal's root), or None if `roster.yaml` has errors.

    A board with a faulty file is skipped, with its diagnostics. Returns None without diagnostics if there is no roster.
    """
    if ROSTER_FILE not in files:
        return None, ()
    portal, faults = parse_portal_roster(files[ROSTER_FILE])
    diagnostics = list(faults)
    sites = {}
    for path in sorted(files):
        if is_board_file(path):
            site, faults = parse_site_roster(files[path], path)
            diagnostics += faults
            if site is not None:
                sites[site.site] = site
    return (None if portal is None else Roster(portal, MappingProxyType(sites))), tuple(diagnostics)


def is_board_file(path: str) -> bool:
    """Return True for a board's file (path from the portal's root): a `.yaml` directly in the roster folder."""
    folder, _, name = path.rpartition("/")
    return folder == ROSTER_FOLDER and name.endswith(".yaml")


def is_roster(path: str) -> bool:
    """Return True if `path` (from the portal's root) is part of the roster, or in place of it."""
    return path in (ROSTER_FILE, ROSTER_FOLDER) or path.startswith(f"{ROSTER_FOLDER}/")


def read_roster_files(root: Path) -> Mapping[str, bytes]:
    """Return the bytes of the roster files in the folder `root` by path; symlinks are skipped."""
    folder = root / ROSTER_FOLDER
    paths = [root / ROSTER_FILE, *(sorted(folder.glob("*.yaml")) if folder.is_dir() else ())]
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file() and not path.is_symlink()
    }


def _decode(data: bytes, path: str) -> tuple[YamlText | None, tuple[Diagnostic, ...]]:
    try:
        return YamlText(data.decode("utf-8-sig"), path, "CFG"), ()
    except UnicodeDecodeError as error:
        return None, (diagnostic("CFG108", Place(path), byte=str(error.start + 1)),)


def _person(model: SitePersonModel | PortalPersonModel) -> Person:
    return Person(
        id=model.id,
        post=model.post,
        appointments=tuple(
            Appointment(each.role, each.starts, each.until, _confirmed(each.decision)) for each in model.roles
        ),
        keys=_keys(model.keys),
        accounts=MappingProxyType({str(forge): account for forge, account in model.accounts.items()}),
        name=model.name or "",
    )


def _keys(models: Iterable[KeyModel]) -> tuple[SignerKey, ...]:
    return tuple(parse_public_key(each.public, each.label or "") for each in models)


def _confirmed(text: str | None) -> str:
    return "" if text is None or text == UNCONFIRMED else text
