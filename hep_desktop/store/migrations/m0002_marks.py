"""A mark of every record tells whether it is still what was written: a disk may turn a bit unseen.

Records written before have none until they are written again.
"""

STATEMENTS = ("ALTER TABLE record ADD COLUMN mark INTEGER",)
