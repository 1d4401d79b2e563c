// See refiner.h. Every sum of floats runs in the order written here.
#include "model/refiner.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>

#include "model/exponential.h"

namespace firsthand {
namespace {

constexpr size_t kHead = 32;  // width of an attention head

Floats4 load4(float const* x) {
  Floats4 v;
  std::memcpy(&v, x, sizeof v);
  return v;
}

void store4(float* x, Floats4 v) {
  std::memcpy(x, &v, sizeof v);
}

float total(Floats4 v) {
  return (v[0] + v[1]) + (v[2] + v[3]);
}

/// Rows to mean 0 and variance 1, then gain and shift. `count` is a multiple of 4.
[[gnu::noinline]] void normalize(float* x, size_t rows, std::vector<float> const& gain,
                                 std::vector<float> const& shift) {
  const size_t count = gain.size();
  for (size_t r = 0; r < rows; ++r) {
    float* const row = x + r * count;
    Floats4 sum{}, squares{};
    for (size_t k = 0; k < count; k += 4) sum += load4(row + k);
    float const mean = total(sum) / static_cast<float>(count);
    for (size_t k = 0; k < count; k += 4) {
      const Floats4 d = load4(row + k) - mean;
      squares += d * d;
    }
    float const by = 1.0f / std::sqrt(total(squares) / static_cast<float>(count) + 1e-5f);
    for (size_t k = 0; k < count; k += 4)
      store4(row + k, (load4(row + k) - mean) * by * load4(&gain[k]) + load4(&shift[k]));
  }
}

/// x times the logistic function of 1.702 x.
[[gnu::noinline]] void activate(float* x, size_t count) {
  for (size_t k = 0; k < count; k += 4) {
    const Floats4 v = load4(x + k);
    const Floats4 zero{};
    const Ints4 negative = v < zero;
    const Floats4 down = (Floats4)(((Ints4)v & negative) | ((Ints4)(-v) & ~negative));  // -|v|
    const Floats4 e = exp_lanes(down * 1.702f);
    const Floats4 one = {1, 1, 1, 1};
    const Floats4 top = (Floats4)(((Ints4)e & negative) | ((Ints4)one & ~negative));
    store4(x + k, v * top / (one + e));
  }
}

void add(float* x, float const* y, size_t count) {
  for (size_t k = 0; k < count; ++k) x[k] += y[k];
}

void rectify(float* x, size_t count) {
  for (size_t k = 0; k < count; ++k) x[k] = std::max(x[k], 0.0f);
}

constexpr size_t kKeys = 16;  // keys that are scored at once

/// Scores of one query against all keys: keys[k * stride + t] is number k of key t, stride a multiple of
/// kKeys.
[[gnu::noinline]] void score_keys(float const* query, float const* keys, size_t stride, float* scores) {
  for (size_t t = 0; t < stride; t += kKeys) {
    Floats4 a{}, b{}, c{}, d{};
    for (size_t k = 0; k < kHead; ++k) {
      float const* const at = keys + k * stride + t;
      const Floats4 q = {query[k], query[k], query[k], query[k]};
      a += load4(at) * q, b += load4(at + 4) * q, c += load4(at + 8) * q, d += load4(at + 12) * q;
    }
    store4(scores + t, a), store4(scores + t + 4, b), store4(scores + t + 8, c), store4(scores + t + 12, d);
  }
}

/// Scores to shares of their softmax, up to the factor that comes back. Scores from `count` on become 0.
[[gnu::noinline]] float soften(float* scores, size_t count, size_t stride) {
  float most = scores[0];
  for (size_t t = 1; t < count; ++t) most = std::max(most, scores[t]);
  for (size_t t = count; t < stride; ++t) scores[t] = most - 1000.0f;
  Floats4 sum{};
  for (size_t t = 0; t < stride; t += 4) {
    const Floats4 e = exp_lanes(load4(scores + t) - most);
    store4(scores + t, e);
    sum += e;
  }
  return 1.0f / total(sum);
}

/// The mean of all values by their shares, kHead floats.
[[gnu::noinline]] void mix_values(float const* shares, float const* values, size_t stride, size_t count,
                                  float by, float* out) {
  Floats4 mean[kHead / 4] = {};
  for (size_t t = 0; t < count; ++t) {
    const Floats4 share = {shares[t], shares[t], shares[t], shares[t]};
    for (size_t k = 0; k < kHead / 4; ++k) mean[k] += load4(values + t * stride + 4 * k) * share;
  }
  for (size_t k = 0; k < kHead / 4; ++k) store4(out + 4 * k, mean[k] * by);
}

/// Of every 64th byte: enough to tell two sets of weights apart, and quick.
uint32_t fingerprint_of(std::string_view bytes) {
  uint32_t h = static_cast<uint32_t>(bytes.size());
  for (size_t i = 0; i < bytes.size(); i += 64) h = (h ^ static_cast<uint8_t>(bytes[i])) * 16777619u;
  return h;
}

/// Where a token lies from its cue, as one of 64 rows: 0..31 before it, 32..62 behind it, 63 in it.
size_t distance_row(uint32_t token, TokenSpan cue) {
  if (token >= cue.begin && token < cue.end) return 63;
  const uint32_t n = token < cue.begin ? cue.begin - token : token - cue.end + 1;
  // begins of the buckets beyond 11: 12 * 2^(k / 6)
  constexpr uint32_t kBegins[] = {12, 14, 16, 17, 20, 22, 24, 27, 31, 34, 39, 43, 48, 54, 61, 68, 77, 86, 96};
  size_t row = n;
  if (n >= 12) {
    row = 11;
    for (uint32_t begin : kBegins) row += n >= begin;
  }
  return std::min<size_t>(row, 31) + (token < cue.begin ? 0 : 32);
}

}  // namespace

Result<Refiner> Refiner::parse(std::string_view name, std::string_view bytes) {
  WeightReader in(bytes);
  Refiner r;
  r.fingerprint_ = fingerprint_of(bytes);
  const std::string_view magic = in.bytes(4);
  r.width_ = in.number(), r.heads_ = in.number(), r.rank_ = in.number();
  const size_t layers = in.number(), feed = in.number(), link = in.number(), taps = in.number();
  auto const sane = [](size_t n, size_t most) { return n > 0 && n <= most && n % 8 == 0; };
  if (magic != "FHR1" || !sane(r.width_, 1024) || !sane(r.rank_, 1024) || !sane(feed, 4096) ||
      !sane(link, 512) || layers < 1 || layers > 12 || taps > 8 || r.heads_ < 1 || r.heads_ > 32)
    return Error{ErrorCode::kBadResource, "model " + std::string(name) + ": the header is damaged"};
  const size_t d = r.width_;
  r.inner_ = r.heads_ * kHead;
  auto const norm = [&](size_t count) {
    Norm n;
    n.gain = in.floats(count), n.shift = in.floats(count);
    return n;
  };
  r.pieces_ = WordPieces(in);
  r.words_ = Int8Table(in, r.pieces_.size(), r.rank_);
  r.up_ = Int8Matrix(in, d, r.rank_);
  r.places_ = Int8Table(in, kChunk, d);
  r.shapes_ = Int8Table(in, 8, d), r.tags_ = Int8Table(in, 32, d), r.quotes_ = Int8Table(in, 12, d);
  r.first_ = norm(d);
  for (size_t i = 0; i < layers && in.ok(); ++i) {
    Layer l;
    l.in = Int8Matrix(in, 3 * r.inner_, d), l.out = Int8Matrix(in, d, r.inner_);
    l.after_attention = norm(d);
    l.widen = Int8Matrix(in, feed, d), l.narrow = Int8Matrix(in, d, feed);
    l.after_feed = norm(d);
    r.layers_.push_back(std::move(l));
  }
  r.cues_ = Int8Matrix(in, kCueLabels, d);
  Linker& k = r.link_;
  k.token = Int8Matrix(in, link, d), k.cue = Int8Matrix(in, link, 2 * d);
  k.distance = Int8Table(in, 64, link), k.sentence = Int8Table(in, 9, link);
  k.norm = norm(link);
  for (size_t i = 0; i < taps && in.ok(); ++i) {
    k.dilations.push_back(in.number());
    k.taps.emplace_back(in, link, 5 * link);
    k.norms.push_back(norm(link));
  }
  k.borders = Int8Matrix(in, kBorders, link), k.absent = Int8Matrix(in, kBorders, link);
  const std::string_view steps = in.bytes(in.number());
  if (!in.at_end() || r.pieces_.size() == 0)
    return Error{ErrorCode::kBadResource,
                 "model " + std::string(name) + ": the size does not fit its header"};
  auto confidence = Calibration::parse(name, steps);
  if (!confidence) return confidence.error();
  r.confidence_ = std::move(confidence.value());
  return r;
}

void Refiner::attend(std::vector<float> const& qkv, size_t count, std::vector<float>& out) const {
  const size_t row = 3 * inner_, stride = (count + kKeys - 1) / kKeys * kKeys;
  std::vector<float> keys(kHead * stride), scores(stride);
  out.resize(count * inner_);
  for (size_t h = 0; h < heads_; ++h) {
    float const* const queries = qkv.data() + h * kHead;
    for (size_t t = 0; t < count; ++t)
      for (size_t k = 0; k < kHead; ++k) keys[k * stride + t] = queries[t * row + inner_ + k];
    for (size_t t = 0; t < count; ++t) {
      score_keys(queries + t * row, keys.data(), stride, scores.data());
      float const by = soften(scores.data(), count, stride);
      mix_values(scores.data(), queries + 2 * inner_, row, count, by, out.data() + t * inner_ + h * kHead);
    }
  }
}

void Refiner::run(Layer const& layer, std::vector<float>& x, size_t count) const {
  QuantizedRows rows;
  std::vector<float> inner(count * layer.in.rows()), mixed, back(count * width_);
  rows.take(x.data(), count, width_);
  layer.in.multiply(rows, inner.data());
  attend(inner, count, mixed);
  rows.take(mixed.data(), count, inner_);
  layer.out.multiply(rows, back.data());
  add(x.data(), back.data(), x.size());
  normalize(x.data(), count, layer.after_attention.gain, layer.after_attention.shift);
  inner.resize(count * layer.widen.rows());
  rows.take(x.data(), count, width_);
  layer.widen.multiply(rows, inner.data());
  activate(inner.data(), inner.size());
  rows.take(inner.data(), count, layer.widen.rows());
  layer.narrow.multiply(rows, back.data());
  add(x.data(), back.data(), x.size());
  normalize(x.data(), count, layer.after_feed.gain, layer.after_feed.shift);
}

void Refiner::encode(RefinerToken const* tokens, size_t count, Encoded& out, Encoded& inner) const {
  std::vector<float> words(count * rank_), x(count * width_);
  std::vector<uint32_t> pieces;
  for (size_t t = 0; t < count; ++t) {
    pieces_.cut(tokens[t].lower, pieces);
    for (uint32_t p : pieces) words_.add(p, 1.0f / static_cast<float>(pieces.size()), &words[t * rank_]);
  }
  QuantizedRows rows;
  rows.take(words.data(), count, rank_);
  up_.multiply(rows, x.data());
  for (size_t t = 0; t < count; ++t) {
    float* const row = &x[t * width_];
    places_.add(t, 1, row);
    shapes_.add(tokens[t].shape, 1, row);
    tags_.add(tokens[t].tag, 1, row);
    quotes_.add(tokens[t].quote, 1, row);
  }
  normalize(x.data(), count, first_.gain, first_.shift);
  for (size_t i = 0; i < layers_.size(); ++i) {
    if (i + 1 == layers_.size()) inner.insert(inner.end(), x.begin(), x.end());
    run(layers_[i], x, count);
  }
  out.insert(out.end(), x.begin(), x.end());
}

std::vector<float> Refiner::cue_scores(Encoded const& encoded) const {
  QuantizedRows rows;
  rows.take(encoded.data(), encoded.size() / width_, width_);
  std::vector<float> out(rows.rows() * kCueLabels);
  cues_.multiply(rows, out.data());
  return out;
}

std::vector<float> Refiner::linker_view(Encoded const& encoded) const {
  QuantizedRows rows;
  rows.take(encoded.data(), encoded.size() / width_, width_);
  std::vector<float> out(rows.rows() * link_.token.rows());
  link_.token.multiply(rows, out.data());
  return out;
}

std::vector<float> Refiner::border_scores(Encoded const& encoded, std::vector<float> const& view,
                                          RefinerWindow const& w) const {
  const size_t count = w.window.size(), d = link_.token.rows();
  QuantizedRows rows;
  std::vector<float> cue(2 * width_), of_cue(d), x(count * d), y(count * d), most(d);
  std::copy_n(&encoded[w.cue.begin * width_], width_, cue.begin());
  std::copy_n(&encoded[(w.cue.end - 1) * width_], width_, cue.begin() + static_cast<ptrdiff_t>(width_));
  rows.take(cue.data(), 1, 2 * width_);
  link_.cue.multiply(rows, of_cue.data());
  std::copy_n(&view[w.window.begin * d], count * d, x.begin());
  for (size_t t = 0; t < count; ++t) {
    add(&x[t * d], of_cue.data(), d);
    link_.distance.add(distance_row(w.window.begin + static_cast<uint32_t>(t), w.cue), 1, &x[t * d]);
    link_.sentence.add(w.sentences[t], 1, &x[t * d]);
  }
  normalize(x.data(), count, link_.norm.gain, link_.norm.shift);
  rectify(x.data(), x.size());
  for (size_t i = 0; i < link_.taps.size(); ++i) {
    auto const by = static_cast<int>(link_.dilations[i]);
    rows.take_taps(x.data(), count, d, {-2 * by, -by, 0, by, 2 * by});
    link_.taps[i].multiply(rows, y.data());
    normalize(y.data(), count, link_.norms[i].gain, link_.norms[i].shift);
    rectify(y.data(), y.size());
    add(x.data(), y.data(), x.size());
  }
  std::copy_n(x.begin(), d, most.begin());
  for (size_t t = 1; t < count; ++t)
    for (size_t k = 0; k < d; ++k) most[k] = std::max(most[k], x[t * d + k]);
  add(most.data(), of_cue.data(), d);
  rectify(most.data(), d);
  std::vector<float> out((count + 1) * kBorders);
  rows.take(x.data(), count, d);
  link_.borders.multiply(rows, out.data());
  rows.take(most.data(), 1, d);
  link_.absent.multiply(rows, &out[count * kBorders]);
  return out;
}

}  // namespace firsthand
