"""A small portal with boards on main, and submissions to it, for tests of what a board is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from portalgen.pipeline.ci import CiOptions, judge_submission
from portalgen.pipeline.judging.report import SubmissionReport
from tests.makers.board import Board, Content, Submission
from tests.makers.lint.story import LEGAL, LIGHT, quiet_files

_T = TypeVar("_T")
SITES = ("portal", "so", "xa")
PRESS = "content/so/tin-tuc/hop-bao.vi.md"
VISIT = "content/so/tin-tuc/tham-xa.vi.md"


def judged_board(folder: Path, report_only: Iterable[str] = ()) -> Board:
    """Boards of the small portal of which the linter has nothing to say."""
    # The pages that a board begins with have no front matter: main would not be built with them.
    own = {f"content/{site}/tin/cu.vi.md": None for site in SITES}
    return Board(folder, SITES, report_only=report_only, files={**quiet_files(), **LEGAL, **LIGHT, **own})


def write_news(id: str, title: str = "Hội nghị xúc tiến đầu tư", body: str = "Hội nghị diễn ra buổi sáng.") -> str:
    """A piece of news that no rule has anything to say of."""
    return (
        f"---\nid: {id}\nkind: news\ntitle: {title}\nsummary: Hội nghị bàn việc xúc tiến đầu tư.\ndate: 2026-06-01\n"
        f"origin: own\n---\n\n{body}\n"
    )


def edit_file(board: Board, path: str, *changes: tuple[str, str]) -> dict[str, Content]:
    """A file of main with words in the place of others."""
    text = board.read(path).decode()
    for old, new in changes:
        assert old in text, (path, old, text)
        text = text.replace(old, new)
    return {path: text}


def judge(board: Board, submission: Submission | str, **options: Any) -> SubmissionReport:
    """The report on a submission, an hour after it was handed in."""
    head = submission if isinstance(submission, str) else submission.head.id
    return look(board, head, lambda report, _: report, **options)


def look(board: Board, head: str, see: Callable[[SubmissionReport, Any], _T], **options: Any) -> _T:
    """What `see` sees of a report and the two builds behind it, while their folders are there."""
    asked = CiOptions(board.folder, "main", board.now + timedelta(hours=1), head, board.genesis, **options)
    with judge_submission(asked) as (report, comparison):
        return see(report, comparison)
