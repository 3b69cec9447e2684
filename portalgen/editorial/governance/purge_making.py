"""Creates the map of a purge from the former and the rewritten history, which must otherwise be the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Final

from portalgen.config.purge_map import (
    LARGEST_MAP,
    PurgedFile,
    PurgedState,
    PurgeMap,
    RewrittenCommit,
    purge_map_path,
    write_purge_map,
)
from portalgen.diagnostics.sentences import sentence_of
from portalgen.editorial.purges.former_history import StoredMap, apply_maps, is_record, may_be_purged
from portalgen.editorial.purges.masked_facts import (
    find_masked_facts,
    find_moved_items,
    list_standing_originals,
    list_text_blobs,
)
from portalgen.editorial.records.reason_privacy import find_private_words
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.roster_at import require_roster_at
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.blobs import digest_blobs, list_files_at, read_blobs, read_blobs_at
from portalgen.history.former_objects import RawCommit, read_raw_commits
from portalgen.history.program import read_git_output
from portalgen.history.repository import Repository, require_full_history
from portalgen.history.revisions import resolve_revision
from portalgen.text.normalization import nfc
from portalgen.timeline.states import is_text_path

_NOTHING: Final = "000000"
_REPOSITORY: Final = "160000"
_SHOWN: Final = 12
_SIGNATURE_HEADERS: Final = (b"gpgsig ", b"gpgsig-sha256 ")


@frozen
class MapRequest:
    """The inputs of a map."""

    former: Repository
    """The repository with the former history; the same as `today`, or another copy."""
    today: Repository
    old_tip: str
    """A revision of `former`."""
    new_tip: str
    """A revision of `today`."""
    paths: tuple[str, ...]
    """Files, or folders with a final `/`, from the portal's root: only these may have been replaced."""
    reason: str
    at: datetime
    has_new_messages: bool = False
    """True if messages of commits were replaced as well."""


@frozen
class MadeMap:
    """A map with its place."""

    purge: PurgeMap
    path: str
    data: bytes


_Version = tuple[str, str, str, str, str]
"""Path, mode and blob before, mode and blob after."""


@frozen
class _Histories:
    """Both histories, with their corresponding commits."""

    pairs: Mapping[str, str]
    """Former id to present id of rewritten commits; parents first."""
    old: Mapping[str, RawCommit]
    new: Mapping[str, RawCommit]
    present: frozenset[str]
    """Ids of all commits of the present history."""


def make_map(request: MapRequest) -> MadeMap:
    """Return the map of a purge. Raises UsageError for any other change, or for leftovers of removed data."""
    for repository in (request.former, request.today):
        require_full_history(repository)
    old_tip, new_tip = (
        resolve_revision(request.former, request.old_tip),
        resolve_revision(request.today, request.new_tip),
    )
    _refuse_private_reason(request.reason)
    portal = require_roster_at(request.today, new_tip).portal.portal
    histories = _pair_histories(request, old_tip, new_tip)
    signatures, messages = _compare_commits(histories, has_new_messages=request.has_new_messages)
    _refuse_new_message_of_main(old_tip, messages)
    versions = {old: _list_versions(request, pairs) for old, pairs in _diff_trees(request, histories).items()}
    _refuse_new_content(versions.get(old_tip, ()))
    files = _describe_files(request, {each for found in versions.values() for each in found})
    numbers = {version: number for number, version in enumerate(files)}
    purge = PurgeMap(
        portal,
        request.at.replace(microsecond=0),
        request.reason.strip(),
        old_tip,
        new_tip,
        tuple(files.values()),
        tuple(
            RewrittenCommit(old, new, tuple(sorted(numbers[each] for each in versions.get(old, ()))))
            for old, new in histories.pairs.items()
        ),
        MappingProxyType(signatures),
        messages,
    )
    _refuse_empty(purge)
    _refuse_leftovers(request.today, new_tip, purge.files)
    _refuse_half_records(request.today, new_tip, purge.files)
    _refuse_other_facts(request, new_tip, purge.files)
    return _require_proven(request.today, purge, histories.present)


