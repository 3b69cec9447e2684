"""Names of files and folders: of a prepared release, of a target, and of a host's information about its release."""

from __future__ import annotations

import re
from typing import Final

# A prepared release: what `release --prepare` writes and `release --prepared` sends.
MANIFEST_FILE: Final = "manifest.json"
SIGNATURE_FILE: Final = "manifest.json.sig"
LISTS_FOLDER: Final = "lists"
"""`<host>.json`: the list of the files of a host."""
DETAILS_FILE: Final = "details.json"
"""Unpublished data of a release: findings, versions, rules for the web server (`portalgen.publish.details`)."""
BLOBS_FOLDER: Final = "blobs"
"""`<first two of the digest>/<SHA-256>`: bytes by their digest, both files and their compressed twins."""

# A target: the folder that the web server reads from.
TARGET_OWN_FOLDER: Final = ".portalgen"
"""Marks a folder as a target: settings (`target.json`) and the lock (`lock`)."""
INCOMING_FOLDER: Final = "incoming"
"""Prepared releases being received, a folder per release by its name."""
RELEASE_NAME: Final = re.compile(r"[0-9]{6,12}-[0-9]{8}T[0-9]{4}-[0-9a-f]{10}-[0-9a-f]{10}", re.ASCII)
"""The names of a release's folders everywhere; other folders are not touched."""
RELEASES_FOLDER: Final = "releases"
"""`<name>/<host>/…`: immutable except for additions by `shared`."""
ABOUT_FOLDER: Final = "about"
"""`<name>/`: manifest, signature, lists and details of each kept release; not served."""
RECORDS_FOLDER: Final = "records"
"""`manifests/<number>.json` and `.json.sig` of every release ever, `lists/<SHA-256>.json` of the kept ones.

Served by the main host below `RECORDS_ADDRESS`.
"""
SHARED_FOLDER: Final = "shared"
"""`<host>/…`: the fingerprinted files of all kept releases and of the days before.

Pages of a release other than the current one may request them.
"""
OUTAGE_FOLDER: Final = "outage"
"""`<host>/503.html`, and `503.<language>.html` for further languages: the answer while no release is available."""
RULES_FOLDER: Final = "rules"
"""Included by the web servers' settings: redirects and gone pages of the current release."""
CURRENT_LINK: Final = "current"
"""A relative link to a folder of `releases`."""
NEXT_LINK: Final = "next"
"""A relative link to the release being checked."""
MAINTENANCE_FILE: Final = "maintenance"
"""As long as it exists, every request is answered with 503."""
LOG_FILE: Final = "log.jsonl"
STATUS_FILE: Final = "status.json"

# What a host says of its own release, and the main host of all.
RELEASE_ADDRESS: Final = "/.well-known/portal-release/"
"""Below it on every host: `manifest.json`, `manifest.json.sig` and `files.json`, the host's own list; hard links."""
FILES_FILE: Final = "files.json"
RECORDS_ADDRESS: Final = f"{RELEASE_ADDRESS}records/"
"""On the main host: `manifests/<number>.json`, `manifests/<number>.json.sig`, `lists/<SHA-256>.json`."""
