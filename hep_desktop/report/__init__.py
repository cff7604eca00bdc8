"""Papers: composed as neutral blocks from a snapshot, drawn by one renderer a format."""
