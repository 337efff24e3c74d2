#include "explain/reasons.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "support/idx.h"
#include "support/rounding.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

// Parts up to this fraction of the tolerance count as zero. It is more than rounding leaves of a true zero, and so
// small that all possible parts of this size are together far below the tolerance.
constexpr double kNothing = 1.0 / 65536;

class Splitter {
 public:
  Splitter(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking)
      : comparison_(comparison), model_(model), reader_(reader), ranking_(ranking) {}

  Reasons split() {
    Reasons reasons;
    reasons.leader = ranking_.leader();
    reasons.rival = ranking_.rival();
    if (reasons.rival < 0) return reasons;
    reasons.lead = ranking_.lead();
    reasons.shownLead = roundTo(reasons.lead, 1);
    addBase(reasons.byAnswer);
    addAnswers(reasons.byAnswer);
    addSliders(reasons.byAnswer);
    addCriteria(reasons.byCriterion);
    for (const Part& part : reasons.byAnswer) {
      if (part.kind == PartKind::kBonus) reasons.byCriterion.push_back(part);
    }
    reasons.enoughByAnswer = arrange(reasons.byAnswer, reasons.shownLead);
    reasons.enoughByCriterion = arrange(reasons.byCriterion, reasons.shownLead);
    return reasons;
  }

 private:
  double difference(int criterion) const {
    return model_.values.valueOf(ranking_.leader(), criterion) - model_.values.valueOf(ranking_.rival(), criterion);
  }

  void add(std::vector<Part>& parts, const Part& part) const {
    if (std::fabs(part.points) > kNothing * model_.tolerance) parts.push_back(part);
  }

  void addBase(std::vector<Part>& parts) const {
    Part part;
    for (int c = 0; c < model_.values.criteria; ++c) {
      if (!reader_.sliders[idx(c)]) part.points += comparison_.criteria[idx(c)].importance * difference(c);
    }
    add(parts, part);
  }

  void addAnswers(std::vector<Part>& parts) const {
    for (int q = 0; q < static_cast<int>(comparison_.questions.size()); ++q) {
      for (int a : reader_.replies[idx(q)].chosen) {
        Part part{PartKind::kAnswer, q, a};
        for (const CriterionPoints& given : comparison_.questions[idx(q)].answers[idx(a)].importance) {
          if (!reader_.sliders[idx(given.criterion)]) part.points += given.points * difference(given.criterion);
        }
        add(parts, part);
        Part bonus{PartKind::kBonus, q, a};
        bonus.points = bonusOf(comparison_, model_, q, a, ranking_.leader()) -
                       bonusOf(comparison_, model_, q, a, ranking_.rival());
        add(parts, bonus);
      }
    }
  }

  void addSliders(std::vector<Part>& parts) const {
    for (int c = 0; c < model_.values.criteria; ++c) {
      if (!reader_.sliders[idx(c)]) continue;
      Part part{PartKind::kSlider};
      part.criterion = c;
      part.points = *reader_.sliders[idx(c)] * difference(c);
      add(parts, part);
    }
  }

  void addCriteria(std::vector<Part>& parts) const {
    for (int c = 0; c < model_.values.criteria; ++c) {
      Part part{PartKind::kCriterion};
      part.criterion = c;
      part.points = ranking_.importance[idx(c)] * difference(c);
      add(parts, part);
    }
  }

  // Sorts the parts for display, rounds them and returns how many pros suffice.
  int arrange(std::vector<Part>& parts, double shownLead) const {
    stableSort(parts, [](const Part& a, const Part& b) {
      if ((a.points > 0) != (b.points > 0)) return a.points > 0;
      return std::fabs(a.points) > std::fabs(b.points);
    });
    roundTogether(parts, shownLead);
    double cons = 0;
    for (const Part& part : parts) cons += std::max(0.0, -part.points);
    int enough = 0;
    double pros = 0;
    for (const Part& part : parts) {
      if (part.points < 0 || pros > cons + model_.tolerance) break;
      pros += part.points;
      ++enough;
    }
    return enough;
  }

