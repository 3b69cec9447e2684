"""security.txt (RFC 9116): on every host where contacts are configured and confirmed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.config.portal_settings import SecuritySettings
from portalgen.config.security_rules import check_security
from portalgen.outputs.security_txt import SECURITY_FILE
from tests.makers.portal import MAIN, PORTAL_YAML, SO, XA, SmallPortal

SECURITY = """\
security:
  contacts: [anm@example.vn, https://www.example.vn/bao-lo-hong/]
  expires: 2027-06-30
  policy: https://www.example.vn/tiep-nhan/
  languages: [vi, en]
"""


def with_security(tmp_path: Path, text: str) -> SmallPortal:
    return SmallPortal(tmp_path / "portal", {"site-config/portal.yaml": PORTAL_YAML + text})


def test_every_host_says_whom_to_tell_of_a_weakness(tmp_path: Path) -> None:
    portal = with_security(tmp_path, SECURITY)
    portal.build()
    for host in (MAIN, SO, XA):
        assert (portal.out / host / SECURITY_FILE).read_text() == (
            "Contact: mailto:anm@example.vn\n"
            "Contact: https://www.example.vn/bao-lo-hong/\n"
            "Expires: 2027-06-30T23:59:59+07:00\n"
            "Preferred-Languages: vi, en\n"
            f"Canonical: https://{host}/.well-known/security.txt\n"
            "Policy: https://www.example.vn/tiep-nhan/\n"
        )
    portal.write("site-config/portal.yaml", PORTAL_YAML)
    portal.build()
    assert not (portal.out / SO / SECURITY_FILE).exists()


def test_without_confirmed_contacts_there_is_no_file(tmp_path: Path) -> None:
    portal = with_security(tmp_path, "security: {contacts: [unconfirmed], expires: 2027-06-30}\n")
    portal.build()
    assert not list(portal.out.rglob("security.txt"))


@pytest.mark.parametrize("contact", ["Phòng CNTT", "http://a.vn/", "'mailto:'", "a@b", "'a@b.vn\\nExpires: x'"])
def test_a_contact_that_is_no_address_is_reported(tmp_path: Path, contact: str) -> None:
    portal = with_security(tmp_path, f"security: {{contacts: [{contact}], expires: 2027-06-30}}\n")
    loaded, diagnostics = load_portal(portal.root)
    assert loaded is None
    assert [(each.code, each.place.path) for each in diagnostics] == [("CFG103", "site-config/portal.yaml")]


def test_contacts_that_have_ended_are_a_finding_from_the_day_after(tmp_path: Path) -> None:
    loaded, _ = load_portal(with_security(tmp_path, SECURITY).root)
    assert loaded is not None
    assert check_security(loaded, date(2027, 6, 30)) == ()
    (found,) = check_security(loaded, date(2027, 7, 1))
    assert (found.code, found.place.line) == ("CFG192", 12)
    unconfirmed = SecuritySettings(("unconfirmed",), date(2020, 1, 1))
    settings = replace(loaded.settings, security=unconfirmed)
    assert check_security(replace(loaded, settings=settings), date(2027, 7, 1)) == ()
