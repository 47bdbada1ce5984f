/** What things are called, and by which keys. */

/** @type {Record<string, string>} */
export const CATEGORIES = {
  "banned": "违禁用语", "filler": "语气词", "evasive": "推诿", "hard-tone": "语气生硬",
  "abuse": "辱骂歧视", "unverified-promise": "未核实承诺", "absolute-claim": "极限词",
  "off-platform": "站外引流", "paid-review": "好评返现", "personal-data": "个人信息",
  "slang": "网络用语", "address": "称呼", "contradiction": "与话术不符", "off-topic": "答非所问",
  "mechanical": "重复回复", "greeting-missing": "缺少问候", "closing-missing": "缺少结束语",
  "delay": "响应时限", "escalation": "投诉升级", "handover": "交接跟进",
};
/** @type {Record<string, string>} */
export const VERDICTS = { unseen: "未检查", pass: "可以发送", warn: "建议修改", block: "请先修改" };
/** @type {Record<string, string>} */
export const CLOCKS = { idle: "没有顾客在等", waiting: "顾客在等", due: "时限快到了", overdue: "已经超时" };
/** @type {Record<string, string>} */
export const SAID = { "right": "提醒正确", "wrong-flag": "误报", "excusable": "可谅解", "answered": "申诉答复" };
/** @type {Record<string, string>} */
export const TROUBLE = {
  away: "教练暂时联系不上，照常打字和发送即可，恢复后自动继续",
  slow: "教练响应较慢，照常打字和发送即可",
  refused: "教练没有认出这个页面的令牌，照常打字和发送即可",
  odd: "教练的应答读不懂，照常打字和发送即可",
  long: "超过 10 000 字，这条不检查",
};

/** Alt and one key each: bare keys belong to the editor and to input methods. */
export const KEYS = { next: "KeyJ", dismiss: "KeyX", wrong: "KeyF", panel: "KeyK" };
