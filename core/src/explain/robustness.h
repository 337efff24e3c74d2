#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "decide/score.h"
#include "support/random.h"
#include "tradeoff/comparison.h"

namespace tradeoff {

// A ranged or missing rating: its value is drawn between its two ends. There may be as many as options x criteria.
struct UncertainRating {
  int criterion = 0;
  std::uint32_t stored = kNotStored;  // start of its numbers in Draws::uniform; kNotStored: drawn again each time
  static constexpr std::uint32_t kNotStored = ~std::uint32_t{0};
};

// All random numbers, drawn once for a comparison and keyed by criterion and option ids. They depend neither on the
// reader nor on the order of options and criteria.
struct Draws {
  int count = 0;                         // clamp(50,000,000 / (options x criteria), 256, 4,096)
  std::vector<double> factors;           // criteria x count: log-uniform between 1/2 and 2
  std::vector<UncertainRating> spreads;  // ranged and missing ratings, by option, then criterion
  std::vector<int> firstSpread;          // by option, plus one: where its spreads begin
  std::vector<double> uniform;           // in [0, 1), `count` for each spread that fits into 8 MiB
  std::vector<std::uint64_t> options;    // by option: hash of the start of its stream names (RandomStream::hashOf)
  std::vector<std::string> criteria;     // ids, the end of the stream names
  RandomStream streamOf(int option, int criterion) const {
    return {options[static_cast<std::size_t>(option)], criteria[static_cast<std::size_t>(criterion)]};
  }
};
Draws buildDraws(const Comparison& comparison, const Values& values);

enum class Verdict { kNoneYet, kClear, kLeaning, kTossUp };

// "none_yet", "clear", "leaning" or "toss_up".
const char* verdictCode(Verdict verdict);

struct Robustness {
  Verdict verdict = Verdict::kNoneYet;  // by the leader's share: clear from 0.9, leaning from 0.65, else toss_up
  int draws = 0;
  std::vector<int> leads;     // by option: number of draws in which it leads; empty while there is no ranking
  std::vector<double> share;  // by option: leads / draws
};

// For display: in how many of 100 draws the option leads. 100 only if it leads in all draws, 0 only if it leads in
// none.
int of100(const Robustness& robustness, int option);

// How often each option leads if every importance (after sliders; 0 stays 0) is multiplied by a random factor from 1/2
// to 2, each ranged rating lies anywhere in its range and each missing rating anywhere in [0, 1]. Bonuses stay fixed.
// This is first-rank acceptability in the sense of SMAA (Lahdelma, Hokkanen & Salminen 1998, EJOR 106(1), eq. 5) around
// the reader's own priorities. Options that are ruled out take no part. Ties follow the author's order, as in rank().
//
// O(draws x options x criteria), and bounded: if the options that can lead have more than 134,000,000 values to draw (a
// ranged or missing rating counts 2.5), only the first options of the ranking take part, as many as stay below that.
// The other options lead in no draw.
Robustness robustness(const Model& model, const Draws& draws, const Ranking& ranking);

// The same in parts, so that no call takes long.
class RobustnessCount {
 public:
  // `draws` must be for the same comparison, but may be empty while there is no ranking.
  RobustnessCount(const Model& model, const Draws& draws, const Ranking& ranking);
  ~RobustnessCount();

  // Evaluates the next part of the draws. Returns whether there are more.
  bool countNext();

  // Requires that all draws have been evaluated.
  Robustness result();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace tradeoff
