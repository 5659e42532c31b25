"""A plan file -> a session's plan and back, and what can be brought in; they must not know a session that runs."""
