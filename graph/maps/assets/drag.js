// Moving a large map: its picture is moved, and drawn anew when it is let go. Drawing thousands of lines for every step of
// the pointer would stutter.
const MANY = 600;
let drag = null;

const isHeavy = () => scene.links.size > MANY;
const canvasOf = () => container.querySelector("canvas");

function startDrag(event) {
  if (drag || !event.isPrimary || event.button !== 0 || !isHeavy()) return;
  const box = container.getBoundingClientRect();
  if (nodeAt({ x: event.clientX - box.left, y: event.clientY - box.top })) return;
  network.setOptions({ interaction: { dragView: false } });
  drag = { x: event.clientX, y: event.clientY, dx: 0, dy: 0 };
}

function moveDrag(event) {
  if (!drag || !event.isPrimary) return;
  drag.dx = event.clientX - drag.x;
  drag.dy = event.clientY - drag.y;
  canvasOf().style.transform = `translate(${drag.dx}px, ${drag.dy}px)`;
}

function endDrag(event) {
  if (!drag || !event.isPrimary) return;
  const { dx, dy } = drag;
  drag = null;
  canvasOf().style.transform = "";
  network.setOptions({ interaction: { dragView: true } });
  if (!dx && !dy) return;
  const { x, y } = network.getViewPosition();
  const scale = network.getScale();
  network.moveTo({ position: { x: x - dx / scale, y: y - dy / scale }, animation: false });
  keepCamera();
}

container.addEventListener("pointerdown", startDrag, { capture: true });
addEventListener("pointermove", moveDrag);
addEventListener("pointerup", endDrag);
addEventListener("pointercancel", endDrag);
