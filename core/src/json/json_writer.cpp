#include "json/json_writer.h"

#include <cmath>
#include <cstdint>

#include "support/bit_cast.h"
#include "support/digits.h"
#include "support/idx.h"
#include "support/rounding.h"

namespace tradeoff {
namespace {

constexpr char kReplacement[] = "\xEF\xBF\xBD";  // U+FFFD
constexpr int kDigits = 15;                      // a double preserves any decimal number of this many digits
constexpr int kExactPower = 22;                  // 10^22 is the largest power of ten that is exact as a double

// The length in bytes of the UTF-8 sequence at text[i]; 0 if it is not well-formed (Unicode 15, table 3-7).
std::size_t sequenceLength(std::string_view text, std::size_t i) {
  auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
  auto follows = [&](std::size_t k, unsigned low, unsigned high) { return byte(k) >= low && byte(k) <= high; };
  const unsigned lead = byte(i);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(i + 1, 0x80, 0xBF) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const bool second = follows(i + 1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF);
    return second && follows(i + 2, 0x80, 0xBF) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const bool second = follows(i + 1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF);
    return second && follows(i + 2, 0x80, 0xBF) && follows(i + 3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

void appendEscaped(std::string& out, char c) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto code = static_cast<unsigned char>(c);
  if (code >= 0x20 && code != 0x7F) {
    out += c;
    return;
  }
  out += "\\u00";
  out += kHex[code >> 4];
  out += kHex[code & 15];
}

// Whether JSON text contains the character unescaped.
bool isPlain(char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

void appendText(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t from = i;
    while (i < text.size() && isPlain(text[i])) ++i;
    out.append(text.data() + from, i - from);
    if (i == text.size()) break;
    const std::size_t length = sequenceLength(text, i);
    if (length == 0) {
      out += kReplacement;
    } else if (length == 1) {
      appendEscaped(out, text[i]);
    } else {
      out += text.substr(i, length);
    }
    i += length == 0 ? 1 : length;
  }
  out += '"';
}

// The number digits / 10^places.
struct Written {
  long long digits = 0;
  int places = 0;
};

// The number digits * 10^exponent, without leading zeros.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

void dropTrailingZeros(Decimal& decimal) {
  while (decimal.digits.size() > 1 && decimal.digits.back() == '0') {
    decimal.digits.pop_back();
    ++decimal.exponent;
  }
}

// Finds the decimal number with the fewest places (at most 22) and at most 15 digits that reads back as exactly this
// double. Returns false if there is none.
bool findAsWritten(double size, Written& written) {
  double power = 1;
  for (int places = 0; places <= kExactPower; ++places, power *= 10) {
    const double digits = std::floor(size * power + 0.5);
    if (!(digits < 1e15)) return false;
    if (digits / power != size) continue;  // both operands are exact, so this rounds like a correct parser
    written = {static_cast<long long>(digits), places};
    return true;
  }
  return false;
}

void appendWritten(std::string& out, Written written) {
  char text[24];
  int first = sizeof text;
  for (int k = 0; written.digits > 0 || k <= written.places; ++k, written.digits /= 10) {
    if (k > 0 && k == written.places) text[--first] = '.';
    text[--first] = static_cast<char>('0' + written.digits % 10);
  }
  out.append(text + first, sizeof text - idx(first));
}

// A natural number of any size, as groups of nine decimal digits, least significant group first.
using Limbs = std::vector<std::uint32_t>;
constexpr std::uint32_t kLimb = 1'000'000'000;

void multiply(Limbs& limbs, std::uint32_t factor) {
  std::uint64_t carry = 0;
  for (std::uint32_t& limb : limbs) {
    carry += std::uint64_t{limb} * factor;
    limb = static_cast<std::uint32_t>(carry % kLimb);
    carry /= kLimb;
  }
  if (carry > 0) limbs.push_back(static_cast<std::uint32_t>(carry));
}

std::string digitsOf(const Limbs& limbs) {
  std::string digits;
  appendDigits(digits, limbs.back());
  for (std::size_t i = limbs.size() - 1; i-- > 0;) {
    std::string part;
    appendDigits(part, limbs[i]);
    digits.append(9 - part.size(), '0');
    digits += part;
  }
  return digits;
}

// The exact decimal digits of a double m * 2^e. If e is negative, they are the digits of m * 5^-e, and e is the decimal
// exponent.
Decimal expand(double size) {
  const auto bits = bitCast<std::uint64_t>(size);
  const int field = static_cast<int>(bits >> 52 & 0x7FF);
  std::uint64_t mantissa = bits & 0xF'FFFF'FFFF'FFFF;
  if (field > 0) mantissa |= std::uint64_t{1} << 52;
  int exponent = (field > 0 ? field : 1) - 1075;
  Limbs limbs{static_cast<std::uint32_t>(mantissa % kLimb), static_cast<std::uint32_t>(mantissa / kLimb % kLimb)};
  while (limbs.size() > 1 && limbs.back() == 0) limbs.pop_back();
  Decimal decimal;
  decimal.exponent = exponent < 0 ? exponent : 0;
  for (; exponent > 0; --exponent) multiply(limbs, 2);
  for (; exponent < 0; ++exponent) multiply(limbs, 5);
  decimal.digits = digitsOf(limbs);
  return decimal;
}

void cutTo15(Decimal& decimal) {
  if (decimal.digits.size() <= kDigits) return;
  const bool up = decimal.digits[kDigits] >= '5';
  decimal.exponent += static_cast<int>(decimal.digits.size()) - kDigits;
  decimal.digits.resize(kDigits);
  if (!up) return;
  std::size_t i = kDigits;
  while (i > 0 && decimal.digits[i - 1] == '9') decimal.digits[--i] = '0';
  if (i > 0) {
    ++decimal.digits[i - 1];
  } else {
    decimal.digits.insert(0, 1, '1');
  }
}

void appendWhole(std::string& out, long long number) {
  if (number < 0) out += '-';
  appendDigits(out, static_cast<unsigned long long>(number < 0 ? -number : number));
}

void appendDecimal(std::string& out, const Decimal& decimal) {
  const int length = static_cast<int>(decimal.digits.size());
  const int point = length + decimal.exponent;  // number of digits before the decimal point
  if (point > 21 || point < -5) {
    out += decimal.digits[0];
    if (length > 1) out.append(".").append(decimal.digits, 1);
    appendWhole(out += 'e', point - 1);
  } else if (point <= 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-point), '0');
    out += decimal.digits;
  } else if (point >= length) {
    out += decimal.digits;
    out.append(static_cast<std::size_t>(point - length), '0');
  } else {
    out.append(decimal.digits, 0, static_cast<std::size_t>(point));
    out += ".";
    out.append(decimal.digits, static_cast<std::size_t>(point), std::string::npos);
  }
}

}  // namespace

