/** Opens the editor that the address names, then adds the plugin as a store would. */
const asked = new URLSearchParams(location.search);
const kind = asked.get("kind");
if (asked.has("css")) {
  document.querySelector("#own").href = `dist/${kind}.css`;
}
await import(`./dist/${kind}.js`);
const script = document.createElement("script");
script.type = "module";
script.src = `${asked.get("coach")}/coach.js`;
Object.assign(script.dataset, { editor: "#editor", send: "#send", token: asked.get("token") },
  JSON.parse(asked.get("settings") ?? "{}"));
document.head.append(script);
