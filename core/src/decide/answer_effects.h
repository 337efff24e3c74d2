#pragma once
#include <cstdint>
#include <vector>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// A change of the answer to one question: choose `add`, withdraw `drop`, or both; -1 means none.
struct AnswerChange {
  int question = -1, add = -1, drop = -1;
};

// Alternatives, of which a reader can make at most one: `moves` from `first` on, `count` of them.
struct ChoiceGroup {
  int first = 0, count = 0;
};

// The points of the options that can take the lead, and what each move (a change of one answer) adds to them. An answer
// adds a fixed number of points to each option, so a move needs no new ranking. `groups` and `moves` are allocated at
// their maximum size, with counters of the entries in use: growing vectors would add code size.
//
// The effects may be cut to the strongest options, so that their user stays within its time limit. They are then the
// effects of a comparison without the other options.
struct AnswerEffects {
  std::vector<ChoiceGroup> groups;
  std::vector<AnswerChange> moves;
  int groupCount = 0, moveCount = 0;
  double tolerance = 0;
  int options = 0, words = 0;  // number of options; 64-bit words that hold one bit for each
  bool requirements = false;   // a chosen answer or a move has must-haves
  bool cut = false;
  std::vector<int> contenders;  // options, ascending; all others stay behind the leader after any moves
  // By place in `contenders`: its bit in `fails`, `failing` and `mayFail`. This is the option's index, or if the
  // effects are cut, its place in `contenders`.
  std::vector<int> bit;
  std::vector<double> start;         // current points, by place in `contenders`
  std::vector<double> effect;        // moves x contenders
  std::vector<std::uint64_t> fails;  // moves x words: options that fail a must-have of `add`; empty without must-haves
  std::vector<std::uint64_t> failing;  // options that fail a must-have now
  std::vector<std::uint64_t> mayFail;  // options that fail a must-have now or after a move

  explicit AnswerEffects(const Comparison& comparison);
  void add(const AnswerChange& move) { moves[static_cast<std::size_t>(moveCount++)] = move; }
  // Puts the moves from `first` on into one group, if there are any.
  void close(int first);
  std::size_t width() const { return contenders.size(); }
  const double* effectOf(int move) const { return effect.data() + static_cast<std::size_t>(move) * width(); }
  const std::uint64_t* failsOf(int move) const { return fails.data() + static_cast<std::size_t>(move * words); }
};

// Limits above which the effects are cut.
struct EffectLimits {
  std::size_t width = 0;    // options
  std::size_t words = 0;    // 64-bit words, applied only with must-haves
  bool needsWhole = false;  // above a limit, only set `cut`: the caller cannot use cut effects
};

// Fills in everything except `groups` and `moves`, which the caller provides. At most one move of each group is made.
// `points` is by option.
void prepareEffects(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                    const std::vector<double>& points, const EffectLimits& limits, AnswerEffects& effects);

// The number of steps it takes to add the effect of an answer to one option.
std::size_t costOf(const Answer& answer);

// Current points by option, also before the first answer, when there is no ranking.
std::vector<double> pointsNow(const Model& model, const Ranking& ranking);

// Adds to `bits` the options that fail a must-have of the answer. Returns false if the answer has no must-haves.
bool markFailing(const Model& model, const AnswerEffects& effects, int question, int answer, std::uint64_t* bits);

// The place in `contenders` of the option that rank() would put first: the first in the author's order of those within
// the tolerance of the best. Options that fail are left out, unless every option in `contenders` fails. `failing` may
// be null.
int leaderAt(const AnswerEffects& effects, const double* points, const std::uint64_t* failing);

inline bool hasBit(const std::uint64_t* bits, int option) { return bits[option / 64] >> (option % 64) & 1U; }

}  // namespace tradeoff
