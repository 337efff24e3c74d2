#include "check.h"

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
void readAudience(Check& check, const Node& node, Audience& out) { readFields(check, node, out, kAudienceFields); }

// An object from ids to things of one kind.
template <class T, std::size_t kCount>
void readById(Check& check, const Node& node, std::vector<T>& out, const Field<T> (&fields)[kCount]) {
  if (!isObject(check, node)) return;
  for (const JsonMember& member : node.json.members) {
    const Node child{member.value, &node, member.name};
    checkIdKey(check, child);
    out.emplace_back().id = member.name;
    readFields(check, child, out.back(), fields);
  }
}

void readFormat(Check& check, const Node& node, Comparison&) {
  if (!node.json.isNumber()) {
    fault(check, node, "expected_number");
  } else if (node.json.number != 1) {
    fault(check, node, "unknown_format", {detail("format", node.json.number, 6), detail("known", 1)});
  }
}

void readOptions(Check& check, const Node& node, Comparison& out) {
  checkCount(check, node, node.json.items.size(), kMaxOptions, "too_many_options");
  if (node.json.isList() && node.json.items.size() < 2) fault(check, node, "too_few_options");
  readList(check, node, out.options, readOption);
}

void readCriteria(Check& check, const Node& node, Comparison& out) {
  checkCount(check, node, node.json.items.size(), kMaxCriteria, "too_many_criteria");
  if (node.json.isList() && node.json.items.empty()) fault(check, node, "empty_list");
  readList(check, node, out.criteria, readCriterion);
}

void readQuestions(Check& check, const Node& node, Comparison& out) {
  checkCount(check, node, node.json.items.size(), kMaxQuestions, "too_many_questions");
  readList(check, node, out.questions, readQuestion);
}

constexpr Field<Comparison> kDocumentFields[] = {
    {"$schema", [](Check& c, const Node& n, Comparison&) { readText(c, n); }},
    {"format", readFormat, Need::kRequired},
    {"id", [](Check& c, const Node& n, Comparison& out) { out.id = readId(c, n, {}, 0); }, Need::kRequired},
    {"lang", [](Check& c, const Node& n, Comparison& out) { out.lang = readLanguage(c, n); }},
    {"updated", date<&Comparison::updated>},
    {"by", text<&Comparison::by>},
    {"disclosure", text<&Comparison::disclosure>},
    {"title", filledText<&Comparison::title>, Need::kRequired},
    {"summary", text<&Comparison::summary>},
    {"intro", proseList<&Comparison::intro>},
    {"closing", proseList<&Comparison::closing>},
    {"sources", [](Check& c, const Node& n, Comparison& out) { readById(c, n, out.sources, kSourceFields); }},
    {"options", readOptions, Need::kRequired},
    {"criteria", readCriteria, Need::kRequired},
    {"ratings", readRatings, Need::kRequired},
    {"questions", readQuestions},
    {"presets", [](Check& c, const Node& n, Comparison& out) { readList(c, n, out.presets, readPreset); }},
    {"audiences", [](Check& c, const Node& n, Comparison& out) { readList(c, n, out.audiences, readAudience); }},
    {"notes", [](Check& c, const Node& n, Comparison& out) { readById(c, n, out.notes, kNoteFields); }},
};

void collectIds(const Json* list, Ids& ids) {
  for (std::size_t i = 0; list && i < list->items.size(); ++i) {
    const Json* id = list->items[i].find("id");
    if (id && id->isText() && !id->text.empty()) ids.add(id->text, i);
  }
}

void collectKeys(const Json* object, Ids& ids, std::vector<char>& used) {
  for (std::size_t i = 0; object && i < object->members.size(); ++i) ids.add(object->members[i].name, i);
  used.resize(ids.names.size());
}

void collectAnswers(const Json* questions, Check& check) {
  for (std::size_t i = 0; questions && i < questions->items.size(); ++i) {
    const Json& question = questions->items[i];
    collectIds(question.find("answers"), check.answers.emplace_back());
    const Json* choose = question.find("choose");
    check.chooseMany.push_back(choose && choose->text == "many");
  }
}

}  // namespace

void readDocument(Check& check, const Node& node, Comparison& out) {
  // What a document refers to may stand after the reference.
  collectIds(node.json.find("options"), check.options);
  collectIds(node.json.find("criteria"), check.criteria);
  collectIds(node.json.find("questions"), check.questions);
  collectIds(node.json.find("presets"), check.presets);
  collectKeys(node.json.find("sources"), check.sources, check.sourceUsed);
  collectKeys(node.json.find("notes"), check.notes, check.noteUsed);
  collectAnswers(node.json.find("questions"), check);
  readFields(check, node, out, kDocumentFields);
}

}  // namespace tradeoff
