"""Who joined, who is connected, and who could be invited to speak."""
