"""The only package that knows SQLite and peewee: one store is one file, one thread, one writer."""
