import {
  ChatContainer, MainContainer, MessageInput, MessageList,
} from "@chatscope/chat-ui-kit-react";
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { ownClient } from "../client.js";

let draft = "";
let change = () => {};
const plain = (html) => {
  const box = document.createElement("div");
  box.innerHTML = html;
  return box.innerText;
};

function Reply() {
  const [value, setValue] = useState("");
  draft = value;
  change = setValue;
  const input = createElement(MessageInput, {
    value,
    attachButton: false,
    onChange: setValue,
    onSend: (html, text, inner) => {
      sent.push(inner);
      setValue("");
    },
  });
  return createElement(MainContainer, null,
    createElement(ChatContainer, null, createElement(MessageList), input));
}

flushSync(() => createRoot(document.querySelector("#editor")).render(createElement(Reply)));
ownClient({
  model: () => plain(draft),
  fill: (text) => flushSync(() => change(text)),
});
