"""Legal time: instruments, working days, time limits. All functions are pure: they read neither files nor the clock."""
