#include "explain/flips.h"

#include <algorithm>

#include "decide/answer_effects.h"
#include "support/idx.h"
#include "support/no_inline.h"
#include "support/radix_sort.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

bool isChosen(const Reply& reply, int answer) {
  for (const int chosen : reply.chosen) {
    if (chosen == answer) return true;
  }
  return false;
}

// Adds the possible changes of a question: one group for a choose-one question, one group for each answer of a
// choose-many question.
void addGroups(const Question& question, int index, const Reply& reply, AnswerEffects& effects) {
  const int answers = static_cast<int>(question.answers.size());
  for (int a = 0; question.many && a < answers; ++a) {
    effects.add(isChosen(reply, a) ? AnswerChange{index, -1, a} : AnswerChange{index, a, -1});
    effects.close(effects.moveCount - 1);
  }
  if (question.many) return;
  const int chosen = reply.answered() ? reply.chosen.front() : -1;
  const int first = effects.moveCount;
  for (int a = 0; a < answers; ++a) {
    if (a != chosen) effects.add({index, a, chosen});
  }
  if (chosen >= 0) effects.add({index, -1, chosen});
  effects.close(first);
}

class Search {
 public:
  Search(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking);

  // Whether there are too many options and changes to search.
  bool tooLarge() const { return effects_.cut; }
  std::vector<Flip> singles();
  std::vector<Flip> smallest();

 private:
  double gain(int move, int option, int rival) const {
    return effects_.effectOf(move)[option] - effects_.effectOf(move)[rival];
  }
  double bestGain(int group, int option, int rival) const;
  void prepareTaken(const Model& model);
  void findFailing(const std::vector<int>& moves);
  int leaderAfter(const std::vector<int>& moves);
  std::vector<Change> changesOf(const std::vector<int>& moves) const;
  Flip flipOf(const std::vector<int>& moves, int leader) const;

  bool overtakes(int option, double lead) const {
    return lead > effects_.tolerance || (option < leader_ && lead >= -effects_.tolerance);
  }
  void findGains();
  bool greedyGroups(int option, std::vector<int>& groups) const;
  void tryGreedy(int option, std::size_t size);
  bool cannotBeRuledOut(int place) const {
    return !effects_.requirements || !hasBit(effects_.mayFail.data(), effects_.bit[idx(place)]);
  }
  int stepsOf(std::size_t size) const;
  void findBounds(int option, std::size_t size);
  void boundOn(int option, int rival, std::size_t size, double* most) const;
  bool applyAndCanLead(int option, int move, int group, std::size_t depth, std::size_t size);
  bool search(int option, std::size_t size, int group, std::vector<int>& moves);
  void searchSize(std::size_t size);
  std::vector<Flip> found() const;

  const Comparison& comparison_;
  const ReaderInput& reader_;
  AnswerEffects effects_;
  std::vector<AnswerChange> chosenAnswers_;     // chosen answers with must-haves, as moves that add them
  std::vector<std::uint64_t> chosenFails_;      // taken x words: options that fail a must-have of the answer
  std::vector<std::uint64_t> otherChosenFail_;  // taken x words: options that fail one of any other answer
  int chosen_ = 0;                              // number of chosen answers
  int leader_ = 0;                              // place among the contenders
  bool sliders_ = false;
  int steps_ = 0;
  std::vector<double> gains_;           // groups x contenders: the largest gain over the leader by one move
  std::vector<int> bestMoves_;          // groups x contenders: the first move with that gain
  std::vector<double> points_;          // scratch
  std::vector<std::uint64_t> failing_;  // scratch
  std::vector<char> dropped_;           // scratch
  std::vector<std::vector<int>> sets_;  // by contender: moves that make it lead
  std::vector<int> strongest_;          // places, best first by current points
  // Rivals that no must-have can rule out. For the option that should lead, the tables below have its lead over each
  // rival after a number of moves, and the most that a number of moves from a group on can add to that lead.
  std::vector<int> rivals_;
  std::vector<double> leads_;  // depth x rivals
  std::vector<double> most_;   // rivals x (groups + 1) x (size + 1)
};