void JsonWriter::comma() {
  if (needsComma_) out_ += ',';
  needsComma_ = true;
}

JsonWriter& JsonWriter::object() {
  comma();
  out_ += '{';
  needsComma_ = false;
  return *this;
}

JsonWriter& JsonWriter::endObject() {
  out_ += '}';
  needsComma_ = true;
  return *this;
}

JsonWriter& JsonWriter::array() {
  comma();
  out_ += '[';
  needsComma_ = false;
  return *this;
}

JsonWriter& JsonWriter::endArray() {
  out_ += ']';
  needsComma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  out_ += ':';
  needsComma_ = false;
  return *this;
}

JsonWriter& JsonWriter::key(const char* name) { return key(std::string_view(name)); }

JsonWriter& JsonWriter::text(std::string_view text) {
  comma();
  appendText(out_, text);
  return *this;
}

JsonWriter& JsonWriter::text(const std::string& text) { return this->text(std::string_view(text)); }

JsonWriter& JsonWriter::text(const char* text) { return this->text(std::string_view(text)); }

JsonWriter& JsonWriter::field(const char* name, const std::string& value) { return key(name).text(value); }

JsonWriter& JsonWriter::field(const char* name, const char* value) { return key(name).text(value); }

JsonWriter& JsonWriter::optionalField(const char* name, const std::string& value) {
  return value.empty() ? *this : field(name, value);
}

JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }

JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::integer(long long value) {
  comma();
  appendWhole(out_, value);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!(std::fabs(value) <= 0x1.fffffffffffffp1023)) return null();
  if (value == 0) return raw("0");
  comma();
  if (value < 0) out_ += '-';
  const double size = std::fabs(value);
  Written written;
  const bool asWritten = findAsWritten(size, written);
  if (asWritten && size >= 1e-6) {
    appendWritten(out_, written);
    return *this;
  }
  Decimal decimal;
  if (asWritten) {
    appendDigits(decimal.digits, static_cast<unsigned long long>(written.digits));
    decimal.exponent = -written.places;
  } else {
    decimal = expand(size);
    cutTo15(decimal);
  }
  dropTrailingZeros(decimal);
  appendDecimal(out_, decimal);
  return *this;
}

JsonWriter& JsonWriter::rounded(double value, int decimals) { return number(roundTo(value, decimals)); }

JsonWriter& JsonWriter::raw(std::string_view json) {
  comma();
  out_ += json;
  return *this;
}

}  // namespace tradeoff
