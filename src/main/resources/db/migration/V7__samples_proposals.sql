-- Samples that are closed; answers to proposals that whoever opened them has read.
ALTER TABLE review_sample ADD COLUMN closed_by TEXT;
ALTER TABLE review_sample ADD COLUMN closed_at TEXT;
CREATE INDEX review_sample_of_shop ON review_sample (shop, number);

ALTER TABLE rule_proposal ADD COLUMN told INTEGER NOT NULL DEFAULT 0;
CREATE INDEX rule_proposal_of_rule ON rule_proposal (rule, state, opened_at);
CREATE INDEX rule_proposal_of_opener ON rule_proposal (opened_by, told, state);
