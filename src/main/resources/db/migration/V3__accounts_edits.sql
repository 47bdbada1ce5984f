-- Who may use the console, who did what, and what was edited there.

CREATE TABLE account (
  name TEXT PRIMARY KEY,
  display TEXT NOT NULL,
  password TEXT NOT NULL,
  disabled INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  signed_in_at TEXT
);

-- '*' stands for every shop.
CREATE TABLE account_grant (
  account TEXT NOT NULL REFERENCES account (name),
  role TEXT NOT NULL,
  shop TEXT NOT NULL,
  PRIMARY KEY (account, role, shop)
);

-- Ids of sessions and invitations are hashes of what the browser or the link holds.
CREATE TABLE console_session (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES account (name),
  created_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  address TEXT NOT NULL
);
CREATE INDEX console_session_of_account ON console_session (account, seen_at);
CREATE INDEX console_session_by_time ON console_session (seen_at);

CREATE TABLE invitation (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  display TEXT NOT NULL,
  grants TEXT NOT NULL,
  reset INTEGER NOT NULL,
  author TEXT NOT NULL,
  expires_at TEXT NOT NULL
);

CREATE TABLE audit_entry (
  number ${identity},
  at TEXT NOT NULL,
  account TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  address TEXT NOT NULL
);
CREATE INDEX audit_entry_of_account ON audit_entry (account, number);
CREATE INDEX audit_entry_of_action ON audit_entry (action, number);
CREATE INDEX audit_entry_by_time ON audit_entry (at);

-- Every version of what was edited in the console: a script or a rule (kind), by its id. The base is
-- what the version was made from, the content is missing where the thing was taken away, and the
-- release is the one that it was published with.
CREATE TABLE knowledge_edit (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  base TEXT NOT NULL,
  content TEXT,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  release BIGINT,
  PRIMARY KEY (kind, id, version)
);
CREATE INDEX knowledge_edit_open ON knowledge_edit (kind, release, id, version);
