#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tradeoff/result.h"

namespace tradeoff::cli {

// Returns the English message of web/locales/en.json for the key, with each {name} replaced by the argument of that
// name. For a key without a message, returns the key followed by its arguments, never an empty text.
std::string say(std::string_view key, const std::vector<Argument>& arguments = {});

// The messages of one language. Create one per document: construction takes far longer than a look-up.
class Messages {
 public:
  // `language` is a tag such as pt-BR. Each message comes from the file of that tag, or else of a shorter tag (pt), or
  // else of English.
  explicit Messages(std::string_view language);

  std::string say(std::string_view key, const std::vector<Argument>& arguments = {}) const;

 private:
  struct Message {
    std::string_view key, text;
  };

  void add(std::string_view language);

  std::vector<Message> messages_;  // sorted by key, each key once
};

// Returns "PATH: message" for one error or warning. `kind` is "error" or "warning". The empty path, for the whole
// document, becomes "(document)".
std::string describe(std::string_view kind, const Error& error);

}  // namespace tradeoff::cli
