#include "tradeoff/reader_input.h"

#include <algorithm>
#include <string>

#include "format/check.h"
#include "format/suggestions.h"
#include "support/idx.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

// Reads a reader's JSON for one comparison. Continues after an error, to report them all.
class ReaderParser {
 public:
  explicit ReaderParser(const Comparison& comparison) : comparison_(comparison), reader_(newReaderInput(comparison)) {}

  Result<ReaderInput> parse(const Json& json) {
    found_.nearestBudget = 5'000'000;  // less than for a document: the page calls this for every answer
    const JsonCursor root{json};
    isObject(found_, root);
    for (const JsonMember& member : json.members) {
      const JsonCursor child{member.value, &root, member.name};
      if (member.name == "answers") {
        parseAnswers(child);
      } else if (member.name == "importance") {
        parseImportance(child);
      } else {
        const std::string_view known[] = {"answers", "importance"};
        const std::string_view near = nearestWord(member.name, known, found_.nearestBudget);
        fault(found_, child, "unknown_field", {detail("field", member.name), detail("near", near)});
      }
    }
    if (!found_.errors.empty()) return inOrder(std::move(found_.errors));
    return std::move(reader_);
  }

 private:
  // Reports an id that no item of `things` has.
  template <class T>
  void unknown(const JsonCursor& node, std::string_view id, const std::vector<T>& things, const char* code) {
    if (found_.errors.size() >= kMaxErrors) return;
    std::vector<std::string_view> ids(things.size());
    for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = things[i].id;
    unknownId(found_, node, id, ids, code);
  }

  void parseAnswers(const JsonCursor& node) {
    isObject(found_, node);
    for (const JsonMember& member : node.json.members) {
      const JsonCursor child{member.value, &node, member.name};
      const int question = comparison_.questionIndex(member.name);
      if (question < 0) {
        unknown(child, member.name, comparison_.questions, "unknown_question");
      } else {
        parseReply(child, comparison_.questions[idx(question)], reader_.replies[idx(question)]);
      }
    }
  }

  void parseReply(const JsonCursor& node, const Question& asked, Reply& reply) {
    if (!isList(found_, node)) return;
    reply.closed = true;
    const std::vector<Json>& items = node.json.items;
    if (!asked.many && items.size() > 1) fault(found_, node, "one_answer_only", {detail("id", asked.id)});
    for (std::size_t i = 0; i < items.size(); ++i) {
      const JsonCursor item{items[i], &node, {}, i};
      if (item.json.isText()) {
        choose(item, asked, reply);
      } else {
        fault(found_, item, "expected_text");
      }
    }
    stableSort(reply.chosen, [](int a, int b) { return a < b; });
  }

  void choose(const JsonCursor& node, const Question& asked, Reply& reply) {
    const std::string& id = node.json.text;
    const int answer = answerIndex(asked, id);
    if (answer < 0) {
      unknown(node, id, asked.answers, "unknown_answer");
    } else if (std::find(reply.chosen.begin(), reply.chosen.end(), answer) != reply.chosen.end()) {
      fault(found_, node, "repeated_answer", {detail("id", id), detail("question", asked.id)});
    } else {
      reply.chosen.push_back(answer);
    }
  }

  void parseImportance(const JsonCursor& node) {
    isObject(found_, node);
    for (const JsonMember& member : node.json.members) {
      const JsonCursor child{member.value, &node, member.name};
      const int criterion = comparison_.criterionIndex(member.name);
      if (criterion < 0) {
        unknown(child, member.name, comparison_.criteria, "unknown_criterion");
      } else {
        const double points = readNumber(found_, child, 0, kMaxPoints);
        reader_.sliders[idx(criterion)] = points == 0 ? 0 : points;  // turns -0 into 0
      }
    }
  }

  const Comparison& comparison_;
  ReaderInput reader_;
  Findings found_;
};

}  // namespace

bool ReaderInput::started() const {
  for (const Reply& reply : replies) {
    if (reply.answered()) return true;
  }
  for (const std::optional<double>& slider : sliders) {
    if (slider) return true;
  }
  return false;
}

ReaderInput newReaderInput(const Comparison& comparison) {
  ReaderInput reader;
  reader.replies = std::vector<Reply>(comparison.questions.size());
  reader.sliders = std::vector<std::optional<double>>(comparison.criteria.size());
  return reader;
}

Result<ReaderInput> parseReaderInput(const Comparison& comparison, std::string_view text) {
  if (text.empty()) return newReaderInput(comparison);
  Result<Json> json = readJson(text);
  if (!json.ok()) return std::move(json.errors());
  return ReaderParser(comparison).parse(json.value());
}

}  // namespace tradeoff
