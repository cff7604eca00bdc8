"""The only package that knows SQLite: one store is one file, one thread, one writer."""
