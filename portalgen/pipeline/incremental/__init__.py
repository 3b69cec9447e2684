"""The basis of incremental builds: the state recorded by the last build, the outdated sites, and the reasons."""
