#include "format/validators.h"

#include <algorithm>

#include "tradeoff/comparison.h"

namespace tradeoff {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool isHexDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool isLetterOrDigit(char c) { return isLetter(c) || isDigit(c); }

bool all(std::string_view text, bool (*is)(char)) { return std::all_of(text.begin(), text.end(), is); }

int numberOf(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

int daysOf(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// UTF-8 encodes the control characters U+0080 to U+009F as C2 80 to C2 9F.
bool hasForbidden(std::string_view url) {
  for (std::size_t i = 0; i < url.size(); ++i) {
    const auto byte = static_cast<unsigned char>(url[i]);
    if (byte <= 0x20 || byte == 0x7F || byte == '"' || byte == '<' || byte == '>' || byte == '\\') return true;
    if (byte == 0xC2 && i + 1 < url.size() && static_cast<unsigned char>(url[i + 1]) < 0xA0) return true;
  }
  return false;
}

bool isPort(std::string_view port) { return port.size() <= 5 && all(port, isDigit) && numberOf(port) <= 65535; }

bool isHost(std::string_view host) {
  if (host.empty()) return false;
  if (host.front() != '[') return host.find_first_of("[]:") == host.npos;
  host.remove_prefix(1);
  return host.size() > 1 && host.back() == ']' &&
         all(host.substr(0, host.size() - 1), [](char c) { return isHexDigit(c) || c == ':' || c == '.'; });
}

// Removes the first subtag from a language tag and returns it.
std::string_view takePart(std::string_view& tag) {
  const std::string_view part = tag.substr(0, tag.find('-'));
  tag.remove_prefix(std::min(tag.size(), part.size() + 1));
  return part;
}

bool isVariant(std::string_view part) {
  if (!all(part, isLetterOrDigit)) return false;
  return (part.size() >= 5 && part.size() <= 8) || (part.size() == 4 && isDigit(part[0]));
}

bool startsWithScheme(std::string_view url, std::string_view scheme) {
  if (url.size() < scheme.size()) return false;
  for (std::size_t i = 0; i < scheme.size(); ++i) {
    const char lower = isLetter(url[i]) ? static_cast<char>(url[i] | 0x20) : url[i];
    if (lower != scheme[i]) return false;
  }
  return true;
}

}  // namespace

bool isId(std::string_view text) {
  if (text.empty() || text.front() == '-') return false;
  return all(text, [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-'; });
}

bool isDate(std::string_view text) {
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : !isDigit(text[i])) return false;
  }
  if (text.size() == 4) return true;
  const int month = numberOf(text.substr(5, 2));
  if (month < 1 || month > 12) return false;
  if (text.size() == 7) return true;
  const int day = numberOf(text.substr(8, 2));
  return day >= 1 && day <= daysOf(numberOf(text.substr(0, 4)), month);
}

bool isUrl(std::string_view text) {
  std::size_t start = 0;
  if (startsWithScheme(text, "http://")) start = 7;
  if (startsWithScheme(text, "https://")) start = 8;
  if (start == 0 || hasForbidden(text)) return false;
  std::string_view host = text.substr(start);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t at = host.rfind('@'); at != host.npos) host.remove_prefix(at + 1);
  const std::size_t colon = host.rfind(':');
  if (colon != host.npos && host.find(']', colon) == host.npos) {
    if (!isPort(host.substr(colon + 1))) return false;
    host = host.substr(0, colon);
  }
  return isHost(host);
}

bool isLanguage(std::string_view text) {
  if (text.size() > kMaxLanguage || text.ends_with('-')) return false;
  const std::string_view language = takePart(text);
  if (language.size() < 2 || language.size() > 3 || !all(language, isLetter)) return false;
  std::string_view part = takePart(text);
  if (part.size() == 4 && all(part, isLetter)) part = takePart(text);
  if ((part.size() == 2 && all(part, isLetter)) || (part.size() == 3 && all(part, isDigit))) part = takePart(text);
  for (; !part.empty(); part = takePart(text)) {
    if (!isVariant(part)) return false;
  }
  return text.empty();
}

}  // namespace tradeoff
