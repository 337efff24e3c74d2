#include "explain/tipping.h"

#include <cmath>
#include <set>

#include "catch.h"
#include "random_comparison.h"

namespace tradeoff {
namespace {

std::size_t idx(int index) { return static_cast<std::size_t>(index); }

// The leader with the slider of one criterion at x.
int leaderAt(const Comparison& comparison, const Model& model, ReaderInput reader, int criterion, double x) {
  reader.sliders[idx(criterion)] = x;
  return rank(comparison, model, reader).leader();
}

// Every point where two lines cross, and both ends of the track.
std::vector<double> crossings(const Model& model, const Ranking& ranking, int criterion, double top) {
  std::set<double> places{0, top};
  const double now = ranking.importance[idx(criterion)];
  for (const Score& a : ranking.scores) {
    for (const Score& b : ranking.scores) {
      const double slope = model.values.valueOf(b.option, criterion) - model.values.valueOf(a.option, criterion);
      if (slope == 0) continue;
      const double x = now + (a.points - b.points) / slope;
      if (x > 0 && x < top) places.insert(x);
    }
  }
  return {places.begin(), places.end()};
}

int optionAt(const std::vector<Segment>& segments, double x) {
  for (const Segment& segment : segments) {
    if (x >= segment.from && x <= segment.to) return segment.option;
  }
  return -1;
}

struct Case {
  Comparison comparison;
  Model model;
  ReaderInput reader;
  Ranking ranking;
  Tipping tipping;
};

Case randomCase(testing::Dice& dice) {
  Case c;
  c.comparison = testing::randomComparison(dice);
  c.model = buildModel(c.comparison);
  c.reader = testing::randomReader(dice, c.comparison, 80);
  c.ranking = rank(c.comparison, c.model, c.reader);
  c.tipping = tippingPoints(c.model, c.reader, c.ranking);
  return c;
}

void checkShape(const std::vector<Segment>& segments, double top) {
  REQUIRE(!segments.empty());
  REQUIRE(segments.front().from == 0);
  REQUIRE(segments.back().to == top);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    REQUIRE(segments[i].to > segments[i].from);
    if (i == 0) continue;
    REQUIRE(segments[i].from == segments[i - 1].to);
    REQUIRE(segments[i].option != segments[i - 1].option);
  }
}

TEST_CASE("segments name the leader between any two crossings") {
  testing::Dice dice(11);
  int tips = 0, many = 0;
  for (int i = 0; i < 3000; ++i) {
    const Case c = randomCase(dice);
    if (!c.ranking.any) {
      REQUIRE(c.tipping.criteria.empty());
      continue;
    }
    REQUIRE(c.tipping.criteria.size() == c.comparison.criteria.size());
    for (int k = 0; k < static_cast<int>(c.comparison.criteria.size()); ++k) {
      const std::vector<Segment>& segments = c.tipping.criteria[idx(k)].segments;
      checkShape(segments, c.tipping.top);
      const std::vector<double> places = crossings(c.model, c.ranking, k, c.tipping.top);
      for (std::size_t j = 1; j < places.size(); ++j) {
        if (places[j] - places[j - 1] < 1e-6) continue;
        const double middle = (places[j] + places[j - 1]) / 2;
        REQUIRE(optionAt(segments, middle) == leaderAt(c.comparison, c.model, c.reader, k, middle));
      }
      tips += segments.size() > 1;
      many += segments.size() > 2;
    }
  }
  CHECK(tips > 1500);
  CHECK(many > 100);
}

TEST_CASE("the segment at the current importance names the leader, unless it leads on neither side") {
  testing::Dice dice(12);
  int onEdge = 0;
  for (int i = 0; i < 3000; ++i) {
    const Case c = randomCase(dice);
    for (int k = 0; c.ranking.any && k < static_cast<int>(c.comparison.criteria.size()); ++k) {
      const double now = c.ranking.importance[idx(k)];
      const int leader = c.ranking.leader();
      bool named = false;
      int touching = 0;
      for (const Segment& segment : c.tipping.criteria[idx(k)].segments) {
        if (now < segment.from || now > segment.to) continue;
        ++touching;
        named |= segment.option == leader;
      }
      onEdge += touching > 1;
      const double step = 1e-4;  // large enough for the difference to exceed the tolerance
      const auto leads = [&](double x) {
        return x >= 0 && x <= c.tipping.top && leaderAt(c.comparison, c.model, c.reader, k, x) == leader;
      };
      const bool leadsBeside = leads(now + step) || leads(now - step);
      REQUIRE(named == leadsBeside);
    }
  }
  CHECK(onEdge > 30);
}

TEST_CASE("tipping points border the current importance and have a factor and a share") {
  testing::Dice dice(13);
  int ups = 0, downs = 0, zeros = 0;
  for (int i = 0; i < 2000; ++i) {
    const Case c = randomCase(dice);
    for (int k = 0; c.ranking.any && k < static_cast<int>(c.comparison.criteria.size()); ++k) {
      const CriterionTipping& tipping = c.tipping.criteria[idx(k)];
      const double now = c.ranking.importance[idx(k)];
      double all = 0;
      for (const double p : c.ranking.importance) all += p;
      REQUIRE(tipping.share.has_value() == (all > 0));
      if (tipping.share) REQUIRE(*tipping.share == Approx(now / all));
      for (const bool up : {true, false}) {
        const std::optional<TippingPoint>& tip = up ? tipping.up : tipping.down;
        if (!tip) continue;
        (up ? ups : downs)++;
        REQUIRE(tip->option != c.ranking.leader());
        const double beyond = tip->importance + (up ? 1e-4 : -1e-4);
        if (beyond < 0 || beyond > c.tipping.top) continue;
        REQUIRE(leaderAt(c.comparison, c.model, c.reader, k, beyond) == tip->option);
        REQUIRE(tip->factor.has_value() == (now > 0));
        if (tip->factor) REQUIRE(*tip->factor * now == Approx(tip->importance));
        zeros += !tip->factor;
        if (all > now) REQUIRE(tip->share == Approx(tip->importance / (tip->importance + all - now)));
        if (std::fabs(tip->importance - now) < 1e-6) continue;
        REQUIRE(leaderAt(c.comparison, c.model, c.reader, k, (tip->importance + now) / 2) == c.ranking.leader());
      }
    }
  }
  CHECK(ups > 500);
  CHECK(downs > 200);
  CHECK(zeros > 50);
}

TEST_CASE("the stable range ends where the leader changes, also past the end of the track") {
  testing::Dice dice(14);
  int inner = 0;
  for (int i = 0; i < 2000; ++i) {
    const Case c = randomCase(dice);
    for (int k = 0; c.ranking.any && k < static_cast<int>(c.comparison.criteria.size()); ++k) {
      double rest = 0;
      for (int other = 0; other < static_cast<int>(c.comparison.criteria.size()); ++other) {
        rest += other == k ? 0 : c.ranking.importance[idx(other)];
      }
      const auto& stable = c.tipping.criteria[idx(k)].stable;
      REQUIRE(stable.has_value() == (rest > 0));
      if (!stable) continue;
      const auto leads = [&](double share) {
        return leaderAt(c.comparison, c.model, c.reader, k, share / (1 - share) * rest) == c.ranking.leader();
      };
      const double step = 1e-6;
      REQUIRE(stable->from <= *c.tipping.criteria[idx(k)].share + 1e-12);
      REQUIRE(stable->to >= *c.tipping.criteria[idx(k)].share - 1e-12);
      if (stable->to - stable->from > 4 * step) {
        REQUIRE(leads(stable->from + step));
        REQUIRE(leads((stable->from + stable->to) / 2));
        REQUIRE(leads(stable->to - step));
      }
      if (stable->from > step) REQUIRE(!leads(stable->from - step));
      if (stable->to < 1 - 2 * step) REQUIRE(!leads(stable->to + step));
      inner += stable->from > step && stable->to < 1 - step;
    }
  }
  CHECK(inner > 100);
}

Comparison plain(const std::vector<std::vector<double>>& values) {
  Comparison comparison;
  for (std::size_t c = 0; c < values[0].size(); ++c) {
    Criterion criterion;
    criterion.id = testing::idOf("c", static_cast<int>(c));
    criterion.max = 10;
    criterion.hasMin = criterion.hasMax = true;
    comparison.criteria.push_back(criterion);
    for (std::size_t o = 0; o < values.size(); ++o) {
      comparison.ratings.push_back(
          {static_cast<int>(o), static_cast<int>(c), true, false, values[o][c], values[o][c], {}, "", ""});
    }
  }
  for (std::size_t o = 0; o < values.size(); ++o) {
    comparison.options.emplace_back().id = testing::idOf("o", static_cast<int>(o));
  }
  return comparison;
}

Tipping tippingOf(const Comparison& comparison, const std::vector<double>& sliders) {
  const Model model = buildModel(comparison);
  ReaderInput reader = newReaderInput(comparison);
  for (std::size_t c = 0; c < sliders.size(); ++c) reader.sliders[c] = sliders[c];
  return tippingPoints(model, reader, rank(comparison, model, reader));
}

// By hand: at importance x of the first criterion and 2 of the second, A has 0.2 x + 1.6 and B has 0.8 x + 0.4, so B
// leads from x = 2 on.
TEST_CASE("two crossing lines give the segments and tipping points calculated by hand") {
  const Tipping tipping = tippingOf(plain({{2, 8}, {8, 2}}), {1, 2});
  CHECK(tipping.top == 2);
  const CriterionTipping& first = tipping.criteria[0];
  REQUIRE(first.segments.size() == 1);  // the crossing is exactly at the end of the track
  CHECK(first.segments[0].option == 0);
  CHECK(first.share == Approx(1.0 / 3));
  REQUIRE(first.stable);
  CHECK(first.stable->from == 0);
  CHECK(first.stable->to == Approx(0.5));
  const Tipping wider = tippingOf(plain({{2, 8}, {8, 2}}), {1, 5});
  CHECK(wider.top == 5);
  const CriterionTipping& second = wider.criteria[1];
  REQUIRE(second.segments.size() == 2);
  CHECK(second.segments[0].option == 1);
  CHECK(second.segments[0].to == Approx(1));
  REQUIRE(second.down);
  CHECK(second.down->option == 1);
  CHECK(*second.down->factor == Approx(0.2));
  CHECK(second.down->share == Approx(0.5));
  CHECK(!second.up);
}

TEST_CASE("the author's first leads on identical lines, and a point is no segment") {
  const Tipping twins = tippingOf(plain({{5, 1}, {5, 1}, {1, 2}}), {1, 1});
  CHECK(twins.criteria[0].segments.size() == 2);
  CHECK(twins.criteria[0].segments[1].option == 0);
  // All three meet at importance 1 of the first criterion. The flattest leads before it, the steepest after it.
  const Tipping point = tippingOf(plain({{5, 5}, {8, 2}, {2, 8}}), {1, 1});
  REQUIRE(point.criteria[0].segments.size() == 2);
  CHECK(point.criteria[0].segments[0].option == 2);
  CHECK(point.criteria[0].segments[0].to == Approx(1));
  CHECK(point.criteria[0].segments[1].option == 1);
  REQUIRE(point.criteria[0].up);
  REQUIRE(point.criteria[0].down);
  CHECK(point.criteria[0].up->option == 1);
  CHECK(point.criteria[0].down->option == 2);
  CHECK(*point.criteria[0].up->factor == 1);
}

TEST_CASE("a single criterion and importance 0 everywhere have defined tipping points") {
  const Tipping single = tippingOf(plain({{2}, {8}}), {1});
  REQUIRE(single.criteria[0].segments.size() == 1);
  CHECK(single.criteria[0].segments[0].option == 1);
  CHECK(!single.criteria[0].stable);
  CHECK(single.criteria[0].share == Approx(1));
  const Tipping none = tippingOf(plain({{2, 8}, {8, 2}}), {0, 0});
  REQUIRE(none.criteria[0].segments.size() == 1);
  CHECK(none.criteria[0].segments[0].option == 1);
  CHECK(!none.criteria[0].share);
  REQUIRE(none.criteria[0].up);  // tied at 0, where the author's first leads
  CHECK(none.criteria[0].up->importance == 0);
  CHECK(none.criteria[0].up->share == 0);
  CHECK(!none.criteria[0].down);  // nothing is below 0
}

// The scale is [0, 1], so each rating is a slope.
Tipping tippingOfSlopes(Comparison comparison, const std::vector<double>& sliders) {
  for (Criterion& criterion : comparison.criteria) criterion.max = 1, criterion.importance = 0;
  return tippingOf(comparison, sliders);
}

std::vector<int> optionsOf(const CriterionTipping& tipping) {
  std::vector<int> options;
  for (const Segment& segment : tipping.segments) options.push_back(segment.option);
  return options;
}

// As x moves, A stays at 0, B at 1e-9 (the tolerance) and C has x. B leads up to x = 1e-9, and A is tied with it.
TEST_CASE("of tied lines the best one limits the segment, and the author's first is named") {
  const Tipping tipping = tippingOfSlopes(plain({{0, 0}, {0, 1}, {1, 0}}), {0.5, 1e-9});
  REQUIRE(optionsOf(tipping.criteria[0]) == std::vector<int>{0, 2});
  CHECK(tipping.criteria[0].segments[0].to == Approx(1e-9));
}

// All three are tied at the current importance, 1. Elsewhere their slopes separate them by less than the tolerance.
TEST_CASE("an option that is tied along a whole segment is found among lines of other slopes") {
  const double s = 0.2e-9;
  CHECK(optionsOf(tippingOfSlopes(plain({{1 - 2 * s}, {1 - s}, {1}}), {1}).criteria[0]) == std::vector<int>{0});
  CHECK(optionsOf(tippingOfSlopes(plain({{2 * s}, {s}, {0}}), {1}).criteria[0]) == std::vector<int>{0});
}

// C leads up to x = 1, where x equals its 1 point on the second criterion. From there to the end of the track, 2, B is
// ahead of A by 0.9e-9 x - 0.85e-9, which is never more than the tolerance, 1e-9.
TEST_CASE("a segment far from 0 finds its tied lines too") {
  const Tipping tipping = tippingOfSlopes(plain({{1 - 0.9e-9, 0, 1}, {1, 0, 0}, {0, 1, 0}}), {0.5, 1, 0.85e-9});
  REQUIRE(tipping.top == 2);
  CHECK(optionsOf(tipping.criteria[0]) == std::vector<int>{2, 0});
}

// A is 0.6 + x / 2, B stays at 1.1, C is 0.1 - d / 2 + x: A leads from 1 to 1 + d. An answer that is not chosen makes
// the track 2,000,000 long.
TEST_CASE("an interval shorter than 1e-12 of the track is no segment") {
  const auto optionsWhere = [](double d) {
    Comparison comparison = plain({{0.5, 0.6}, {0, 1.1}, {1, 0.1 - d / 2}});
    for (Rating& rating : comparison.ratings) {
      if (rating.criterion == 1) rating.min = rating.max = rating.min / 2;
    }
    Question& question = comparison.questions.emplace_back();
    question.answers.resize(1);
    question.answers[0].importance = {{1, 1e6}};
    return optionsOf(tippingOfSlopes(comparison, {0, 2}).criteria[0]);
  };
  CHECK(optionsWhere(1e-6) == std::vector<int>{1, 2});
  CHECK(optionsWhere(3e-6) == std::vector<int>{1, 0, 2});
}

// A has x and B has 2. They are tied at the end of the track, where A leads as the author's first.
TEST_CASE("a leader that leads only at the end of the track has no tipping point above") {
  const CriterionTipping tipping = tippingOfSlopes(plain({{1, 0}, {0, 1}}), {2, 2}).criteria[0];
  CHECK(optionsOf(tipping) == std::vector<int>{1});
  CHECK(!tipping.up);
  REQUIRE(tipping.down);
  CHECK(tipping.down->option == 1);
  CHECK(tipping.down->importance == 2);
}

// As above, but B leads only from 1 to 1 + 0.5e-6, and the current importance is within that interval. The track is
// 1,000,000 long, so the interval is no segment.
TEST_CASE("a leader whose interval is too short for a segment has tipping points on both sides") {
  const Tipping tipping =
      tippingOfSlopes(plain({{0, 0.55, 0}, {0.5, 0.3, 0}, {1, 0.05 - 0.125e-6, 0}}), {1 + 0.2e-6, 2, 1e6});
  CHECK(optionsOf(tipping.criteria[0]) == std::vector<int>{0, 2});
  REQUIRE(tipping.criteria[0].down);
  REQUIRE(tipping.criteria[0].up);
  CHECK(tipping.criteria[0].down->option == 0);
  CHECK(tipping.criteria[0].up->option == 2);
  CHECK(tipping.criteria[0].up->importance == 1 + 0.2e-6);
}

// B is tied with A now and gains a little on A with the first criterion: never more than the tolerance, exactly the
// tolerance when only that criterion counts, or one and a half times the tolerance.
TEST_CASE("a tied rival ends the stable range only where it can overtake") {
  const auto stable = [](const std::vector<std::vector<double>>& values, const std::vector<double>& sliders) {
    const auto range = tippingOfSlopes(plain(values), sliders).criteria[0].stable;
    REQUIRE(range);
    return std::pair(range->from, range->to);
  };
  CHECK(stable({{1 - 0.4e-9, 0}, {1, 0}}, {1, 0.5}) == std::pair(0.0, 1.0));
  CHECK(stable({{0, 1}, {1e-9, 1}}, {0.5, 0.5}) == std::pair(0.0, 1.0));
  CHECK(stable({{1 - 0.5e-9, 0}, {1, 0}}, {1, 2}) == std::pair(0.0, 1.0 / 3));
}

TEST_CASE("thousands of parallel and crowded lines give exact results") {
  testing::Dice dice(15);
  std::vector<std::vector<double>> values;
  for (int o = 0; o < 3000; ++o) {
    const double angle = dice.unit() * 1.5707963;
    values.push_back({10 * std::cos(angle), 10 * std::sin(angle)});  // on a circle: every line is on the envelope
  }
  const Comparison comparison = plain(values);
  const Model model = buildModel(comparison);
  ReaderInput reader = newReaderInput(comparison);
  reader.sliders[0] = 1;
  const Tipping tipping = tippingPoints(model, reader, rank(comparison, model, reader));
  const std::vector<Segment>& segments = tipping.criteria[0].segments;
  checkShape(segments, tipping.top);
  CHECK(segments.size() > 500);
  for (int i = 0; i < 300; ++i) {
    const Segment& segment = segments[idx(dice.below(static_cast<int>(segments.size())))];
    reader.sliders[0] = (segment.from + segment.to) / 2;
    const Ranking there = rank(comparison, model, reader);
    for (const Score& score : there.scores) {
      if (score.option == segment.option) REQUIRE(score.rank == 1);
    }
  }
}

}  // namespace
}  // namespace tradeoff
