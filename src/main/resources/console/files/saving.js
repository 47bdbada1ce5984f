// What was typed is not lost and not sent twice: before a form goes, it is asked whether whoever filled
// it in is still signed in. If not, the page stays as it is until somebody has signed in beside it.

const body = document.body;
const dialog = document.getElementById("signed-out");
const SENDING = 10_000;

let asking = null;

/** Tells that the sign-in is over; true when somebody says that there is a new one. */
export async function signInAgain(other = "") {
  if (!dialog) return false;
  if (!asking || other) {
    document.getElementById("signed-out-text").textContent =
      other ? dialog.dataset.other.replace("{0}", other) : dialog.dataset.over;
  }
  // A preview may have found out first: whoever wants to save waits for the same answer.
  asking ??= asked().finally(() => asking = null);
  return asking;
}

async function asked() {
  dialog.returnValue = "";
  dialog.showModal();
  await new Promise((done) => dialog.addEventListener("close", done, { once: true }));
  return dialog.returnValue === "again";
}

// Who is signed in by now, and the token for forms that goes with it; null for nobody.
async function inside() {
  const answer = await fetch("/console/me", { headers: { "HX-Request": "true" } });
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(answer.statusText);
  const { csrf, who } = new DOMParser().parseFromString(await answer.text(), "text/html").body.dataset;
  return { csrf, who };
}

async function stillSignedIn() {
  for (;;) {
    const now = await inside();
    if (now?.who === body.dataset.who) {
      body.dataset.csrf = now.csrf;
      for (const field of document.querySelectorAll("input[name=csrf]")) field.value = now.csrf;
      return true;
    }
    if (!await signInAgain(now?.who)) return false;
  }
}

const typed = (field) => field.matches("textarea, select, input:not([type=hidden])");

/** Guards all forms of the page; `lost` tells that the service does not answer. */
export function guardForms(lost) {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const method = event.submitter?.getAttribute("formmethod") ?? form.method;
    if (method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.passed) {
      delete form.dataset.passed;
      return;
    }
    const twice = Date.now() - Number(form.dataset.sent ?? 0) < SENDING;
    if (!twice) form.dataset.sent = Date.now();
    if (!twice && (!body.dataset.who || ![...form.elements].some(typed))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (twice) return;
    try {
      if (await stillSignedIn()) {
        form.dataset.passed = "yes";
        form.dataset.sent = Date.now();
        form.requestSubmit(event.submitter);
        // What it does not let go, because a field is missing, may be tried again.
        if (form.dataset.passed) delete form.dataset.passed;
        else return;
      }
    } catch {
      lost();
    }
    delete form.dataset.sent;
  }, true);
  addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });
}