Search::Search(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking)
    : comparison_(comparison), reader_(reader), effects_(comparison) {
  for (int q = 0; q < static_cast<int>(comparison.questions.size()); ++q) {
    addGroups(comparison.questions[idx(q)], q, reader.replies[idx(q)], effects_);
    chosen_ += static_cast<int>(reader.replies[idx(q)].chosen.size());
  }
  for (const std::optional<double>& slider : reader.sliders) sliders_ |= slider.has_value();
  const std::size_t width = kMaxFlipCells / std::max<std::size_t>(1, idx(effects_.moveCount));
  const std::size_t anyWords = idx(effects_.words);
  prepareEffects(comparison, model, reader, pointsNow(model, ranking), {width, anyWords, true}, effects_);
  if (tooLarge()) return;
  while (effects_.contenders[idx(leader_)] != ranking.leader()) ++leader_;
  points_ = std::vector<double>(effects_.width());
  failing_ = std::vector<std::uint64_t>(idx(effects_.words));
  sets_ = std::vector<std::vector<int>>(effects_.width());
  if (effects_.requirements) prepareTaken(model);
}

void Search::prepareTaken(const Model& model) {
  std::size_t count = 0;
  const auto visit = [&](auto take) {
    for (std::size_t q = 0; q < reader_.replies.size(); ++q) {
      for (const int a : reader_.replies[q].chosen) {
        if (model.tests.ofQuestion[q][idx(a)].requirements.count > 0) take(static_cast<int>(q), a);
      }
    }
  };
  visit([&](int, int) { ++count; });
  const std::size_t words = idx(effects_.words);
  chosenAnswers_ = std::vector<AnswerChange>(count);
  chosenFails_ = std::vector<std::uint64_t>(count * words);
  otherChosenFail_ = std::vector<std::uint64_t>(count * words);
  dropped_ = std::vector<char>(count);
  count = 0;
  visit([&](int q, int a) {
    markFailing(model, effects_, q, a, chosenFails_.data() + count * words);
    chosenAnswers_[count++] = {q, a, -1};
  });
  // Combines the answers before each one and the answers after it.
  std::vector<std::uint64_t> before(words), after(words);
  for (std::size_t t = 0; t < count; ++t) {
    const std::size_t back = count - 1 - t;
    for (std::size_t w = 0; w < words; ++w) {
      otherChosenFail_[t * words + w] |= before[w];
      before[w] |= chosenFails_[t * words + w];
      otherChosenFail_[back * words + w] |= after[w];
      after[w] |= chosenFails_[back * words + w];
    }
  }
}

// The most that a move of the group adds to the option's lead over the rival.
double Search::bestGain(int group, int option, int rival) const {
  const ChoiceGroup& moves = effects_.groups[idx(group)];
  double most = gain(moves.first, option, rival);
  for (int m = moves.first + 1; m < moves.first + moves.count; ++m) most = std::max(most, gain(m, option, rival));
  return most;
}

void Search::findFailing(const std::vector<int>& moves) {
  const std::size_t words = idx(effects_.words);
  std::vector<char>& dropped = dropped_;
  std::size_t drops = 0, last = 0;
  for (const int m : moves) {
    const AnswerChange& move = effects_.moves[idx(m)];
    for (std::size_t t = 0; move.drop >= 0 && t < chosenAnswers_.size(); ++t) {
      if (move.question != chosenAnswers_[t].question || move.drop != chosenAnswers_[t].add) continue;
      dropped[t] = 1;
      last = t;
      ++drops;
    }
  }
  const auto add = [&](const std::uint64_t* bits) {
    for (std::size_t w = 0; w < words; ++w) failing_[w] |= bits[w];
  };
  failing_ = effects_.failing;
  if (drops > 0) failing_ = std::vector<std::uint64_t>(words);
  if (drops == 1) add(otherChosenFail_.data() + last * words);
  for (std::size_t t = 0; drops > 1 && t < chosenAnswers_.size(); ++t) {
    if (!dropped[t]) add(chosenFails_.data() + t * words);
  }
  for (const int m : moves) add(effects_.failsOf(m));
  if (drops > 0) std::fill(dropped.begin(), dropped.end(), 0);
}

