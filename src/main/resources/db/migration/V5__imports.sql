-- Files that people bring, until they are taken over, and what became of their lines.
CREATE TABLE import_upload (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  file TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  changed TEXT NOT NULL,
  state TEXT NOT NULL,
  settings TEXT NOT NULL
);
CREATE INDEX import_upload_by_change ON import_upload (changed, id);

-- The file in pieces of Base64, so that no write holds up the events for long.
CREATE TABLE import_part (
  upload TEXT NOT NULL REFERENCES import_upload (id),
  place INTEGER NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (upload, place)
);

CREATE TABLE import_line (
  upload TEXT NOT NULL REFERENCES import_upload (id),
  number INTEGER NOT NULL,
  place TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  fate TEXT NOT NULL,
  version BIGINT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (upload, number)
);
CREATE INDEX import_line_by_fate ON import_line (upload, fate, number);
