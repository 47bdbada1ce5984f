-- Lists are sorted by more than the time, and each order is read from an index.

CREATE INDEX review_sample_by_week ON review_sample (week, number);
CREATE INDEX qa_sample_by_day ON qa_sample (from_day, number);
CREATE INDEX rule_proposal_by_time ON rule_proposal (opened_at, flagged_draft, hint);
CREATE INDEX rule_proposal_by_rule ON rule_proposal (rule, opened_at, flagged_draft, hint);
CREATE INDEX served_chat_by_replies ON served_chat (replies, first_at, conversation, agent);
CREATE INDEX served_chat_of_shop_by_replies
  ON served_chat (shop, replies, first_at, conversation, agent);

-- Samples of chats are drawn from this alone.
CREATE INDEX served_chat_to_draw ON served_chat (shop, day, agent, conversation)
  WHERE replies > 0;
