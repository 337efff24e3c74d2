#include "rank_json.h"

#include "json/json_writer.h"
#include "numbers.h"
#include "support/idx.h"

namespace tradeoff::cli {
namespace {

class RankWriter {
 public:
  RankWriter(const Comparison& comparison, const Analysis& analysis)
      : comparison_(comparison), analysis_(analysis), standing_(analysis.standing()), ranking_(standing_.ranking) {}

  std::string write() {
    json_.object().field("method", "additive");
    writeRanking();
    json_.field("verdict", analysis_.verdict());
    json_.key("unmet").boolean(ranking_.unmet);
    json_.key("settled").boolean(standing_.settled);
    writeNext();
    writeRobustness();
    writeTipping();
    writeFlips();
    return json_.endObject().take() + "\n";
  }

 private:
  const std::string& optionId(int option) const { return comparison_.options[idx(option)].id; }

  void writeRanking() {
    json_.key("ranking").array();
    for (const Score& score : ranking_.scores) {
      json_.object().field("option", optionId(score.option)).key("score").raw(shortest(score.points));
      json_.key("fit").raw(score.fit ? shortest(*score.fit) : "null");
      json_.key("excluded").boolean(score.excluded).endObject();
    }
    json_.endArray();
  }

  void writeNext() {
    json_.key("next");
    if (standing_.next < 0) {
      json_.null();
    } else {
      json_.text(comparison_.questions[idx(standing_.next)].id);
    }
  }

  void writeRobustness() {
    const std::vector<double>& share = analysis_.robustness().share;
    json_.key("robustness").object();
    for (std::size_t o = 0; o < share.size(); ++o) {
      json_.key(comparison_.options[o].id).raw(shortest(share[o]));
    }
    json_.endObject();
  }

  void writeTipping() {
    const Tipping& tipping = analysis_.tipping();
    json_.key("tipping").object();
    for (std::size_t c = 0; c < tipping.criteria.size(); ++c) {
      json_.key(comparison_.criteria[c].id).array();
      for (const Segment& segment : tipping.criteria[c].segments) {
        json_.object().key("from").raw(shortest(segment.from)).key("to").raw(shortest(segment.to));
        json_.field("option", optionId(segment.option)).endObject();
      }
      json_.endArray();
    }
    json_.endObject();
  }

  void writeFlips() {
    json_.key("flips").array();
    const std::vector<Flip>& flips = analysis_.flips();
    const std::size_t listed = countListed(flips);
    for (std::size_t i = 0; i < listed; ++i) {
      const Flip& flip = flips[i];
      json_.object().field("option", optionId(flip.option)).key("changes").array();
      for (const Change& change : flip.changes) {
        const Question& question = comparison_.questions[idx(change.question)];
        json_.object().field("question", question.id).key("answers").array();
        for (const int answer : change.answers) json_.text(question.answers[idx(answer)].id);
        json_.endArray().endObject();
      }
      json_.endArray().endObject();
    }
    json_.endArray();
    if (listed < flips.size()) json_.key("moreFlips").integer(static_cast<long long>(flips.size() - listed));
  }

  const Comparison& comparison_;
  const Analysis& analysis_;
  const Standing& standing_;
  const Ranking& ranking_;
  JsonWriter json_;
};

}  // namespace

std::string rankJson(const Comparison& comparison, const Analysis& analysis) {
  return RankWriter(comparison, analysis).write();
}

std::string opinionJson(const Comparison& comparison, const Ranking& ranking, const Opinion& opinion) {
  JsonWriter json;
  json.object().field("method", methodCode(opinion.method)).key("ranking").array();
  const auto row = [&](int option, const std::string& score, bool excluded) {
    json.object().field("option", comparison.options[idx(option)].id).key("score").raw(score).key("fit").null();
    json.key("excluded").boolean(excluded).endObject();
  };
  for (const OpinionScore& score : opinion.ranking) row(score.option, shortest(score.score), false);
  if (!opinion.abstains) {
    for (const Score& score : ranking.scores) {
      if (score.excluded) row(score.option, "null", true);
    }
  }
  json.endArray();
  if (opinion.abstains) {
    json.key("abstains").object().field("code", opinion.abstains->code);
    json.field("path", opinion.abstains->path).endObject();
  }
  return json.endObject().take() + "\n";
}

}  // namespace tradeoff::cli
