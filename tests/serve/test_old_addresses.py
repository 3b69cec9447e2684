"""Old addresses in the preview: followed as a web server with the rules of the build does."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from portalgen.serve.addresses import AddressBook, LocalAddresses
from portalgen.serve.application import create_application
from portalgen.serve.built_application import create_built_application
from portalgen.serve.built_folder import read_built_folder
from portalgen.serve.model import SiteHost
from portalgen.serve.preview_state import PreviewState
from portalgen.writer.manifest import Manifest, ManifestEntry, ManifestRule, claim_output_folder, write_manifest
from tests.makers.portal import MAIN, SO

HOSTS = (SiteHost("portal", MAIN, True), SiteHost("so", SO, False))
LEADING = f"{MAIN}/Default.aspx/index.html"


def write_rules(out: Path, to: str) -> None:
    """Write the manifest of a page that leads on and of two rules, the one to `to`."""
    entry = ManifestEntry(LEADING, "portal", "k", "d", 1, redirect_to=f"https://{MAIN}/")
    rules = (
        ManifestRule(MAIN, "/Tin tức.aspx", "ItemId=1", to),
        ManifestRule(MAIN, "/sites/so/", "", f"https://{SO}/", True),
    )
    write_manifest(out, Manifest({LEADING: entry}, rules={"portal": rules}), ["portal"])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A build of a page that leads on, of an attachment, and of two rules."""
    claim_output_folder(tmp_path)
    for path in (LEADING, f"{MAIN}/index.html", f"{MAIN}/sites/so/o-lai.pdf"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("<!doctype html>", "utf-8")
    write_rules(tmp_path, f"https://{SO}/tin/?a=1#muc")
    return tmp_path


def test_rules_lead_on_to_local_addresses_and_leave_files_in_their_place(out: Path) -> None:
    live = create_application(out, AddressBook(HOSTS, 8000), PreviewState(), "vi")
    built = create_built_application(read_built_folder(out, HOSTS), LocalAddresses.from_hosts(HOSTS, 8000), "vi")
    for app in (live, built):
        client = TestClient(app, base_url="http://localhost:8000", follow_redirects=False)
        answers = {
            path: (answer.status_code, answer.headers.get("location"))
            for path in (
                "/Default.aspx", "/Tin%20t%E1%BB%A9c.aspx?x=2&itemid=1", "/Tin%20t%E1%BB%A9c.aspx?ItemId=2",
                "/sites/so/tep.pdf", "/sites/so/o-lai.pdf",
            )
            for answer in (client.get(path),)
        }  # fmt: skip
        assert answers == {
            "/Default.aspx": (301, "http://localhost:8000/"),
            "/Tin%20t%E1%BB%A9c.aspx?x=2&itemid=1": (301, "http://so.localhost:8000/tin/?a=1#muc"),
            "/Tin%20t%E1%BB%A9c.aspx?ItemId=2": (404, None),
            "/sites/so/tep.pdf": (301, "http://so.localhost:8000/tep.pdf"),
            "/sites/so/o-lai.pdf": (200, None),
        }


def test_the_rules_are_those_of_the_last_build(out: Path) -> None:
    app = create_application(out, AddressBook(HOSTS, 8000), PreviewState(), "vi")
    client = TestClient(app, base_url="http://localhost:8000", follow_redirects=False)
    address = "/Tin%20t%E1%BB%A9c.aspx?ItemId=1"
    assert client.get(address).headers["location"] == "http://so.localhost:8000/tin/?a=1#muc"
    write_rules(out, f"https://{SO}/moi/")
    answer = client.get(address)
    assert answer.headers["location"] == "http://so.localhost:8000/moi/"
    assert answer.headers["cache-control"] == "no-cache"
