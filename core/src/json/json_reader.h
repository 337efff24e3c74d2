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
  int order = 0;                    // place among all values of the text, in document order; the document itself is 0
  double number = 0;                // always finite; one too large for a double comes as 1e99, past every limit
  std::string text;                 // valid UTF-8
  std::vector<JsonMember> members;  // in document order, every name once
  std::vector<Json> items;

  bool isBoolean() const { return kind == Kind::kBoolean; }
  bool isNumber() const { return kind == Kind::kNumber; }
  bool isText() const { return kind == Kind::kText; }
  bool isList() const { return kind == Kind::kList; }
  bool isObject() const { return kind == Kind::kObject; }

  // The member of that name, or null; also for values that are no objects. Looks at one member after the other.
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

// A fault in one place of a text that can otherwise be read.
struct JsonFault {
  int order;  // of the value it concerns
  Error error;
};

// Reads one JSON text (RFC 8259). Errors: too long, too deep, a syntax error with {line, column}, both from 1, the
// column in bytes (broken UTF-8 and lone surrogates are syntax errors), and every repeated key by its path.
Result<Json> readJson(std::string_view text, const JsonLimits& limits = {});

// The same for a checker that wants to go on: repeated keys are added to `faults` (at most kMaxErrors, in document
// order) and only the first of each name is kept.
Result<Json> readJson(std::string_view text, const JsonLimits& limits, std::vector<JsonFault>& faults);

}  // namespace tradeoff
