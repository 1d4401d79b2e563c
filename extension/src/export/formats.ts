// The files that a reader can save of one article, and how each is made.
import type { MessageName } from "../generated/message-names.js";
import type { LocalFile } from "../ui/save-file.js";
import { toAnnotations } from "./annotation.js";
import { toCitations } from "./citations.js";
import { toCsv } from "./csv.js";
import { type ExportInput, fileName } from "./export-input.js";
import { toMarkdown } from "./markdown.js";

/** The contract itself, complete in one file: the analysis with the text that its offsets refer to. */
const toJson = ({ analysis, text }: ExportInput): string =>
  `${JSON.stringify({ ...analysis, text }, null, 2)}\n`;

interface Format {
  id: string;
  label: MessageName;
  ending: string;
  type: string;
  make(input: ExportInput): string;
}

export const kFormats: readonly Format[] = [
  { id: "markdown", label: "export_markdown", ending: "md", type: "text/markdown", make: toMarkdown },
  { id: "json", label: "export_json", ending: "json", type: "application/json", make: toJson },
  { id: "csv", label: "export_csv", ending: "csv", type: "text/csv", make: toCsv },
  {
    id: "annotation",
    label: "export_annotation",
    ending: "jsonld",
    type: "application/ld+json",
    make: toAnnotations,
  },
  { id: "citations", label: "export_citations", ending: "txt", type: "text/plain", make: toCitations },
];

interface TextFile extends LocalFile {
  text: string;
}

export const exportFile = ({ ending, type, make }: Format, input: ExportInput): TextFile => ({
  name: fileName(input, ending),
  type,
  text: make(input),
});
