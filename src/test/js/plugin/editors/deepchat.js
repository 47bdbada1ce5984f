import "deep-chat";
import { ownClient } from "../client.js";

const chat = document.createElement("deep-chat");
chat.connect = {
  handler: (body, signals) => {
    sent.push(body.messages.at(-1).text);
    signals.onResponse({ text: "好的" });
  },
};
chat.style.width = "480px";
document.querySelector("#editor").append(chat);
const box = () => chat.shadowRoot.querySelector("[contenteditable]");
ownClient({
  model: () => box().innerText,
  fill: (text) => { box().innerText = text; },
});
