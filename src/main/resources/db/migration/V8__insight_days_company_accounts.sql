-- The counts of a day without their subjects: scripts are many, and most numbers ask for none.
CREATE TABLE insight_day (
  measure TEXT NOT NULL,
  day TEXT NOT NULL,
  shop TEXT NOT NULL,
  agent TEXT NOT NULL,
  amount BIGINT NOT NULL,
  PRIMARY KEY (measure, day, shop, agent)
);
INSERT INTO insight_day (measure, day, shop, agent, amount)
  SELECT measure, day, shop, agent, SUM(amount) FROM insight_count
  GROUP BY measure, day, shop, agent;
-- With the amount in it, what is asked of the subjects is answered from the index alone; by the one
-- of shop and day, all scripts of a day were read for the few rules of it.
DROP INDEX insight_count_of_day;
CREATE INDEX insight_count_by_subject ON insight_count (measure, day, shop, agent, subject, amount);

-- Who somebody is for the company's own sign-in. The subject never changes there; an e-mail does.
CREATE TABLE account_identity (
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  account TEXT NOT NULL REFERENCES account (name),
  linked_at TEXT NOT NULL,
  PRIMARY KEY (issuer, subject)
);
CREATE INDEX account_identity_of_account ON account_identity (account);

-- Sign-ins that were sent to the company's provider and have not come back. The id is a hash of
-- the state, the visit one of the browser's cookie: only that browser may come back, and once.
CREATE TABLE company_sign_in (
  id TEXT PRIMARY KEY,
  visit TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  next TEXT NOT NULL,
  link_to TEXT NOT NULL,
  expires_at TEXT NOT NULL
);
CREATE INDEX company_sign_in_by_time ON company_sign_in (expires_at);
