"""What stands beside a title wherever it stands: that it is a sample, without its text yet, no longer in force, called off, or open from or until when.

One list of labels, which lists, links, search results and feeds show each in its form. A label turns only with what
`page_visibility_of` says of a page, or with its front matter: nothing else has to watch the clock for it.
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
"""The labels that say the state of an item, in the place of its bare name."""

STATUS_LABELS: Final[Mapping[PageStatus, B]] = MappingProxyType(
    {
        "corrected": B("Đã đính chính", "Corrected"),
        "superseded": B("Đã được thay thế", "Superseded"),
        "withdrawn": B("Đã thu hồi", "Withdrawn"),
        "expired": B("Đã hết thời gian hiển thị", "No longer shown"),
        "removed": B("Đã gỡ bỏ", "Removed"),
    }
)
"""What became of a page, where the day is not known."""
SAMPLE_LABEL: Final = B("Nội dung mẫu", "Sample")
INCOMPLETE_LABEL: Final = B("Chưa có toàn văn", "Text to follow")
"""Of a document whose page has neither a file nor its text."""
_LABEL_KEYS: Final = STATUS_KEYS | {"sample"}
_SAMPLE_TITLE: Final = re.compile(r"\((?:bản |số liệu )?mẫu\)\s*$|\(sample(?: figures)?\)\s*$", re.IGNORECASE)


@frozen
class TitleLabel:
    """One thing that readers are told beside a title."""

    name: TitleLabelName
    words: B


def list_title_labels(page: Page, state: str, at: datetime) -> tuple[TitleLabel, ...]:
    """What stands beside the title of `page`, whose item is in `state`, at `at`; nothing for what is as it should be."""
    if not _may_have_labels(page):
        return ()
    status = status_of(page, at)
    told = (TitleLabel(status, STATUS_LABELS[status]),) if status else ()
    return (*_list_lasting(page), *list_state_labels(page, state), *told)


def _may_have_labels(page: Page) -> bool:
    """Whether kind or front matter of a page give a label at any time: most do not, and every title in a list asks."""
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
    """The labels that the state of the item gives: those that time alone may bring and take."""
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
    """The labels as one text, for places of one line."""
    return " · ".join([label.words.text(language) for label in labels])


def without_repetition(labels: tuple[TitleLabel, ...], title: str) -> tuple[TitleLabel, ...]:
    """The labels that say something the title does not: one that ends in "(mẫu)" says itself that it is a sample."""
    if not labels:
        return ()
    is_said = _SAMPLE_TITLE.search(title) is not None
    return tuple(label for label in labels if label.name != "sample" or not is_said)


def _list_lasting(page: Page) -> tuple[TitleLabel, ...]:
    """What the front matter says, whatever the time is."""
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
