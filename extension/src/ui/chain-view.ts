// The way of a claim as a small drawing: speaker, those who pass it on, this page. A filled dot is somebody
// named, a hollow one somebody who is not; a dotted line leads from a link that is not known. The list of the
// same steps in words is the drawing's text.
import type { ClaimView } from "./claim-model.js";
import { el, svg, words } from "./element.js";
import { t } from "./text.js";
import { speakerText } from "./wording.js";

interface Step {
  label: string;
  known: boolean;
  here: boolean;
}

const kMostSteps = 5; // a row of more could not be read; those in the middle are counted instead
const kHeight = 16;
const kMiddle = kHeight / 2;

function stepsOf(claim: ClaimView): Step[] {
  const relay = claim.relay.map((name) => ({
    label: name ?? t("relay_unnamed"),
    known: name !== null,
    here: false,
  }));
  const most = kMostSteps - 2;
  const between =
    relay.length <= most
      ? relay
      : [
          ...relay.slice(0, most - 1),
          { label: t("relay_more", relay.length - most + 1), known: false, here: false },
        ];
  return [
    { label: speakerText(claim), known: claim.identity === "named", here: false },
    ...between,
    { label: t("this_article"), known: true, here: true },
  ];
}

/** From the middle of this step to the middle of the next, with a head half way. */
function link(known: boolean): SVGElement {
  const line = svg("line", {
    class: known ? "line" : "line unknown",
    x1: 0,
    y1: kMiddle,
    x2: "100%",
    y2: kMiddle,
  });
  const head = svg("path", { class: "head", d: `M -3 ${kMiddle - 4} L 2 ${kMiddle} L -3 ${kMiddle + 4}` });
  return svg(
    "svg",
    { x: "50%", overflow: "visible" },
    line,
    svg("svg", { x: "50%", overflow: "visible" }, head),
  );
}

function dot({ known, here }: Step): SVGElement {
  if (here) return svg("rect", { class: "dot here", x: -5, y: kMiddle - 5, width: 10, height: 10, rx: 2 });
  return svg("circle", { class: known ? "dot" : "dot unknown", cx: 0, cy: kMiddle, r: 5 });
}

function drawing(step: Step, is_last: boolean): SVGElement {
  const place = svg("svg", { x: "50%", overflow: "visible" }, dot(step));
  const parts = is_last ? [place] : [link(step.known), place];
  return svg("svg", { class: "way", width: "100%", height: kHeight, "aria-hidden": "true" }, ...parts);
}

export function chainView(claim: ClaimView): HTMLElement {
  const steps = stepsOf(claim);
  const list = el("ol", { class: "chain" });
  steps.forEach((step, at) => {
    const name = step.here ? "step here" : step.known ? "step" : "step unknown";
    list.append(
      el("li", { class: name }, drawing(step, at === steps.length - 1), el("span", {}, words(step.label))),
    );
  });
  return list;
}
