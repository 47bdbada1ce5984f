import { client, sendsOnEnter } from "../client.js";

const area = document.createElement("textarea");
document.querySelector("#editor").append(area);
sendsOnEnter(area, client({
  model: () => area.value,
  fill: (text) => { area.value = text; },
}));
