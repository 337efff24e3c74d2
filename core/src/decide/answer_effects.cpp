#include "decide/answer_effects.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "support/idx.h"
#include "support/radix_sort.h"

namespace tradeoff {
namespace {

// Limit of options times the cost of all moves. Up to it, contenders are found by a bound on what the moves can add to
// each option. Above it, the effects are cut to the options with the most points.
constexpr std::size_t kMaxProducts = 16'000'000;

// Adds the effects of moves to the points of options. Stores the values by criterion, so that each pass reads memory
// sequentially.
class Adder {
 public:
  Adder(const Comparison& comparison, const Model& model, const ReaderInput& reader)
      : comparison_(comparison), model_(model), reader_(reader), options_(idx(model.values.options)) {
    columns_ = std::vector<double>(model.values.middle.size());
    for (std::size_t o = 0; o < options_; ++o) {
      const double* row = model.values.middle.data() + model.values.index(static_cast<int>(o), 0);
      for (std::size_t c = 0; c < idx(model.values.criteria); ++c) columns_[c * options_ + o] = row[c];
    }
  }

  void add(const AnswerChange& move, const std::vector<int>& options, double* points) const {
    if (move.add >= 0) add(move.question, move.add, 1, options, points);
    if (move.drop >= 0) add(move.question, move.drop, -1, options, points);
  }

  std::size_t costOfAll(const AnswerEffects& effects) const {
    std::size_t cost = 0;
    for (int m = 0; m < effects.moveCount; ++m) {
      const AnswerChange& move = effects.moves[idx(m)];
      const std::vector<Answer>& answers = comparison_.questions[idx(move.question)].answers;
      if (move.add >= 0) cost += costOf(answers[idx(move.add)]);
      if (move.drop >= 0) cost += costOf(answers[idx(move.drop)]);
    }
    return cost;
  }

 private:
  void add(int question, int answer, double sign, const std::vector<int>& options, double* points) const {
    const Answer& chosen = comparison_.questions[idx(question)].answers[idx(answer)];
    for (const CriterionPoints& given : chosen.importance) {
      if (reader_.sliders[idx(given.criterion)]) continue;
      const double p = sign * given.points;
      const double* column = columns_.data() + idx(given.criterion) * options_;
      for (std::size_t i = 0; i < options.size(); ++i) points[i] += p * column[options[i]];
    }
    addBonuses(comparison_, model_, question, answer, sign, options, points);
  }

