"""Redirects and pages that are gone as lists, for servers that have rules of another kind, and where they are read from."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Final

from portalgen.errors import UsageError
from portalgen.publish.details import parse_details
from portalgen.publish.layout import ABOUT_FOLDER, CURRENT_LINK, DETAILS_FILE
from portalgen.publish.manifest import ReleaseFormatError
from portalgen.publish.reading_rules import read_server_rules
from portalgen.publish.server_rules import ServerRules
from portalgen.publish.target.rule_files import encode_target

COLUMNS: Final = ("status", "host", "path", "query", "is_prefix", "to")
_INDEX: Final = "index.html"
_FORMULA: Final = ("=", "+", "-", "@", "\t")


def read_rules_of(folder: Path) -> ServerRules:
    """Return the rules of a build, of a prepared release, or of the current release of a target.

    Raises UsageError for any other folder.
    """
    details = _find_details(folder)
    if details is None:
        if not (folder / ".portalgen").is_dir():
            raise UsageError(
                f"{folder} không phải bản dựng, bản phát hành đã chuẩn bị hay thư mục đích của bản phát hành",
                f"{folder} is neither a build, nor a prepared release, nor a release target",
            )
        return read_server_rules(folder)
    try:
        return parse_details(details.read_bytes()).rules
    except ReleaseFormatError as error:
        raise UsageError(
            f"{details} không đọc được như một tệp của bản phát hành",
            f"{details} cannot be read as a file of a release",
        ) from error


def _find_details(folder: Path) -> Path | None:
    current = folder / CURRENT_LINK
    places = [folder / DETAILS_FILE]
    if current.is_symlink():
        places.append(folder / ABOUT_FOLDER / current.readlink().name / DETAILS_FILE)
    return next((each for each in places if each.is_file()), None)


def _list_rows(rules: ServerRules) -> list[dict[str, str | int | bool]]:
    """The order in which they apply: addresses with a query, addresses, prefixes (the longest first), pages that are gone."""
    ordered = sorted(rules.redirects, key=lambda each: (each.is_prefix, not each.query, -len(each.path), each))
    rows: list[dict[str, str | int | bool]] = [
        {
            "status": 301,
            "host": each.host,
            "path": each.path,
            "query": each.query,
            "is_prefix": each.is_prefix,
            "to": encode_target(each.to),
        }
        for each in ordered
    ]
    for path in rules.gone_paths:
        host, _, rest = path.partition("/")
        address = f"/{rest.removesuffix(_INDEX)}" if f"/{rest}".endswith(f"/{_INDEX}") else f"/{rest}"
        rows.append({"status": 410, "host": host, "path": address, "query": "", "is_prefix": False, "to": ""})
    return rows


def format_rules_csv(rules: ServerRules) -> str:
    """Return the rules as CSV (RFC 4180) with a row of names; no cell is read as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in _list_rows(rules):
        writer.writerow([_cell(row[name]) for name in COLUMNS])
    return out.getvalue()


def _cell(value: str | int | bool) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def format_rules_json(rules: ServerRules) -> str:
    """Return the rules as JSON: a list of objects with the columns of the CSV."""
    return json.dumps(_list_rows(rules), ensure_ascii=False, indent=2) + "\n"
