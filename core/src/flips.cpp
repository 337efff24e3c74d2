#include "tradeoff/flips.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "board.h"

namespace tradeoff {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// What a choose-one question, or one answer of a choose-many question, can be changed to.
void addSlots(const Question& question, int index, const Reply& reply, Board& board) {
  const auto close = [&](std::size_t first) {
    if (board.moves.size() == first) return;
    board.slots.push_back({static_cast<int>(first), static_cast<int>(board.moves.size() - first)});
  };
  const int chosen = question.many || !reply.answered() ? -1 : reply.chosen.front();
  const std::size_t first = board.moves.size();
  for (int a = 0; a < static_cast<int>(question.answers.size()); ++a) {
    if (question.many) {
      const bool taken = std::binary_search(reply.chosen.begin(), reply.chosen.end(), a);
      board.moves.push_back(taken ? Move{index, -1, a} : Move{index, a, -1});
      close(board.moves.size() - 1);
    } else if (a != chosen) {
      board.moves.push_back({index, a, chosen});
    }
  }
  if (question.many) return;
  if (chosen >= 0) board.moves.push_back({index, -1, chosen});
  close(first);
}

// A rival that no must can set aside, seen from the option that is to lead: how far ahead that one is, and the most
// that so many more changes from slot i on can add.
struct Bound {
  std::size_t rival;
  std::vector<double> most;  // slots + 1 x size + 1
};

class Search {
 public:
  Search(const Comparison& comparison, const Frame& frame, const Reader& reader, const Ranking& ranking);

  std::vector<Flip> singles();
  std::vector<Flip> smallest();

 private:
  struct Taken {  // a chosen answer that requires something
    int question, answer;
    OptionBits fails;
  };

  double gain(int move, std::size_t option, std::size_t rival) const {
    return board_.effectOf(move)[option] - board_.effectOf(move)[rival];
  }
  double bestGain(const Slot& slot, std::size_t option, std::size_t rival) const;
  OptionBits failingAfter(const std::vector<int>& moves) const;
  int leaderAfter(const std::vector<int>& moves);
  Flip flipOf(const std::vector<int>& moves, int leader) const;

  std::optional<std::vector<int>> greedySet(std::size_t option) const;
  void tryMoves(const std::vector<int>& moves);
  bool neverSetAside(std::size_t place) const;
  std::vector<Bound> boundsFor(std::size_t option, std::size_t size) const;
  Bound boundOn(std::size_t option, std::size_t rival, std::size_t size) const;
  bool search(std::size_t option, std::size_t size, const std::vector<Bound>& bounds, std::size_t slot,
              std::vector<double>& lead, std::vector<int>& moves);
  void searchSize(std::size_t size);
  std::vector<Flip> found() const;

