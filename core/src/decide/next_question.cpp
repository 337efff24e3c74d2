#include "decide/next_question.h"

#include <algorithm>
#include <limits>

#include "decide/answer_effects.h"
#include "support/exact_math.h"
#include "support/idx.h"
#include "support/no_inline.h"
#include "support/random.h"
#include "support/weighted_sum.h"

namespace tradeoff {
namespace {

// One decision of a completion: the answer to a choose-one question, or whether a choose-many answer is taken (the
// first of its two moves leaves it out).
struct Choice {
  int question = 0, answer = -1;  // answer: for choose-many only
  ChoiceGroup group;
  bool matters = false;
};

// Counts the leaders of the completions, by move of each choice that matters.
class Tally {
 public:
  Tally(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking);

  void enumerate() { step(0); }
  void sample(const Completions& completions);
  // Whether there are few enough completions to evaluate all of them.
  bool canEnumerate() const { return size_ <= kMaxCompletions; }

  double entropy() const;
  double entropyAfter(int question) const;

 private:
  void addChoice(int question, int answer, int answers);
  EffectLimits limits() const;
  bool matters(const ChoiceGroup& group) const;
  void take(int move);
  void step(std::size_t depth);
  void count(const double* points, const std::uint64_t* failing);
  void set(std::size_t depth, int move);
  double entropyAfter(const Choice& choice) const;
  static double entropySum(const int* counts, std::size_t size);
  double* pointsAt(std::size_t depth) { return points_.data() + depth * effects_.width(); }
  std::uint64_t* failingAt(std::size_t depth) { return failing_.data() + depth * idx(effects_.words); }