// The place of the leader after the moves; -1 if no answer and no slider remains, so that there is no ranking.
int Search::leaderAfter(const std::vector<int>& moves) {
  int chosen = chosen_;
  for (std::size_t i = 0; i < points_.size(); ++i) points_[i] = effects_.start[i];
  for (const int m : moves) {
    chosen += (effects_.moves[idx(m)].add >= 0) - (effects_.moves[idx(m)].drop >= 0);
    const double* effect = effects_.effectOf(m);
    for (std::size_t i = 0; i < points_.size(); ++i) points_[i] += effect[i];
  }
  if (chosen == 0 && !sliders_) return -1;
  if (effects_.requirements) findFailing(moves);
  return leaderAt(effects_, points_.data(), effects_.requirements ? failing_.data() : nullptr);
}

std::vector<Change> Search::changesOf(const std::vector<int>& moves) const {
  const auto questionOf = [&](std::size_t i) { return effects_.moves[idx(moves[i])].question; };
  std::size_t count = 0;
  for (std::size_t i = 0; i < moves.size(); ++i) count += i == 0 || questionOf(i) != questionOf(i - 1);
  std::vector<Change> changes(count);
  count = 0;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    count += i == 0 || questionOf(i) != questionOf(i - 1);
    changes[count - 1].question = questionOf(i);
  }
  for (Change& change : changes) {
    const int answers = static_cast<int>(comparison_.questions[idx(change.question)].answers.size());
    for (int a = 0; a < answers; ++a) {
      bool chosen = isChosen(reader_.replies[idx(change.question)], a);
      for (const int m : moves) {
        const AnswerChange& move = effects_.moves[idx(m)];
        if (move.question == change.question) chosen = move.add == a || (chosen && move.drop != a);
      }
      if (chosen) change.answers.push_back(a);
    }
  }
  return changes;
}

Flip Search::flipOf(const std::vector<int>& moves, int leader) const {
  return {effects_.contenders[idx(leader)], static_cast<int>(moves.size()), changesOf(moves)};
}

std::vector<Flip> Search::singles() {
  std::vector<int> leaders(idx(effects_.moveCount)), one(1);
  std::size_t count = 0;
  for (int m = 0; m < effects_.moveCount; ++m) {
    one[0] = m;
    leaders[idx(m)] = leaderAfter(one);
    count += leaders[idx(m)] >= 0 && leaders[idx(m)] != leader_;
  }
  std::vector<Flip> flips(count);
  count = 0;
  for (int m = 0; m < effects_.moveCount; ++m) {
    one[0] = m;
    if (leaders[idx(m)] >= 0 && leaders[idx(m)] != leader_) flips[count++] = flipOf(one, leaders[idx(m)]);
  }
  return flips;
}

void Search::findGains() {
  const std::size_t width = effects_.width();
  gains_ = std::vector<double>(idx(effects_.groupCount) * width);
  bestMoves_ = std::vector<int>(gains_.size());
  for (int s = 0; s < effects_.groupCount; ++s) {
    const ChoiceGroup& moves = effects_.groups[idx(s)];
    double* gains = gains_.data() + idx(s) * width;
    int* bestMoves = bestMoves_.data() + idx(s) * width;
    for (int m = moves.first; m < moves.first + moves.count; ++m) {
      const double* effect = effects_.effectOf(m);
      for (std::size_t i = 0; i < width; ++i) {
        const double gain = effect[i] - effect[leader_];
        if (m > moves.first && gain <= gains[i]) continue;
        gains[i] = gain;
        bestMoves[i] = m;
      }
    }
  }
}