def _refuse_private_reason(reason: str) -> None:
    found = next(find_private_words(reason, "--reason"), None)
    if not reason.strip() or found is not None:
        vi, en = ("", "") if found is None else (f": {sentence_of(found, 'vi')}", f": {sentence_of(found, 'en')}")
        raise UsageError(
            f"--reason phải nêu loại dữ liệu lộ mà không nhắc lại dữ liệu đó{vi}; ví dụ “Gỡ số định danh cá nhân lộ trong tệp đính kèm”",
            f"--reason has to name the kind of data that leaked and repeat none of it{en}; such as 'A citizen number in an attachment'",
        )


def _pair_histories(request: MapRequest, old_tip: str, new_tip: str) -> _Histories:
    """Return the corresponding commits, found by descending both histories together."""
    order = ("rev-list", "--topo-order", "--reverse")
    present = frozenset(read_git_output(request.today.top, (*order, new_tip)).decode().split())
    ids = read_git_output(request.former.top, (*order, old_tip)).decode().split()
    rewritten = [each for each in ids if each not in present]
    if not rewritten:
        raise UsageError(
            f"`{request.old_tip}` vẫn nằm trong lịch sử của `{request.new_tip}`, nên chưa có gì được viết lại; ghi mã bản chính cũ "
            "trước, mã bản chính đã viết lại sau",
            f"`{request.old_tip}` still is in the history of `{request.new_tip}`, so the history was not rewritten; name what main was first, "
            "and what was rewritten second",
        )
    old = read_raw_commits(request.former, rewritten)
    new = read_raw_commits(request.today, present - frozenset(ids))
    pairs = {old_tip: new_tip}
    for each in reversed(rewritten):
        _pair_parents(each, pairs, old, new)
    if len(set(pairs.values())) != len(pairs) or len(pairs) != len(new):
        raise _other_shape(old_tip)
    return _Histories({each: pairs[each] for each in rewritten}, old, new, present)


def _pair_parents(each: str, pairs: dict[str, str], old: Mapping[str, RawCommit], new: Mapping[str, RawCommit]) -> None:
    """Pair the parents of paired commits. Raises UsageError if their number or identity differs."""
    there = new.get(pairs.get(each, ""))
    if there is None or len(there.parents) != len(old[each].parents):
        raise _other_shape(each)
    for before, after in zip(old[each].parents, there.parents, strict=True):
        if before in old:
            if pairs.setdefault(before, after) != after or after not in new:
                raise _other_shape(before)
        elif before != after:
            raise _other_shape(before)


def _other_shape(commit: str) -> UsageError:
    shown = commit[:_SHOWN]
    return UsageError(
        f"ở lần lưu `{shown}`, lịch sử viết lại có số lần lưu hoặc thứ tự khác với lịch sử cũ; viết lại bằng `git filter-repo` với "
        "`--prune-empty never --prune-degenerate never`, không gửi thêm gì trước khi lập bản đồ",
        f"at the commit `{shown}` the rewritten history has more or fewer commits, or another order; rewrite it with `git filter-repo` "
        "and `--prune-empty never --prune-degenerate never`, and push nothing else before the map is made",
    )


