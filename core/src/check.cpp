#include "check.h"

#include "formats.h"
#include "nearest.h"

namespace tradeoff {
namespace {

constexpr std::size_t kMaxQuoted = 80;

void add(std::vector<JsonFault>& found, const Node& node, const char* code, Details details) {
  if (found.size() >= kMaxErrors) return;
  std::vector<Argument> arguments;
  for (const Detail& one : details) {
    arguments.push_back(one.decimals < 0 ? argument(one.name, quoted(one.text))
                                         : argument(one.name, one.number, one.decimals));
  }
  found.push_back({node.json.order, {code, node.pointer(), std::move(arguments)}});
}

// Whether the text is short enough, which an id and a key must be too.
bool fits(Check& check, const Node& node, std::string_view text) {
  if (text.size() <= kMaxText) return true;
  fault(check, node, "text_too_long", {detail("limit", kMaxText), detail("bytes", static_cast<double>(text.size()))});
  return false;
}

// A text in a fixed form; anything else is the fault `code`.
std::string readForm(Check& check, const Node& node, bool (*is)(std::string_view), const char* code) {
  const std::size_t before = check.errors.size();
  std::string text = readText(check, node);
  if (node.json.isText() && check.errors.size() == before && !is(text)) {
    fault(check, node, code, {detail("text", text)});
  }
  return text;
}

int refer(Check& check, const Node& node, std::string_view id, const Ids& ids, const char* code) {
  const int place = ids.find(id);
  if (place >= 0 || check.errors.size() >= kMaxErrors) return place;
  if (ids.names.empty()) {
    fault(check, node, "nothing_to_name", {detail("id", id)});
    return place;
  }
  const std::string_view near = nearestWord(id, ids.names, check.nearestBudget);
  fault(check, node, code, {detail("id", id), detail("near", near)});
  return place;
}

std::vector<int> readReferences(Check& check, const Node& node, const Ids& ids, std::vector<char>& used,
                                const char* code) {
  std::vector<int> places;
  if (!isList(check, node)) return places;
  for (std::size_t i = 0; i < node.json.items.size(); ++i) {
    const int place = readReference(check, {node.json.items[i], &node, {}, i}, ids, code);
    if (place < 0) continue;
    places.push_back(place);
    used[static_cast<std::size_t>(place)] = 1;
  }
  return places;
}

}  // namespace

std::string Node::pointer() const {
  if (!parent) return "";
  std::string pointer = parent->pointer();
  if (parent->json.isList()) {
    addStep(pointer, index);
  } else {
    addStep(pointer, name);
  }
  return pointer;
}

void Ids::add(std::string_view id, std::size_t place) {
  if (places.emplace(id, static_cast<int>(place)).second) names.push_back(id);
}

int Ids::find(std::string_view id) const {
  const auto found = places.find(id);
  return found == places.end() ? -1 : found->second;
}

void fault(Check& check, const Node& node, const char* code, Details details) {
  add(check.errors, node, code, details);
}

void hint(Check& check, const Node& node, const char* code, Details details) { add(check.hints, node, code, details); }

std::string quoted(std::string_view text) {
  if (text.size() <= kMaxQuoted) return std::string(text);
  std::size_t end = kMaxQuoted;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not inside a character
  return std::string(text.substr(0, end)) + "...";
}

bool isObject(Check& check, const Node& node) {
  if (!node.json.isObject()) fault(check, node, "expected_object");
  return node.json.isObject();
}

bool isList(Check& check, const Node& node) {
  if (!node.json.isList()) fault(check, node, "expected_list");
  return node.json.isList();
}

std::string readText(Check& check, const Node& node) {
  if (!node.json.isText()) {
    fault(check, node, "expected_text");
    return "";
  }
  return fits(check, node, node.json.text) ? node.json.text : "";
}

std::string readFilledText(Check& check, const Node& node) {
  if (node.json.isText() && node.json.text.empty()) fault(check, node, "empty_text");
  return readText(check, node);
}

std::string readUrl(Check& check, const Node& node) { return readForm(check, node, isUrl, "invalid_url"); }
std::string readDate(Check& check, const Node& node) { return readForm(check, node, isDate, "invalid_date"); }
std::string readLanguage(Check& check, const Node& node) {
  return readForm(check, node, isLanguage, "invalid_language");
}

bool readBoolean(Check& check, const Node& node) {
  if (!node.json.isBoolean()) fault(check, node, "expected_boolean");
  return node.json.boolean;
}

double readNumber(Check& check, const Node& node, double min, double max) {
  if (!node.json.isNumber()) {
    fault(check, node, "expected_number");
  } else if (node.json.number < min || node.json.number > max) {
    fault(check, node, "number_out_of_range", {detail("min", min), detail("max", max)});
  }
  return node.json.number;
}

std::string readId(Check& check, const Node& node, const Ids& ids, std::size_t place) {
  if (node.json.isText() && node.json.text.empty()) {
    fault(check, node, "empty_text");
    return "";
  }
  std::string id = readForm(check, node, isId, "invalid_id");
  if (node.json.isText() && ids.find(id) >= 0 && ids.find(id) != static_cast<int>(place)) {
    fault(check, node, "repeated_id", {detail("id", id)});
  }
  return id;
}

void checkIdKey(Check& check, const Node& node) {
  if (fits(check, node, node.name) && !isId(node.name)) {
    fault(check, node, "invalid_id", {detail("text", node.name)});
  }
}

void checkName(Check& check, const Node& node) {
  if (node.name.empty()) fault(check, node, "empty_text");
  fits(check, node, node.name);
}

int readWord(Check& check, const Node& node, std::span<const std::string_view> words) {
  const std::string word = readText(check, node);
  if (!node.json.isText() || check.errors.size() >= kMaxErrors) return -1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == node.json.text) return static_cast<int>(i);
  }
  const std::string_view near = nearestWord(node.json.text, words, check.nearestBudget);
  fault(check, node, "unknown_word", {detail("word", node.json.text), detail("near", near)});
  return -1;
}

