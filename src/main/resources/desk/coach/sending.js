/** Whether a draft may be sent, by key or by button. */

import { SAME_SEND_MILLIS, SECOND_SEND_MILLIS } from "./figures.js";
import { isElement } from "./places.js";

/** @import { Attachment } from "./attachment.js" */

/** Stands between one editor and the client that sends what is in it. */
export class Sending {
  /** @param {Attachment} attachment */
  constructor(attachment) {
    this.attachment = attachment;
    this.held = { at: -Infinity, text: "" };
    /** What was sent nevertheless. */
    this.letGo = { at: -Infinity, text: "" };
    this.swallowUntil = -Infinity;
    /** The send button that was pressed last. @type {Element | null} */
    this.pressed = null;
  }

  /** Whether a send was held a moment ago, so that a second one goes through. */
  isHeld() {
    return performance.now() - this.held.at < SECOND_SEND_MILLIS;
  }

  /** Whether what follows of a press that was held is held as well. */
  swallows() {
    return performance.now() < this.swallowUntil;
  }

  /** The next send is a first one. */
  forget() {
    this.held = { at: -Infinity, text: "" };
  }

  /** Whether a send goes on. The first one against a block verdict does not. */
  maySend() {
    const { attachment } = this;
    const { policy } = attachment.settings;
    const blocking = attachment.marks.filter((mark) => mark.hint.severity === "block");
    const whole = attachment.whole.filter((hint) => hint.severity === "block");
    // A second look that is slow takes nothing back from what was said of this very text.
    const unsure = attachment.trouble
      && !(attachment.trouble === "slow" && attachment.advisedOn === attachment.revision);
    const now = performance.now();
    if (policy === "off" || unsure || blocking.length + whole.length === 0
      || this.letGo.text === attachment.text && now - this.letGo.at < SAME_SEND_MILLIS) {
      return true;
    }
    if (policy !== "hard" && this.isHeld() && this.held.text === attachment.text) {
      for (const hint of [...blocking.map((mark) => mark.hint), ...whole]) {
        attachment.answer(hint, "dismissed", { sent: true });
      }
      this.held.at = -Infinity;
      this.letGo = { at: now, text: attachment.text };
      return true;
    }
    this.held = { at: now, text: attachment.text };
    const { card, looks } = attachment;
    card.holdFor(policy === "hard" ? Infinity : SECOND_SEND_MILLIS);
    const reason = policy === "hard" ? "店铺规定这样的说法不能发出，请先修改"
      : "改一下更好；确认要发，5 秒内再发一次";
    if (blocking.length > 0) {
      card.show(blocking[0], reason);
    } else {
      looks.toast(`${whole[0].message}。${reason}`);
    }
    looks.say(`没有发出。${reason}`);
    return false;
  }

  /** Holds the key that sends, or looks what the client made of it. @param {KeyboardEvent} event */
  byKey(event) {
    // A key that stays down is one press, however long.
    if (event.repeat ? this.swallows() || this.isHeld() : !this.maySend()) {
      this.swallowUntil = performance.now() + 1000;
      stop(event);
    } else {
      // What follows of this press is the client's: some send on keypress, or on what it types.
      this.swallowUntil = -Infinity;
      this.lookSoon();
    }
  }

  /** Holds the button that sends, at each event of its press. @param {Event} event @param {Element} button */
  byButton(event, button) {
    this.pressed = button;
    // A press and its click are one attempt, and some clients send on the press.
    const press = event.type === "pointerdown";
    const byKey = event.type === "click" && /** @type {UIEvent} */ (event).detail === 0;
    const held = !press && !byKey && this.swallows();
    if (held || (press || byKey) && !this.maySend()) {
      this.swallowUntil = event.type === "click" ? -Infinity : performance.now() + 1500;
      stop(event);
    } else {
      this.swallowUntil = press ? -Infinity : this.swallowUntil;
      this.lookSoon();
    }
  }

  /** A client empties the editor after a send, and need not tell. */
  lookSoon() {
    const { attachment } = this;
    for (const pause of [0, 80]) {
      setTimeout(() => attachment.abort.signal.aborted || attachment.changed(), pause);
    }
  }

  /** Whether a key sends. @param {KeyboardEvent} event */
  isSend(event) {
    const wanted = this.attachment.settings.sendKey ?? "enter";
    const { element } = this.attachment.editor;
    const menu = element.getAttribute("aria-expanded") === "true"
      || element.hasAttribute("aria-activedescendant");
    const withControl = event.ctrlKey || event.metaKey;
    return event.key === "Enter" && !event.shiftKey && !event.altKey && !menu
      && (wanted === "enter" ? true : wanted === "ctrl-enter" && withControl);
  }

  /** What sends this draft, as far as it is known. @returns {Element[]} */
  buttons() {
    const send = this.wanted();
    return this.pressed ? [this.pressed] : typeof send === "string"
      ? [...document.querySelectorAll(send)] : send ? [send] : [];
  }

  /** The send button on the way of an event. @param {EventTarget[]} path @returns {Element | undefined} */
  buttonOn(path) {
    const send = this.wanted();
    return send ? path.filter(isElement)
      .find((node) => typeof send === "string" ? node.matches(send) : node === send) : undefined;
  }

  wanted() {
    return this.attachment.options.send ?? this.attachment.settings.send;
  }
}

/** Keeps an event from all others. @param {Event} event */
export function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}
