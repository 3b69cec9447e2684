"""Models of kinds: groups of keys that kinds share are one model."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from pydantic import BaseModel, ValidationError

from portalgen.content.kind_models import model_of
from portalgen.kinds.collection import Kinds
from portalgen.kinds.definition import Field
from portalgen.kinds.table import KINDS
from portalgen.text.bilingual import Bilingual

_LABEL = Bilingual("Tên", "Name")


def test_a_group_that_kinds_share_is_one_model() -> None:
    shared = Field("sample_group", "group", _LABEL, _LABEL, fields=(Field("sample", "line", _LABEL, _LABEL),))
    both = (replace(KINDS[name], own_fields=(*KINDS[name].own_fields, shared)) for name in ("page", "survey"))
    kinds = Kinds((KINDS["section"], *both))
    one, other = (_group_of(model_of(kinds, kind, False), "sample_group") for kind in (kinds["page"], kinds["survey"]))
    assert one is other


def _group_of(model: type[BaseModel], key: str) -> object:
    annotation = model.model_fields[key].annotation
    return next(each for each in get_args(annotation) if isinstance(each, type) and issubclass(each, BaseModel))


def test_a_key_of_a_group_that_is_called_kind_has_the_type_that_it_declares() -> None:
    within = Field("kind", "line", _LABEL, _LABEL)
    group = Field("sample_group", "group", _LABEL, _LABEL, fields=(within,))
    kind = replace(KINDS["page"], own_fields=(group,))
    model = model_of(Kinds((KINDS["section"], kind)), kind, False)
    values = {"id": "mot", "kind": "page", "title": "Một"}
    assert model.model_validate({**values, "sample_group": {"kind": "loại khác"}})
    with pytest.raises(ValidationError):
        model.model_validate({**values, "kind": "loại khác"})
