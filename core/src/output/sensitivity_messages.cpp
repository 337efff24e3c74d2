#include "output/sensitivity_messages.h"

#include <algorithm>
#include <limits>

#include "output/ids.h"
#include "support/rounding.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

struct Tip {
  int criterion = 0;
  bool up = false;
  TippingPoint point;
  // The distance from the current importance. Comparable if both tips have a factor, or neither has.
  double distance() const { return !point.factor ? point.share : std::max(*point.factor, 1 / *point.factor); }
};

std::vector<Tip> nearestFirst(const Tipping& tipping) {
  std::vector<Tip> tips;
  for (std::size_t c = 0; c < tipping.criteria.size(); ++c) {
    const CriterionTipping& criterion = tipping.criteria[c];
    if (criterion.up) tips.push_back({static_cast<int>(c), true, *criterion.up});
    if (criterion.down) tips.push_back({static_cast<int>(c), false, *criterion.down});
  }
  stableSort(tips, [](const Tip& a, const Tip& b) {
    if (a.point.factor.has_value() != b.point.factor.has_value()) return a.point.factor.has_value();
    return a.distance() < b.distance();
  });
  return tips;
}

// The factor with the fewest decimals, one to three, that do not round it to 0 or 1. If three are not enough, a factor
// one thousandth away from 0 or 1.
Argument factorOf(const Tip& tip) {
  const double least = tip.up ? 1.001 : 0.001;
  const double most = tip.up ? std::numeric_limits<double>::infinity() : 0.999;
  const double factor = std::clamp(*tip.point.factor, least, most);
  int decimals = 1;
  for (; decimals < 3; ++decimals) {
    const double shown = roundTo(factor, decimals);
    if (shown != 0 && shown != 1) break;
  }
  return argument("factor", factor, decimals);
}

struct FlipMessages {
  const Ids ids;
  std::vector<Sentence> messages;

  void add(const char* code, int question, int answer) {
    std::vector<Argument> args{argument("question", ids.question(question))};
    if (answer >= 0) args.push_back(argument("answer", ids.answer(question, answer)));
    messages.push_back({code, std::move(args)});
  }

  void addChoice(const Change& change, const Reply& reply) {
    if (change.answers.empty()) return add("flip_back", change.question, -1);
    add(reply.answered() ? "flip_other" : "flip_give", change.question, change.answers.front());
  }

  void addChoices(const Change& change, const Reply& reply) {
    const int answers = static_cast<int>(ids.comparison.questions[idx(change.question)].answers.size());
    const auto has = [](const std::vector<int>& list, int answer) {
      return std::find(list.begin(), list.end(), answer) != list.end();
    };
    for (int a = 0; a < answers; ++a) {
      const bool now = has(reply.chosen, a), then = has(change.answers, a);
      if (now != then) add(then ? "flip_add" : "flip_drop", change.question, a);
    }
  }
};

}  // namespace

std::vector<Sentence> tippingMessages(const Comparison& comparison, int leader, const Tipping& tipping) {
  const Ids ids{comparison};
  std::vector<Sentence> messages;
  for (const Tip& tip : nearestFirst(tipping)) {
    std::vector<Argument> args{argument("option", ids.option(tip.point.option)), argument("rival", ids.option(leader)),
                               argument("criterion", ids.criterion(tip.criterion))};
    args.push_back(tip.point.factor ? factorOf(tip) : argument("share", tip.point.share, 2));
    const char* code = !tip.point.factor ? "overtakes_from" : tip.up ? "overtakes" : "overtakes_below";
    messages.push_back({code, std::move(args)});
  }
  return messages;
}

std::vector<Sentence> flipMessages(const Comparison& comparison, const ReaderInput& reader, const Flip& flip) {
  FlipMessages messages{{comparison}, {}};
  for (const Change& change : flip.changes) {
    const Reply& reply = reader.replies[idx(change.question)];
    if (comparison.questions[idx(change.question)].many) {
      messages.addChoices(change, reply);
    } else {
      messages.addChoice(change, reply);
    }
  }
  return std::move(messages.messages);
}

}  // namespace tradeoff
