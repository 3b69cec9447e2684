"""Real web servers over one target folder, each started once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.makers.web_server_runs import caddy_over, nginx_over
from tests.makers.web_servers import RunningServer, lay_out_target, put


@pytest.fixture(scope="session")
def nginx_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """nginx over a target that was laid out by hand."""
    folder = tmp_path_factory.mktemp("nginx")
    lay_out_target(folder / "target")
    put(folder / "acme/.well-known/acme-challenge/abc", "challenge")
    with nginx_over(folder) as server:
        yield server


@pytest.fixture(scope="session")
def caddy_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """Caddy over such a target."""
    folder = tmp_path_factory.mktemp("caddy")
    lay_out_target(folder / "target")
    put(folder / "acme/.well-known/acme-challenge/abc", "challenge")
    with caddy_over(folder) as server:
        yield server


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest) -> RunningServer:
    """Each of the servers."""
    answer: RunningServer = request.getfixturevalue(f"{request.param}_server")
    return answer
