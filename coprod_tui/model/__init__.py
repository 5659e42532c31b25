"""What the dashboard and plain mode know of a session: its replica, and what decides which actions apply."""
