// @vitest-environment happy-dom
// What a reader hands in: refused with a reason when it is no text, and made harmless when it is markup.
import "./fake-browser.js";
import { expect, test } from "vitest";
import {
  checkText,
  kMostText,
  opensWithTitle,
  paragraphsOf,
  readFile,
} from "../../extension/src/paste/pasted.js";
import { safeMarkup } from "../../extension/src/paste/safe-markup.js";

const file = (name: string, content: string, type = "") => new File([content], name, { type });

test("texts are refused with a reason, or taken", () => {
  expect(checkText(" \n\t")).toBe("paste_empty");
  expect(checkText("a".repeat(kMostText + 1))).toBe("paste_too_large");
  expect(checkText("PK\u0003\u0004")).toBe("paste_not_text");
  expect(checkText("One line.")).toBeNull();
});

test("files are known by their names or types", async () => {
  expect(await readFile(file("a.txt", "text"))).toMatchObject({ kind: "text", text: "text" });
  expect(await readFile(file("a.HTM", "<p>x"))).toMatchObject({ kind: "html" });
  expect(await readFile(file("a", "text", "text/plain"))).toMatchObject({ kind: "text" });
  expect(await readFile(file("a.pdf", "%PDF-1", "application/pdf"))).toBe("paste_kind");
  expect(await readFile(file("a.txt", ""))).toBe("paste_empty");
});

test("a text's paragraphs end at line ends of every kind", () => {
  expect(paragraphsOf("one\r\n\r\ntwo\rthree\n  \n")).toEqual(["one", "two", "three"]);
});

test("markup keeps structure and web links, and nothing that acts or loads", () => {
  const { title, content } = safeMarkup(
    `<title> A  flood </title><article><h1>A flood</h1><p onclick="x()" style="color:red">Water <b>rose</b>
    <a href="https://news.example/a" ping="https://t.example">there</a><a href="javascript:x()">here</a></p>
    <script>x()</script><img src="https://t.example/p.png"><form><input></form><custom-note>kept</custom-note>
    <p hidden>gone</p></article>`,
  );
  const box = document.createElement("div");
  box.append(content);
  expect(title).toBe("A flood");
  expect(box.querySelectorAll("script, img, form, input, [onclick], [style], [ping]")).toHaveLength(0);
  expect([...box.querySelectorAll("a")].map((one) => one.getAttribute("href"))).toEqual([
    "https://news.example/a",
    null,
  ]);
  expect(box.textContent).toContain("kept");
  expect(box.textContent).not.toContain("gone");
  expect(box.querySelector("h1")?.textContent).toBe("A flood");
});

test("markup nested without end becomes text", () => {
  const { content } = safeMarkup(`${"<div>".repeat(2000)}deep${"</div>".repeat(2000)}`);
  expect(content.textContent).toContain("deep");
});

test("a first line alone without a stop is the title", () => {
  expect(opensWithTitle("Pier unsafe, says engineer\n\nThe town has a pier.")).toBe(true);
  expect(opensWithTitle("\n Mayor: “we stay” \r\n\r\nThe town has a pier.")).toBe(true);
  expect(opensWithTitle("The town has a pier.\n\nIt is old.")).toBe(false);
  expect(opensWithTitle("The town has a pier\nand a bridge.")).toBe(false);
  expect(opensWithTitle("“The pier is old.”\n\nIt is.")).toBe(false);
  expect(opensWithTitle("Pier unsafe, says engineer\n")).toBe(false);
  expect(opensWithTitle(`${"x".repeat(300)}\n\nThe town has a pier.`)).toBe(false);
});
