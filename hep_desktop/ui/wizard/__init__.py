"""Showing how an unknown table is read: the table, its columns, doubtful places."""
