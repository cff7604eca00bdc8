"""What is missing or does not fit: one module per kind of check, pure, from a snapshot to findings."""
