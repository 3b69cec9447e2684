"""What readers are told of a page that was corrected, superseded, withdrawn, removed or has expired.

The words are the program's own: a theme that was made before there were such pages has no strings for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.graph.moments import PageStatus, is_sample, is_withdrawn, status_of
from portalgen.kinds.definition import label_of_choice
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.formats import format_day_time, format_short_day
from portalgen.plan.targets import ResolvedTarget
from portalgen.render.context import Context
from portalgen.render.views.links import Link, Notice
from portalgen.text.bilingual import Bilingual as B

STATUS_LABELS: Final[Mapping[PageStatus, B]] = MappingProxyType(
    {
        "corrected": B("Đã đính chính", "Corrected"),
        "superseded": B("Đã được thay thế", "Superseded"),
        "withdrawn": B("Đã thu hồi", "Withdrawn"),
        "expired": B("Đã hết thời gian hiển thị", "No longer shown"),
        "removed": B("Đã gỡ bỏ", "Removed"),
    }
)
"""What stands beside a title, where the day is not known."""
_DATED_LABEL: Final = B("{label} ngày {day}", "{label} on {day}")
_SENTENCES: Final[Mapping[PageStatus, B]] = MappingProxyType(
    {
        "superseded": B("Nội dung này đã được thay thế", "This content has been superseded"),
        "withdrawn": B(
            "Bài này đã được thu hồi ngày {day}. Lý do: {reason}.",
            "This page was withdrawn on {day}. Reason: {reason}.",
        ),
        "expired": B(
            "Nội dung này đã hết thời gian hiển thị từ {day}.", "This content has no longer been shown since {day}."
        ),
        "removed": B(
            "Nội dung này đã được gỡ bỏ ngày {day}. Lý do: {reason}.",
            "This content was removed on {day}. Reason: {reason}.",
        ),
    }
)
SAMPLE_LABEL: Final = B("Nội dung mẫu", "Sample")
_BY_ANOTHER: Final = B("bằng:", "by:")
_CORRECTION: Final = B("Đã đính chính ngày {day}: {note}", "Corrected on {day}: {note}")
_DATED_NOTE: Final = B("Ngày {day}: {note}", "{day}: {note}")
_REASON_KEYS: Final[Mapping[PageStatus, str]] = MappingProxyType({"withdrawn": "withdrawn", "removed": "removed"})
"""The group of the front matter that says when and why, by status."""


def label_status(status: PageStatus, language: str) -> str:
    """What stands beside the title of a page with this status; empty where it has none."""
    return STATUS_LABELS[status].text(language) if status else ""


def label_page(context: Context, page: Page, language: str) -> str:
    """What stands beside the title of a shown page: the state of its item where that lapsed, then what became of it.

    Beside a sample, that it is one, as in lists.
    """
    status = label_status(status_of(page, context.graph.at), language)
    state = SAMPLE_LABEL if is_sample(page) else context.lapsed_label_of(page)
    return join_labels(state, status, language)


def label_target(target: ResolvedTarget, language: str) -> str:
    """The same of a page that a link leads to."""
    return join_labels(target.state if target.is_lapsed else None, label_status(target.status, language), language)


def label_linked(target: ResolvedTarget, language: str) -> str:
    """The same after a link within a text, where no correction is told: the page itself says it."""
    status = label_status(target.status, language) if target.status != "corrected" else ""
    return join_labels(target.state if target.is_lapsed else None, status, language)


def join_labels(state: B | None, status: str, language: str) -> str:
    """A state and what became of the page as one text, as search results have it too."""
    return " · ".join(filter(None, (state.text(language) if state is not None else "", status)))


def build_status_badges(page: Page, at: datetime, language: str) -> tuple[Notice, ...]:
    """What a list in `language` says beside the title of a page that is shown at `at`: one thing, or nothing.

    Beside a sample, in place of a state or a correction, that it is one.
    """
    status = status_of(page, at)
    if status in ("", "corrected") and is_sample(page):
        return (Notice("sample", SAMPLE_LABEL.text(language)),)
    if not status or status == "expired":  # of one that is shown in a preview alone, its notice says more
        return ()
    label, moment = label_status(status, language), _moment_of(page, status)
    if moment is not None:
        label = _DATED_LABEL.text(language).format(label=label, day=_day(moment, language))
    return (Notice(status, label),)


def build_status_notices(page: Page, at: datetime, successor: Link | None) -> Iterator[Notice]:
    """The bands over a page: what became of it, then its corrections. `successor` is the page that took its place."""
    status = status_of(page, at)
    if status in _SENTENCES and status != "expired":
        yield _build_notice(page, status, successor)
        if status == "withdrawn" and successor is not None:
            yield _build_notice(page, "superseded", successor)
    notes = newest_first(page.fields.get("change_notes", ()))
    if notes:
        newest = describe_correction(page) if status == "corrected" else _format_note(_DATED_NOTE, notes[0], page)
        yield Notice("corrected", newest, earlier=tuple(_format_note(_DATED_NOTE, each, page) for each in notes[1:]))


def describe_end(page: Page, at: datetime) -> str:
    """When and why a page was withdrawn or removed, in sentences."""
    return _build_notice(page, status_of(page, at), None).text


def title_shared_page(page: Page, at: datetime) -> str:
    """The title of a page for those who see no notice beside it: after what became of it, or that it is a sample."""
    label = _label_away(page, at)
    return f"{label}{page.title}" if label else page.title


def describe_shared_page(page: Page, at: datetime) -> str:
    """What is told of a page away from it: its summary; of one that was withdrawn, that it was; of a sample, that first."""
    if is_withdrawn(page, at):
        return (_label_away(page, at) if is_sample(page) else "") + _build_notice(page, "withdrawn", None).text
    return _label_away(page, at) + (page.summary or page.title) if is_sample(page) else page.summary


def _label_away(page: Page, at: datetime) -> str:
    if is_sample(page):
        return f"({SAMPLE_LABEL.text(page.language).lower()}) "
    return f"{label_status('withdrawn', page.language)}: " if is_withdrawn(page, at) else ""


def describe_correction(page: Page) -> str:
    """The last correction of a page in a sentence; empty where there was none."""
    notes = newest_first(page.fields.get("change_notes", ()))
    return _format_note(_CORRECTION, notes[0], page) if notes else ""


def find_retraction(page: Page, at: datetime) -> tuple[datetime, str] | None:
    """Return when a page was withdrawn or removed, and the code of the reason; None for one that still stands."""
    key = _REASON_KEYS.get(status_of(page, at))
    return (page.fields[key]["at"], page.fields[key]["reason"]) if key is not None else None


def build_expiry_notice(page: Page) -> Notice:
    """The band over what is left of a page that has expired."""
    moment = to_vietnam_time(page.expires_at) if page.expires_at is not None else None
    day = format_day_time(moment, page.language) if moment is not None else ""
    return Notice("expired", _SENTENCES["expired"].text(page.language).format(day=day))


def newest_first(notes: tuple[Mapping[str, Any], ...]) -> tuple[Mapping[str, Any], ...]:
    """The change notes by their time, the newest first; of two of one time the one that stands below the other."""
    return tuple(sorted(notes, key=lambda note: note["at"])[::-1])


def _build_notice(page: Page, status: PageStatus, successor: Link | None) -> Notice:
    language, sentence = page.language, _SENTENCES[status].text(page.language)
    if status == "superseded":
        text = f"{sentence} {_BY_ANOTHER.text(language)}" if successor is not None else f"{sentence}."
        return Notice(status, text, link=successor)
    group = page.fields[_REASON_KEYS[status]]
    reason = label_of_choice(WITHDRAWAL_REASONS, group["reason"]).text(language)
    return Notice(status, sentence.format(day=_day(group["at"], language), reason=reason))


def _moment_of(page: Page, status: PageStatus) -> datetime | None:
    """Since when a page has this status, where its label says that."""
    if status == "corrected":
        moment: datetime = newest_first(page.fields["change_notes"])[0]["at"]
        return moment
    return page.fields[_REASON_KEYS[status]]["at"] if status in _REASON_KEYS else None


def _format_note(form: B, note: Mapping[str, Any], page: Page) -> str:
    return form.text(page.language).format(day=_day(note["at"], page.language), note=note["note"])


def _day(moment: datetime, language: str) -> str:
    return format_short_day(to_vietnam_time(moment).date(), language)
