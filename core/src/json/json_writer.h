#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tradeoff {

// Writes compact JSON, in the order of the calls. Text comes out as valid UTF-8 whatever came in (broken bytes become
// U+FFFD), with <, > and & kept as they are; control characters, quotes and backslashes are escaped. Numbers are the
// same bytes everywhere; one that is not finite becomes null. A name or a text that is a literal is handed over as a
// pointer, and written in hundreds of places: with its length beside it, the engine would be two kilobytes longer.
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
  // An author's number: at most 15 significant digits, trailing zeros dropped. What was written with no more comes out
  // as it was.
  JsonWriter& number(double value);
  // roundTo, trailing zeros dropped.
  JsonWriter& rounded(double value, int decimals);
  // A value that is JSON already.
  JsonWriter& raw(std::string_view json);

  // key + value in one; the optional kind writes nothing for an empty text.
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
