"""The tables of a store as peewee models, private to store; a test compares them with what the migrations make.

No model is bound to a database, since two stores may be open at once: each query is told where it runs.
"""

from peewee import SQL, AutoField, Check, CompositeKey, Field, ForeignKeyField, IntegerField, Model, TextField


class TextOrBytes(Field):
    """Kept as it is given; peewee's own BlobField would turn readable text into bytes."""

    field_type = "BLOB"


class Property(Model):
    """What the store knows of itself: its identity, where its gazetteer came from."""

    key = TextField(primary_key=True)
    value = TextField()

    class Meta:
        table_name = "meta"
        without_rowid = True


class Programme(Model):
    """The id of every programme, and "" for what the whole store shares: no record can outlive its programme."""

    id = TextField(primary_key=True)

    class Meta:
        without_rowid = True


class Record(Model):
    """What stands at a place, as JSON (`addresses.py`); its rowid keeps the order in which records came.

    `mark` is worked out of all the rest (`records.mark_of`).
    """

    programme = ForeignKeyField(
        Programme, column_name="programme", backref="+", deferrable="INITIALLY DEFERRED", index=False
    )
    kind = TextField()
    key = TextField()
    body = TextField()
    mark = IntegerField(null=True)

    class Meta:
        primary_key = CompositeKey("programme", "kind", "key")


class Step(Model):
    """A step of the journal; `changes` is JSON compressed by zlib; before schema 2 short ones were not."""

    # peewee has no word for AUTOINCREMENT, and makes a second index for what is unique
    seq = AutoField(constraints=[SQL("AUTOINCREMENT")])
    id = TextField(constraints=[SQL("UNIQUE")])
    at = TextField()
    who = TextField()
    kind = TextField(constraints=[Check("kind IN ('do', 'undo', 'redo')")])
    label = TextField()
    target = ForeignKeyField("self", field="id", column_name="target", backref="+", index=False, null=True)
    programmes = TextField()
    changes = TextOrBytes()


class Gazetteer(Model):
    """A settlement of KSH's list, and its name folded for searching."""

    code = TextField(primary_key=True)
    name = TextField()
    county = TextField()
    district = TextField()
    kind = TextField()
    population = IntegerField(null=True)
    year = IntegerField(null=True)
    folded = TextField()

    class Meta:
        without_rowid = True


TABLES: tuple[type[Model], ...] = (Property, Programme, Record, Step, Gazetteer)
