#include "board.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "at.h"
#include "radix_order.h"

namespace tradeoff {
namespace {

// Up to here (options times what the moves give) contenders are told from others by all that the moves can add to them.
constexpr std::size_t kMaxProducts = 16'000'000;

// Adds up what moves give to options. It has the values criterion by criterion, to read them one after the other.
class Adder {
 public:
  Adder(const Comparison& comparison, const Frame& frame, const Reader& reader)
      : comparison_(comparison), frame_(frame), reader_(reader), options_(at(frame.values.options)) {
    columns_ = std::vector<double>(frame.values.middle.size());
    for (std::size_t o = 0; o < options_; ++o) {
      const double* row = frame.values.middle.data() + frame.values.index(static_cast<int>(o), 0);
      for (std::size_t c = 0; c < at(frame.values.criteria); ++c) columns_[c * options_ + o] = row[c];
    }
  }

  void add(const Move& move, const std::vector<int>& who, double* points) const {
    if (move.add >= 0) add(move.question, move.add, 1, who, points);
    if (move.drop >= 0) add(move.question, move.drop, -1, who, points);
  }

  std::size_t costOfAll(const Board& board) const {
    std::size_t cost = 0;
    for (int m = 0; m < board.moveCount; ++m) {
      const Move& move = board.moves[at(m)];
      const std::vector<Answer>& answers = comparison_.questions[at(move.question)].answers;
      if (move.add >= 0) cost += costOf(answers[at(move.add)]);
      if (move.drop >= 0) cost += costOf(answers[at(move.drop)]);
    }
    return cost;
  }

 private:
  void add(int question, int answer, double sign, const std::vector<int>& who, double* points) const {
    const Answer& chosen = comparison_.questions[at(question)].answers[at(answer)];
    for (const CriterionPoints& given : chosen.importance) {
      if (reader_.sliders[at(given.criterion)]) continue;
      const double p = sign * given.points;
      const double* column = columns_.data() + at(given.criterion) * options_;
      for (std::size_t i = 0; i < who.size(); ++i) points[i] += p * column[who[i]];
    }
    addBonuses(comparison_, frame_, question, answer, sign, who, points);
  }