// Finds the fewest groups, by largest gain, with which the option ties with the leader or passes it. There may be none:
// a must-have can hold back an option that already has enough points. False if all gains do not suffice.
bool Search::greedyGroups(int option, std::vector<int>& groups) const {
  std::vector<double> losses(idx(effects_.groupCount));
  for (std::size_t s = 0; s < losses.size(); ++s) losses[s] = -gains_[s * effects_.width() + idx(option)];
  double lead = effects_.start[idx(option)] - effects_.start[idx(leader_)];
  groups.clear();
  for (const int s : orderByValue(losses)) {
    if (overtakes(option, lead) || losses[idx(s)] >= 0) break;
    lead -= losses[idx(s)];
    groups.push_back(s);
  }
  return overtakes(option, lead);
}

// If the greedy set has this size, records it for the option that it makes lead, unless that option has a set already.
void Search::tryGreedy(int option, std::size_t size) {
  std::vector<int> groups, moves;
  if (!greedyGroups(option, groups) || groups.size() != size) return;
  stableSort(groups, [](int a, int b) { return a < b; });
  for (const int s : groups) moves.push_back(bestMoves_[idx(s) * effects_.width() + idx(option)]);
  const int leader = leaderAfter(moves);
  if (leader >= 0 && leader != leader_ && sets_[idx(leader)].empty()) sets_[idx(leader)] = moves;
}

// One search step is at most this many additions. A set that takes more counts as several steps.
constexpr std::size_t kStep = 4096;

// The number of steps, of kStep additions each, that it takes to try a set of this size.
int Search::stepsOf(std::size_t size) const {
  const std::size_t words = effects_.requirements ? idx(effects_.words) * (chosenAnswers_.size() + size) : 0;
  return static_cast<int>((effects_.width() * (size + 2) + words) / kStep);
}

// most[i x (size + 1) + m]: the sum of the m largest gains over the rival from group i on. Negative gains count as 0.
void Search::boundOn(int option, int rival, std::size_t size, double* most) const {
  std::vector<double> largest(size + 1);  // descending, plus one place to insert the next
  for (int i = effects_.groupCount; i-- > 0;) {
    largest[size] = bestGain(i, option, rival);
    for (std::size_t m = size; m > 0 && largest[m] > largest[m - 1]; --m) std::swap(largest[m], largest[m - 1]);
    double* row = most + idx(i) * (size + 1);
    for (std::size_t m = 1; m <= size; ++m) row[m] = row[m - 1] + largest[m - 1];
  }
}

constexpr std::size_t kRivals = 8;

// Uses the strongest options as rivals. A few are enough to prune the search.
void Search::findBounds(int option, std::size_t size) {
  rivals_.clear();
  for (const int i : strongest_) {
    if (rivals_.size() == kRivals) break;
    if (i != option && cannotBeRuledOut(i)) rivals_.push_back(i);
  }
  const std::size_t table = idx(effects_.groupCount + 1) * (size + 1);
  leads_ = std::vector<double>((size + 1) * rivals_.size());
  most_ = std::vector<double>(rivals_.size() * table);
  for (std::size_t r = 0; r < rivals_.size(); ++r) {
    leads_[r] = effects_.start[idx(option)] - effects_.start[idx(rivals_[r])];
    boundOn(option, rivals_[r], size, most_.data() + r * table);
  }
}

// Applies the move at this depth. Returns whether the option can still come to lead.
bool Search::applyAndCanLead(int option, int move, int group, std::size_t depth, std::size_t size) {
  const std::size_t count = rivals_.size(), table = idx(effects_.groupCount + 1) * (size + 1);
  for (std::size_t r = 0; r < count; ++r) {
    const double lead = leads_[depth * count + r] + gain(move, option, rivals_[r]);
    leads_[(depth + 1) * count + r] = lead;
    const double most = most_[r * table + idx(group + 1) * (size + 1) + size - depth - 1];
    if (lead + most < -effects_.tolerance) return false;
  }
  return true;
}

