"""The first schema: records by address, the journal, KSH's gazetteer, and the store's own data.

`programme` holds the id of every programme and "" for what the whole store shares, so that no record can
outlive its programme. `step.changes` is JSON, or the same compressed by zlib where it is long.
"""

STATEMENTS = (
    "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "INSERT INTO meta (key, value) VALUES ('identity', lower(hex(randomblob(16))))",
    "CREATE TABLE programme (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID",
    "INSERT INTO programme (id) VALUES ('')",
    """CREATE TABLE record (
        programme TEXT NOT NULL REFERENCES programme (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (programme, kind, key)
    )""",
    """CREATE TABLE step (
        seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
        label TEXT NOT NULL,
        target TEXT REFERENCES step (id),
        programmes TEXT NOT NULL,
        changes BLOB NOT NULL
    )""",
    """CREATE TABLE gazetteer (
        code TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        county TEXT NOT NULL,
        district TEXT NOT NULL,
        kind TEXT NOT NULL,
        population INTEGER,
        year INTEGER,
        folded TEXT NOT NULL
    ) WITHOUT ROWID""",
)
