-- What was told without being asked, and who must still get it.

CREATE TABLE push (
  number ${identity},
  shop TEXT NOT NULL,
  conversation TEXT NOT NULL,
  agent TEXT,
  hint TEXT NOT NULL,
  at TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (shop, conversation, hint)
);
CREATE INDEX push_of_agent ON push (shop, agent, number);
CREATE INDEX push_by_time ON push (at);

CREATE TABLE push_delivery (
  push BIGINT NOT NULL REFERENCES push (number),
  target TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at TEXT NOT NULL,
  problem TEXT NOT NULL,
  PRIMARY KEY (push, target)
);
CREATE INDEX push_delivery_due ON push_delivery (target, state, next_at);
