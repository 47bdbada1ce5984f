import { client, sendsOnEnter } from "../client.js";

const box = document.createElement("div");
box.contentEditable = "true";
box.className = "pre";
document.querySelector("#editor").append(box);
sendsOnEnter(box, client({
  model: () => box.innerText,
  fill: (text) => { box.textContent = text; },
}));