  AnswerEffects effects_;
  std::vector<Choice> choices_;
  std::size_t choiceCount_ = 0;
  std::vector<int> live_;  // indices of the choices that matter
  std::size_t liveCount_ = 0;
  double size_ = 1;                     // number of completions
  std::vector<int> moveAt_;             // by depth
  std::vector<double> points_;          // depth x contenders: points after that many choices; one row when sampling
  std::vector<std::uint64_t> failing_;  // depth x words
  std::vector<int> counts_;             // moves x contenders
  std::vector<int> leaders_;            // by contender: completions in which it leads
  int total_ = 0;
};

Tally::Tally(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking)
    : effects_(comparison), choices_(effects_.groups.size()), live_(effects_.groups.size()) {
  for (int q = 0; q < static_cast<int>(comparison.questions.size()); ++q) {
    if (reader.replies[idx(q)].closed) continue;
    const int answers = static_cast<int>(comparison.questions[idx(q)].answers.size());
    if (!comparison.questions[idx(q)].many) addChoice(q, -1, answers);
    for (int a = 0; comparison.questions[idx(q)].many && a < answers; ++a) addChoice(q, a, answers);
  }
  prepareEffects(comparison, model, reader, pointsNow(model, ranking), limits(), effects_);
  for (std::size_t i = 0; i < choiceCount_; ++i) {
    Choice& choice = choices_[i];
    choice.matters = matters(choice.group);
    if (choice.matters) {
      live_[liveCount_++] = static_cast<int>(i);
      size_ *= choice.group.count;
    } else if (choice.group.count > 0) {
      take(choice.group.first);
    }
  }
  moveAt_ = std::vector<int>(liveCount_);
  const std::size_t rows = canEnumerate() ? liveCount_ + 1 : 1;  // each sample is summed in the same row
  points_ = std::vector<double>(rows * effects_.width());
  failing_ = std::vector<std::uint64_t>(rows * idx(effects_.words));
  std::copy(effects_.start.begin(), effects_.start.end(), points_.begin());
  std::copy(effects_.failing.begin(), effects_.failing.end(), failing_.begin());
  counts_ = std::vector<int>(idx(effects_.moveCount) * effects_.width());
  leaders_ = std::vector<int>(effects_.width());
}

void Tally::addChoice(int question, int answer, int answers) {
  const int first = effects_.moveCount;
  if (answer >= 0) {
    effects_.add({question, -1, -1});
    effects_.add({question, answer, -1});
  } else {
    for (int a = 0; a < answers; ++a) effects_.add({question, a, -1});
  }
  effects_.close(first);
  choices_[choiceCount_++] = {question, answer, {first, effects_.moveCount - first}, false};
}

// Limits the number of options to bound the work: each completion adds the effects of its choices to each option, then
// searches for the best option.
EffectLimits Tally::limits() const {
  constexpr std::size_t kWork = std::size_t{1} << 26, kWordWork = std::size_t{1} << 24;
  double completions = 1;
  std::size_t taken = 0, halves = 0;  // choose-many answers: half of them are taken on average
  for (std::size_t i = 0; i < choiceCount_; ++i) {
    completions *= std::max(1, choices_[i].group.count);
    ++(choices_[i].answer < 0 ? taken : halves);
  }
  taken += (halves + 1) / 2;
  if (completions <= kMaxCompletions) return {kWork / (4 * kMaxCompletions), kWordWork / (2 * kMaxCompletions)};
  return {std::max<std::size_t>(1, kWork / kSampledCompletions / taken), kWordWork / kSampledCompletions / taken};
}

// False if all moves change every contender alike.
bool Tally::matters(const ChoiceGroup& group) const {
  for (int m = group.first + 1; m < group.first + group.count; ++m) {
    for (int w = 0; effects_.requirements && w < effects_.words; ++w) {
      if (effects_.failsOf(m)[w] != effects_.failsOf(group.first)[w]) return effects_.width() > 1;
    }
    const double* a = effects_.effectOf(group.first);
    const double* b = effects_.effectOf(m);
    for (std::size_t i = 1; i < effects_.width(); ++i) {
      if (a[i] - a[0] != b[i] - b[0]) return true;
    }
  }
  return false;
}

// Applies a move to the starting state. Its choice does not matter, so it makes no difference which move is applied.
void Tally::take(int move) {
  for (std::size_t i = 0; i < effects_.width(); ++i) effects_.start[i] += effects_.effectOf(move)[i];
  for (int w = 0; effects_.requirements && w < effects_.words; ++w)
    effects_.failing[idx(w)] |= effects_.failsOf(move)[w];
}

void Tally::set(std::size_t depth, int move) {
  moveAt_[depth] = move;
  const double* effect = effects_.effectOf(move);
  const double* before = pointsAt(depth);
  double* after = pointsAt(depth + 1);
  for (std::size_t i = 0; i < effects_.width(); ++i) after[i] = before[i] + effect[i];
  for (int w = 0; effects_.requirements && w < effects_.words; ++w) {
    failingAt(depth + 1)[w] = failingAt(depth)[w] | effects_.failsOf(move)[w];
  }
}

void Tally::count(const double* points, const std::uint64_t* failing) {
  const int leader = leaderAt(effects_, points, effects_.requirements ? failing : nullptr);
  ++total_;
  ++leaders_[idx(leader)];
  for (const int move : moveAt_) ++counts_[idx(move) * effects_.width() + idx(leader)];
}

void Tally::step(std::size_t depth) {
  if (depth == liveCount_) return count(pointsAt(depth), failingAt(depth));
  const ChoiceGroup group = choices_[idx(live_[depth])].group;
  for (int m = group.first; m < group.first + group.count; ++m) {
    set(depth, m);
    step(depth + 1);
  }
}

void Tally::sample(const Completions& completions) {
  std::vector<int> taken(liveCount_);
  const std::vector<double> once(liveCount_, 1);
  for (int i = 0; i < kSampledCompletions; ++i) {
    std::copy(effects_.start.begin(), effects_.start.end(), points_.begin());
    std::copy(effects_.failing.begin(), effects_.failing.end(), failing_.begin());
    std::size_t moves = 0;
    for (std::size_t depth = 0; depth < liveCount_; ++depth) {
      const Choice& choice = choices_[idx(live_[depth])];
      const int pick = completions.picks[idx(choice.question * kSampledCompletions + i)];
      const int turn = choice.answer < 0 ? pick : pick >> choice.answer & 1;
      const int move = moveAt_[depth] = choice.group.first + turn;
      if (choice.answer >= 0 && turn == 0) continue;  // leaving an answer out changes nothing
      taken[moves++] = move;
      for (int w = 0; effects_.requirements && w < effects_.words; ++w) failing_[idx(w)] |= effects_.failsOf(move)[w];
    }
    addWeightedRows({effects_.effect.data(), effects_.width(), taken.data(), once.data(), moves}, effects_.width(),
                    points_.data());
    count(points_.data(), failing_.data());
  }
}

// n log2 n minus the sum of k log2 k: n times the entropy, for counts k with the sum n.
double Tally::entropySum(const int* counts, std::size_t size) {
  int all = 0;
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    all += counts[i];
    if (counts[i] > 1) sum -= counts[i] * portableLog2(counts[i]);
  }
  return all > 1 ? sum + all * portableLog2(all) : 0;
}

double Tally::entropy() const { return entropySum(leaders_.data(), leaders_.size()) / total_; }

double Tally::entropyAfter(const Choice& choice) const {
  if (!choice.matters) return entropy();
  double sum = 0;
  for (int m = choice.group.first; m < choice.group.first + choice.group.count; ++m) {
    sum += entropySum(counts_.data() + idx(m) * effects_.width(), effects_.width());
  }
  return sum / total_;
}

double Tally::entropyAfter(int question) const {
  double least = entropy();
  bool any = false;
  for (std::size_t i = 0; i < choiceCount_; ++i) {
    const Choice& choice = choices_[i];
    if (choice.question != question) continue;
    const double bits = entropyAfter(choice);
    least = any ? std::min(least, bits) : bits;
    any = true;
  }
  return least;
}

// The first question, in the author's order, within 1e-9 of the least. If any open question is marked `first`, only
// such questions count.
int pick(const Comparison& comparison, const std::vector<double>& expectedEntropy) {
  constexpr double kTie = 1e-9;
  bool firsts = false;
  for (std::size_t q = 0; q < expectedEntropy.size(); ++q)
    firsts |= expectedEntropy[q] >= 0 && comparison.questions[q].first;
  const auto asked = [&](std::size_t q) {
    return expectedEntropy[q] >= 0 && (!firsts || comparison.questions[q].first);
  };
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t q = 0; q < expectedEntropy.size(); ++q) {
    if (asked(q)) least = std::min(least, expectedEntropy[q]);
  }
  for (std::size_t q = 0; q < expectedEntropy.size(); ++q) {
    if (asked(q) && expectedEntropy[q] - least < kTie) return static_cast<int>(q);
  }
  return -1;
}

}  // namespace

