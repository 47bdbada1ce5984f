-- What trainers make of flagged drafts, and the days that the insight pages add up.

-- Scripts that the agent was offered at a revision: a JSON list of ids.
ALTER TABLE flagged_revision ADD COLUMN suggestions TEXT NOT NULL DEFAULT '[]';

-- The queue is filtered and sorted by these; -1 is: its hints have not been listed yet.
ALTER TABLE flagged_draft ADD COLUMN severity INTEGER NOT NULL DEFAULT -1;
ALTER TABLE flagged_draft ADD COLUMN state TEXT NOT NULL DEFAULT 'OPEN';
ALTER TABLE flagged_draft ADD COLUMN acts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE flagged_draft ADD COLUMN assigned TEXT;
ALTER TABLE flagged_draft ADD COLUMN reserved_by TEXT;
ALTER TABLE flagged_draft ADD COLUMN reserved_until TEXT;
DROP INDEX flagged_draft_by_time;
CREATE INDEX flagged_draft_by_time ON flagged_draft (flagged_at, number);
CREATE INDEX flagged_draft_by_state ON flagged_draft (state, flagged_at, number);
CREATE INDEX flagged_draft_by_severity ON flagged_draft (severity, flagged_at, number);
CREATE INDEX flagged_draft_of_agent ON flagged_draft (agent, flagged_at, number);
CREATE INDEX flagged_draft_of_shop ON flagged_draft (shop, flagged_at, number);

-- Each hint about the reply once, however many revisions it stood in.
CREATE TABLE flagged_hint (
  flagged_draft BIGINT NOT NULL REFERENCES flagged_draft (number),
  hint TEXT NOT NULL,
  rule TEXT NOT NULL,
  category TEXT NOT NULL,
  severity INTEGER NOT NULL,
  PRIMARY KEY (flagged_draft, hint)
);
CREATE INDEX flagged_hint_of_rule ON flagged_hint (rule, flagged_draft);
CREATE INDEX flagged_hint_of_category ON flagged_hint (category, flagged_draft);

-- Who did what with a flagged draft. Rows are added and never changed; all else here follows.
CREATE TABLE review_act (
  number ${identity},
  flagged_draft BIGINT NOT NULL REFERENCES flagged_draft (number),
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  payload TEXT NOT NULL,
  UNIQUE (flagged_draft, place)
);
CREATE INDEX review_act_of_person ON review_act (who, kind, number);

-- Who has skipped or judged a draft, and need not see it again.
CREATE TABLE review_seen (
  flagged_draft BIGINT NOT NULL REFERENCES flagged_draft (number),
  reviewer TEXT NOT NULL,
  PRIMARY KEY (flagged_draft, reviewer)
);

-- What each reviewer said of a hint: turn 1 is the first, 2 the second, 3 the one who decides.
CREATE TABLE review_ruling (
  flagged_draft BIGINT NOT NULL REFERENCES flagged_draft (number),
  hint TEXT NOT NULL,
  turn INTEGER NOT NULL,
  reviewer TEXT NOT NULL,
  ruling TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (flagged_draft, hint, turn)
);
CREATE INDEX review_ruling_by_turn ON review_ruling (turn, at);
CREATE INDEX review_ruling_of_person ON review_ruling (reviewer, at, flagged_draft);

-- What holds in the end.
CREATE TABLE review_outcome (
  flagged_draft BIGINT NOT NULL REFERENCES flagged_draft (number),
  hint TEXT NOT NULL,
  rule TEXT NOT NULL,
  ruling TEXT NOT NULL,
  PRIMARY KEY (flagged_draft, hint)
);
CREATE INDEX review_outcome_of_rule ON review_outcome (rule, ruling, flagged_draft);

-- What reviewers tell an agent.
CREATE TABLE agent_note (
  flagged_draft BIGINT NOT NULL REFERENCES flagged_draft (number),
  hint TEXT NOT NULL,
  place INTEGER NOT NULL,
  shop TEXT NOT NULL,
  agent TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  ruling TEXT NOT NULL,
  comment TEXT NOT NULL,
  seen INTEGER NOT NULL,
  PRIMARY KEY (flagged_draft, hint, place)
);
CREATE INDEX agent_note_of_agent ON agent_note (shop, agent, at);

-- Wrong flags, for the rule's owner.
CREATE TABLE rule_proposal (
  flagged_draft BIGINT NOT NULL REFERENCES flagged_draft (number),
  hint TEXT NOT NULL,
  rule TEXT NOT NULL,
  state TEXT NOT NULL,
  opened_by TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  decided_by TEXT,
  decided_at TEXT,
  phrase TEXT,
  note TEXT,
  PRIMARY KEY (flagged_draft, hint)
);
CREATE INDEX rule_proposal_by_state ON rule_proposal (state, opened_at, flagged_draft, hint);

-- A drawn sample can be drawn again: the seed, and the last draft that there was.
CREATE TABLE review_sample (
  number ${identity},
  shop TEXT NOT NULL,
  week TEXT NOT NULL,
  zone TEXT NOT NULL,
  per_agent INTEGER NOT NULL,
  doubles INTEGER NOT NULL,
  seed BIGINT NOT NULL,
  newest BIGINT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE TABLE review_sample_draft (
  sample BIGINT NOT NULL REFERENCES review_sample (number),
  flagged_draft BIGINT NOT NULL REFERENCES flagged_draft (number),
  PRIMARY KEY (sample, flagged_draft)
);
CREATE INDEX review_sample_of_draft ON review_sample_draft (flagged_draft);

-- Scripts that were offered for a reply that was sent.
CREATE TABLE suggestion_shown (
  number ${identity},
  shop TEXT NOT NULL,
  conversation TEXT NOT NULL,
  draft TEXT NOT NULL,
  script TEXT NOT NULL,
  agent TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (shop, conversation, draft, script)
);

-- The replies that were sent, the newest of a shop first.
CREATE INDEX event_sent ON event (shop, number) WHERE type = 'reply.sent';
CREATE INDEX event_by_time ON event (shop, at, conversation);

-- Hours (UTC) of a shop whose flagged drafts are to be counted anew; the mark counts changes.
CREATE TABLE insight_changed (
  shop TEXT NOT NULL,
  hour TEXT NOT NULL,
  mark BIGINT NOT NULL,
  PRIMARY KEY (shop, hour)
);

-- How far the counting has come, and for what.
CREATE TABLE insight_state (
  name TEXT PRIMARY KEY,
  state TEXT NOT NULL
);

CREATE TABLE insight_count (
  measure TEXT NOT NULL,
  day TEXT NOT NULL,
  shop TEXT NOT NULL,
  agent TEXT NOT NULL,
  subject TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (measure, day, shop, agent, subject)
);
CREATE INDEX insight_count_of_day ON insight_count (shop, day);

CREATE TABLE insight_wait (
  profile TEXT NOT NULL,
  day TEXT NOT NULL,
  shop TEXT NOT NULL,
  agent TEXT NOT NULL,
  rounds BIGINT NOT NULL,
  in_time BIGINT NOT NULL,
  millis BIGINT NOT NULL,
  PRIMARY KEY (profile, day, shop, agent)
);
