"""E-mail addresses as people hide or misspell them, and what is proposed."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from portalgen.content.field_types import Email

EMAIL: TypeAdapter[str] = TypeAdapter(Email)


def proposal_for(written: str) -> str:
    with pytest.raises(ValidationError) as caught:
        EMAIL.validate_python(written)
    return str(caught.value.errors()[0]["ctx"]["proposal"])


@pytest.mark.parametrize(
    "written",
    [
        "baochi(a)example.vn",
        "baochi (at) example.vn",
        "baochi[at]example.vn",
        "baochi at example.vn",
        "baochi @ example.vn",
        "mailto:baochi@example.vn",
        "<baochi@example.vn>",
        "baochi[at]example[dot]vn",
    ],
)
def test_the_address_that_was_meant_is_proposed(written: str) -> None:
    assert EMAIL.validate_python(proposal_for(written)) == "baochi@example.vn"


@pytest.mark.parametrize("written", ["baochi", "đang cập nhật", "a@example.vn, b@example.vn"])
def test_no_address_is_made_up(written: str) -> None:
    assert proposal_for(written) == ""
