"""Requests that the preview does not answer: those of other websites, and addresses that only cost time."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Receive, Scope, Send

from portalgen.serve.addresses import AddressBook
from portalgen.serve.application import create_application
from portalgen.serve.guard import PATH_BYTES, PATH_SEGMENTS, RequestGuard
from portalgen.serve.model import SiteHost
from portalgen.serve.preview_state import PreviewState

ROUTES = ("/", "/_portalgen/diagnostics", "/_portalgen/findings", "/_portalgen/page", "/_portalgen/live.js")
OPENED = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    page = tmp_path / "lamdong.gov.vn" / "index.html"
    page.parent.mkdir()
    page.write_text("<!doctype html><body>dự thảo</body>", encoding="utf-8")
    hosts = (SiteHost("portal", "lamdong.gov.vn", True),)
    app = create_application(tmp_path, AddressBook(hosts, 8000), PreviewState(), "vi")
    return TestClient(app, base_url="http://localhost:8000", follow_redirects=False)


@pytest.mark.parametrize("path", [*ROUTES, "/_portalgen/events"])
@pytest.mark.parametrize("host", ["evil.example:8000", "localhost.evil.example", "lamdong.gov.vn", "10.0.0.7:8000", ""])
def test_a_name_that_is_not_this_machine_reads_nothing(client: TestClient, path: str, host: str) -> None:
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == 421
    assert answer.text.startswith("Bản xem thử chỉ trả lời ở localhost")


@pytest.mark.parametrize("path", ROUTES)
def test_a_script_or_frame_of_another_website_reads_nothing(client: TestClient, path: str) -> None:
    for mode, kind in (("cors", "empty"), ("no-cors", "script"), ("navigate", "iframe")):
        headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": mode, "sec-fetch-dest": kind}
        assert client.get(path, headers=headers).status_code == 403


def test_a_link_of_another_site_opens_the_page(client: TestClient) -> None:
    assert "dự thảo" in client.get("/", headers=OPENED).text


def test_the_preview_s_own_requests_and_those_of_programs_are_answered(client: TestClient) -> None:
    assert client.get("/_portalgen/diagnostics").status_code == 200
    assert client.get("/_portalgen/diagnostics", headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_a_path_at_the_limit_is_looked_for_and_one_beyond_is_refused(client: TestClient) -> None:
    assert client.get("/a" * PATH_SEGMENTS).status_code == 404
    assert client.get("/a" * (PATH_SEGMENTS + 1)).status_code == 414
    assert client.get("/" + "a" * (PATH_BYTES - 1)).status_code == 404
    assert client.get("/" + "a" * PATH_BYTES).status_code == 414
    assert client.get("/" + "%C4%91" * (PATH_BYTES // 2)).status_code == 414


def test_a_path_of_many_segments_is_not_looked_for() -> None:
    async def look_for_path(scope: Scope, receive: Receive, send: Send) -> None:
        raise LookupError

    client = TestClient(RequestGuard(look_for_path, "vi"), base_url="http://localhost:8000")
    assert client.get("/a" * 16_000).status_code == 414
    with pytest.raises(LookupError):
        client.get("/a")
