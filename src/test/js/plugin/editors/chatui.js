import Chat, { Bubble, useMessages } from "@chatui/core/es/index.js";
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { ownClient, setValue } from "../client.js";

function Client() {
  const { messages } = useMessages([]);
  return createElement(Chat, {
    messages,
    renderMessageContent: ({ content }) => createElement(Bubble, { content: content.text }),
    onSend: (type, text) => { sent.push(text); },
  });
}

flushSync(() => createRoot(document.querySelector("#editor")).render(createElement(Client)));
const field = () => document.querySelector("#editor textarea");
ownClient({
  model: () => field().value,
  fill: (text) => setValue(field(), text),
});
