"""Names of files and folders: of a prepared release, of a target, and of what a host says of its own release."""

from __future__ import annotations

import re
from typing import Final

# A prepared release: what `release --prepare` writes and `release --prepared` sends.
MANIFEST_FILE: Final = "manifest.json"
SIGNATURE_FILE: Final = "manifest.json.sig"
LISTS_FOLDER: Final = "lists"
"""`<host>.json`: the list of the files of a host."""
DETAILS_FILE: Final = "details.json"
"""What of a release is not published: findings, versions, rules for the web server (`portalgen.publish.details`)."""
BLOBS_FOLDER: Final = "blobs"
"""`<first two of the digest>/<SHA-256>`: bytes by their digest, files and their compressed twins alike."""

# A target: the folder that the web server reads from.
TARGET_OWN_FOLDER: Final = ".portalgen"
"""What says that a folder is ours: settings (`target.json`) and the lock (`lock`)."""
INCOMING_FOLDER: Final = "incoming"
"""What is being sent, one folder for each release by its name: a prepared release."""
RELEASE_NAME: Final = re.compile(r"[0-9]{6,12}-[0-9]{8}T[0-9]{4}-[0-9a-f]{10}-[0-9a-f]{10}", re.ASCII)
"""How the folders of a release are called, wherever they are; what is called otherwise is somebody else's."""
RELEASES_FOLDER: Final = "releases"
"""`<name>/<host>/…`: immutable but for what `shared` adds to it."""
ABOUT_FOLDER: Final = "about"
"""`<name>/`: manifest, signature, lists and details of each release that is kept; not served."""
RECORDS_FOLDER: Final = "records"
"""`manifests/<number>.json` and `.json.sig` of every release ever, `lists/<SHA-256>.json` of those kept; served by the
main host below `RECORDS_ADDRESS`."""
SHARED_FOLDER: Final = "shared"
"""`<host>/…`: the fingerprinted files of all releases that are kept and of some days more, which pages of another release
than the current one may ask for."""
OUTAGE_FOLDER: Final = "outage"
"""`<host>/503.html`, and `503.<language>.html` for others than the first: what is answered while no release can be."""
RULES_FOLDER: Final = "rules"
"""What the web servers' settings include: redirects and pages that are gone, of the current release."""
CURRENT_LINK: Final = "current"
"""A relative link to a folder of `releases`."""
NEXT_LINK: Final = "next"
"""A relative link to the release that is being checked."""
MAINTENANCE_FILE: Final = "maintenance"
"""While it is there, every request is answered with 503."""
LOG_FILE: Final = "log.jsonl"
STATUS_FILE: Final = "status.json"

# What a host says of its own release, and the main host of all.
RELEASE_ADDRESS: Final = "/.well-known/portal-release/"
"""Below it on every host: `manifest.json`, `manifest.json.sig` and `files.json`, the host's own list; hard links."""
FILES_FILE: Final = "files.json"
RECORDS_ADDRESS: Final = f"{RELEASE_ADDRESS}records/"
"""On the main host: `manifests/<number>.json`, `manifests/<number>.json.sig`, `lists/<SHA-256>.json`."""
