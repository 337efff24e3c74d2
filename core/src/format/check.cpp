#include "format/check.h"

#include <algorithm>

#include "format/suggestions.h"
#include "format/validators.h"
#include "json/excerpt.h"
#include "json/json_pointer.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

void add(std::vector<JsonFault>& found, const JsonCursor& node, const char* code, Details details) {
  if (found.size() >= kMaxErrors) return;
  std::vector<Argument> arguments(details.size());
  for (std::size_t i = 0; i < details.size(); ++i) {
    const Detail& one = details.begin()[i];
    arguments[i] =
        one.decimals < 0 ? argument(one.name, quoted(one.text)) : argument(one.name, one.number, one.decimals);
  }
  found.push_back({node.json.order, {code, limitedPath(node.pointer()), std::move(arguments)}});
}

// Whether the text is within kMaxText; reports an error otherwise.
bool fits(Check& check, const JsonCursor& node, std::string_view text) {
  if (text.size() <= kMaxText) return true;
  fault(check, node, "text_too_long", {detail("limit", kMaxText), detail("bytes", static_cast<double>(text.size()))});
  return false;
}

// Whether the id is within kMaxId; reports an error otherwise.
bool idFits(Check& check, const JsonCursor& node, std::string_view id) {
  if (id.size() <= kMaxId) return true;
  fault(check, node, "id_too_long",
        {detail("id", id), detail("limit", kMaxId), detail("bytes", static_cast<double>(id.size()))});
  return false;
}

// Reads a text and reports the error `code` if `is` rejects it.
std::string readForm(Check& check, const JsonCursor& node, bool (*is)(std::string_view), const char* code) {
  const std::size_t before = check.errors.size();
  std::string text = readText(check, node);
  if (node.json.isText() && check.errors.size() == before && !is(text)) {
    fault(check, node, code, {detail("text", text)});
  }
  return text;
}

int refer(Check& check, const JsonCursor& node, std::string_view id, const KnownIds& ids, const char* code) {
  const int place = ids.find(id);
  if (place < 0) unknownId(check, node, id, ids.names, code);
  return place;
}

std::vector<int> readReferences(Check& check, const JsonCursor& node, const KnownIds& ids, std::vector<char>& used,
                                const char* code) {
  std::vector<int> places;
  if (!isList(check, node)) return places;
  const std::vector<Json>& items = node.json.items;
  checkCount(check, node, items.size(), kMaxReferences, "too_many_references");
  for (std::size_t i = 0; i < std::min<std::size_t>(items.size(), kMaxReferences); ++i) {
    const JsonCursor child{items[i], &node, {}, i};
    const int place = readReference(check, child, ids, code);
    if (place < 0) continue;
    if (std::find(places.begin(), places.end(), place) != places.end()) {
      fault(check, child, "repeated_reference", {detail("id", child.json.text)});
      continue;
    }
    places.push_back(place);
    used[static_cast<std::size_t>(place)] = 1;
  }
  return places;
}

// Reports a field that is not in the table as an error or a warning, as check.unknown says.
void unknownField(Check& check, const JsonCursor& node, const AnyFields& table) {
  if (node.name.starts_with("x-")) return;
  const bool asFault = check.unknown == Unknown::kError;
  if ((asFault ? check.errors : check.warnings).size() >= kMaxErrors) return;
  std::vector<std::string_view> known(table.count);
  for (std::size_t i = 0; i < table.count; ++i) known[i] = table.at(table.fields, i).name;
  const Detail field = detail("field", node.name);
  const Detail near = detail("near", nearestWord(node.name, known, check.nearestBudget));
  if (asFault) {
    fault(check, node, "unknown_field", {field, near});
  } else {
    warning(check, node, "unknown_field", {field, near});
  }
}

}  // namespace

std::string JsonCursor::pointer() const {
  if (!parent) return "";
  std::string pointer = parent->pointer();
  if (parent->json.isList()) {
    addStep(pointer, index);
  } else {
    addStep(pointer, name);
  }
  return pointer;
}

