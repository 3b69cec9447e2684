"""Makes records of a board's decisions: prepares them for display, has them signed by the agent, and stores them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import Final

from portalgen.diagnostics.model import Diagnostic
from portalgen.diagnostics.sentences import find_closest
from portalgen.editorial.approving.known_refusals import (
    KnownRefusal,
    StoredRefusals,
    check_refusals,
    find_known_refusals,
    read_stored_refusals,
    resolve_refusals,
)
from portalgen.editorial.approving.ratification import describe_left_out, find_open_emergency, find_own_emergency
from portalgen.editorial.approving.submission_records import check_submitted_records, signature_of_record
from portalgen.editorial.governance.change_effects import find_effect_problem, relax_groups
from portalgen.editorial.offers.answer_making import find_earlier_record, find_unanswered_offer
from portalgen.editorial.offers.offer_model import Offer
from portalgen.editorial.offers.offered_files import propose_offer
from portalgen.editorial.offers.signing_cautions import AnsweredContent, check_answer, list_offer_cautions
from portalgen.editorial.purges.stored_maps import read_former_history
from portalgen.editorial.records.actions import ACTIONS
from portalgen.editorial.records.approval_lapse import find_approval_lapse
from portalgen.editorial.records.authority import SignerIndex, index_signers
from portalgen.editorial.records.directive_document import describe_document
from portalgen.editorial.records.making import (
    ProposedChanges,
    choose_main,
    count_unpublished,
    find_last_change,
    group_changes,
    propose_landed,
    propose_submission,
    read_commit_time,
)
from portalgen.editorial.records.open_needs import GivenSignature, OpenNeed, find_open_needs
from portalgen.editorial.records.own_work import OwnWork, find_own_work
from portalgen.editorial.records.reason_privacy import find_private_words
from portalgen.editorial.records.record_drafts import (
    ON_SUBMISSION,
    ChosenSigner,
    RecordDraft,
    RecordWords,
    choose_signer,
    draft_record,
    find_member,
)
from portalgen.editorial.records.record_files import (
    CheckedRecord,
    RecordCircumstances,
    RecordFile,
    StoredFile,
    check_record,
)
from portalgen.editorial.records.record_meaning import check_meaning, option_of
from portalgen.editorial.records.record_problems import shorten_value
from portalgen.editorial.records.records import ApprovalRecord, RecordAction
from portalgen.editorial.records.refused_content import REFUSABLE_ACTIONS, REFUSAL
from portalgen.editorial.records.roster_at import (
    list_named_commits,
    list_revoked_keys,
    read_policy_at,
    require_roster_at,
)
from portalgen.editorial.records.signing import list_agent_keys, read_key_file, sign_with_agent
from portalgen.errors import UsageError
from portalgen.frozen import frozen
from portalgen.history.commit_files import (
    advance_branch,
    create_branch,
    current_branch,
    has_unsaved_work,
    require_identity,
    require_open_here,
    write_commit,
    write_new_files,
)
from portalgen.history.repository import Repository, open_history
from portalgen.history.revisions import BRANCHES, find_revision, resolve_head, shorten_reference
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B

_NEW_BRANCH: Final = "phieu"
"""The folder of branches with only a record."""
_NO_FILE: Final = ""
"""The place given for errors of an unsigned record, which is not in a file yet."""


@frozen
class SigningRequest:
    """A request to sign."""

    root: Path
    action: RecordAction
    at: datetime
    base: str = ""
    """Main; found automatically if empty."""
    head: str = ""
    """The submission; the checked-out commit if empty."""
    site: str = ""
    by: str = ""
    on_behalf_of: str = ""
    key_file: Path | None = None
    words: RecordWords = field(default_factory=RecordWords)
    commit: str = ""
    """For `ratify`: the commit of main to approve; found by `paths` if empty."""
    paths: tuple[str, ...] = ()
    """For `ratify`: files from the portal's root."""
    item: str = ""
    """For `offer`: the id of the offered item."""
    offer: str = ""
    """For `answer`: the digest of the offer, or its beginning."""
    despite: tuple[str, ...] = ()
    """The refusals named by the record, by their digests or the beginnings of these."""
    document_file: Path | None = None
    """For `direct`: the document itself; the record contains its digest."""
    is_trial: bool = False
    """True for a trial without signing: no agent is needed."""


