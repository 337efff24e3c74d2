#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tradeoff/comparison.h"
#include "tradeoff/result.h"

namespace tradeoff {

struct JsonMember;

// A JSON value as plain data. Only the fields of its kind are filled.
struct Json {
  enum class Kind : unsigned char { kNull, kBoolean, kNumber, kText, kList, kObject };
  Kind kind = Kind::kNull;
  bool boolean = false;
  int order = 0;                    // index among all values of the text, in document order; 0 is the document
  double number = 0;                // always finite; 1e99, above every limit, if too large for a double
  std::string text;                 // valid UTF-8
  std::vector<JsonMember> members;  // in document order; names are unique
  std::vector<Json> items;

  bool isBoolean() const { return kind == Kind::kBoolean; }
  bool isNumber() const { return kind == Kind::kNumber; }
  bool isText() const { return kind == Kind::kText; }
  bool isList() const { return kind == Kind::kList; }
  bool isObject() const { return kind == Kind::kObject; }

  // The member of that name; null if there is none or this is not an object. Linear in the number of members.
  const Json* find(std::string_view name) const;
};

struct JsonMember {
  std::string name;
  Json value;
};

struct JsonLimits {
  std::size_t bytes = kMaxBytes;
  int depth = kMaxDepth;
};

// An error at one place of a text that is otherwise readable.
struct JsonFault {
  int order;  // Json::order of the value concerned
  Error error;
};

// Reads one JSON text (RFC 8259). Errors: the text is too long or too deep; a syntax error, with {line, column}, both
// counted from 1, the column in bytes (invalid UTF-8 and lone surrogates are syntax errors); each repeated key, by its
// path.
Result<Json> readJson(std::string_view text, const JsonLimits& limits = {});

// Like readJson above, but repeated keys do not reject the text: they are added to `faults` (at most kMaxErrors, in
// document order), and only the first member of each name is kept.
Result<Json> readJson(std::string_view text, const JsonLimits& limits, std::vector<JsonFault>& faults);

}  // namespace tradeoff
