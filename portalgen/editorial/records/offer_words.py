"""Checks the text of offers to other boards, and of their answers, without looking at main."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.config.roster import Roster
from portalgen.diagnostics.model import Diagnostic, LocalizedText, Place, diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.records import ApprovalRecord, RecordAction
from portalgen.text.slugs import is_slug

_NO_SUGGESTION: Final = LocalizedText("", "")


def check_offer_words(path: str, record: ApprovalRecord, roster: Roster) -> Iterator[Diagnostic]:
    """Yield the errors in the details of the record at `path`; none for records with other actions."""
    check = _CHECKS.get(record.action)
    return check(path, record, roster) if check is not None else iter(())


def site_of_offer(record: ApprovalRecord) -> str:
    """Return the site of the offered content; empty if it is not content of a single site."""
    files = [classify_path(each.path) for each in record.changes]
    sites = {each.site for each in files}
    is_content = all(each.path_class.id == "content" for each in files)
    return sites.pop() if is_content and len(sites) == 1 else ""


def _check_offer(path: str, record: ApprovalRecord, roster: Roster) -> Iterator[Diagnostic]:
    to, site = record.details.get("to", ""), site_of_offer(record)
    if is_slug(to) and to not in roster.sites:
        closest = find_closest(to, roster.sites)
        hint = (
            LocalizedText(f"; có phải là `{closest}`?", f"; did you mean `{closest}`?") if closest else _NO_SUGGESTION
        )
        yield diagnostic("APR150", Place(path), site=shorten_value(to), suggestion=hint)
    if site and to == site:
        yield diagnostic("APR151", Place(path), site=site)
    wrong = next((each.path for each in record.changes if each.after is None), "" if site else record.changes[0].path)
    if wrong:
        yield diagnostic("APR152", Place(path), path=shorten_value(wrong))


def _check_answer(path: str, record: ApprovalRecord, _: Roster) -> Iterator[Diagnostic]:
    details = record.details
    if details.get("decision") == "decline" and (details.get("item") or details.get("way")):
        what = LocalizedText("không nhận mà vẫn ghi cách đăng", "it declines, and says how it is shown")
        yield diagnostic("APR153", Place(path), contradiction=what)
    elif details.get("way") == "list" and details.get("item"):
        what = LocalizedText("vừa ghi bài riêng, vừa ghi danh sách chung", "it names an item of its own and a list")
        yield diagnostic("APR153", Place(path), contradiction=what)
    if record.changes:
        yield diagnostic("APR154", Place(path), path=shorten_value(record.changes[0].path))


_CHECKS: Final[Mapping[RecordAction, Callable[[str, ApprovalRecord, Roster], Iterator[Diagnostic]]]] = MappingProxyType(
    {"offer": _check_offer, "answer": _check_answer}
)
