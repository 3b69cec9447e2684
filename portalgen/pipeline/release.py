"""`prepare_portal(options, folder)`: prepares a release of the checked-out commit, or returns the reason why it cannot.

It judges, builds and prepares, in this order: a refused commit is not built, and a build with errors is not prepared.
If the push changes the program, the live commit's program judges first (`releasing.live_program`). Sending is separate
(`portalgen.publish.sending`), so the folder can be signed and sent by jobs that run no code of the portal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from portalgen.config.load import load_portal
from portalgen.diagnostics.model import Diagnostic
from portalgen.editorial.records.roster_at import read_roster_at
from portalgen.editorial.roster.first_roster import propose_portal_id
from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.history.receipts import find_receipt_head
from portalgen.history.repository import Repository, open_repository
from portalgen.locale.dates import format_moment
from portalgen.pipeline.build import build
from portalgen.pipeline.definitions import Definitions, standard_definitions
from portalgen.pipeline.incremental.session import Session, is_trusted
from portalgen.pipeline.judge_push import PushOptions, judge_push
from portalgen.pipeline.judging.push_judgement import PushJudgement
from portalgen.pipeline.options import BuildOptions, BuildResult, Progress, no_progress
from portalgen.pipeline.releasing.build_revision import (
    BuildRevision,
    read_revision,
    remove_revision,
    write_revision,
)
from portalgen.pipeline.releasing.committed_tree import require_committed_tree
from portalgen.pipeline.releasing.live_program import LiveProgramRequest, ask_live_program, find_live_commit
from portalgen.publish.manifest import HostList, ReleaseManifest
from portalgen.publish.preparing.inputs import ReleaseFacts, ReleaseOrigin, count_findings
from portalgen.publish.preparing.prepare import prepare_release
from portalgen.publish.target.model import TargetStatus

NOTHING_LIVE = TargetStatus()
"""The status of a target to which no release has been sent."""


@frozen
class ReleaseOptions:
    """`at` is the clock of the release, to the minute. `now` is the present time, to the second.

    Both are aware.
    """

    root: Path
    at: datetime
    now: datetime
    status: TargetStatus = NOTHING_LIVE
    """The status of the target before this release."""
    built: Path | None = None
    """The output folder of `scripts/build`, to be released as it is. None means to build into `root/public`."""
    jobs: int = 1
    genesis: str | None = None
    """The start of the chain of rosters, given from outside the repository."""
    cache: Path | None = None
    """A cache folder that submissions cannot write to, or None."""
    is_governance_approved: bool = False
    allows_back: bool = False
    judged_commit: str = ""
    """Id of a commit that, as the operator states, the live commit's program has already judged."""
    is_complete: bool = False
    """True if the release is to contain all files, including files already in the live release."""
    is_for_target_alone: bool = False
    """True if the prepared release may lack files already on the target. No mirror can use it then."""
    language: str = "vi"
    """The language for the output of another commit's program."""
    former_lists: Mapping[str, HostList] = MappingProxyType({})
    """The file lists of the live release, keyed by host."""
    definitions: Callable[[], Definitions] = standard_definitions


@frozen
class ReleaseAttempt:
    """The result of trying to prepare a release. If `manifest` is None, no release was prepared."""

    judgement: PushJudgement
    build: BuildResult | None = None
    """None if no build was necessary, or if the judgement refused the release."""
    manifest: ReleaseManifest | None = None


def prepare_portal(options: ReleaseOptions, folder: Path, progress: Progress = no_progress) -> ReleaseAttempt:
    """Prepare a release of the checked-out commit in `folder`, and return the result.

    Raises UsageError if files are not committed or a build belongs to another commit, and UnusableEnvironmentError if
    the history is incomplete.
    """
    repository = open_repository(options.root)
    commit = require_committed_tree(repository)
    if options.cache is not None and not is_trusted(options.cache):
        options = replace(options, cache=None)  # tracked by Git, so a submission could write it
    session = Session(options.root, options.cache or options.root / ".portalgen" / "cache", options.definitions)
    try:
        return _prepare(options, repository, commit, folder, session, progress)
    finally:
        session.close_stores()


def _prepare(
    options: ReleaseOptions, repository: Repository, commit: str, folder: Path, session: Session, progress: Progress
) -> ReleaseAttempt:
    """Judge, build and prepare `commit`, which is checked out; all three share `session`."""
    judgement = _judge(options, repository, commit, session, progress)
    # Checked separately from `passes`, whose code the push may have changed.
    if judgement.live_program.keeps_back or not judgement.passes:
        return ReleaseAttempt(judgement)
    public = (options.built or options.root / "public").resolve()
    result = None if options.built is not None else _build(options, public, commit, session, progress)
    if result is not None and result.has_failed:
        return ReleaseAttempt(judgement, result)
    clock = _require_revision(public, commit, options).at
    _require_same_commit(repository, commit)
    manifest = prepare_release(
        public,
        folder,
        _describe_origin(options, repository, commit, clock, session if result is not None else None),
        _list_facts(options, judgement, result),
        cache=options.cache,
        former_lists=options.former_lists,
        complete=options.is_complete,
        sent_only=options.is_for_target_alone,
        progress=progress,
    )
    return ReleaseAttempt(judgement, result, manifest)


