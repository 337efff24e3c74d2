#pragma once
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json_reader.h"
#include "tradeoff/comparison.h"

// The tools that parseComparison is made of: a place in the document, what was found so far, and readers for the simple
// kinds of field. A reader reports what is wrong and gives a harmless value, so that the reading goes on.
namespace tradeoff {

// A value of the document and the way to it. Lives on the stack, beneath its parent.
struct Node {
  const Json& json;
  const Node* parent = nullptr;
  std::string_view name = {};  // where the parent is an object
  std::size_t index = 0;       // where it is a list

  std::string pointer() const;
};

// The ids of one kind, collected before anything refers to them.
struct Ids {
  std::vector<std::string_view> names;  // in document order
  std::map<std::string_view, int> places;

  void add(std::string_view id, std::size_t place);
  int find(std::string_view id) const;  // -1 where there is none
};

struct Check {
  explicit Check(Unknown unknown) : unknown(unknown) {}

  Unknown unknown;
  std::vector<JsonFault> errors, hints;  // each at most kMaxErrors
  Ids options, criteria, sources, notes, questions, presets;
  std::vector<Ids> answers;      // by question
  std::vector<char> chooseMany;  // by question
  std::vector<char> sourceUsed, noteUsed;
  long nearestBudget = 50'000'000;  // see nearestWord
};

// What a fault is about, as the place that finds it has it: cheap to make, for hardly any is ever reported. A text is
// quoted.
struct Detail {
  const char* name;
  std::string_view text = {};
  double number = 0;
  int decimals = -1;  // of a number
};
constexpr Detail detail(const char* name, std::string_view text) { return {name, text}; }
constexpr Detail detail(const char* name, double number, int decimals = 0) { return {name, {}, number, decimals}; }
using Details = std::initializer_list<Detail>;

void fault(Check& check, const Node& node, const char* code, Details details = {});
void hint(Check& check, const Node& node, const char* code, Details details = {});

// A piece of the author's text as a message quotes it: shortened where it is long.
std::string quoted(std::string_view text);

// Each reports a wrong kind and says whether it is the right one.
bool isObject(Check& check, const Node& node);
bool isList(Check& check, const Node& node);

// Texts are at most kMaxText long; the second kind must not be empty.
std::string readText(Check& check, const Node& node);
std::string readFilledText(Check& check, const Node& node);
std::string readUrl(Check& check, const Node& node);
std::string readDate(Check& check, const Node& node);
std::string readLanguage(Check& check, const Node& node);
bool readBoolean(Check& check, const Node& node);
double readNumber(Check& check, const Node& node, double min = -kMaxNumber, double max = kMaxNumber);

// An id that must be the first of its kind; `place` is where it stands among them.
std::string readId(Check& check, const Node& node, const Ids& ids, std::size_t place);
void checkIdKey(Check& check, const Node& node);

// The name of a member that the author may choose freely: not empty, not too long.
void checkName(Check& check, const Node& node);

// The place of the word among those allowed, -1 (and a fault) where it is none of them.
int readWord(Check& check, const Node& node, std::span<const std::string_view> words);

// The place of the id that a text, or the name of a member, refers to; -1 and the fault `code` where there is none.
int readReference(Check& check, const Node& node, const Ids& ids, const char* code);
int keyReference(Check& check, const Node& node, const Ids& ids, const char* code);
std::vector<int> readSources(Check& check, const Node& node);
std::vector<int> readNotes(Check& check, const Node& node);

// A text or {text, sources?, notes?}.
void readProse(Check& check, const Node& node, Prose& out);

void checkCount(Check& check, const Node& node, std::size_t count, int limit, const char* code);

// What to do with a field that the table does not have.
void unknownField(Check& check, const Node& node, std::span<const std::string_view> known);

// One fixed field of an object and how to read it into T.
enum class Need { kOptional, kRequired };
template <class T>
struct Field {
  std::string_view name;
  void (*read)(Check&, const Node&, T&);
  Need need = Need::kOptional;
};

// Reads the members of an object in document order, by a table of fields.
template <class T, std::size_t kCount>
void readFields(Check& check, const Node& node, T& out, const Field<T> (&fields)[kCount]) {
  if (!isObject(check, node)) return;
  std::string_view names[kCount];
  for (std::size_t i = 0; i < kCount; ++i) {
    names[i] = fields[i].name;
    if (fields[i].need == Need::kRequired && !node.json.find(names[i])) {
      fault(check, node, "missing_field", {detail("field", names[i])});
    }
  }
  for (const JsonMember& member : node.json.members) {
    const Node child{member.value, &node, member.name};
    std::size_t i = 0;
    while (i < kCount && names[i] != member.name) ++i;
    if (i < kCount) {
      fields[i].read(check, child, out);
    } else {
      unknownField(check, child, names);
    }
  }
}

template <class T>
void readList(Check& check, const Node& node, std::vector<T>& out, void (*read)(Check&, const Node&, T&)) {
  if (!isList(check, node)) return;
  out.reserve(node.json.items.size());
  for (std::size_t i = 0; i < node.json.items.size(); ++i) {
    read(check, {node.json.items[i], &node, {}, i}, out.emplace_back());
  }
}

// Readers for tables: which member of the object a field fills.
template <class>
struct MemberOf;
template <class Object, class Value>
struct MemberOf<Value Object::*> {
  using Owner = Object;
};
template <auto kMember>
using Owner = typename MemberOf<decltype(kMember)>::Owner;

template <auto kMember>
void text(Check& check, const Node& node, Owner<kMember>& out) {
  out.*kMember = readText(check, node);
}
template <auto kMember>
void filledText(Check& check, const Node& node, Owner<kMember>& out) {
  out.*kMember = readFilledText(check, node);
}
template <auto kMember>
void url(Check& check, const Node& node, Owner<kMember>& out) {
  out.*kMember = readUrl(check, node);
}
template <auto kMember>
void date(Check& check, const Node& node, Owner<kMember>& out) {
  out.*kMember = readDate(check, node);
}
template <auto kMember>
void boolean(Check& check, const Node& node, Owner<kMember>& out) {
  out.*kMember = readBoolean(check, node);
}
template <auto kMember>
void points(Check& check, const Node& node, Owner<kMember>& out) {
  out.*kMember = readNumber(check, node, 0, kMaxPoints);
}
template <auto kMember>
void prose(Check& check, const Node& node, Owner<kMember>& out) {
  readProse(check, node, out.*kMember);
}
template <auto kMember>
void proseList(Check& check, const Node& node, Owner<kMember>& out) {
  readList(check, node, out.*kMember, readProse);
}
template <auto kMember, const auto& kWords>
void word(Check& check, const Node& node, Owner<kMember>& out) {
  const int place = readWord(check, node, kWords);
  if (place >= 0) out.*kMember = kWords[place];
}

// The same for the parts of a `body`.
template <class T>
void bodyText(Check& check, const Node& node, T& out) {
  out.body.text = readText(check, node);
}
template <class T>
void bodyFilledText(Check& check, const Node& node, T& out) {
  out.body.text = readFilledText(check, node);
}
template <class T>
void bodySources(Check& check, const Node& node, T& out) {
  out.body.sources = readSources(check, node);
}
template <class T>
void bodyNotes(Check& check, const Node& node, T& out) {
  out.body.notes = readNotes(check, node);
}

// The parts of the document, one source each.
void readOption(Check& check, const Node& node, Option& out);
void readCriterion(Check& check, const Node& node, Criterion& out);
void readRatings(Check& check, const Node& node, Comparison& out);
void readQuestion(Check& check, const Node& node, Question& out);
void readPreset(Check& check, const Node& node, Preset& out);
void readDocument(Check& check, const Node& node, Comparison& out);

// Remarks on a document without faults.
void findHints(Check& check, const Json& document, const Comparison& comparison);

}  // namespace tradeoff