  const Comparison& comparison_;
  const Model& model_;
  const ReaderInput& reader_;
  std::size_t options_;
  std::vector<double> columns_;
};

bool requiresSomething(const Model& model, int question, int answer) {
  return answer >= 0 && model.tests.ofQuestion[idx(question)][idx(answer)].requirements.count > 0;
}

bool hasRequirements(const Model& model, const ReaderInput& reader, const AnswerEffects& effects) {
  bool any = false;
  for (std::size_t q = 0; q < reader.replies.size(); ++q) {
    for (const int a : reader.replies[q].chosen) any |= requiresSomething(model, static_cast<int>(q), a);
  }
  for (int m = 0; m < effects.moveCount; ++m) {
    any |= requiresSomething(model, effects.moves[idx(m)].question, effects.moves[idx(m)].add);
  }
  return any;
}

void findFailing(const Model& model, const ReaderInput& reader, AnswerEffects& effects) {
  effects.failing = std::vector<std::uint64_t>(idx(effects.words));
  if (!effects.requirements) return;
  for (std::size_t q = 0; q < reader.replies.size(); ++q) {
    for (const int a : reader.replies[q].chosen) {
      markFailing(model, effects, static_cast<int>(q), a, effects.failing.data());
    }
  }
  effects.mayFail = effects.failing;
  effects.fails = std::vector<std::uint64_t>(idx(effects.moveCount * effects.words));
  for (int m = 0; m < effects.moveCount; ++m) {
    const AnswerChange& move = effects.moves[idx(m)];
    if (move.add < 0) continue;
    std::uint64_t* fails = effects.fails.data() + idx(m * effects.words);
    markFailing(model, effects, move.question, move.add, fails);
    for (int w = 0; w < effects.words; ++w) effects.mayFail[idx(w)] |= fails[w];
  }
}

// The option with the most points among those that no must-have in play can rule out; -1 if there is none.
int findAnchor(const std::vector<double>& points, const AnswerEffects& effects) {
  int anchor = -1;
  for (int o = 0; o < effects.options; ++o) {
    const bool safe = !effects.requirements || !hasBit(effects.mayFail.data(), o);
    if (safe && (anchor < 0 || points[idx(o)] > points[idx(anchor)])) anchor = o;
  }
  return anchor;
}

// Keeps the options that can tie with the anchor after some moves.
void findContenders(const Adder& adder, const std::vector<double>& points, AnswerEffects& effects) {
  const std::size_t count = points.size();
  const int anchor = findAnchor(points, effects);
  if (anchor < 0) return;
  std::vector<double> lead(count), added(count), least(count);
  for (std::size_t o = 0; o < count; ++o) lead[o] = points[idx(anchor)] - points[o];
  for (int s = 0; s < effects.groupCount; ++s) {
    const ChoiceGroup& group = effects.groups[idx(s)];
    for (double& l : least) l = 0;
    for (int m = group.first; m < group.first + group.count; ++m) {
      for (double& a : added) a = 0;
      adder.add(effects.moves[idx(m)], effects.contenders, added.data());
      for (std::size_t o = 0; o < count; ++o) least[o] = std::min(least[o], added[idx(anchor)] - added[o]);
    }
    for (std::size_t o = 0; o < count; ++o) lead[o] += least[o];
  }
  std::size_t kept = 0;
  for (std::size_t o = 0; o < count; ++o) {
    if (!(lead[o] > 2 * effects.tolerance)) effects.contenders[kept++] = static_cast<int>(o);
  }
  effects.contenders.resize(kept);
}

// Keeps the `width` contenders with the most points, as if the comparison had no other options.
void cut(const std::vector<double>& points, std::size_t width, AnswerEffects& effects) {
  std::vector<double> behind(effects.width());
  for (std::size_t i = 0; i < behind.size(); ++i) behind[i] = -points[idx(effects.contenders[i])];
  std::vector<char> stays(points.size());
  std::size_t left = width;
  for (const int i : orderByValue(behind)) {
    if (left == 0) break;
    stays[idx(effects.contenders[idx(i)])] = 1;
    --left;
  }
  std::size_t kept = 0;
  for (const int o : effects.contenders) {
    if (stays[idx(o)]) effects.contenders[kept++] = o;
  }
  effects.contenders.resize(kept);
  effects.cut = true;
  effects.options = static_cast<int>(kept);
  effects.words = (effects.options + 63) / 64;
}

}  // namespace

AnswerEffects::AnswerEffects(const Comparison& comparison)
    : options(static_cast<int>(comparison.options.size())), words((options + 63) / 64) {
  std::size_t answers = 0;
  for (const Question& question : comparison.questions) answers += question.answers.size();
  // Choose-many: one group for each answer, with at most two moves. Choose-one: one group, with a move for each answer
  // and one that withdraws the answer.
  groups = std::vector<ChoiceGroup>(answers + comparison.questions.size());
  moves = std::vector<AnswerChange>(2 * answers + comparison.questions.size());
}

void AnswerEffects::close(int first) {
  if (moveCount > first) groups[idx(groupCount++)] = {first, moveCount - first};
}

bool markFailing(const Model& model, const AnswerEffects& effects, int question, int answer, std::uint64_t* bits) {
  const AttributeTests& tests = model.tests;
  const AttributeTests::Range requirements = tests.ofQuestion[idx(question)][idx(answer)].requirements;
  const int end = requirements.first + requirements.count;
  for (int first = requirements.first; first < end; first = (first / 32 + 1) * 32) {
    const int last = std::min(first | 31, end - 1);  // the last one in the same word
    const std::uint32_t all = ~std::uint32_t{0} >> (31 - (last - first)) << (first % 32);
    const std::uint32_t* met = tests.met.data() + tests.wordOf(0, first);
    for (int i = 0; i < effects.options; ++i) {
      const std::uint32_t its = met[effects.cut ? effects.contenders[idx(i)] : i];
      bits[i / 64] |= static_cast<std::uint64_t>((its & all) != all) << (i % 64);
    }
  }
  return requirements.count > 0;
}

std::size_t costOf(const Answer& answer) { return answer.importance.size() + (answer.prefers.size() + 7) / 8; }

std::vector<double> pointsNow(const Model& model, const Ranking& ranking) {
  std::vector<double> points(idx(model.values.options));
  for (int o = 0; o < model.values.options; ++o) {
    const double* row = model.values.middle.data() + model.values.index(o, 0);
    double sum = 0;
    for (std::size_t c = 0; c < ranking.importance.size(); ++c) sum += ranking.importance[c] * row[c];
    points[idx(o)] = sum + ranking.bonus[idx(o)];
  }
  return points;
}

void prepareEffects(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                    const std::vector<double>& points, const EffectLimits& limits, AnswerEffects& effects) {
  effects.tolerance = model.tolerance;
  effects.requirements = hasRequirements(model, reader, effects);
  effects.contenders = std::vector<int>(points.size());
  for (int o = 0; o < effects.options; ++o) effects.contenders[idx(o)] = o;
  const Adder adder(comparison, model, reader);
  const std::size_t cost = std::max<std::size_t>(1, adder.costOfAll(effects));
  const bool findsContenders = cost * points.size() <= kMaxProducts;
  std::size_t width = limits.width;
  if (findsContenders) {
    findFailing(model, reader, effects);
    findContenders(adder, points, effects);
  } else {
    width = std::clamp<std::size_t>(kMaxProducts / cost, 1, width);
  }
  const bool isCut = effects.width() > width || (effects.requirements && idx(effects.words) > limits.words);
  if (isCut && limits.needsWhole) {
    effects.cut = true;
    return;
  }
  if (isCut) cut(points, width, effects);
  if (isCut || !findsContenders) findFailing(model, reader, effects);
  effects.bit = effects.contenders;
  for (int i = 0; effects.cut && i < effects.options; ++i) effects.bit[idx(i)] = i;
  effects.start = std::vector<double>(effects.width());
  for (std::size_t i = 0; i < effects.width(); ++i) effects.start[i] = points[idx(effects.contenders[i])];
  effects.effect = std::vector<double>(idx(effects.moveCount) * effects.width());
  for (int m = 0; m < effects.moveCount; ++m) {
    adder.add(effects.moves[idx(m)], effects.contenders, effects.effect.data() + idx(m) * effects.width());
  }
}

int leaderAt(const AnswerEffects& effects, const double* points, const std::uint64_t* failing) {
  int failed = 0;
  for (int w = 0; failing && w < effects.words; ++w) failed += std::popcount(failing[w]);
  const bool all = failed == 0 || failed == effects.options;
  const auto in = [&](int i) { return all || !hasBit(failing, effects.bit[idx(i)]); };
  const int count = static_cast<int>(effects.width());
  double best = -std::numeric_limits<double>::infinity();
  for (int i = 0; i < count; ++i) {
    if (points[i] > best && in(i)) best = points[i];
  }
  int i = 0;
  while (best - points[i] > effects.tolerance || !in(i)) ++i;
  return i;
}

}  // namespace tradeoff