@frozen
class PreparedRecord:
    """A record before signing, with all information for its signer."""

    request: SigningRequest
    repository: Repository
    base: str
    """Name of main."""
    tip: str
    """Id of its newest commit."""
    head: str
    """Id of the submission's newest commit; empty without a submission."""
    branch: str
    """Full name of the submission's branch; empty if there is none."""
    signers: SignerIndex
    signer: ChosenSigner
    draft: RecordDraft
    proposed: ProposedChanges | None
    """None for a record about no file."""
    open_needs: tuple[OpenNeed, ...]
    """The needs that would remain before publication; empty for records without a submission."""
    problems: tuple[Diagnostic, ...]
    """The reasons why it would be invalid; if any, it is not signed."""
    leaves_work_out: bool
    """True if the submission's folder has uncommitted changes, which the record does not cover."""
    same_record: str
    """Path of an earlier record of the submission by which the signer said the same; empty if none.

    For an offer, a waiting offer of the same content; for an answer, another answer to the same offer, by any signer.
    """
    same_record_branch: str
    """The branch on which such an offer or answer waits for main; empty if it is on main."""
    own_paths: tuple[str, ...]
    """Files both approved and written by the signer, as far as the history shows."""
    self_approved: tuple[str, ...]
    """The files among `own_paths` not accepted as approved by any server, since nobody else was involved (APR204)."""
    own_emergency: str
    """For `ratify`: path of the signer's own emergency record of these changes; empty if somebody else signed it."""
    unpublished_count: int
    """The number of local commits of main missing from the server's main, on which the record is based."""
    answered: Offer | None = None
    """The offer answered."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Titles of the pages concerned by an answer, by path."""
    cautions: tuple[B, ...] = ()
    """Remarks for the signer of an offer or an answer, not contained in the record."""
    refusals: tuple[KnownRefusal, ...] = ()
    """The refusals, named or not, of the content to approve and of nearly the same text."""
    lapses_at: datetime | None = None
    """When an unused approval lapses; None if never."""


@frozen
class KeptRecord:
    """A signed and stored record."""

    files: Mapping[str, bytes]
    commit: str
    """Empty without a commit."""
    branch: str
    """Short name of the branch; empty without a commit."""


def prepare_record(request: SigningRequest) -> PreparedRecord:
    """Return the record of a request. Nothing is signed or written.

    Raises UsageError or UnusableEnvironmentError if it cannot be made.
    """
    repository = open_history(request.root)
    main = choose_main(repository, request.base)
    base, tip = request.base or shorten_reference(main.reference), main.commit
    signers = index_signers(require_roster_at(repository, tip))
    signer = _find_signer(request, signers)
    _require_trusted(repository, signers, signer, tip)
    answered = find_unanswered_offer(repository, tip, request.offer) if request.action == "answer" else None
    stored = read_stored_refusals(repository, tip) if request.action in REFUSABLE_ACTIONS else None
    words = _name_refusals(_words_of(request, signer, repository, tip, answered), request, stored)
    private = tuple(_find_private_words(words))
    head, branch = _find_submission(request, repository)
    proposed = _propose(request, repository, tip, head)
    _require_site(request.site, signers, proposed)
    onto = proposed.onto if proposed is not None else tip
    draft = draft_record(
        signers,
        signer.member,
        request.action,
        proposed.changes if proposed is not None else (),
        words,
        onto=onto,
        onto_at=proposed.onto_at if proposed is not None else read_commit_time(repository, tip),
        at=request.at,
        on_behalf_of=request.on_behalf_of,
        site=request.site,
    )
    earlier = _list_earlier(repository, signers, draft, proposed, head, tip)
    days = (draft.authority.signed_on, draft.authority.landed_on)
    problems = check_meaning(_NO_FILE, draft.record, signer.member, signers, days).problems
    earlier_offer = find_earlier_record(repository, tip, signers, draft.record)
    content = _describe_exchange(repository, tip, head, draft.record, answered, is_valid=not problems)
    refusals = find_known_refusals(stored, draft.record.changes, earlier, head, request.at) if stored else ()
    refused = check_refusals(refusals, draft.record, draft.authority)
    ineffective = _find_effect_problem(request, repository, tip, head, proposed)
    open_needs = (
        () if ineffective else _find_open_needs(repository, signers, signer, draft, proposed, earlier, head, tip)
    )
    own = _find_own_work(repository, signers, signer, draft, earlier, open_needs, head, tip)
    return PreparedRecord(
        request=request,
        repository=repository,
        base=base,
        tip=tip,
        head=head,
        branch=branch,
        signers=signers,
        signer=signer,
        draft=draft,
        proposed=proposed,
        open_needs=open_needs,
        problems=(*private, *problems, *ineffective, *refused),
        leaves_work_out=bool(head) and request.action != "offer" and not request.head and has_unsaved_work(repository),
        same_record=earlier_offer.path
        if earlier_offer is not None
        else next((each.path for each in earlier if _says_the_same(each.record, draft.record)), ""),
        same_record_branch=earlier_offer.branch if earlier_offer is not None else "",
        own_paths=own.paths,
        self_approved=own.refused,
        own_emergency=find_own_emergency(repository, signers, draft.record, proposed, tip),
        unpublished_count=0 if request.base else count_unpublished(repository, main),
        answered=answered,
        titles=content.titles,
        cautions=(*content.cautions, *_describe_left_out(request, repository, tip, proposed)),
        refusals=refusals,
        lapses_at=find_approval_lapse(repository, draft.record, onto, head),
    )


