// Dropping a file, and one click for one import.

const drop = document.getElementById("drop");
if (drop) {
  const input = drop.querySelector("[type=file]");
  const chosen = document.getElementById("chosen");
  const button = drop.querySelector("button");
  const most = Number(drop.dataset.most);

  const show = () => {
    const file = input.files[0];
    const megabytes = file ? Math.ceil(file.size / 1024 / 1024) : 0;
    const large = megabytes > most;
    chosen.classList.toggle("trouble", large);
    chosen.textContent = !file ? ""
      : large ? drop.dataset.tooLarge.replace("{0}", megabytes).replace("{1}", most)
      : file.name;
    button.disabled = large;
  };
  input.addEventListener("change", show);
  for (const kind of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
      if (kind === "drop" && event.dataTransfer.files.length > 0) {
        input.files = event.dataTransfer.files;
        show();
      }
    });
  }
  drop.addEventListener("submit", () => {
    button.disabled = true;
    button.textContent = drop.dataset.busy;
  });
}

for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", () => {
    form.querySelector("button.main").disabled = true;
  });
}
// Coming back by the back button finds the buttons as they were left.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
