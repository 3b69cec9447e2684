"""`datapackage.json`: describes the data files of a site in one language, for programs (Data Package, Table Schema)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from portalgen.config.by_language import choose_for_language
from portalgen.frozen import frozen
from portalgen.kinds.definition import Kind
from portalgen.on_demand import on_demand
from portalgen.open_data.addresses import PACKAGE_FILE, data_address, name_of_kind, schema_address
from portalgen.outputs.definition import OutputDefinition, without_chrome
from portalgen.plan.model import Output, OutputType, PlanScope
from portalgen.render.context import Context
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.open_data import cells as open_data_cells
    from portalgen.open_data import columns as open_data_columns
    from portalgen.open_data import licence, samples, schemas
    from portalgen.open_data import rows as open_data_rows
    from portalgen.outputs import data_xlsx

_TITLE: Final = Bilingual("Dữ liệu mở: {agency}", "Open data: {agency}")
CSV_NOTE: Final = Bilingual(
    "Chữ bắt đầu bằng =, +, - hoặc @ đứng sau dấu nháy đơn để Excel không coi là công thức; bỏ một dấu nháy khi đọc bằng "
    "chương trình. Tệp JSON và XLSX không có dấu này.",
    "Text beginning with =, +, - or @ is preceded by an apostrophe, so that Excel does not read it as a formula; remove "
    "one apostrophe when reading it with a program. The JSON and XLSX files have no apostrophes.",
)


@frozen
class DataPackageView:
    """A descriptor as JSON."""

    text: str


def plan_data_package(output_type: OutputType, scope: PlanScope) -> Iterator[Output]:
    """Yield the descriptor of a language, if the site has data files and any row in that language."""
    if scope.site.open_data and open_data_rows.kinds_with_rows(scope.portal.kinds, scope.graph, scope.language):
        address = data_address(scope.site, scope.language, PACKAGE_FILE)
        yield Output(address, scope.site.id, scope.language, output_type, "", scope.site.source)


def build_data_package_view(context: Context, output: Output) -> DataPackageView:
    """Return the descriptor of all data files of a site in a language."""
    site, language = context.site, output.language
    agency = site.agency_name(language)
    kinds = open_data_rows.kinds_with_rows(context.portal.kinds, context.graph, language)
    rows = samples.count_rows(context.own_pages.get(language, ()))
    licences = licence.licences_of(site, language)
    code = site.confirmed_agency_code
    descriptor = {
        "name": f"{site.id}-{language}",
        "title": _TITLE.text(language).format(agency=agency),
        "description": choose_for_language(site.reuse, language),
        "homepage": f"https://{site.host}{site.prefix(language)}",
        "contributors": [{"title": agency, "role": "publisher"}],
        **({"agencyCode": code} if code else {}),
        **({"licenses": list(licences)} if licences else {}),
        "resources": [each for kind in kinds for each in _resources(context, kind, language, rows[kind.name])],
    }
    return DataPackageView(open_data_cells.write_json(descriptor))


def _resources(context: Context, kind: Kind, language: str, rows: samples.RowCount) -> Iterator[Mapping[str, Any]]:
    """Yield the three files of a kind: two tables with their schema, and the JSON file with its schema's address."""
    name = name_of_kind(kind.name)
    title = kind.label.text(language)
    description = rows.describe(kind.label.text(language), language)
    schema = schemas.build_table_schema(open_data_columns.explained_columns_of(context, kind), language)
    yield {
        "name": name,
        "title": rows.title(f"{title} (CSV)", language),
        "description": f"{description} {CSV_NOTE.text(language)}",
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema,
    }
    yield {
        "name": f"{name}-xlsx",
        "title": rows.title(f"{title} (XLSX)", language),
        "description": description,
        "path": f"{name}.xlsx",
        "profile": "tabular-data-resource",
        "format": "xlsx",
        "mediatype": data_xlsx.XLSX_TYPE,
        "schema": schema,
    }
    yield {
        "name": f"{name}-json",
        "title": rows.title(f"{title} (JSON)", language),
        "description": description,
        "path": f"{name}.json",
        "profile": "data-resource",
        "type": "json",  # otherwise programs that guess by name read `budget-report.json` as their own report format
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
        "describedby": schema_address(context.portal, name).url,
    }


def serialize_data_package(view: DataPackageView) -> bytes:
    """Return the descriptor with a line end."""
    return f"{view.text}\n".encode()


OUTPUT: Final = OutputDefinition(
    OutputType("data_package", plan_data_package, media_type="application/json"),
    without_chrome(build_data_package_view),
    serialize=serialize_data_package,
)