def _compare_commits(histories: _Histories, *, has_new_messages: bool) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the signatures lost by commits, and the commits with a different message.

    Raises UsageError for any other difference.
    """
    signatures, messages = {}, []
    for old, new in histories.pairs.items():
        before, after = histories.old[old], histories.new[new]
        headers, signature = _take_signature(before.headers)
        if after.headers not in (headers, before.headers):
            raise UsageError(
                f"lần lưu `{old[:_SHOWN]}` đã bị đổi cả người lưu, thời gian hoặc bảng mã; viết lại mà giữ nguyên những thứ đó (với "
                "`git filter-repo`: thêm `--preserve-commit-encoding`)",
                f"author, time or encoding of the commit `{old[:_SHOWN]}` were changed too; rewrite the history and keep these (with "
                "`git filter-repo`: add `--preserve-commit-encoding`)",
            )
        if signature and before.headers != after.headers:
            signatures[old] = signature
        if before.message != after.message:
            messages.append(old)
    if messages and not has_new_messages:
        raise UsageError(
            f"lời ghi của {len(messages)} lần lưu đã bị đổi, trước hết là `{messages[0][:_SHOWN]}`; viết lại với "
            "`--preserve-commit-hashes`, hoặc thêm --replaced-messages nếu chính lời ghi có dữ liệu phải gỡ",
            f"the messages of {len(messages)} commits were changed, first that of `{messages[0][:_SHOWN]}`; rewrite with "
            "`--preserve-commit-hashes`, or add --replaced-messages where the messages themselves held what had to go",
        )
    return signatures, tuple(sorted(messages))


def _refuse_new_message_of_main(old_tip: str, messages: Collection[str]) -> None:
    """Raise UsageError if the former state of main could not be proven."""
    if old_tip in messages:
        raise UsageError(
            f"lời ghi của chính lần lưu mới nhất trên bản chính (`{old_tip[:_SHOWN]}`) đã bị thay, nên không chứng minh được bản chính "
            "cũ; đưa thêm một lần lưu có lời ghi sạch lên bản chính, rồi viết lại từ đó",
            f"the message of main's newest commit itself (`{old_tip[:_SHOWN]}`) was replaced, so the former main cannot be proven; "
            "bring one more commit with a clean message to main, and rewrite from there",
        )


def _take_signature(headers: bytes) -> tuple[bytes, str]:
    """Return a commit's headers without its signature, and the signature; empty if it is not the last header."""
    lines = headers.removesuffix(b"\n").split(b"\n")
    place = next((number for number, line in enumerate(lines) if line.startswith(_SIGNATURE_HEADERS)), len(lines))
    if all(line.startswith(b" ") for line in lines[place + 1 :]):
        return b"".join(line + b"\n" for line in lines[:place]), b"\n".join(lines[place:]).decode("utf-8", "replace")
    return headers, ""


def _diff_trees(request: MapRequest, histories: _Histories) -> dict[str, tuple[_Version, ...]]:
    """Return, by former commit, the differences of its tree from the present commit's."""
    trees = {old: (histories.old[old].tree, histories.new[new].tree) for old, new in histories.pairs.items()}
    distinct = dict.fromkeys(pair for pair in trees.values() if pair[0] != pair[1])
    found = dict(_read_differences(request, distinct))
    return {old: found[pair] for old, pair in trees.items() if pair in found}


def _read_differences(
    request: MapRequest, pairs: Iterable[tuple[str, str]]
) -> Iterator[tuple[tuple[str, str], tuple[_Version, ...]]]:
    objects = read_git_output(request.former.top, ("rev-parse", "--path-format=absolute", "--git-path", "objects"))
    arguments = (
        "diff-tree",
        "--stdin",
        "-r",
        "--raw",
        "-z",
        "--no-renames",
        "--no-abbrev",
        "--no-ext-diff",
        "--no-relative",
    )
    output = read_git_output(
        request.today.top,
        arguments,
        (f"{old} {new}" for old, new in pairs),
        environment={"GIT_ALTERNATE_OBJECT_DIRECTORIES": objects.decode("utf-8", "surrogateescape").strip()},
    )
    pair, found = ("", ""), list[_Version]()
    fields = iter(output.decode("utf-8", "surrogateescape").split("\0"))
    for record in fields:
        head, newline, rest = record.rpartition("\n")
        if newline:  # the two trees that what follows is about
            if found:
                yield pair, tuple(found)
            old, _, new = head.partition(" ")
            pair, found = (old, new), []
        if rest:
            old_mode, new_mode, old, new, _ = rest.lstrip(":").split(" ")
            found.append((next(fields), old_mode, old, new_mode, new))
    if found:
        yield pair, tuple(found)


def _list_versions(request: MapRequest, found: Sequence[_Version]) -> tuple[_Version, ...]:
    """Return the replaced files, by paths from the portal's root. Raises UsageError for forbidden replacements."""
    prefix = request.today.prefix
    return tuple(_require_named(request.paths, prefix, each) for each in found)


