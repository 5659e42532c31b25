"""What was asked and planned, in which rounds, and how people would rather be asked."""
