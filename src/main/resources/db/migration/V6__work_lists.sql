-- What knowledge managers work off: what was offered for which question, and what became of it.

-- Each reply that was sent, what had been asked, and how well the best script fitted, in thousandths.
-- Unanswered is 1 when something was asked and no script was of use.
CREATE TABLE offered_reply (
  number ${identity},
  shop TEXT NOT NULL,
  conversation TEXT NOT NULL,
  draft TEXT NOT NULL,
  agent TEXT NOT NULL,
  at TEXT NOT NULL,
  question TEXT NOT NULL,
  channel TEXT,
  product TEXT,
  best INTEGER NOT NULL,
  script TEXT NOT NULL,
  sent TEXT NOT NULL,
  unanswered INTEGER NOT NULL,
  UNIQUE (shop, conversation, draft)
);
CREATE INDEX offered_reply_of_shop ON offered_reply (shop, at, number);
CREATE INDEX offered_reply_unanswered ON offered_reply (shop, at, number) WHERE unanswered = 1;

-- What became of a script that was offered; its text where it was changed. Older rows tell neither.
ALTER TABLE suggestion_shown ADD COLUMN fate TEXT NOT NULL DEFAULT '';
ALTER TABLE suggestion_shown ADD COLUMN text TEXT NOT NULL DEFAULT '';
CREATE INDEX suggestion_shown_of_script ON suggestion_shown (script, fate, number);

-- As insight_count, of scripts and without the agent: so that a list of all scripts adds up little.
CREATE TABLE script_day (
  day TEXT NOT NULL,
  shop TEXT NOT NULL,
  script TEXT NOT NULL,
  measure TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (day, shop, script, measure)
);

-- Questions without a good script, put together by what they ask, for a shop or for all (*).
CREATE TABLE question_group (
  scope TEXT NOT NULL,
  id TEXT NOT NULL,
  week BIGINT NOT NULL,
  month BIGINT NOT NULL,
  unoffered BIGINT NOT NULL,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (scope, id)
);

-- Questions of which somebody said that they need no script, by their letters.
CREATE TABLE question_settled (
  scope TEXT NOT NULL,
  question TEXT NOT NULL,
  account TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (scope, question)
);

-- Scripts of the newest release that are the same twice or say different things.
CREATE TABLE script_pair (
  script TEXT NOT NULL,
  other TEXT NOT NULL,
  kind TEXT NOT NULL,
  said TEXT NOT NULL,
  theirs TEXT NOT NULL,
  PRIMARY KEY (script, other, kind)
);

-- What the two above were made from.
CREATE TABLE work_list_state (
  name TEXT PRIMARY KEY,
  state TEXT NOT NULL
);
