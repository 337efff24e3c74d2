#pragma once
#include <cstdint>
#include <vector>

#include "tradeoff/comparison.h"
#include "tradeoff/reader.h"
#include "tradeoff/score.h"

namespace tradeoff {

// What a reader may do to one question: choose `add`, take back `drop`, or both; -1 where there is none.
struct Move {
  int question = -1, add = -1, drop = -1;
};

// Moves that rule each other out: moves[first, first + count) of the board.
struct Slot {
  int first = 0, count = 0;
};

// One bit for each option of the document.
using OptionBits = std::vector<std::uint64_t>;

// Points of the options that may come to lead, and what each move adds to them: every answer adds a fixed number of
// points to each option, so no move needs a new ranking.
struct Board {
  std::vector<Slot> slots;
  std::vector<Move> moves;
  double tolerance = 0;
  bool musts = false;             // some move requires something, or takes a must back
  std::vector<int> who;           // options, ascending; all others stay behind the leader whatever is moved
  std::vector<double> start;      // points now, by place in `who`
  std::vector<double> effect;     // moves x who
  std::vector<OptionBits> fails;  // by move, options that lack what `add` requires; empty without musts
  OptionBits failing;             // options that lack something required now
  const double* effectOf(int move) const { return effect.data() + static_cast<std::size_t>(move) * who.size(); }
};

// Fills in all but slots and moves, which say what can happen; each slot may also be left alone. `points` by option.
void prepareBoard(const Comparison& comparison, const Frame& frame, const Reader& reader,
                  const std::vector<double>& points, Board& board);

// Points by option, also where nothing has been said yet and there is no ranking.
std::vector<double> pointsNow(const Frame& frame, const Ranking& ranking);

// Adds to `bits` the options that lack what the answer requires; false where it requires nothing.
bool markFailing(const Frame& frame, int question, int answer, OptionBits& bits);

// The place in `who` of the option that rank() would put first: of those not failing (of all, where every option of the
// document fails) and within the tolerance of the best, the author's first.
int leaderAt(const Board& board, const double* points, const OptionBits* failing, int options);

}  // namespace tradeoff
