"""The folder that a web server reads from, and everything that happens to it; needs nothing but Python's own library.

`layout.py` above has its names. `folder` sets it up, `receiving` takes a release and puts it in the place of the current
one, `rollback` goes back to a former one, `status` says what is there. One process at a time changes it (`lock`), every
change can be interrupted anywhere (`switching`), and each leaves a line in its log (`log`).
"""