// Tries the sets that can make the option lead, in the order of the questions. True if one does, or if the step limit
// is reached.
bool Search::search(int option, std::size_t size, int group, std::vector<int>& moves) {
  if (moves.size() == size) {
    // If a set makes another option lead, it is left to that option's own search. The sets found then do not depend on
    // the order of the options.
    steps_ += stepsOf(size);
    if (leaderAfter(moves) != option) return false;
    sets_[idx(option)] = moves;
    return true;
  }
  const int left = static_cast<int>(size - moves.size());
  for (int i = group; i + left <= effects_.groupCount; ++i) {
    for (int m = effects_.groups[idx(i)].first; m < effects_.groups[idx(i)].first + effects_.groups[idx(i)].count;
         ++m) {
      if (++steps_ > kMaxFlipSteps) return true;
      if (!applyAndCanLead(option, m, i, moves.size(), size)) continue;
      moves.push_back(m);
      const bool done = search(option, size, i + 1, moves);
      moves.pop_back();
      if (done) return true;
    }
  }
  return false;
}

void Search::searchSize(std::size_t size) {
  std::vector<int> moves;
  for (int i = 0; i < static_cast<int>(effects_.width()) && steps_ <= kMaxFlipSteps; ++i) {
    if (i == leader_ || !sets_[idx(i)].empty()) continue;
    steps_ += static_cast<int>(idx(effects_.groupCount) * (size + 1) * kRivals / kStep);
    if (steps_ > kMaxFlipSteps) break;
    findBounds(i, size);
    search(i, size, 0, moves);
  }
}

std::vector<Flip> Search::found() const {
  std::size_t count = 0;
  for (const std::vector<int>& moves : sets_) count += !moves.empty();
  std::vector<Flip> flips(count);
  count = 0;
  for (std::size_t i = 0; i < sets_.size(); ++i) {
    if (!sets_[i].empty()) flips[count++] = flipOf(sets_[i], static_cast<int>(i));
  }
  return flips;
}

std::vector<Flip> Search::smallest() {
  // If no must-have can rule out the leader, another option has to overtake it.
  const bool overtaking = cannotBeRuledOut(leader_);
  const int count = static_cast<int>(effects_.width());
  std::size_t least = overtaking ? idx(effects_.groupCount) + 1 : 2;
  std::vector<int> groups;
  if (overtaking) findGains();
  std::vector<double> behind(effects_.width());
  for (std::size_t i = 0; i < behind.size(); ++i) behind[i] = -effects_.start[i];
  strongest_ = orderByValue(behind);
  for (int i = 0; overtaking && i < count; ++i) {
    if (i != leader_ && greedyGroups(i, groups)) least = std::min(least, std::max<std::size_t>(2, groups.size()));
  }
  for (std::size_t size = least; size <= idx(effects_.groupCount); ++size) {
    searchSize(size);
    // Only after the step limit: the search itself finds the first set in the order of the questions, whatever the
    // rounding errors.
    int left = kMaxFlipSteps;
    for (int i = 0; steps_ > kMaxFlipSteps && overtaking && i < count && left >= 0; ++i) {
      if (i == leader_) continue;
      left -= stepsOf(size);
      tryGreedy(i, size);
    }
    std::vector<Flip> flips = found();
    if (!flips.empty() || steps_ > kMaxFlipSteps) return flips;
  }
  return {};
}

}  // namespace

TRADEOFF_NO_INLINE
std::vector<Flip> findFlips(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                            const Ranking& ranking) {
  if (!ranking.any) return {};
  Search search(comparison, model, reader, ranking);
  if (search.tooLarge()) return {};
  std::vector<Flip> flips = search.singles();
  return flips.empty() ? search.smallest() : flips;
}

std::size_t countListed(const std::vector<Flip>& flips) {
  std::size_t count = 0, used = 0;
  for (const Flip& flip : flips) {
    if (flip.size > 1) {
      used += static_cast<std::size_t>(flip.size) + flip.changes.size();
      for (const Change& change : flip.changes) used += change.answers.size();
    }
    if (count > 0 && used > kMaxListedChanges) break;
    ++count;
  }
  return count;
}

}  // namespace tradeoff
