"""The way from every schema ever released to today's: frozen SQL, one numbered module a step."""

from hep_desktop.store.migrations import m0001_first, m0002_marks

MIGRATIONS: tuple[tuple[str, ...], ...] = (m0001_first.STATEMENTS, m0002_marks.STATEMENTS)
"""In order; a store's `user_version` says how many of them it has been through."""

VERSION = len(MIGRATIONS)
