"""From a commit of main to a prepared release: its conditions, its schedule, and the folder to send."""
