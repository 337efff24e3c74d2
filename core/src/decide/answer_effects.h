#pragma once
#include <cstdint>
#include <vector>

#include "decide/score.h"
#include "tradeoff/comparison.h"
#include "tradeoff/reader_input.h"

namespace tradeoff {

// What a reader may do to one question: choose `add`, take back `drop`, or both; -1 where there is none.
struct Move {
  int question = -1, add = -1, drop = -1;
};

// Moves that rule each other out: [first, first + count) of `moves`.
struct Slot {
  int first = 0, count = 0;
};

// Points of the options that may come to lead, and what each move adds to them: every answer adds a fixed number of
// points to each option, so no move needs a new ranking. Lists are as long as they can get, and counted: growing ones
// cost code.
//
// They may be cut to the strongest options, as many as their owner has time for: then they are those of a comparison
// without the others.
struct AnswerEffects {
  std::vector<Slot> slots;
  std::vector<Move> moves;
  int slotCount = 0, moveCount = 0;
  double tolerance = 0;
  int options = 0, words = 0;  // in all; and how many words of 64 bits hold one bit for each
  bool requirements = false;   // some move requires something, or takes a must-have back
  bool cut = false;
  std::vector<int> who;        // options, ascending; all others stay behind the leader whatever is moved
  std::vector<int> bit;        // of each of them, its place among the bits below: its number, or where cut, its place
  std::vector<double> start;   // points now, by place in `who`
  std::vector<double> effect;  // moves x who
  std::vector<std::uint64_t> fails;    // moves x words, options that lack what `add` requires; empty without must-haves
  std::vector<std::uint64_t> failing;  // options that lack something required now
  std::vector<std::uint64_t> mayFail;  // the same, now or by a move

  explicit AnswerEffects(const Comparison& comparison);
  void add(const Move& move) { moves[static_cast<std::size_t>(moveCount++)] = move; }
  // Makes a slot of the moves from `first` on, if there are any.
  void close(int first);
  std::size_t width() const { return who.size(); }
  const double* effectOf(int move) const { return effect.data() + static_cast<std::size_t>(move) * width(); }
  const std::uint64_t* failsOf(int move) const { return fails.data() + static_cast<std::size_t>(move * words); }
};

// How large the effects may be before they are cut.
struct EffectLimits {
  std::size_t width = 0;    // options
  std::size_t words = 0;    // where something is required
  bool needsWhole = false;  // effects that would have to be cut are of no use, and are not filled in
};

// Fills in all but slots and moves, which say what can happen; each slot may also be left alone. `points` by option.
void prepareEffects(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                    const std::vector<double>& points, const EffectLimits& limits, AnswerEffects& effects);

// How many steps it takes to say what an answer adds to one option.
std::size_t costOf(const Answer& answer);

// Points by option, also where nothing has been said yet and there is no ranking.
std::vector<double> pointsNow(const Model& model, const Ranking& ranking);

// Adds to `bits` the options that lack what the answer requires; false where it requires nothing.
bool markFailing(const Model& model, const AnswerEffects& effects, int question, int answer, std::uint64_t* bits);

// The place in `who` of the option that rank() would put first: of those not failing (of all, where every option in
// `who` fails) and within the tolerance of the best, the author's first. `failing` may be null.
int leaderAt(const AnswerEffects& effects, const double* points, const std::uint64_t* failing);

inline bool hasBit(const std::uint64_t* bits, int option) { return bits[option / 64] >> (option % 64) & 1U; }

}  // namespace tradeoff
