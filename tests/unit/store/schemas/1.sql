BEGIN TRANSACTION;
CREATE TABLE gazetteer (
        code TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        county TEXT NOT NULL,
        district TEXT NOT NULL,
        kind TEXT NOT NULL,
        population INTEGER,
        year INTEGER,
        folded TEXT NOT NULL
    ) WITHOUT ROWID;
CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO "meta" VALUES('identity','662f75d800249e4092b13fe32e0d3cc5');
CREATE TABLE programme (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
INSERT INTO "programme" VALUES('');
INSERT INTO "programme" VALUES('p');
CREATE TABLE record (
        programme TEXT NOT NULL REFERENCES programme (id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL,
        key TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (programme, kind, key)
    );
INSERT INTO "record" VALUES('','settlement','s','{"code":"00000","id":"s","name":"Mintafalu"}');
INSERT INTO "record" VALUES('p','programme','','{"created":"2026-11-21","edition":"small","edition_revision":1,"id":"p","planned_adoption":"2027-03-31","settlement":"s"}');
INSERT INTO "record" VALUES('p','fact','women|2024|','{"value":{"amount":"412","type":"Number"}}');
CREATE TABLE step (
        seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
        label TEXT NOT NULL,
        target TEXT REFERENCES step (id),
        programmes TEXT NOT NULL,
        changes BLOB NOT NULL
    );
INSERT INTO "step" VALUES(1,'id-000001','2026-11-21T09:42:00+00:00','Minta Mária','do','{"args":[["name","Mintafalu"]],"key":"add_settlement"}',NULL,'[""]','[{"after":{"code":"00000","id":"s","name":"Mintafalu","type":"Settlement"},"before":null,"place":{"settlement":"s","type":"SettlementPlace"}}]');
INSERT INTO "step" VALUES(2,'id-000002','2026-11-21T09:42:00+00:00','Minta Mária','do','{"key":"create_programme"}',NULL,'[""]','[{"after":{"created":"2026-11-21","edition":"small","edition_revision":1,"id":"p","planned_adoption":"2027-03-31","settlement":"s","type":"ProgrammeDetails"},"before":null,"place":{"programme":"p","type":"ProgrammePlace"}}]');
INSERT INTO "step" VALUES(3,'id-000003','2026-11-21T09:42:00+00:00','Minta Mária','do','{"args":[["indicator","women"],["period","2024"]],"key":"set_fact"}',NULL,'["p"]','[{"after":{"type":"Fact","value":{"amount":"1","type":"Number"}},"before":null,"place":{"indicator":"women","period":"2024","programme":"p","type":"FactPlace"}}]');
INSERT INTO "step" VALUES(4,'id-000004','2026-11-21T09:42:00+00:00','Minta Mária','do','{"args":[["indicator","women"],["period","2024"]],"key":"set_fact"}',NULL,'["p"]','[{"after":{"type":"Fact","value":{"amount":"412","type":"Number"}},"before":{"type":"Fact","value":{"amount":"1","type":"Number"}},"place":{"indicator":"women","period":"2024","programme":"p","type":"FactPlace"}}]');
INSERT INTO "step" VALUES(5,'id-000005','2026-11-21T09:42:00+00:00','Minta Mária','do','{"args":[["node","he.1"]],"key":"set_text"}',NULL,'["p"]',X'78018BAE564A4C2B492D52B2AA564ACAC94FCE2E56B28AAE56CA4C51B2524A52D2512A2ACD838894A4569400C58E4E28AECA5438BCB0A8ECF0DAAA92A31B8B8E4E5428AE3ABCAD2C355D4F61547234104653C26876182D13460BC6D1DA61B48A1C01ED04A5DAD8DA581DA592CA825460EB2804D448AAD5514A4A4DCB2F020AE495E6E4E82815E424260339D54A79F929205519A97A86C0A65541517E7A51626E2E48A800C847322300ACA3B636160006B6CD55');
INSERT INTO "step" VALUES(6,'id-000006','2026-11-21T09:42:00+00:00','Minta Mária','undo','{"args":[["node","he.1"]],"key":"set_text"}','id-000005','["p"]',X'78018BAE564A4C2B492D52B2CA2BCDC9D1514A4A4DCB2F4A55B2AA564ACAC94FCE2E56B28AAE56CA4C51B2524A52D2512A2ACD838894A4569400C58E4E28AECA5438BCB0A8ECF0DAAA92A31B8B8E4E5428AE3ABCAD2C355D4F61547234104653C26876182D13460BC6D1DA61B48A1C01ED04A5DAD8DA581DA592CA0260134A2904D448AAD5512AC8494C0637A9F2F25340E219A97A86C0C65441517E7A51626E2E48A800C847D21500D6515B1B0B00555BCD55');
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('step',6);
COMMIT;
PRAGMA application_id = 1212502084;
PRAGMA user_version = 1;
