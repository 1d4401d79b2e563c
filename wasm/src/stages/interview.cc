// See interview.h. A line is a question when a question mark stands in it.
#include "stages/interview.h"

#include <algorithm>
#include <vector>

namespace firsthand {
namespace {

constexpr uint32_t kFewestLines = 2, kFewestQuestions = 2;

struct Part {
  uint32_t lines = 0, questions = 0;
};

bool asks(Document const& doc, Attribution const& a) {
  return std::any_of(a.content.begin(), a.content.end(), [&](ByteSpan const& piece) {
    return doc.text_of(piece).find('?') != std::string_view::npos;
  });
}

}  // namespace

bool is_line(Document const& doc, Attribution const& a) {
  return a.source && !a.speakers.empty() && doc.text_of(a.cue) == ":";
}

std::optional<uint32_t> find_interviewer(Document const& doc) {
  std::vector<Part> parts(doc.speakers.size());
  for (Attribution const& a : doc.attributions)
    if (is_line(doc, a)) {
      Part& p = parts[a.speakers[0]];
      ++p.lines;
      p.questions += asks(doc, a);
    }
  auto const talks = [](Part const& p) { return p.lines >= kFewestLines; };
  if (std::count_if(parts.begin(), parts.end(), talks) < 2) return std::nullopt;
  auto const fewer = [](Part const& a, Part const& b) { return a.questions < b.questions; };
  auto const most = std::max_element(parts.begin(), parts.end(), fewer);
  auto const as_many = [&](Part const& p) { return p.questions == most->questions; };
  if (most->questions < kFewestQuestions || std::count_if(parts.begin(), parts.end(), as_many) > 1)
    return std::nullopt;
  return static_cast<uint32_t>(most - parts.begin());
}

}  // namespace firsthand
