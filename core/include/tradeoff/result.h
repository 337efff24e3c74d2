#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tradeoff {

// One named value of an error or a sentence. Messages refer to it by name, for example {option} or {factor}.
struct Argument {
  enum class Kind { kText, kNumber, kList };
  std::string_view name;  // must point to a string literal: it is not copied
  Kind kind = Kind::kText;
  std::string text;
  double number = 0;
  int decimals = 0;  // decimal places to show of `number`
  std::vector<std::string> list;
};

Argument argument(const char* name, std::string text);
Argument argument(const char* name, double number, int decimals = 0);
Argument argument(const char* name, std::vector<std::string> list);

// `code` is a snake_case word that the locales turn into a sentence. `path` is a JSON Pointer (RFC 6901) into the text
// that was read; "" is the whole text. `detail` holds the values for the sentence.
struct Error {
  std::string code;
  std::string path;
  std::vector<Argument> detail;
};

// One run reports at most this many errors.
inline constexpr std::size_t kMaxErrors = 50;

// A value, or at least one error that says why there is none. Never both.
template <class T>
class Result {
 public:
  Result(T value) : value_(std::move(value)) {}
  Result(std::vector<Error> errors) : errors_(std::move(errors)) {}
  Result(Error error) : errors_{std::move(error)} {}

  bool ok() const { return value_.has_value(); }
  const T& value() const { return *value_; }
  T& value() { return *value_; }
  const std::vector<Error>& errors() const { return errors_; }
  std::vector<Error>& errors() { return errors_; }

 private:
  std::optional<T> value_;
  std::vector<Error> errors_;
};

}  // namespace tradeoff
