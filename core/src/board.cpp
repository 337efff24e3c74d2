#include "board.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "at.h"

namespace tradeoff {
namespace {

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

void prepareMusts(const Frame& frame, const Reader& reader, Board& board) {
  board.failing = std::vector<std::uint64_t>(at(board.words));
  for (std::size_t q = 0; q < reader.replies.size(); ++q) {
    for (const int a : reader.replies[q].chosen) {
      if (markFailing(frame, static_cast<int>(q), a, board.failing.data())) board.musts = true;
    }
  }
  for (int m = 0; m < board.moveCount; ++m) {
    if (requiresSomething(frame, board.moves[at(m)].question, board.moves[at(m)].add)) board.musts = true;
  }
  if (!board.musts) return;
  board.fails = std::vector<std::uint64_t>(at(board.moveCount * board.words));
  for (int m = 0; m < board.moveCount; ++m) {
    const Move& move = board.moves[at(m)];
    if (move.add >= 0) markFailing(frame, move.question, move.add, board.fails.data() + at(m * board.words));
  }
}

// Whether no must in play can set the option aside.
bool isSafe(const Board& board, int option) {
  if (hasBit(board.failing.data(), option)) return false;
  for (int m = 0; board.musts && m < board.moveCount; ++m) {
    if (hasBit(board.failsOf(m), option)) return false;
  }
  return true;
}

// The option with most points of those that are safe; -1 where there is none.
int findAnchor(const std::vector<double>& points, const Board& board) {
  int anchor = -1;
  for (int o = 0; o < board.options; ++o) {
    if (isSafe(board, o) && (anchor < 0 || points[at(o)] > points[at(anchor)])) anchor = o;
  }
  return anchor;
}

// Keeps the options that the moves can bring level with the anchor.
void findContenders(const Comparison& comparison, const Frame& frame, const Reader& reader,
                    const std::vector<double>& points, Board& board) {
  const std::size_t count = points.size();
  board.who = std::vector<int>(count);
  for (int o = 0; o < board.options; ++o) board.who[at(o)] = o;
  const int anchor = findAnchor(points, board);
  if (anchor < 0) return;
  std::vector<double> lead(count), added(count), least(count);
  for (std::size_t o = 0; o < count; ++o) lead[o] = points[at(anchor)] - points[o];
  for (int s = 0; s < board.slotCount; ++s) {
    const Slot& slot = board.slots[at(s)];
    for (double& l : least) l = 0;
    for (int m = slot.first; m < slot.first + slot.count; ++m) {
      for (double& a : added) a = 0;
      addMove(comparison, frame, reader, board.moves[at(m)], board.who, added.data());
      for (std::size_t o = 0; o < count; ++o) least[o] = std::min(least[o], added[at(anchor)] - added[o]);
    }
    for (std::size_t o = 0; o < count; ++o) lead[o] += least[o];
  }
  std::size_t kept = 0;
  for (std::size_t o = 0; o < count; ++o) {
    if (!(lead[o] > 2 * board.tolerance)) board.who[kept++] = static_cast<int>(o);
  }
  board.who.resize(kept);
}

}  // namespace

Board::Board(const Comparison& comparison)
    : options(static_cast<int>(comparison.options.size())), words((options + 63) / 64) {
  std::size_t answers = 0;
  for (const Question& question : comparison.questions) answers += question.answers.size();
  // Choose-many: one slot for each answer, with at most two moves. Choose-one: one slot, with an extra move to take it
  // back.
  slots = std::vector<Slot>(answers + comparison.questions.size());
  moves = std::vector<Move>(2 * answers + comparison.questions.size());
}

void Board::close(int first) {
  if (moveCount > first) slots[at(slotCount++)] = {first, moveCount - first};
}

bool markFailing(const Frame& frame, int question, int answer, std::uint64_t* bits) {
  const std::vector<int>& musts = frame.asks.ofQuestion[at(question)][at(answer)].musts;
  for (const int must : musts) {
    for (int o = 0; o < frame.values.options; ++o) {
      if (!frame.asks.meets(o, must)) bits[o / 64] |= std::uint64_t{1} << (o % 64);
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
  prepareMusts(frame, reader, board);
  findContenders(comparison, frame, reader, points, board);
  board.start = std::vector<double>(board.width());
  for (std::size_t i = 0; i < board.width(); ++i) board.start[i] = points[at(board.who[i])];
  board.effect = std::vector<double>(at(board.moveCount) * board.width());
  for (int m = 0; m < board.moveCount; ++m) {
    addMove(comparison, frame, reader, board.moves[at(m)], board.who, board.effect.data() + at(m) * board.width());
  }
}

int leaderAt(const Board& board, const double* points, const std::uint64_t* failing) {
  int failed = 0;
  for (int w = 0; failing && w < board.words; ++w) failed += std::popcount(failing[w]);
  const bool all = failed == 0 || failed == board.options;
  const auto in = [&](int i) { return all || !hasBit(failing, board.who[at(i)]); };
  const int count = static_cast<int>(board.width());
  double best = -std::numeric_limits<double>::infinity();
  for (int i = 0; i < count; ++i) {
    if (points[i] > best && in(i)) best = points[i];
  }
  int i = 0;
  while (best - points[i] > board.tolerance || !in(i)) ++i;
  return i;
}

}  // namespace tradeoff
