"""The facilitator's ways to a session: over the socket, as a process of its own, and behind the dashboard."""
