#include "tradeoff/reader.h"

#include <algorithm>
#include <string>

#include "json_reader.h"

namespace tradeoff {
namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

std::string step(std::string path, std::string_view name) {
  addStep(path, name);
  return path;
}

// Reads a reader's JSON against one comparison, and goes on after a fault to find them all.
class ReaderParser {
 public:
  explicit ReaderParser(const Comparison& comparison) : comparison_(comparison), reader_(newReader(comparison)) {}

  Result<Reader> parse(const Json& json) {
    if (!json.isObject()) {
      wrongType("", "object");
      return errors_;
    }
    for (const JsonMember& member : json.members) {
      const std::string path = step("", member.name);
      if (member.name == "answers") {
        parseAnswers(member.value, path);
      } else if (member.name == "importance") {
        parseImportance(member.value, path);
      } else {
        fault("unknown_field", path, {argument("field", member.name)});
      }
    }
    if (!errors_.empty()) return errors_;
    return std::move(reader_);
  }

 private:
  void fault(std::string code, const std::string& path, std::vector<Argument> detail) {
    if (errors_.size() < kMaxErrors) errors_.push_back({std::move(code), path, std::move(detail)});
  }

  void wrongType(const std::string& path, std::string expected) {
    fault("wrong_type", path, {argument("expected", std::move(expected))});
  }

  void parseAnswers(const Json& json, const std::string& path) {
    if (!json.isObject()) return wrongType(path, "object");
    for (const JsonMember& member : json.members) {
      const std::string here = step(path, member.name);
      const int question = comparison_.questionIndex(member.name);
      if (question < 0) {
        fault("unknown_question", here, {argument("id", member.name)});
      } else {
        parseReply(question, member.value, here);
      }
    }
  }

  void parseReply(int question, const Json& json, const std::string& path) {
    if (!json.isList()) return wrongType(path, "list");
    const Question& asked = comparison_.questions[at(question)];
    Reply& reply = reader_.replies[at(question)];
    reply.closed = true;
    if (!asked.many && json.items.size() > 1) fault("one_answer_only", path, {argument("id", asked.id)});
    for (std::size_t i = 0; i < json.items.size(); ++i) {
      std::string here = path;
      addStep(here, i);
      if (json.items[i].isText()) {
        choose(asked, reply, json.items[i].text, here);
      } else {
        wrongType(here, "text");
      }
    }
    std::sort(reply.chosen.begin(), reply.chosen.end());
  }

  void choose(const Question& asked, Reply& reply, const std::string& id, const std::string& path) {
    const int answer = answerIndex(asked, id);
    if (answer < 0) {
      fault("unknown_answer", path, {argument("id", id), argument("question", asked.id)});
    } else if (std::find(reply.chosen.begin(), reply.chosen.end(), answer) != reply.chosen.end()) {
      fault("repeated_answer", path, {argument("id", id), argument("question", asked.id)});
    } else {
      reply.chosen.push_back(answer);
    }
  }

  void parseImportance(const Json& json, const std::string& path) {
    if (!json.isObject()) return wrongType(path, "object");
    for (const JsonMember& member : json.members) {
      const std::string here = step(path, member.name);
      const int criterion = comparison_.criterionIndex(member.name);
      if (criterion < 0) {
        fault("unknown_criterion", here, {argument("id", member.name)});
      } else if (!member.value.isNumber()) {
        wrongType(here, "number");
      } else if (!(member.value.number >= 0 && member.value.number <= kMaxPoints)) {
        fault("number_out_of_range", here, {argument("min", 0.0), argument("max", kMaxPoints)});
      } else {
        reader_.sliders[at(criterion)] = member.value.number == 0 ? 0 : member.value.number;  // no -0
      }
    }
  }

  const Comparison& comparison_;
  Reader reader_;
  std::vector<Error> errors_;
};

}  // namespace

bool Reader::started() const {
  for (const Reply& reply : replies) {
    if (reply.answered()) return true;
  }
  for (const std::optional<double>& slider : sliders) {
    if (slider) return true;
  }
  return false;
}

Reader newReader(const Comparison& comparison) {
  Reader reader;
  reader.replies.resize(comparison.questions.size());
  reader.sliders.resize(comparison.criteria.size());
  return reader;
}

Result<Reader> parseReader(const Comparison& comparison, std::string_view text) {
  if (text.empty()) return newReader(comparison);
  const Result<Json> json = readJson(text);
  if (!json.ok()) return json.errors();
  return ReaderParser(comparison).parse(json.value());
}

}  // namespace tradeoff
