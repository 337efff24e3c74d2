#pragma once
#include <string_view>

namespace tradeoff {

// Whether the text matches [a-z0-9][a-z0-9-]*.
bool isId(std::string_view text);

// Whether the text is YYYY, YYYY-MM or YYYY-MM-DD and exists in the calendar.
bool isDate(std::string_view text);

// Whether the text is an http or https URL with a host and an optional port, without spaces, control characters, double
// quotes, angle brackets or backslashes.
bool isUrl(std::string_view text);

// Whether the text is a language tag such as en, pt-BR or zh-Hant-TW (RFC 5646: language, script, region, variants).
bool isLanguage(std::string_view text);

}  // namespace tradeoff
