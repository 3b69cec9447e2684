"""The software bill of materials of the portal in CycloneDX 1.6 (ECMA-424): the same software always gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from portalgen.reports.software import PROGRAM_NAME, MachineProgram, Package

_FONT: Final = ("Be Vietnam Pro", "OFL-1.1")
"""The font shipped in the theme's own folder."""
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)+\w*")
_SPACE: Final = "https://cyclonedx.org/"


def format_bill_of_materials(
    packages: Iterable[Package], programs: Iterable[MachineProgram], version: str, at: datetime
) -> str:
    """Return the bill of materials as JSON, with the moment `at`; absent software has no entry."""
    bom = Bom()
    root = Component(name=PROGRAM_NAME, version=version, type=ComponentType.APPLICATION, bom_ref=PROGRAM_NAME)
    components = {each.name: _describe_package(each) for each in packages}
    for component in components.values():
        bom.components.add(component)
    for package in packages:
        bom.register_dependency(components[package.name], [components[name] for name in package.needs])
    bom.register_dependency(root, [components[each.name] for each in packages if each.is_direct])
    for program in programs:
        if program.version:
            bom.components.add(
                Component(
                    name=program.name,
                    version=_number_in(program.version),
                    description=program.version,
                    type=ComponentType.APPLICATION,
                    bom_ref=f"program:{program.name}",
                )
            )
    name, licence = _FONT
    bom.components.add(
        Component(
            name=name,
            type=ComponentType.DATA,
            bom_ref="font:be-vietnam-pro",
            licenses=[LicenseFactory().make_from_string(licence)],
        )
    )
    bom.metadata.component = root
    bom.metadata.timestamp = at
    bom.metadata.tools.components.clear()
    refs = sorted(str(each.bom_ref) + (each.version or "") for each in bom.components)
    bom.serial_number = uuid5(NAMESPACE_URL, f"{_SPACE}{version}/{at.isoformat()}/{'/'.join(refs)}")
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _number_in(words: str) -> str:
    """Return the version number in a program's output: "2.47.3" of "git version 2.47.3"."""
    number = _NUMBER.search(words)
    return number.group() if number else words


def _describe_package(package: Package) -> Component:
    url = PackageURL("pypi", None, package.name, package.version)
    factory = LicenseFactory()
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        bom_ref=url.to_string(),
        purl=url,
        licenses=[factory.make_from_string(package.license)] if package.license else [],
        # A version may have several installable files, for other systems and versions of Python: the hashes belong to
        # its distribution, and no hash is the component's own.
        external_references=[
            ExternalReference(
                type=ExternalReferenceType.DISTRIBUTION,
                url=XsUri(url.to_string()),
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in package.hashes],
            )
        ]
        if package.hashes
        else [],
        properties=[Property(name="portalgen:pinned-files", value=str(len(package.hashes)))],
    )
