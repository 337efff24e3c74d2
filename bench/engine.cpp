// Measures the parts of the engine on generated comparisons of growing size, past the limits of a document. Prints one
// line of JSON each. engine_peer.py generates the same comparisons; `check` is the result that both must agree on.
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <string>

#include "explain/robustness.h"
#include "explain/tipping.h"
#include "methods/second_opinion.h"
#include "output/view.h"

namespace tradeoff {
namespace {

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

// splitmix64 at position n.
std::uint64_t bits(std::uint64_t n) {
  std::uint64_t z = (n + 1) * 0x9E3779B97F4A7C15U;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
  z = (z ^ z >> 27) * 0x94D049BB133111EBU;
  return z ^ z >> 31;
}

// Ratings from 1 to 100.9 in steps of 0.1, a third of the criteria lower is better, linear preference, no questions.
Comparison makeComparison(int options, int criteria) {
  Comparison comparison;
  comparison.options = std::vector<Option>(idx(options));
  comparison.criteria = std::vector<Criterion>(idx(criteria));
  for (int o = 0; o < options; ++o) comparison.options[idx(o)].id = "o" + std::to_string(o);
  for (int c = 0; c < criteria; ++c) {
    Criterion& criterion = comparison.criteria[idx(c)];
    criterion.id = "c" + std::to_string(c);
    criterion.importance = 1 + c % 5;
    criterion.hasMin = criterion.hasMax = true;
    criterion.max = 101;
    criterion.higherIsBetter = c % 3 != 2;
    criterion.preference = {PreferenceType::kLinear, 5, 20, 0};
    for (int o = 0; o < options; ++o) {
      Rating rating;
      rating.option = o;
      rating.criterion = c;
      rating.hasValue = true;
      const auto n = static_cast<std::uint64_t>(o) * static_cast<std::uint64_t>(criteria) + idx(c);
      rating.min = rating.max = 1 + static_cast<double>((bits(n) >> 40) % 1000) / 10;
      comparison.ratings.push_back(rating);
    }
  }
  return comparison;
}

void addQuestions(Comparison& comparison, int questions) {
  const std::size_t criteria = comparison.criteria.size();
  for (int q = 0; q < questions; ++q) {
    Question question;
    question.id = "q" + std::to_string(q);
    for (int a = 0; a < 4; ++a) {
      const std::uint64_t n = bits(idx(1000 + q * 4 + a));
      Answer answer;
      answer.id = "a" + std::to_string(a);
      answer.importance = {{static_cast<int>(n % criteria), 2}, {static_cast<int>((n >> 20) % criteria), 1}};
      question.answers.push_back(answer);
    }
    comparison.questions.push_back(question);
  }
}

// A slider at the author's value, so that there is a ranking without answers.
ReaderInput makeReader(const Comparison& comparison) {
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[0] = comparison.criteria[0].importance;
  return reader;
}

// The minimum of several runs, in milliseconds, because other load can only add time.
double measure(const std::function<void()>& work) {
  using Clock = std::chrono::steady_clock;
  const auto run = [&](int times) {
    const auto from = Clock::now();
    for (int i = 0; i < times; ++i) work();
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count() / times;
  };
  double least = run(1);
  const int times = static_cast<int>(std::fmax(1, std::fmin(1000, 2 / std::fmax(least, 1e-4))));  // about 2 ms per run
  for (double spent = least; spent < 200;) {
    const double one = run(times);
    spent += one * times;
    least = std::fmin(least, one);
  }
  return least;
}

struct Bench {
  const char* runner;
  int options, criteria;

