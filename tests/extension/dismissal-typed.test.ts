// What a reader may put on the list of the dismissed by hand.
import "./fake-browser.js";
import { expect, test } from "vitest";
import { dismissalTyped } from "../../extension/src/options/dismissed-section.js";

const typed = (text: string) => {
  const one = dismissalTyped(text, 7);
  return one && [one.scope, one.value, one.label, one.time];
};

test("a word is a reporting word in lower case", () => {
  expect(typed(" Claim ")).toEqual(["cue", "claim", "claim", 7]);
  expect(typed("according to")).toEqual(["cue", "according to", "according to", 7]);
});

test("an address or a name with a dot is a site", () => {
  expect(typed("https://www.Bay-Post.example/world?x=1")?.slice(0, 2)).toEqual(["site", "bay-post.example"]);
  expect(typed("bay-post.example")?.slice(0, 2)).toEqual(["site", "bay-post.example"]);
  expect(typed("bay-post.example:8080")?.slice(0, 2)).toEqual(["site", "bay-post.example:8080"]);
  expect(typed("bay-post.example/@ada")?.slice(0, 2)).toEqual(["site", "bay-post.example"]);
});

test("what is neither is refused", () => {
  for (const text of ["", "  ", "<b>", "a".repeat(61), "javascript:alert(1)", "https://", "..", "4711"])
    expect(typed(text), text).toBeNull();
  for (const text of [
    "ftp://files.example",
    "file:///tmp/a.html",
    "mailto:ada@bay.example",
    "ada@bay.example",
  ])
    expect(typed(text), text).toBeNull();
});
