"""Labels and notices of pages that were corrected, superseded, withdrawn or removed, or have expired.

The words are part of the program: a theme older than these pages has no strings for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.graph.moments import PageStatus, is_sample, is_withdrawn, period_of, status_of
from portalgen.graph.title_labels import (
    SAMPLE_LABEL,
    STATE_LABEL_NAMES,
    STATUS_LABELS,
    TitleLabel,
    TitleLabelName,
    join_labels,
    list_title_labels,
    without_repetition,
)
from portalgen.kinds.definition import COMING_STATE, label_of_choice
from portalgen.kinds.withdrawal_reasons import WITHDRAWAL_REASONS
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_day, format_day_or_moment, format_moment
from portalgen.plan.targets import ResolvedTarget
from portalgen.render.context import Context
from portalgen.render.views.links import Link, Notice
from portalgen.text.bilingual import Bilingual as B

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
_INCOMPLETE: Final = B(
    "Toàn văn của văn bản này chưa được đăng. Trang này mới chỉ có thông tin về văn bản.",
    "The text of this document is not published yet. This page only contains information about it.",
)
_UNDER_TITLE: Final = STATE_LABEL_NAMES | {"called_off"}
_NOTICE_NAMES: Final[Mapping[str, str]] = MappingProxyType({"called_off": "lapsed"})
"""The name of a label in themes, if different."""
_BY_ANOTHER: Final = B("bằng:", "by:")
_CORRECTION: Final = B("Đã đính chính ngày {day}: {note}", "Corrected on {day}: {note}")
_DATED_NOTE: Final = B("Ngày {day}: {note}", "{day}: {note}")
_REASON_KEYS: Final[Mapping[str, str]] = MappingProxyType({"withdrawn": "withdrawn", "removed": "removed"})
"""The front matter group with the time and the reason, by status."""


def label_status(status: PageStatus, language: str) -> str:
    """Return the label shown beside the title of a page with this status, or an empty string if it needs no label."""
    return STATUS_LABELS[status].text(language) if status else ""


def list_labels(context: Context, page: Page) -> tuple[TitleLabel, ...]:
    """Return the labels shown beside the title of a page available at its address, even on another site."""
    return list_title_labels(page, context.state_of(page), context.graph.at)


def label_page(context: Context, page: Page, language: str) -> str:
    """Return the labels of a page joined into one text. Words already in its title are omitted."""
    labels = list_labels(context, page)
    return join_labels(without_repetition(labels, page.title), language) if labels else ""


def label_under_title(context: Context, page: Page) -> tuple[str, ...]:
    """Return the labels shown under the title on the page itself. Labels repeated by a notice above it are omitted."""
    return tuple(each.words.text(page.language) for each in list_labels(context, page) if each.name in _UNDER_TITLE)


def label_target(target: ResolvedTarget, language: str, without: Collection[TitleLabelName] = ()) -> str:
    """Return the labels of the target of a link, joined into one text, except the labels in `without`."""
    labels = without_repetition(target.labels, target.title)
    return join_labels((each for each in labels if each.name not in without), language)


def label_with_state(labels: tuple[TitleLabel, ...], state: B | None, language: str) -> str:
    """Return the labels joined into one text, after the item's state unless a label already covers it."""
    is_told = any(each.name in ("sample", *STATE_LABEL_NAMES) for each in labels)
    own = "" if state is None or is_told else state.text(language)
    return " · ".join(filter(None, (own, join_labels(labels, language))))


def build_title_badges(
    context: Context, page: Page, language: str, without: Collection[TitleLabelName] = ()
) -> tuple[Notice, ...]:
    """Return the labels shown beside the title of a page in a list in `language`.

    Labels in `without` are omitted, because the row of the list covers them. A sample is labelled as a sample, without
    a label for a correction. An expired page has no label: it appears only in a preview, with a more detailed notice.
    """
    labels = list_labels(context, page)
    is_marked = any(each.name == "sample" for each in labels)
    left_out = {"expired", *without, *(("corrected",) if is_marked else ())}
    return tuple(
        Notice(_NOTICE_NAMES.get(each.name, each.name), _date_label(page, each, language))
        for each in labels
        if each.name not in left_out
    )


def _date_label(page: Page, label: TitleLabel, language: str) -> str:
    """Return a label, with its day if known."""
    moment = _moment_of(page, label.name)
    text = label.words.text(language)
    return text if moment is None else _DATED_LABEL.text(language).format(label=text, day=_day(moment, language))