KnownIds::KnownIds(std::vector<std::string_view> all) : names(std::move(all)) {
  order = sortedIndices(
      names.size(),
      [](const void* c, std::size_t a, std::size_t b) {
        const auto& mine = *static_cast<const std::vector<std::string_view>*>(c);
        return mine[a] < mine[b];
      },
      &names);
}

int KnownIds::find(std::string_view id) const {
  const auto found = std::lower_bound(order.begin(), order.end(), id, [&](std::size_t place, std::string_view sought) {
    return names[place] < sought;
  });
  return id.empty() || found == order.end() || names[*found] != id ? -1 : static_cast<int>(*found);
}

Detail detail(const char* name, std::string_view text) { return {name, text}; }
Detail detail(const char* name, double number, int decimals) { return {name, {}, number, decimals}; }

void fault(Findings& found, const JsonCursor& node, const char* code, Details details) {
  add(found.errors, node, code, details);
}

void warning(Findings& found, const JsonCursor& node, const char* code, Details details) {
  add(found.warnings, node, code, details);
}

std::vector<Error> inOrder(std::vector<JsonFault> found) {
  stableSort(found, [](const JsonFault& a, const JsonFault& b) { return a.order < b.order; });
  std::vector<Error> errors(std::min(found.size(), kMaxErrors));
  for (std::size_t i = 0; i < errors.size(); ++i) errors[i] = std::move(found[i].error);
  return errors;
}

bool isObject(Findings& found, const JsonCursor& node) {
  if (!node.json.isObject()) fault(found, node, "expected_object");
  return node.json.isObject();
}

bool isList(Findings& found, const JsonCursor& node) {
  if (!node.json.isList()) fault(found, node, "expected_list");
  return node.json.isList();
}

std::string readText(Check& check, const JsonCursor& node) {
  if (!node.json.isText()) {
    fault(check, node, "expected_text");
    return "";
  }
  return fits(check, node, node.json.text) ? node.json.text : "";
}

std::string readFilledText(Check& check, const JsonCursor& node) {
  if (node.json.isText() && node.json.text.empty()) fault(check, node, "empty_text");
  return readText(check, node);
}

std::string readUrl(Check& check, const JsonCursor& node) { return readForm(check, node, isUrl, "invalid_url"); }
std::string readDate(Check& check, const JsonCursor& node) { return readForm(check, node, isDate, "invalid_date"); }
std::string readLanguage(Check& check, const JsonCursor& node) {
  return readForm(check, node, isLanguage, "invalid_language");
}

bool readBoolean(Check& check, const JsonCursor& node) {
  if (!node.json.isBoolean()) fault(check, node, "expected_boolean");
  return node.json.boolean;
}

double readNumber(Findings& found, const JsonCursor& node, double min, double max) {
  if (!node.json.isNumber()) {
    fault(found, node, "expected_number");
  } else if (node.json.number < min || node.json.number > max) {
    fault(found, node, "number_out_of_range", {detail("min", min), detail("max", max)});
  }
  return node.json.number;
}

std::string readId(Check& check, const JsonCursor& node, const KnownIds& ids, std::size_t place) {
  if (node.json.isText() && node.json.text.empty()) {
    fault(check, node, "empty_text");
    return "";
  }
  if (node.json.isText() && !idFits(check, node, node.json.text)) return "";
  std::string id = readForm(check, node, isId, "invalid_id");
  if (node.json.isText() && ids.find(id) >= 0 && ids.find(id) != static_cast<int>(place)) {
    fault(check, node, "repeated_id", {detail("id", id)});
  }
  return id;
}

void checkIdKey(Check& check, const JsonCursor& node) {
  if (idFits(check, node, node.name) && !isId(node.name)) {
    fault(check, node, "invalid_id", {detail("text", node.name)});
  }
}

void checkName(Check& check, const JsonCursor& node) {
  if (node.name.empty()) fault(check, node, "empty_text");
  fits(check, node, node.name);
}

