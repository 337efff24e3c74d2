#include "explain/robustness.h"

#include <algorithm>
#include <limits>

#include "support/exact_math.h"
#include "support/idx.h"
#include "support/no_inline.h"
#include "support/rounding.h"
#include "support/weighted_sum.h"

namespace tradeoff {
namespace {

constexpr int kBlock = 256;                         // draws per block: the points of a block stay in the cache
constexpr std::size_t kStoredUniforms = 1'000'000;  // 8 MiB
constexpr int kParts = 4;                           // of RobustnessCount

// The options that take part, for one reader.
struct DrawInput {
  const Model& model;
  const Draws& draws;
  const Ranking& ranking;
  std::vector<int> contenders;  // ascending
  // For each option, the criteria on which its value is fixed and only the importance is drawn: their number, their
  // indices, and importance x value.
  std::vector<int> fixedCount;      // by place in `contenders`
  std::vector<int> fixed;           // contenders x criteria
  std::vector<double> fixedPoints;  // contenders x criteria
};

// The least lead of a over b in any possible draw.
double leastLead(const Model& model, const Ranking& ranking, int a, int b) {
  double lead = ranking.bonus[idx(a)] - ranking.bonus[idx(b)];
  for (int c = 0; c < model.values.criteria; ++c) {
    const double least = model.values.low[model.values.index(a, c)] - model.values.high[model.values.index(b, c)];
    lead += ranking.importance[idx(c)] * least * (least < 0 ? 2 : 0.5);
  }
  return lead;
}

// The options that can lead in a draw. If they take too much work, options at the end of the ranking are left out.
std::vector<int> findContenders(const Model& model, const Draws& draws, const Ranking& ranking) {
  constexpr std::int64_t kWork = std::int64_t{1} << 28;
  constexpr std::int64_t kFixedCost = 2, kDrawnCost = 5;  // of a value that is known, and of one that each draw draws
  std::int64_t work = kWork / draws.count;
  std::vector<int> in(idx(model.values.options)), contenders;
  const int leader = ranking.leader();
  for (const Score& score : ranking.scores) {
    const bool behind = leastLead(model, ranking, leader, score.option) > 2 * model.tolerance;
    if (score.excluded || (behind && score.option != leader)) continue;
    const int spreads = draws.firstSpread[idx(score.option) + 1] - draws.firstSpread[idx(score.option)];
    work -= kFixedCost * (model.values.criteria - spreads) + kDrawnCost * spreads;
    if (work < 0 && score.option != leader) break;
    in[idx(score.option)] = 1;
  }
  for (int o = 0; o < model.values.options; ++o) {
    if (in[idx(o)]) contenders.push_back(o);
  }
  return contenders;
}

void prepare(DrawInput& input) {
  const Model& model = input.model;
  const Draws& draws = input.draws;
  const Ranking& ranking = input.ranking;
  input.contenders = findContenders(model, draws, ranking);
  const std::size_t criteria = idx(model.values.criteria);
  input.fixedCount = std::vector<int>(input.contenders.size());
  input.fixed = std::vector<int>(input.contenders.size() * criteria);
  input.fixedPoints = std::vector<double>(input.fixed.size());
  for (std::size_t i = 0; i < input.contenders.size(); ++i) {
    int rating = draws.firstSpread[idx(input.contenders[i])];
    const int end = draws.firstSpread[idx(input.contenders[i]) + 1];
    std::size_t next = i * criteria;
    for (int c = 0; c < model.values.criteria; ++c) {
      if (rating < end && draws.spreads[idx(rating)].criterion == c) {
        ++rating;
        continue;
      }
      input.fixed[next] = c;
      input.fixedPoints[next++] = ranking.importance[idx(c)] * model.values.valueOf(input.contenders[i], c);
    }
    input.fixedCount[i] = static_cast<int>(next - i * criteria);
  }
}

TRADEOFF_NO_INLINE
void addUncertainRating(const DrawInput& input, int option, const UncertainRating& rating, std::size_t from,
                        std::size_t size, double* points) {
  const double p = input.ranking.importance[idx(rating.criterion)];
  if (p == 0) return;
  const double* f = input.draws.factors.data() + idx(rating.criterion) * idx(input.draws.count) + from;
  double drawn[kBlock];
  const double* uniform = drawn;
  if (rating.stored == UncertainRating::kNotStored) {
    input.draws.streamOf(option, rating.criterion).units(static_cast<std::uint32_t>(from), size, drawn);
  } else {
    uniform = input.draws.uniform.data() + rating.stored + from;
  }
  const std::size_t cell = input.model.values.index(option, rating.criterion);
  const double low = input.model.values.low[cell], width = input.model.values.high[cell] - low;
  for (std::size_t d = 0; d < size; ++d) points[d] += p * f[d] * (low + width * uniform[d]);
}

// Computes the points of every contender in draws [from, from + size): points[i * kBlock + d].
void scoreBlock(const DrawInput& input, std::size_t from, std::size_t size, double* points) {
  const std::size_t criteria = idx(input.model.values.criteria);
  for (std::size_t i = 0; i < input.contenders.size(); ++i) {
    double* row = points + i * kBlock;
    const int option = input.contenders[i];
    std::fill(row, row + size, input.ranking.bonus[idx(option)]);
    addWeightedRows({input.draws.factors.data() + from, idx(input.draws.count), input.fixed.data() + i * criteria,
                     input.fixedPoints.data() + i * criteria, idx(input.fixedCount[i])},
                    size, row);
    for (int s = input.draws.firstSpread[idx(option)]; s < input.draws.firstSpread[idx(option) + 1]; ++s) {
      addUncertainRating(input, option, input.draws.spreads[idx(s)], from, size, row);
    }
  }
}

void countLeaders(const DrawInput& input, std::size_t size, const double* points, std::vector<int>& leads) {
  double best[kBlock];
  std::copy(points, points + size, best);
  for (std::size_t i = 1; i < input.contenders.size(); ++i) {
    const double* row = points + i * kBlock;
    for (std::size_t d = 0; d < size; ++d) best[d] = row[d] > best[d] ? row[d] : best[d];
  }
  for (std::size_t d = 0; d < size; ++d) {
    std::size_t i = 0;
    while (best[d] - points[i * kBlock + d] > input.model.tolerance) ++i;
    ++leads[idx(input.contenders[i])];
  }
}

Verdict verdictOf(double share) {
  return share >= 0.9 ? Verdict::kClear : share >= 0.65 ? Verdict::kLeaning : Verdict::kTossUp;
}

void findSpreads(const Comparison& comparison, const Values& values, Draws& draws) {
  const auto isSpread = [&](std::size_t cell) { return values.low[cell] < values.high[cell]; };
  std::size_t count = 0;
  for (std::size_t cell = 0; cell < values.middle.size(); ++cell) count += isSpread(cell);
  draws.spreads = std::vector<UncertainRating>(count);
  draws.firstSpread = std::vector<int>(idx(values.options + 1));
  draws.options = std::vector<std::uint64_t>(idx(values.options));
  draws.criteria = std::vector<std::string>(idx(values.criteria));
  for (std::size_t c = 0; c < draws.criteria.size(); ++c) draws.criteria[c] = comparison.criteria[c].id;
  count = 0;
  for (int o = 0; o < values.options; ++o) {
    draws.options[idx(o)] = RandomStream::hashOf({"rating", comparison.options[idx(o)].id});
    for (int c = 0; c < values.criteria; ++c) {
      if (isSpread(values.index(o, c))) draws.spreads[count++].criterion = c;
    }
    draws.firstSpread[idx(o + 1)] = static_cast<int>(count);
  }
}

int drawCount(std::size_t cells) {
  constexpr std::size_t kWork = 50'000'000;
  return static_cast<int>(std::clamp<std::size_t>(cells == 0 ? kWork : kWork / cells, 256, 4096));
}

}  // namespace

Draws buildDraws(const Comparison& comparison, const Values& values) {
  Draws draws;
  draws.count = drawCount(values.middle.size());
  const std::size_t count = idx(draws.count);
  draws.factors = std::vector<double>(comparison.criteria.size() * count);
  for (std::size_t c = 0; c < comparison.criteria.size(); ++c) {
    const RandomStream stream{"importance", comparison.criteria[c].id};
    double* factors = draws.factors.data() + c * count;
    stream.units(0, count, factors);
    for (std::size_t d = 0; d < count; ++d) factors[d] = portableExp2(2 * factors[d] - 1);
  }
  findSpreads(comparison, values, draws);
  const std::size_t stored = std::min(draws.spreads.size(), kStoredUniforms / count);
  draws.uniform = std::vector<double>(stored * count);
  int option = 0;
  for (std::size_t s = 0; s < stored; ++s) {
    while (draws.firstSpread[idx(option + 1)] <= static_cast<int>(s)) ++option;
    draws.spreads[s].stored = static_cast<std::uint32_t>(s * count);
    draws.streamOf(option, draws.spreads[s].criterion).units(0, count, draws.uniform.data() + s * count);
  }
  return draws;
}

const char* verdictCode(Verdict verdict) {
  switch (verdict) {
    case Verdict::kClear:
      return "clear";
    case Verdict::kLeaning:
      return "leaning";
    case Verdict::kTossUp:
      return "toss_up";
    case Verdict::kNoneYet:
      break;
  }
  return "none_yet";
}

int of100(const Robustness& robustness, int option) {
  const int leads = robustness.leads[idx(option)];
  if (leads == 0 || leads == robustness.draws) return leads == 0 ? 0 : 100;
  return std::clamp(static_cast<int>(roundTo(robustness.share[idx(option)] * 100, 0)), 1, 99);
}

struct RobustnessCount::State {
  Robustness result;
  DrawInput input;
  std::vector<double> points;  // contenders x kBlock
  int next = 0;                // the first draw that is not evaluated yet
};

RobustnessCount::RobustnessCount(const Model& model, const Draws& draws, const Ranking& ranking)
    : state_(new State{{}, {model, draws, ranking, {}, {}, {}, {}}, {}}) {
  if (!ranking.any) return;
  state_->result.draws = draws.count;
  state_->result.leads = std::vector<int>(idx(model.values.options));
  state_->result.share = std::vector<double>(idx(model.values.options));
  prepare(state_->input);
  if (state_->input.contenders.size() == 1) {
    state_->result.leads[idx(ranking.leader())] = draws.count;
    state_->next = draws.count;
  } else {
    state_->points = std::vector<double>(state_->input.contenders.size() * kBlock);
  }
}

RobustnessCount::~RobustnessCount() = default;

bool RobustnessCount::countNext() {
  const int draws = state_->result.draws;
  const int end = std::min(draws, state_->next + (draws + kParts - 1) / kParts);
  for (int& from = state_->next; from < end;) {
    const int size = std::min(kBlock, end - from);
    scoreBlock(state_->input, idx(from), idx(size), state_->points.data());
    countLeaders(state_->input, idx(size), state_->points.data(), state_->result.leads);
    from += size;
  }
  return end < draws;
}

Robustness RobustnessCount::result() {
  Robustness& result = state_->result;
  if (result.draws == 0) return result;
  for (std::size_t o = 0; o < result.share.size(); ++o) {
    result.share[o] = static_cast<double>(result.leads[o]) / result.draws;
  }
  result.verdict = verdictOf(result.share[idx(state_->input.ranking.leader())]);
  return result;
}

TRADEOFF_NO_INLINE
Robustness robustness(const Model& model, const Draws& draws, const Ranking& ranking) {
  RobustnessCount count(model, draws, ranking);
  while (count.countNext()) {
  }
  return count.result();
}

}  // namespace tradeoff
