/** The keys by which an agent takes hints and scripts without leaving the editor. */

import { suggestionKey } from "./panel.js";
import { stop } from "./sending.js";
import { KEYS } from "./words.js";

/** @import { Attachment } from "./attachment.js" */

/** The keys of one editor. */
export class Shortcuts {
  /** @param {Attachment} attachment */
  constructor(attachment) {
    this.attachment = attachment;
  }

  /** What is pressed for what: ours, and what the client wants in place of them. */
  keys() {
    return { ...KEYS, ...this.attachment.settings.keys };
  }

  /** @param {KeyboardEvent} event */
  keydown(event) {
    const { composing, sending } = this.attachment;
    if (event.isComposing || composing || event.keyCode === 229) {
      return;
    }
    if (sending.isSend(event)) {
      sending.byKey(event);
    } else if (event.altKey && !event.ctrlKey && !event.metaKey && this.own(event)) {
      stop(event);
    }
  }

  /** Whether it was one of ours, which it is only while there is something it acts on. */
  own(/** @type {KeyboardEvent} */ event) {
    const { attachment } = this;
    const { card, looks } = attachment;
    const keys = this.keys();
    const { open } = card;
    const digit = Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0);
    const suggestion = suggestionKey(event, looks.panel.listed);
    const replacement = !event.shiftKey && open?.hint.replacements[digit - 1];
    if (suggestion) {
      attachment.insert(suggestion, false);
    } else if (replacement) {
      attachment.take(replacement);
    } else if (open && (event.code === keys.dismiss || event.code === keys.wrong)) {
      attachment.dismiss(event.code === keys.dismiss ? "dismissed" : "false-alarm");
    } else if (event.code === keys.next && attachment.marks.length > 0) {
      card.next();
    } else if (event.code === keys.panel) {
      looks.togglePanel(true);
      looks.panel.input.focus();
    } else {
      return false;
    }
    return true;
  }
}
