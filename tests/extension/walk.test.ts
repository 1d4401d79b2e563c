// @vitest-environment happy-dom
// The block rules of shared/vocabulary on small pages, one rule a test.
import { expect, test } from "vitest";
import { walkArticle } from "../../extension/src/content/centre.js";

const kLong = "Enough running text to count as an article for the rule of the least length. ".repeat(5);

function blocksOf(html: string): [string, string][] {
  document.body.innerHTML = html;
  const steps = walkArticle(document.body);
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    return step.value.blocks.map(({ kind, pieces }) => [kind, pieces.map(({ text }) => text).join("")]);
  }
}

test("kinds come from element, class and role", () => {
  const html = `<article><h1>H</h1><h2>S</h2><p>P</p><blockquote><p>Q</p></blockquote>
    <figure><figcaption>C</figcaption></figure><ul><li>L</li></ul><div class="pullquote">U</div>
    <blockquote class="twitter-tweet"><p>T</p></blockquote><div role="heading" aria-level="3">R</div><p>${kLong}</p></article>`;
  expect(blocksOf(html).slice(0, -1)).toEqual([
    ["headline", "H"],
    ["subheading", "S"],
    ["paragraph", "P"],
    ["quote", "Q"],
    ["caption", "C"],
    ["list", "L"],
    ["pullquote", "U"],
    ["embed", "T"],
    ["subheading", "R"],
  ]);
});

test("text nodes are verbatim, inline elements join, br is a line feed, borders part", () => {
  expect(blocksOf("<p> a <b>b</b>\n c<br>d</p><div>e<p>f</p>g</div>")).toEqual([
    ["paragraph", " a b\n c\nd"],
    ["paragraph", "e"],
    ["paragraph", "f"],
    ["paragraph", "g"],
  ]);
});

test("scripts, menus, asides, hidden and named furniture are left out", () => {
  const html = `<p>a<script>x</script><style>x</style></p><nav>x</nav><aside>x</aside><p hidden>x</p>
    <p aria-hidden="true">x</p><div class="story-related">x</div><div id="comments">x</div><div role="search">x</div>
    <header>x</header><footer>x</footer>`;
  expect(blocksOf(html)).toEqual([["paragraph", "a"]]);
});

test("an element that holds most of the text is kept whatever it is called", () => {
  expect(blocksOf(`<div class="page with-comments"><p>${kLong}</p></div><p>b</p>`)).toHaveLength(2);
});

test("an article's own header is kept, the site's is not", () => {
  const html = `<header>site</header><article><header><h1>H</h1></header><p>${kLong}</p></article>`;
  expect(blocksOf(html).map(([kind]) => kind)).toEqual(["headline", "paragraph"]);
});

test("the longest article is the root; many short ones leave it to main", () => {
  expect(
    blocksOf(`<main><article><p>${kLong}</p></article><article><p>teaser</p></article></main>`),
  ).toHaveLength(1);
  const entries = `<article><h2>E</h2><p>${kLong}</p></article>`.repeat(3);
  expect(blocksOf(`<main>${entries}</main>`).map(([kind]) => kind)).toEqual(
    Array.from({ length: 3 }, () => ["entry", "paragraph"]).flat(),
  );
});

test("a headline outside the root is found; one inside a menu is not", () => {
  const story = `<article><p>${kLong}</p></article>`;
  expect(blocksOf(`<h1>H</h1>${story}`)[0]).toEqual(["headline", "H"]);
  expect(blocksOf(`<nav><h1>H</h1></nav>${story}`)).toHaveLength(1);
});

test("lines that are links from end to end are dropped, headlines are not", () => {
  const html = `<h1><a href="https://a.example/">H</a></h1><p><a href="https://a.example/">Read more</a> .</p>
    <p>Text with <a href="https://a.example/">one link</a> in it</p>`;
  expect(blocksOf(html).map(([kind]) => kind)).toEqual(["headline", "paragraph"]);
});

test("lines that publishers write between paragraphs are dropped, sentences that begin alike are not", () => {
  const html = `<article><p>Advertisement</p><p>Read more: the auditor who would not sign</p><p>${kLong}</p>
    <p>Advertisement prices fell by a third, the agency said.</p><p>Share this story!</p></article>`;
  expect(blocksOf(html).map(([, text]) => text.slice(0, 20))).toEqual([
    kLong.slice(0, 20),
    "Advertisement prices",
  ]);
});

test("a heading inside a link is a teaser, a link inside a heading is not", () => {
  const html = `<article><p>${kLong}</p><a href="/1"><h3>Another story</h3></a><h3><a href="/2">A section</a></h3></article>`;
  expect(blocksOf(html).map(([kind, text]) => [kind, text.slice(0, 9)])).toEqual([
    ["paragraph", kLong.slice(0, 9)],
    ["subheading", "A section"],
  ]);
});

const kColumn = `<p>${kLong}</p>`.repeat(3);

test("without main and article the part with most running text is the centre, and keeps the headline", () => {
  const html = `<div><h1>H</h1></div><div><p>Left column with a text of its own that is long enough to run on.</p></div><div>${kColumn}</div>`;
  expect(blocksOf(html).map(([kind]) => kind)).toEqual(["headline", "paragraph", "paragraph", "paragraph"]);
});

test("no centre is looked for in a page that nests without end", () => {
  const part = `<div>${kColumn}</div>`;
  const nested = (depth: number) => `<div>`.repeat(depth) + part + `</div>`.repeat(depth);
  const outside = `<div><p>${"Something shorter that runs. ".repeat(6)}</p></div>`;
  expect(blocksOf(nested(10) + outside)).toHaveLength(3);
  expect(blocksOf(nested(600) + outside)).toHaveLength(4);
});

test("where no part holds most of the text there is no centre", () => {
  expect(blocksOf(`<div>${kColumn}</div><div>${kColumn}</div>`)).toHaveLength(6);
});

const story = (name: string, text: string) => `<article><h1>${name}</h1><p>${text}</p></article>`;

test("of stories one below the other the first is read, until another is held on to", () => {
  const html = `<main>${story("One", kLong)}${story("Two", kLong + kLong)}<article>A teaser.</article></main>`;
  expect(blocksOf(html)).toEqual([
    ["headline", "One"],
    ["paragraph", kLong],
  ]);
  const [, second] = document.querySelectorAll("article");
  const steps = walkArticle(document.body, second);
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value).toMatchObject({ root: second, others: 1, told: true });
});

test("a single article is read by its length, whatever was held before", () => {
  const html = `<main><article id="old"><p>${kLong}</p></article><article><p>${kLong.repeat(4)}</p></article></main>`;
  document.body.innerHTML = html;
  const steps = walkArticle(document.body, document.querySelector("#old"));
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value.root.id).toBe("");
});