int readWord(Check& check, const JsonCursor& node, std::span<const std::string_view> words) {
  const std::string word = readText(check, node);
  if (!node.json.isText() || check.errors.size() >= kMaxErrors) return -1;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == node.json.text) return static_cast<int>(i);
  }
  const std::string_view near = nearestWord(node.json.text, words, check.nearestBudget);
  fault(check, node, "unknown_word", {detail("word", node.json.text), detail("near", near)});
  return -1;
}

int readReference(Check& check, const JsonCursor& node, const KnownIds& ids, const char* code) {
  if (!node.json.isText()) {
    fault(check, node, "expected_text");
    return -1;
  }
  return refer(check, node, node.json.text, ids, code);
}

int keyReference(Check& check, const JsonCursor& node, const KnownIds& ids, const char* code) {
  return refer(check, node, node.name, ids, code);
}

void unknownId(Findings& found, const JsonCursor& node, std::string_view id, std::span<const std::string_view> ids,
               const char* code) {
  if (found.errors.size() >= kMaxErrors) return;
  const std::string_view near = nearestWord(id, ids, found.nearestBudget);
  if (near.empty()) return fault(found, node, "nothing_to_name", {detail("id", id)});
  fault(found, node, code, {detail("id", id), detail("near", near)});
}

std::vector<int> readSources(Check& check, const JsonCursor& node) {
  return readReferences(check, node, check.sources, check.sourceUsed, "unknown_source");
}

std::vector<int> readNotes(Check& check, const JsonCursor& node) {
  return readReferences(check, node, check.notes, check.noteUsed, "unknown_note");
}

void readProse(Check& check, const JsonCursor& node, Prose& out) {
  static constexpr Field<Prose> kFields[] = {
      {"text", filledText<&Prose::text>, Need::kRequired},
      {"sources", [](Check& c, const JsonCursor& n, Prose& p) { p.sources = readSources(c, n); }},
      {"notes", [](Check& c, const JsonCursor& n, Prose& p) { p.notes = readNotes(c, n); }},
  };
  if (node.json.isText()) {
    out.text = readFilledText(check, node);
  } else if (node.json.isObject()) {
    readFields(check, node, out, kFields);
  } else {
    fault(check, node, "expected_prose");
  }
}

void checkCount(Check& check, const JsonCursor& node, std::size_t count, int limit, const char* code) {
  if (count <= static_cast<std::size_t>(limit)) return;
  fault(check, node, code, {detail("limit", limit), detail("count", static_cast<double>(count))});
}

void readAnyFields(Check& check, const JsonCursor& node, void* out, const AnyFields& table) {
  if (!isObject(check, node)) return;
  for (std::size_t i = 0; i < table.count; ++i) {
    const FieldName& field = table.at(table.fields, i);
    if (field.need == Need::kRequired && !node.json.find(field.name)) {
      fault(check, node, "missing_field", {detail("field", field.name)});
    }
  }
  for (const JsonMember& member : node.json.members) {
    const JsonCursor child{member.value, &node, member.name};
    std::size_t i = 0;
    while (i < table.count && table.at(table.fields, i).name != member.name) ++i;
    if (i < table.count) {
      table.read(table.fields, i, check, child, out);
    } else {
      unknownField(check, child, table);
    }
  }
}

void readAnyList(Check& check, const JsonCursor& node, const AnyItems& out, std::size_t most) {
  if (!isList(check, node)) return;
  const std::vector<Json>& items = node.json.items;
  const std::size_t count = std::min(items.size(), most);
  void* first = out.make(out.vector, count);
  // Stops once no further error would be reported.
  for (std::size_t i = 0; i < count && check.errors.size() < kMaxErrors; ++i) {
    out.read(first, i, check, {items[i], &node, {}, i});
  }
}

void readAnyMembers(Check& check, const JsonCursor& node, const AnyItems& out) {
  if (!isObject(check, node)) return;
  const std::vector<JsonMember>& members = node.json.members;
  void* first = out.make(out.vector, members.size());
  for (std::size_t i = 0; i < members.size(); ++i) {
    out.read(first, i, check, {members[i].value, &node, members[i].name});
  }
}

}  // namespace tradeoff
