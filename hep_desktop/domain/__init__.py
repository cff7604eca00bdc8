"""The trade in frozen dataclasses; imports the standard library only."""