def build_status_notices(page: Page, at: datetime, successor: Link | None) -> Iterator[Notice]:
    """Yield the notices above a page: missing text, its status, then its corrections.

    `successor` links to its successor.
    """
    status = status_of(page, at)
    if page.lacks_text and status not in ("withdrawn", "removed"):
        yield Notice("incomplete", _INCOMPLETE.text(page.language))
    if status in _SENTENCES and status != "expired":
        yield _build_notice(page, status, successor)
        if status == "withdrawn" and successor is not None:
            yield _build_notice(page, "superseded", successor)
    notes = newest_first(page.fields.get("change_notes", ()))
    if notes:
        newest = describe_correction(page) if status == "corrected" else _format_note(_DATED_NOTE, notes[0], page)
        yield Notice("corrected", newest, earlier=tuple(_format_note(_DATED_NOTE, each, page) for each in notes[1:]))


def build_period_notices(page: Page, state: str) -> Iterator[Notice]:
    """Yield a notice above a banner not shown yet or over, because its instructions do not apply now."""
    banner, period = page.kind.banner, period_of(page)
    if banner is None or period is None:
        return
    if period.end is not None and page.kind.lapsed_label(state) is not None:
        until = format_moment(to_vietnam_time(period.end), page.language)
        yield Notice("over", banner.over.text(page.language).format(until=until))
    elif banner.coming is not None and period.begin is not None and state == COMING_STATE:
        begin = format_moment(to_vietnam_time(period.begin), page.language)
        yield Notice("coming", banner.coming.text(page.language).format(**{"from": begin}))


def describe_retraction(page: Page, at: datetime) -> str:
    """Return sentences with the day and the reason of a page's withdrawal or removal."""
    return _build_notice(page, status_of(page, at), None).text


def title_shared_page(context: Context, page: Page) -> str:
    """Return the title of a page for use outside the page.

    It begins with the mark of a sample and with the labels of the page, except the label of a correction.
    """
    told = without_repetition(list_labels(context, page), page.title)
    label = join_labels((each for each in told if each.name not in ("sample", "corrected")), page.language)
    is_marked = any(each.name == "sample" for each in told)
    return f"{_mark_sample(page) if is_marked else ''}{label and f'{label}: '}{page.title}"


def describe_shared_page(page: Page, at: datetime) -> str:
    """Return the description of a page for use outside the page: its summary, or a sentence about its withdrawal.

    The description of a sample begins with the mark of a sample.
    """
    mark = _mark_sample(page) if is_sample(page) else ""
    if is_withdrawn(page, at):
        return mark + _build_notice(page, "withdrawn", None).text
    return mark + (page.summary or page.title) if mark else page.summary


def _mark_sample(page: Page) -> str:
    return f"({SAMPLE_LABEL.text(page.language).lower()}) "


def describe_correction(page: Page) -> str:
    """Return a sentence about the last correction of a page. Return an empty string if it was never corrected."""
    notes = newest_first(page.fields.get("change_notes", ()))
    return _format_note(_CORRECTION, notes[0], page) if notes else ""


def find_retraction(page: Page, at: datetime) -> tuple[datetime, str] | None:
    """Return the time of a page's withdrawal or removal and the code of the reason, or None."""
    key = _REASON_KEYS.get(status_of(page, at))
    return (page.fields[key]["at"], page.fields[key]["reason"]) if key is not None else None


def build_expiry_notice(page: Page) -> Notice:
    """Return the notice above the remaining part of an expired page."""
    moment = to_vietnam_time(page.expires_at) if page.expires_at is not None else None
    day = format_day_or_moment(moment, page.language) if moment is not None else ""
    return Notice("expired", _SENTENCES["expired"].text(page.language).format(day=day))


def newest_first(notes: tuple[Mapping[str, Any], ...]) -> tuple[Mapping[str, Any], ...]:
    """Return the change notes, newest first. If several have the same time, the last in the file comes first."""
    return tuple(sorted(notes, key=lambda note: note["at"])[::-1])


def _build_notice(page: Page, status: PageStatus, successor: Link | None) -> Notice:
    language, sentence = page.language, _SENTENCES[status].text(page.language)
    if status == "superseded":
        text = f"{sentence} {_BY_ANOTHER.text(language)}" if successor is not None else f"{sentence}."
        return Notice(status, text, link=successor)
    group = page.fields[_REASON_KEYS[status]]
    reason = label_of_choice(WITHDRAWAL_REASONS, group["reason"]).text(language)
    return Notice(status, sentence.format(day=_day(group["at"], language), reason=reason))


def _moment_of(page: Page, status: str) -> datetime | None:
    """Return the time of a status if its label shows it, else None."""
    if status == "corrected":
        moment: datetime = newest_first(page.fields["change_notes"])[0]["at"]
        return moment
    return page.fields[_REASON_KEYS[status]]["at"] if status in _REASON_KEYS else None


def _format_note(form: B, note: Mapping[str, Any], page: Page) -> str:
    return form.text(page.language).format(day=_day(note["at"], page.language), note=note["note"])


def _day(moment: datetime, language: str) -> str:
    return format_day(to_vietnam_time(moment).date(), language)
