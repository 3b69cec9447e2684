"""Whether what stands at an address, or in a file, is what the portal published, and what approved it.

It never says that something is forged, what others were served, or that a release is the newest: none of these can be known
from here.
"""
