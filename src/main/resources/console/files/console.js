// What every page of the console can do: shortcuts, confirmation, toasts, lists that search as one
// types. Pages work without it, only less comfortably. Pages add keys of their own by data-key.

import { guardForms, signInAgain } from "./saving.js";

const body = document.body;
// A choice that was clicked takes no letters: keys go on as before.
const typing = (element) => element.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

// --- toasts

export function toast(text, kind = "") {
  const line = document.createElement("p");
  line.className = `toast ${kind}`;
  line.textContent = text;
  document.getElementById("toasts").append(line);
  setTimeout(() => line.remove(), kind ? 9000 : 5000);
}
for (const line of document.querySelectorAll("#toasts .toast")) {
  // What can be taken back stays until somebody has read it, and while a hand is on it.
  const last = () => {
    if (line.matches(":hover, :focus-within")) setTimeout(last, 2000);
    else line.remove();
  };
  setTimeout(last, line.querySelector("form") ? 12000 : 5000);
}
// The message was for once: reloading must not repeat it.
const address = new URL(location.href);
if (address.searchParams.has("done")) {
  address.searchParams.delete("done");
  address.searchParams.delete("undo");
  history.replaceState(history.state, "", address);
}

// --- htmx

body.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = body.dataset.csrf;
});
body.addEventListener("htmx:responseError", (event) => {
  if (event.detail.xhr.status === 401) {
    signInAgain();
  } else {
    toast(body.dataset.trouble, "trouble");
  }
});
body.addEventListener("htmx:sendError", () => toast(body.dataset.trouble, "trouble"));

// --- lists

function wanted(form) {
  const values = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (value !== "") values.append(name, value);
  }
  const sort = new URL(location.href).searchParams.get("sort");
  if (sort && !values.has("sort")) values.set("sort", sort);
  const query = values.toString();
  return form.getAttribute("action") + (query ? `?${query}` : "");
}

// Whether somebody chose or typed while the page was still loading.
function touched(form) {
  return [...form.elements].some((field) => {
    if (field.options) {
      const offered = [...field.options];
      const first = offered.find((option) => option.defaultSelected) ?? offered[0];
      return first && !first.selected;
    }
    return field.type === "checkbox"
      ? field.checked !== field.defaultChecked
      : field.value && field.value !== field.defaultValue;
  });
}

for (const form of document.querySelectorAll("form[data-live]")) {
  let timer = 0;
  let shown = "";
  let asking = false;
  // One at a time: the list that an answer replaces must still be there when it comes.
  const show = async () => {
    const url = wanted(form);
    if (url === shown || asking) return;
    shown = url;
    history.replaceState(history.state, "", url);
    const target = form.dataset.live;
    asking = true;
    try {
      await window.htmx.ajax("GET", url, { source: form, target, select: target, swap: "outerHTML" });
    } catch {
      // It was said by a toast; the next change asks again.
      return;
    } finally {
      asking = false;
    }
    show();
  };
  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(show, event.target.type === "search" ? 250 : 0);
  });
  form.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    show();
  });
  if (touched(form)) show();
}

document.addEventListener("click", (event) => {
  const row = event.target.closest("tr.leads");
  const chosen = String(getSelection());
  if (row && !chosen && !event.target.closest("a, button, input, label")) {
    row.querySelector(".row-link").click();
  }
});

// --- forms

const confirmation = document.getElementById("confirm");

export async function sure(question) {
  document.getElementById("confirm-text").textContent = question;
  confirmation.returnValue = "no";
  confirmation.showModal();
  await new Promise((done) => confirmation.addEventListener("close", done, { once: true }));
  return confirmation.returnValue === "yes";
}

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const question = event.submitter?.dataset.confirm ?? form.dataset.confirm;
  if (!question || form.dataset.sure || form.dataset.passed) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const submitter = event.submitter;
  if (await sure(question)) {
    form.dataset.sure = "yes";
    form.requestSubmit(submitter);
    delete form.dataset.sure;
  }
}, true);
guardForms(() => toast(body.dataset.trouble, "trouble"));

for (const form of document.querySelectorAll("form[data-submit-on-change]")) {
  form.addEventListener("change", () => form.requestSubmit());
  if (touched(form)) form.requestSubmit();
}

// What was typed is not lost by a slip of the hand.
const before = new Map();
const state = (form) => JSON.stringify([...new FormData(form)]);
for (const form of document.querySelectorAll("form[data-save]")) {
  before.set(form, state(form));
  form.addEventListener("submit", () => before.delete(form));
}
addEventListener("beforeunload", (event) => {
  for (const [form, then] of before) {
    if (state(form) !== then) event.preventDefault();
  }
});

for (const field of document.querySelectorAll("[data-absolute]")) {
  field.value = new URL(field.value, location.href).href;
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = button.parentElement.querySelector("input, textarea");
  field.select();
  // Without TLS there is no clipboard to write to, but what is selected can still be copied.
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value);
  else document.execCommand("copy");
  toast(body.dataset.copied);
});

// --- keys

const help = document.getElementById("help");
const words = (element) => [...element.childNodes]
  .filter((node) => node.nodeName !== "KBD")
  .map((node) => node.textContent)
  .join("")
  .trim();
// Only what the page has is told of.
for (const line of document.querySelectorAll("#help-keys [data-needs]")) {
  line.hidden = !document.querySelector(line.dataset.needs);
}
// A page's own shortcuts tell what they do by the words of what they press.
for (const element of document.querySelectorAll("[data-key]")) {
  const key = element.dataset.key;
  const line = document.createElement("div");
  const name = document.createElement("dt");
  const does = document.createElement("dd");
  const cap = document.createElement("kbd");
  cap.textContent = key;
  name.append(cap);
  does.textContent = element.dataset.keySays ?? words(element);
  line.append(name, does);
  document.getElementById("help-keys").append(line);
}
document.querySelector("[data-help]")?.addEventListener("click", () => help.showModal());

let going = false;
function step(by) {
  const links = [...document.querySelectorAll("#list .row-link")];
  const at = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    const form = document.querySelector("form[data-save]");
    if (form) {
      event.preventDefault();
      form.requestSubmit(form.querySelector("button.main"));
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]") || typing(event.target)) {
    if (event.key === "Escape" && typing(event.target)) event.target.blur();
    return;
  }
  const key = event.key;
  if (going && /^[1-9]$/.test(key)) {
    document.querySelectorAll(".side li a")[Number(key) - 1]?.click();
  } else if (key === "?") {
    help.showModal();
  } else if (key === "/") {
    event.preventDefault();
    document.querySelector("[data-search]")?.focus();
  } else if (key === "j" || key === "k") {
    step(key === "j" ? 1 : -1);
  } else {
    const own = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (own && !own.disabled) {
      event.preventDefault();
      own.click();
    }
  }
  going = key === "g";
});

// --- scripts

// Puts text where the caret last was, as typing would: undo takes it back.
function put(field, text) {
  field.focus();
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
document.addEventListener("click", (event) => {
  const chip = event.target.closest("[data-insert]");
  if (chip) put(document.querySelector("[name=answer]"), chip.dataset.insert);
  const take = event.target.closest("[data-take]");
  if (take) {
    const field = document.querySelector(`#script [name="${take.dataset.take}"]`);
    if (field.select && field.type !== "datetime-local") {
      field.select();
      put(field, take.dataset.value);
    } else {
      field.value = take.dataset.value;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    take.closest(".theirs").hidden = true;
  }
});
