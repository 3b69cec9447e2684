"""Releases: selecting and signing the published files, sending them, and later proof.

Modules that run beside a server's key or on a web server (`manifest`, `details`, `server_rules`, `layout`,
`fingerprints`, `prepared_folder`, `target`, `sending`) need only Python's own library, so no third-party package runs
there.
"""
