// @vitest-environment happy-dom
// The ink of a line: always with enough contrast, and the text's own where the ground cannot be told.
import { beforeEach, expect, test } from "vitest";
import { contrast, type Ink, Inks, inkColor, inkOn, parseColor } from "../../extension/src/content/ink.js";

const kColors: Record<Exclude<Ink, "text">, readonly [number, number, number]> = {
  deep: [44, 74, 134],
  pale: [168, 192, 245],
  black: [0, 0, 0],
  white: [255, 255, 255],
};

beforeEach(() => document.body.replaceChildren());

test("on every ground of a grid of colours the line has a contrast of 3 at least", () => {
  const steps = [0, 32, 64, 96, 128, 160, 192, 224, 255];
  const bad = steps.flatMap((red) =>
    steps.flatMap((green) =>
      steps.filter((blue) => {
        const ink = inkOn([red, green, blue]);
        return ink === "text" || contrast(kColors[ink], [red, green, blue]) < 3;
      }),
    ),
  );
  expect(bad).toEqual([]);
});

test("contrast is WCAG's", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
  expect(contrast([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 1);
});

test("colours are read in the forms that browsers compute; others are not guessed at", () => {
  expect(parseColor("rgb(1, 2, 3)")).toEqual([1, 2, 3, 1]);
  expect(parseColor("rgba(1, 2, 3, 0.5)")).toEqual([1, 2, 3, 0.5]);
  for (const other of ["oklch(0.5 0.1 20)", "color(srgb 0 0 0)", "", "url(rgb(1,2,3))"])
    expect(parseColor(other)).toBeNull();
});

function inkIn(...styles: string[]): Ink {
  let parent: Element = document.body;
  for (const style of styles) {
    const box = document.createElement("div");
    box.setAttribute("style", style);
    parent.append(box);
    parent = box;
  }
  return new Inks().of(parent);
}

test("the ground is the page's own, blended through every layer up to the first opaque one", () => {
  expect(inkIn("background-color: rgb(255, 255, 255)")).toBe("deep");
  expect(inkIn("background-color: rgb(10, 10, 10)", "background-color: rgba(0, 0, 0, 0)")).toBe("pale");
  expect(inkIn("background-color: rgb(255, 255, 255)", "background-color: rgba(0, 0, 0, 0.9)")).toBe("pale");
  expect(inkIn("background-color: rgb(128, 128, 128)")).toBe("black");
});

test("a picture, a gradient, or text laid over something else: the text's own colour", () => {
  const clear = "background-color: rgba(0, 0, 0, 0)";
  expect(inkIn("background-image: url(a.png)", clear)).toBe("text");
  expect(inkIn("background-color: rgb(255, 255, 255)", `${clear}; position: absolute`)).toBe("text");
  expect(inkIn("background-color: oklch(0.2 0 0)", clear)).toBe("text");
  expect(inkColor("text")).toBe("currentColor");
});
