"""Remarks for the signer of an offer or an answer: on the offered content, and if an answer will end the clock.

Pages are read in the same way as by the timeline, so a portal with faulty settings can be answered for as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.config.load import load_portal
from portalgen.config.places import CONFIG_FOLDER
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.editorial.offers.offer_clocks import is_in_list
from portalgen.editorial.offers.offer_model import Offer
from portalgen.editorial.offers.offered_files import read_item_files
from portalgen.editorial.offers.page_blobs import page_of_blob
from portalgen.editorial.offers.received_offers import is_offered_content
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.records.making import read_main_times
from portalgen.editorial.records.records import PathChange
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.blobs import read_blobs_at
from portalgen.history.repository import Repository
from portalgen.history.snapshots import write_snapshot
from portalgen.lint.findings import site_of_path
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.states import ItemVersion, is_text_path, item_version_of

_HIDDEN_STATES: Final[Mapping[str, B]] = MappingProxyType(
    {
        "withdrawn": B("bài đã rút (`withdrawn`)", "it is withdrawn"),
        "superseded_by": B("bài đã có bài khác thay (`superseded_by`)", "another item takes its place"),
        "removed": B("bài đã gỡ, chỉ còn thông báo", "it was removed and only its notice is left"),
    }
)
"""The reasons, by front matter key, why an item is not shown."""
_DRAFT: Final = B("bài còn là bản nháp (`draft: true`)", "it is a draft")


@frozen
class AnsweredContent:
    """The content concerned by an answer."""

    titles: Mapping[str, str]
    """By the path of each offered page."""
    cautions: tuple[B, ...]
    """Remarks for the signer of the answer."""


def list_offer_cautions(repository: Repository, tip: str, head: str, changes: Iterable[PathChange]) -> Iterator[B]:
    """Yield why readers cannot see the offered content; `head` is the submission that it may come from, or empty."""
    for path, version in _read_versions(repository, [each for each in (tip, head) if each], changes).items():
        for reason in _find_hidden_reasons(version):
            yield B(f"{reason.vi}: {path}", f"{reason.en}: {path}")


def check_answer(repository: Repository, tip: str, offer: Offer, details: Mapping[str, str]) -> AnsweredContent:
    """Return the content concerned by an answer with these details.

    Raises UsageError if the clock of its board would then run forever: if the answer names an item of another site, of
    another number, or from before the offer, or a list that takes no such item.
    """
    changes = offer.record.changes
    versions = _read_versions(repository, (tip, offer.record.onto), changes)
    offered = next((each for each in versions.values() if not each.state.is_translation), None)
    cautions = list(_list_content_cautions(repository, tip, changes))
    if details.get("decision") == "accept":
        if item := details.get("item", ""):
            cautions += _check_item(repository, tip, offer, item, offered)
        elif details.get("way") == "list":
            _require_list(repository, tip, offer)
        else:
            cautions.append(_NO_ITEM)
    titles = {path: each.identity.title for path, each in versions.items()}
    return AnsweredContent(titles, tuple(cautions))


_NO_ITEM: Final = B(
    "thời hạn chạy đến khi bài nêu mã phiếu này ở `received.ref` hiện trên trang nhận; đã biết mã bài thì ghi thêm --as",
    "the limit runs until an item with this offer in `received.ref` is shown; where its id is known, add --as",
)


def _list_content_cautions(repository: Repository, tip: str, changes: Iterable[PathChange]) -> Iterator[B]:
    """Yield a remark if main lacks the offered content."""
    texts = {each.path: each for each in changes if is_text_path(each.path)}
    current = read_blobs_at(repository, tip, texts.keys())
    if not current:
        yield B("bản chính chưa có nội dung được đề nghị", "main does not have the offered content")
    for path, data in current.items():
        if not is_offered_content(texts[path], data):
            yield B(
                f"bản chính nay có nội dung khác nội dung được đề nghị (APR250): {path}",
                f"the content on main now differs from the offer (APR250): {path}",
            )


def _check_item(repository: Repository, tip: str, offer: Offer, item: str, offered: ItemVersion | None) -> Iterator[B]:
    versions = _read_item(repository, tip, item)
    own = {path: each for path, each in versions.items() if site_of_path(path) == offer.to}
    if versions and not own:
        site = site_of_path(next(iter(versions)))
        raise UsageError(
            f"`{item}` là bài của trang `{site}`, còn --as là mã bài của trang nhận (`{offer.to}`)",
            f"`{item}` is an item of the site `{site}`, and --as names one of the receiving site (`{offer.to}`)",
        )
    if offered is not None and any(each.identity.is_other_document(offered.identity) for each in own.values()):
        raise UsageError(
            f"bài `{item}` là văn bản số khác hoặc của cơ quan khác, không phải văn bản được đề nghị ({offered.identity.number}); "
            "hãy ghi mã bài đăng đúng văn bản ấy",
            f"the item `{item}` is a document of another number or issuer than the offered item ({offered.identity.number}); name "
            "the item with that document",
        )
    if not own:
        yield B(
            f"bản chính chưa có bài `{item}`: thời hạn chạy đến khi bài ấy hiện trên trang nhận",
            f"main has no item `{item}` yet: the limit runs until it is shown",
        )
    elif any(True for each in own.values() for _ in _find_hidden_reasons(each)):
        yield B(f"bài `{item}` chưa hiện với bạn đọc", f"readers do not have the item `{item}`")
    elif not (offered is not None and offered.identity.number) and _was_there_before(repository, tip, offer, item):
        raise UsageError(
            f"bài `{item}` đã đăng trước khi đề nghị đến, nên không phải là bài đăng theo đề nghị; nếu nội dung đã có ở đó thì trả lời "
            "--decline và nêu bài ấy, nếu không thì đăng bài mới",
            f"the item `{item}` was published before the offer came, so it does not answer it; if it has the content already, answer "
            "--decline and name it in the reason, else publish a new item",
        )


def _was_there_before(repository: Repository, tip: str, offer: Offer, item: str) -> bool:
    """Return True if main published the item before the offer landed."""
    place = offer.landed.place
    line = list(read_main_times(repository, tip))[::-1]
    versions = _read_item(repository, line[place - 1], item) if 0 < place <= len(line) else {}
    return any(not each.state.is_hidden for path, each in versions.items() if site_of_path(path) == offer.to)


def _require_list(repository: Repository, tip: str, offer: Offer) -> None:
    """Raise UsageError if no list of the receiving site takes the offered content.

    If that site cannot be read, there is no check.
    """
    with write_snapshot(repository, tip, CONFIG_FOLDER, CONTENT_FOLDER, includes=_is_setting) as folder:
        try:
            portal = load_portal(folder)[0]
        except UnusableEnvironmentError:
            return
        if portal is None:
            return
        paths = [each.path for each in offer.record.changes if is_text_path(each.path)]
        data = read_blobs_at(repository, tip, paths)
        pages = [
            page for path in paths if path in data and (page := page_of_blob(portal, path, data[path])) is not None
        ]
    if pages and not any(is_in_list(portal, page, offer.to) for page in pages):
        raise UsageError(
            f"trang `{offer.to}` không có danh sách nào lấy bài này: chỉ trang chủ của Cổng chính lấy tin của các trang khác, ở mục "
            "được lên trang chủ ấy; hãy đăng bài riêng và ghi --as",
            f"no list of the site `{offer.to}` takes this item: only the home of the main site takes news of other sites, from "
            "sections that go there; publish an item of its own and name it with --as",
        )


def _is_setting(path: str) -> bool:
    """Return True if the settings are read from a file; home pages announced in the settings must exist too."""
    if path.startswith(f"{CONTENT_FOLDER}/"):
        return path.count("/") == 2 and path.rpartition("/")[2].startswith("_index.")
    return not path.startswith(f"{APPROVALS_FOLDER}/")


def _find_hidden_reasons(version: ItemVersion) -> Iterator[B]:
    if version.state.is_hidden:
        yield _DRAFT
    yield from (words for key, words in _HIDDEN_STATES.items() if key in version.keys)


def _read_item(repository: Repository, commit: str, item: str) -> dict[str, ItemVersion]:
    """Return the pages of an item in a commit, by path."""
    files = read_item_files(repository, commit, item).files
    data = read_blobs_at(repository, commit, [path for path in files if is_text_path(path)])
    return {path: version for path, each in data.items() if (version := item_version_of(each)) is not None}


def _read_versions(
    repository: Repository, commits: Iterable[str], changes: Iterable[PathChange]
) -> dict[str, ItemVersion]:
    """Return the pages as offered, by path, from the first of the commits with exactly these bytes."""
    texts = {each.path: each for each in changes if is_text_path(each.path)}
    versions: dict[str, ItemVersion] = {}
    for commit in commits:
        for path, data in read_blobs_at(repository, commit, texts.keys() - versions.keys()).items():
            version = item_version_of(data) if is_offered_content(texts[path], data) else None
            if version is not None:
                versions[path] = version
    return dict(sorted(versions.items()))
