#include <set>

#include "check.h"

namespace tradeoff {
namespace {

void readAnyOfItem(Check& check, const Node& node, AttributeValue& out) {
  if (node.json.isBoolean()) {
    out = {true, node.json.boolean, ""};
  } else if (node.json.isText()) {
    out.text = readFilledText(check, node);
  } else {
    fault(check, node, "expected_text_or_boolean");
  }
}

template <class T>
void anyOf(Check& check, const Node& node, T& out) {
  if (node.json.isList() && node.json.items.empty()) fault(check, node, "empty_list");
  readList(check, node, out.anyOf, readAnyOfItem);
}

constexpr Field<Prefers> kPrefersFields[] = {
    {"attribute", filledText<&Prefers::attribute>, Need::kRequired},
    {"anyOf", anyOf<Prefers>, Need::kRequired},
    {"points", points<&Prefers::points>, Need::kRequired},
};
void readPrefers(Check& check, const Node& node, Prefers& out) { readFields(check, node, out, kPrefersFields); }

constexpr Field<Requires> kRequiresFields[] = {
    {"attribute", filledText<&Requires::attribute>, Need::kRequired},
    {"anyOf", anyOf<Requires>, Need::kRequired},
    {"because", text<&Requires::because>},
};
void readRequires(Check& check, const Node& node, Requires& out) { readFields(check, node, out, kRequiresFields); }

// One, or a list of them.
template <class T>
void readOneOrMore(Check& check, const Node& node, std::vector<T>& out, void (*read)(Check&, const Node&, T&)) {
  if (node.json.isList()) {
    readList(check, node, out, read);
  } else if (node.json.isObject()) {
    read(check, node, out.emplace_back());
  } else {
    fault(check, node, "expected_object_or_list");
  }
}

void readImportance(Check& check, const Node& node, Answer& out) {
  if (!isObject(check, node)) return;
  for (const JsonMember& member : node.json.members) {
    const Node child{member.value, &node, member.name};
    const int criterion = keyReference(check, child, check.criteria, "unknown_criterion");
    const double points = readNumber(check, child, 0, kMaxPoints);
    if (criterion >= 0) out.importance.push_back({criterion, points});
  }
}

// The id stands in an answer, that in the list, that in the question.
void readAnswerId(Check& check, const Node& node, Answer& out) {
  const Node& answer = *node.parent;
  const Node& question = *answer.parent->parent;
  out.id = readId(check, node, check.answers[question.index], answer.index);
}

constexpr Field<Answer> kAnswerFields[] = {
    {"id", readAnswerId, Need::kRequired},
    {"text", filledText<&Answer::text>, Need::kRequired},
    {"because", text<&Answer::because>},
    {"importance", readImportance},
    {"prefers", [](Check& c, const Node& n, Answer& out) { readOneOrMore(c, n, out.prefers, readPrefers); }},
    {"requires", [](Check& c, const Node& n, Answer& out) { readOneOrMore(c, n, out.musts, readRequires); }},
};
void readAnswer(Check& check, const Node& node, Answer& out) { readFields(check, node, out, kAnswerFields); }

void readAnswers(Check& check, const Node& node, Question& out) {
  if (node.json.isList() && node.json.items.empty()) fault(check, node, "empty_list");
  checkCount(check, node, node.json.items.size(), kMaxAnswers, "too_many_answers");
  readList(check, node, out.answers, readAnswer);
}

void readChoose(Check& check, const Node& node, Question& out) {
  static constexpr std::string_view kWords[] = {"one", "many"};
  out.many = readWord(check, node, kWords) == 1;
}

constexpr Field<Question> kQuestionFields[] = {
    {"id", [](Check& c, const Node& n, Question& out) { out.id = readId(c, n, c.questions, n.parent->index); },
     Need::kRequired},
    {"text", filledText<&Question::text>, Need::kRequired},
    {"help", text<&Question::help>},
    {"choose", readChoose},
    {"first", boolean<&Question::first>},
    {"answers", readAnswers, Need::kRequired},
};

void readPresetAnswer(Check& check, const Node& node, PresetAnswer& out) {
  const auto question = static_cast<std::size_t>(out.question);
  std::set<int> chosen;
  for (std::size_t i = 0; i < node.json.items.size(); ++i) {
    const Node child{node.json.items[i], &node, {}, i};
    const int answer = readReference(check, child, check.answers[question], "unknown_answer");
    if (answer < 0) continue;
    if (chosen.insert(answer).second) {
      out.answers.push_back(answer);
    } else {
      fault(check, child, "repeated_answer", {detail("id", child.json.text)});
    }
  }
  if (out.answers.size() > 1 && !check.chooseMany[question]) fault(check, node, "one_answer_only");
}

void readPresetAnswers(Check& check, const Node& node, Preset& out) {
  if (!isObject(check, node)) return;
  for (const JsonMember& member : node.json.members) {
    const Node child{member.value, &node, member.name};
    const int question = keyReference(check, child, check.questions, "unknown_question");
    if (!isList(check, child) || question < 0) continue;
    readPresetAnswer(check, child, out.answers.emplace_back(PresetAnswer{question, {}}));
  }
}

constexpr Field<Preset> kPresetFields[] = {
    {"id", [](Check& c, const Node& n, Preset& out) { out.id = readId(c, n, c.presets, n.parent->index); },
     Need::kRequired},
    {"name", filledText<&Preset::name>, Need::kRequired},
    {"text", text<&Preset::text>},
    {"answers", readPresetAnswers},
};

}  // namespace

void readQuestion(Check& check, const Node& node, Question& out) { readFields(check, node, out, kQuestionFields); }
void readPreset(Check& check, const Node& node, Preset& out) { readFields(check, node, out, kPresetFields); }

}  // namespace tradeoff
