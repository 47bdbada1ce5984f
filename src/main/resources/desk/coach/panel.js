/** What stands beside the editor. */

import { DEBOUNCE_MILLIS } from "./figures.js";
import { button, make } from "./make.js";
import { CATEGORIES, CLOCKS, SAID, TROUBLE, VERDICTS } from "./words.js";

/** @import { Hint, Note, Suggestion, Trouble } from "./types.js" */

/** The words of a hint, alike on the card and in the panel. */
export function hintWords(/** @type {Hint} */ hint,
  /** @type {(replacement: string) => void} */ take, /** @type {boolean} */ keys) {
  const grade = hint.grade === "serious" ? " · 严重" : "";
  return [
    make("div", { className: "kind" },
      make("span", { className: "chip",
        textContent: (CATEGORIES[hint.category] ?? hint.category) + grade }),
      hint.start !== null && make("span", { className: "found", textContent: hint.text })),
    make("p", { className: "message", textContent: hint.message }),
    hint.why !== "" && make("p", { className: "why", textContent: hint.why }),
    hint.replacements.length > 0 && make("div", { className: "takes" },
      ...hint.replacements.slice(0, 9).map((words, at) => button("take", words,
        () => take(words), keys ? `Alt+${at + 1}` : undefined))),
  ];
}

