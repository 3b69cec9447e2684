"""Which class of paths a file is of, and whose signatures that takes by a policy."""

from __future__ import annotations

import pytest

from portalgen.config.approval_policy import ApprovalPolicy, ClassApproval
from portalgen.editorial.path_classes import PATH_CLASSES, classify_path, list_classes

OLD = ApprovalPolicy({"rules": ClassApproval("person")})
NEW = ApprovalPolicy({"rules": ClassApproval("person"), "legal": ClassApproval("platform")})


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("site-config/legal/calendar/2026.yaml", "legal"),
        ("site-config/legal", "legal"),
        ("site-config/legality.yaml", "platform"),
        ("site-config/lint.yaml", "rules"),
        ("site-config/lint-baseline.json", "rules"),
    ],
)
def test_the_law_is_a_class_beside_the_rules_of_the_linter(path: str, expected: str) -> None:
    assert classify_path(path).path_class.id == expected


def test_a_policy_that_does_not_name_the_law_means_it_by_rules_with_one_owner() -> None:
    law = classify_path("site-config/legal/deadlines.yaml").path_class
    assert [len(law.list_needs(each)) for each in (ApprovalPolicy(), OLD, NEW)] == [1, 1, 2]
    assert [each.class_approval("legal").level for each in (ApprovalPolicy(), OLD, NEW)] == [
        "none",
        "person",
        "platform",
    ]


def test_every_other_class_has_its_needs_under_any_policy() -> None:
    assert all(each.list_needs(OLD) == each.needs for each in PATH_CLASSES if each.id != "legal")


def test_classes_are_named_as_a_policy_tells_them_apart() -> None:
    assert list_classes(OLD, NEW) == list_classes(NEW) == PATH_CLASSES
    names = {each.id: each.names.en for each in list_classes(OLD)}
    assert "legal" not in names and names["rules"] == "rules and limits"
