"""The basis of incremental builds: the state left by the last build, the sites out of date, and the reasons."""