/** 8 秒, 1 分 20 秒 */
export function duration(/** @type {number} */ millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} 秒`
    : minutes < 60 ? `${minutes} 分${seconds % 60 ? ` ${seconds % 60} 秒` : ""}`
      : `${Math.floor(minutes / 60)} 小时`;
}

/** Beside the editor: the clock, what concerns the whole draft, scripts, search, the sign. */
export class Panel {
  /**
   * @param {{insert: (suggestion: Suggestion, whole: boolean) => void,
   *   search: (words: string) => Promise<Suggestion[]>,
   *   take: (hint: Hint, words: string) => void, fold: () => void,
   *   read: (draft: number) => void}} acts
   * @param {boolean} docked
   */
  constructor(acts, docked) {
    this.acts = acts;
    this.ring = ring();
    this.time = make("div", { className: "time" });
    this.verdict = make("span", { className: "verdict", role: "status" });
    this.whole = make("div", { className: "part", hidden: true });
    this.notes = make("details", { className: "part notes", hidden: true });
    this.scripts = make("div");
    this.signWords = make("span");
    this.sign = make("div", { className: "sign" }, this.signWords,
      !docked && button("", "收起", () => this.acts.fold()));
    this.input = make("input", {
      type: "search", placeholder: "搜话术，可用拼音首字母", ariaLabel: "搜索标准话术",
      oninput: (/** @type {InputEvent} */ event) => event.isComposing || this.searchSoon(),
      oncompositionend: () => this.searchSoon(),
    });
    this.element = make("section", {
      className: `panel ${docked ? "docked" : "floating"}`, ariaLabel: "话术教练",
    }, make("div", { className: "top" }, this.ring, this.time, this.verdict), this.whole,
    make("div", { className: "part scripts" },
      make("div", { className: "search" }, glass(), this.input), this.scripts),
    this.notes, this.sign);
    this.element.setAttribute("role", "region");
    this.element.addEventListener("keydown", (event) => this.keydown(event));
    this.shown = "";
    /** @type {Suggestion[]} */
    this.offered = [];
    /** Those that are to be seen: offered, or found. @type {Suggestion[]} */
    this.listed = [];
    this.foundFor = "";
    this.timer = 0;
  }

  /** Enter in the search box takes the first that was found for it. @param {KeyboardEvent} event */
  keydown(event) {
    const words = this.input.value.trim();
    const suggestion = event.target === this.input && event.key === "Enter"
      ? words !== "" && words === this.foundFor && this.listed[0]
      : suggestionKey(event, this.listed);
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    if (event.key === "Escape") {
      this.acts.fold();
    } else if (suggestion) {
      event.preventDefault();
      this.acts.insert(suggestion, false);
    }
  }

  /** @param {{state: string, waited: number, target: number} | null} clock */
  showClock(clock) {
    const state = clock?.state ?? "idle";
    const idle = state === "idle" || !clock;
    const share = idle || clock.target === 0 ? 0 : Math.min(1, clock.waited / clock.target);
    this.element.dataset.clock = state;
    const [arc, words] = [this.ring.querySelector(".arc"), this.ring.querySelector("text")];
    /** @type {SVGElement} */ (arc).style.strokeDashoffset = `${RING * (1 - share)}`;
    const seconds = clock ? Math.floor(clock.waited / 1000) : 0;
    /** @type {SVGElement} */ (words).textContent =
      idle ? "–" : seconds < 100 ? `${seconds}` : `${Math.floor(seconds / 60)}分`;
    this.time.replaceChildren(make("b", { textContent: CLOCKS[state] ?? state }),
      make("span", { textContent: idle ? "收到消息后计时"
        : `${duration(clock.waited)} / 时限 ${duration(clock.target)}` }));
  }

  /** @param {string} verdict @param {number} count */
  showVerdict(verdict, count) {
    this.verdict.dataset.verdict = verdict;
    this.verdict.textContent = (VERDICTS[verdict] ?? "等您动笔") + (count > 0 ? ` · ${count}` : "");
  }

  /** @param {Hint[]} hints */
  showWhole(hints) {
    const key = JSON.stringify(hints);
    if (key !== this.whole.dataset.shown) {
      this.whole.dataset.shown = key;
      this.whole.hidden = hints.length === 0;
      this.whole.replaceChildren(...hints.map((hint) => make("article",
        { className: "whole", data: { severity: hint.severity } },
        ...hintWords(hint, (words) => this.acts.take(hint, words), false)
          .filter((part) => part !== false))));
    }
  }

  /** @param {Suggestion[]} suggestions */
  showScripts(suggestions) {
    this.offered = suggestions.slice(0, 3);
    if (this.input.value.trim() === "") {
      this.list(this.offered, "没有合适的话术，按实际情况回复就好。");
    }
  }

  searchSoon() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(async () => {
      const words = this.input.value.trim();
      if (words === "") {
        this.showScripts(this.offered);
        return;
      }
      const found = await this.acts.search(words);
      if (words === this.input.value.trim()) {
        this.foundFor = words;
        this.list(found, "没有找到，换个说法试试。");
      }
    }, DEBOUNCE_MILLIS);
  }

  /** @param {Suggestion[]} suggestions @param {string} otherwise */
  list(suggestions, otherwise) {
    this.listed = suggestions;
    const key = JSON.stringify(suggestions);
    if (key !== this.shown) {
      this.shown = key;
      this.scripts.replaceChildren(...(suggestions.length > 0
        ? suggestions.map((one, at) => this.script(one, at))
        : [make("p", { className: "none", textContent: otherwise })]));
    }
  }

  /** @param {Suggestion} suggestion @param {number} at */
  script(suggestion, at) {
    const insert = button("take", "插入", () => this.acts.insert(suggestion, false),
      at < 3 ? `Alt+Shift+${at + 1}` : undefined);
    insert.ariaLabel = `在光标处插入“${suggestion.title}”`;
    const replace = button("quiet", "替换整条", () => this.acts.insert(suggestion, true));
    replace.ariaLabel = `用“${suggestion.title}”替换整条回复`;
    return make("article", { className: "script" },
      make("h3", { textContent: suggestion.title }),
      make("p", {}, ...withSlots(suggestion)),
      make("div", { className: "takes" }, insert, replace));
  }

  /** A line that opens the trainer's comments, while some are unread. @param {Note[]} notes */
  showNotes(notes) {
    const key = JSON.stringify(notes);
    if (key !== this.notes.dataset.shown) {
      this.notes.dataset.shown = key;
      this.notes.hidden = notes.length === 0;
      this.notes.replaceChildren(make("summary", { textContent: `培训师点评 · ${notes.length} 条未读` }),
        ...notes.map((note) => make("article", {},
          make("p", { className: "message" }, note.comment),
          make("p", { className: "why", textContent: [SAID[note.said] ?? "", note.words && `“${note.words}”`,
            note.by].filter(Boolean).join(" · ") }),
          button("quiet", "知道了", () => this.acts.read(note.draft)))));
    }
  }

  /** @param {Trouble | null} trouble */
  showSign(trouble) {
    this.element.toggleAttribute("data-off", trouble !== null);
    this.signWords.textContent = trouble ? TROUBLE[trouble] : "教练已开启，只看这个输入框里的草稿";
  }
}

/**
 * Alt, Shift and 1 to 3: the script that is meant.
 *
 * @param {KeyboardEvent} event @param {Suggestion[]} listed
 */
export function suggestionKey({ altKey, shiftKey, ctrlKey, metaKey, code }, listed) {
  const digit = altKey && shiftKey && !ctrlKey && !metaKey && /^Digit([1-3])$/.exec(code)?.[1];
  return digit ? listed[Number(digit) - 1] : undefined;
}

const RING = 2 * Math.PI * 18;

function ring() {
  const svg = drawn("svg", { viewBox: "0 0 44 44", class: "ring", "aria-hidden": "true" });
  svg.append(drawn("circle", { cx: 22, cy: 22, r: 18 }),
    drawn("circle", { cx: 22, cy: 22, r: 18, class: "arc", transform: "rotate(-90 22 22)",
      "stroke-dasharray": RING, "stroke-dashoffset": RING }),
    drawn("text", { x: 22, y: 26.5 }));
  return svg;
}

function glass() {
  const svg = drawn("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" });
  svg.append(drawn("circle", { cx: 7, cy: 7, r: 5 }), drawn("path", { d: "M11 11l4 4" }));
  return svg;
}

/** @param {string} tag @param {Record<string, string | number>} attributes */
function drawn(tag, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, `${value}`));
  return made;
}

/** A script's words, its placeholders set apart. */
function withSlots(/** @type {Suggestion} */ { text, placeholders }) {
  /** @type {(Node | string)[]} */
  const parts = [];
  let from = 0;
  for (const slot of [...placeholders].sort((one, other) => one.start - other.start)) {
    parts.push(text.slice(from, slot.start), make("span", {
      className: slot.value === null ? "slot open" : "slot",
      title: slot.value === null ? `请填写${slot.name}` : slot.name,
      textContent: text.slice(slot.start, slot.end),
    }));
    from = slot.end;
  }
  return [...parts, text.slice(from)];
}

/** How a key is called: KeyJ with Alt is Alt+J. @param {string} code */
export const keyName = (code) => "Alt+" + code.replace(/^(Key|Digit)/, "");