def _require_named(paths: Collection[str], prefix: str, version: _Version) -> _Version:
    name, old_mode, old, new_mode, new = version
    path = name.removeprefix(prefix)
    shown = shorten_value(path)
    is_named = path in paths or any(each.endswith("/") and path.startswith(each) for each in paths)
    if not name.startswith(prefix) or not is_named:
        raise UsageError(
            f"lịch sử viết lại còn đổi cả `{shown}`, không có trong --path; viết lại chỉ những tệp cần gỡ, hoặc nêu thêm tệp này",
            f"the rewritten history changes `{shown}` too, which --path does not name; rewrite only the data to remove, or name this file",
        )
    if old_mode == _NOTHING or _REPOSITORY in (old_mode, new_mode):
        raise UsageError(
            f"lịch sử viết lại đặt thêm `{shown}` vào chỗ trước kia không có tệp nào; bản đồ chỉ nói được về tệp bị gỡ hoặc bị che",
            f"the rewritten history puts `{shown}` where no file was before; a map can only be about files that are removed or masked",
        )
    if not may_be_purged(path, is_gone=new_mode == _NOTHING) or nfc(path) != path:
        raise UsageError(
            f"`{shown}` không gỡ bằng bản đồ được: danh sách phân công, quy định và thời hạn giữ nguyên như đã ký, phiếu duyệt chỉ gỡ "
            "được cả tệp (xem docs/how-to/go-du-lieu-lo.md)",
            f"`{shown}` cannot be purged with a map: rosters, policies and limits stay as they were signed, and records can only go "
            "as whole files (see docs/how-to/go-du-lieu-lo.md)",
        )
    return (path, old_mode, old, new_mode, new)


def _refuse_new_content(versions: Sequence[_Version]) -> None:
    """Raise UsageError if main itself would change, instead of only its past."""
    changed = next((each[0] for each in versions if not is_record(each[0])), "")
    if changed:
        shown = shorten_value(changed)
        raise UsageError(
            f"bản chính mới khác bản chính cũ ở `{shown}`; trước hết gỡ hoặc đính chính tệp này trên bản chính bằng một bài được duyệt, "
            "rồi mới viết lại lịch sử",
            f"what main became differs from what it was at `{shown}`; first remove or correct the file on main by a submission that is "
            "approved, then rewrite the history",
        )


def _describe_files(request: MapRequest, versions: Iterable[_Version]) -> dict[_Version, PurgedFile]:
    """Return the replaced files with their digests, in the order of a map."""
    ordered = sorted(versions, key=lambda each: (each[0].encode("utf-8", "surrogateescape"), each[2], each[1]))
    removed = _digests(request.former, (each[2] for each in ordered))
    put = _digests(request.today, (each[4] for each in ordered if each[3] != _NOTHING))
    return {
        each: PurgedFile(
            each[0],
            PurgedState(each[2], each[1], *removed[each[2]]),
            None if each[3] == _NOTHING else PurgedState(each[4], each[3], *put[each[4]]),
        )
        for each in ordered
    }


def _digests(repository: Repository, ids: Iterable[str]) -> Mapping[str, tuple[str, int]]:
    return {id: (digest, size) for id, digest, size in digest_blobs(repository, dict.fromkeys(ids))}


def _refuse_empty(purge: PurgeMap) -> None:
    if not purge.files and not purge.messages:
        raise UsageError(
            "hai lịch sử chỉ khác nhau ở mã của các lần lưu: không có tệp nào được gỡ, nên không có gì để lập bản đồ",
            "both histories differ by ids alone: no file was removed, so no map can be made",
        )


def _refuse_leftovers(repository: Repository, tip: str, files: Iterable[PurgedFile]) -> None:
    """Raise UsageError if removed data is still in the present history, under any name."""
    removed = {each.before.id: each.path for each in files}
    output = read_git_output(repository.top, ("rev-list", "--objects", "--no-object-names", tip))
    left = next((id for id in output.decode().split() if id in removed), "")
    if left:
        where = _find_place(repository, tip, left)
        raise UsageError(
            f"nội dung đã gỡ khỏi `{shorten_value(removed[left])}` vẫn còn trong lịch sử mới, ở `{shorten_value(where)}`; thêm tệp "
            "này vào những tệp phải gỡ rồi viết lại từ bản sao cũ",
            f"what was removed from `{shorten_value(removed[left])}` still is in the new history, at `{shorten_value(where)}`; add "
            "that file to those that have to go, and rewrite the former copy again",
        )


