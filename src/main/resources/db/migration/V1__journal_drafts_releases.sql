-- Plain SQL that SQLite and PostgreSQL both understand; ${identity} is what differs.

CREATE TABLE event (
  number ${identity},
  shop TEXT NOT NULL,
  conversation TEXT NOT NULL,
  type TEXT NOT NULL,
  at TEXT NOT NULL,
  arrived_at TEXT NOT NULL,
  payload TEXT NOT NULL
);
CREATE INDEX event_of_conversation ON event (shop, conversation, number);

-- Which deliveries have been taken, so that a repeated one changes nothing.
CREATE TABLE delivery (
  shop TEXT NOT NULL,
  id TEXT NOT NULL,
  digest TEXT NOT NULL,
  arrived_at TEXT NOT NULL,
  PRIMARY KEY (shop, id)
);
CREATE INDEX delivery_by_arrival ON delivery (arrived_at);

CREATE TABLE flagged_draft (
  number ${identity},
  shop TEXT NOT NULL,
  conversation TEXT NOT NULL,
  draft TEXT NOT NULL,
  agent TEXT NOT NULL,
  question TEXT NOT NULL,
  flagged_at TEXT NOT NULL,
  sent_at TEXT,
  sent_text TEXT,
  UNIQUE (shop, conversation, draft)
);
CREATE INDEX flagged_draft_by_time ON flagged_draft (flagged_at);

CREATE TABLE flagged_revision (
  flagged_draft BIGINT NOT NULL REFERENCES flagged_draft (number),
  revision BIGINT NOT NULL,
  at TEXT NOT NULL,
  text TEXT NOT NULL,
  verdict TEXT NOT NULL,
  hints TEXT NOT NULL,
  release BIGINT NOT NULL,
  PRIMARY KEY (flagged_draft, revision)
);

-- What the agent did: answered a hint, took a script.
CREATE TABLE flagged_draft_action (
  flagged_draft BIGINT NOT NULL REFERENCES flagged_draft (number),
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (flagged_draft, action, subject, at)
);

CREATE TABLE knowledge_release (
  number BIGINT PRIMARY KEY,
  digest TEXT NOT NULL,
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  origin TEXT NOT NULL,
  published_at TEXT NOT NULL
);

-- A file that stays the same from release to release is kept once.
CREATE TABLE knowledge_content (
  digest TEXT PRIMARY KEY,
  content TEXT NOT NULL
);

CREATE TABLE knowledge_file (
  release BIGINT NOT NULL REFERENCES knowledge_release (number),
  path TEXT NOT NULL,
  digest TEXT NOT NULL REFERENCES knowledge_content (digest),
  PRIMARY KEY (release, path)
);
