#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tradeoff/result.h"

namespace tradeoff::cli {

// The English words of web/locales/en.json under that key, with {name} replaced by the argument of that name. A key
// without words comes back as itself, followed by its arguments: never silent.
std::string say(std::string_view key, const std::vector<Argument>& arguments = {});

// The same in the language of a tag such as pt-BR: that file of web/locales, else that of a shorter tag (pt), else
// English.
std::string sayIn(std::string_view language, std::string_view key, const std::vector<Argument>& arguments = {});

// "PATH: message" for one error or hint; a path that is empty, the whole document, prints as "(document)".
std::string describe(std::string_view kind, const Error& error);

}  // namespace tradeoff::cli
