"""The folder read by a web server, and all operations on it; needs only Python's own library.

`layout.py` above has its names. `folder` sets it up, `receiving` accepts a release and replaces the current release,
`rollback` returns to a former one, `status` describes the state. One process at a time changes it (`lock`), every
change can be interrupted anywhere (`switching`), and each leaves a line in the log (`event_log`).
"""
