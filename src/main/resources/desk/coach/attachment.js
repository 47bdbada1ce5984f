/** One editor, coached. */

import { Asking } from "./asking.js";
import { Card } from "./card.js";
import { EditableEditor } from "./editable.js";
import { FieldEditor } from "./field.js";
import { identifier } from "./link.js";
import { Looks } from "./looks.js";
import { upwards } from "./places.js";
import { Sending } from "./sending.js";
import { Shortcuts } from "./shortcuts.js";
import { moved } from "./text.js";
import { CATEGORIES } from "./words.js";

/** @import { Link } from "./link.js" */
/** @import {
  Advice, Clock, EditorOptions, Hint, Mark, Settings, Suggestion, Trouble,
} from "./types.js" */

/**
 * What the plugin does for one editor, from its first character to what is sent: this is what stands
 * in it and what the coach said to it. When it is asked, what is seen, what may be sent and what keys
 * do are parts of their own.
 */
export class Attachment {
  /**
   * @param {HTMLElement} element @param {EditorOptions} options @param {Settings} settings
   * @param {Link} link
   */
  constructor(element, options, settings, link) {
    this.options = options;
    this.settings = settings;
    this.link = link;
    /** Whether the client attached it itself, and so detaches it itself. */
    this.own = false;
    this.abort = new AbortController();
    this.editor = element.matches("textarea, input")
      ? new FieldEditor(/** @type {HTMLInputElement} */ (element), options)
      : new EditableEditor(element, options);
    this.text = this.editor.read();
    this.fallback = identifier();
    this.conversation = this.currentConversation();
    this.draft = identifier();
    this.revision = 0;
    /** @type {Mark[]} */
    this.marks = [];
    /** @type {Hint[]} */
    this.whole = [];
    /** Pushed since advice was last asked for: the answer may not know of it yet. @type {Hint[]} */
    this.sinceAsked = [];
    this.suggestions = /** @type {Suggestion[]} */ ([]);
    /** @type {{state: string, from: number, target: number} | null} */
    this.clock = null;
    this.verdict = "";
    /** The revision that the marks and the verdict are about. */
    this.advisedOn = -1;
    /** @type {Trouble | null} */
    this.trouble = null;
    this.composing = false;
    this.typedAt = -Infinity;
    /** @type {{script: string, text: string}[]} */
    this.used = [];
    this.silenced = new Set();
    this.asking = new Asking(this);
    this.sending = new Sending(this);
    this.shortcuts = new Shortcuts(this);
    this.card = new Card(this);
    this.looks = new Looks(this);
    this.looks.dress();
    this.listen();
    this.asking.check();
  }

  // What is typed, and what the coach says to it.

  listen() {
    const { element } = this.editor;
    const { signal } = this.abort;
    /** @param {string} type @param {(event: any) => void} act */
    const on = (type, act) => element.addEventListener(type, act, { signal });
    on("compositionstart", () => {
      this.composing = true;
      this.card.close();
      this.asking.pause();
    });
    on("compositionend", () => {
      this.composing = false;
      // The editor's own model takes the words a moment later; no input event follows.
      setTimeout(() => this.changed(true));
    });
    on("input", (event) => {
      // Some input methods end without saying so.
      this.composing &&= event.isComposing !== false;
      this.changed();
    });
    on("scroll", () => this.looks.place(true));
    on("mousemove", (event) => this.card.hover(event));
    on("mouseleave", () => this.card.closeSoon());
    on("blur", () => {
      this.card.closeSoon();
      if (this.composing) {
        this.composing = false;
        this.changed(true);
      }
    });
    if (this.editor instanceof EditableEditor) {
      this.watcher = new MutationObserver(() => this.changed());
      this.watcher.observe(element, { childList: true, characterData: true, subtree: true });
    }
  }

