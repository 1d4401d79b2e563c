// Feature templates. Measures are cut into few steps, because annotated articles are few.
#include "stages/dispute.h"

#include <algorithm>
#include <initializer_list>

#include "stages/feature_adder.h"

namespace firsthand {
namespace {

constexpr int kNothing = 99;  // an offset where there is no such bearing

/// How many of the bounds a measure reaches.
uint32_t steps(int measure, std::initializer_list<int> bounds) {
  return static_cast<uint32_t>(
      std::count_if(bounds.begin(), bounds.end(), [&](int b) { return measure >= b; }));
}

uint32_t up_to(uint32_t measure, uint32_t most) {
  return std::min(measure, most);
}

int shared_of(Bearing const& b) {
  return b ? b.shared : -1;
}
int offset_of(Bearing const& b) {
  return b ? b.offset : kNothing;
}
int distance_of(Bearing const& b) {
  return b ? static_cast<int>(b.distance()) : kNothing;
}

class Writer {
 public:
  Writer(Document const& doc, ContextReader const& reader, uint32_t i, ClaimContext const& c,
         Contrary const& against, Features& out)
      : a_(doc.attributions[i]),
        all_(static_cast<int>(doc.attributions.size())),
        telling_(static_cast<int>(reader.telling_words(i))),
        sides_(reader.sides()),
        c_(c),
        against_(against),
        opposes_(c.self_denies || c.self_doubts),
        f_(500, out) {}

  void write() {
    add_claim();
    add_article();
    add_opposing();
    add_others();
    add_contrary();
  }

 private:
  void add_claim() {
    f_.add(0, 0u);
    f_.add(1, static_cast<uint32_t>(a_.stance));
    f_.add(3, steps(telling_, {2, 4, 7, 12}));
    f_.add(4, steps(c_.topic, {1, 20, 40, 60}));
    f_.add(5, a_.within ? 1u : 0u);
  }

  /// How contested the article is says something only of a claim that bears on its subject: taken alone it
  /// fits the articles it is learnt from and no others.
  void add_article() {
    uint32_t const opposed = steps(sides_.topic_opposed, {0, 1, 20, 40, 60});
    uint32_t const topic = steps(c_.topic, {20, 50});
    int const part = all_ > 0 ? static_cast<int>(sides_.opposing) * 1000 / all_ : 0;  // thousandths
    f_.add(10, opposed, topic);
    f_.add(11, opposed, opposes_);
    f_.add(12, steps(part, {1, 150, 300}), topic);
  }

  void add_opposing() {
    int const shared = shared_of(c_.opposing);
    f_.add(20, steps(shared, {0, 1, 10, 20, 35, 60}));
    f_.add(21, c_.opposing ? up_to(static_cast<uint32_t>(c_.opposing.common), 4) : kNothing);
    f_.add(22, steps(shared, {1, 20}), steps(offset_of(c_.opposing), {-5, -1, 0, 1, 2, 6, kNothing}));
    f_.add(23, c_.within_opposing, c_.holds_opposing);
    f_.add(24, steps(offset_of(c_.nearest_opposing), {-5, -2, 0, 1, 2, 3, 6, kNothing}),
           steps(shared_of(c_.nearest_opposing), {1, 20}));
  }

  void add_others() {
    f_.add(30, steps(c_.other_polarity ? c_.other_polarity.alike : -1, {1, 5, 10, 20, 35}));
    f_.add(31, steps(shared_of(c_.other_polarity), {1, 20, 40}), opposes_);
    f_.add(32, steps(shared_of(c_.neutral), {1, 10, 20, 40, 60}), opposes_);
    f_.add(33, steps(distance_of(c_.neutral), {1, 3, 8}), opposes_);
    f_.add(34, static_cast<uint32_t>(std::min(c_.turn, 3) + 1));
    f_.add(35, static_cast<uint32_t>(std::min(c_.turn, 2) + 1),
           up_to(static_cast<uint32_t>(a_.numbers.size()), 2));
    f_.add(36, static_cast<uint32_t>(std::min(c_.rival, 2) + 1));
    f_.add(37, c_.speaker_named);
    f_.add(38, static_cast<bool>(c_.of_speaker), opposes_);
  }

  void reached(uint32_t tmpl, int score) {
    for (int half = -10; half <= 2; ++half)
      if (2 * score >= half * kContraryUnits) f_.add(tmpl, static_cast<uint32_t>(half + 10));
  }

  void add_contrary() {
    reached(50, against_.first);
    reached(51, against_.second);
    reached(52, against_.others);
    reached(53, against_.nested);
    reached(54, std::max(against_.first, against_.nested));
    f_.add(55, opposes_, steps(against_.first, {-96, -64, -32}));
    f_.add(56, steps(against_.first, {-96, -64, -32}), steps(against_.others, {-96, -64}));
  }

  Attribution const& a_;
  int all_, telling_;
  ArticleSides const& sides_;
  ClaimContext const& c_;
  Contrary const& against_;
  bool opposes_;
  FeatureAdder f_;
};

}  // namespace

Features dispute_features(Document const& doc, ContextReader const& reader, uint32_t attribution,
                          ClaimContext const& context, Contrary const& contrary) {
  Features out;
  Writer(doc, reader, attribution, context, contrary, out).write();
  keep_once(out);
  return out;
}

std::vector<Features> dispute_features_of_all(Document const& doc, LanguagePack const& pack) {
  ContextReader const reader(doc, pack);
  std::vector<Contrary> const against = read_contrary(doc, reader, pack.classifier("contrary"));
  std::vector<Features> out;
  for (uint32_t i = 0; i < doc.attributions.size(); ++i)
    out.push_back(dispute_features(doc, reader, i, reader.read(i), against[i]));
  return out;
}

}  // namespace firsthand
