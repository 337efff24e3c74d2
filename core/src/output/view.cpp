#include "output/view.h"

#include <span>

#include "json/json_writer.h"
#include "output/analysis.h"
#include "output/ids.h"
#include "output/result_messages.h"
#include "output/sentence.h"
#include "output/standing.h"

namespace tradeoff {
namespace {

// Limits of listed failures: for each option, and for all options together beyond the first failure of each.
constexpr std::size_t kMaxFailuresListed = 8;
constexpr int kMaxFurtherFailures = 256;

// Writes a view, or a quick view if there is no analysis.
class ViewWriter {
 public:
  ViewWriter(const Comparison& comparison, const ReaderInput& reader, const Standing& standing,
             const Analysis* analysis)
      : comparison_(comparison), ids_{comparison}, reader_(reader), standing_(standing), analysis_(analysis) {}

  std::string write() {
    json_.object().key("ok").boolean(true).key("view").object();
    writeHead();
    writeCounts();
    writeQuestions();
    if (analysis_) analysis_->writeSlider(json_);
    writeImportance();
    writeRanking();
    writeLead();
    if (analysis_) {
      analysis_->writeReasonFields(json_);
      analysis_->writeCertaintyFields(json_);
    }
    json_.key("says").array();
    for (const Sentence& sentence : resultMessages(comparison_, standing_, analysis_)) writeSentence(json_, sentence);
    json_.endArray().endObject().endObject();
    return json_.take();
  }

 private:
  void writeHead() {
    json_.key("complete").boolean(analysis_ != nullptr);
    if (!standing_.ranking.any) {
      json_.field("verdict", "none_yet");
    } else if (analysis_) {
      json_.field("verdict", analysis_->verdict());
    }
    json_.key("unmet").boolean(standing_.ranking.unmet).key("settled").boolean(standing_.settled);
    json_.key("next");
    if (standing_.next < 0) {
      json_.null();
    } else {
      json_.text(ids_.question(standing_.next));
    }
  }

  void writeCounts() {
    json_.key("counts").object().key("questions").integer(standing_.questions);
    json_.key("answered").integer(standing_.answered);
    json_.key("skipped").integer(standing_.skipped);
    json_.key("open").integer(standing_.open).endObject();
  }

  void writeQuestions() {
    json_.key("questions").array();
    for (int q = 0; q < standing_.questions; ++q) {
      const Reply& reply = reader_.replies[idx(q)];
      json_.object().field("id", ids_.question(q));
      json_.field("state", reply.answered() ? "answered" : reply.closed ? "skipped" : "open").key("answers").array();
      for (int a : reply.chosen) json_.text(ids_.answer(q, a));
      json_.endArray().endObject();
    }
    json_.endArray();
  }

  void writeImportance() {
    const std::vector<double>& importance = standing_.ranking.importance;
    double sum = 0;
    for (double points : importance) sum += points;
    json_.key("importance").array();
    for (std::size_t c = 0; c < importance.size(); ++c) {
      json_.object().field("criterion", comparison_.criteria[c].id).key("points").number(importance[c]).key("share");
      if (sum > 0) {
        json_.rounded(importance[c] / sum, 2);
      } else {
        json_.null();
      }
      json_.key("slider").boolean(reader_.sliders[c].has_value());
      if (analysis_) analysis_->writeSlider(json_, static_cast<int>(c));
      json_.endObject();
    }
    json_.endArray();
  }

  void writeRanking() {
    json_.key("ranking").array();
    for (const Score& score : standing_.ranking.scores) {
      json_.object().field("option", ids_.option(score.option)).key("rank").integer(score.rank);
      json_.key("tied").boolean(score.tied).key("excluded").boolean(score.excluded);
      json_.key("score").rounded(score.points, 1).key("low").rounded(score.low, 1).key("high").rounded(score.high, 1);
      writeShare("fit", score.points);
      writeShare("fitLow", score.low);
      writeShare("fitHigh", score.high);
      writeFailures(score);
      json_.endObject();
    }
    json_.endArray();
  }

  // Writes points as a share of all points in play.
  void writeShare(const char* name, double points) {
    json_.key(name);
    if (standing_.ranking.inPlay > 0) {
      json_.rounded(points / standing_.ranking.inPlay, 2);
    } else {
      json_.null();
    }
  }

  // Lists the first failure of each option, and further ones while the limits allow.
  void writeFailures(const Score& score) {
    std::span<const Failure> failures = standing_.ranking.failuresOf(score.option);
    if (failures.size() > kMaxFailuresListed) failures = failures.first(kMaxFailuresListed);
    int listed = 0;
    json_.key("fails").array();
    for (const Failure& failure : failures) {
      if (listed > 0 && furtherFailures_ == kMaxFurtherFailures) break;
      if (listed++ > 0) ++furtherFailures_;
      json_.object().field("question", ids_.question(failure.question));
      json_.field("answer", ids_.answer(failure.question, failure.answer));
      json_.key("must").integer(failure.requirement).endObject();
    }
    json_.endArray();
    if (listed < score.fails) json_.key("moreFails").integer(score.fails - listed);
  }

  void optionOrNull(const char* name, int option) {
    json_.key(name);
    if (option < 0) {
      json_.null();
    } else {
      json_.text(ids_.option(option));
    }
  }

  void writeLead() {
    optionOrNull("leader", standing_.ranking.leader());
    optionOrNull("rival", standing_.ranking.rival());
    json_.key("lead");
    if (standing_.ranking.rival() < 0) {
      json_.null();
    } else {
      json_.rounded(standing_.ranking.lead(), 1);
    }
  }

  const Comparison& comparison_;
  const Ids ids_;
  const ReaderInput& reader_;
  const Standing& standing_;
  const Analysis* analysis_;
  int furtherFailures_ = 0;
  JsonWriter json_;
};

}  // namespace

std::string buildQuickView(const Comparison& comparison, const Model& model, const ReaderInput& reader,
                           Prepared& prepared) {
  return ViewWriter(comparison, reader, computeStanding(comparison, model, reader, prepared), nullptr).write();
}

std::string buildView(const Comparison& comparison, const Model& model, const ReaderInput& reader, Prepared& prepared) {
  return writeView(comparison, reader, analyze(comparison, model, reader, prepared));
}

std::string writeView(const Comparison& comparison, const ReaderInput& reader, const Analysis& analysis) {
  return ViewWriter(comparison, reader, analysis.standing(), &analysis).write();
}

std::string writeErrors(const std::vector<Error>& errors) {
  JsonWriter json;
  json.object().key("ok").boolean(false).key("errors").array();
  for (const Error& error : errors) writeError(json, error);
  return json.endArray().endObject().take();
}

}  // namespace tradeoff
