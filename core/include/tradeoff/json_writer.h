#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace tradeoff {

// Writes compact JSON, in the order of the calls. Text comes out as valid UTF-8 whatever came in (broken bytes become U+FFFD),
// with <, > and & kept as they are; control characters, quotes and backslashes are escaped. Numbers are the same bytes everywhere.
class JsonWriter {
 public:
  JsonWriter& object();
  JsonWriter& endObject();
  JsonWriter& array();
  JsonWriter& endArray();
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view text);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& integer(long long value);
  // An author's number: at most 15 significant digits, trailing zeros dropped.
  JsonWriter& number(double value);
  // Rounded half up, away from zero, to at most `decimals` (0 to 6) places; trailing zeros dropped; never "-0".
  JsonWriter& rounded(double value, int decimals);

  // key + value in one; the optional kind writes nothing for an empty text.
  JsonWriter& field(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& optionalField(std::string_view name, std::string_view value) {
    return value.empty() ? *this : field(name, value);
  }

  const std::string& str() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void comma();
  std::string out_;
  bool needsComma_ = false;
};

}  // namespace tradeoff
