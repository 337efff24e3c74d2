#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tradeoff/result.h"

namespace tradeoff::cli {

// The English words of web/locales/en.json under that key, with {name} replaced by the argument of that name. A key
// without words comes back as itself, followed by its arguments: never silent.
std::string say(std::string_view key, const std::vector<Argument>& arguments = {});

// The same in one language. Make one for a whole document: resolving a language tag takes far longer than a look-up.
class Messages {
 public:
  // For a tag such as pt-BR. A message is taken from the file of that tag, else of a shorter tag (pt), else from
  // English.
  explicit Messages(std::string_view language);

  std::string say(std::string_view key, const std::vector<Argument>& arguments = {}) const;

 private:
  struct Message {
    std::string_view key, text;
  };

  void add(std::string_view language);

  std::vector<Message> messages_;  // sorted by key, each key once
};

// "PATH: message" for one error or hint; a path that is empty, the whole document, prints as "(document)".
std::string describe(std::string_view kind, const Error& error);

}  // namespace tradeoff::cli
