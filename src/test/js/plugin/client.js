/**
 * A chat client around an editor: Enter and the button send, a sent draft is cleared.
 *
 * @param model the draft as the editor's own model has it
 * @param fill puts a draft into the editor, as a switch of the conversation does
 */
export function client({ model, fill }) {
  window.sent = [];
  window.model = model;
  window.switchTo = (conversation, draft) => {
    document.querySelector("#chat").dataset.coachConversation = conversation;
    fill(draft);
  };
  const send = () => {
    const text = model();
    if (text.trim() !== "") {
      window.sent.push(text);
      document.querySelector("#log").textContent += text + "\n";
      fill("");
    }
  };
  document.querySelector("#send").onclick = send;
  return send;
}

/**
 * A page around a whole chat client, which sends by itself: what it sent comes to `sent`.
 *
 * @param model the draft as the client has it
 * @param fill puts a draft into its editor
 */
export function ownClient({ model, fill }) {
  window.sent = [];
  window.model = model;
  window.switchTo = (conversation, draft) => {
    document.querySelector("#chat").dataset.coachConversation = conversation;
    fill(draft);
  };
}

/** Sets the value of a field that a framework watches. */
export function setValue(field, text) {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function isSend(event) {
  return event.key === "Enter" && !event.shiftKey && !event.isComposing && event.keyCode !== 229;
}

/** Sends on Enter, before the editor breaks the line. */
export function sendsOnEnter(element, send) {
  element.addEventListener("keydown", (event) => {
    if (isSend(event)) {
      event.preventDefault();
      send();
    }
  });
}