  const Comparison& comparison_;
  const Frame& frame_;
  const Reader& reader_;
  std::size_t options_;
  std::vector<double> columns_;
};

bool requiresSomething(const Frame& frame, int question, int answer) {
  return answer >= 0 && frame.asks.ofQuestion[at(question)][at(answer)].musts.count > 0;
}

bool anyMusts(const Frame& frame, const Reader& reader, const Board& board) {
  bool any = false;
  for (std::size_t q = 0; q < reader.replies.size(); ++q) {
    for (const int a : reader.replies[q].chosen) any |= requiresSomething(frame, static_cast<int>(q), a);
  }
  for (int m = 0; m < board.moveCount; ++m) {
    any |= requiresSomething(frame, board.moves[at(m)].question, board.moves[at(m)].add);
  }
  return any;
}

void prepareMusts(const Frame& frame, const Reader& reader, Board& board) {
  board.failing = std::vector<std::uint64_t>(at(board.words));
  if (!board.musts) return;
  for (std::size_t q = 0; q < reader.replies.size(); ++q) {
    for (const int a : reader.replies[q].chosen) {
      markFailing(frame, board, static_cast<int>(q), a, board.failing.data());
    }
  }
  board.mayFail = board.failing;
  board.fails = std::vector<std::uint64_t>(at(board.moveCount * board.words));
  for (int m = 0; m < board.moveCount; ++m) {
    const Move& move = board.moves[at(m)];
    if (move.add < 0) continue;
    std::uint64_t* fails = board.fails.data() + at(m * board.words);
    markFailing(frame, board, move.question, move.add, fails);
    for (int w = 0; w < board.words; ++w) board.mayFail[at(w)] |= fails[w];
  }
}

// The option with most points of those that no must in play can set aside; -1 where there is none.
int findAnchor(const std::vector<double>& points, const Board& board) {
  int anchor = -1;
  for (int o = 0; o < board.options; ++o) {
    const bool safe = !board.musts || !hasBit(board.mayFail.data(), o);
    if (safe && (anchor < 0 || points[at(o)] > points[at(anchor)])) anchor = o;
  }
  return anchor;
}

// Keeps the options that the moves can bring level with the anchor.
void findContenders(const Adder& adder, const std::vector<double>& points, Board& board) {
  const std::size_t count = points.size();
  const int anchor = findAnchor(points, board);
  if (anchor < 0) return;
  std::vector<double> lead(count), added(count), least(count);
  for (std::size_t o = 0; o < count; ++o) lead[o] = points[at(anchor)] - points[o];
  for (int s = 0; s < board.slotCount; ++s) {
    const Slot& slot = board.slots[at(s)];
    for (double& l : least) l = 0;
    for (int m = slot.first; m < slot.first + slot.count; ++m) {
      for (double& a : added) a = 0;
      adder.add(board.moves[at(m)], board.who, added.data());
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

// Leaves the strongest of the contenders, and makes the board that of a comparison without all others.
void cut(const std::vector<double>& points, std::size_t width, Board& board) {
  std::vector<double> behind(board.width());
  for (std::size_t i = 0; i < behind.size(); ++i) behind[i] = -points[at(board.who[i])];
  std::vector<char> stays(points.size());
  std::size_t left = width;
  for (const int i : orderByValue(behind)) {
    if (left == 0) break;
    stays[at(board.who[at(i)])] = 1;
    --left;
  }
  std::size_t kept = 0;
  for (const int o : board.who) {
    if (stays[at(o)]) board.who[kept++] = o;
  }
  board.who.resize(kept);
  board.cut = true;
  board.options = static_cast<int>(kept);
  board.words = (board.options + 63) / 64;
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

bool markFailing(const Frame& frame, const Board& board, int question, int answer, std::uint64_t* bits) {
  const Asks& asks = frame.asks;
  const Asks::Range musts = asks.ofQuestion[at(question)][at(answer)].musts;
  const int end = musts.first + musts.count;
  for (int first = musts.first; first < end; first = (first / 32 + 1) * 32) {
    const int last = std::min(first | 31, end - 1);  // of those in the same word
    const std::uint32_t all = ~std::uint32_t{0} >> (31 - (last - first)) << (first % 32);
    const std::uint32_t* met = asks.met.data() + asks.wordOf(0, first);
    for (int i = 0; i < board.options; ++i) {
      const std::uint32_t its = met[board.cut ? board.who[at(i)] : i];
      bits[i / 64] |= static_cast<std::uint64_t>((its & all) != all) << (i % 64);
    }
  }
  return musts.count > 0;
}

std::size_t costOf(const Answer& answer) { return answer.importance.size() + (answer.prefers.size() + 7) / 8; }

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
                  const std::vector<double>& points, const BoardLimits& limits, Board& board) {
  board.tolerance = frame.tolerance;
  board.musts = anyMusts(frame, reader, board);
  board.who = std::vector<int>(points.size());
  for (int o = 0; o < board.options; ++o) board.who[at(o)] = o;
  const Adder adder(comparison, frame, reader);
  const std::size_t cost = std::max<std::size_t>(1, adder.costOfAll(board));
  const bool findsContenders = cost * points.size() <= kMaxProducts;
  std::size_t width = limits.width;
  if (findsContenders) {
    prepareMusts(frame, reader, board);
    findContenders(adder, points, board);
  } else {
    width = std::clamp<std::size_t>(kMaxProducts / cost, 1, width);
  }
  const bool isCut = board.width() > width || (board.musts && at(board.words) > limits.words);
  if (isCut && limits.needsWhole) {
    board.cut = true;
    return;
  }
  if (isCut) cut(points, width, board);
  if (isCut || !findsContenders) prepareMusts(frame, reader, board);
  board.bit = board.who;
  for (int i = 0; board.cut && i < board.options; ++i) board.bit[at(i)] = i;
  board.start = std::vector<double>(board.width());
  for (std::size_t i = 0; i < board.width(); ++i) board.start[i] = points[at(board.who[i])];
  board.effect = std::vector<double>(at(board.moveCount) * board.width());
  for (int m = 0; m < board.moveCount; ++m) {
    adder.add(board.moves[at(m)], board.who, board.effect.data() + at(m) * board.width());
  }
}

int leaderAt(const Board& board, const double* points, const std::uint64_t* failing) {
  int failed = 0;
  for (int w = 0; failing && w < board.words; ++w) failed += std::popcount(failing[w]);
  const bool all = failed == 0 || failed == board.options;
  const auto in = [&](int i) { return all || !hasBit(failing, board.bit[at(i)]); };
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
