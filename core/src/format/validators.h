#pragma once
#include <string_view>

namespace tradeoff {

// [a-z0-9][a-z0-9-]*
bool isId(std::string_view text);

// YYYY, YYYY-MM or YYYY-MM-DD, a day that the calendar has.
bool isDate(std::string_view text);

// http or https, a host, perhaps a port; no white space, control characters, quotes, angle brackets or backslashes.
bool isUrl(std::string_view text);

// A language tag such as en, pt-BR or zh-Hant-TW (RFC 5646: language, script, region, variants).
bool isLanguage(std::string_view text);

}  // namespace tradeoff
