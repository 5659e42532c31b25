"""The people in a session: lists, presence and invitations."""
