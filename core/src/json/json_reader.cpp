#include "json/json_reader.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "json/excerpt.h"
#include "json/json_pointer.h"
#include "support/stable_sort.h"

namespace tradeoff {
namespace {

// The nlohmann_json error id for a number that is too large for a double.
constexpr int kOverflow = 406;

// The second pass replaces at most this many numbers that are too large for a double. At the next one parsing stops,
// and only that error is reported.
constexpr int kMaxOverflows = 8;

struct SyntaxFault {
  std::size_t offset = 0;  // of the first invalid byte
  std::size_t end = 0;     // one past the last byte read
  bool overflow = false;   // the number from offset to end is too large for a double
};

// The number of bytes from the start of the error to the end of what was read. A complete token in the wrong place is
// reported at its first byte, a malformed token at the byte that is wrong. The library's token text starts at the token
// only for strings and numbers, so the lengths of the other tokens are fixed here.
std::size_t misplacedLength(std::string_view message, std::string_view token) {
  const std::size_t reason = message.find(" - unexpected ");
  const std::size_t detail = message.find("; last read");
  if (reason == message.npos || detail < reason) return 1;
  message.remove_prefix(reason + std::string_view(" - unexpected ").size());
  if (message.starts_with("string") || message.starts_with("number")) return token.size();
  if (message.starts_with("true") || message.starts_with("null")) return 4;
  return message.starts_with("false") ? 5 : 1;
}

// Builds Json values from the events of nlohmann_json's SAX parser, which prescribes the names of the public functions.
class Builder {
 public:
  explicit Builder(int maxDepth) : maxDepth_(maxDepth) {}

  bool null() { return add(Json::Kind::kNull) != nullptr; }
  bool boolean(bool value) {
    add(Json::Kind::kBoolean)->boolean = value;
    return true;
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string&) { return number(value); }
  bool string(std::string& value) {
    add(Json::Kind::kText)->text = std::move(value);
    return true;
  }
  bool binary(std::vector<std::uint8_t>&) { return false; }  // never called for JSON text
  bool start_object(std::size_t) { return open(Json::Kind::kObject); }
  bool start_array(std::size_t) { return open(Json::Kind::kList); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    open_.back()->members.push_back({std::move(name), {}});
    return true;
  }
  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error);

  const std::optional<SyntaxFault>& syntax() const { return syntax_; }
  bool tooDeep() const { return tooDeep_; }
  Json take() { return std::move(root_); }

  std::string begun() const;  // the path of the value that was started last
  std::string next();         // the path of the value that would start next

 private:
  bool number(double value) {
    add(Json::Kind::kNumber)->number = value;
    return true;
  }

  Json* add(Json::Kind kind) {
    Json* json = &root_;
    if (!open_.empty()) {
      Json& parent = *open_.back();
      json = parent.isObject() ? &parent.members.back().value : &parent.items.emplace_back();
    }
    json->kind = kind;
    json->order = count_++;
    return json;
  }

