"""Reads what the office already has: one module a source; gives proposals, writes nothing."""
