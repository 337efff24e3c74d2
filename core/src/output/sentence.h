#pragma once
#include <string_view>
#include <vector>

#include "json/json_writer.h"
#include "tradeoff/result.h"

namespace tradeoff {

// A message code, which the locales turn into words (`say.CODE`), and its arguments.
struct Sentence {
  std::string_view code;  // points to a string literal
  std::vector<Argument> args;
};

void writeSentence(JsonWriter& json, const Sentence& sentence);
void writeError(JsonWriter& json, const Error& error);

}  // namespace tradeoff