  // The pointers in open_ stay valid: while a value is open, nothing is appended to the lists that contain it.
  bool open(Json::Kind kind) {
    Json* json = add(kind);
    if (open_.size() == static_cast<std::size_t>(maxDepth_)) {
      tooDeep_ = true;
      return false;
    }
    open_.push_back(json);
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  int maxDepth_;
  Json root_;
  std::vector<Json*> open_;
  int count_ = 0;
  std::optional<SyntaxFault> syntax_;
  bool tooDeep_ = false;
};

bool Builder::parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error) {
  const bool overflow = error.id == kOverflow;
  const std::size_t length = overflow ? token.size() : misplacedLength(error.what(), token);
  syntax_ = SyntaxFault{position - std::min(position, length), position, overflow};
  return false;
}

std::string Builder::begun() const {
  std::string pointer;
  for (const Json* json : open_) {
    if (json->isObject()) addStep(pointer, json->members.back().name);
    if (json->isList()) addStep(pointer, json->items.size() - 1);
  }
  return pointer;
}

std::string Builder::next() {
  if (!open_.empty() && open_.back()->isList()) open_.back()->items.emplace_back();
  return begun();
}

Error syntaxError(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const auto lines = std::count(before.begin(), before.end(), '\n');
  const std::size_t newline = before.rfind('\n');
  const std::size_t column = newline == before.npos ? offset + 1 : offset - newline;
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool html = first != text.npos && text[first] == '<';
  const bool end = offset == text.size();
  return {html  ? "html_not_json"
          : end ? "unexpected_end"
                : "syntax_error",
          "",
          {argument("line", static_cast<double>(lines + 1)), argument("column", static_cast<double>(column))}};
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// Whether a number is too large for a double. Calls the library only if the exponent and the first four digits do not
// decide it.
bool isOverflow(std::string_view number) {
  const std::string_view unsigned_ = number.substr(number.front() == '-' ? 1 : 0);
  const std::size_t end = std::min(unsigned_.find_first_of("eE"), unsigned_.size());
  const std::size_t point = std::min(unsigned_.find('.'), end);
  const std::size_t first = unsigned_.find_first_not_of("0.");
  if (first >= end) return false;  // the number is 0
  int exponent = 0;
  std::size_t i = end + 1;
  const bool negative = i < unsigned_.size() && unsigned_[i] == '-';
  for (; i < unsigned_.size(); ++i) {
    if (isDigit(unsigned_[i])) exponent = std::min(10 * exponent + unsigned_[i] - '0', 100'000'000);
  }
  // The number is d.ddd * 10^power.
  const int power =
      (negative ? -exponent : exponent) +
      (first < point ? static_cast<int>(point - first) - 1 : static_cast<int>(point) - static_cast<int>(first));
  if (power != 308) return power > 308;
  std::string lead;
  for (i = first; i < end && lead.size() < 4; ++i) {
    if (unsigned_[i] != '.') lead += unsigned_[i];
  }
  lead.resize(4, '0');
  if (lead != "1797") return lead > "1797";
  Builder builder(1);
  return !nlohmann::json::sax_parse(number.begin(), number.end(), &builder);
}

// Overwrites the number in text[from, to) with 1e99, padded to the same length. 1e99 fits a double but exceeds every
// limit of the format. Parsing can then continue, and the number is reported together with all other errors. Needs at
// least five characters, the length of the shortest number that is too large for a double.
void replaceByHugeNumber(std::string& text, std::size_t from, std::size_t to) {
  if (text[from] == '-') ++from;
  text[from] = '1';
  text[from + 1] = 'e';
  std::fill(text.begin() + static_cast<std::ptrdiff_t>(from + 2), text.begin() + static_cast<std::ptrdiff_t>(to - 2),
            '0');
  text[to - 2] = '9';
  text[to - 1] = '9';
}

// The offset one past the number that starts at `i`, by the grammar of RFC 8259, section 6.
std::size_t numberEnd(std::string_view text, std::size_t i) {
  const auto is = [&](char c) { return i < text.size() && text[i] == c; };
  const auto digits = [&] {
    while (i < text.size() && isDigit(text[i])) ++i;
  };
  if (is('-')) ++i;
  if (is('0')) {
    ++i;
  } else {
    digits();
  }
  if (is('.')) {
    ++i;
    digits();
  }
  if (!is('e') && !is('E')) return i;
  ++i;
  if (is('+') || is('-')) ++i;
  digits();
  return i;
}

// Replaces the first kMaxOverflows numbers that are too large for a double. After a syntax error it may misread other
// text as a number, which is harmless: the parser stops at that error.
std::string withoutOverflows(std::string_view text) {
  std::string replaced(text);
  int left = kMaxOverflows;
  for (std::size_t i = 0; i < text.size() && left > 0;) {
    const char c = text[i];
    if (c == '"') {
      for (++i; i < text.size() && text[i] != '"'; ++i) i += text[i] == '\\';
      ++i;
    } else if (c == '-' || isDigit(c)) {
      const std::size_t end = numberEnd(text, i);
      if (isOverflow(text.substr(i, end - i))) {
        replaceByHugeNumber(replaced, i, end);
        --left;
      }
      i = end;
    } else {
      ++i;
    }
  }
  return replaced;
}

// Parses once. For a number that is too large for a double, returns an error on the last pass and nothing before.
std::optional<Result<Json>> build(std::string_view text, const JsonLimits& limits, bool lastTime) {
  Builder builder(limits.depth);
  if (nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) {
    // The library treats a NUL byte as the end of the text.
    const std::size_t nul = text.find('\0');
    if (nul != text.npos) return syntaxError(text, nul);
    return builder.take();
  }
  if (builder.tooDeep()) return Error{"too_deep", limitedPath(builder.begun()), {argument("limit", limits.depth)}};
  const SyntaxFault& fault = *builder.syntax();
  if (!fault.overflow) return syntaxError(text, fault.offset);
  if (!lastTime) return {};
  return Error{
      "number_out_of_range", limitedPath(builder.next()), {argument("min", -kMaxNumber), argument("max", kMaxNumber)}};
}

// For each member, whether an earlier member has the same name. O(n log n) comparisons.
std::vector<char> repeatedMembers(const std::vector<JsonMember>& members) {
  const std::vector<std::size_t> byName = sortedIndices(
      members.size(),
      [](const void* c, std::size_t a, std::size_t b) {
        const auto& mine = *static_cast<const std::vector<JsonMember>*>(c);
        return mine[a].name < mine[b].name;
      },
      &members);
  std::vector<char> repeated(members.size());
  for (std::size_t i = 1; i < byName.size(); ++i) {
    repeated[byName[i]] = members[byName[i]].name == members[byName[i - 1]].name;
  }
  return repeated;
}

// Removes the members that `dropped` marks, in one pass.
void keepOthers(std::vector<JsonMember>& members, const std::vector<char>& dropped) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (dropped[i]) continue;
    if (kept != i) members[kept] = std::move(members[i]);
    ++kept;
  }
  members.resize(kept);
}

