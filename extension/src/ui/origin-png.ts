// The same drawing on a canvas, saved as a picture: with a heading line, in the colours of the light page so
// that it prints. No picture is loaded, so nothing of the extension's policy has to be wider for it.
import { cornerOf, dashOf, kBox, lineMiddle, type OriginDrawing } from "./origin-drawing.js";

const kScale = 2; // device pixels of one unit: sharp in print
const kHead = 22; // room for a line of text above and one below

const kInk = "#23262d";
const kLine = "#5a5f6b";
const kPaper = "#fdfcf9";

function drawLines(canvas: CanvasRenderingContext2D, { lines }: OriginDrawing): void {
  canvas.strokeStyle = kLine;
  for (const drawn of lines) {
    canvas.setLineDash(dashOf(drawn));
    canvas.beginPath();
    for (const [x, y] of drawn.points) canvas.lineTo(x, y);
    canvas.stroke();
  }
  canvas.setLineDash([]);
}

function drawNodes(canvas: CanvasRenderingContext2D, { nodes }: OriginDrawing): void {
  canvas.textAlign = "center";
  canvas.textBaseline = "middle";
  for (const { x, y, label, kind } of nodes) {
    canvas.beginPath();
    canvas.roundRect(x, y, kBox.width, kBox.height, cornerOf(kind));
    canvas.fillStyle = "#ffffff";
    canvas.fill();
    canvas.strokeStyle = kInk;
    canvas.stroke();
    canvas.fillStyle = kInk;
    for (const [line, text] of label.entries())
      canvas.fillText(text, x + kBox.width / 2, y + lineMiddle(line, label.length), kBox.width - 8);
  }
}

/** Rejects when the browser makes no picture of it. */
export function originPng(drawing: OriginDrawing, heading: string, foot: string): Promise<Blob> {
  const canvas = document.createElement("canvas");
  const width = Math.max(drawing.width, 340);
  canvas.width = width * kScale;
  canvas.height = (drawing.height + 2 * kHead) * kScale;
  const context = canvas.getContext("2d");
  if (!context) return Promise.reject(new Error("no canvas"));
  context.scale(kScale, kScale);
  context.fillStyle = kPaper;
  context.fillRect(0, 0, width, drawing.height + 2 * kHead);
  context.font = "11px system-ui, sans-serif";
  context.fillStyle = kInk;
  context.fillText(heading, 4, 14, width - 8);
  context.fillText(foot, 4, drawing.height + 2 * kHead - 8, width - 8);
  context.translate(0, kHead);
  drawLines(context, drawing);
  drawNodes(context, drawing);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
  });
}