  void report(const char* part, const std::function<double()>& work) const {
    double check = 0;
    const double ms = measure([&] { check = work(); });
    std::printf("{\"runner\":\"%s\",\"part\":\"%s\",\"options\":%d,\"criteria\":%d,\"ms\":%.6g,\"check\":%.17g}\n",
                runner, part, options, criteria, ms, check);
    std::fflush(stdout);
  }
};

// Checksums that depend on which option has which score.
double checkOf(const Opinion& opinion) {
  double sum = 0;
  for (const OpinionScore& score : opinion.ranking) sum += score.score * (1 + score.option % 7);
  return sum;
}

double checkOf(const std::vector<double>& net) {
  double sum = 0;
  for (std::size_t o = 0; o < net.size(); ++o) sum += net[o] * static_cast<double>(1 + o % 7);
  return sum;
}

double checkOf(const Ranking& ranking) {
  double sum = 0;
  for (const Score& score : ranking.scores) sum += score.points * (1 + score.option % 7);
  return sum;
}

double checkOf(const Tipping& tipping) {
  double sum = 0;
  for (const CriterionTipping& criterion : tipping.criteria) {
    for (const Segment& segment : criterion.segments) sum += segment.to * (1 + segment.option % 7);
  }
  return sum;
}

void measureSize(const char* runner, int options, int criteria) {
  const Comparison comparison = makeComparison(options, criteria);
  const Model model = buildModel(comparison);
  const ReaderInput reader = makeReader(comparison);
  const Ranking ranking = rank(comparison, model, reader);
  const Bench bench{runner, options, criteria};
  bench.report("ranking", [&] { return checkOf(rank(comparison, model, reader)); });
  bench.report("tipping points", [&] { return checkOf(tippingPoints(model, reader, ranking)); });
  const Draws draws = buildDraws(comparison, model.values);
  bench.report("robustness", [&] { return robustness(model, draws, ranking).share[idx(ranking.leader())]; });
  const Columns columns = buildColumns(comparison);
  const std::vector<int> candidates = candidatesOf(model, ranking);
  bench.report("weighted product",
               [&] { return checkOf(weightedProduct(comparison, columns, candidates, ranking.importance)); });
  bench.report("TOPSIS", [&] { return checkOf(topsis(comparison, columns, candidates, ranking.importance)); });
  std::vector<double> net;
  bench.report("PROMETHEE II", [&] {
    netFlows(buildFlows(comparison, buildColumns(comparison), candidates), ranking.importance, net);
    return checkOf(net);
  });
  const Flows flows = buildFlows(comparison, columns, candidates);
  bench.report("net flows again", [&] {
    netFlows(flows, ranking.importance, net);
    return net[0];
  });
}

double checkOf(const std::string& text) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

// The work after an answer, JSON included. An earlier view has computed what is fixed for the comparison.
void measureView(const char* runner) {
  Comparison comparison = makeComparison(11, 14);
  addQuestions(comparison, 12);
  const Model model = buildModel(comparison);
  const Bench bench{runner, 11, 14};
  for (const int answered : {1, 6, 11}) {
    ReaderInput reader = newReaderInput(comparison);
    for (int q = 0; q < answered; ++q) reader.replies[idx(q)] = {true, {q % 4}};
    const std::string suffix = ", " + std::to_string(answered) + " of 12 answered";
    Prepared prepared;
    bench.report(("view" + suffix).c_str(), [&] { return checkOf(buildView(comparison, model, reader, prepared)); });
    bench.report(("quickView" + suffix).c_str(),
                 [&] { return checkOf(buildQuickView(comparison, model, reader, prepared)); });
    bench.report(("first view" + suffix).c_str(), [&] {
      Prepared nothing;
      return checkOf(buildView(comparison, model, reader, nothing));
    });
  }
}

}  // namespace
}  // namespace tradeoff

#ifdef __EMSCRIPTEN__
constexpr const char* kRunner = "wasm";
#else
constexpr const char* kRunner = "native";
#endif

int main() {
  tradeoff::measureView(kRunner);
  for (const int criteria : {10, 50}) {
    for (const int options : {10, 100, 1000, 3000, 10'000}) tradeoff::measureSize(kRunner, options, criteria);
  }
  return 0;
}
