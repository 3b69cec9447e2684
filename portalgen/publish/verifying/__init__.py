"""Checks if the content of an address or a file was published by the portal, and its approval.

It never says that something is forged, what other visitors received, or that a release is the newest: none of these can
be known from here.
"""