int readReference(Check& check, const Node& node, const Ids& ids, const char* code) {
  if (!node.json.isText()) {
    fault(check, node, "expected_text");
    return -1;
  }
  return refer(check, node, node.json.text, ids, code);
}

int keyReference(Check& check, const Node& node, const Ids& ids, const char* code) {
  return refer(check, node, node.name, ids, code);
}

std::vector<int> readSources(Check& check, const Node& node) {
  return readReferences(check, node, check.sources, check.sourceUsed, "unknown_source");
}

std::vector<int> readNotes(Check& check, const Node& node) {
  return readReferences(check, node, check.notes, check.noteUsed, "unknown_note");
}

void readProse(Check& check, const Node& node, Prose& out) {
  static constexpr Field<Prose> kFields[] = {
      {"text", filledText<&Prose::text>, Need::kRequired},
      {"sources", [](Check& c, const Node& n, Prose& p) { p.sources = readSources(c, n); }},
      {"notes", [](Check& c, const Node& n, Prose& p) { p.notes = readNotes(c, n); }},
  };
  if (node.json.isText()) {
    out.text = readFilledText(check, node);
  } else if (node.json.isObject()) {
    readFields(check, node, out, kFields);
  } else {
    fault(check, node, "expected_prose");
  }
}

void checkCount(Check& check, const Node& node, std::size_t count, int limit, const char* code) {
  if (count <= static_cast<std::size_t>(limit)) return;
  fault(check, node, code, {detail("limit", limit), detail("count", static_cast<double>(count))});
}

void unknownField(Check& check, const Node& node, std::span<const std::string_view> known) {
  if (node.name.starts_with("x-")) return;
  const bool asFault = check.unknown == Unknown::kError;
  if ((asFault ? check.errors : check.hints).size() >= kMaxErrors) return;
  const Detail field = detail("field", node.name);
  const Detail near = detail("near", nearestWord(node.name, known, check.nearestBudget));
  if (asFault) {
    fault(check, node, "unknown_field", {field, near});
  } else {
    hint(check, node, "unknown_field", {field, near});
  }
}

}  // namespace tradeoff
