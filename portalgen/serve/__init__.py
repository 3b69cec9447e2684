"""The local preview: every site on this machine, rebuilt and shown while files are edited."""