  /** Looks at the draft; most often nothing has changed since. @param {boolean} [always] */
  changed(always = false) {
    if (this.switchIfOther()) {
      return;
    }
    const text = this.editor.read();
    if (text === this.text) {
      // An editor that draws its text anew leaves our ranges behind.
      this.paint();
      if (always) {
        this.asking.soon();
      }
      return;
    }
    const before = this.text;
    this.text = text;
    this.typedAt = performance.now();
    this.revision++;
    this.marks = moved(this.marks, before, text);
    this.card.follow();
    if (text === "" && !this.composing) {
      this.endDraft(before);
    }
    this.paint();
    this.looks.placeCard();
    this.asking.soon();
  }

  /** Sent, or thrown away: what comes next is another reply. @param {string} last */
  endDraft(last) {
    for (const { script, text } of this.used) {
      this.tell("suggestion.used", { script, edited: !last.includes(text) });
    }
    this.used = [];
    this.draft = identifier();
    this.silenced.clear();
    this.marks = [];
    this.whole = [];
    this.verdict = "";
    this.sending.forget();
    this.card.close();
    this.looks.refresh();
  }

  /** The id of the conversation that the editor replies to now. */
  currentConversation() {
    return this.options.conversation?.() ?? this.attribute("data-coach-conversation") ?? this.fallback;
  }

  /** Of the editor or the nearest around it. @param {string} name */
  attribute(name) {
    return upwards(this.editor.element).map((up) => up.getAttribute(name)).find(Boolean) ?? undefined;
  }

  /** Another conversation in the same editor begins from nothing. @returns whether it is another */
  switchIfOther() {
    const conversation = this.currentConversation();
    const other = conversation !== this.conversation;
    if (other) {
      this.endDraft(this.text);
      this.revision++;
      this.conversation = conversation;
      this.clock = null;
      this.suggestions = [];
      this.text = this.editor.read();
      this.looks.panel.input.value = "";
      this.looks.refresh();
      // A draft that is still there may be the last one's, which the client takes out in a moment.
      if (this.text === "") {
        this.asking.check();
      } else {
        this.asking.soon();
      }
    }
    return other;
  }

  /** What the client says of the reply beside its words. */
  circumstances() {
    return {
      question: this.options.question?.() ?? this.attribute("data-coach-question"),
      closing: this.options.closing?.() ?? this.attribute("data-coach-closing") === "true",
    };
  }

  /** The coach has answered. @param {Advice} advice @param {number} revision that it was asked about */
  answered(advice, revision) {
    this.trouble = null;
    if (revision === this.revision && advice.revision === revision) {
      this.advisedOn = revision;
      this.advised(advice);
    }
    this.looks.refresh();
  }

  /** @param {Advice} advice */
  advised(advice) {
    const hints = advice.hints.filter((hint) => !this.silenced.has(hint.id));
    const had = new Set(this.marks.map((mark) => mark.hint.id));
    this.marks = hints.flatMap((hint) => hint.start === null || hint.end === null
      || this.text.slice(hint.start, hint.end) !== hint.text
      ? [] : [{ hint, start: hint.start, end: hint.end }]);
    const news = this.sinceAsked.filter((hint) => this.whole.includes(hint)
      && hints.every((other) => other.id !== hint.id));
    this.whole = [...hints.filter((hint) => hint.start === null), ...news];
    this.verdict = this.text === "" && hints.length === 0 ? "" : worst(hints);
    this.suggestions = advice.suggestions;
    this.showClock(advice.clock);
    const fresh = this.marks.find((mark) => !had.has(mark.hint.id));
    if (fresh) {
      this.looks.say(
        `${CATEGORIES[fresh.hint.category] ?? ""}：${fresh.hint.text}。${fresh.hint.message}`);
    }
    this.card.follow();
  }

  /** @param {Clock} clock */
  showClock(clock) {
    this.clock = { state: clock.state, from: performance.now() - clock.waitedMillis,
      target: clock.targetMillis };
  }

