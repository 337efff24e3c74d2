#include "format/check.h"

namespace tradeoff {
namespace {

void readAnyOfItem(Check& check, const JsonCursor& node, AttributeValue& out) {
  if (node.json.isBoolean()) {
    out = {true, node.json.boolean, ""};
  } else if (node.json.isText()) {
    out.text = readFilledText(check, node);
  } else {
    fault(check, node, "expected_text_or_boolean");
  }
}

template <class T>
void anyOf(Check& check, const JsonCursor& node, T& out) {
  if (node.json.isList() && node.json.items.empty()) fault(check, node, "empty_list");
  readList<readAnyOfItem>(check, node, out.anyOf);
}

constexpr Field<Prefers> kPrefersFields[] = {
    {"attribute", filledText<&Prefers::attribute>, Need::kRequired},
    {"anyOf", anyOf<Prefers>, Need::kRequired},
    {"points", points<&Prefers::points>, Need::kRequired},
};
void readPrefers(Check& check, const JsonCursor& node, Prefers& out) { readFields(check, node, out, kPrefersFields); }

constexpr Field<Requires> kRequiresFields[] = {
    {"attribute", filledText<&Requires::attribute>, Need::kRequired},
    {"anyOf", anyOf<Requires>, Need::kRequired},
    {"because", text<&Requires::because>},
};
void readRequires(Check& check, const JsonCursor& node, Requires& out) {
  readFields(check, node, out, kRequiresFields);
}

// Reads a single object or a list of objects.
template <auto kMember, auto kRead>
void oneOrMore(Check& check, const JsonCursor& node, Answer& out) {
  auto& items = out.*kMember;
  if (node.json.isList()) {
    readList<kRead>(check, node, items);
  } else if (node.json.isObject()) {
    makeItems<typename std::decay_t<decltype(items)>::value_type>(&items, 1);
    kRead(check, node, items[0]);
  } else {
    fault(check, node, "expected_object_or_list");
  }
}

void readCriterionPoints(Check& check, const JsonCursor& node, CriterionPoints& out) {
  out.criterion = keyReference(check, node, check.criteria, "unknown_criterion");
  out.points = readNumber(check, node, 0, kMaxPoints);
}

// The parents of the id are the answer, the list of answers and the question.
void readAnswerId(Check& check, const JsonCursor& node, Answer& out) {
  const JsonCursor& answer = *node.parent;
  const JsonCursor& question = *answer.parent->parent;
  out.id = readId(check, node, check.answers[question.index], answer.index);
}

constexpr Field<Answer> kAnswerFields[] = {
    {"id", readAnswerId, Need::kRequired},
    {"text", filledText<&Answer::text>, Need::kRequired},
    {"because", text<&Answer::because>},
    {"importance", members<&Answer::importance, readCriterionPoints>},
    {"prefers", oneOrMore<&Answer::prefers, readPrefers>},
    {"requires", oneOrMore<&Answer::requirements, readRequires>},
};
void readAnswer(Check& check, const JsonCursor& node, Answer& out) { readFields(check, node, out, kAnswerFields); }

void readAnswers(Check& check, const JsonCursor& node, Question& out) {
  if (node.json.isList() && node.json.items.empty()) fault(check, node, "empty_list");
  checkCount(check, node, node.json.items.size(), kMaxAnswers, "too_many_answers");
  readList<readAnswer>(check, node, out.answers, kMaxAnswers);
}

void readChoose(Check& check, const JsonCursor& node, Question& out) {
  static constexpr std::string_view kWords[] = {"one", "many"};
  out.many = readWord(check, node, kWords) == 1;
}

constexpr Field<Question> kQuestionFields[] = {
    {"id", [](Check& c, const JsonCursor& n, Question& out) { out.id = readId(c, n, c.questions, n.parent->index); },
     Need::kRequired},
    {"text", filledText<&Question::text>, Need::kRequired},
    {"help", text<&Question::help>},
    {"choose", readChoose},
    {"first", boolean<&Question::first>},
    {"answers", readAnswers, Need::kRequired},
};

void readPresetAnswer(Check& check, const JsonCursor& node, PresetAnswer& out) {
  out.question = keyReference(check, node, check.questions, "unknown_question");
  if (!isList(check, node) || out.question < 0) return;
  const auto question = static_cast<std::size_t>(out.question);
  std::vector<char> chosen(check.answers[question].names.size());
  for (std::size_t i = 0; i < node.json.items.size(); ++i) {
    const JsonCursor child{node.json.items[i], &node, {}, i};
    const int answer = readReference(check, child, check.answers[question], "unknown_answer");
    if (answer < 0) continue;
    if (chosen[static_cast<std::size_t>(answer)]) {
      fault(check, child, "repeated_answer", {detail("id", child.json.text)});
    } else {
      chosen[static_cast<std::size_t>(answer)] = 1;
      out.answers.push_back(answer);
    }
  }
  if (out.answers.size() > 1 && !check.chooseMany[question]) fault(check, node, "one_answer_only");
}

constexpr Field<Preset> kPresetFields[] = {
    {"id", [](Check& c, const JsonCursor& n, Preset& out) { out.id = readId(c, n, c.presets, n.parent->index); },
     Need::kRequired},
    {"name", filledText<&Preset::name>, Need::kRequired},
    {"text", text<&Preset::text>},
    {"answers", members<&Preset::answers, readPresetAnswer>},
};

}  // namespace

void readQuestion(Check& check, const JsonCursor& node, Question& out) {
  readFields(check, node, out, kQuestionFields);
}
void readPreset(Check& check, const JsonCursor& node, Preset& out) { readFields(check, node, out, kPresetFields); }

}  // namespace tradeoff
