/** One file; opened by one connector at a time. */
export const schema = `
CREATE TABLE IF NOT EXISTS mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS shop_order (
  id INTEGER PRIMARY KEY,
  ref TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  look_at INTEGER,
  snapshot TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS shop_order_due ON shop_order (look_at) WHERE look_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS shop_order_ref ON shop_order (ref);

CREATE TABLE IF NOT EXISTS event (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  order_ref TEXT NOT NULL,
  type TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  body TEXT,
  tries INTEGER NOT NULL DEFAULT 0,
  next_try INTEGER NOT NULL DEFAULT 0,
  outcome TEXT,
  note TEXT,
  settled_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS event_waiting ON event (seq) WHERE outcome IS NULL;

CREATE TABLE IF NOT EXISTS question (
  id INTEGER PRIMARY KEY,
  gateway TEXT,
  asked INTEGER NOT NULL DEFAULT 0,
  ask_at INTEGER,
  answer TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS question_due ON question (ask_at) WHERE ask_at IS NOT NULL;

CREATE TABLE IF NOT EXISTS card (
  tag TEXT NOT NULL,
  order_ref TEXT NOT NULL,
  card_ref TEXT NOT NULL,
  PRIMARY KEY (tag, order_ref, card_ref)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS card_order ON card (order_ref);
`;