  // Largest remainder method (Hamilton): rounds every part down to tenths, then adds the missing tenths to the parts
  // with the largest remainders.
  static void roundTogether(std::vector<Part>& parts, double shownLead) {
    std::vector<double> remainder;
    double missing = std::floor(shownLead * 10 + 0.5);
    for (Part& part : parts) {
      const double tenths = part.points * 10;
      part.shown = std::floor(tenths);
      remainder.push_back(tenths - part.shown);
      missing -= part.shown;
    }
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    stableSort(order, [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b]; });
    for (std::size_t i = 0; i < order.size() && missing > 0; ++i, --missing) parts[order[i]].shown += 1;
    for (Part& part : parts) part.shown = part.shown / 10 + 0.0;  // turns -0 into 0
  }

  const Comparison& comparison_;
  const Model& model_;
  const ReaderInput& reader_;
  const Ranking& ranking_;
};

// An option that may be dominated, and whether it has differed from the dominating one so far.
struct Suspect {
  int option;
  bool differs;
};

// Whether the high end of the option is at most the low end of `by` on every criterion.
bool isNoBetter(const Values& values, int by, Suspect& suspect) {
  const std::size_t mine = values.index(suspect.option, 0);
  const std::size_t its = values.index(by, 0);
  for (std::size_t c = 0; c < idx(values.criteria); ++c) {
    if (values.high[mine + c] > values.low[its + c]) return false;
    suspect.differs = suspect.differs || values.middle[mine + c] < values.middle[its + c];
  }
  return true;
}

// Keeps the options that pass no attribute test which `by` fails.
void keepThoseThatMeetNoMore(const AttributeTests& tests, int by, std::vector<Suspect>& suspects) {
  for (int number = 0; number < tests.count && !suspects.empty(); number += 32) {
    const std::uint32_t its = tests.met[tests.wordOf(by, number)];
    std::size_t kept = 0;
    for (Suspect suspect : suspects) {
      const std::uint32_t met = tests.met[tests.wordOf(suspect.option, number)];
      suspect.differs = suspect.differs || met != its;
      if (!(met & ~its)) suspects[kept++] = suspect;
    }
    suspects.resize(kept);
  }
}

}  // namespace

Reasons explain(const Comparison& comparison, const Model& model, const ReaderInput& reader, const Ranking& ranking) {
  return Splitter(comparison, model, reader, ranking).split();
}

std::vector<Dominance> dominated(const Comparison&, const Model& model, const Ranking& ranking) {
  constexpr std::size_t kCells = 16'000'000;  // limit of values to compare, except for the first 2 options
  const int width = std::max(model.values.criteria, model.tests.words);
  const std::size_t cells = std::max<std::size_t>(1, ranking.scores.size() * idx(width));
  const std::size_t checked = std::min(ranking.scores.size(), std::clamp<std::size_t>(kCells / cells, 2, 64));
  std::vector<int> dominator(ranking.scores.size(), -1);  // by option
  std::vector<Suspect> suspects;
  for (std::size_t i = 0; i < checked; ++i) {
    const int by = ranking.scores[i].option;
    suspects.clear();
    for (int o = 0; o < model.values.options; ++o) {
      Suspect suspect{o, false};
      if (o != by && dominator[idx(o)] < 0 && isNoBetter(model.values, by, suspect)) suspects.push_back(suspect);
    }
    keepThoseThatMeetNoMore(model.tests, by, suspects);
    for (const Suspect& suspect : suspects) {
      if (suspect.differs) dominator[idx(suspect.option)] = by;
    }
  }
  std::vector<Dominance> found;
  for (const Score& score : ranking.scores) {
    if (dominator[idx(score.option)] >= 0) found.push_back({score.option, dominator[idx(score.option)]});
  }
  return found;
}

}  // namespace tradeoff
