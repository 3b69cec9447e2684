"""Who still has to sign before publication: each need of a class by another person, and the policy's steps."""

from __future__ import annotations

import re
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalgen.config.approval_policy import ApprovalPolicy, ClassApproval
from portalgen.editorial.path_classes import classify_path
from portalgen.editorial.records.authority import Authority, index_signers
from portalgen.editorial.records.making import ProposedChange, group_changes
from portalgen.editorial.records.open_needs import GivenSignature, find_open_needs, match_needs
from portalgen.editorial.records.records import FileState, PathChange, RecordAction
from tests.makers.board_repository import small_roster, so_roster

DAY = date(2026, 3, 3)
SIGNERS = index_signers(small_roster())


def proposed(path: str) -> ProposedChange:
    return ProposedChange(PathChange(path, None, FileState("100644", "ab" * 32, 1)), classify_path(path), "")


def signature(
    by: str, change: ProposedChange, action: RecordAction = "approve", on_behalf_of: str = ""
) -> GivenSignature:
    authority = Authority(SIGNERS.members[on_behalf_of or by], DAY, DAY)
    return GivenSignature(action, authority, by, frozenset((change.change,)))


def lacking(path: str, *by: str, policy: ApprovalPolicy | None = None) -> list[tuple[str, tuple[str, ...]]]:
    """What a file still lacks after these people approved it: (action, roles)."""
    change = proposed(path)
    signatures = [signature(id, change) for id in by]
    needs = find_open_needs(group_changes([change]), signatures, SIGNERS, policy or ApprovalPolicy(), DAY)
    return [(each.action, each.roles) for each in needs]


CHIEF = ("approve", ("chief",))
OWNER = ("approve", ("owner",))


@pytest.mark.parametrize(
    ("path", "by", "expected"),
    [
        ("content/so/a.txt", (), [CHIEF]),
        ("content/so/a.txt", ("giam-doc-so",), []),
        ("content/so/a.txt", ("chu-tich-xa", "thu-ky-so", "van-phong-1"), [CHIEF]),
        ("site-config/sites/so.yaml", ("giam-doc-so",), [("approve", ("platform",))]),
        ("site-config/sites/so.yaml", ("van-hanh", "giam-doc-so"), []),
        ("site-config/governance/roster.yaml", ("van-phong-1",), [OWNER]),
        ("site-config/governance/roster.yaml", ("van-phong-1", "van-phong-1"), [OWNER]),
        ("site-config/governance/roster.yaml", ("van-phong-1", "van-phong-2"), []),
        ("site-config/governance/roster/so.yaml", ("giam-doc-so",), [OWNER]),
        ("site-config/governance/roster/so.yaml", ("giam-doc-so", "van-phong-1"), []),
        ("site-config/governance/roster/so.yaml", ("van-phong-2", "van-phong-1"), []),
    ],
)
def test_each_need_is_met_by_another_person(path: str, by: tuple[str, ...], expected: list[object]) -> None:
    assert lacking(path, *by) == expected


@pytest.mark.parametrize(("named", "missing"), [((), 0), (("rules",), 0), (("legal",), 1), (("rules", "legal"), 1)])
def test_the_law_needs_two_owners_under_a_policy_that_names_it(named: tuple[str, ...], missing: int) -> None:
    policy = ApprovalPolicy(dict.fromkeys(named, ClassApproval("person")))
    assert lacking("site-config/legal/calendar/2026.yaml", "van-phong-1", policy=policy) == [OWNER] * missing
    assert lacking("site-config/legal/calendar/2026.yaml", "van-phong-1", "van-phong-2", policy=policy) == []
    assert lacking("site-config/lint.yaml", "van-phong-1", policy=policy) == []


def test_who_has_the_role_and_no_key_is_no_one_who_can_sign_today() -> None:
    keyless = small_roster(so=re.sub(r"(giam-doc-so, .*?keys: )\[.*?\]", r"\1[]", so_roster()))
    (need,) = find_open_needs(
        group_changes([proposed("content/so/a.txt")]), [], index_signers(keyless), ApprovalPolicy(), DAY
    )
    assert ([each.id for each in need.people], [each.id for each in need.keyless]) == ([], ["giam-doc-so"])


def test_who_may_sign_by_delegation_is_named_for_what_was_delegated_alone() -> None:
    def delegates(*paths: str, day: date = DAY) -> list[list[str]]:
        needs = find_open_needs(group_changes(map(proposed, paths)), [], SIGNERS, ApprovalPolicy(), day)
        return [[each.id for each in need.delegates] for need in needs]

    assert delegates("content/so/tin-tuc/hop-bao.vi.md") == [["thu-ky-so"]]
    assert delegates("content/so/tin-tuc/hop-bao.vi.md", "content/so/van-ban/a.vi.md") == [[]]
    assert delegates("content/so/tin-tuc/hop-bao.vi.md", day=date(2027, 1, 1)) == [[]]
    assert delegates("content/xa/tin-tuc/don-khach.vi.md") == [[]]


def test_who_signed_already_is_not_named_again() -> None:
    change = proposed("site-config/governance/roster/so.yaml")
    signed = [signature("van-phong-1", change)]
    (need,) = find_open_needs(group_changes([change]), signed, SIGNERS, ApprovalPolicy(), DAY)
    assert [each.id for each in need.people] == ["van-phong-2", "van-phong-3", "giam-doc-so"]
    (before, _) = find_open_needs(group_changes([change]), [], SIGNERS, ApprovalPolicy(), DAY)
    assert "van-phong-1" in [each.id for each in before.people]


def test_who_signs_for_another_is_still_one_person() -> None:
    change = proposed("site-config/governance/roster/so.yaml")
    twice = [signature("thu-ky-so", change, on_behalf_of="giam-doc-so"), signature("thu-ky-so", change)]
    assert len(find_open_needs(group_changes([change]), twice, SIGNERS, ApprovalPolicy(), DAY)) == 1


def test_a_signature_about_other_bytes_meets_nothing() -> None:
    change = proposed("content/so/a.txt")
    other = ProposedChange(PathChange(change.path, None, FileState("100644", "cd" * 32, 1)), change.file, "")
    assert find_open_needs(group_changes([change]), [signature("giam-doc-so", other)], SIGNERS, ApprovalPolicy(), DAY)


def test_the_steps_of_the_policy_have_to_stand_too() -> None:
    policy = ApprovalPolicy({"content": ClassApproval("person", ("review", "approve"))})
    change = proposed("content/so/a.txt")
    assert [action for action, _ in lacking("content/so/a.txt", "giam-doc-so", policy=policy)] == ["review"]
    both = [signature("giam-doc-so", change), signature("thu-ky-so", change, "review")]
    assert find_open_needs(group_changes([change]), both, SIGNERS, policy, DAY) == ()


def test_what_is_published_in_an_emergency_waits_for_nothing() -> None:
    change = proposed("content/so/a.txt")
    emergency = [signature("thu-ky-so", change, "emergency")]
    assert find_open_needs(group_changes([change]), emergency, SIGNERS, ApprovalPolicy(), DAY) == ()


@given(st.lists(st.tuples(st.sampled_from("abc"), st.frozensets(st.integers(0, 2))), max_size=6))
def test_as_many_needs_are_met_as_can_be(offers: list[tuple[str, frozenset[int]]]) -> None:
    able = {person: frozenset().union(*(met for each, met in offers if each == person)) for person, _ in offers}
    best = max(
        (sum(need in able.get(person, ()) for need, person in enumerate(people)) for people in permutations("abc")),
        default=0,
    )
    assert len(match_needs(offers, frozenset(range(3)))) == best
