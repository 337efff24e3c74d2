#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "decide/score.h"
#include "support/random.h"
#include "tradeoff/comparison.h"

namespace tradeoff {

// A rating that is not one number: it is drawn between the two ends of its value. There may be as many as options x
// criteria.
struct Spread {
  int criterion = 0;
  std::uint32_t stored = kNotStored;  // where its numbers stand in Draws::uniform; else they are drawn anew each time
  static constexpr std::uint32_t kNotStored = ~std::uint32_t{0};
};

// Everything random, drawn once for a comparison and keyed by criterion and option id: neither readers nor the order of
// options and criteria change it.
struct Draws {
  int count = 0;                       // clamp(50,000,000 / (options x criteria), 256, 4,096)
  std::vector<double> factors;         // criteria x count: log-uniform between 1/2 and 2
  std::vector<Spread> spreads;         // ranged and missing ratings, by option, then criterion
  std::vector<int> firstSpread;        // by option, and one more: where its spreads begin
  std::vector<double> uniform;         // in [0, 1), `count` for each spread that fits into 8 MiB
  std::vector<std::uint64_t> options;  // by option, what the names of its streams begin with (RandomStream::hashOf)
  std::vector<std::string> criteria;   // ids, which end them
  RandomStream streamOf(int option, int criterion) const {
    return {options[static_cast<std::size_t>(option)], criteria[static_cast<std::size_t>(criterion)]};
  }
};
Draws buildDraws(const Comparison& comparison, const Values& values);

enum class Verdict { kNoneYet, kClear, kLeaning, kTossUp };

// "none_yet", "clear", "leaning" or "toss_up".
const char* verdictCode(Verdict verdict);

struct Robustness {
  Verdict verdict = Verdict::kNoneYet;  // of the leader's share: clear from 0.9, leaning from 0.65, else toss_up
  int draws = 0;
  std::vector<int> leads;     // by option, in how many draws it leads; empty while there is no ranking
  std::vector<double> share;  // the same as shares of all draws
};

// For people: in how many of 100 draws the option leads; 100 only where it leads in all, and 0 only where in none.
int of100(const Robustness& robustness, int option);

// How often each option leads when every importance (after sliders; 0 stays 0) is halved to doubled at random, each
// ranged rating lies anywhere in its range and each missing one anywhere in [0, 1], bonus fixed: first-rank
// acceptability in the sense of SMAA (Lahdelma, Hokkanen & Salminen 1998, EJOR 106(1), eq. 5) around the reader's own
// priorities. Options ruled out stay aside; ties go to the author's order, as in rank(). O(draws x options x criteria),
// and bounded: where the options that can lead have more than 134,000,000 values to draw (a range or a missing rating
// counts 2.5), only the first of the ranking take part, as many as stay below that, and the others lead in none.
Robustness robustness(const Model& model, const Draws& draws, const Ranking& ranking);

}  // namespace tradeoff
