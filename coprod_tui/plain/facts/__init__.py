"""Lines for what happened in a session."""