def sign_record(prepared: PreparedRecord) -> Mapping[str, bytes]:
    """Return the files of the record with its signature, by path from the portal's root; nothing is written.

    Raises UnusableEnvironmentError if the agent does not sign.
    """
    draft = prepared.draft
    files = draft.files(sign_with_agent(draft.data, prepared.signer.key))
    record, signature = (StoredFile("100644", data) for data in files.values())
    circumstances = RecordCircumstances({draft.record.onto: draft.record.at}, draft.record.at)
    checked = check_record(RecordFile(draft.path, record, signature), prepared.signers, circumstances)
    assert checked.counts, checked.problems  # everything was checked before, and the signature by who made it
    return files


def require_place(prepared: PreparedRecord, *, is_committed: bool) -> None:
    """Check that the record can be stored, before anybody signs.

    Raises UsageError if there is no branch or folder for it, or if the same was signed already;
    UnusableEnvironmentError if Git has no name to commit with.
    """
    require_unsigned(prepared)
    if not is_committed and prepared.repository.is_bare:
        raise UsageError(
            "kho này không có thư mục làm việc nên không dùng được --no-commit",
            "there is no folder here for --no-commit",
        )
    if is_committed and prepared.request.action in ON_SUBMISSION and not prepared.branch:
        raise UsageError(
            "chưa rõ phiếu đi cùng bài gửi nào: hãy ghi tên bài gửi (một nhánh trên máy này) bằng --head, hoặc dùng --no-commit để "
            "chỉ ghi hai tệp",
            "it is open with which submission the record goes: name a local branch with --head, or use --no-commit to write the "
            "two files only",
        )
    if is_committed:
        require_identity(prepared.repository)
        if prepared.branch:
            require_open_here(prepared.repository, prepared.branch)


def require_unsigned(prepared: PreparedRecord) -> None:
    """Raise UsageError if the same was signed already."""
    if prepared.same_record and prepared.request.action in ("offer", "answer"):
        words = describe_same_record(prepared)
        raise UsageError(words.vi, words.en)
    if prepared.same_record:
        raise UsageError(
            f"bạn đã ký rồi: phiếu `{prepared.same_record}` trong bài gửi này đã nói đúng những thay đổi này; không cần ký lại",
            f"you have signed already: the record `{prepared.same_record}` of this submission is about these very changes; there "
            "is nothing to sign again",
        )


