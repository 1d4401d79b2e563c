// HTML to blocks: each rule of shared/vocabulary/README.md, links, meta, and hostile pages.
#include "io/html/html_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "io/limits.h"
#include "io/names.h"
#include "io_schema_check.h"

using namespace firsthand;

namespace {

Document read(std::string const& html) {
  auto result = read_html(html);
  REQUIRE(result.ok());
  return std::move(result.value());
}

/// "kind:text" of every block.
std::vector<std::string> blocks(std::string const& html) {
  Document const doc = read(html);
  std::vector<std::string> out;
  for (Block const& b : doc.blocks)
    out.push_back(std::string(name_of(b.kind)) + ":" + std::string(doc.text_of(b.span)));
  return out;
}
using Blocks = std::vector<std::string>;

/// Running text long enough for rule 1.
std::string filler(std::string const& word) {
  std::string text;
  for (int i = 0; i < 150; ++i) text += word + " ";
  return text;
}

}  // namespace

TEST_CASE("kinds by element, text verbatim, blocks joined by two line feeds", "[io][html]") {
  CHECK(blocks("<h1>A</h1><p>one <b>bold</b> two</p><h2>B</h2><blockquote><p>q</p></blockquote>"
               "<ul><li>l</li></ul><figure><figcaption>c</figcaption></figure>") ==
        Blocks{"headline:A", "paragraph:one bold two", "subheading:B", "quote:q", "list:l", "caption:c"});
  CHECK(read("<p>one\n  two </p><div>three</div>").text == "one\n  two \n\nthree");
  CHECK(blocks("<p>one<br>two</p>") == Blocks{"paragraph:one\ntwo"});
  CHECK(blocks("<p> &nbsp; </p>") == Blocks{});
}

TEST_CASE("text around and inside a border element is three blocks", "[io][html]") {
  CHECK(blocks("<div>before<p>inside</p>after</div>") ==
        Blocks{"paragraph:before", "paragraph:inside", "paragraph:after"});
}

TEST_CASE("kinds by class and role, embeds and pull quotes are never skipped", "[io][html]") {
  CHECK(blocks("<aside class='pullquote'><p>p</p></aside><aside>gone</aside>") == Blocks{"pullquote:p"});
  CHECK(blocks("<blockquote class='twitter-tweet'><p>t</p></blockquote>") == Blocks{"embed:t"});
  CHECK(blocks("<div role='heading' aria-level='1'>h</div><div role='heading'>s</div>") ==
        Blocks{"headline:h", "subheading:s"});
}

TEST_CASE("what is skipped", "[io][html]") {
  std::string const article = "<article><p>" + filler("word") + "</p>";
  for (std::string part :
       {"<nav>x</nav>", "<script>x</script>", "<p hidden>x</p>", "<p aria-hidden='true'>x</p>",
        "<div role='complementary'>x</div>", "<div class='a related-stories'>x</div>",
        "<div id='Comments'>x</div>", "<template><p>x</p></template>", "<footer>x</footer>"}) {
    INFO(part);
    CHECK(blocks(article + part + "</article>").size() == 1);
  }
  CHECK(blocks("<body><div class='share'><p>" + filler("all") + "</p></div></body>").size() == 1);
  CHECK(blocks("<body><header><p>x</p></header><main><header><p>in</p></header></main></body>") ==
        Blocks{"paragraph:in"});
}

TEST_CASE("the root is the article, then main, then body", "[io][html]") {
  std::string const outside = "<p>outside</p>";
  CHECK(blocks("<body>" + outside + "<main><p>aside</p><article><p>" + filler("in") +
               "</p></article></main></body>")
            .size() == 1);
  CHECK(
      blocks("<body>" + outside + "<main><p>" + filler("in") + "</p><article>teaser</article></main></body>")
          .size() == 2);
  CHECK(blocks("<body>" + outside + "<main><p>short</p></main></body>").size() == 2);
}

TEST_CASE("of stories one below the other the first is read, however long the next", "[io][html]") {
  auto const story = [](std::string const& name, std::string const& text) {
    return "<article><h1>" + name + "</h1><p>" + text + "</p></article>";
  };
  std::string const one = filler("one");
  std::string const two = filler("two") + filler("two");
  auto const found = blocks("<main>" + story("First", one) + story("Second", two) + "</main>");
  REQUIRE(found.size() == 2);
  CHECK(found[0] == "headline:First");
  CHECK(blocks("<main>" + story("Teaser", "short") + story("Story", two) + "</main>")[0] == "headline:Story");
}

