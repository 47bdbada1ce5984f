/** When the coach is asked, and what follows when it does not answer. */

import {
  DEBOUNCE_MILLIS, LONGEST_WAIT_MILLIS, LOOK_AGAIN_MILLIS, MOST_UNITS, RETRY_MILLIS, SLOW_MILLIS,
} from "./figures.js";

/** @import { Attachment } from "./attachment.js" */
/** @import { Advice, Trouble } from "./types.js" */

/** Asks for advice on one editor's drafts, one question at a time. */
export class Asking {
  /** @param {Attachment} attachment */
  constructor(attachment) {
    this.attachment = attachment;
    /** The question that is on its way. @type {{since: number, abort: AbortController} | null} */
    this.now = null;
    this.timer = this.retry = 0;
    /** Whether the draft was changed while a question was on its way. */
    this.again = false;
    this.waitingFrom = 0;
    this.askedAt = this.notBefore = 0;
    this.failures = 0;
  }

  /** Asks when nothing has been typed for a moment. */
  soon() {
    this.pause();
    if (this.attachment.composing) {
      return;
    }
    const now = performance.now();
    this.waitingFrom ||= now;
    const pause = Math.min(DEBOUNCE_MILLIS, this.waitingFrom + LONGEST_WAIT_MILLIS - now);
    this.timer = window.setTimeout(() => this.check(), Math.max(0, pause));
  }

  /** Asks nothing until it is told again. */
  pause() {
    clearTimeout(this.timer);
  }

  /** Asks for advice; a question that is slow makes way. */
  async check() {
    const { attachment } = this;
    clearTimeout(this.timer);
    clearTimeout(this.retry);
    if (attachment.composing || attachment.abort.signal.aborted || attachment.switchIfOther()) {
      return;
    }
    const pause = this.notBefore - performance.now();
    if (pause > 0) {
      this.retry = window.setTimeout(() => this.check(), pause);
      return;
    }
    if (this.now) {
      const left = this.now.since + SLOW_MILLIS - performance.now();
      if (left > 0) {
        this.again = true;
        this.timer = window.setTimeout(() => this.check(), left);
        return;
      }
      this.now.abort.abort();
    }
    this.again = false;
    this.waitingFrom = 0;
    if (attachment.text.length > MOST_UNITS) {
      attachment.marks = [];
      attachment.off("long");
      return;
    }
    await this.ask();
  }

  async ask() {
    const { attachment } = this;
    this.askedAt = performance.now();
    attachment.sinceAsked = [];
    const asking = { since: this.askedAt, abort: new AbortController() };
    this.now = asking;
    const { draft, revision, conversation } = attachment;
    const slow = setTimeout(() => this.now === asking && attachment.off("slow"), SLOW_MILLIS);
    const answer = await attachment.link.advise({
      conversation, draft, revision, text: attachment.text, ...attachment.circumstances(),
    }, asking.abort.signal);
    clearTimeout(slow);
    if (this.now !== asking || attachment.abort.signal.aborted) {
      return;
    }
    this.now = null;
    if (draft === attachment.draft && conversation === attachment.conversation) {
      this.answered(answer, revision);
    }
    if (this.again) {
      this.check();
    }
  }

  /** @param {{advice?: Advice, trouble?: Trouble, wait?: number}} answer @param {number} revision */
  answered(answer, revision) {
    if (answer.advice) {
      this.failures = 0;
      this.attachment.answered(answer.advice, revision);
      return;
    }
    this.attachment.off(answer.trouble ?? "away");
    const wait = Math.min(answer.wait ?? 0, RETRY_MILLIS[RETRY_MILLIS.length - 1]);
    this.notBefore = performance.now() + wait;
    const next = RETRY_MILLIS[Math.min(this.failures++, RETRY_MILLIS.length - 1)];
    this.retry = window.setTimeout(() => this.check(), Math.max(next, wait));
  }

  /** Asks anew when the last answer is old, while somebody may look at it. */
  lookAgain() {
    if (!document.hidden && !this.now && !this.attachment.trouble && !this.waitingFrom
      && performance.now() - this.askedAt > LOOK_AGAIN_MILLIS) {
      this.check();
    }
  }

  stop() {
    this.now?.abort.abort();
    clearTimeout(this.timer);
    clearTimeout(this.retry);
  }
}
