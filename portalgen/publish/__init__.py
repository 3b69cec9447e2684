"""Releases: what of a build goes live, under which signature, where, and how anyone can prove it afterwards.

What runs beside a key of a server or on a web server itself (`manifest`, `details`, `server_rules`, `layout`, `fingerprints`,
`prepared_folder`, `target`, `sending`) needs nothing but Python's own library, so that no package of others runs there.
"""
