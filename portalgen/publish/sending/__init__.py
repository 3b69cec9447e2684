"""Sends a prepared release to its targets, and serves the holders of a release key on a web server.

At the sender: `send` (to one target and its mirrors), `order` (rejects releases that lead back), `targets` (a local
folder, or a server's by SSH), `connection` (SSH). At the server: `receiving`, the forced command, with `commands` (the
few that it accepts) and `stream` (its input). `archive_file` hands folders between jobs.
"""
