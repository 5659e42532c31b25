"""What the actions of the session's screens do."""
