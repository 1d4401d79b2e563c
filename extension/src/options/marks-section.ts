// Which marks are drawn, and what comes with them.
import type { Settings } from "../settings/settings.js";
import { changeSettings, onSettings, readSettings } from "../settings/store.js";
import { el } from "../ui/element.js";
import { t } from "../ui/text.js";
import { checkBox, type OptionsPage, type Section } from "./section.js";

const kMarks = [
  ["strong", "option_strong", "option_strong_hint"],
  ["quiet", "option_quiet", "option_quiet_hint"],
  ["listed", "option_listed", "option_listed_hint"],
  ["cues", "option_cues", "option_cues_hint"],
  ["hover_card", "option_hover", "option_hover_hint"],
  ["same_tab", "option_same_tab", "option_same_tab_hint"],
  ["open_panel", "option_panel", "option_panel_hint"],
  ["refine", "option_refine", "option_refine_hint"],
] as const;

type Change = (now: Settings) => Settings;

export function marksSection(page: OptionsPage): Section {
  const change = (made: Change) =>
    changeSettings(made).then(
      () => page.say(t("options_kept")),
      () => page.say(t("options_not_kept")),
    );
  const boxes = kMarks.map(([name, label, hint]) => {
    const box = checkBox(t(label), t(hint), (on) =>
      change((now) => ({ ...now, marks: { ...now.marks, [name]: on } })),
    );
    return { ...box, read: ({ marks }: Settings) => marks[name] };
  });
  const badge = checkBox(t("option_badge"), t("option_badge_hint"), (on) =>
    change((now) => ({ ...now, badge: on })),
  );
  const legend = checkBox(t("option_legend"), t("option_legend_hint"), (on) =>
    change((now) => ({ ...now, legend_closed: !on })),
  );
  const all = [
    ...boxes,
    { ...badge, read: (now: Settings) => now.badge },
    { ...legend, read: (now: Settings) => !now.legend_closed },
  ];
  const show = (now: Settings) => {
    for (const { set, read } of all) set(read(now));
  };
  readSettings().then(show);
  onSettings(show);
  return { title: t("section_marks"), element: el("div", {}, ...all.map(({ element }) => element)) };
}
