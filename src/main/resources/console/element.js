/** An element with properties (`data` is its dataset) and children; what is falsy is left out. */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  const { data, aria, ...plain } = properties;
  Object.assign(made, plain);
  Object.assign(made.dataset, data);
  for (const [name, value] of Object.entries(aria ?? {})) {
    made.setAttribute(`aria-${name}`, value);
  }
  made.append(...children.flat().filter(Boolean));
  return made;
}

/** The element of the page with this id. */
export function byId(id) {
  return document.getElementById(id);
}
