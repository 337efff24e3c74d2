#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/json_reader.h"
#include "tradeoff/comparison.h"

// The tools that parseComparison is made of: a place in the document, what was found so far, and readers for the simple
// kinds of field. A reader reports what is wrong and gives a harmless value, so that the reading goes on.
namespace tradeoff {

// A value of the document and the way to it. Lives on the stack, beneath its parent.
struct JsonCursor {
  const Json& json;
  const JsonCursor* parent = nullptr;
  std::string_view name = {};  // where the parent is an object
  std::size_t index = 0;       // where it is a list

  std::string pointer() const;
};

// The ids of one kind, collected before anything refers to them.
struct KnownIds {
  std::vector<std::string_view> names;  // by place in the document; "" where there is none
  std::vector<std::size_t> order;       // the same places, by name

  KnownIds() = default;
  explicit KnownIds(std::vector<std::string_view> names);
  int find(std::string_view id) const;  // the first place; -1 where there is none
};

// What is wrong, or worth a remark.
struct Findings {
  std::vector<JsonFault> errors, hints;  // each at most kMaxErrors
  long nearestBudget = 50'000'000;       // see nearestWord
};

// The same for a whole comparison, and what its parts have to know of each other.
struct Check : Findings {
  explicit Check(Unknown unknown) : unknown(unknown) {}

