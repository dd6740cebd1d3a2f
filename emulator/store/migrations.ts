/** Marks an SQLite file as a data file of the emulator ("W1O1"). */
export const APPLICATION_ID = 0x57314f31;

/**
 * The steps that bring a data file to the present layout; step n makes version n. A released step never changes: add another.
 *
 * Every object of the API is one row of `object` with its body as JSON; `seq` keeps the order of creation. An id belongs to a kind,
 * since a bot and its user have the same one.
 * `image` has the logo or avatar of an object, under an id of its own that changes with each upload.
 * `reference` has one row per object that another one names, so that a removal finds who is concerned.
 * Step 3: objects carry the path of their organization, the user of a bot has the bot's role, an e-mail is found without looking at every user.
 * The indexes over the body are for what lists are mostly asked for; lists/value.ts writes its expressions letter by letter as they are.
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
  UPDATE object SET body = json_set(body, '$.orgPath', json_extract(body, '$.path'))
    WHERE kind = 'organization' AND json_extract(body, '$.orgPath') IS NULL;
  UPDATE object SET body = json_set(object.body, '$.orgPath', json_extract(owner.body, '$.path'))
    FROM object AS owner
    WHERE object.kind <> 'organization' AND owner.kind = 'organization' AND owner.id = json_extract(object.body, '$.organization');

  UPDATE object SET body = json_set(object.body,
      '$.role', coalesce((SELECT role.value FROM json_each(bot.body, '$.roles') AS role
        WHERE role.value IN ('viewer', 'guest', 'agent', 'bot', 'admin', 'owner')
        ORDER BY instr('viewer guest agent bot admin owner', role.value) DESC LIMIT 1), 'viewer'),
      '$.status', CASE json_extract(bot.body, '$.status') WHEN 'archived' THEN 'archived' ELSE json_extract(object.body, '$.status') END)
    FROM object AS bot
    WHERE object.kind = 'user' AND bot.kind = 'bot' AND bot.id = json_extract(object.body, '$.bot');

  CREATE UNIQUE INDEX object_by_email ON object (lower(json_extract(body, '$.email'))) WHERE kind = 'user';
  `,
  `
  CREATE INDEX object_by_organization ON object (kind, json_extract(body, '$.organization'), json_extract(body, '$.name'));
  CREATE INDEX object_by_name ON object (kind, json_extract(body, '$.name'));
  UPDATE object SET body = json_set(body, '$.email', 'bot+' || id || '@web1on1.chat')
    WHERE kind = 'user' AND json_extract(body, '$.bot') IS NOT NULL;
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
