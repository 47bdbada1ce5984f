import { client, sendsOnEnter } from "../client.js";

const root = document.querySelector("#editor").attachShadow({ mode: "open" });
const box = document.createElement("div");
box.contentEditable = "true";
box.setAttribute("style", "min-height: 80px; white-space: pre-wrap; outline: none");
root.append(box);
sendsOnEnter(box, client({
  model: () => box.innerText,
  fill: (text) => { box.textContent = text; },
}));
