"""The queue, a screen and an outcome as JSON, for programs and for the desk."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from portalgen import __version__
from portalgen.diagnostics.model import Diagnostic, Severity
from portalgen.diagnostics.sentences import sentence_of
from portalgen.differences.formats.text import list_section_lines
from portalgen.editorial.approving.board_decisions import BoardDecision
from portalgen.lint.formats.sanitize import replace_surrogates
from portalgen.lint.model import Finding
from portalgen.pipeline.board.decisions import DecisionOutcome, list_decisions
from portalgen.pipeline.board.entries import ScreenEntry
from portalgen.pipeline.board.live import LiveState
from portalgen.pipeline.board.outcome_text import describe_outcome
from portalgen.pipeline.board.queue import BoardQueue, WaitingSubmission
from portalgen.pipeline.board.screen import SubmissionScreen
from portalgen.pipeline.board.screen_text import describe_state
from portalgen.pipeline.judging.forms import FormOptions, as_json_document
from portalgen.text.masking import mask_personal_numbers

_VERSION: Final = 1


def format_queue_as_json(queue: BoardQueue, language: str) -> str:
    """Return the queue as a JSON document."""
    return _write(
        {
            "version": _VERSION,
            "at": queue.at.isoformat(),
            "main": queue.main.commit,
            "problem": queue.roster_problem.text(language) if queue.roster_problem is not None else "",
            "submissions": [_submission_as_data(each) for each in queue.submissions],
        }
    )


def format_screen_as_json(screen: SubmissionScreen, language: str) -> str:
    """Return a screen as a JSON document.

    Its key `report` contains the document of `portalgen ci --format json`.
    """
    report = as_json_document(screen.report, FormOptions(language, __version__, (Severity.ERROR,)))
    found = screen.findings
    return _write(
        {
            "version": _VERSION,
            "at": screen.at.isoformat(),
            "main": screen.main.commit,
            "submission": _submission_as_data(screen.submission),
            "content_digest": screen.digest,
            "state": describe_state(screen, language),
            "decisions": [each.id for each in list_decisions(screen)],
            "signing_problem": screen.signing_problem.text(language) if screen.signing_problem is not None else "",
            "entries": [_entry_as_data(each, language) for each in screen.difference.entries],
            "acceptable": list(screen.findings.acceptable),
            "blocking": _list_codes(found.blocking, found.blocking_approvals),
            "to_weigh": _list_codes(found.to_weigh, found.to_weigh_approvals),
            "for_author": _list_codes(found.for_author),
            "notes": dict(found.notes),
            "report": json.loads(report),
        }
    )


def format_outcome_as_json(outcome: DecisionOutcome, live: LiveState | None, language: str) -> str:
    """Return the outcome of a decision as a JSON document."""
    landing = outcome.landing
    return _write(
        {
            "version": _VERSION,
            "state": outcome.state,
            "record": outcome.record,
            "kept_on": outcome.kept_on,
            "commit": landing.commit if landing is not None else "",
            "server": list(landing.words) if landing is not None else [],
            "problems": [{"code": each.code, "message": sentence_of(each, language)} for each in outcome.problems],
            "messages": [each.text(language) for each in describe_outcome(outcome)],
            "live": _live_as_data(live, language),
        }
    )


def _submission_as_data(each: WaitingSubmission) -> dict[str, Any]:
    clock = each.next_clock
    needs = each.needs.open_needs if each.needs is not None else ()
    return {
        "name": each.name,
        "names": list(each.names),
        "head": each.head,
        "sites": list(each.sites),
        "items": [{"id": item.item.id, "path": item.item.path, "change": item.item.change} for item in each.items],
        "state": each.state.id if each.state is not None else None,
        "waits_on": each.state.waits_for if each.state is not None else None,
        "last_answer": _answer_as_data(each.state.last_answer) if each.state is not None else None,
        "due": clock.due.due.isoformat() if clock is not None and clock.due is not None and clock.due.due else None,
        "waits_for": [
            {"action": need.action, "roles": list(need.roles), "site": need.group.site,
             "people": [person.id for person in (*need.people, *need.delegates)]}
            for need in needs
        ],
    }  # fmt: skip


def _answer_as_data(answer: BoardDecision | None) -> dict[str, Any] | None:
    """Return a rejection or return, with the sender's changes since."""
    if answer is None:
        return None
    record = answer.record
    return {
        "action": record.action,
        "by": record.by,
        "at": record.at.isoformat(),
        "reason": mask_personal_numbers(record.reason, with_runs=False),
        "digest": answer.digest,
        "changed_since": [{"path": each.path, "difference": each.difference} for each in answer.since],
    }


def _entry_as_data(each: ScreenEntry, language: str) -> dict[str, Any]:
    lines = list_section_lines(each.opened or each.shown, language)
    masked = [mask_personal_numbers(line, with_runs=False) for line in lines]
    return {"id": each.id, "must_be_opened": each.must_be_opened, "lines": masked}


def _list_codes(findings: Iterable[Finding], approvals: Iterable[Diagnostic] = ()) -> list[str]:
    return [*(each.code for each in findings), *(each.code for each in approvals)]


def _live_as_data(live: LiveState | None, language: str) -> dict[str, Any] | None:
    if live is None:
        return None
    return {
        "is_live": live.is_live,
        "release": live.number,
        "commit": live.commit,
        "problem": live.fault.text(language) if live.fault is not None else "",
    }


def _write(document: dict[str, Any]) -> str:
    return replace_surrogates(json.dumps(document, ensure_ascii=False, indent=1)) + "\n"
