import { client, sendsOnEnter } from "../client.js";

const field = document.createElement("input");
document.querySelector("#editor").append(field);
sendsOnEnter(field, client({
  model: () => field.value,
  fill: (text) => { field.value = text; },
}));
