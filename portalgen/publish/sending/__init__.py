"""How a prepared release gets to its targets, and what a web server does for whoever holds the key for that.

At the sender: `send` (to one target and its mirrors), `order` (what leads back is refused), `targets` (a folder here, or
one of a server by SSH), `connection` (SSH). At the server: `receiving`, the forced command, with `commands` (the few that
it accepts) and `stream` (what comes in). `archive_file` hands folders from one job to another.
"""
