"""Items of kinds that the program has, whose states change with the clock and whose pages have panels."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any, Final

from tests.makers.incremental.sketch import Sketch, Text

STATED_KINDS: Final = ("consultation", "dialogue", "question", "work_schedule", "loan")
"""Each has a section of its own at the department."""
_GIVEN: Final[Mapping[str, Mapping[str, Any]]] = {
    "consultation": {
        "consultation_type": "other",
        "lead_agency": "Sở mẫu",
        "opened": "2026-11-02",
        "closes": "2026-11-27",
        "address": "Chưa được xác nhận",
        "email": "unconfirmed",
        "opinions": [{"number": 1, "author_kind": "citizen", "received": "2026-11-05", "opinion": "Nên làm sớm."}],
    },
    "dialogue": {
        "starts": "2026-11-26T08:00",
        "ends": "2026-11-26T10:30",
        "topic": "Thủ tục",
        "hosts": ["Giám đốc Sở"],
        "questions_from": "2026-11-23",
    },
    "question": {
        "code": "HD-2026-001",
        "question": "Nộp hồ sơ ở đâu?",
        "asker_group": "citizens",
        "asked": "2026-11-05",
        "agency": "Sở mẫu",
        "due": "2026-11-25",
    },
    "work_schedule": {
        "week_from": "2026-11-23",
        "week_to": "2026-11-29",
        "appointments": [
            {"date": "2026-11-24", "start": "08:00", "content": "Họp giao ban", "post": "Giám đốc Sở"},
            {"date": "2026-11-26", "all_day": True, "content": "Đi cơ sở", "post": "Phó Giám đốc Sở"},
        ],
    },
    "loan": {
        "lender": "Ngân hàng mẫu",
        "amount": "12.500.000 USD",
        "purpose": "Cấp nước",
        "signed": "2026-01-05",
        "begins": "2026-11-26",
    },
}
WORDS_OF_TRANSLATION: Final = {
    "official": {"post": "Director"},
    "dialogue": {"topic": "Procedures"},
    "question": {"question": "Where are files handed in?"},
    "loan": {"purpose": "Water supply"},
}
"""What a translation has to give itself."""
_DAYS: Final = [f"2026-11-{day}" for day in range(22, 30)]
_EDITS: Final[Mapping[str, tuple[tuple[str, list[Any]], ...]]] = {
    "consultation": (
        ("opened", ["2026-11-02", "2026-11-22", "2026-11-25"]),
        ("closes", _DAYS[4:]),
        ("none_received", [True]),
        ("opinions", [[{"number": 2, "author_kind": "business", "opinion": f"Ý kiến {each}."}] for each in "ab"]),
        ("adoption", [[{"answers": [2], "response": "partly", "explanation": "Đã ghi."}]]),
    ),
    "dialogue": (
        ("questions_from", _DAYS[:4]),
        ("starts", [f"{day}T08:00" for day in _DAYS[4:6]]),
        ("questions", [[{"number": 1, "asker_group": "voters", "question": "Khi nào?", "answer": "Năm sau."}]]),
    ),
    "question": (("due", _DAYS), ("answered", _DAYS), ("asked", ["2026-11-05", "2026-11-20"])),
    "work_schedule": (
        (
            "appointments",
            [[{"date": day, "start": "14:00", "content": "Họp", "post": "Giám đốc Sở"}] for day in _DAYS[1:6]],
        ),
        ("week_to", _DAYS[5:7]),
    ),
    "loan": (("begins", _DAYS[:5]), ("ends", _DAYS[5:]), ("signed", ["2026-01-05", "2026-02-05"])),
}
_REQUIRED: Final = ("opened", "closes", "starts", "asked", "appointments", "week_to", "signed")


def folder_of(kind: str) -> str:
    """The section of a kind."""
    return kind.replace("_", "-")


def stated_item(kind: str, id: str, title: str, *blocks: Any) -> Text:
    """An item of one of `STATED_KINDS`."""
    keys = {"id": id, "kind": kind, "title": title, "date": "2026-11-02", "summary": f"{title} (mẫu).", **_GIVEN[kind]}
    return Text(keys, ["Nội dung mẫu.", *blocks])


def stated_facts(sketch: Sketch, random: Random) -> str | None:
    """A day around the clock, or what came in, of an item of such a kind; or the item is a sample."""
    kind = random.choice(STATED_KINDS)
    found = (sketch.original(paths) for paths in sketch.items().values())
    originals = sorted(path for path in found if path and sketch.texts[path].keys["kind"] == kind)
    if not originals:
        return None
    path = random.choice(originals)
    keys = sketch.texts[path].keys
    key, values = random.choice((*_EDITS[kind], ("sample", [True])))
    if key in keys and key not in _REQUIRED and random.random() < 0.4:
        del keys[key]
    else:
        keys[key] = random.choice(values)
    return f"{key} of {path}"
