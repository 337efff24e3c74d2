#pragma once
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json/json_reader.h"
#include "tradeoff/comparison.h"

// The building blocks of parseComparison: a cursor into the document, the findings so far, and readers for the simple
// kinds of field. A reader reports what is wrong and returns a harmless value, so that reading can continue.
namespace tradeoff {

// A value of the document and the path to it. Lives on the stack and must not outlive its parent.
struct JsonCursor {
  const Json& json;
  const JsonCursor* parent = nullptr;
  std::string_view name = {};  // if the parent is an object
  std::size_t index = 0;       // if the parent is a list

  std::string pointer() const;
};

// The ids of one kind, collected before the references to them are read.
struct KnownIds {
  std::vector<std::string_view> names;  // by position in the document; "" if there is no id
  std::vector<std::size_t> order;       // the same positions, sorted by name

  KnownIds() = default;
  explicit KnownIds(std::vector<std::string_view> names);
  int find(std::string_view id) const;  // the first position with that id, or -1; binary search
};

// The errors and warnings found so far.
struct Findings {
  std::vector<JsonFault> errors, warnings;  // each at most kMaxErrors
  long nearestBudget = 50'000'000;          // work left for nearestWord()
};

// The findings of a whole comparison, and what its parts need to know about each other.
struct Check : Findings {
  explicit Check(Unknown unknown) : unknown(unknown) {}

  Unknown unknown;
  KnownIds options, criteria, sources, notes, questions, presets;
  std::vector<KnownIds> answers;  // by question
  std::vector<char> chooseMany;   // by question
  std::vector<char> sourceUsed, noteUsed;
};

// A named value of an error or a warning. Cheap to make, because most are never reported; fault() and warning() turn it
// into an Argument and shorten its text with quoted().
struct Detail {
  const char* name;
  std::string_view text = {};
  double number = 0;
  int decimals = -1;  // decimal places of `number`; -1: the value is `text`
};
Detail detail(const char* name, std::string_view text);
Detail detail(const char* name, double number, int decimals = 0);
using Details = std::initializer_list<Detail>;

void fault(Findings& found, const JsonCursor& node, const char* code, Details details = {});
void warning(Findings& found, const JsonCursor& node, const char* code, Details details = {});

// The first kMaxErrors findings, in document order.
std::vector<Error> inOrder(std::vector<JsonFault> found);

// Return whether the value has that kind; report an error otherwise.
bool isObject(Findings& found, const JsonCursor& node);
bool isList(Findings& found, const JsonCursor& node);

// Read a text of at most kMaxText bytes; readFilledText() also rejects an empty text.
std::string readText(Check& check, const JsonCursor& node);
std::string readFilledText(Check& check, const JsonCursor& node);
std::string readUrl(Check& check, const JsonCursor& node);
std::string readDate(Check& check, const JsonCursor& node);
std::string readLanguage(Check& check, const JsonCursor& node);
bool readBoolean(Check& check, const JsonCursor& node);
double readNumber(Findings& found, const JsonCursor& node, double min = -kMaxNumber, double max = kMaxNumber);

// Reads an id. `place` is its position among `ids`; reports an error if an earlier item has the same id.
std::string readId(Check& check, const JsonCursor& node, const KnownIds& ids, std::size_t place);
void checkIdKey(Check& check, const JsonCursor& node);

// Checks a member name that the author may choose freely: it must not be empty or longer than kMaxText.
void checkName(Check& check, const JsonCursor& node);

// The index of the word in `words`; -1, and an error, if it is not one of them.
int readWord(Check& check, const JsonCursor& node, std::span<const std::string_view> words);

// The position of the id that a text (readReference) or a member name (keyReference) refers to; -1, and an error, if no
// item has that id.
int readReference(Check& check, const JsonCursor& node, const KnownIds& ids, const char* code);
int keyReference(Check& check, const JsonCursor& node, const KnownIds& ids, const char* code);

// Reports an unknown id as the error `code`, with the most similar known id; as nothing_to_name if no id is known.
void unknownId(Findings& found, const JsonCursor& node, std::string_view id, std::span<const std::string_view> ids,
               const char* code);

std::vector<int> readSources(Check& check, const JsonCursor& node);
std::vector<int> readNotes(Check& check, const JsonCursor& node);

// Reads a text or {text, sources?, notes?}.
void readProse(Check& check, const JsonCursor& node, Prose& out);

void checkCount(Check& check, const JsonCursor& node, std::size_t count, int limit, const char* code);

// A field of an object: its name, whether it is required, and how to read it into T.
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

// A table of fields with the type of the object erased, so that all objects share one reader function.
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

// Reads the members of an object, in document order, by a table of fields.
template <class T, std::size_t kCount>
void readFields(Check& check, const JsonCursor& node, T& out, const Field<T> (&fields)[kCount]) {
  readAnyFields(check, node, &out, {fields, kCount, fieldAt<T>, readField<T>});
}

// A vector of any type to be filled item by item, with its type erased. It is created at its final length: growing it
// would add code that moves items, once per type.
struct AnyItems {
  void* vector;
  void* (*make)(void* vector, std::size_t count);  // returns the first item
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

// Reads each item of a list by kRead. Reads only the first `most` items: the caller has reported a longer list as an
// error.
template <auto kRead, class T>
void readList(Check& check, const JsonCursor& node, std::vector<T>& out, std::size_t most = kMaxBytes) {
  readAnyList(check, node, {&out, makeItems<T>, readItem<T, kRead>}, most);
}

// Reads each member of an object by kRead. The author chooses the names.
template <auto kRead, class T>
void readMembers(Check& check, const JsonCursor& node, std::vector<T>& out) {
  readAnyMembers(check, node, {&out, makeItems<T>, readItem<T, kRead>});
}

// Readers for tables of fields. The template argument names the member of the object that the field fills.
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

// Readers for tables of fields that fill a part of `body`.
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

// Readers for the parts of the document, in the check_*.cpp files.
void readOption(Check& check, const JsonCursor& node, Option& out);
void readCriterion(Check& check, const JsonCursor& node, Criterion& out);
void readRatings(Check& check, const JsonCursor& node, Comparison& out);
void readQuestion(Check& check, const JsonCursor& node, Question& out);
void readPreset(Check& check, const JsonCursor& node, Preset& out);
void readDocument(Check& check, const JsonCursor& node, Comparison& out);

// Adds the warnings for a document without errors to check.warnings.
void findWarnings(Check& check, const Json& document, const Comparison& comparison);

}  // namespace tradeoff
