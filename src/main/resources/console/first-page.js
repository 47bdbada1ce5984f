import { createAdviceView } from "./advice-view.js";
import { createAsk } from "./ask.js";
import { createClock } from "./clock.js";
import { createEditor } from "./editor.js";
import { byId, element } from "./element.js";
import { BLANK, EXAMPLES } from "./examples.js";
import { createHintCard } from "./hint-card.js";
import { createMarks } from "./marks.js";

const MOST_UNITS = 10_000;
const MOST_SECONDS = 7 * 24 * 3600;

const TROUBLE = {
  away: "教练暂时联系不上。您写的内容都在，恢复后会自动再检查。",
  busy: "检查得太频繁了，稍等片刻会自动继续。",
  refused: "这条内容没法检查：",
  long: "超过 10 000 字，缩短一些再检查。",
};

const draft = byId("draft");
const question = byId("question");
const waited = byId("waited");
const closing = byId("closing");
const trouble = byId("trouble");
const turns = [...document.querySelectorAll("input[name=turn]")];
const questionTwin = createMarks(byId("question-twin"), byId("question-twin"));

let waitingSince = 0;
let composing = false;
let turn = 1;

const ask = createAsk({ request, answered, failed });
const clock = createClock(() => !composing && ask.now());
const editor = createEditor({ area: draft, twin: byId("draft-twin"), layer: byId("marks") },
  { changed, pointed });
const card = createHintCard(byId("hint-card"), byId("composer"), editor.marks, take);
const view = createAdviceView({ take, reveal, use });

function request() {
  const asked = question.value.trim() !== "";
  if (draft.value === "" && !asked) {
    say(null);
    return null;
  }
  if (draft.value.length > MOST_UNITS || question.value.length > MOST_UNITS) {
    say(TROUBLE.long);
    return null;
  }
  const seconds = Math.floor((performance.now() - waitingSince) / 1000);
  return {
    draft: draft.value,
    turn,
    closing: closing.checked,
    ...(asked && {
      question: question.value,
      waitedSeconds: Math.min(Math.max(0, seconds), MOST_SECONDS),
    }),
  };
}

function answered(advice) {
  if (advice === null) {
    view.clear();
    editor.show([]);
    clock.show(null);
    card.close();
    return;
  }
  say(null);
  view.show(advice);
  editor.show(advice.hints);
  clock.show(advice.clock);
  refreshCard();
}

/** Keeps the card under the same words; never opens one while somebody types. */
function refreshCard() {
  const open = card.hint();
  const still = open && editor.hints().find((hint) => hint.id === open.id);
  if (still) {
    card.show(still);
  } else {
    card.close();
  }
}

function failed(kind, detail) {
  say(kind === "refused" ? TROUBLE.refused + detail : TROUBLE[kind]);
}

function say(words) {
  trouble.hidden = words === null;
  trouble.textContent = words ?? "";
}

function changed() {
  count();
  refreshCard();
}

function count() {
  const units = draft.value.length;
  byId("count").textContent = `${units.toLocaleString("zh-CN")} 字`;
  byId("count").toggleAttribute("data-over", units > MOST_UNITS);
}

function pointed(hint, how) {
  if (composing) {
    return;
  }
  if (hint) {
    card.show(hint);
  } else if (how === "hover") {
    card.closeSoon();
  } else {
    card.close();
  }
}

function take(hint, replacement) {
  card.close();
  editor.take(hint, replacement);
}

function reveal(hint) {
  const now = editor.hints().find((other) => other.id === hint.id);
  if (now) {
    editor.reveal(now);
    card.show(now);
  }
}

/** Inserts a suggestion and selects the first placeholder that is still to be filled in. */
function use(suggestion, whole) {
  const start = whole ? 0 : draft.selectionStart;
  const end = whole ? draft.value.length : draft.selectionEnd;
  editor.replace(start, end, suggestion.text);
  const slot = suggestion.placeholders.find(({ value }) => value === null);
  if (slot) {
    draft.setSelectionRange(start + slot.start, start + slot.end);
  }
}

/** Asks after typing, but never about what an input method has not finished. */
function askAfterTyping(area) {
  area.addEventListener("compositionstart", () => {
    composing = true;
    card.close();
    ask.hold();
  });
  area.addEventListener("compositionend", () => {
    composing = false;
    ask.soon();
  });
  area.addEventListener("input", (event) => {
    if (!event.isComposing && !composing) {
      ask.soon();
    }
  });
}

function restart() {
  waitingSince = performance.now() - 1000 * Math.max(0, waited.valueAsNumber || 0);
  ask.soon();
}

function chooseTurn(number) {
  turn = number;
  turns[0].checked = number === 1;
  turns[1].checked = number > 1;
}

function open(example) {
  card.close();
  editor.open(example.draft);
  question.value = example.question;
  questionTwin.write(example.question);
  waited.value = example.waited;
  closing.checked = false;
  chooseTurn(example.turn);
  waitingSince = performance.now() - 1000 * example.waited;
  count();
  ask.now();
}

function chip(example) {
  const button = element("button", {
    type: "button",
    className: "chip",
    textContent: example.name,
    aria: { pressed: "false" },
    onclick: () => {
      for (const other of byId("examples").children) {
        other.setAttribute("aria-pressed", String(other === button));
      }
      open(example);
    },
  });
  return button;
}

draft.addEventListener("keydown", (event) => {
  if (event.isComposing || composing || event.keyCode === 229) {
    return;
  }
  const hint = card.hint() ?? editor.underCaret();
  const digit = event.altKey && !event.ctrlKey && /^Digit([1-9])$/.exec(event.code)?.[1];
  if (digit && hint && digit <= hint.replacements.length) {
    event.preventDefault();
    take(hint, hint.replacements[digit - 1]);
  } else if (event.key === "F8") {
    event.preventDefault();
    editor.step(event.shiftKey);
  }
});
draft.addEventListener("keyup", (event) => {
  if (/^(Arrow|Home|End|Page)/.test(event.key)) {
    pointed(editor.underCaret());
  }
});
byId("composer").addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !byId("hint-card").hidden && !event.isComposing) {
    card.close();
    draft.focus();
  }
});
draft.addEventListener("blur", () => card.closeSoon());
question.addEventListener("input", () => questionTwin.write(question.value));
askAfterTyping(draft);
askAfterTyping(question);
closing.addEventListener("change", ask.soon);
turns.forEach((choice) => choice.addEventListener("change", () => {
  turn = Number(choice.value);
  ask.soon();
}));
waited.addEventListener("input", restart);
byId("restart").addEventListener("click", restart);

byId("examples").append(...EXAMPLES.map(chip), chip(BLANK));
byId("examples").firstElementChild.click();
