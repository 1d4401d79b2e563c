// About this copy: versions, accuracy as it was measured, the days of lists and models, who makes it, licence and
// notices, where to report. All of it is data of the build (generated/about); nothing is asked of anybody.
import { kAbout, type MeasuredField, type MeasuredSet, type MeasuredTier } from "../generated/about.js";
import type { MessageName } from "../generated/message-names.js";
import { api } from "../platform/browser.js";
import { el } from "../ui/element.js";
import { countText, t } from "../ui/text.js";
import { hint, type Section } from "./section.js";

type About = typeof kAbout;

const kNames: Record<string, MessageName> = {
  project: "about_set_project",
  polnear: "about_set_polnear",
  instant: "about_tier_instant",
  refined: "about_tier_refined",
  name: "about_field_name",
  identity: "about_field_identity",
  role: "about_field_role",
  kind: "about_field_kind",
  standing: "about_field_standing",
};

/** The words for something that the data lists by its id. */
function named(id: string, ...values: string[]): string {
  const name = Object.hasOwn(kNames, id) ? kNames[id] : undefined;
  return name ? t(name, ...values) : id;
}

const title = (name: MessageName): HTMLElement => el("h3", {}, t(name));

const lastDay = (days: About["days"], part: string): string =>
  Object.entries(days)
    .filter(([file]) => file.startsWith(part))
    .map(([, day]) => day)
    .sort()
    .at(-1) ?? "";

function versions({ version, pack, days, accuracy }: About): HTMLElement {
  const of = (tier: string) => accuracy.sets[0]?.tiers.find((one) => one.tier === tier)?.model ?? "";
  const dated = (name: string, part: string) => t("about_version_of_day", name, lastDay(days, part));
  const rows: [MessageName, string][] = [
    ["about_engine", version],
    ["about_rules", dated(pack, "packs/")],
    ["about_first_model", dated(of("instant"), "models/en/")],
    ["about_second_model", dated(of("refined"), "models/en.refiner")],
  ];
  const items = rows.flatMap(([name, text]) => [el("dt", {}, t(name)), el("dd", {}, text)]);
  return el("dl", { class: "facts" }, ...items);
}

const tierItem = ({ tier, annotated, right, marked }: MeasuredTier): HTMLElement =>
  el(
    "li",
    {},
    t("about_tier_counts", named(tier), countText(annotated), countText(right), countText(marked)),
  );

const fieldRow = ({ name, right, pairs }: MeasuredField): HTMLElement[] => [
  el("dt", {}, named(name)),
  el("dd", {}, t("about_field_counts", countText(right), countText(pairs))),
];

function measuredSet({ id, articles, tiers }: MeasuredSet): HTMLElement[] {
  const fields = tiers.find(({ tier }) => tier === "refined")?.fields ?? [];
  const list = el("dl", { class: "facts" }, ...fields.flatMap(fieldRow));
  return [
    el("p", {}, named(id, countText(articles))),
    el("ul", { class: "plain-list" }, ...tiers.map(tierItem)),
    ...(fields.length > 0 ? [el("details", {}, el("summary", {}, t("about_fields")), list)] : []),
  ];
}

function lists(days: About["days"]): HTMLElement {
  const all = Object.entries(days);
  const sorted = all.map(([, day]) => day).sort();
  const summary = t("about_lists_count", all.length, sorted[0] ?? "", sorted.at(-1) ?? "");
  const rows = all.flatMap(([file, day]) => [
    el("dt", {}, el("code", { dir: "ltr" }, file)),
    el("dd", {}, day),
  ]);
  return el("details", {}, el("summary", {}, summary), el("dl", { class: "facts files" }, ...rows));
}

/** A text file of the extension, read when it is first opened. */
function fileBox(name: MessageName, file: string): HTMLElement {
  const text = el("pre", { lang: "en", dir: "ltr", tabindex: "0", "aria-label": t(name) });
  const box = el("details", { class: "file-text" }, el("summary", {}, t(name)), text);
  const read = async () => {
    const reply = await fetch(api.runtime.getURL(file));
    text.textContent = await reply.text();
  };
  const failed = () => {
    text.textContent = t("about_file_failed");
  };
  box.addEventListener("toggle", () => void read().catch(failed), { once: true });
  return box;
}

function link(name: MessageName, href: string): HTMLElement {
  const to = el("a", { href, target: "_blank", rel: "noopener noreferrer" }, href);
  return el("p", {}, `${t(name)}: `, to);
}

export function aboutSection(about: About = kAbout): Section {
  const { accuracy, days, made_by, funded_by, licence, home, reports } = about;
  const element = el(
    "div",
    { class: "about" },
    el("p", {}, t("about_intro")),
    title("about_versions"),
    versions(about),
    title("about_accuracy"),
    el("p", {}, t("about_accuracy_how", accuracy.measured, accuracy.engine)),
    ...accuracy.sets.flatMap(measuredSet),
    el("p", {}, t("about_weak")),
    title("about_lists"),
    hint(t("about_lists_hint")),
    lists(days),
    title("about_maker"),
    el("p", {}, t("about_made_by", made_by, licence)),
    el("p", {}, funded_by ? t("about_funded_by", funded_by) : t("about_funded_nobody")),
    ...(home ? [link("about_home", home)] : []),
    fileBox("about_licence", "LICENSE"),
    fileBox("about_notices", "NOTICES.md"),
    title("about_reports"),
    el("p", {}, t("about_reports_how", t("report"))),
    reports ? link("about_reports_where", reports) : hint(t("about_reports_nowhere")),
  );
  return { title: t("section_about"), element };
}
