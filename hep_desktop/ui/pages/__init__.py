"""One module per page of the walk."""
