// The form of a rule: shows the fields of its kind, adds rows for examples, takes over what somebody
// else wrote. Without it every field of the kind that was saved is there, with one row to spare.

const form = document.getElementById("rule");
const kind = form.querySelector("[name=kind]");

function shown() {
  for (const field of form.querySelectorAll("[data-kinds]")) {
    if (field.dataset.kinds) field.hidden = !field.dataset.kinds.split(" ").includes(kind.value);
  }
}
kind.addEventListener("change", shown);
shown();

// Nobody is told what is wrong with a field of a new rule before having been there.
if (form.hasAttribute("data-patient")) {
  const fields = form.querySelectorAll(".rule-field");
  for (const field of fields) {
    field.classList.add("untouched");
    const told = () => field.classList.remove("untouched");
    field.addEventListener("input", told);
    field.addEventListener("focusout", (event) => {
      if (!field.contains(event.relatedTarget)) told();
    });
  }
  form.addEventListener("submit", () => fields.forEach((field) => field.classList.remove("untouched")));
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add-sample]");
  if (!button) return;
  const rows = button.closest("[data-samples]").querySelectorAll(".sample");
  const row = rows[rows.length - 1].cloneNode(true);
  for (const field of row.querySelectorAll("textarea, input")) field.value = "";
  row.querySelector("select").selectedIndex = 0;
  rows[rows.length - 1].after(row);
  row.querySelector("textarea").focus();
});

document.addEventListener("click", (event) => {
  const take = event.target.closest("[data-take-field]");
  if (!take) return;
  const field = form.querySelector(`[name="${take.dataset.takeField}"]`);
  field.value = take.dataset.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  take.closest(".theirs").hidden = true;
});

// What is published is what was saved, not what stands in the form.
const saved = JSON.stringify([...new FormData(form)]);
const publish = document.querySelector("[data-publish]");
if (publish) {
  const look = () => { publish.disabled = JSON.stringify([...new FormData(form)]) !== saved; };
  form.addEventListener("input", look);
  form.addEventListener("change", look);
}
