/** The plugin's figures: how long it waits, and how much it reads. */

export const DEBOUNCE_MILLIS = 150;
/** Somebody who never stops typing is still checked this often. */
export const LONGEST_WAIT_MILLIS = 450;
/** An answer that takes longer counts as "coaching is off" until it comes. */
export const SLOW_MILLIS = 400;
export const PATIENCE_MILLIS = 4000;
export const RETRY_MILLIS = [1000, 2000, 4000, 8000, 15000];
export const SECOND_SEND_MILLIS = 5000;
/** What a client does by itself after a send that was let go: Enter presses its button. */
export const SAME_SEND_MILLIS = 1000;
export const WATCH_MILLIS = 300;
/** What the customer writes changes the scripts and the clock, and not every page is told. */
export const LOOK_AGAIN_MILLIS = 5000;
export const MOST_UNITS = 10_000;
/** More than this of an answer is not read: the page has better things to do. */
export const MOST_OF_AN_ANSWER = 1 << 20;
export const MOST_HINTS = 100;
export const MOST_WORDS = 600;
/** A token that was refused right after it was fetched is not fetched again sooner. */
export const FRESH_TOKEN_MILLIS = 3000;
