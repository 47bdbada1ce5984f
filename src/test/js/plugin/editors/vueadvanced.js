import { register } from "vue-advanced-chat";
import { ownClient, setValue } from "../client.js";

register();
const chat = document.createElement("vue-advanced-chat");
const users = [{ _id: "1", username: "客服" }, { _id: "2", username: "顾客" }];
const attributes = {
  "current-user-id": "1", "height": "320px", "messages": "[]", "messages-loaded": "true",
  "room-id": "1", "rooms": JSON.stringify([{ roomId: "1", roomName: "顾客", users }]),
  "rooms-loaded": "true", "show-emojis": "false", "single-room": "true",
};
Object.entries(attributes).forEach(([name, value]) => chat.setAttribute(name, value));
chat.addEventListener("send-message", (event) => { sent.push(event.detail[0].content); });
document.querySelector("#editor").append(chat);
const field = () => chat.shadowRoot.querySelector("textarea");
ownClient({
  model: () => field().value,
  fill: (text) => setValue(field(), text),
});
