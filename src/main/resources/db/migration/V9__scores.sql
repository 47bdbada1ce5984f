-- Which agent served which chat on which day: what trainers score. It follows from the journal, as
-- the days of the insight pages do. Rating is how the customer rated it, or the empty text.
CREATE TABLE served_chat (
  shop TEXT NOT NULL,
  conversation TEXT NOT NULL,
  agent TEXT NOT NULL,
  day TEXT NOT NULL,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  replies BIGINT NOT NULL,
  questions BIGINT NOT NULL,
  rating TEXT NOT NULL,
  PRIMARY KEY (shop, conversation, agent, day)
);
CREATE INDEX served_chat_by_time ON served_chat (first_at, conversation, agent);
CREATE INDEX served_chat_of_shop ON served_chat (shop, first_at, conversation, agent);
CREATE INDEX served_chat_of_agent ON served_chat (agent, first_at, conversation);
CREATE INDEX served_chat_of_conversation ON served_chat (conversation, first_at);
CREATE INDEX served_chat_rated ON served_chat (shop, rating, first_at, conversation, agent)
  WHERE rating <> '';

-- A score sheet as it was when somebody scored by it, each once.
CREATE TABLE qa_sheet (
  digest TEXT PRIMARY KEY,
  content TEXT NOT NULL
);

-- The score of a chat; all but its key follows from the acts. Total is in hundredths of a point;
-- unread is 1 when the agent has not read what was last said.
CREATE TABLE qa_score (
  number ${identity},
  shop TEXT NOT NULL,
  conversation TEXT NOT NULL,
  agent TEXT NOT NULL,
  day TEXT NOT NULL,
  state TEXT NOT NULL,
  acts INTEGER NOT NULL,
  trainer TEXT NOT NULL,
  scored_at TEXT NOT NULL,
  total BIGINT NOT NULL,
  faults BIGINT NOT NULL,
  points TEXT NOT NULL,
  unread INTEGER NOT NULL,
  UNIQUE (shop, conversation, agent, day)
);
CREATE INDEX qa_score_by_day ON qa_score (day, number);
CREATE INDEX qa_score_of_shop ON qa_score (shop, day, number);
CREATE INDEX qa_score_of_agent ON qa_score (agent, day, number);
CREATE INDEX qa_score_of_trainer ON qa_score (trainer, day, number);
CREATE INDEX qa_score_by_state ON qa_score (state, day, number);
CREATE INDEX qa_score_by_total ON qa_score (total, number);
CREATE INDEX qa_score_by_time ON qa_score (scored_at, number);
CREATE INDEX qa_score_of_shop_by_total ON qa_score (shop, total, number);
CREATE INDEX qa_score_of_shop_by_time ON qa_score (shop, scored_at, number);
-- Means by month and agent are answered from this alone.
CREATE INDEX qa_score_of_days ON qa_score (shop, day, agent, state, total, faults);

-- Who did what with a score. Rows are added and never changed.
CREATE TABLE qa_score_act (
  number ${identity},
  score BIGINT NOT NULL REFERENCES qa_score (number),
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  sheet TEXT REFERENCES qa_sheet (digest),
  payload TEXT NOT NULL,
  UNIQUE (score, place)
);

-- Chats drawn at random to be scored; the seed draws the same again.
CREATE TABLE qa_sample (
  number ${identity},
  shop TEXT NOT NULL,
  from_day TEXT NOT NULL,
  until_day TEXT NOT NULL,
  per_agent INTEGER NOT NULL,
  seed BIGINT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL
);
CREATE INDEX qa_sample_of_shop ON qa_sample (shop, number);
CREATE TABLE qa_sample_chat (
  sample BIGINT NOT NULL REFERENCES qa_sample (number),
  place INTEGER NOT NULL,
  conversation TEXT NOT NULL,
  agent TEXT NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (sample, place)
);
CREATE INDEX qa_sample_chat_of_chat ON qa_sample_chat (sample, conversation, agent, day);

-- The hints of a chat's replies are looked up by it.
CREATE INDEX flagged_draft_of_conversation ON flagged_draft (shop, conversation, agent);