def require_second_person(prepared: PreparedRecord) -> None:
    """Raise UsageError if another person has to sign.

    No server accepts a file written only by the signer (APR204), and nobody settles the debt of their own emergency.
    """
    paths = prepared.self_approved
    if prepared.own_emergency:
        raise UsageError(
            f"chính người ký đã ký khẩn thay đổi này (phiếu `{prepared.own_emergency}`), nên chữ ký duyệt bổ sung của người ấy không "
            "tính; để người khác có thẩm quyền xem và ký (ký thay thì thêm `--for`)",
            f"the signer has published this change at once (record `{prepared.own_emergency}`), so the signer's ratification does not "
            "count; let somebody else look at it and sign who may (on behalf of another with `--for`)",
        )
    if not paths:
        return
    branch = shorten_value(shorten_reference(prepared.branch)) if prepared.branch else "…"
    count = len(paths)
    more_vi, more_en = (f" và {count - 1} tệp nữa", f" and {count - 1} more") if count > 1 else ("", "")
    raise UsageError(
        f"chính người ký đã soạn `{shorten_value(paths[0])}`{more_vi}, theo tên ghi trong lịch sử, nên máy chủ kho không nhận chữ ký "
        f"này (APR204); hãy gửi bài lên để người khác có thẩm quyền đọc và ký bằng `portalgen approve --head {branch}` (ký thay thì "
        "thêm `--for`); việc khẩn thì ký `portalgen emergency --reason …`, sau đó người khác duyệt bổ sung; Ban chỉ có một người thì "
        "ghi `allow_single_editor: true` trong danh sách phân công",
        f"the signer has written `{shorten_value(paths[0])}`{more_en}, as far as the history says, so the server would refuse this "
        f"signature (APR204); push the submission and let somebody else who may read and sign it with `portalgen approve --head "
        f"{branch}` (on behalf of another with `--for`); in an emergency sign with `portalgen emergency --reason …`, which somebody "
        "else ratifies afterwards; a board of one person sets `allow_single_editor: true` in the roster",
    )


def describe_same_record(prepared: PreparedRecord) -> B:
    """Return the statement and the fix for an equal earlier offer, or an earlier answer to the same offer."""
    path, branch = prepared.same_record, shorten_value(prepared.same_record_branch)
    if prepared.request.action == "offer" and not branch:
        return B(
            f"nội dung này đã được đề nghị bằng phiếu `{path}`, đang chờ trả lời; không cần ký lại",
            f"this very content was offered by the record `{path}`, which waits for its answer; you need not sign again",
        )
    if prepared.request.action == "offer":
        return B(
            f"nội dung này đã được đề nghị bằng phiếu `{path}` trong bài gửi `{branch}`; hãy gửi bài ấy lên và đề nghị đưa vào bản "
            "chính, không cần ký lại",
            f"this very content was offered by the record `{path}` on the branch `{branch}`; hand that in and ask for its merge, "
            "you need not sign again",
        )
    return B(
        f"đề nghị này đã được trả lời bằng phiếu `{path}` trong bài gửi `{branch}`, chưa vào bản chính; phiếu vào bản chính trước "
        "là phiếu có giá trị, nên muốn trả lời khác thì bỏ bài gửi ấy đi đã",
        f"this offer was answered by the record `{path}` on the branch `{branch}`, which is not on main yet; the one that reaches "
        "main first counts, so to answer otherwise drop that branch first",
    )


def keep_record(prepared: PreparedRecord, files: Mapping[str, bytes], *, is_committed: bool) -> KeptRecord:
    """Store a signed record: on top of its submission, else on a new branch from main, else in the folder.

    Other files of the folder are unchanged. Raises UsageError if the submission has moved meanwhile.
    """
    repository, request = prepared.repository, prepared.request
    require_place(prepared, is_committed=is_committed)
    if not is_committed:
        write_new_files(repository, files)
        return KeptRecord(files, "", "")
    commit = commit_record(prepared, files)
    if request.action in ON_SUBMISSION:
        advance_branch(repository, prepared.branch, prepared.head, commit, files)
        return KeptRecord(files, commit, prepared.branch.removeprefix(BRANCHES))
    name = name_record_branch(prepared)
    create_branch(repository, name, commit)
    return KeptRecord(files, commit, name)


def commit_record(prepared: PreparedRecord, files: Mapping[str, bytes]) -> str:
    """Return the id of a commit that adds a signed record to its submission, else to main; no branch moves."""
    parent = prepared.head if prepared.request.action in ON_SUBMISSION else prepared.tip
    message = f"Phiếu: {ACTIONS[prepared.request.action].names.vi}\n\n{prepared.draft.path}"
    return write_commit(prepared.repository, parent, files, message)


def name_record_branch(prepared: PreparedRecord) -> str:
    """Return the short name of a branch with only the record."""
    return f"{_NEW_BRANCH}/{prepared.request.action}-{prepared.draft.digest[:12]}"


