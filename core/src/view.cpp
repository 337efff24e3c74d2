#include "tradeoff/view.h"

#include <span>

#include "ids.h"
#include "outcome.h"
#include "outlook.h"
#include "says.h"
#include "sentence.h"
#include "tradeoff/json_writer.h"

namespace tradeoff {
namespace {

// Failures listed of one option, and in all beyond the first of each.
constexpr std::size_t kMaxFailuresListed = 8;
constexpr int kMaxFurtherFailures = 256;

// Writes a view; without an outlook, a glance.
class ViewWriter {
 public:
  ViewWriter(const Comparison& comparison, const Reader& reader, const Outcome& outcome, const Outlook* outlook)
      : comparison_(comparison), ids_{comparison}, reader_(reader), outcome_(outcome), outlook_(outlook) {}

  std::string write() {
    json_.object().key("ok").boolean(true).key("view").object();
    writeHead();
    writeCounts();
    writeQuestions();
    if (outlook_) outlook_->writeSlider(json_);
    writeImportance();
    writeRanking();
    writeLead();
    if (outlook_) {
      outlook_->writeWhy(json_);
      outlook_->writeDoubts(json_);
    }
    json_.key("says").array();
    for (const Sentence& sentence : saysOf(comparison_, outcome_, outlook_)) writeSentence(json_, sentence);
    json_.endArray().endObject().endObject();
    return json_.take();
  }

 private:
  void writeHead() {
    if (!outcome_.ranking.any) {
      json_.field("verdict", "none_yet");
    } else if (outlook_) {
      json_.field("verdict", outlook_->verdict());
    }
    json_.key("unmet").boolean(outcome_.ranking.unmet).key("settled").boolean(outcome_.settled);
    json_.key("next");
    if (outcome_.next < 0) {
      json_.null();
    } else {
      json_.text(ids_.question(outcome_.next));
    }
  }

  void writeCounts() {
    json_.key("counts").object().key("questions").integer(outcome_.questions);
    json_.key("answered").integer(outcome_.answered);
    json_.key("skipped").integer(outcome_.skipped);
    json_.key("open").integer(outcome_.open).endObject();
  }

  void writeQuestions() {
    json_.key("questions").array();
    for (int q = 0; q < outcome_.questions; ++q) {
      const Reply& reply = reader_.replies[at(q)];
      json_.object().field("id", ids_.question(q));
      json_.field("state", reply.answered() ? "answered" : reply.closed ? "skipped" : "open").key("answers").array();
      for (int a : reply.chosen) json_.text(ids_.answer(q, a));
      json_.endArray().endObject();
    }
    json_.endArray();
  }

  void writeImportance() {
    const std::vector<double>& importance = outcome_.ranking.importance;
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
      if (outlook_) outlook_->writeSlider(json_, static_cast<int>(c));
      json_.endObject();
    }
    json_.endArray();
  }

  void writeRanking() {
    json_.key("ranking").array();
    for (const Score& score : outcome_.ranking.scores) {
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

  // What part of all points in play these are.
  void writeShare(const char* name, double points) {
    json_.key(name);
    if (outcome_.ranking.inPlay > 0) {
      json_.rounded(points / outcome_.ranking.inPlay, 2);
    } else {
      json_.null();
    }
  }

  // The first failure of each option; the others as long as there are not too many of them in all.
  void writeFailures(const Score& score) {
    std::span<const Failure> failures = outcome_.ranking.failuresOf(score.option);
    if (failures.size() > kMaxFailuresListed) failures = failures.first(kMaxFailuresListed);
    int listed = 0;
    json_.key("fails").array();
    for (const Failure& failure : failures) {
      if (listed > 0 && furtherFailures_ == kMaxFurtherFailures) break;
      if (listed++ > 0) ++furtherFailures_;
      json_.object().field("question", ids_.question(failure.question));
      json_.field("answer", ids_.answer(failure.question, failure.answer));
      json_.key("must").integer(failure.must).endObject();
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
    optionOrNull("leader", outcome_.ranking.leader());
    optionOrNull("rival", outcome_.ranking.rival());
    json_.key("lead");
    if (outcome_.ranking.rival() < 0) {
      json_.null();
    } else {
      json_.rounded(outcome_.ranking.lead(), 1);
    }
  }

  const Comparison& comparison_;
  const Ids ids_;
  const Reader& reader_;
  const Outcome& outcome_;
  const Outlook* outlook_;
  int furtherFailures_ = 0;
  JsonWriter json_;
};

}  // namespace

std::string buildGlance(const Comparison& comparison, const Frame& frame, const Reader& reader, Prepared& prepared) {
  return ViewWriter(comparison, reader, decide(comparison, frame, reader, prepared), nullptr).write();
}

std::string buildView(const Comparison& comparison, const Frame& frame, const Reader& reader, Prepared& prepared) {
  const Outcome outcome = decide(comparison, frame, reader, prepared);
  const Outlook outlook(comparison, frame, reader, outcome, prepared);
  return ViewWriter(comparison, reader, outcome, &outlook).write();
}

std::string writeErrors(const std::vector<Error>& errors) {
  JsonWriter json;
  json.object().key("ok").boolean(false).key("errors").array();
  for (const Error& error : errors) writeError(json, error);
  return json.endArray().endObject().take();
}

}  // namespace tradeoff
