#include "board.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace tradeoff {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool hasBit(const OptionBits& bits, int option) { return bits[at(option / 64)] >> (option % 64) & 1U; }

// Adds sign x what the answer gives to each of `who`.
void addAnswer(const Comparison& comparison, const Frame& frame, const Reader& reader, int question, int answer,
               double sign, const std::vector<int>& who, double* points) {
  const Answer& chosen = comparison.questions[at(question)].answers[at(answer)];
  for (const CriterionPoints& add : chosen.importance) {
    if (reader.sliders[at(add.criterion)]) continue;
    const double p = sign * add.points;
    for (std::size_t i = 0; i < who.size(); ++i) points[i] += p * frame.values.at(who[i], add.criterion);
  }
  if (chosen.prefers.empty()) return;
  for (std::size_t i = 0; i < who.size(); ++i) points[i] += sign * bonusOf(comparison, frame, question, answer, who[i]);
}

void addMove(const Comparison& comparison, const Frame& frame, const Reader& reader, const Move& move,
             const std::vector<int>& who, double* points) {
  if (move.add >= 0) addAnswer(comparison, frame, reader, move.question, move.add, 1, who, points);
  if (move.drop >= 0) addAnswer(comparison, frame, reader, move.question, move.drop, -1, who, points);
}

bool requiresSomething(const Frame& frame, int question, int answer) {
  return answer >= 0 && !frame.asks.ofQuestion[at(question)][at(answer)].musts.empty();
}

void prepareMusts(const Comparison& comparison, const Frame& frame, const Reader& reader, Board& board) {
  const std::size_t words = (comparison.options.size() + 63) / 64;
  board.failing.assign(words, 0);
  for (std::size_t q = 0; q < reader.replies.size(); ++q) {
    for (const int a : reader.replies[q].chosen) {
      if (markFailing(frame, static_cast<int>(q), a, board.failing)) board.musts = true;
    }
  }
  for (const Move& move : board.moves) {
    if (requiresSomething(frame, move.question, move.add)) board.musts = true;
  }
  if (!board.musts) return;
  board.fails.assign(board.moves.size(), OptionBits(words, 0));
  for (std::size_t m = 0; m < board.moves.size(); ++m) {
    if (board.moves[m].add >= 0) markFailing(frame, board.moves[m].question, board.moves[m].add, board.fails[m]);
  }
}

// The option with most points of those that no must in play can set aside; -1 where there is none.
int findAnchor(const std::vector<double>& points, const Board& board) {
  OptionBits fails = board.failing;
  for (const OptionBits& bits : board.fails) {
    for (std::size_t w = 0; w < bits.size(); ++w) fails[w] |= bits[w];
  }
  int anchor = -1;
  for (int o = 0; o < static_cast<int>(points.size()); ++o) {
    if (!hasBit(fails, o) && (anchor < 0 || points[at(o)] > points[at(anchor)])) anchor = o;
  }
  return anchor;
}

// Keeps the options that the moves can bring level with the anchor.
void findContenders(const Comparison& comparison, const Frame& frame, const Reader& reader,
                    const std::vector<double>& points, Board& board) {
  std::vector<int> all(points.size());
  std::iota(all.begin(), all.end(), 0);
  const int anchor = findAnchor(points, board);
  if (anchor < 0) {
    board.who = std::move(all);
    return;
  }
  std::vector<double> lead(points.size()), added(points.size()), least(points.size());
  for (std::size_t o = 0; o < points.size(); ++o) lead[o] = points[at(anchor)] - points[o];
  for (const Slot& slot : board.slots) {
    std::fill(least.begin(), least.end(), 0);
    for (int m = slot.first; m < slot.first + slot.count; ++m) {
      std::fill(added.begin(), added.end(), 0);
      addMove(comparison, frame, reader, board.moves[at(m)], all, added.data());
      for (std::size_t o = 0; o < added.size(); ++o) least[o] = std::min(least[o], added[at(anchor)] - added[o]);
    }
    for (std::size_t o = 0; o < lead.size(); ++o) lead[o] += least[o];
  }
  for (const int o : all) {
    if (!(lead[at(o)] > 2 * board.tolerance)) board.who.push_back(o);
  }
}

}  // namespace

bool markFailing(const Frame& frame, int question, int answer, OptionBits& bits) {
  const std::vector<int>& musts = frame.asks.ofQuestion[at(question)][at(answer)].musts;
  for (const int must : musts) {
    for (int o = 0; o < frame.values.options; ++o) {
      if (!frame.asks.meets(o, must)) bits[at(o / 64)] |= std::uint64_t{1} << (o % 64);
    }
  }
  return !musts.empty();
}

std::vector<double> pointsNow(const Frame& frame, const Ranking& ranking) {
  std::vector<double> points(at(frame.values.options));
  for (int o = 0; o < frame.values.options; ++o) {
    const double* row = frame.values.middle.data() + frame.values.index(o, 0);
    double sum = 0;
    for (std::size_t c = 0; c < ranking.importance.size(); ++c) sum += ranking.importance[c] * row[c];
    points[at(o)] = sum + ranking.bonus[at(o)];
  }
  return points;
}

void prepareBoard(const Comparison& comparison, const Frame& frame, const Reader& reader,
                  const std::vector<double>& points, Board& board) {
  board.tolerance = frame.tolerance;
  prepareMusts(comparison, frame, reader, board);
  findContenders(comparison, frame, reader, points, board);
  for (const int o : board.who) board.start.push_back(points[at(o)]);
  board.effect.assign(board.moves.size() * board.who.size(), 0);
  for (std::size_t m = 0; m < board.moves.size(); ++m) {
    addMove(comparison, frame, reader, board.moves[m], board.who, board.effect.data() + m * board.who.size());
  }
}

int leaderAt(const Board& board, const double* points, const OptionBits* failing, int options) {
  const int count = static_cast<int>(board.who.size());
  int failed = 0;
  if (failing) {
    for (const std::uint64_t word : *failing) failed += std::popcount(word);
  }
  const bool all = failed == 0 || failed == options;
  double best = -std::numeric_limits<double>::infinity();
  for (int i = 0; i < count; ++i) {
    if (points[i] > best && (all || !hasBit(*failing, board.who[at(i)]))) best = points[i];
  }
  int i = 0;
  while (best - points[i] > board.tolerance || !(all || !hasBit(*failing, board.who[at(i)]))) ++i;
  return i;
}

}  // namespace tradeoff
