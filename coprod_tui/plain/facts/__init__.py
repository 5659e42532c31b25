"""What happened in a session, one line for each fact."""
