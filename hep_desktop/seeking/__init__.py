"""Search in everything a programme says, and what a replacement makes of its records; pure."""
