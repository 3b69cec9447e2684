"""The labels shown next to a title: sample, text to follow, no longer in force, called off, or open from or until.

Lists, links, search results and feeds show the same labels in their own forms. A label changes only with
`page_visibility_of` of a page, or with its front matter, so no other output depends on the clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final, Literal

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.moments import STATUS_KEYS, PageStatus, is_sample, period_of, status_of
from portalgen.kinds.definition import COMING_STATE
from portalgen.law.due_dates import to_vietnam_time
from portalgen.locale.dates import format_day_or_moment, format_last_moment
from portalgen.text.bilingual import BILINGUAL_CODES
from portalgen.text.bilingual import Bilingual as B

TitleLabelName = Literal[
    "sample",
    "incomplete",
    "called_off",
    "lapsed",
    "open_from",
    "open_until",
    "corrected",
    "superseded",
    "withdrawn",
    "expired",
    "removed",
]
STATE_LABEL_NAMES: Final = frozenset[TitleLabelName](("lapsed", "open_from", "open_until"))
"""The labels that replace the plain name of a state."""

STATUS_LABELS: Final[Mapping[PageStatus, B]] = MappingProxyType(
    {
        "corrected": B("Đã đính chính", "Corrected"),
        "superseded": B("Đã được thay thế", "Superseded"),
        "withdrawn": B("Đã thu hồi", "Withdrawn"),
        "expired": B("Đã hết thời gian hiển thị", "No longer shown"),
        "removed": B("Đã gỡ bỏ", "Removed"),
    }
)
"""The labels for statuses of a page that show no day."""
SAMPLE_LABEL: Final = B("Nội dung mẫu", "Sample")
INCOMPLETE_LABEL: Final = B("Chưa có toàn văn", "Text to follow")
"""The label of a document whose page has neither a file nor a text."""
_LABEL_KEYS: Final = STATUS_KEYS | {"sample"}
_SAMPLE_TITLE: Final = re.compile(r"\((?:bản |số liệu )?mẫu\)\s*$|\(sample(?: figures)?\)\s*$", re.IGNORECASE)


@frozen
class TitleLabel:
    """A label shown next to a title."""

    name: TitleLabelName
    words: B


def list_title_labels(page: Page, state: str, at: datetime) -> tuple[TitleLabel, ...]:
    """Return the labels at `at` for the title of `page`, whose item is in `state`. Usually there are none."""
    if not _may_have_labels(page):
        return ()
    status = status_of(page, at)
    told = (TitleLabel(status, STATUS_LABELS[status]),) if status else ()
    return (*_list_lasting(page), *list_state_labels(page, state), *told)


def _may_have_labels(page: Page) -> bool:
    """Return True if the kind or front matter of a page can give it a label: a quick test, as most pages have none."""
    kind, fields = page.kind, page.fields
    if (
        page.lacks_text
        or kind.states is not None
        or kind.open_until is not None
        or kind.is_tombstone
        or page.expires_at is not None
    ):
        return True
    is_changed = kind.period is not None and kind.period.change in fields
    return is_changed or not fields.keys().isdisjoint(_LABEL_KEYS)


def list_state_labels(page: Page, state: str) -> tuple[TitleLabel, ...]:
    """Return the labels for the state of the item. Only these labels change with time alone."""
    kind = page.kind
    lapsed = kind.lapsed_label(state)
    if lapsed is not None:
        return (TitleLabel("lapsed", lapsed),)
    told = kind.open_until
    period = period_of(page) if told is not None else None
    if told is None or period is None:
        return ()
    if told.coming is not None and period.begin is not None and state == COMING_STATE:
        return (TitleLabel("open_from", _from(told.coming, period.begin)),)
    if period.end is None or state not in told.states:
        return ()
    return (TitleLabel("open_until", _until(told.words, period.end)),)


def join_labels(labels: Iterable[TitleLabel], language: str) -> str:
    """Return the labels joined into a single text."""
    return " · ".join([label.words.text(language) for label in labels])


def without_repetition(labels: tuple[TitleLabel, ...], title: str) -> tuple[TitleLabel, ...]:
    """Return the labels that the title does not state itself: "(mẫu)" at its end already names a sample."""
    if not labels:
        return ()
    is_said = _SAMPLE_TITLE.search(title) is not None
    return tuple(label for label in labels if label.name != "sample" or not is_said)


def _list_lasting(page: Page) -> tuple[TitleLabel, ...]:
    """Return the labels from the front matter, independent of time."""
    change = page.kind.find_change(page.fields)
    told = (TitleLabel("called_off", change.label),) if change is not None else ()
    if page.lacks_text:
        told = (TitleLabel("incomplete", INCOMPLETE_LABEL), *told)
    return (TitleLabel("sample", SAMPLE_LABEL), *told) if is_sample(page) else told


def _from(words: B, begin: datetime) -> B:
    """`words` with the first moment in both languages."""
    moment = to_vietnam_time(begin)
    vi, en = (words.text(code).format(**{"from": format_day_or_moment(moment, code)}) for code in BILINGUAL_CODES)
    return B(vi, en)


def _until(words: B, end: datetime) -> B:
    """`words` with the last moment in both languages."""
    vi, en = (words.text(code).format(until=format_last_moment(end, code)) for code in BILINGUAL_CODES)
    return B(vi, en)