def _find_signer(request: SigningRequest, signers: SignerIndex) -> ChosenSigner:
    if request.key_file is not None:
        key = read_key_file(request.key_file)
        if key.fingerprint not in signers.holders:
            raise UsageError(
                f"khóa trong `{request.key_file}` ({key.fingerprint}) không có trong danh sách phân công; hãy gửi tệp .pub để ghi vào đó trước",
                f"the key in `{request.key_file}` ({key.fingerprint}) is not in the roster; it has to be entered there first",
            )
        return choose_signer(signers, request.by, (key,))
    if request.is_trial and request.by:
        return choose_signer(signers, request.by, find_member(signers, request.by).person.keys)
    return choose_signer(signers, request.by, list_agent_keys())


def _require_trusted(repository: Repository, signers: SignerIndex, signer: ChosenSigner, tip: str) -> None:
    former = read_former_history(repository, tip, list_named_commits(signers.roster))
    if signer.key.fingerprint in list_revoked_keys(repository, signers.roster, tip, former.today_of):
        raise UsageError(
            f"khóa {signer.key.fingerprint} đã bị thu hồi (APR119); hãy ký bằng khóa khác có trong danh sách phân công",
            f"the key {signer.key.fingerprint} is revoked (APR119); sign with another key of the roster",
        )


def _find_private_words(words: RecordWords) -> list[Diagnostic]:
    given = {
        "reason": words.reason,
        **{key: text for key, text in words.details.items() if key not in ("sha256", "offer", REFUSAL)},
    }
    return [each for key, text in given.items() for each in find_private_words(text, option_of(key))]


def _find_submission(request: SigningRequest, repository: Repository) -> tuple[str, str]:
    """Return the id of the submission and the full name of its branch; both empty without a submission."""
    if request.action in ("direct", "ratify", "answer"):
        return "", ""
    if request.head:
        submission = find_revision(repository, request.head)
        return submission.commit, submission.branch
    return resolve_head(repository), current_branch(repository) or ""


def _propose(request: SigningRequest, repository: Repository, tip: str, head: str) -> ProposedChanges | None:
    if request.action in ("direct", "answer"):
        return None
    if request.action == "offer":
        return propose_offer(repository, tip, head, request.item)
    if request.action != "ratify":
        return propose_submission(repository, tip, head)
    if not request.commit and not request.paths:
        raise UsageError(
            "hãy ghi những tệp cần duyệt bổ sung, hoặc lần đăng đã đưa chúng lên (--commit)",
            "name the files to ratify, or the commit that brought them (--commit)",
        )
    return propose_landed(repository, tip, _find_landing(request, repository, tip), request.paths)


def _find_landing(request: SigningRequest, repository: Repository, tip: str) -> str:
    """Return the commit to ratify: the named commit, else the newest unratified emergency, else the last change."""
    if request.commit:
        return request.commit
    return find_open_emergency(repository, tip, request.paths) or find_last_change(repository, tip, request.paths)


def _describe_left_out(
    request: SigningRequest, repository: Repository, tip: str, proposed: ProposedChanges | None
) -> Iterator[B]:
    if request.action == "ratify" and request.paths and proposed is not None:
        yield from describe_left_out(repository, tip, _find_landing(request, repository, tip), proposed)


def _require_site(site: str, signers: SignerIndex, proposed: ProposedChanges | None) -> None:
    known = {*signers.roster.sites, *(each.file.site for each in (proposed.changes if proposed is not None else ()))}
    if site and site not in known:
        closest = find_closest(site, known)
        vi, en = (f"; có phải là `{closest}`?", f" - did you mean `{closest}`?") if closest else ("", "")
        raise UsageError(
            f"không có trang `{site}` trong danh sách phân công hay bài gửi{vi}",
            f"neither roster nor submission has a site `{site}`{en}",
        )


def _find_effect_problem(
    request: SigningRequest, repository: Repository, tip: str, head: str, proposed: ProposedChanges | None
) -> tuple[Diagnostic, ...]:
    """Return why the changes to approve would have no effect on main; such changes are not signed."""
    if proposed is None or request.action != "approve":
        return ()
    day = request.at.astimezone(VIETNAM).date()
    problem = find_effect_problem(repository, tip, head, [each.change for each in proposed.changes], day)
    return () if problem is None else (problem,)


