/** How light a colour is. */

/** @type {Map<string, number | null>} */
const lightnesses = new Map();
/** @type {CanvasRenderingContext2D | null | undefined} */
let paper;

/** How light a colour of whatever notation is, 0 to 255; null when it is hardly there. */
export function lightness(/** @type {string} */ colour) {
  let light = lightnesses.get(colour);
  if (light === undefined) {
    paper ??= Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
      .getContext("2d", { willReadFrequently: true });
    if (!paper || lightnesses.size > 100) {
      return null;
    }
    paper.clearRect(0, 0, 1, 1);
    paper.fillStyle = colour;
    paper.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = paper.getImageData(0, 0, 1, 1).data;
    light = alpha < 128 ? null : 0.3 * red + 0.6 * green + 0.1 * blue;
    lightnesses.set(colour, light);
  }
  return light;
}
