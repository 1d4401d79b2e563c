// How marks look, in CSS for `::highlight(name)`. Form says it all: a thick line is a fact on a bare word, a
// thin one any other fact, a double one what is no fact; solid, dotted and dashed say whether the speaker is
// named, kept nameless, or missing. A claim inside another has its line below the other's.
import type { MarkStrength } from "../generated/analysis.js";
import type { Pattern } from "../ui/claim-model.js";
import { type Ink, inkColor } from "./ink.js";

export const kPrefix = "firsthand";

/** How many claims a claim stands inside, as far as lines can show it. */
export type Level = 0 | 1 | 2;

export interface MarkForm {
  strength: MarkStrength;
  pattern: Pattern;
  ink: Ink;
  level: Level;
}

/** What is shown of the current claim: its words, its speaker and cue, a piece of evidence looked at. */
export type CurrentGlow = "current" | "around" | "evidence";
/** Of every claim, if the reader wants it, its speaker and cue. */
export type Glow = CurrentGlow | "cues";

/** In pixels. A line of one pixel in dots can hardly be seen. */
const kThickness: Record<MarkStrength, Record<Pattern, number>> = {
  strong: { solid: 3, dotted: 3, dashed: 3 },
  quiet: { solid: 1, dotted: 1.5, dashed: 1.5 },
  listed: { solid: 1, dotted: 1, dashed: 1 },
};
/** From the words' base line, in pixels: three lines stand below each other without touching. */
const kOffsets: Record<Level, number> = { 0: 3, 1: 8, 2: 12 };
const kShades: Record<Glow, number> = { current: 26, around: 14, evidence: 20, cues: 10 };
const kStrongShade = 7; // percent

export const nameOf = ({ strength, pattern, ink, level }: MarkForm): string =>
  `${kPrefix}-${strength}-${pattern}-${ink}-${level}`;

export const glowName = (glow: Glow, ink: Ink): string => `${kPrefix}-${glow}-${ink}`;

const styleOf = ({ strength, pattern }: MarkForm): string => (strength === "listed" ? "double" : pattern);

function line(form: MarkForm): string {
  const thickness = kThickness[form.strength][form.pattern];
  const color = inkColor(form.ink);
  const offset = kOffsets[form.level];
  return `text-decoration: underline ${styleOf(form)} ${thickness}px ${color}; text-underline-offset: ${offset}px;`;
}

/**
 * Chromium fills every highlight with the reader's highlight colour, whatever a rule says, and draws lines in
 * the colour of the text on it: they must lie inside the filled box to be seen at all. Hence close to the
 * words, and a claim inside another has its line above them.
 */
function forcedLine(form: MarkForm): string {
  const where = form.level === 0 ? "underline" : form.level === 1 ? "overline" : "underline overline";
  const thickness = kThickness[form.strength][form.pattern];
  return `text-decoration: ${where} ${styleOf(form)} ${thickness}px CanvasText; text-underline-offset: 1px; text-decoration-skip-ink: none;`;
}

/** Two rules: with the page's colours, and with the reader's own few. None outside the screen. */
function twoRules(name: string, usual: string, forced: string): string {
  return `@media screen and (forced-colors: none) { ::highlight(${name}) { ${usual} } }
@media screen and (forced-colors: active) { ::highlight(${name}) { ${forced} } }`;
}

export function markRule(form: MarkForm): string {
  const shade = form.strength === "strong" ? ` background-color: ${inkColor(form.ink, kStrongShade)};` : "";
  return twoRules(nameOf(form), line(form) + shade, forcedLine(form));
}

export function glowRule(glow: Glow, ink: Ink): string {
  const forced =
    glow === "around" || glow === "cues"
      ? "text-decoration: underline double 1px CanvasText;"
      : "background-color: Highlight; color: HighlightText;";
  return twoRules(glowName(glow, ink), `background-color: ${inkColor(ink, kShades[glow])};`, forced);
}
