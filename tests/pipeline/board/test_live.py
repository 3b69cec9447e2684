"""Whether a commit is live: by the manifest that the portal publishes, and never by a guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

import pytest

from portalgen.errors import UnusableEnvironmentError
from portalgen.history.repository import Repository
from portalgen.pipeline.board.live import read_live_state
from portalgen.pipeline.board.outcome_text import describe_live_state
from portalgen.publish.manifest import ReleaseManifest, format_manifest
from portalgen.publish.verifying.sources import Response
from tests.makers.board import Board

HOST = "www.example.vn"
CLOCK = datetime(2026, 6, 2, 9, tzinfo=timezone(timedelta(hours=7)))


@dataclass
class Portal:
    """Answers each request alike."""

    answer: Response
    has_records = True

    def read(self, host: str, path: str, headers: Mapping[str, str], most: int) -> Response:
        if self.answer.status == 0:
            raise UnusableEnvironmentError("mất mạng", "no network")
        assert (host, path) == (HOST, "/.well-known/portal-release/manifest.json")
        return self.answer


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    made = Board(tmp_path_factory.mktemp("ban"), ("so",))
    for number in (1, 2):
        made.publish({f"content/so/tin/{number}.vi.md": f"Tin {number}.\n"})
    return made


@pytest.fixture
def repository(board: Board) -> Repository:
    return board.repository


def released(commit: str, main_host: str = HOST) -> Portal:
    manifest = ReleaseManifest("tinh-mau", main_host, 7, "0" * 64, commit, CLOCK, {})
    return Portal(Response(200, format_manifest(manifest)))


def test_a_commit_is_live_if_the_release_is_of_it_or_of_a_later_one(board: Board, repository: Repository) -> None:
    older, newer = board.main[-2].id, board.main[-1].id
    assert read_live_state(released(newer), repository, HOST, newer).is_live is True
    assert read_live_state(released(newer), repository, HOST, older).is_live is True
    behind = read_live_state(released(older), repository, HOST, newer)
    assert behind.is_live is False
    assert describe_live_state(behind).vi.startswith("Chưa lên cổng: cổng đang là bản phát hành số 7")


@pytest.mark.parametrize(
    "portal",
    [
        released("f" * 40),
        replace(released("f" * 40), answer=Response(404)),
        replace(released("f" * 40), answer=Response(200, b"<html>")),
        replace(released("f" * 40), answer=Response(0)),
        released("f" * 40, "khac.example.vn"),
    ],
    ids=["a commit that is not here", "no manifest", "no JSON", "no network", "another portal"],
)
def test_what_cannot_be_known_is_said_to_be_unknown(board: Board, repository: Repository, portal: Portal) -> None:
    assert read_live_state(portal, repository, HOST, board.tip.id).is_live is None
