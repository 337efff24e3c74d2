#include "plain_text.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace tradeoff::cli {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kSoftHyphen = 0xAD;

struct CodePoint {
  char32_t value = kReplacement;
  std::size_t size = 1;  // in bytes
};

// Decodes the code point at text[i]. Returns U+FFFD and a size of 1 for invalid UTF-8: an overlong form, a surrogate, a
// value above U+10FFFF, or an incomplete sequence.
CodePoint decode(std::string_view text, std::size_t i) {
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};  // by sequence length
  const auto lead = static_cast<unsigned char>(text[i]);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xC2 || lead > 0xF4) return {};
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (size > text.size() - i) return {};
  char32_t value = lead & (0x7FU >> size);
  for (std::size_t k = 1; k < size; ++k) {
    const auto next = static_cast<unsigned char>(text[i + k]);
    if ((next & 0xC0U) != 0x80) return {};
    value = value << 6 | (next & 0x3FU);
  }
  const bool isSurrogate = value >= 0xD800 && value < 0xE000;
  if (value < kSmallest[size] || isSurrogate || value > 0x10FFFF) return {};
  return {value, size};
}

void append(std::string& out, char32_t c) {
  const auto byte = [&](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (c < 0x80) return byte(c);
  if (c < 0x800) {
    byte(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    byte(0xE0 | c >> 12);
    byte(0x80 | (c >> 6 & 0x3F));
  } else {
    byte(0xF0 | c >> 18);
    byte(0x80 | (c >> 12 & 0x3F));
    byte(0x80 | (c >> 6 & 0x3F));
  }
  byte(0x80 | (c & 0x3F));
}

// Control characters and line separators.
bool isControl(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

bool isNoncharacter(char32_t c) { return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE; }

struct Range {
  char32_t first, last;
};

// Default_Ignorable_Code_Point of Unicode 16 (DerivedCoreProperties.txt), which includes every Bidi_Control, and the
// interlinear annotations U+FFF9 to U+FFFB. Sorted for the binary search.
constexpr Range kInvisible[] = {
    {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C},   {0x115F, 0x1160},   {0x17B4, 0x17B5},   {0x180B, 0x180F},
    {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},   {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
    {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

bool isInvisible(char32_t c) {
  const Range* found = std::lower_bound(std::begin(kInvisible), std::end(kInvisible), c,
                                        [](const Range& range, char32_t value) { return range.last < value; });
  return found != std::end(kInvisible) && c >= found->first;
}

// The characters that String.prototype.trim() removes, U+FEFF among them, and all control characters.
bool isSpace(char32_t c) {
  constexpr char32_t kSpaces[] = {0x20, 0xA0, 0x1680, 0x202F, 0x205F, 0x3000, 0xFEFF};
  return isControl(c) || (c >= 0x2000 && c <= 0x200A) ||
         std::find(std::begin(kSpaces), std::end(kSpaces), c) != std::end(kSpaces);
}

bool isUnsafe(char32_t c) { return isControl(c) || isNoncharacter(c) || isInvisible(c); }

bool isVariationSelector(char32_t c) { return c >= 0xFE00 && c <= 0xFE0F; }
bool isJoiner(char32_t c) { return c == 0x200C || c == 0x200D; }

// Whether a joiner or a variation selector may follow: true from Arabic (U+0600) on, except for general punctuation,
// U+3000, U+FFFD and unsafe characters.
bool joins(char32_t c) {
  return c >= 0x600 && !(c >= 0x2000 && c <= 0x206F) && c != 0x3000 && c != kReplacement && !isUnsafe(c);
}

// Implements oneLine() and terminalLines(); `keepsLines` keeps "\n".
std::string forTerminal(std::string_view text, bool keepsLines) {
  std::string out;
  out.reserve(text.size());
  bool joinerMayFollow = false;
  bool selectorMayFollow = false;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = decode(text, i);
    i += next.size;
    const char32_t c = next.value;
    if (c == kSoftHyphen) continue;
    const bool keptJoiner = isJoiner(c) && joinerMayFollow;
    const bool keptSelector = isVariationSelector(c) && selectorMayFollow;
    const bool kept = !isUnsafe(c) || keptJoiner || keptSelector || (keepsLines && c == '\n');
    append(out, kept ? c : isControl(c) ? U' ' : kReplacement);
    selectorMayFollow = joins(c);
    joinerMayFollow = selectorMayFollow || keptSelector;
  }
  return out;
}

void appendEscape(std::string& out, char32_t unit) {
  constexpr char kHex[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[unit >> shift & 15];
}

}  // namespace

std::string oneLine(std::string_view text) { return forTerminal(text, false); }

std::string terminalLines(std::string_view lines) { return forTerminal(lines, true); }

std::string terminalJson(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size();) {
    const CodePoint next = decode(json, i);
    i += next.size;
    const char32_t c = next.value;
    if (c == '\n' || !isUnsafe(c)) {
      append(out, c);
    } else if (c < 0x10000) {
      appendEscape(out, c);
    } else {  // as a surrogate pair
      appendEscape(out, 0xD800 + ((c - 0x10000) >> 10));
      appendEscape(out, 0xDC00 + (c & 0x3FF));
    }
  }
  return out;
}

std::string documentLine(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint next = decode(text, i);
    i += next.size;
    append(out, isControl(next.value) ? U' ' : isNoncharacter(next.value) ? kReplacement : next.value);
  }
  return out;
}

std::string documentAddress(std::string_view address) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < address.size();) {
    const CodePoint next = decode(address, i);
    const std::string_view bytes = address.substr(i, next.size);
    i += next.size;
    if (!isSpace(next.value) && !isNoncharacter(next.value)) {
      out += bytes;
      continue;
    }
    for (const char c : bytes) {
      const auto byte = static_cast<unsigned char>(c);
      out.append({'%', kHex[byte >> 4U], kHex[byte & 15U]});
    }
  }
  return out;
}

std::string trimmed(std::string_view line) {
  std::string out;
  std::size_t end = 0;  // length of `out` without trailing white space
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint next = decode(line, i);
    i += next.size;
    const bool space = isSpace(next.value);
    if (space && out.empty()) continue;
    if (next.value == ' ' && out.back() == ' ') continue;
    append(out, next.value);
    if (!space) end = out.size();
  }
  out.resize(end);
  return out;
}

}  // namespace tradeoff::cli