  const Comparison& comparison_;
  const Reader& reader_;
  Board board_;
  std::vector<Taken> taken_;
  std::size_t leader_ = 0;  // place among the contenders
  int chosen_ = 0;          // answers in all
  bool sliders_ = false;
  int steps_ = 0;
  std::vector<double> points_;          // scratch
  std::vector<std::vector<int>> sets_;  // by contender: moves that make it lead
};

Search::Search(const Comparison& comparison, const Frame& frame, const Reader& reader, const Ranking& ranking)
    : comparison_(comparison), reader_(reader) {
  for (std::size_t q = 0; q < comparison.questions.size(); ++q) {
    const Reply& reply = reader.replies[q];
    addSlots(comparison.questions[q], static_cast<int>(q), reply, board_);
    chosen_ += static_cast<int>(reply.chosen.size());
    for (const int a : reply.chosen) {
      Taken taken{static_cast<int>(q), a, OptionBits((comparison.options.size() + 63) / 64, 0)};
      if (markFailing(frame, taken.question, a, taken.fails)) taken_.push_back(std::move(taken));
    }
  }
  for (const std::optional<double>& slider : reader.sliders) sliders_ |= slider.has_value();
  prepareBoard(comparison, frame, reader, pointsNow(frame, ranking), board_);
  const auto leader = std::find(board_.who.begin(), board_.who.end(), ranking.leader());
  leader_ = static_cast<std::size_t>(leader - board_.who.begin());
  sets_.resize(board_.who.size());
}

double Search::bestGain(const Slot& slot, std::size_t option, std::size_t rival) const {
  double best = gain(slot.first, option, rival);
  for (int m = slot.first + 1; m < slot.first + slot.count; ++m) best = std::max(best, gain(m, option, rival));
  return best;
}

OptionBits Search::failingAfter(const std::vector<int>& moves) const {
  OptionBits failing(board_.failing.size(), 0);
  const auto add = [&](const OptionBits& bits) {
    for (std::size_t w = 0; w < bits.size(); ++w) failing[w] |= bits[w];
  };
  for (const Taken& taken : taken_) {
    const bool dropped = std::any_of(moves.begin(), moves.end(), [&](int m) {
      return board_.moves[at(m)].question == taken.question && board_.moves[at(m)].drop == taken.answer;
    });
    if (!dropped) add(taken.fails);
  }
  for (const int m : moves) add(board_.fails[at(m)]);
  return failing;
}

// The place of the leader after the moves; -1 where they leave nothing said.
int Search::leaderAfter(const std::vector<int>& moves) {
  int chosen = chosen_;
  points_ = board_.start;
  for (const int m : moves) {
    chosen += (board_.moves[at(m)].add >= 0) - (board_.moves[at(m)].drop >= 0);
    const double* effect = board_.effectOf(m);
    for (std::size_t i = 0; i < points_.size(); ++i) points_[i] += effect[i];
  }
  if (chosen == 0 && !sliders_) return -1;
  const int options = static_cast<int>(comparison_.options.size());
  if (!board_.musts) return leaderAt(board_, points_.data(), nullptr, options);
  const OptionBits failing = failingAfter(moves);
  return leaderAt(board_, points_.data(), &failing, options);
}

Flip Search::flipOf(const std::vector<int>& moves, int leader) const {
  Flip flip{board_.who[at(leader)], static_cast<int>(moves.size()), {}};
  for (const int m : moves) {
    const Move& move = board_.moves[at(m)];
    if (flip.changes.empty() || flip.changes.back().question != move.question) {
      flip.changes.push_back({move.question, reader_.replies[at(move.question)].chosen});
    }
    std::vector<int>& answers = flip.changes.back().answers;
    if (move.drop >= 0) std::erase(answers, move.drop);
    if (move.add >= 0) answers.insert(std::upper_bound(answers.begin(), answers.end(), move.add), move.add);
  }
  return flip;
}

std::vector<Flip> Search::singles() {
  std::vector<Flip> flips;
  for (int m = 0; m < static_cast<int>(board_.moves.size()); ++m) {
    const int leader = leaderAfter({m});
    if (leader >= 0 && at(leader) != leader_) flips.push_back(flipOf({m}, leader));
  }
  return flips;
}

// The fewest changes that bring the option level with the leader or past it, by the largest gains; none may be needed
// where a must keeps the option out. Nothing where they cannot.
std::optional<std::vector<int>> Search::greedySet(std::size_t option) const {
  std::vector<std::pair<double, int>> gains;
  for (const Slot& slot : board_.slots) {
    const double best = bestGain(slot, option, leader_);
    int move = slot.first;
    while (gain(move, option, leader_) < best) ++move;
    if (best > 0) gains.push_back({best, move});
  }
  std::stable_sort(gains.begin(), gains.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  double lead = board_.start[option] - board_.start[leader_];
  std::vector<int> moves;
  for (std::size_t i = 0; !(lead > board_.tolerance || (option < leader_ && lead >= -board_.tolerance)); ++i) {
    if (i == gains.size()) return {};
    lead += gains[i].first;
    moves.push_back(gains[i].second);
  }
  std::sort(moves.begin(), moves.end());
  return moves;
}

void Search::tryMoves(const std::vector<int>& moves) {
  const int leader = leaderAfter(moves);
  if (leader >= 0 && at(leader) != leader_ && sets_[at(leader)].empty()) sets_[at(leader)] = moves;
}

bool Search::neverSetAside(std::size_t place) const {
  const int option = board_.who[place];
  const auto has = [&](const OptionBits& bits) { return (bits[at(option / 64)] >> (option % 64) & 1U) != 0; };
  return std::none_of(board_.fails.begin(), board_.fails.end(), has) &&
         std::none_of(taken_.begin(), taken_.end(), [&](const Taken& taken) { return has(taken.fails); });
}

Bound Search::boundOn(std::size_t option, std::size_t rival, std::size_t size) const {
  Bound bound{rival, std::vector<double>((board_.slots.size() + 1) * (size + 1), 0)};
  std::vector<double> largest;  // gains from slot i on, down to 0, at most `size`
  for (std::size_t i = board_.slots.size(); i-- > 0;) {
    const double best = bestGain(board_.slots[i], option, rival);
    if (best > 0) {
      largest.insert(std::upper_bound(largest.begin(), largest.end(), best, std::greater<>()), best);
      if (largest.size() > size) largest.pop_back();
    }
    double sum = 0;
    for (std::size_t m = 1; m <= size; ++m) {
      if (m <= largest.size()) sum += largest[m - 1];
      bound.most[i * (size + 1) + m] = sum;
    }
  }
  return bound;
}

// The leader and the strongest others; a few are enough to cut the search short.
std::vector<Bound> Search::boundsFor(std::size_t option, std::size_t size) const {
  constexpr std::size_t kBounds = 8;
  std::vector<std::size_t> rivals;
  for (std::size_t i = 0; i < board_.who.size(); ++i) {
    if (i != option && (!board_.musts || neverSetAside(i))) rivals.push_back(i);
  }
  std::stable_sort(rivals.begin(), rivals.end(),
                   [&](std::size_t a, std::size_t b) { return board_.start[a] > board_.start[b]; });
  if (rivals.size() > kBounds) rivals.resize(kBounds);
  std::vector<Bound> bounds;
  for (const std::size_t rival : rivals) bounds.push_back(boundOn(option, rival, size));
  return bounds;
}

// Goes through the sets that may make the option lead; true once one does. `lead` is its lead over each bound's rival.
bool Search::search(std::size_t option, std::size_t size, const std::vector<Bound>& bounds, std::size_t slot,
                    std::vector<double>& lead, std::vector<int>& moves) {
  if (moves.size() == size) {
    tryMoves(moves);
    return !sets_[option].empty();
  }
  const std::size_t left = size - moves.size();
  for (std::size_t i = slot; i + left <= board_.slots.size(); ++i) {
    for (int m = board_.slots[i].first; m < board_.slots[i].first + board_.slots[i].count; ++m) {
      if (++steps_ > kMaxFlipSteps) return true;
      std::vector<double> next = lead;
      bool open = true;
      for (std::size_t b = 0; b < bounds.size(); ++b) {
        next[b] += gain(m, option, bounds[b].rival);
        open = open && next[b] + bounds[b].most[(i + 1) * (size + 1) + left - 1] >= -board_.tolerance;
      }
      if (!open) continue;
      moves.push_back(m);
      const bool done = search(option, size, bounds, i + 1, next, moves);
      moves.pop_back();
      if (done) return true;
    }
  }
  return false;
}

std::vector<Flip> Search::found() const {
  std::vector<Flip> flips;
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    if (!sets_[i].empty()) flips.push_back(flipOf(sets_[i], static_cast<int>(i)));
  }
  return flips;
}

void Search::searchSize(std::size_t size) {
  for (std::size_t i = 0; i < board_.who.size() && steps_ <= kMaxFlipSteps; ++i) {
    if (i == leader_ || !sets_[i].empty()) continue;
    const std::vector<Bound> bounds = boundsFor(i, size);
    std::vector<double> lead;
    for (const Bound& bound : bounds) lead.push_back(board_.start[i] - board_.start[bound.rival]);
    std::vector<int> moves;
    search(i, size, bounds, 0, lead, moves);
  }
}

std::vector<Flip> Search::smallest() {
  // While no must can reach the leader, somebody has to overtake it.
  const bool overtaking = !board_.musts || neverSetAside(leader_);
  std::size_t least = overtaking ? board_.slots.size() + 1 : 2;
  std::vector<std::vector<int>> greedy;
  for (std::size_t i = 0; overtaking && i < board_.who.size(); ++i) {
    const auto moves = i == leader_ ? std::nullopt : greedySet(i);
    if (!moves) continue;
    greedy.push_back(*moves);
    least = std::min(least, std::max<std::size_t>(2, moves->size()));
  }
  for (std::size_t size = least; size <= board_.slots.size(); ++size) {
    searchSize(size);
    // Only where the search had to end: it finds the first set in the order of the questions, whatever the rounding.
    for (std::size_t i = 0; steps_ > kMaxFlipSteps && i < greedy.size(); ++i) {
      if (greedy[i].size() == size) tryMoves(greedy[i]);
    }
    std::vector<Flip> flips = found();
    if (!flips.empty() || steps_ > kMaxFlipSteps) return flips;
  }
  return {};
}

}  // namespace

std::vector<Flip> findFlips(const Comparison& comparison, const Frame& frame, const Reader& reader,
                            const Ranking& ranking) {
  if (!ranking.any) return {};
  Search search(comparison, frame, reader, ranking);
  std::vector<Flip> flips = search.singles();
  return flips.empty() ? search.smallest() : flips;
}

}  // namespace tradeoff
