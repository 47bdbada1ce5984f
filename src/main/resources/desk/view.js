/** The desk's parts as elements. Words of customers become text, never markup. */

import { make } from "./coach/make.js";
import { CATEGORIES } from "./coach/words.js";

const FACTS = {
  "order.status": "状态", "product.name": "商品", "product.spec": "规格", "product.size": "尺码",
  "product.color": "颜色", "order.quantity": "数量", "order.amount": "金额",
  "order.carrier": "快递", "order.tracking": "运单号", "order.eta": "预计送达",
  "order.region": "收货地区", "customer.level": "会员", "customer.points": "积分",
};

export function nameOf(conversation) {
  return conversation.facts["customer.name"] ?? conversation.facts["customer.id"] ?? "顾客";
}

/** 8 秒, 3 分, 2 小时 */
function duration(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  return seconds < 60 ? `${seconds} 秒`
    : seconds < 3600 ? `${Math.floor(seconds / 60)} 分` : `${Math.floor(seconds / 3600)} 小时`;
}

/** How long the customer waits, coloured by the target. */
export function clock(conversation, now, target) {
  if (!conversation.waitingSince) {
    return make("span", { className: "clock", textContent: conversation.closed ? "已结束" : "" });
  }
  const waited = now - Date.parse(conversation.waitingSince);
  const state = waited > target ? "overdue" : waited >= 0.9 * target ? "due" : "waiting";
  return make("span", { className: "clock", textContent: duration(waited), data: { state } });
}

/** A place in the list; it stays while its conversation does, so that no click is ever lost. */
export function listItem(choose) {
  const parts = {
    face: make("span", { className: "face", ariaHidden: "true" }),
    name: make("b"),
    last: make("span"),
    state: make("span", { className: "state" }),
    unread: make("em", { hidden: true }),
  };
  const button = make("button", { type: "button", onclick: choose }, parts.face,
    make("span", { className: "summary" }, parts.name, parts.last), parts.state);
  return Object.assign(make("li", {}, button), { parts, button });
}

/** Shows in its place how a conversation stands. */
export function update({ parts, button, dataset }, conversation, { open, unread, now, target }) {
  const name = nameOf(conversation);
  const last = conversation.lines.at(-1);
  setText(parts.face, name.slice(0, 1));
  parts.face.dataset.hue = hue(name);
  setText(parts.name, name);
  setText(parts.last, last ? last.text.replace(/\s+/g, " ") : "刚进来");
  setText(parts.unread, `${unread}`);
  parts.unread.hidden = unread === 0;
  parts.unread.ariaLabel = `${unread} 条未读`;
  parts.state.replaceChildren(clock(conversation, now, target), parts.unread);
  button.toggleAttribute("aria-current", open);
  if (conversation.closed) {
    dataset.closed = "";
  } else {
    delete dataset.closed;
  }
}

function setText(element, words) {
  if (element.textContent !== words) {
    element.textContent = words;
  }
}

/** Puts elements into a parent in this order; what is there already is moved only if it must. */
export function arrange(parent, elements) {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null;
  elements.forEach((element, at) => {
    if (parent.children[at] !== element) {
      parent.insertBefore(element, parent.children[at] ?? null);
    }
  });
  while (parent.children.length > elements.length) {
    parent.lastElementChild.remove();
  }
  if (focused?.isConnected && focused !== document.activeElement) {
    focused.focus({ preventScroll: true });
  }
}

/** One of six colours, the same for the same name. */
function hue(name) {
  return [...name].reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6;
}

/** What was said or happened; `state` of a reply that is still on its way, `again` to send it. */
export function line({ from, text, at, state, again }) {
  if (from === "note") {
    return make("p", { className: "note", textContent: text });
  }
  const time = new Date(at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
  return make("article", { className: "line", data: { from, ...state && { state } } },
    make("p", { textContent: text }),
    state === "failed"
      ? make("button", { type: "button", textContent: "未发出，点这里重发", onclick: again })
      : make("time", { textContent: state === "sending" ? "发送中" : time, dateTime: at }));
}

export function order({ facts }) {
  const rows = Object.entries(FACTS).filter(([fact]) => facts[fact]).flatMap(([fact, label]) => [
    make("dt", { textContent: label }),
    make("dd", { textContent: fact === "order.amount" ? `¥ ${facts[fact]}` : facts[fact],
      data: { fact } }),
  ]);
  const id = facts["order.id"];
  return [make("h2", {}, id ? "订单 " : "咨询商品", id ? make("span", { textContent: id }) : null),
    make("dl", {}, ...rows)];
}

export function slip({ category, text }, choose) {
  return make("button", { type: "button", title: text, onclick: () => choose(text) },
    CATEGORIES[category] ?? category);
}

const SAID = {
  "right": "提醒正确", "wrong-flag": "提醒是误报", "excusable": "可以谅解", "answered": "申诉的答复",
};

/** What a trainer said of an earlier draft. */
export function note({ draft, words, said, comment, by, at, read }, acknowledge) {
  const time = new Date(at).toLocaleString("zh-CN", { dateStyle: "short", timeStyle: "short" });
  return make("li", { data: { read } },
    make("p", { textContent: comment }),
    make("p", { className: "about" }, [SAID[said], words && `“${words}”`, by, time]
      .filter(Boolean).join(" · ")),
    read ? null : make("button", { type: "button", className: "plain",
      onclick: () => acknowledge(draft) }, "知道了"));
}
