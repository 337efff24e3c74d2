#include "tradeoff/robustness.h"

#include <algorithm>
#include <limits>

#include "tradeoff/exact_math.h"

namespace tradeoff {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

constexpr int kBlock = 256;                         // draws at a time: a block of points stays in the cache
constexpr std::size_t kStoredUniforms = 1'000'000;  // 8 MiB

// The options that take part, seen from one reader.
struct Contest {
  const Frame& frame;
  const Draws& draws;
  const Ranking& ranking;
  std::vector<int> who;                             // ascending
  std::vector<double> pull;                         // who x criteria: importance x value; 0 where the value is drawn
  std::vector<std::vector<const Spread*>> spreads;  // by place in `who`
};

// The least lead of a over b in any draw.
double leastLead(const Frame& frame, const Ranking& ranking, int a, int b) {
  double lead = ranking.bonus[at(a)] - ranking.bonus[at(b)];
  for (int c = 0; c < frame.values.criteria; ++c) {
    const double least = frame.values.low[frame.values.index(a, c)] - frame.values.high[frame.values.index(b, c)];
    lead += ranking.importance[at(c)] * least * (least < 0 ? 2 : 0.5);
  }
  return lead;
}

// Leaves out whoever stays behind the leader in every draw.
std::vector<int> contenders(const Frame& frame, const Ranking& ranking) {
  std::vector<int> who;
  const int leader = ranking.leader();
  for (const Score& score : ranking.scores) {
    if (score.excluded) break;
    if (score.option == leader || !(leastLead(frame, ranking, leader, score.option) > 2 * frame.tolerance)) {
      who.push_back(score.option);
    }
  }
  std::sort(who.begin(), who.end());
  return who;
}

Contest prepare(const Frame& frame, const Draws& draws, const Ranking& ranking) {
  Contest contest{frame, draws, ranking, contenders(frame, ranking), {}, {}};
  std::vector<int> place(at(frame.values.options), -1);
  const std::size_t criteria = at(frame.values.criteria);
  for (std::size_t i = 0; i < contest.who.size(); ++i) {
    place[at(contest.who[i])] = static_cast<int>(i);
    const double* row = frame.values.middle.data() + frame.values.index(contest.who[i], 0);
    for (std::size_t c = 0; c < criteria; ++c) contest.pull.push_back(ranking.importance[c] * row[c]);
  }
  contest.spreads.resize(contest.who.size());
  for (const Spread& spread : draws.spreads) {
    const int i = place[at(spread.option)];
    if (i < 0) continue;
    contest.pull[at(i) * criteria + at(spread.criterion)] = 0;
    if (ranking.importance[at(spread.criterion)] > 0) contest.spreads[at(i)].push_back(&spread);
  }
  return contest;
}

// points[d] += the sum of pull x factor over the criteria, four at a time, always in the same order.
void addFixed(const Draws& draws, const double* pull, std::size_t criteria, std::size_t from, std::size_t size,
              double* points) {
  const std::size_t count = at(draws.count);
  std::size_t c = 0;
  for (; c + 4 <= criteria; c += 4) {
    const double* f0 = draws.factors.data() + c * count + from;
    const double *f1 = f0 + count, *f2 = f1 + count, *f3 = f2 + count;
    const double p0 = pull[c], p1 = pull[c + 1], p2 = pull[c + 2], p3 = pull[c + 3];
    for (std::size_t d = 0; d < size; ++d) {
      points[d] = (((points[d] + p0 * f0[d]) + p1 * f1[d]) + p2 * f2[d]) + p3 * f3[d];
    }
  }
  for (; c < criteria; ++c) {
    const double* f = draws.factors.data() + c * count + from;
    for (std::size_t d = 0; d < size; ++d) points[d] += pull[c] * f[d];
  }
}

void addSpread(const Contest& contest, const Spread& spread, std::size_t from, std::size_t size, double* points) {
  const double p = contest.ranking.importance[at(spread.criterion)];
  const double* f = contest.draws.factors.data() + at(spread.criterion) * at(contest.draws.count) + from;
  if (spread.stored == Spread::kNotStored) {
    for (std::size_t d = 0; d < size; ++d)
      points[d] += p * f[d] * (spread.low + spread.width * spread.stream.unit(from + d));
    return;
  }
  const double* uniform = contest.draws.uniform.data() + spread.stored + from;
  for (std::size_t d = 0; d < size; ++d) points[d] += p * f[d] * (spread.low + spread.width * uniform[d]);
}

// Points of every contender in draws [from, from + size): points[i * kBlock + d].
void scoreBlock(const Contest& contest, std::size_t from, std::size_t size, double* points) {
  const std::size_t criteria = at(contest.frame.values.criteria);
  for (std::size_t i = 0; i < contest.who.size(); ++i) {
    double* row = points + i * kBlock;
    std::fill(row, row + size, contest.ranking.bonus[at(contest.who[i])]);
    addFixed(contest.draws, contest.pull.data() + i * criteria, criteria, from, size, row);
    for (const Spread* spread : contest.spreads[i]) addSpread(contest, *spread, from, size, row);
  }
}

void countLeaders(const Contest& contest, std::size_t size, const double* points, std::vector<int>& leads) {
  double best[kBlock];
  std::copy(points, points + size, best);
  for (std::size_t i = 1; i < contest.who.size(); ++i) {
    const double* row = points + i * kBlock;
    for (std::size_t d = 0; d < size; ++d) best[d] = row[d] > best[d] ? row[d] : best[d];
  }
  for (std::size_t d = 0; d < size; ++d) {
    std::size_t i = 0;
    while (best[d] - points[i * kBlock + d] > contest.frame.tolerance) ++i;
    ++leads[at(contest.who[i])];
  }
}

Verdict verdictOf(double share) {
  return share >= 0.9 ? Verdict::kClear : share >= 0.65 ? Verdict::kLeaning : Verdict::kTossUp;
}

int drawCount(std::size_t cells) {
  constexpr std::size_t kWork = 50'000'000;
  return static_cast<int>(std::clamp<std::size_t>(cells == 0 ? kWork : kWork / cells, 256, 4096));
}

}  // namespace

