#include "output/analysis.h"

#include <algorithm>

#include "output/ids.h"
#include "output/reasons_json.h"
#include "output/sensitivity_messages.h"
#include "support/rounding.h"
#include "support/slider_grid.h"

namespace tradeoff {
namespace {

constexpr std::size_t kShown = 8;   // listed rows of a ranking
constexpr std::size_t kFlips = 64;  // listed flips

void numberOrNull(JsonWriter& json, const char* name, const std::optional<double>& value) {
  json.key(name);
  if (value) {
    json.number(*value);
  } else {
    json.null();
  }
}

// Writes the position of a segment. The rounded width makes each segment end where the next one begins.
void writeSegment(JsonWriter& json, double from, double to, int decimals) {
  const double start = roundTo(from, decimals);
  json.key("start").number(start).key("width").rounded(roundTo(to, decimals) - start, decimals);
}

void writeSentences(JsonWriter& json, const char* name, const std::vector<Sentence>& messages) {
  json.key(name).array();
  for (const Sentence& sentence : messages) writeSentence(json, sentence);
  json.endArray();
}

}  // namespace

Analysis::Analysis(const Comparison& comparison, const Model& model, const ReaderInput& reader, Prepared& prepared)
    : comparison_(comparison), model_(model), reader_(reader), prepared_(prepared) {}

bool Analysis::computeNext() {
  const Ranking& ranking = standing_.ranking;
  switch (part_++) {
    case 0:
      standing_ = computeStanding(comparison_, model_, reader_, prepared_);
      return true;
    case 1:
      tipping_ = tippingPoints(model_, reader_, ranking);
      return ranking.any;
    case 2:
      if (!prepared_.draws) prepared_.draws = buildDraws(comparison_, model_.values);
      return true;
    case 3:
      if (!prepared_.columns) prepared_.columns = buildColumns(comparison_);
      return true;
    case 4:
      reasons_ = explain(comparison_, model_, reader_, ranking);
      dominated_ = dominated(comparison_, model_, ranking);
      return true;
    case 5:
      count_ = std::make_unique<RobustnessCount>(model_, *prepared_.draws, ranking);
      return true;
    case 6:
      if (count_->countNext()) {
        --part_;
      } else {
        robustness_ = count_->result();
        count_.reset();
      }
      return true;
    case 7:
      flips_ = findFlips(comparison_, model_, reader_, ranking);
      return true;
    default:
      opinions_ = secondOpinions(comparison_, model_, *prepared_.columns, ranking, prepared_.flows);
      return false;
  }
}

Analysis analyze(const Comparison& comparison, const Model& model, const ReaderInput& reader, Prepared& prepared) {
  Analysis analysis(comparison, model, reader, prepared);
  while (analysis.computeNext()) {
  }
  return analysis;
}

bool Analysis::hasRobustMessage() const {
  return standing_.ranking.rival() >= 0 && !standing_.ranking.scores.front().tied;
}

const char* Analysis::verdict() const { return verdictCode(robustness_.verdict); }

Sentence Analysis::robust() const {
  const int leader = standing_.ranking.leader();
  return {"robust",
          {argument("option", Ids{comparison_}.option(leader)), argument("of100", of100(robustness_, leader))}};
}

void Analysis::writeSlider(JsonWriter& json) const {
  json.key("slider").object().key("top").number(tipping_.top);
  json.key("step").number(stepOf(tipping_.top) / 100).endObject();
}

void Analysis::writeSlider(JsonWriter& json, int criterion) const {
  const double points = standing_.ranking.importance[idx(criterion)];
  const Neighbours next = neighboursOf(points, tipping_.top);
  json.key("at").rounded(points / tipping_.top, 4);
  numberOrNull(json, "less", next.less);
  numberOrNull(json, "more", next.more);
  writeTrack(json, criterion);
}

void Analysis::writeTrack(JsonWriter& json, int criterion) const {
  json.key("track").array();
  std::optional<ShareRange> stable;
  if (standing_.ranking.any) {
    const CriterionTipping& tipping = tipping_.criteria[idx(criterion)];
    for (const Segment& segment : tipping.segments) {
      json.object().field("option", Ids{comparison_}.option(segment.option));
      json.key("from").rounded(segment.from, 2).key("to").rounded(segment.to, 2);
      writeSegment(json, segment.from / tipping_.top, segment.to / tipping_.top, 4);
      json.endObject();
    }
    stable = tipping.stable;
  }
  json.endArray().key("stable");
  if (stable) {
    json.object().key("from").rounded(stable->from, 2).key("to").rounded(stable->to, 2).endObject();
  } else {
    json.null();
  }
}

void Analysis::addDominated(std::vector<Sentence>& messages) const {
  const Ids ids{comparison_};
  for (const Dominance& pair : dominated_) {
    messages.push_back(
        {"dominated", {argument("option", ids.option(pair.option)), argument("by", ids.option(pair.by))}});
  }
}

void Analysis::writeReasonFields(JsonWriter& json) const {
  const Ids ids{comparison_};
  writeReasons(json, ids, reasons_);
  writeContributions(json);
  writeDominated(json, ids, dominated_);
}

void Analysis::writeContributions(JsonWriter& json) const {
  const std::vector<Score>& scores = standing_.ranking.scores;
  json.key("contributions").array();
  for (std::size_t i = 0; i < std::min(kShown, scores.size()); ++i) {
    if (!scores[i].excluded && scores[i].fit) writeRow(json, scores[i]);
  }
  json.endArray();
}

void Analysis::writeRow(JsonWriter& json, const Score& score) const {
  const Ids ids{comparison_};
  double sum = 0;
  const auto end = [&](double points) {
    json.endObject().key("points").rounded(points, 1);
    writeSegment(json, sum / standing_.ranking.inPlay, (sum + points) / standing_.ranking.inPlay, 3);
    json.endObject();
    sum += points;
  };
  json.object().field("option", ids.option(score.option)).key("parts").array();
  for (int c = 0; c < model_.values.criteria; ++c) {
    const double points = standing_.ranking.importance[idx(c)] * model_.values.valueOf(score.option, c);
    if (points == 0) continue;
    json.object().field("code", "criterion").key("args").object().field("criterion", ids.criterion(c));
    end(points);
  }
  for (int q = 0; q < standing_.questions; ++q) {
    for (const int a : reader_.replies[idx(q)].chosen) {
      const double points = bonusOf(comparison_, model_, q, a, score.option);
      if (points == 0) continue;
      json.object().field("code", "bonus").key("args").object();
      json.field("question", ids.question(q)).field("answer", ids.answer(q, a));
      end(points);
    }
  }
  json.endArray().endObject();
}

void Analysis::writeCertaintyFields(JsonWriter& json) const {
  writeRobustness(json);
  writeSentences(json, "tipping", tippingMessages(comparison_, standing_.ranking.leader(), tipping_));
  writeFlips(json);
  writeOpinions(json);
}

void Analysis::writeRobustness(JsonWriter& json) const {
  json.key("robustness");
  if (!standing_.ranking.any) {
    json.null();
    return;
  }
  json.object().key("draws").integer(robustness_.draws).key("leads").array();
  double sum = 0;
  for (const Score& score : standing_.ranking.scores) {
    if (score.excluded) break;
    const double leads = robustness_.leads[idx(score.option)];
    json.object()
        .field("option", Ids{comparison_}.option(score.option))
        .key("of100")
        .integer(of100(robustness_, score.option));
    writeSegment(json, sum / robustness_.draws, (sum + leads) / robustness_.draws, 3);
    json.endObject();
    sum += leads;
  }
  json.endArray().endObject();
}

void Analysis::writeFlips(JsonWriter& json) const {
  const Ids ids{comparison_};
  json.key("flips").array();
  const std::size_t listed = std::min(kFlips, countListed(flips_));
  for (std::size_t i = 0; i < listed; ++i) {
    json.object().field("option", ids.option(flips_[i].option)).key("changes").array();
    for (const Change& change : flips_[i].changes) {
      json.object().field("question", ids.question(change.question)).key("answers").array();
      for (const int a : change.answers) json.text(ids.answer(change.question, a));
      json.endArray().endObject();
    }
    json.endArray();
    writeSentences(json, "says", flipMessages(comparison_, reader_, flips_[i]));
    json.endObject();
  }
  json.endArray();
  if (listed < flips_.size()) json.key("moreFlips").integer(static_cast<long long>(flips_.size() - listed));
}

void Analysis::writeOpinions(JsonWriter& json) const {
  json.key("opinions");
  if (!standing_.ranking.any) {
    json.null();
    return;
  }
  json.object().key("judging").integer(opinions_.judging).key("agreeing").integer(opinions_.agreeing);
  json.key("methods").array();
  for (const Opinion& opinion : opinions_.opinions) writeOpinion(json, opinion);
  json.endArray().endObject();
}

void Analysis::writeOpinion(JsonWriter& json, const Opinion& opinion) const {
  json.object().field("method", methodCode(opinion.method));
  json.key("agrees").boolean(agrees(opinion, standing_.ranking.leader())).key("abstains");
  if (opinion.abstains) {
    writeSentence(json, {opinion.abstains->code, opinion.abstains->detail});
  } else {
    json.null();
  }
  json.key("ranking").array();
  for (std::size_t i = 0; i < std::min(kShown, opinion.ranking.size()); ++i) {
    const OpinionScore& score = opinion.ranking[i];
    json.object().field("option", Ids{comparison_}.option(score.option)).key("rank").integer(score.rank);
    json.key("tied").boolean(score.tied).key("score").rounded(score.score, 3).endObject();
  }
  json.endArray().endObject();
}

}  // namespace tradeoff
