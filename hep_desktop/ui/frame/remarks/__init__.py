"""Remarks in the window: the place they are made on, their list beside the page, and the way to and from a mentor."""