def _judge(
    options: ReleaseOptions, repository: Repository, commit: str, session: Session, progress: Progress
) -> PushJudgement:
    """Judge by the live commit's program, if the push changed the program, and by this program."""
    if options.judged_commit and options.judged_commit != commit:
        raise UsageError(
            f"--judged nêu {options.judged_commit}, còn kho đang ở {commit}; hãy chấm đúng lần lưu sắp phát hành (`portalgen judge-push` "
            "in mã của nó), rồi ghi đủ mã ấy",
            f"--judged names {options.judged_commit}, but {commit} is checked out; judge the commit to be released "
            "(`portalgen judge-push` prints its id), and give that id in full",
        )
    answer = ask_live_program(
        LiveProgramRequest(
            repository,
            options.status,
            commit,
            tuple(_list_judging_options(options)),
            is_judged=bool(options.judged_commit),
            allows_back=options.allows_back,
            language=options.language,
        )
    )
    if answer.keeps_back and answer.state != "missing":
        return PushJudgement("forward", answer.live, commit, options.now, live_program=answer)
    return replace(judge_push(_push_options(options), progress, session), live_program=answer)


def _list_judging_options(options: ReleaseOptions) -> Iterator[str]:
    """Yield the options for the live commit's program; no cache, since the running program could have written it."""
    yield from ("--jobs", str(options.jobs))
    if options.genesis:
        yield from ("--genesis", options.genesis)
    if options.is_governance_approved:
        yield "--governance-approved"
    if options.allows_back:
        yield "--rollback"


def _push_options(options: ReleaseOptions) -> PushOptions:
    return PushOptions(
        root=options.root,
        live=find_live_commit(options.status),
        at=options.now,
        genesis=options.genesis,
        jobs=options.jobs,
        cache=options.cache,
        is_governance_approved=options.is_governance_approved,
        allows_back=options.allows_back,
        definitions=options.definitions,
    )


def _build(options: ReleaseOptions, public: Path, commit: str, session: Session, progress: Progress) -> BuildResult:
    before = read_revision(public)
    remove_revision(public)
    asked = BuildOptions(options.root, public, options.at, jobs=options.jobs, definitions=options.definitions)
    result = build(asked, progress, session)
    after = before if result.has_failed else BuildRevision(commit, options.at)
    if after is not None:
        write_revision(public, after)
    return result


def _require_revision(public: Path, commit: str, options: ReleaseOptions) -> BuildRevision:
    revision = read_revision(public)
    if revision is None:
        raise UsageError(
            f"không rõ bản dựng trong `{public}` là của lần lưu nào; hãy dựng cả cổng bằng scripts/build khi mọi thay đổi đã lưu vào "
            "kho, hoặc bỏ --from để lệnh này tự dựng",
            f"the commit of the build in `{public}` is unknown; build the whole portal with scripts/build once all "
            "changes are committed, or omit --from to build with this command",
        )
    if revision.commit != commit:
        raise UsageError(
            f"bản dựng trong `{public}` là của {revision.commit[:10]}, còn kho đang ở {commit[:10]}; hãy dựng lại, hoặc bỏ --from",
            f"the build in `{public}` is of {revision.commit[:10]}, but {commit[:10]} is checked out; build again, "
            "or omit --from",
        )
    if options.built is not None and revision.at > options.now:
        raise UsageError(
            f"bản dựng trong `{public}` là của cổng lúc {format_moment(revision.at, 'vi')}, chưa tới: phát hành là cho hiện bài trước giờ; "
            "hãy dựng lại không có --at, hoặc bỏ --from",
            f"the build in `{public}` is of the portal at {format_moment(revision.at, 'en')}, in the future: "
            "releasing it would show pages before their time; build again without --at, or omit --from",
        )
    return revision


def _require_same_commit(repository: Repository, commit: str) -> None:
    """Raise UsageError if the folder changed during the build."""
    if require_committed_tree(repository) != commit:
        raise UsageError(
            "kho chuyển sang lần lưu khác trong lúc dựng; hãy chạy lại",
            "another commit was checked out during the build; run this again",
        )


def _describe_origin(
    options: ReleaseOptions, repository: Repository, commit: str, clock: datetime, session: Session | None
) -> ReleaseOrigin:
    """Return the origin of the release; `session` has the settings if the portal was just built."""
    portal = session.load_setup().portal if session is not None else load_portal(options.root)[0]
    if portal is None:
        raise UnusableEnvironmentError(
            "cấu hình của cổng có lỗi nên chưa rõ tên miền chính; xem `portalgen check`",
            "the portal's configuration has errors, so its main host is unknown; see `portalgen check`",
        )
    roster = read_roster_at(repository, commit)
    return ReleaseOrigin(
        portal=roster.portal.portal if roster is not None else propose_portal_id(portal),
        main_host=portal.main_site.host,
        commit=commit,
        clock=clock,
        number=options.status.head_number + 1,
        previous=options.status.head_digest,
        receipts=find_receipt_head(repository),
    )


def _list_facts(options: ReleaseOptions, judgement: PushJudgement, result: BuildResult | None) -> ReleaseFacts:
    """Count the findings, counting those of both build and linter once."""
    found = result.diagnostics if result is not None else ()
    known = {_place_of(each) for each in found}
    severities, codes = map(Counter, count_findings(found))
    for code, severity in judgement.list_findings(lambda each: _place_of(each) not in known):
        severities[severity.value] += 1
        codes[code] += 1
    return ReleaseFacts(prepared=options.now, findings=dict(severities), codes=dict(codes))


def _place_of(each: Diagnostic) -> tuple[str, str, int]:
    return each.code, each.place.path, each.place.line
