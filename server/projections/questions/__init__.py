"""Questions: asked, planned, in rounds, and with offered wordings."""
