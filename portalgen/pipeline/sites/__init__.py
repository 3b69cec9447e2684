"""The sites of a portal.

Configuration and themes are shared; each site is read, linked and planned separately.
"""
