#include "tradeoff/next_question.h"

#include <algorithm>
#include <limits>

#include "board.h"
#include "tradeoff/exact_math.h"
#include "tradeoff/random.h"

namespace tradeoff {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// One thing that a completion decides: the answer to a choose-one question, or whether a choose-many answer is taken
// (then the first of its two moves is to leave it).
struct Choice {
  int question = 0, answer = -1;  // answer: of choose-many
  Slot slot;
  bool matters = false;
};

// Counts who leads in the completions, by move of each choice that matters.
class Tally {
 public:
  Tally(const Comparison& comparison, const Frame& frame, const Reader& reader, const Ranking& ranking);

  void enumerate();
  void sample(const Completions& completions);
  // Completions in all, or too many to look at each.
  bool few() const { return size_ <= kMaxCompletions; }

  double doubt() const;
  double doubtAfter(int question) const;

 private:
  void addChoice(int question, int answer, int answers);
  bool matters(const Slot& slot) const;
  void take(int move);
  void step(std::size_t depth);
  void count();
  void set(std::size_t depth, int move);
  double doubtAfter(const Choice& choice) const;
  static double entropySum(const int* counts, std::size_t size);

  int options_;
  Board board_;
  std::vector<Choice> choices_;
  std::vector<const Choice*> live_;  // those that matter
  double size_ = 1;
  std::vector<int> moveAt_;                  // by depth
  std::vector<std::vector<double>> points_;  // by depth: points of the contenders once so many choices are made
  std::vector<OptionBits> failing_;          // by depth
  std::vector<int> counts_;                  // moves x contenders
  std::vector<int> leaders_;                 // completions by contender
  int total_ = 0;
};

Tally::Tally(const Comparison& comparison, const Frame& frame, const Reader& reader, const Ranking& ranking)
    : options_(frame.values.options) {
  for (int q = 0; q < static_cast<int>(comparison.questions.size()); ++q) {
    if (reader.replies[at(q)].closed) continue;
    const int answers = static_cast<int>(comparison.questions[at(q)].answers.size());
    if (!comparison.questions[at(q)].many) addChoice(q, -1, answers);
    for (int a = 0; comparison.questions[at(q)].many && a < answers; ++a) addChoice(q, a, answers);
  }
  prepareBoard(comparison, frame, reader, pointsNow(frame, ranking), board_);
  for (Choice& choice : choices_) {
    choice.matters = matters(choice.slot);
    if (choice.matters) {
      live_.push_back(&choice);
      size_ *= choice.slot.count;
    } else if (choice.slot.count > 0) {
      take(choice.slot.first);
    }
  }
  moveAt_.resize(live_.size());
  points_.assign(live_.size() + 1, board_.start);
  failing_.assign(live_.size() + 1, board_.failing);
  counts_.assign(board_.moves.size() * board_.who.size(), 0);
  leaders_.assign(board_.who.size(), 0);
}

void Tally::addChoice(int question, int answer, int answers) {
  const int first = static_cast<int>(board_.moves.size());
  if (answer >= 0) {
    board_.moves.push_back({question, -1, -1});
    board_.moves.push_back({question, answer, -1});
  } else {
    for (int a = 0; a < answers; ++a) board_.moves.push_back({question, a, -1});
  }
  const Slot slot{first, static_cast<int>(board_.moves.size()) - first};
  board_.slots.push_back(slot);
  choices_.push_back({question, answer, slot});
}

// False where all moves do the same to every contender.
bool Tally::matters(const Slot& slot) const {
  if (board_.who.size() < 2) return false;
  for (int m = slot.first + 1; m < slot.first + slot.count; ++m) {
    if (board_.musts && board_.fails[at(m)] != board_.fails[at(slot.first)]) return true;
    const double* a = board_.effectOf(slot.first);
    const double* b = board_.effectOf(m);
    for (std::size_t i = 1; i < board_.who.size(); ++i) {
      if (a[i] - a[0] != b[i] - b[0]) return true;
    }
  }
  return false;
}

// What every completion does, whatever it chooses, is there from the start.
void Tally::take(int move) {
  const double* effect = board_.effectOf(move);
  for (std::size_t i = 0; i < board_.who.size(); ++i) board_.start[i] += effect[i];
  if (!board_.musts) return;
  for (std::size_t w = 0; w < board_.failing.size(); ++w) board_.failing[w] |= board_.fails[at(move)][w];
}

void Tally::set(std::size_t depth, int move) {
  moveAt_[depth] = move;
  const double* effect = board_.effectOf(move);
  const double* before = points_[depth].data();
  double* after = points_[depth + 1].data();
  for (std::size_t i = 0; i < board_.who.size(); ++i) after[i] = before[i] + effect[i];
  if (!board_.musts) return;
  for (std::size_t w = 0; w < board_.failing.size(); ++w) {
    failing_[depth + 1][w] = failing_[depth][w] | board_.fails[at(move)][w];
  }
}

void Tally::count() {
  const OptionBits* failing = board_.musts ? &failing_.back() : nullptr;
  const int leader = leaderAt(board_, points_.back().data(), failing, options_);
  ++total_;
  ++leaders_[at(leader)];
  for (const int move : moveAt_) ++counts_[at(move) * board_.who.size() + at(leader)];
}

void Tally::step(std::size_t depth) {
  if (depth == live_.size()) return count();
  const Slot slot = live_[depth]->slot;
  for (int m = slot.first; m < slot.first + slot.count; ++m) {
    set(depth, m);
    step(depth + 1);
  }
}

void Tally::enumerate() { step(0); }

void Tally::sample(const Completions& completions) {
  for (int i = 0; i < kSampledCompletions; ++i) {
    for (std::size_t depth = 0; depth < live_.size(); ++depth) {
      const Choice& choice = *live_[depth];
      const std::uint32_t pick = completions.picks[at(choice.question * kSampledCompletions + i)];
      const std::uint32_t move = choice.answer < 0 ? pick : pick >> choice.answer & 1U;
      set(depth, choice.slot.first + static_cast<int>(move));
    }
    count();
  }
}

// n log2 n minus the sum of k log2 k: n times the entropy of counts k that add up to n.
double Tally::entropySum(const int* counts, std::size_t size) {
  int all = 0;
  double sum = 0;
  for (std::size_t i = 0; i < size; ++i) {
    all += counts[i];
    if (counts[i] > 1) sum -= counts[i] * portableLog2(counts[i]);
  }
  return all > 1 ? sum + all * portableLog2(all) : 0;
}

double Tally::doubt() const { return entropySum(leaders_.data(), leaders_.size()) / total_; }

double Tally::doubtAfter(const Choice& choice) const {
  if (!choice.matters) return doubt();
  double sum = 0;
  for (int m = choice.slot.first; m < choice.slot.first + choice.slot.count; ++m) {
    sum += entropySum(counts_.data() + at(m) * board_.who.size(), board_.who.size());
  }
  return sum / total_;
}

double Tally::doubtAfter(int question) const {
  double least = doubt();
  bool any = false;
  for (const Choice& choice : choices_) {
    if (choice.question != question) continue;
    const double bits = doubtAfter(choice);
    least = any ? std::min(least, bits) : bits;
    any = true;
  }
  return least;
}

// The author's first of those within 1e-9 of the least, among the questions marked `first` if there are any.
int pick(const Comparison& comparison, const std::vector<double>& afterwards) {
  constexpr double kTie = 1e-9;
  bool firsts = false;
  for (std::size_t q = 0; q < afterwards.size(); ++q) firsts |= afterwards[q] >= 0 && comparison.questions[q].first;
  const auto asked = [&](std::size_t q) { return afterwards[q] >= 0 && (!firsts || comparison.questions[q].first); };
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t q = 0; q < afterwards.size(); ++q) {
    if (asked(q)) least = std::min(least, afterwards[q]);
  }
  for (std::size_t q = 0; q < afterwards.size(); ++q) {
    if (asked(q) && afterwards[q] - least < kTie) return static_cast<int>(q);
  }
  return -1;
}

}  // namespace

