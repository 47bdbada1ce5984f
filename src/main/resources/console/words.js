/** What the contract's words are called on the page. */
const CATEGORIES = {
  "banned": "违禁用语",
  "filler": "语气词",
  "evasive": "推诿",
  "hard-tone": "语气生硬",
  "abuse": "辱骂歧视",
  "unverified-promise": "未核实承诺",
  "absolute-claim": "极限词",
  "off-platform": "站外引流",
  "paid-review": "好评返现",
  "personal-data": "个人信息",
  "slang": "网络用语",
  "address": "称呼",
  "contradiction": "与话术不符",
  "off-topic": "答非所问",
  "mechanical": "重复回复",
  "greeting-missing": "缺少问候",
  "closing-missing": "缺少结束语",
  "delay": "响应时限",
  "escalation": "投诉升级",
  "handover": "交接跟进",
};

const GRADES = { general: "一般风险", serious: "严重风险" };

export const VERDICTS = { pass: "可以发送", warn: "建议修改", block: "请先修改" };

export const CLOCK_STATES = {
  idle: "没有顾客在等",
  waiting: "顾客在等",
  due: "时限快到了",
  overdue: "已经超时",
};

export const DEGRADED = { store: "存储暂时不可用", semantic: "语义检索暂时不可用" };

/** 投诉升级 · 严重风险 */
export function kindOf(hint) {
  const category = CATEGORIES[hint.category] ?? hint.category;
  const grade = GRADES[hint.grade];
  return grade ? `${category} · ${grade}` : category;
}

/** 8 秒, 1 分 20 秒, 2 小时 5 分 */
export function duration(millis) {
  const seconds = Math.floor(millis / 1000);
  if (seconds < 60) {
    return `${seconds} 秒`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return seconds % 60 ? `${minutes} 分 ${seconds % 60} 秒` : `${minutes} 分`;
  }
  return `${Math.floor(minutes / 60)} 小时 ${minutes % 60} 分`;
}
