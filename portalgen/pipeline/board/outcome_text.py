"""Describes the outcome of a decision, and whether it is live, in sentences with the next step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.editorial.records.record_drafts import ON_SUBMISSION
from portalgen.editorial.roster.role_names import name_person
from portalgen.locale.dates import format_exact_moment, localize
from portalgen.pipeline.board.decisions import DecisionOutcome, DecisionState
from portalgen.pipeline.board.live import LiveState
from portalgen.text.bilingual import Bilingual as B

_SHORT: Final = 10
_SHOWN: Final = 20


def describe_outcome(outcome: DecisionOutcome) -> tuple[B, ...]:
    """Return sentences to describe an outcome, the most important first."""
    return tuple(_DESCRIPTIONS[outcome.state](outcome))


def describe_live_state(live: LiveState) -> B:
    """Return a sentence that says whether readers see the decision yet."""
    if live.fault is not None:
        return B(f"Chưa biết đã lên cổng hay chưa: {live.fault.vi}.", f"It is unknown if it is live: {live.fault.en}.")
    at = localize(format_exact_moment, live.clock) if live.clock is not None else B("", "")
    if live.is_live is None:
        return B(
            f"Chưa biết đã lên cổng hay chưa: bản phát hành số {live.number} là của một lần đăng mà máy này chưa có.",
            f"It is unknown if it is live: release {live.number} is of a commit that is not in this repository yet.",
        )
    if live.is_live:
        return B(
            f"Đã lên cổng: bản phát hành số {live.number}, tính đến {at.vi}.",
            f"It is live: release {live.number}, as of {at.en}.",
        )
    return B(
        f"Chưa lên cổng: cổng đang là bản phát hành số {live.number} (tính đến {at.vi}).",
        f"Not live yet: the portal shows release {live.number} (as of {at.en}).",
    )


def _landed(outcome: DecisionOutcome) -> Iterator[B]:
    landing = outcome.landing
    assert landing is not None
    short = landing.commit[:_SHORT]
    if outcome.prepared is not None and outcome.prepared.request.action not in ON_SUBMISSION:
        yield B(f"Đã ghi vào bản chính (lần đăng {short}).", f"It is recorded on main (commit {short}).")
    else:
        yield B(f"Đã vào bản chính (lần đăng {short}).", f"It is on main (commit {short}).")
    if landing.is_local_main_behind:
        yield B(
            "Thư mục trên máy này đang mở bản chính nên chưa có bài mới; hãy chạy `git pull`.",
            "Main is checked out in the folder here, so it lacks the new commit; run `git pull`.",
        )


def _handed_in(outcome: DecisionOutcome) -> Iterator[B]:
    who = outcome.prepared.open_needs if outcome.prepared is not None else ()
    people = ", ".join(dict.fromkeys(name_person(each) for need in who for each in (*need.people, *need.delegates)))
    waits = people or "?"
    yield B(
        f"Đã ký và gửi chữ ký lên máy chủ kho; còn chờ {waits}.",
        f"Signed; the signature is on the server. It waits for {waits}.",
    )


def _moved(outcome: DecisionOutcome) -> Iterator[B]:
    if outcome.record:
        yield B(
            "Bản chính vừa có thay đổi khác trong lúc ký; chữ ký đã được giữ. Hãy xem lại màn hình mới rồi đưa lên.",
            "Main moved while you signed; the signature is kept. Look at the new screen, then bring it to main.",
        )
    else:
        yield B(
            "Bản chính hoặc bài gửi đã đổi từ lúc hiện màn hình này, nên chưa ký gì. Đây là màn hình mới.",
            "Main or the submission moved since this screen was drawn, so nothing was signed. This is the new screen.",
        )


def _conflict(outcome: DecisionOutcome) -> Iterator[B]:
    paths = ", ".join(outcome.landing.words[:_SHOWN]) if outcome.landing is not None else ""
    yield B(
        f"Bản chính cũng đã sửa cùng chỗ ở {paths}; trả bài cho người gửi để hợp hai bản.",
        f"Main has changed the same place in {paths}; return the submission to its sender, who has to merge both "
        "versions.",
    )


def _refused(outcome: DecisionOutcome) -> Iterator[B]:
    landing = outcome.landing
    yield B("Máy chủ kho không nhận:", "The server refused it:")
    yield from (B(f"  {each}", f"  {each}") for each in (landing.words[:_SHOWN] if landing is not None else ()))
    yield from _say_kept(outcome)


def _unreached(outcome: DecisionOutcome) -> Iterator[B]:
    words = " ".join(outcome.landing.words) if outcome.landing is not None else ""
    yield B(f"Không tới được máy chủ kho: {words}", f"The server could not be reached: {words}")
    yield from _say_kept(outcome)


def _say_kept(outcome: DecisionOutcome) -> Iterator[B]:
    if not outcome.record:
        return
    if outcome.landing is not None and outcome.landing.has_branch:
        yield B(
            "Chữ ký đã ở máy chủ kho, cùng bài gửi; không phải ký lại. Bài chưa vào bản chính.",
            "The signature is on the server with the submission; you need not sign again. Main does not have the "
            "submission yet.",
        )
        return
    yield B(
        f"Chữ ký được giữ trên máy này (nhánh {outcome.kept_on}); chạy lại `portalgen board` để gửi tiếp, không phải ký lại.",
        f"The signature is kept here (branch {outcome.kept_on}); run `portalgen board` again to continue, without "
        "signing again.",
    )


def _not_signed(outcome: DecisionOutcome) -> Iterator[B]:
    yield B("Chưa ký gì, vì chữ ký sẽ không có giá trị:", "Nothing was signed, because the signature would not count:")
    for each in outcome.problems[:_SHOWN]:
        vi, en = (f"  {sentence_of(each, code)} ({each.code}); {help_of(each, code)}" for code in ("vi", "en"))
        yield B(vi, en)


def _judged_wrong(outcome: DecisionOutcome) -> Iterator[B]:
    yield B(
        "Chưa ký gì, vì bản chính sẽ không nhận bài gửi này dù ai ký:",
        "Nothing was signed, because main would refuse this submission, whoever signs:",
    )
    judgement = outcome.judgement
    if judgement is None:
        return
    for each in (*(a.diagnostic for a in judgement.approvals), *(f.diagnostic for f in judgement.findings)):
        yield B(f"  {sentence_of(each, 'vi')} ({each.code})", f"  {sentence_of(each, 'en')} ({each.code})")


def _unjudged(outcome: DecisionOutcome) -> Iterator[B]:
    fault = outcome.fault or B("", "")
    yield B(
        f"Chưa ký gì, vì không biết máy chủ kho đang có gì: {fault.vi}; kiểm tra mạng rồi thử lại.",
        f"Nothing was signed, because the state of the server is unknown: {fault.en}; check the network and try again.",
    )


def _unopened(_: DecisionOutcome) -> Iterator[B]:
    yield B(
        "Chưa ký gì: còn phần gộp của màn hình chưa được mở; mở hết (gõ số của phần, hoặc m) rồi duyệt.",
        "Nothing was signed: the screen has unopened entries; open them all (type their numbers, or m), then approve.",
    )


_DESCRIPTIONS: Final[Mapping[DecisionState, Callable[[DecisionOutcome], Iterator[B]]]] = MappingProxyType(
    {
        "landed": _landed,
        "handed_in": _handed_in,
        "moved": _moved,
        "conflict": _conflict,
        "refused": _refused,
        "unreached": _unreached,
        "not_signed": _not_signed,
        "judged_wrong": _judged_wrong,
        "unjudged": _unjudged,
        "unopened": _unopened,
    }
)