Completions buildCompletions(const Comparison& comparison) {
  Completions completions{std::vector<int>(comparison.questions.size() * kSampledCompletions)};
  int* pick = completions.picks.data();
  for (const Question& question : comparison.questions) {
    const RandomStream stream{"completion", question.id};
    const int answers = static_cast<int>(question.answers.size());
    for (std::uint32_t i = 0; i < kSampledCompletions; ++i) {
      *pick++ = question.many ? static_cast<int>(stream.bits(i)) : stream.below(i, answers);
    }
  }
  return completions;
}

TRADEOFF_NO_INLINE
NextQuestion nextQuestion(const Comparison& comparison, const Model& model, const Completions& completions,
                          const ReaderInput& reader, const Ranking& ranking) {
  NextQuestion next;
  next.expectedEntropy = std::vector<double>(comparison.questions.size(), -1);
  bool open = false;
  for (const Reply& reply : reader.replies) open |= !reply.closed;
  if (!open) return next;
  Tally tally(comparison, model, reader, ranking);
  if (tally.canEnumerate()) {
    tally.enumerate();
  } else {
    tally.sample(completions);
  }
  next.entropy = tally.entropy();
  for (int q = 0; q < static_cast<int>(comparison.questions.size()); ++q) {
    if (!reader.replies[idx(q)].closed) next.expectedEntropy[idx(q)] = tally.entropyAfter(q);
  }
  next.question = pick(comparison, next.expectedEntropy);
  return next;
}

}  // namespace tradeoff
