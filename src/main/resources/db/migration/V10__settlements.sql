-- The settlement of an agent's month. Everything follows from the acts; a closed month keeps its
-- numbers and its policy in the act that closed it.
CREATE TABLE kpi_month (
  number ${identity},
  shop TEXT NOT NULL,
  month TEXT NOT NULL,
  agent TEXT NOT NULL,
  state TEXT NOT NULL,
  acts INTEGER NOT NULL,
  UNIQUE (shop, month, agent)
);
CREATE INDEX kpi_month_of_agent ON kpi_month (agent, state, month, number);

-- Who entered, withdrew, closed or reopened what. Rows are added and never changed.
CREATE TABLE kpi_month_act (
  number ${identity},
  settled_month BIGINT NOT NULL REFERENCES kpi_month (number),
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  who TEXT NOT NULL,
  at TEXT NOT NULL,
  payload TEXT NOT NULL,
  UNIQUE (settled_month, place)
);