  /** What the coach says unasked. @param {{hint?: Hint, clock?: Clock | null}} push */
  pushed({ hint, clock }) {
    if (clock) {
      this.showClock(clock);
    }
    if (hint) {
      this.whole = [...this.whole.filter((other) => other.id !== hint.id), hint];
      this.sinceAsked.push(hint);
      this.looks.say(hint.message);
    }
    this.looks.refresh();
  }

  /** No coaching now: nothing is held, and it is said. @param {Trouble} trouble */
  off(trouble) {
    this.trouble = trouble;
    this.looks.refresh();
  }

  paint() {
    this.editor.paint(this.marks, this.card.open);
  }

  // What the agent does with hints and scripts.

  /** Takes a replacement of the hint that is open. @param {string} words */
  async take(words) {
    if (this.composing) {
      return;
    }
    // What a program changed a moment ago.
    this.changed();
    const mark = this.card.open;
    if (!mark || this.text.slice(mark.start, mark.end) !== mark.hint.text) {
      return;
    }
    this.card.close();
    this.sending.forget();
    if (await this.put(mark.start, mark.end, words)) {
      this.answer(mark.hint, "applied");
    }
  }

  /** A replacement for the whole draft goes where it is missing. @param {Hint} hint @param {string} words */
  async takeWhole(hint, words) {
    const start = hint.category === "greeting-missing" ? 0
      : hint.category === "closing-missing" ? this.text.length : null;
    if (await this.put(start ?? 0, start ?? this.text.length, words)) {
      this.answer(hint, "applied");
    }
  }

  /** Whether words are in. @param {number} start @param {number} end @param {string} words */
  async put(start, end, words) {
    const done = await this.editor.replace(start, end, words);
    if (!done) {
      navigator.clipboard?.writeText(words).catch(() => {});
      this.looks.toast("这个输入框不让改，改法已复制，粘贴即可");
    }
    this.changed();
    return done;
  }

  /** @param {"dismissed" | "false-alarm"} answer */
  dismiss(answer) {
    if (this.card.open) {
      const { hint } = this.card.open;
      this.card.close();
      this.answer(hint, answer);
      this.silenced.add(hint.id);
      this.marks = this.marks.filter((mark) => mark.hint.id !== hint.id);
      this.verdict = worst([...this.marks.map((mark) => mark.hint), ...this.whole]);
      this.looks.refresh();
    }
  }

  /** @param {Hint} hint @param {"applied" | "dismissed" | "false-alarm"} answer @param {object} [more] */
  answer(hint, answer, more) {
    this.tell("hint.answered", { hint: hint.id, answer, ...more });
  }

  /** @param {string} type @param {object} data */
  tell(type, data) {
    this.link.report(type, { conversation: this.conversation, draft: this.draft, ...data });
  }

  /** Puts a script in, and selects the first place that is to be filled in. */
  async insert(/** @type {Suggestion} */ suggestion, /** @type {boolean} */ whole) {
    const [start, end] = whole ? [0, this.text.length]
      : this.editor.caret() ?? [this.text.length, this.text.length];
    if (!await this.put(start, end, suggestion.text)) {
      return;
    }
    this.used.push(suggestion);
    const slot = suggestion.placeholders.find(({ value }) => value === null);
    // Editors that draw a moment later put the caret where they think it is: so once more then.
    for (const pause of slot ? [-1, 0, 40] : []) {
      if (pause >= 0) {
        await new Promise((soon) => setTimeout(soon, pause));
      }
      if (slot && this.editor.read().slice(start).startsWith(suggestion.text)) {
        this.editor.select(start + slot.start, start + slot.end);
      }
    }
  }

  detach() {
    this.abort.abort();
    this.asking.stop();
    this.card.stop();
    this.watcher?.disconnect();
    this.editor.dispose();
    this.looks.remove();
  }
}

/** @param {Hint[]} hints */
function worst(hints) {
  return hints.some((hint) => hint.severity === "block") ? "block"
    : hints.some((hint) => hint.severity === "warn") ? "warn" : "pass";
}
