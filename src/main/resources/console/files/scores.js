// A chat beside its sheet, by keyboard: j and k choose an item, + and - or a digit count it, the
// arrows choose a message and e puts it beside the item as evidence, c writes a remark.

const sheet = document.querySelector("form[data-score]");
const lines = document.getElementById("lines");
const items = [...document.querySelectorAll("form[data-score] [data-item]")];
const field = (item) => item.querySelector("input[type=number]");
let at = 0;
let message = null;

function mark(index, focus = true) {
  at = Math.max(0, Math.min(items.length - 1, index));
  items.forEach((item, i) => item.classList.toggle("current", i === at));
  if (focus) items[at]?.focus();
}

// --- points: the server counts, one request at a time

let shown = "";
let asking = false;
async function recount() {
  const query = new URLSearchParams({ score: sheet.dataset.score });
  for (const item of items) query.set(field(item).name, field(item).value);
  const url = `/console/scores/points?${query}`;
  if (url === shown || asking) return;
  shown = url;
  asking = true;
  try {
    await window.htmx.ajax("GET", url, { target: "#points", swap: "innerHTML" });
  } catch {
    // It was said by a toast; the next change asks again.
    return;
  } finally {
    asking = false;
  }
  recount();
}

function count(item, times) {
  field(item).value = Math.max(0, Math.min(99, times));
  item.classList.toggle("counted", times > 0);
  recount();
}

// --- evidence

const find = (id) => lines.querySelector(`[data-message="${CSS.escape(id)}"]`);

function choose(line, scroll = true) {
  message?.classList.remove("chosen");
  message = line;
  message?.classList.add("chosen");
  if (scroll) message?.scrollIntoView({ block: "center" });
}

function attach(item, id) {
  const place = item.querySelector("[data-evidence]");
  const known = [...place.querySelectorAll("input")].find((input) => input.value === id);
  if (known) {
    known.checked = true;
    return;
  }
  const line = find(id);
  const label = document.createElement("label");
  label.className = "chip";
  const box = document.createElement("input");
  box.type = "checkbox";
  box.name = place.dataset.evidence;
  box.value = id;
  box.checked = true;
  const words = document.createElement("span");
  const text = line?.querySelector("blockquote").textContent ?? id;
  const time = line?.querySelector("time").textContent.slice(0, 5) ?? "";
  words.textContent = `${time} ${[...text].slice(0, 24).join("")}${[...text].length > 24 ? "…" : ""}`;
  label.append(box, words);
  place.append(label);
}

function take(button) {
  if (button.disabled) return;
  const item = button.closest("[data-item]");
  button.disabled = true;
  if (button.dataset.propose) attach(item, button.dataset.propose);
  count(item, Number(field(item).value) + 1);
}

function step(by) {
  const ours = [...lines.querySelectorAll("[data-message]")];
  const next = ours[Math.max(0, Math.min(ours.length - 1, ours.indexOf(message) + by))];
  if (next) choose(next);
}

// --- where it begins, and what is pressed

const first = lines.querySelector("[data-ours]");
if (first) lines.scrollTop = first.offsetTop - lines.offsetTop - 80;

document.addEventListener("click", (event) => {
  const line = event.target.closest("#lines [data-message]");
  if (line) choose(line, false);
  const link = event.target.closest("[data-to]");
  if (link) {
    event.preventDefault();
    choose(find(link.dataset.to));
  }
});

if (sheet) {
  mark(0, false);
  sheet.addEventListener("click", (event) => {
    const item = event.target.closest("[data-item]");
    if (item) mark(items.indexOf(item), false);
    if (event.target.closest("[data-more]")) count(item, Number(field(item).value) + 1);
    if (event.target.closest("[data-less]")) count(item, Number(field(item).value) - 1);
    const proposal = event.target.closest("[data-propose]");
    if (proposal) take(proposal);
    if (event.target.closest("[data-take-all]")) {
      sheet.querySelectorAll("[data-propose]").forEach(take);
    }
  });
  sheet.addEventListener("input", (event) => {
    const item = event.target.closest("[data-item]");
    if (item && event.target === field(item)) count(item, Number(field(item).value));
  });
  sheet.addEventListener("focusin", (event) => {
    const item = event.target.closest("[data-item]");
    if (item) mark(items.indexOf(item), false);
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select");
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      // Saving is not finishing, where there is something to finish.
      event.preventDefault();
      event.stopImmediatePropagation();
      sheet.requestSubmit(sheet.querySelector("[name=save]") ?? sheet.querySelector(".main"));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (typing) {
      if (event.key === "Enter" && event.target.matches("#sheet input")) {
        event.preventDefault();
        mark(at);
      }
      return;
    }
    const item = items[at];
    if (event.key === "j" || event.key === "k") {
      mark(at + (event.key === "j" ? 1 : -1));
    } else if (event.key === "+" || event.key === "=") {
      count(item, Number(field(item).value) + 1);
    } else if (event.key === "-") {
      count(item, Number(field(item).value) - 1);
    } else if (/^[0-9]$/.test(event.key)) {
      count(item, Number(event.key));
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "e" && message) {
      attach(item, message.dataset.message);
      if (Number(field(item).value) === 0) count(item, 1);
    } else if (event.key === "c") {
      event.preventDefault();
      item.querySelector(".remark").focus();
    }
  }, true);
}
