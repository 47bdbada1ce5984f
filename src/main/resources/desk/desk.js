import { CoachPlugin } from "/coach.js";
import { make } from "./coach/make.js";
import { createService } from "./service.js";
import {
  arrange, clock, line, listItem, nameOf, note, order, slip, update,
} from "./view.js";

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
/** By conversation, replies that the service has not confirmed; nothing that was sent is lost. */
const outbox = new Map();
const places = new Map();
let trouble = null;

// Trainers' comments stand in the desk's own head, whatever conversation is open.
window.addEventListener("coach-notes", (event) => {
  event.preventDefault();
  showNotes(event.detail);
});

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
  const back = trouble !== null && kind === null;
  trouble = kind;
  byId("problem").hidden = kind === null;
  if (byId("problem").textContent !== (TROUBLE[kind] ?? "")) {
    byId("problem").textContent = TROUBLE[kind] ?? "";
  }
  if (back) {
    [...outbox.values()].flat().filter(({ state }) => state === "failed").forEach(deliver);
  }
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
  let waiting = 0;
  arrange(byId("list"), desk.conversations.map((conversation) => {
    const { id, lines } = conversation;
    if (!places.has(id)) {
      places.set(id, listItem(() => choose(id)));
    }
    const unread = id === open ? 0
      : lines.slice(read.get(id) ?? 0).filter(({ from }) => from === "customer").length;
    waiting += unread > 0 ? 1 : 0;
    update(places.get(id), conversation,
      { open: id === open, unread, now, target: desk.targetMillis });
    return places.get(id);
  }));
  document.title = `${waiting > 0 ? `（${waiting}）` : ""}客服工作台 · 话术教练`;
}

function showTalk(conversation) {
  byId("customer").textContent = nameOf(conversation);
  byId("about").replaceChildren(clock(conversation, Date.now(), desk.targetMillis));
  showLines(conversation);
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

/** Only what is new is put in, so that a screen reader reads it once. */
function showLines(conversation) {
  const box = byId("lines");
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  const known = new Map([...box.children].map((one) => [one.dataset.key, one]));
  const said = new Set(conversation.lines.map(({ id }) => id));
  const pending = (outbox.get(conversation.id) ?? []).filter(({ id }) => !said.has(id));
  const before = box.dataset.newest;
  arrange(box, [...conversation.lines, ...pending].map((one) => {
    const key = `${one.id} ${one.state ?? ""}`;
    const element = known.get(key) ?? line(one);
    element.dataset.key = key;
    return element;
  }));
  box.dataset.newest = conversation.lines.at(-1)?.id ?? "";
  if (atEnd || pending.length > 0) {
    box.scrollTop = box.scrollHeight;
  }
  if (box.dataset.newest !== before) {
    coached.refresh();
  }
}

/** The unread ones first; the button is there as long as there are any. */
function showNotes({ notes, read }) {
  const unread = notes.filter((one) => !one.read);
  byId("notes").hidden = notes.length === 0;
  byId("notes").classList.toggle("unread", unread.length > 0);
  byId("notes").textContent = unread.length > 0 ? `点评 ${unread.length}` : "点评";
  byId("notes").ariaLabel = unread.length > 0
    ? `培训师点评，${unread.length} 条未读` : "培训师点评";
  byId("notes-list").replaceChildren(...[...unread, ...notes.filter((one) => one.read)]
    .map((one) => note(one, read)));
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

function send() {
  const text = draft.value;
  if (text.trim() === "" || open === null) {
    return;
  }
  const message = `d-${Date.now().toString(36)}`;
  const conversation = open;
  const reply = { id: `a-${message}`, from: "agent", text, at: new Date().toISOString(),
    data: { conversation, message, draft: coached.draft(), text } };
  reply.again = () => deliver(reply);
  outbox.set(conversation, [...outbox.get(conversation) ?? [], reply]);
  draft.value = "";
  drafts.delete(conversation);
  byId("last").checked = false;
  deliver(reply);
}

/** Sends a reply, or sends it again: the service keeps it once. */
async function deliver(reply) {
  const { conversation, message } = reply.data;
  reply.state = "sending";
  show();
  if (await service.report("reply.sent", reply.data, message)) {
    outbox.set(conversation, outbox.get(conversation).filter((other) => other !== reply));
  } else {
    reply.state = "failed";
  }
  show();
}

function dialog(id, confirmed) {
  const box = byId(id);
  let conversation = null;
  box.querySelector("form").addEventListener("submit", () => confirmed(conversation));
  box.querySelector("[data-cancel]").addEventListener("click", () => box.close());
  return () => {
    // Another may be open when it is confirmed; it is about this one.
    conversation = open;
    box.querySelector("form").reset();
    box.showModal();
  };
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
byId("transfer").addEventListener("click", dialog("transfer-dialog", (conversation) => {
  service.report("conversation.transferred", {
    conversation, to: byId("transfer-to").value.trim(), note: byId("transfer-note").value.trim(),
  });
}));
byId("close").addEventListener("click", dialog("close-dialog", (conversation) => {
  const solved = byId("close-dialog").querySelector("[name=solved]:checked").value === "true";
  service.report("conversation.closed", { conversation, solved });
}));
byId("notes").addEventListener("click", () => byId("notes-dialog").showModal());
setInterval(() => {
  showList();
  const conversation = current();
  if (conversation) {
    byId("about").replaceChildren(clock(conversation, Date.now(), desk.targetMillis));
  }
}, 1000);
service.watch();