Completions buildCompletions(const Comparison& comparison) {
  Completions completions;
  completions.picks.reserve(comparison.questions.size() * kSampledCompletions);
  for (const Question& question : comparison.questions) {
    const RandomStream stream{"completion", question.id};
    const int answers = static_cast<int>(question.answers.size());
    for (std::uint64_t i = 0; i < kSampledCompletions; ++i) {
      const auto pick = question.many ? stream.bits(i) >> 32 : static_cast<std::uint64_t>(stream.below(i, answers));
      completions.picks.push_back(static_cast<std::uint32_t>(pick));
    }
  }
  return completions;
}

NextQuestion nextQuestion(const Comparison& comparison, const Frame& frame, const Completions& completions,
                          const Reader& reader, const Ranking& ranking) {
  NextQuestion next;
  next.afterwards.assign(comparison.questions.size(), -1);
  if (std::all_of(reader.replies.begin(), reader.replies.end(), [](const Reply& reply) { return reply.closed; })) {
    return next;
  }
  Tally tally(comparison, frame, reader, ranking);
  if (tally.few()) {
    tally.enumerate();
  } else {
    tally.sample(completions);
  }
  next.doubt = tally.doubt();
  for (int q = 0; q < static_cast<int>(comparison.questions.size()); ++q) {
    if (!reader.replies[at(q)].closed) next.afterwards[at(q)] = tally.doubtAfter(q);
  }
  next.question = pick(comparison, next.afterwards);
  return next;
}

}  // namespace tradeoff
