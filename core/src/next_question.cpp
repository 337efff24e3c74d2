#include "tradeoff/next_question.h"

#include <algorithm>
#include <limits>

#include "at.h"
#include "board.h"
#include "no_inline.h"
#include "rows.h"
#include "tradeoff/exact_math.h"
#include "tradeoff/random.h"

namespace tradeoff {
namespace {

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

  void enumerate() { step(0); }
  void sample(const Completions& completions);
  // Whether all completions can be looked at.
  bool few() const { return size_ <= kMaxCompletions; }

  double doubt() const;
  double doubtAfter(int question) const;

 private:
  void addChoice(int question, int answer, int answers);
  BoardLimits limits() const;
  bool matters(const Slot& slot) const;
  void take(int move);
  void step(std::size_t depth);
  void count(const double* points, const std::uint64_t* failing);
  void set(std::size_t depth, int move);
  double doubtAfter(const Choice& choice) const;
  static double entropySum(const int* counts, std::size_t size);
  double* pointsAt(std::size_t depth) { return points_.data() + depth * board_.width(); }
  std::uint64_t* failingAt(std::size_t depth) { return failing_.data() + depth * at(board_.words); }

  Board board_;
  std::vector<Choice> choices_;
  std::size_t choiceCount_ = 0;
  std::vector<int> live_;  // indices of those that matter
  std::size_t liveCount_ = 0;
  double size_ = 1;                     // completions in all
  std::vector<int> moveAt_;             // by depth
  std::vector<double> points_;          // depth x contenders: points once so many choices are made; one row for samples
  std::vector<std::uint64_t> failing_;  // depth x words
  std::vector<int> counts_;             // moves x contenders
  std::vector<int> leaders_;            // completions by contender
  int total_ = 0;
};

Tally::Tally(const Comparison& comparison, const Frame& frame, const Reader& reader, const Ranking& ranking)
    : board_(comparison), choices_(board_.slots.size()), live_(board_.slots.size()) {
  for (int q = 0; q < static_cast<int>(comparison.questions.size()); ++q) {
    if (reader.replies[at(q)].closed) continue;
    const int answers = static_cast<int>(comparison.questions[at(q)].answers.size());
    if (!comparison.questions[at(q)].many) addChoice(q, -1, answers);
    for (int a = 0; comparison.questions[at(q)].many && a < answers; ++a) addChoice(q, a, answers);
  }
  prepareBoard(comparison, frame, reader, pointsNow(frame, ranking), limits(), board_);
  for (std::size_t i = 0; i < choiceCount_; ++i) {
    Choice& choice = choices_[i];
    choice.matters = matters(choice.slot);
    if (choice.matters) {
      live_[liveCount_++] = static_cast<int>(i);
      size_ *= choice.slot.count;
    } else if (choice.slot.count > 0) {
      take(choice.slot.first);
    }
  }
  moveAt_ = std::vector<int>(liveCount_);
  const std::size_t rows = few() ? liveCount_ + 1 : 1;  // samples are summed in one
  points_ = std::vector<double>(rows * board_.width());
  failing_ = std::vector<std::uint64_t>(rows * at(board_.words));
  std::copy(board_.start.begin(), board_.start.end(), points_.begin());
  std::copy(board_.failing.begin(), board_.failing.end(), failing_.begin());
  counts_ = std::vector<int>(at(board_.moveCount) * board_.width());
  leaders_ = std::vector<int>(board_.width());
}

void Tally::addChoice(int question, int answer, int answers) {
  const int first = board_.moveCount;
  if (answer >= 0) {
    board_.add({question, -1, -1});
    board_.add({question, answer, -1});
  } else {
    for (int a = 0; a < answers; ++a) board_.add({question, a, -1});
  }
  board_.close(first);
  choices_[choiceCount_++] = {question, answer, {first, board_.moveCount - first}, false};
}

// As many options as there is time for: each completion adds up the choices of each option, and then looks for the best.
BoardLimits Tally::limits() const {
  constexpr std::size_t kWork = std::size_t{1} << 26, kWordWork = std::size_t{1} << 24;
  double completions = 1;
  std::size_t taken = 0, halves = 0;  // choose-many answers are taken half of the time
  for (std::size_t i = 0; i < choiceCount_; ++i) {
    completions *= std::max(1, choices_[i].slot.count);
    ++(choices_[i].answer < 0 ? taken : halves);
  }
  taken += (halves + 1) / 2;
  if (completions <= kMaxCompletions) return {kWork / (4 * kMaxCompletions), kWordWork / (2 * kMaxCompletions)};
  return {std::max<std::size_t>(1, kWork / kSampledCompletions / taken), kWordWork / kSampledCompletions / taken};
}

// False where all moves do the same to every contender.
bool Tally::matters(const Slot& slot) const {
  for (int m = slot.first + 1; m < slot.first + slot.count; ++m) {
    for (int w = 0; board_.musts && w < board_.words; ++w) {
      if (board_.failsOf(m)[w] != board_.failsOf(slot.first)[w]) return board_.width() > 1;
    }
    const double* a = board_.effectOf(slot.first);
    const double* b = board_.effectOf(m);
    for (std::size_t i = 1; i < board_.width(); ++i) {
      if (a[i] - a[0] != b[i] - b[0]) return true;
    }
  }
  return false;
}

// What every completion does, whatever it chooses, is there from the start.
void Tally::take(int move) {
  for (std::size_t i = 0; i < board_.width(); ++i) board_.start[i] += board_.effectOf(move)[i];
  for (int w = 0; board_.musts && w < board_.words; ++w) board_.failing[at(w)] |= board_.failsOf(move)[w];
}

void Tally::set(std::size_t depth, int move) {
  moveAt_[depth] = move;
  const double* effect = board_.effectOf(move);
  const double* before = pointsAt(depth);
  double* after = pointsAt(depth + 1);
  for (std::size_t i = 0; i < board_.width(); ++i) after[i] = before[i] + effect[i];
  for (int w = 0; board_.musts && w < board_.words; ++w) {
    failingAt(depth + 1)[w] = failingAt(depth)[w] | board_.failsOf(move)[w];
  }
}

void Tally::count(const double* points, const std::uint64_t* failing) {
  const int leader = leaderAt(board_, points, board_.musts ? failing : nullptr);
  ++total_;
  ++leaders_[at(leader)];
  for (const int move : moveAt_) ++counts_[at(move) * board_.width() + at(leader)];
}

void Tally::step(std::size_t depth) {
  if (depth == liveCount_) return count(pointsAt(depth), failingAt(depth));
  const Slot slot = choices_[at(live_[depth])].slot;
  for (int m = slot.first; m < slot.first + slot.count; ++m) {
    set(depth, m);
    step(depth + 1);
  }
}

void Tally::sample(const Completions& completions) {
  std::vector<int> taken(liveCount_);
  const std::vector<double> once(liveCount_, 1);
  for (int i = 0; i < kSampledCompletions; ++i) {
    std::copy(board_.start.begin(), board_.start.end(), points_.begin());
    std::copy(board_.failing.begin(), board_.failing.end(), failing_.begin());
    std::size_t moves = 0;
    for (std::size_t depth = 0; depth < liveCount_; ++depth) {
      const Choice& choice = choices_[at(live_[depth])];
      const int pick = completions.picks[at(choice.question * kSampledCompletions + i)];
      const int turn = choice.answer < 0 ? pick : pick >> choice.answer & 1;
      const int move = moveAt_[depth] = choice.slot.first + turn;
      if (choice.answer >= 0 && turn == 0) continue;  // to leave an answer does nothing
      taken[moves++] = move;
      for (int w = 0; board_.musts && w < board_.words; ++w) failing_[at(w)] |= board_.failsOf(move)[w];
    }
    addRows({board_.effect.data(), board_.width(), taken.data(), once.data(), moves}, board_.width(), points_.data());
    count(points_.data(), failing_.data());
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
    sum += entropySum(counts_.data() + at(m) * board_.width(), board_.width());
  }
  return sum / total_;
}

double Tally::doubtAfter(int question) const {
  double least = doubt();
  bool any = false;
  for (std::size_t i = 0; i < choiceCount_; ++i) {
    const Choice& choice = choices_[i];
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
NextQuestion nextQuestion(const Comparison& comparison, const Frame& frame, const Completions& completions,
                          const Reader& reader, const Ranking& ranking) {
  NextQuestion next;
  next.afterwards = std::vector<double>(comparison.questions.size(), -1);
  bool open = false;
  for (const Reply& reply : reader.replies) open |= !reply.closed;
  if (!open) return next;
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