TEST_CASE("live blogs: the heading of a post is an entry", "[io][html]") {
  CHECK(blocks("<article><h1>Live</h1><p>" + filler("x") +
               "</p><article><h2>Post</h2></article>"
               "<div itemprop='liveBlogUpdate'><h3>Other</h3></div></article>")[2] == "entry:Post");
}

TEST_CASE("the headline may stand outside the root", "[io][html]") {
  auto const found = blocks("<body><h1>Title</h1><article><p>" + filler("x") + "</p></article></body>");
  REQUIRE(found.size() == 2);
  CHECK(found[0] == "headline:Title");
}

TEST_CASE("links lie over their text, link lines are dropped", "[io][html]") {
  Document const doc = read(
      "<link rel=canonical href='https://news.example/a/b.html'><p>He <a href='../r.html#x'>told "
      "<b>us</b></a> so "
      "at length, and <a href='mailto:x@y'>mail</a>.</p><p><a href='/more'>Read more here</a></p>");
  REQUIRE(doc.blocks.size() == 1);
  REQUIRE(doc.blocks[0].links.size() == 1);
  CHECK(doc.text_of(doc.blocks[0].links[0].span) == "told us");
  CHECK(doc.blocks[0].links[0].href == "https://news.example/r.html#x");
}

TEST_CASE("what the page says about itself", "[io][html]") {
  Document const doc = read(
      "<html lang='en-GB'><head><title> A  title </title><meta property='og:site_name' content='The Courier'>"
      "<meta property='article:published_time' content='2025-09-02'></head><body><a "
      "rel=author>Ana\nB</a></body>");
  CHECK(doc.meta.language_hint == "en-GB");
  CHECK(doc.meta.title == "A title");
  CHECK(doc.meta.outlet == "The Courier");
  CHECK(doc.meta.published == "2025-09-02");
  CHECK(doc.meta.byline == "Ana B");
}

TEST_CASE("empty and broken pages", "[io][html]") {
  for (std::string html : {"", " ", "<", "<!--", "<p", "</p>", "<html></html>", "<script>", "\xFF\xFE"}) {
    INFO(html);
    CHECK(read_html(html).ok());
  }
  CHECK(blocks("") == Blocks{});
  CHECK(blocks(std::string("<p>a\0b</p>", 10)).size() == 1);
  Document const doc = read("<p>a\xFFz</p>");
  CHECK(doc.text == "a\uFFFDz");
  REQUIRE(doc.warnings.size() == 1);
  CHECK(doc.warnings[0].code == "invalid_utf8");
}

TEST_CASE("hostile pages end in an answer or a named error", "[io][html]") {
  auto const repeat = [](std::string const& part, size_t times) {
    std::string html;
    html.reserve(part.size() * times);
    for (size_t i = 0; i < times; ++i) html += part;
    return html;
  };
  CHECK(read(repeat("<div>", 10'000) + "deep").blocks.size() == 1);
  for (std::string const& html :
       {repeat("<div>", 400'000), repeat("<b><p>", 300'000), "<a " + repeat("b ", 500'000) + ">",
        repeat("<svg><x/>", 300'000), repeat("<font size=1></x><i></y>", 100'000) + repeat("<p>x", 50'000),
        repeat("<font size=1><font size=2><p>", 100'000), std::string(kMaxHtmlBytes + 1, ' ')}) {
    auto const result = read_html(html);
    if (!result.ok()) CHECK(result.error().code == ErrorCode::kTooLarge);
  }
  Document const cut = read(repeat("<p>x", kMaxBlocks + 1));
  CHECK(cut.blocks.size() == kMaxBlocks);
  REQUIRE(cut.warnings.size() == 1);
  CHECK(cut.warnings[0].code == "input_cut");
}

TEST_CASE("the live blog of the sample site", "[io][html]") {
  auto const found = blocks(test::read_source_file("tests/site/courier/live/storm-ottoline.html"));
  REQUIRE(found.size() > 10);
  CHECK(found[0].substr(0, 9) == "headline:");
  int entries = 0;
  for (std::string const& block : found) entries += block.substr(0, 6) == "entry:";
  CHECK(entries == 8);
}
