"""`datapackage.json`: describes the portal-wide files, for programs (Data Package, Table Schema)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from portalgen.open_data.addresses import PACKAGE_FILE, name_of_kind, portal_data_address, schema_address
from portalgen.open_data.catalog.portal_files import PortalFile, list_portal_files
from portalgen.open_data.cells import write_json
from portalgen.open_data.columns import explained_columns_of
from portalgen.open_data.licence import find_portal_license, find_portal_reuse, name_license
from portalgen.open_data.portal_wide import find_portal_files
from portalgen.open_data.schemas import build_table_schema
from portalgen.outputs.data_package import CSV_NOTE, DataPackageView, serialize_data_package
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import Output, OutputType, PlanScope
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual

_TITLE: Final = Bilingual("Dữ liệu mở của toàn cổng: {portal}", "Open data of the whole portal: {portal}")


def plan_portal_data_package(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the descriptor of a language, if there is any portal-wide file in it."""
    site, code = scope.site, scope.language
    if site.open_data and find_portal_files(scope):
        yield Output(portal_data_address(site, code, PACKAGE_FILE), site.id, code, output_type, "", site.source)


def build_portal_data_package_view(context: Context, output: Output) -> DataPackageView:
    """Return the descriptor of all portal-wide files in a language."""
    site, language = context.site, output.language
    licences = name_license(find_portal_license(context.portal), language)
    agency = site.agency_name(language)
    descriptor = {
        "name": f"{site.id}-{language}-portal",
        "title": _TITLE.text(language).format(portal=agency),
        "description": find_portal_reuse(context.portal, language),
        "homepage": f"https://{site.host}{site.prefix(language)}",
        "contributors": [{"title": agency, "role": "publisher"}],
        **({"licenses": list(licences)} if licences else {}),
        "resources": [
            _RESOURCES[each.ending](context, each) for each in list_portal_files(context) if each.language == language
        ],
    }
    return DataPackageView(write_json(descriptor))


def _csv_resource(context: Context, file: PortalFile) -> Mapping[str, Any]:
    name = _name(file)
    return {
        "name": name.removesuffix(".csv"),
        "title": _title(file),
        "description": f"{_describe(file)} {CSV_NOTE.text(file.language)}",
        "path": name,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": build_table_schema(explained_columns_of(context, file.kind), file.language),
    }


def _json_resource(context: Context, file: PortalFile) -> Mapping[str, Any]:
    name = _name(file)
    return {
        "name": f"{name.removesuffix('.json')}-json",
        "title": _title(file),
        "description": _describe(file),
        "path": name,
        "profile": "data-resource",
        "type": "json",
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "describedby": schema_address(context.portal, name_of_kind(file.kind.name)).url,
    }


def _name(file: PortalFile) -> str:
    return file.address.path.rpartition("/")[2]


def _title(file: PortalFile) -> str:
    words = (file.kind.label.text(file.language), file.year, f"({file.ending.upper()})")
    return file.rows.title(" ".join(filter(None, words)), file.language)


def _describe(file: PortalFile) -> str:
    return file.rows.describe(file.kind.label.text(file.language), file.language)


_RESOURCES: Final = MappingProxyType({"csv": _csv_resource, "json": _json_resource})
"""Functions that describe a file, by its extension."""


OUTPUT: Final = OutputDefinition(
    OutputType("portal_data_package", plan_portal_data_package, step="portal", media_type="application/json"),
    without_chrome(build_portal_data_package_view),
    serialize=serialize_data_package,
)
