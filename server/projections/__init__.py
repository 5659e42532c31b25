"""Pure functions from a session's state to frozen views."""