Draws buildDraws(const Comparison& comparison, const Values& values) {
  Draws draws;
  draws.count = drawCount(values.middle.size());
  draws.factors.reserve(comparison.criteria.size() * at(draws.count));
  for (const Criterion& criterion : comparison.criteria) {
    const RandomStream stream{"importance", criterion.id};
    for (int d = 0; d < draws.count; ++d) {
      draws.factors.push_back(portableExp2(2 * stream.unit(static_cast<std::uint64_t>(d)) - 1));
    }
  }
  for (int o = 0; o < values.options; ++o) {
    for (int c = 0; c < values.criteria; ++c) {
      const std::size_t cell = values.index(o, c);
      if (!(values.low[cell] < values.high[cell])) continue;
      const RandomStream stream{"rating", comparison.options[at(o)].id, comparison.criteria[at(c)].id};
      draws.spreads.push_back({o, c, values.low[cell], values.high[cell] - values.low[cell], stream});
    }
  }
  for (Spread& spread : draws.spreads) {
    if (draws.uniform.size() + at(draws.count) > kStoredUniforms) break;
    spread.stored = draws.uniform.size();
    for (int d = 0; d < draws.count; ++d) draws.uniform.push_back(spread.stream.unit(static_cast<std::uint64_t>(d)));
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

Robustness robustness(const Frame& frame, const Draws& draws, const Ranking& ranking) {
  Robustness result;
  if (!ranking.any) return result;
  result.draws = draws.count;
  result.leads.assign(at(frame.values.options), 0);
  const Contest contest = prepare(frame, draws, ranking);
  if (contest.who.size() == 1) {
    result.leads[at(ranking.leader())] = draws.count;
  } else {
    std::vector<double> points(contest.who.size() * kBlock);
    for (int from = 0; from < draws.count; from += kBlock) {
      const std::size_t size = at(std::min(kBlock, draws.count - from));
      scoreBlock(contest, at(from), size, points.data());
      countLeaders(contest, size, points.data(), result.leads);
    }
  }
  for (const int leads : result.leads) result.share.push_back(static_cast<double>(leads) / draws.count);
  result.verdict = verdictOf(result.share[at(ranking.leader())]);
  return result;
}

}  // namespace tradeoff