def _refuse_half_records(repository: Repository, tip: str, files: Iterable[PurgedFile]) -> None:
    """Raise UsageError if only one of a record and its signature was removed."""
    there = list_files_at(repository, tip)
    for each in files:
        name, _, ending = each.path.rpartition(".")
        other = f"{name}.{'sig' if ending == 'json' else 'json'}"
        if is_record(each.path) and other in there:
            raise UsageError(
                f"phiếu và chữ ký phải gỡ cùng nhau: còn `{shorten_value(other)}`; thêm tệp này vào những tệp phải gỡ",
                f"a record and its signature go together: `{shorten_value(other)}` is left; add it to the files that have to go",
            )


def _refuse_other_facts(request: MapRequest, new_tip: str, files: Sequence[PurgedFile]) -> None:
    """Raise UsageError if an item would be judged by facts other than its former ones."""
    contents = _read_texts(request, files)
    for file, keys in find_masked_facts(files, contents):
        shown, named = shorten_value(file.path), ", ".join(keys)
        raise UsageError(
            f"lịch sử viết lại đổi cả `{named}` trong một bản cũ của `{shown}`: đó là căn cứ tính thời hạn hoặc nhận ra bài; che lại mà "
            "giữ nguyên những dòng đó, hoặc gỡ cả bản ấy (khi đó thời điểm của bài thành chưa chứng minh được)",
            f"the rewritten history changes `{named}` in a former version of `{shown}`, by which deadlines are judged or the item is "
            "known; mask again and keep these lines, or remove that version whole (the times of the item are unproven then)",
        )
    if not contents:
        return
    texts = read_blobs_at(
        request.today, new_tip, [each for each in list_files_at(request.today, new_tip) if is_text_path(each)]
    )
    for file, path in find_moved_items(files, contents, list_standing_originals(texts.items())):
        shown, place = shorten_value(file.path), shorten_value(path)
        raise UsageError(
            f"bài có bản cũ ở `{shown}` nay là `{place}`: gỡ cả bản cũ thì mất căn cứ tính thời hạn của bài mà không gì nói ra; chỉ che "
            "chữ bị lộ trong các bản cũ (git filter-repo --replace-text), giữ nguyên phần đầu bài",
            f"the item that once was `{shown}` is `{place}` now: without its former versions nothing would say what its deadlines were "
            "judged by; only mask the words that leaked there (git filter-repo --replace-text), and keep the front matter",
        )


def _read_texts(request: MapRequest, files: Sequence[PurgedFile]) -> Mapping[str, bytes]:
    """Return the former and present texts, by blob id."""
    put = {each.after.id for each in files if each.after is not None}
    wanted = list_text_blobs(files)
    return {
        **dict(read_blobs(request.former, sorted(wanted - put))),
        **dict(read_blobs(request.today, sorted(wanted & put))),
    }


def _find_place(repository: Repository, tip: str, blob: str) -> str:
    arguments = ("log", "-m", "--raw", "--no-renames", "-z", "--format=", f"--find-object={blob}", tip)
    fields = read_git_output(repository.top, arguments).decode("utf-8", "surrogateescape").split("\0")
    return next((each for each in fields if each and ":" not in each[:2]), "?")


def _require_proven(repository: Repository, purge: PurgeMap, present: frozenset[str]) -> MadeMap:
    """Return the map with its place, if an audit would accept it."""
    made = MadeMap(purge, purge_map_path(purge), write_purge_map(purge))
    if len(made.data) > LARGEST_MAP:
        raise UsageError(
            f"bản đồ lớn hơn {LARGEST_MAP >> 20} MB vì quá nhiều lần lưu bị viết lại",
            f"the map is larger than {LARGEST_MAP >> 20} MB, since too many commits were rewritten",
        )
    history = apply_maps(repository, [StoredMap(made.path, made.data)], present)
    if history.problems:
        found = history.problems[0]
        raise UsageError(sentence_of(found, "vi"), sentence_of(found, "en"))
    return made


def verify_map(purge: PurgeMap, former: Repository, today: Repository, new_tip: str) -> bool:
    """Return True if the map matches both histories, including all removed content.

    `new_tip` is the present commit in place of the map's last one. Raises UsageError if no map is possible between
    them.
    """
    made = make_map(
        MapRequest(
            former,
            today,
            purge.old_tip,
            new_tip,
            tuple(dict.fromkeys(each.path for each in purge.files)),
            purge.reason,
            purge.at,
            has_new_messages=bool(purge.messages),
        )
    )
    return made.purge == purge
