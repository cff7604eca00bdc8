"""The way from every schema ever released to today's: frozen SQL, one numbered module a step."""

from hep_desktop.store.migrations import m0001_first

MIGRATIONS: tuple[tuple[str, ...], ...] = (m0001_first.STATEMENTS,)
"""In order; a store's `user_version` says how many of them it has been through."""

VERSION = len(MIGRATIONS)