def _words_of(
    request: SigningRequest, signer: ChosenSigner, repository: Repository, tip: str, answered: Offer | None
) -> RecordWords:
    """Return the words of a record; a directive and an answer add the site, which no file shows."""
    if answered is not None:
        names = {"offer": answered.digest, "site": answered.to}
        return RecordWords(request.words.reason, {**request.words.details, **names})
    if request.action != "direct":
        return request.words
    given = request.words.details
    document = describe_document(repository, tip, request.document_file, given.get("place", ""))
    site = request.site or signer.member.site
    return RecordWords(request.words.reason, {**given, **document, **({"site": site} if site else {})})


def _name_refusals(words: RecordWords, request: SigningRequest, stored: StoredRefusals | None) -> RecordWords:
    """Return the words of a record with the refusals that its signer names."""
    if stored is None or not request.despite:
        return words
    return RecordWords(words.reason, {**words.details, REFUSAL: ",".join(resolve_refusals(stored, request.despite))})


def _describe_exchange(
    repository: Repository, tip: str, head: str, record: ApprovalRecord, answered: Offer | None, *, is_valid: bool
) -> AnsweredContent:
    """Return remarks for the signer of an offer or an answer; empty for other records and if it is not signed."""
    if answered is not None and is_valid:
        return check_answer(repository, tip, answered, record.details)
    if record.action == "offer" and is_valid:
        return AnsweredContent({}, tuple(list_offer_cautions(repository, tip, head, record.changes)))
    return AnsweredContent({}, ())


def _find_open_needs(
    repository: Repository,
    signers: SignerIndex,
    signer: ChosenSigner,
    draft: RecordDraft,
    proposed: ProposedChanges | None,
    earlier: Iterable[CheckedRecord],
    head: str,
    tip: str,
) -> tuple[OpenNeed, ...]:
    if proposed is None or draft.record.action not in ON_SUBMISSION:
        return ()
    brought = {each.change for each in proposed.changes}  # what was signed together comes together (APR233)
    signed = (each for each in map(signature_of_record, earlier) if each.changes <= brought)
    changes = frozenset(draft.record.changes)
    now = GivenSignature(draft.record.action, draft.authority, signer.member.person.id, changes)
    policy = read_policy_at(repository, tip)
    groups = relax_groups(group_changes(proposed.changes), signers.roster, repository, head)
    return find_open_needs(groups, (*signed, now), signers, policy, draft.authority.signed_on)


def _list_earlier(
    repository: Repository,
    signers: SignerIndex,
    draft: RecordDraft,
    proposed: ProposedChanges | None,
    head: str,
    tip: str,
) -> tuple[CheckedRecord, ...]:
    """Return the valid, unlapsed records accompanying the submission, for another accompanying record."""
    if proposed is None or draft.record.action not in ON_SUBMISSION:
        return ()
    checked = check_submitted_records(repository, signers, proposed, head, tip, draft.record.at)
    return tuple(
        each for each in checked if each.counts and not _has_lapsed(repository, each, head, tip, draft.record.at)
    )


def _has_lapsed(repository: Repository, checked: CheckedRecord, head: str, tip: str, at: datetime) -> bool:
    """Return True if a record has lapsed; called only if main's policy lets records lapse."""
    if checked.record is None or read_policy_at(repository, tip).lapses_after is None:
        return False
    onto = read_former_history(repository, tip, (checked.record.onto,)).today_of(checked.record.onto)
    lapses_at = find_approval_lapse(repository, checked.record, onto, head)
    return lapses_at is not None and lapses_at < at


def _says_the_same(earlier: ApprovalRecord | None, record: ApprovalRecord) -> bool:
    """Return True if a record would not add to an earlier record by the same person; reasons may differ."""
    return (
        earlier is not None
        and (earlier.action, earlier.by, earlier.on_behalf_of, earlier.onto, dict(earlier.details))
        == (record.action, record.by, record.on_behalf_of, record.onto, dict(record.details))
        and frozenset(record.changes) == frozenset(earlier.changes)
    )


def _find_own_work(
    repository: Repository,
    signers: SignerIndex,
    signer: ChosenSigner,
    draft: RecordDraft,
    earlier: Sequence[CheckedRecord],
    open_needs: Iterable[OpenNeed],
    head: str,
    tip: str,
) -> OwnWork:
    if draft.record.action != "approve":
        return OwnWork()
    person, policy = signer.member.person, read_policy_at(repository, tip)
    return find_own_work(repository, tip, head, draft.changes, person, earlier, open_needs, signers.roster, policy)
