"""The handlers of the session's actions."""
