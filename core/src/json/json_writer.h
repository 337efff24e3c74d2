#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tradeoff {

// Writes compact JSON in the order of the calls. The output is always valid UTF-8: invalid bytes become U+FFFD. Control
// characters, quotes and backslashes are escaped; <, > and & are not. Numbers give the same bytes on every machine; a
// number that is not finite becomes null. The overloads for `const char*` exist because literals are written in
// hundreds of places: passing a length as well would make the shipped binary two kilobytes longer.
class JsonWriter {
 public:
  JsonWriter& object();
  JsonWriter& endObject();
  JsonWriter& array();
  JsonWriter& endArray();
  JsonWriter& key(std::string_view name);
  JsonWriter& key(const char* name);
  JsonWriter& text(std::string_view text);
  JsonWriter& text(const std::string& text);
  JsonWriter& text(const char* text);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& integer(long long value);
  // Writes at most 15 significant digits, without trailing zeros. A number that the author wrote with at most 15 digits
  // keeps its exact decimal value.
  JsonWriter& number(double value);
  // Writes roundTo(value, decimals), without trailing zeros.
  JsonWriter& rounded(double value, int decimals);
  // Writes a value that is already JSON.
  JsonWriter& raw(std::string_view json);

  // Write a key and its value; optionalField() writes nothing if the value is empty.
  JsonWriter& field(const char* name, const std::string& value);
  JsonWriter& field(const char* name, const char* value);
  JsonWriter& optionalField(const char* name, const std::string& value);

  const std::string& str() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void comma();
  std::string out_;
  bool needsComma_ = false;
};

}  // namespace tradeoff
