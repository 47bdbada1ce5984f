/** The card that explains one hint. */

import { button, make } from "./make.js";
import { hintWords, keyName } from "./panel.js";
import { inWindow, viewOf } from "./places.js";

/** @import { Attachment } from "./attachment.js" */
/** @import { Mark } from "./types.js" */

/** Opens on what is pointed at, stepped to, or held back. */
export class Card {
  /** @param {Attachment} attachment */
  constructor(attachment) {
    this.attachment = attachment;
    /** What it is open on. @type {Mark | null} */
    this.open = null;
    this.closing = this.heldOver = 0;
    this.element = make("div", { className: "card", hidden: true, ariaLabel: "这一处的提示",
      onmouseenter: () => clearTimeout(this.closing), onmouseleave: () => this.closeSoon() });
    this.element.setAttribute("role", "group");
  }

  /** @param {MouseEvent} event */
  hover(event) {
    const { editor, marks, composing } = this.attachment;
    if (composing || marks.length === 0 || event.buttons !== 0) {
      return;
    }
    const { x, y } = inWindow(new DOMRect(event.clientX, event.clientY), viewOf(editor.element));
    const mark = marks.find(({ start, end }) => editor.boxes(start, end)
      .some((box) => x >= box.left && x <= box.right && y >= box.top - 1 && y <= box.bottom + 3));
    if (mark) {
      this.show(mark);
    } else if (!this.attachment.sending.isHeld()) {
      this.closeSoon();
    }
  }

  /** The caret was moved, not by typing: what it stands in is explained. */
  caretMoved() {
    const { editor, marks, composing, sending, typedAt } = this.attachment;
    if (composing || performance.now() - typedAt < 250 || sending.isHeld()
      || marks.length === 0 && !this.open) {
      return;
    }
    const caret = editor.caret();
    const mark = caret && caret[0] === caret[1]
      && marks.find(({ start, end }) => caret[0] >= start && caret[0] <= end);
    if (mark) {
      this.show(mark);
    } else if (this.open) {
      this.closeSoon();
    }
  }

  /** @param {Mark} mark @param {string} [reason] why sending was held */
  show(mark, reason) {
    clearTimeout(this.closing);
    if (this.open === mark && !this.element.hidden && !reason) {
      return;
    }
    this.open = mark;
    const { attachment } = this;
    const { hint } = mark;
    const keys = attachment.shortcuts.keys();
    this.element.dataset.severity = hint.severity;
    this.element.replaceChildren(...[
      reason !== undefined && make("div", { className: "held" }, "先停一下，这条还没发出",
        make("small", { textContent: reason })),
      ...hintWords(hint, (words) => attachment.take(words), true),
      make("div", { className: "foot" },
        button("quiet", "忽略", () => attachment.dismiss("dismissed"), keyName(keys.dismiss)),
        button("quiet", "误报", () => attachment.dismiss("false-alarm"), keyName(keys.wrong)),
        attachment.marks.length > 1
          && button("quiet next", "下一处", () => this.next(), keyName(keys.next))),
    ].filter((part) => part !== false));
    this.element.hidden = false;
    attachment.paint();
    attachment.looks.placeCard();
  }

  /** The next place that has a hint, after the one that is open. */
  next() {
    const { marks, looks } = this.attachment;
    const at = marks.findIndex((mark) => mark.hint.id === this.open?.hint.id
      && mark.start === this.open.start);
    const mark = marks[(at + 1) % marks.length];
    if (mark) {
      this.show(mark);
      looks.say(`第 ${marks.indexOf(mark) + 1} 处，共 ${marks.length} 处。${mark.hint.message}。`
        + mark.hint.replacements.map((words, n) => `Alt ${n + 1}：${words}`).join("；"));
    }
  }

  /** Stays with its hint where that is now, or closes when it is gone. */
  follow() {
    if (this.open) {
      const { hint } = this.open;
      this.open = this.attachment.marks.find((mark) => mark.hint.id === hint.id) ?? null;
      if (!this.open) {
        this.close();
      }
    }
  }

  /** How long it says that a send was held: from then on a send is a first one again. */
  holdFor(/** @type {number} */ millis) {
    clearTimeout(this.heldOver);
    if (millis < Infinity) {
      this.heldOver = window.setTimeout(() => this.element.querySelector(".held")?.remove(), millis);
    }
  }

  closeSoon() {
    clearTimeout(this.closing);
    this.closing = window.setTimeout(() => this.close(), 350);
  }

  close() {
    clearTimeout(this.closing);
    if (this.open || this.element.hidden === false) {
      this.open = null;
      this.element.toggleAttribute("hidden", true);
      this.attachment.paint();
    }
  }

  stop() {
    clearTimeout(this.closing);
    clearTimeout(this.heldOver);
  }
}
