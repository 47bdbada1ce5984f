import { CoachPlugin } from "/coach.js";
import { createService } from "./service.js";
import { clock, line, listItem, make, nameOf, order, slip } from "./view.js";

const TROUBLE = {
  token: "没有令牌，工作台打不开。请由店铺的服务器领取令牌，以 /desk#token=… 打开；"
    + "试用请以 ./coach serve --demo 启动。",
  away: "暂时连不上服务，写好的内容都在，恢复后自动继续。",
};

const byId = (id) => document.getElementById(id);
const draft = byId("draft");
const composer = byId("composer");

let desk = { conversations: [], targetMillis: 20_000 };
let open = null;
/** How far each conversation has been read, and what is written but not sent. */
const read = new Map();
const drafts = new Map();

const service = await createService({ changed, troubled });
const coached = start();

function start() {
  CoachPlugin.start({ token: service.token });
  return CoachPlugin.attach(draft, {
    conversation: () => open ?? "none",
    closing: () => byId("last").checked,
    send: byId("send"),
    panel: byId("coach"),
  });
}

function current() {
  return desk.conversations.find(({ id }) => id === open);
}

function changed(news) {
  desk = news;
  byId("agent").textContent = desk.agent;
  if (open === null && desk.conversations.some(({ lines }) => lines.length > 0)) {
    choose(desk.conversations.find(({ lines }) => lines.length > 0).id, false);
  }
  if (open !== null && !current()) {
    open = null;
  }
  show();
}

function troubled(kind) {
  byId("problem").hidden = kind === null;
  byId("problem").textContent = TROUBLE[kind] ?? "";
}

function choose(id, focus = true) {
  if (open !== null) {
    drafts.set(open, draft.value);
  }
  open = id;
  draft.value = drafts.get(id) ?? "";
  byId("last").checked = false;
  composer.dataset.coachConversation = id;
  byId("lines").replaceChildren();
  show();
  if (focus) {
    draft.focus();
  }
}

function show() {
  showList();
  const conversation = current();
  for (const id of ["talk", "side"]) {
    byId(id).hidden = !conversation;
  }
  byId("empty").hidden = Boolean(conversation);
  if (conversation) {
    read.set(conversation.id, conversation.lines.length);
    showTalk(conversation);
  }
}

function showList() {
  const now = Date.now();
  byId("list-note").hidden = desk.conversations.length > 0;
  const focused = document.activeElement?.closest?.("#list li");
  const at = focused ? [...byId("list").children].indexOf(focused) : -1;
  byId("list").replaceChildren(...desk.conversations.map((conversation) => listItem(conversation, {
    open: conversation.id === open,
    unread: conversation.id === open ? 0
      : conversation.lines.slice(read.get(conversation.id) ?? 0)
        .filter(({ from }) => from === "customer").length,
    choose,
    now,
    target: desk.targetMillis,
  })));
  byId("list").children[at]?.querySelector("button").focus();
}

function showTalk(conversation) {
  byId("customer").textContent = nameOf(conversation);
  byId("about").replaceChildren(clock(conversation, Date.now(), desk.targetMillis));
  const lines = byId("lines");
  const atEnd = lines.scrollHeight - lines.scrollTop - lines.clientHeight < 60;
  const shown = lines.childElementCount;
  if (shown !== conversation.lines.length) {
    lines.replaceChildren(...conversation.lines.map(line));
    if (atEnd || shown === 0) {
      lines.scrollTop = lines.scrollHeight;
    }
    coached.refresh();
  }
  const facts = JSON.stringify(conversation.facts);
  if (byId("order").dataset.shown !== facts) {
    byId("order").dataset.shown = facts;
    byId("order").replaceChildren(...order(conversation));
  }
  composer.hidden = conversation.closed;
  byId("over").hidden = !conversation.closed;
  byId("over").textContent = conversation.rating ? "会话已结束，顾客已评价。" : "会话已结束，等顾客评价。";
  byId("transfer").disabled = byId("close").disabled = conversation.closed;
  showSlips(conversation);
}

/** In the demo: replies that an agent better did not send, to see what the coach says. */
function showSlips({ slips = [], closed }) {
  const box = byId("slips");
  box.hidden = slips.length === 0 || closed;
  if (box.dataset.shown !== open) {
    box.dataset.shown = open;
    box.replaceChildren(make("span", { textContent: "试试说错话" }),
      ...slips.map((one) => slip(one, (text) => {
        byId("last").checked = one.category === "closing-missing";
        draft.focus();
        draft.select();
        document.execCommand("insertText", false, text);
      })));
  }
}

async function send() {
  const text = draft.value;
  if (text.trim() === "" || open === null) {
    return;
  }
  const message = `d-${Date.now().toString(36)}`;
  const data = { conversation: open, message, draft: coached.draft(), text };
  draft.value = "";
  drafts.delete(open);
  byId("last").checked = false;
  if (!await service.report("reply.sent", data)) {
    // Nothing is lost: what was not kept stands in the editor again.
    draft.value = draft.value === "" ? text : draft.value;
    troubled("away");
  }
}

function dialog(id, confirmed) {
  const box = byId(id);
  box.querySelector("form").addEventListener("submit", confirmed);
  box.querySelector("[data-cancel]").addEventListener("click", () => box.close());
  return () => box.showModal();
}

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  send();
});
draft.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
    event.preventDefault();
    send();
  }
});
byId("transfer").addEventListener("click", dialog("transfer-dialog", () => {
  service.report("conversation.transferred", {
    conversation: open, to: byId("transfer-to").value.trim(), note: byId("transfer-note").value,
  });
}));
byId("close").addEventListener("click", dialog("close-dialog", () => {
  const solved = byId("close-dialog").querySelector("[name=solved]:checked").value === "true";
  service.report("conversation.closed", { conversation: open, solved });
}));
setInterval(() => {
  showList();
  const conversation = current();
  if (conversation) {
    byId("about").replaceChildren(clock(conversation, Date.now(), desk.targetMillis));
  }
}, 1000);
service.watch();