  Unknown unknown;
  KnownIds options, criteria, sources, notes, questions, presets;
  std::vector<KnownIds> answers;  // by question
  std::vector<char> chooseMany;   // by question
  std::vector<char> sourceUsed, noteUsed;
};

// What a fault is about, as the place that finds it has it: cheap to make, for hardly any is ever reported. A text is
// quoted.
struct Detail {
  const char* name;
  std::string_view text = {};
  double number = 0;
  int decimals = -1;  // of a number
};
Detail detail(const char* name, std::string_view text);
Detail detail(const char* name, double number, int decimals = 0);
using Details = std::initializer_list<Detail>;

void fault(Findings& found, const JsonCursor& node, const char* code, Details details = {});
void hint(Findings& found, const JsonCursor& node, const char* code, Details details = {});

// The first kMaxErrors findings, in document order.
std::vector<Error> inOrder(std::vector<JsonFault> found);

// Each reports a wrong kind and says whether it is the right one.
bool isObject(Findings& found, const JsonCursor& node);
bool isList(Findings& found, const JsonCursor& node);

// Texts are at most kMaxText long; the second kind must not be empty.
std::string readText(Check& check, const JsonCursor& node);
std::string readFilledText(Check& check, const JsonCursor& node);
std::string readUrl(Check& check, const JsonCursor& node);
std::string readDate(Check& check, const JsonCursor& node);
std::string readLanguage(Check& check, const JsonCursor& node);
bool readBoolean(Check& check, const JsonCursor& node);
double readNumber(Findings& found, const JsonCursor& node, double min = -kMaxNumber, double max = kMaxNumber);

// An id that must be the first of its kind; `place` is where it stands among them.
std::string readId(Check& check, const JsonCursor& node, const KnownIds& ids, std::size_t place);
void checkIdKey(Check& check, const JsonCursor& node);

// The name of a member that the author may choose freely: not empty, not too long.
void checkName(Check& check, const JsonCursor& node);

// The place of the word among those allowed, -1 (and a fault) where it is none of them.
int readWord(Check& check, const JsonCursor& node, std::span<const std::string_view> words);

// The place of the id that a text, or the name of a member, refers to; -1 and the fault `code` where there is none.
int readReference(Check& check, const JsonCursor& node, const KnownIds& ids, const char* code);
int keyReference(Check& check, const JsonCursor& node, const KnownIds& ids, const char* code);

// The fault `code` of an id that is none of its kind, with the nearest that is one.
void unknownId(Findings& found, const JsonCursor& node, std::string_view id, std::span<const std::string_view> ids,
               const char* code);

std::vector<int> readSources(Check& check, const JsonCursor& node);
std::vector<int> readNotes(Check& check, const JsonCursor& node);

// A text or {text, sources?, notes?}.
void readProse(Check& check, const JsonCursor& node, Prose& out);

void checkCount(Check& check, const JsonCursor& node, std::size_t count, int limit, const char* code);

// One fixed field of an object and how to read it into T.
enum class Need { kOptional, kRequired };
struct FieldName {
  constexpr FieldName(std::string_view text, Need needed) : name(text), need(needed) {}
  std::string_view name;
  Need need;
};
template <class T>
struct Field : FieldName {
  using Read = void (*)(Check&, const JsonCursor&, T&);
  constexpr Field(std::string_view text, Read reader, Need needed = Need::kOptional)
      : FieldName(text, needed), read(reader) {}
  Read read;
};

// A table of them, and the object that they fill, without its type: then one reader is enough for all.
struct AnyFields {
  const void* fields;
  std::size_t count;
  const FieldName& (*at)(const void* fields, std::size_t i);
  void (*read)(const void* fields, std::size_t i, Check& check, const JsonCursor& node, void* out);
};
template <class T>
const FieldName& fieldAt(const void* fields, std::size_t i) {
  return static_cast<const Field<T>*>(fields)[i];
}
template <class T>
void readField(const void* fields, std::size_t i, Check& check, const JsonCursor& node, void* out) {
  static_cast<const Field<T>*>(fields)[i].read(check, node, *static_cast<T*>(out));
}
void readAnyFields(Check& check, const JsonCursor& node, void* out, const AnyFields& table);

// Reads the members of an object in document order, by a table of fields.
template <class T, std::size_t kCount>
void readFields(Check& check, const JsonCursor& node, T& out, const Field<T> (&fields)[kCount]) {
  readAnyFields(check, node, &out, {fields, kCount, fieldAt<T>, readField<T>});
}

// What fills a vector of any type, item by item. It is made in its final length: one that grew would bring, for each
// type, code that moves what is there.
struct AnyItems {
  void* vector;
  void* (*make)(void* vector, std::size_t count);  // gives the first item
  void (*read)(void* first, std::size_t i, Check& check, const JsonCursor& node);
};
template <class T>
void* makeItems(void* vector, std::size_t count) {
  auto& items = *static_cast<std::vector<T>*>(vector);
  std::vector<T>(count).swap(items);
  return items.data();
}
template <class T, void (*kRead)(Check&, const JsonCursor&, T&)>
void readItem(void* first, std::size_t i, Check& check, const JsonCursor& node) {
  kRead(check, node, static_cast<T*>(first)[i]);
}
void readAnyList(Check& check, const JsonCursor& node, const AnyItems& out, std::size_t most);
void readAnyMembers(Check& check, const JsonCursor& node, const AnyItems& out);

// Reads a list, each item by kRead; no more than `most`, where more are an error that has been found.
template <auto kRead, class T>
void readList(Check& check, const JsonCursor& node, std::vector<T>& out, std::size_t most = kMaxBytes) {
  readAnyList(check, node, {&out, makeItems<T>, readItem<T, kRead>}, most);
}

// The same for an object whose names are the author's.
template <auto kRead, class T>
void readMembers(Check& check, const JsonCursor& node, std::vector<T>& out) {
  readAnyMembers(check, node, {&out, makeItems<T>, readItem<T, kRead>});
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
void text(Check& check, const JsonCursor& node, Owner<kMember>& out) {
  out.*kMember = readText(check, node);
}
template <auto kMember>
void filledText(Check& check, const JsonCursor& node, Owner<kMember>& out) {
  out.*kMember = readFilledText(check, node);
}
template <auto kMember>
void url(Check& check, const JsonCursor& node, Owner<kMember>& out) {
  out.*kMember = readUrl(check, node);
}
template <auto kMember>
void date(Check& check, const JsonCursor& node, Owner<kMember>& out) {
  out.*kMember = readDate(check, node);
}
template <auto kMember>
void boolean(Check& check, const JsonCursor& node, Owner<kMember>& out) {
  out.*kMember = readBoolean(check, node);
}
template <auto kMember>
void points(Check& check, const JsonCursor& node, Owner<kMember>& out) {
  out.*kMember = readNumber(check, node, 0, kMaxPoints);
}
template <auto kMember>
void prose(Check& check, const JsonCursor& node, Owner<kMember>& out) {
  readProse(check, node, out.*kMember);
}
template <auto kMember, auto kRead>
void list(Check& check, const JsonCursor& node, Owner<kMember>& out) {
  readList<kRead>(check, node, out.*kMember);
}
template <auto kMember, auto kRead>
void members(Check& check, const JsonCursor& node, Owner<kMember>& out) {
  readMembers<kRead>(check, node, out.*kMember);
}
template <auto kMember, const auto& kWords>
void word(Check& check, const JsonCursor& node, Owner<kMember>& out) {
  const int place = readWord(check, node, kWords);
  if (place >= 0) out.*kMember = kWords[place];
}

// The same for the parts of a `body`.
template <class T>
void bodyText(Check& check, const JsonCursor& node, T& out) {
  out.body.text = readText(check, node);
}
template <class T>
void bodyFilledText(Check& check, const JsonCursor& node, T& out) {
  out.body.text = readFilledText(check, node);
}
template <class T>
void bodySources(Check& check, const JsonCursor& node, T& out) {
  out.body.sources = readSources(check, node);
}
template <class T>
void bodyNotes(Check& check, const JsonCursor& node, T& out) {
  out.body.notes = readNotes(check, node);
}

// The parts of the document, one source each.
void readOption(Check& check, const JsonCursor& node, Option& out);
void readCriterion(Check& check, const JsonCursor& node, Criterion& out);
void readRatings(Check& check, const JsonCursor& node, Comparison& out);
void readQuestion(Check& check, const JsonCursor& node, Question& out);
void readPreset(Check& check, const JsonCursor& node, Preset& out);
void readDocument(Check& check, const JsonCursor& node, Comparison& out);

// Remarks on a document without faults.
void findHints(Check& check, const Json& document, const Comparison& comparison);

}  // namespace tradeoff