Error tooLarge(const JsonLimits& limits) {
  return {"document_too_large", "", {argument("limit", static_cast<double>(limits.bytes))}};
}

void addRepeated(const JsonMember& member, const std::string& pointer, std::vector<JsonFault>& faults) {
  if (faults.size() >= kMaxErrors) return;
  const std::string key = tradeoff::quoted(member.name);  // not std::quoted
  faults.push_back({member.value.order, {"repeated_key", limitedPath(pointer), {argument("key", key)}}});
}

void dropRepeated(Json& json, std::string& pointer, std::vector<JsonFault>& faults) {
  const std::size_t length = pointer.size();
  for (std::size_t i = 0; i < json.items.size(); ++i) {
    addStep(pointer, i);
    dropRepeated(json.items[i], pointer, faults);
    pointer.resize(length);
  }
  const std::vector<char> repeated = repeatedMembers(json.members);
  bool any = false;
  for (std::size_t i = 0; i < json.members.size(); ++i) {
    JsonMember& member = json.members[i];
    addStep(pointer, member.name);
    if (repeated[i]) {
      any = true;
      addRepeated(member, pointer, faults);
    }
    dropRepeated(member.value, pointer, faults);
    pointer.resize(length);
  }
  if (any) keepOthers(json.members, repeated);
}

}  // namespace

const Json* Json::find(std::string_view name) const {
  for (const JsonMember& member : members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

Result<Json> readJson(std::string_view text, const JsonLimits& limits, std::vector<JsonFault>& faults) {
  if (text.size() > limits.bytes) return tooLarge(limits);
  std::optional<Result<Json>> built = build(text, limits, false);
  if (!built) built = build(withoutOverflows(text), limits, true);
  Result<Json>& json = *built;
  if (!json.ok()) return std::move(json);
  std::string pointer;
  dropRepeated(json.value(), pointer, faults);
  return std::move(json);
}

Result<Json> readJson(std::string_view text, const JsonLimits& limits) {
  std::vector<JsonFault> faults;
  Result<Json> json = readJson(text, limits, faults);
  if (faults.empty()) return json;
  std::vector<Error> errors;
  for (JsonFault& fault : faults) errors.push_back(std::move(fault.error));
  return errors;
}

}  // namespace tradeoff
