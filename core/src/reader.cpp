#include "tradeoff/reader.h"

#include <algorithm>
#include <string>

#include "at.h"
#include "json_reader.h"
#include "nearest.h"
#include "order.h"

namespace tradeoff {
namespace {

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
      fault("expected_object", "", {});
      return errors_;
    }
    for (const JsonMember& member : json.members) {
      const std::string path = step("", member.name);
      if (member.name == "answers") {
        parseAnswers(member.value, path);
      } else if (member.name == "importance") {
        parseImportance(member.value, path);
      } else {
        const std::string_view known[] = {"answers", "importance"};
        const std::string near(nearestWord(member.name, known, nearestBudget_));
        fault("unknown_field", path, {argument("field", member.name), argument("near", near)});
      }
    }
    if (!errors_.empty()) return errors_;
    return std::move(reader_);
  }

 private:
  void fault(std::string code, const std::string& path, std::vector<Argument> detail) {
    if (errors_.size() < kMaxErrors) errors_.push_back({std::move(code), path, std::move(detail)});
  }

  // An id that nothing of its kind has; `things` is where it should have been found.
  template <class T>
  void unknown(std::string code, const std::string& path, const std::string& id, const std::vector<T>& things) {
    std::vector<std::string_view> ids;
    for (const T& thing : things) ids.push_back(thing.id);
    if (ids.empty()) return fault("nothing_to_name", path, {argument("id", id)});
    const std::string near(nearestWord(id, ids, nearestBudget_));
    fault(std::move(code), path, {argument("id", id), argument("near", near)});
  }

  void parseAnswers(const Json& json, const std::string& path) {
    if (!json.isObject()) return fault("expected_object", path, {});
    for (const JsonMember& member : json.members) {
      const std::string here = step(path, member.name);
      const int question = comparison_.questionIndex(member.name);
      if (question < 0) {
        unknown("unknown_question", here, member.name, comparison_.questions);
      } else {
        parseReply(question, member.value, here);
      }
    }
  }

  void parseReply(int question, const Json& json, const std::string& path) {
    if (!json.isList()) return fault("expected_list", path, {});
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
        fault("expected_text", here, {});
      }
    }
    sortStably(reply.chosen, [](int a, int b) { return a < b; });
  }

  void choose(const Question& asked, Reply& reply, const std::string& id, const std::string& path) {
    const int answer = answerIndex(asked, id);
    if (answer < 0) {
      unknown("unknown_answer", path, id, asked.answers);
    } else if (std::find(reply.chosen.begin(), reply.chosen.end(), answer) != reply.chosen.end()) {
      fault("repeated_answer", path, {argument("id", id), argument("question", asked.id)});
    } else {
      reply.chosen.push_back(answer);
    }
  }

  void parseImportance(const Json& json, const std::string& path) {
    if (!json.isObject()) return fault("expected_object", path, {});
    for (const JsonMember& member : json.members) {
      const std::string here = step(path, member.name);
      const int criterion = comparison_.criterionIndex(member.name);
      if (criterion < 0) {
        unknown("unknown_criterion", here, member.name, comparison_.criteria);
      } else if (!member.value.isNumber()) {
        fault("expected_number", here, {});
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
  long nearestBudget_ = 5'000'000;  // see nearestWord
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
