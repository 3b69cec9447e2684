"""Legal time: instruments, working days, time limits. Pure: no file is read, no clock is used."""
