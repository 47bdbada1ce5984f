import { byId } from "./element.js";
import { CLOCK_STATES, duration } from "./words.js";

const TICK_MILLIS = 200;
const ASK_AGAIN_MILLIS = 3000;
const NEAR = 0.9;

/**
 * The response clock: shows what the service read, ticks on by itself, and asks again when a wait
 * comes near its target or passes it.
 *
 * @param turned called when the state has probably changed
 */
export function createClock(turned) {
  const frame = byId("clock");
  const state = byId("clock-state");
  const figures = byId("clock-figures");
  const track = byId("clock-track");
  const fill = byId("clock-fill");
  let reading = null;
  let readAt = 0;
  let askedAt = 0;

  function show(fresh) {
    reading = fresh;
    readAt = performance.now();
    tick();
  }

  function tick() {
    const running = reading !== null && reading.state !== "idle";
    frame.dataset.state = running ? reading.state : "idle";
    state.textContent = CLOCK_STATES[frame.dataset.state];
    if (!running) {
      figures.textContent = "";
      draw(0);
      return;
    }
    const waited = reading.waitedMillis + performance.now() - readAt;
    const late = waited - reading.targetMillis;
    figures.textContent = late > 0
      ? `超出 ${duration(late)} / 时限 ${duration(reading.targetMillis)}`
      : `已等 ${duration(waited)} / 时限 ${duration(reading.targetMillis)}`;
    draw(Math.min(1, waited / reading.targetMillis));
    askAgain(waited);
  }

  function draw(share) {
    fill.style.width = `${100 * share}%`;
    track.setAttribute("aria-valuenow", Math.round(100 * share));
    track.setAttribute("aria-valuetext", `${state.textContent} ${figures.textContent}`);
  }

  function askAgain(waited) {
    const turning = reading.state === "waiting" && waited >= NEAR * reading.targetMillis
      || reading.state === "due" && waited > reading.targetMillis + 1000;
    if (turning && performance.now() - askedAt > ASK_AGAIN_MILLIS) {
      askedAt = performance.now();
      turned();
    }
  }

  setInterval(tick, TICK_MILLIS);
  return { show };
}
