// Verdicts by keyboard: 1, 2 and 3 rule on the hint that is marked and go to the next one; the last
// one sends the form. j and k choose another hint, c writes to the agent.

const form = document.getElementById("verdict");
const cards = [...document.querySelectorAll("[data-hint]")].filter((card) => card.querySelector("[type=radio]"));
const values = { 1: "RIGHT", 2: "WRONG_FLAG", 3: "EXCUSABLE" };
let at = 0;

function mark(index, focus = true) {
  at = Math.max(0, Math.min(cards.length - 1, index));
  cards.forEach((card, i) => card.classList.toggle("current", i === at));
  if (focus) cards[at]?.focus({ preventScroll: false });
}

function rule(value) {
  const choice = cards[at]?.querySelector(`[value="${value}"]`);
  if (!choice) return;
  choice.checked = true;
  const open = cards.findIndex((card) => !card.querySelector(":checked"));
  if (open >= 0) {
    mark(open);
  } else if (form.dataset.judging === "all") {
    form.requestSubmit();
  }
}

if (form && cards.length) {
  mark(0, false);
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter" && !event.isComposing
        && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select");
    if (document.querySelector("dialog[open]")) return;
    if (field) {
      // After a comment the keys rule again.
      if (event.key === "Escape") mark(at);
      return;
    }
    if (values[event.key]) {
      rule(values[event.key]);
    } else if (event.key === "j" || event.key === "k") {
      mark(at + (event.key === "j" ? 1 : -1));
    } else if (event.key === "c") {
      event.preventDefault();
      cards[at].querySelector("input[name^=comment]")?.focus();
    }
  });
}

// While it is open here, nobody else is given it; when it is left without a verdict, others may be.
const story = document.querySelector("[data-reserve]");
if (story) {
  const tell = (path, keepalive) => fetch(path, {
    method: "POST",
    headers: { "X-CSRF-Token": document.body.dataset.csrf },
    redirect: "manual",
    keepalive,
  }).catch(() => {});
  const reserve = () => tell(story.dataset.reserve, false);
  let settled = false;
  document.addEventListener("submit", (event) => {
    settled = /\/(judge|skip)(\?|$)/.test(event.target.action);
  });
  addEventListener("pagehide", () => {
    if (!settled) tell(story.dataset.reserve.replace(/reserve$/, "release"), true);
  });
  addEventListener("pageshow", (event) => event.persisted && reserve());
  reserve();
  setInterval(reserve, 240_000);
}
