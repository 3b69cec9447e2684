"""Checks the maps on main: by the present history alone, and against a copy with the former history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.editorial.governance.purge_making import verify_map
from portalgen.editorial.purges.former_history import AppliedMap, list_there
from portalgen.editorial.purges.stored_maps import read_former_history
from portalgen.errors import PortalgenError
from portalgen.frozen import frozen
from portalgen.history.repository import Repository
from portalgen.text.bilingual import Bilingual as B

_NOT_GIVEN: Final = B(
    "; nội dung đã gỡ chỉ có chữ ký làm chứng, muốn đối chiếu thì thêm --old-repository",
    "; the removed content rests on signatures, add --old-repository to compare it",
)
_NOT_THERE: Final = B(
    "; chưa đối chiếu được nội dung đã gỡ: bản sao không có lịch sử cũ của bản đồ này, hoặc lịch sử đã được viết lại lần nữa sau đó",
    "; the removed content could not be compared: the copy lacks the former history of this map, or the history was rewritten again since",
)


@frozen
class MapCheck:
    """The result for a map."""

    path: str
    holds: bool
    words: B


def check_maps(today: Repository, tip: str, former: Repository | None) -> tuple[MapCheck, ...]:
    """Return the results for the maps at `tip`, compared also with the copy `former` if given."""
    history = read_former_history(today, tip)
    checks = [_check(each, today, former) for each in history.maps]
    return (*checks, *map(_refused, history.problems))


def _refused(problem: Diagnostic) -> MapCheck:
    words = (f"{sentence_of(problem, language)}; {help_of(problem, language)}" for language in ("vi", "en"))
    return MapCheck(problem.place.path, False, B(*words))


def _check(applied: AppliedMap, today: Repository, former: Repository | None) -> MapCheck:
    purge, unproven = applied.purge, applied.unproven
    is_comparable = former is not None and list_there(former, [purge.old_tip]) and list_there(today, [purge.new_tip])
    if former is None or not is_comparable:
        vi = f"mã của {len(purge.commits) - unproven}/{len(purge.commits)} lần lưu cũ tính lại được từ lịch sử hiện nay"
        en = f"the ids of {len(purge.commits) - unproven} of {len(purge.commits)} former commits come out of today's history"
        more = _NOT_GIVEN if former is None else _NOT_THERE
        return MapCheck(applied.path, True, B(vi + more.vi, en + more.en))
    try:
        is_same = verify_map(purge, former, today, purge.new_tip)
    except PortalgenError as error:
        return MapCheck(applied.path, False, B(error.vi, error.en))
    if not is_same:
        vi, en = "không như bản sao cũ: bản đồ ghi khác với những gì đã gỡ", "it is not what the former copy comes to"
        return MapCheck(applied.path, False, B(vi, en))
    return MapCheck(
        applied.path,
        True,
        B(
            f"đúng với bản sao cũ: {len(purge.commits)} lần lưu, {len(purge.files)} bản của tệp, SHA-256 và lời ghi đều khớp",
            f"as the former copy has it: {len(purge.commits)} commits, {len(purge.files)} versions of files, SHA-256 and messages",
        ),
    )


def format_checks(checks: Sequence[MapCheck], language: str) -> Iterator[str]:
    """Yield a line for each map."""
    if not checks:
        yield B("Bản chính không có bản đồ gỡ dữ liệu nào.", "Main has no map of a purge.").text(language)
    for each in checks:
        mark = B("ĐÚNG", "HOLDS") if each.holds else B("SAI", "DOES NOT HOLD")
        yield f"{each.path}: {mark.text(language)}: {each.words.text(language)}"
