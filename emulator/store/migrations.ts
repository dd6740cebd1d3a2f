/** Marks an SQLite file as a data file of the emulator ("W1O1"). */
export const APPLICATION_ID = 0x57314f31;

/**
 * The steps that bring a data file to the present layout; step n makes version n. A released step never changes: add another.
 *
 * Every object of the API is one row of `object` with its body as JSON; `seq` keeps the order of creation. An id belongs to a kind,
 * since a bot and its user have the same one.
 * `image` has the logo or avatar of an object, under an id of its own that changes with each upload.
 * `reference` has one row per object that another one names, so that a removal finds who is concerned.
 * `history` has one row per write of an object, without secrets, for the page; it is bounded (history.ts).
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE object (
    seq  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    id   TEXT NOT NULL,
    body TEXT NOT NULL,
    UNIQUE (kind, id)
  ) STRICT;
  CREATE INDEX object_by_kind ON object (kind, seq);

  CREATE TABLE reference (
    targetKind TEXT NOT NULL,
    target     TEXT NOT NULL,
    sourceKind TEXT NOT NULL,
    source     TEXT NOT NULL,
    PRIMARY KEY (targetKind, target, sourceKind, source)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX reference_by_source ON reference (sourceKind, source);

  CREATE TABLE credential (
    user     TEXT PRIMARY KEY,
    email    TEXT NOT NULL UNIQUE COLLATE NOCASE,
    password TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE image (
    kind   TEXT NOT NULL,
    object TEXT NOT NULL,
    id     TEXT NOT NULL UNIQUE,
    type   TEXT NOT NULL,
    bytes  BLOB NOT NULL,
    PRIMARY KEY (kind, object)
  ) STRICT;
  CREATE TRIGGER image_goes_with_object AFTER DELETE ON object BEGIN
    DELETE FROM image WHERE kind = OLD.kind AND object = OLD.id;
  END;
  `,
  `
  CREATE TABLE history (
    seq       INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    object    TEXT NOT NULL,
    time      TEXT NOT NULL,
    operation TEXT NOT NULL,
    user      TEXT,
    request   TEXT,
    method    TEXT,
    path      TEXT,
    causeKind TEXT,
    cause     TEXT,
    before    TEXT NOT NULL,
    after     TEXT NOT NULL
  ) STRICT;
  CREATE INDEX history_by_object ON history (kind, object);
  `,
];
