// All browser checks in their order.
import { accessChecks } from "./checks-access.mjs";
import { byHandChecks } from "./checks-by-hand.mjs";
import { cardChecks } from "./checks-card.mjs";
import { coverageChecks } from "./checks-coverage.mjs";
import { endingChecks } from "./checks-ending.mjs";
import { frameChecks } from "./checks-frames.mjs";
import { hostileChecks } from "./checks-hostile.mjs";
import { keyboardChecks } from "./checks-keyboard.mjs";
import { kindChecks } from "./checks-kinds.mjs";
import { languageChecks } from "./checks-language.mjs";
import { lookChecks } from "./checks-looks.mjs";
import { markChecks } from "./checks-marks.mjs";
import { optionsChecks } from "./checks-options.mjs";
import { ownTextChecks } from "./checks-own-text.mjs";
import { pageChecks } from "./checks-pages.mjs";
import { panelChecks } from "./checks-panel.mjs";
import { panelPageChecks } from "./checks-panel-page.mjs";
import { panelSourceChecks } from "./checks-panel-sources.mjs";
import { readerChecks } from "./checks-reader.mjs";
import { rewrittenChecks } from "./checks-rewritten.mjs";
import { siteChecks } from "./checks-site.mjs";
import { spokenChecks } from "./checks-spoken.mjs";
import { stateChecks } from "./checks-states.mjs";
import { toolChecks } from "./checks-tools.mjs";

export const checks = [
  ...markChecks,
  ...cardChecks,
  ...panelChecks,
  ...panelPageChecks,
  ...panelSourceChecks,
  ...ownTextChecks,
  ...siteChecks,
  ...byHandChecks,
  ...optionsChecks,
  ...stateChecks,
  ...readerChecks,
  ...toolChecks,
  ...accessChecks,
  ...keyboardChecks,
  ...lookChecks,
  ...spokenChecks,
  ...coverageChecks,
  ...hostileChecks,
  ...pageChecks,
  ...kindChecks,
  ...frameChecks,
  ...rewrittenChecks,
  ...languageChecks,
  ...endingChecks,
];
