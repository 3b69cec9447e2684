"""From a commit of main to a prepared release: what may be released, whether it is due, and the folder that is sent."""
