#include "format/check.h"

namespace tradeoff {
namespace {

constexpr std::string_view kConfidences[] = {"high", "medium", "low"};
constexpr std::string_view kVerdicts[] = {"confirmed", "limited",  "imprecise",   "incomplete",
                                          "outdated",  "disputed", "unconfirmed", "context"};

constexpr Field<Source> kSourceFields[] = {
    {"title", filledText<&Source::title>, Need::kRequired},
    {"url", url<&Source::url>},
    {"copy", url<&Source::copy>},
    {"date", date<&Source::date>},
    {"seen", date<&Source::seen>},
    {"confidence", word<&Source::confidence, kConfidences>},
};

constexpr Field<Note> kNoteFields[] = {
    {"verdict", word<&Note::verdict, kVerdicts>},
    {"text", bodyFilledText<Note>, Need::kRequired},
    {"sources", bodySources<Note>},
};

constexpr Field<Audience> kAudienceFields[] = {
    {"name", filledText<&Audience::name>, Need::kRequired},
    {"text", prose<&Audience::body>},
};
void readAudience(Check& check, const JsonCursor& node, Audience& out) {
  readFields(check, node, out, kAudienceFields);
}

// Reads one member of an object that maps ids to sources or notes.
template <const auto& kFields, class T>
void readNamed(Check& check, const JsonCursor& node, T& out) {
  checkIdKey(check, node);
  out.id = node.name;
  readFields(check, node, out, kFields);
}

void readFormat(Check& check, const JsonCursor& node, Comparison&) {
  if (!node.json.isNumber()) {
    fault(check, node, "expected_number");
  } else if (node.json.number != 1) {
    fault(check, node, "unknown_format", {detail("format", node.json.number, 6), detail("known", 1)});
  }
}

void readOptions(Check& check, const JsonCursor& node, Comparison& out) {
  checkCount(check, node, node.json.items.size(), kMaxOptions, "too_many_options");
  if (node.json.isList() && node.json.items.size() < 2) fault(check, node, "too_few_options");
  readList<readOption>(check, node, out.options, kMaxOptions);
}

void readCriteria(Check& check, const JsonCursor& node, Comparison& out) {
  checkCount(check, node, node.json.items.size(), kMaxCriteria, "too_many_criteria");
  if (node.json.isList() && node.json.items.empty()) fault(check, node, "empty_list");
  readList<readCriterion>(check, node, out.criteria, kMaxCriteria);
}

void readQuestions(Check& check, const JsonCursor& node, Comparison& out) {
  checkCount(check, node, node.json.items.size(), kMaxQuestions, "too_many_questions");
  readList<readQuestion>(check, node, out.questions, kMaxQuestions);
}

constexpr Field<Comparison> kDocumentFields[] = {
    {"$schema", [](Check& c, const JsonCursor& n, Comparison&) { readText(c, n); }},
    {"format", readFormat, Need::kRequired},
    {"id", [](Check& c, const JsonCursor& n, Comparison& out) { out.id = readId(c, n, {}, 0); }, Need::kRequired},
    {"lang", [](Check& c, const JsonCursor& n, Comparison& out) { out.lang = readLanguage(c, n); }},
    {"updated", date<&Comparison::updated>},
    {"by", text<&Comparison::by>},
    {"disclosure", text<&Comparison::disclosure>},
    {"title", filledText<&Comparison::title>, Need::kRequired},
    {"summary", text<&Comparison::summary>},
    {"intro", list<&Comparison::intro, readProse>},
    {"closing", list<&Comparison::closing, readProse>},
    {"sources", members<&Comparison::sources, readNamed<kSourceFields, Source>>},
    {"options", readOptions, Need::kRequired},
    {"criteria", readCriteria, Need::kRequired},
    {"ratings", readRatings, Need::kRequired},
    {"questions", readQuestions},
    {"presets", list<&Comparison::presets, readPreset>},
    {"audiences", list<&Comparison::audiences, readAudience>},
    {"notes", members<&Comparison::notes, readNamed<kNoteFields, Note>>},
};

KnownIds idsOf(const Json* list) {
  if (!list) return {};
  std::vector<std::string_view> names(list->items.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Json* id = list->items[i].find("id");
    if (id && id->isText()) names[i] = id->text;
  }
  return KnownIds(std::move(names));
}

KnownIds keysOf(const Json* object) {
  if (!object) return {};
  std::vector<std::string_view> names(object->members.size());
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = object->members[i].name;
  return KnownIds(std::move(names));
}

void collectAnswers(const Json* questions, Check& check) {
  if (!questions) return;
  check.answers = std::vector<KnownIds>(questions->items.size());
  check.chooseMany = std::vector<char>(questions->items.size());
  for (std::size_t i = 0; i < questions->items.size(); ++i) {
    const Json& question = questions->items[i];
    check.answers[i] = idsOf(question.find("answers"));
    const Json* choose = question.find("choose");
    check.chooseMany[i] = choose && choose->text == "many";
  }
}

}  // namespace

void readDocument(Check& check, const JsonCursor& node, Comparison& out) {
  // Collects all ids first, because a reference may precede what it refers to.
  check.options = idsOf(node.json.find("options"));
  check.criteria = idsOf(node.json.find("criteria"));
  check.questions = idsOf(node.json.find("questions"));
  check.presets = idsOf(node.json.find("presets"));
  check.sources = keysOf(node.json.find("sources"));
  check.notes = keysOf(node.json.find("notes"));
  check.sourceUsed = std::vector<char>(check.sources.names.size());
  check.noteUsed = std::vector<char>(check.notes.names.size());
  collectAnswers(node.json.find("questions"), check);
  readFields(check, node, out, kDocumentFields);
}

}  // namespace tradeoff
