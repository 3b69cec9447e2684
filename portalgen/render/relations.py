"""Shows the relations between a page's item and other items: as links in its facts, and as notices of changes.

A relation is shown at both ends. The kinds define the choices of a relation, and which choices change the item at the
other end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from portalgen.content.model import Page
from portalgen.frozen import frozen
from portalgen.graph.moments import is_sample
from portalgen.graph.references import ItemReference
from portalgen.graph.title_labels import without_repetition
from portalgen.kinds.definition import Effect, Field, Kind, Relation
from portalgen.locale.dates import format_day
from portalgen.plan.model import Address
from portalgen.plan.targets import ResolvedTarget
from portalgen.render.chrome import link_to
from portalgen.render.context import Context
from portalgen.render.page_statuses import label_with_state
from portalgen.render.presenters import Reader
from portalgen.render.views.links import Link, Notice
from portalgen.text.bilingual import Bilingual as B

_SINCE: Final = B("có hiệu lực từ ngày {day}", "in effect from {day}")
_GONE: Final = B("nội dung không còn đăng ở đây", "content no longer published here")


def build_relation_links(
    context: Context, reader: Reader, page: Page, relation: Relation, field: Field, value: Any
) -> tuple[Link, ...]:
    """Return links to the items related to a page in either direction by a relation with choices. Roles are the labels.

    Links are sorted by the order of the choices, then relations from the page come before relations to it, then by day.
    """
    by = field.below(relation.by)
    choices = by.choices if by is not None else ()
    ranks = {choice.value: rank for rank, choice in enumerate(choices)}
    found = []
    members = value if isinstance(value, tuple) else (value,)
    for to, written in dict.fromkeys((each[relation.to], each[relation.by]) for each in members):
        target = reader.targets.item(to, reader.language)
        choice = next((one for one in choices if one.value == written), None)
        if target is not None and choice is not None:
            link = _link(reader, target, choice.label.text(reader.language))
            found.append(((ranks[choice.value], 0, _ordinal(target)), link))
    for reference, target in _referring(context, reader, page, relation):
        label = _inverse_label(context, reference, relation, reader.language)
        rank = ranks.get(reference.referrer.relation, len(ranks))
        found.append(((rank, 1, _ordinal(target)), _link(reader, target, label)))
    return tuple(link for _, link in sorted(found, key=lambda each: each[0]))


def build_inverse_links(
    context: Context, reader: Reader, page: Page, relation: Relation, of: Kind | None = None
) -> tuple[Link, ...]:
    """Return links to the items with this relation to the page, each labelled with its role.

    If `of` is given, only items of this kind are included.
    """
    return tuple(
        replace(_link_plainly(reader, target), label=_inverse_label(context, reference, relation, reader.language))
        for reference, target in _referring(context, reader, page, relation, of)
    )


def _referring(
    context: Context, reader: Reader, page: Page, relation: Relation, of: Kind | None = None
) -> Iterator[tuple[ItemReference, ResolvedTarget]]:
    """Yield items still available to readers. A sample neither affects nor appears on a page that is not a sample."""
    for each in context.graph.references.get(page.id, ()):
        kind = context.portal.kinds.find(each.kind)
        target = reader.targets.item(each.id, reader.language)
        if each.is_gone or target is None or kind is None or kind.field(each.field) is None:
            continue
        if each.referrer.is_sample and not is_sample(page):
            continue
        if each.field == relation.field and of in (None, kind):
            yield each, target


def _inverse_label(context: Context, reference: ItemReference, relation: Relation, language: str) -> str:
    field = context.portal.kinds[reference.kind].field(reference.field)
    by = field.below(relation.by) if field is not None and relation.by else None
    choice = next((one for one in (by.choices if by else ()) if one.value == reference.referrer.relation), None)
    return choice.inverse.text(language) if choice is not None and choice.inverse is not None else ""


def _ordinal(target: ResolvedTarget) -> int:
    return target.day.toordinal() if target.day is not None else 0


def _link(reader: Reader, target: ResolvedTarget, label: str) -> Link:
    """Return a link with the day and the state of its target, even an ordinary state, and the label of a sample."""
    link = _link_plainly(reader, target)
    state = label_with_state(without_repetition(target.labels, target.title), target.state, reader.language)
    day = format_day(target.day, reader.language) if target.day is not None else ""
    return replace(link, label=label, state=state, day=day)


def _link_plainly(reader: Reader, target: ResolvedTarget) -> Link:
    return link_to(target, target.title, target.language, reader.language, reader.here)


@frozen
class _Change:
    """A change of the page by another item: its effect, its first day, and if that day has come."""

    effect: Effect
    by: ItemReference
    since: date | None
    has_come: bool


def build_effect_notices(context: Context, page: Page, here: Address) -> tuple[Notice, ...]:
    """Return the notices above a page changed by other items now or in future, with the effects and their dates."""
    language, changes = page.language, _find_changes(context, page)
    notices = []
    for effect, has_come in dict.fromkeys((each.effect, each.has_come) for each in changes):
        alike = [each for each in changes if (each.effect, each.has_come) == (effect, has_come)]
        links = tuple(link for each in alike if (link := _link_to_cause(context, each, language, here)) is not None)
        words = (effect.done if has_come else effect.coming).text(language)
        if links:
            notices.append(Notice("changed", f"{words}:", links=links))
        gone = dict.fromkeys(_name_cause(each, language) for each in alike if each.by.is_gone)
        if gone:
            notices.append(Notice("changed", f"{words}: {'; '.join(gone)}."))
    return tuple(notices)


def build_effect_badges(context: Context, page: Page, language: str) -> tuple[Notice, ...]:
    """Return the labels for a page of the site changed by other items, for a list in `language`.

    A sample has no such labels.
    """
    if is_sample(page) or page.site != context.site.id:
        return ()
    done = dict.fromkeys(each.effect for each in _find_changes(context, page) if each.has_come)
    return tuple(Notice("changed", effect.mark.text(language)) for effect in done)


def _find_changes(context: Context, page: Page) -> list[_Change]:
    """Return the changes of the page, in the order of the effects and of their days. A sample changes samples only."""
    found = []
    for reference in context.graph.references.get(page.id, ()):
        if reference.referrer.is_sample != is_sample(page):
            continue
        kind = context.portal.kinds.find(reference.kind)
        for relation in kind.relations if kind is not None else ():
            for rank, effect in enumerate(relation.effects if relation.field == reference.field else ()):
                if effect.relation == reference.referrer.relation:
                    since, has_come = relation.effect_at(reference.referrer.fields, context.graph.at)
                    found.append((rank, since or date.min, _Change(effect, reference, since, has_come)))
    return [change for _, _, change in sorted(found, key=lambda each: (*each[:2], each[2].by.id))]


def find_last_valid_day(context: Context, page: Page) -> date | None:
    """Return the last day of validity of the item of `page`, if another item ended its validity.

    Return None if the day is unknown or the validity was not ended.
    """
    days = [each.since for each in _find_changes(context, page) if each.effect.ends and each.has_come]
    first = min(days, key=lambda day: day or date.min, default=None)
    return first - timedelta(days=1) if first is not None and first > date.min else None


def _link_to_cause(context: Context, change: _Change, language: str, here: Address) -> Link | None:
    target = context.targets.item(change.by.id, language) if not change.by.is_gone else None
    if target is None:
        return None
    return replace(link_to(target, target.title, target.language, language, here), day=_since(change, language))


def _name_cause(change: _Change, language: str) -> str:
    """Return the cause of a change in words if its page is gone: its number, and the date of the change."""
    since = _since(change, language)
    return (change.by.number or _GONE.text(language)) + (f" ({since})" if since else "")


def _since(change: _Change, language: str) -> str:
    if change.since is None:
        return ""
    return _SINCE.text(language).format(day=format_day(change.since, language))
