"""`json`: every page, fact, word and file, for other programs. Keys keep their names; new keys may be added."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from typing import Any, Final

from portalgen.differences.banners import BannerChange
from portalgen.differences.bodies import BlockChange
from portalgen.differences.formats.document_data import document_as_data, runs_as_data
from portalgen.differences.model import FileDifference, OtherFileDifference, PageDifference, PortalDifference
from portalgen.differences.setting_changes import SettingChange
from portalgen.differences.value_changes import ValueChange
from portalgen.render.markdown.body_blocks import BodyBlock

DIFFERENCE_FORMAT: Final = 1
"""Version of the JSON; raised if a key changes its meaning."""


def format_difference_as_json(difference: PortalDifference) -> str:
    """Return all of the difference."""
    return json.dumps(difference_as_data(difference), ensure_ascii=False, indent=1).translate(_SURROGATES) + "\n"


_SURROGATES: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def difference_as_data(difference: PortalDifference) -> dict[str, Any]:
    """Return the difference as JSON holds it."""
    language = difference.language
    return {
        "format": DIFFERENCE_FORMAT,
        "language": language,
        "notes": [note.text(language) for note in difference.notes],
        "sites": [
            {"site": site.site, "name": site.name, "pages": [_page_as_data(page, language) for page in site.pages]}
            for site in difference.sites
        ],
        "lists": [asdict(each) for each in difference.placements],
        "other_files": [_other_file_as_data(each, language) for each in difference.other_files],
        "banners": [_banner_as_data(each, language) for each in difference.banners],
        "reach": asdict(difference.reach) if difference.reach is not None else None,
    }


def _setting_as_data(change: SettingChange) -> dict[str, Any]:
    return {**asdict(change), "name": "setting", "sentence": change.sentence}


def _banner_as_data(banner: BannerChange, language: str) -> dict[str, Any]:
    return {
        **asdict(banner),
        "kind": banner.kind.text(language),
        "level": banner.level.text(language),
        "begin": banner.begin.isoformat() if banner.begin is not None else None,
        "end": banner.end.isoformat() if banner.end is not None else None,
    }


def _page_as_data(page: PageDifference, language: str) -> dict[str, Any]:
    return {
        "change": page.change,
        "id": page.id,
        "language": page.language,
        "before": asdict(page.before) if page.before is not None else None,
        "after": asdict(page.after) if page.after is not None else None,
        "notes": [note.text(language) for note in page.notes],
        "removed_words": page.removed_words,
        "added_words": page.added_words,
        "facts": _values_as_data(page.facts, language),
        "text": [_block_as_data(block, language) for block in page.blocks],
        "files": [_file_as_data(file, language) for file in page.files],
        "is_brief": page.is_brief,
        "is_raw": page.is_raw,
    }


def _values_as_data(values: Iterable[ValueChange], language: str) -> list[dict[str, Any]]:
    return [
        {
            "name": value.name,
            "label": value.label.text(language),
            "before": value.before,
            "after": value.after,
            "runs": runs_as_data(value.runs),
            "is_list": value.is_list,
        }
        for value in values
    ]


def _block_as_data(change: BlockChange, language: str) -> dict[str, Any]:
    return {
        "change": change.change,
        "before": [_content_as_data(block) for block in change.before],
        "after": [_content_as_data(block) for block in change.after],
        "runs": runs_as_data(change.runs),
        "values": _values_as_data(change.values, language),
        "section": change.section,
        "follows": change.follows,
        "follows_kind": change.follows_kind,
        "section_before": change.section_before,
        "followed": change.followed,
        "followed_kind": change.followed_kind,
        "direction": change.direction,
    }


def _content_as_data(block: BodyBlock) -> dict[str, Any]:
    rows = {"rows": [list(row) for row in block.rows]} if block.rows else {}
    values = {"values": {value.name: value.value for value in block.values}} if block.values else {}
    return {"kind": block.kind, "text": block.text, **rows, **values}


def _file_as_data(file: FileDifference, language: str) -> dict[str, Any]:
    values = _values_as_data(file.values, language)
    return {**asdict(replace(file, document=None)), "values": values, **_document_of(file, language)}


def _other_file_as_data(file: OtherFileDifference, language: str) -> dict[str, Any]:
    values = {"values": [_setting_as_data(each) for each in file.values]}
    return {**asdict(replace(file, document=None)), **values, **_document_of(file, language)}


def _document_of(file: FileDifference | OtherFileDifference, language: str) -> dict[str, Any]:
    """Return the text of a file: only its difference, or the beginning of a new file."""
    return {"document": document_as_data(file.document, language) if file.document is not None else None}
