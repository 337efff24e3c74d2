#include "messages.h"

#include <algorithm>

#include "numbers.h"
#include "words.h"

namespace tradeoff::cli {
namespace {

constexpr const char* kEnglish = "en";

// Language tags are case-insensitive (RFC 5646, 2.1.1).
bool alike(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : ", ") + item;
  return text;
}

std::string textOf(const Argument& argument) {
  switch (argument.kind) {
    case Argument::Kind::kText:
      return argument.text;
    case Argument::Kind::kNumber:
      return fixed(argument.number, argument.decimals);
    case Argument::Kind::kList:
      return joined(argument.list);
  }
  return "";
}

const Argument* find(const std::vector<Argument>& arguments, std::string_view name) {
  for (const Argument& argument : arguments) {
    if (argument.name == name) return &argument;
  }
  return nullptr;
}

std::string listed(std::string_view key, const std::vector<Argument>& arguments) {
  std::string text(key);
  for (const Argument& argument : arguments) text += " " + std::string(argument.name) + "=" + textOf(argument);
  return text;
}

}  // namespace

Messages::Messages(std::string_view language) {
  for (std::string_view tag = language; !tag.empty();) {
    add(tag);
    const std::size_t hyphen = tag.rfind('-');
    tag = tag.substr(0, hyphen == tag.npos ? 0 : hyphen);
  }
  add(kEnglish);
  // Keeps the first message of each key, which belongs to the longest tag.
  std::stable_sort(messages_.begin(), messages_.end(),
                   [](const Message& a, const Message& b) { return a.key < b.key; });
  messages_.erase(std::unique(messages_.begin(), messages_.end(),
                              [](const Message& a, const Message& b) { return a.key == b.key; }),
                  messages_.end());
}

void Messages::add(std::string_view language) {
  for (const Words& words : kWords) {
    if (alike(language, words.language)) messages_.push_back({words.key, words.text});
  }
}

std::string Messages::say(std::string_view key, const std::vector<Argument>& arguments) const {
  const auto found =
      std::lower_bound(messages_.begin(), messages_.end(), key,
                       [](const Message& message, std::string_view sought) { return message.key < sought; });
  if (found == messages_.end() || found->key != key) return listed(key, arguments);
  std::string_view rest = found->text;
  std::string text;
  while (!rest.empty()) {
    const std::size_t open = rest.find('{');
    const std::size_t close = open == rest.npos ? rest.npos : rest.find('}', open);
    if (close == rest.npos) break;
    text += rest.substr(0, open);
    const Argument* argument = find(arguments, rest.substr(open + 1, close - open - 1));
    text += argument ? textOf(*argument) : std::string(rest.substr(open, close - open + 1));
    rest.remove_prefix(close + 1);
  }
  return text += rest;
}

std::string say(std::string_view key, const std::vector<Argument>& arguments) {
  static const Messages english(kEnglish);
  return english.say(key, arguments);
}

std::string describe(std::string_view kind, const Error& error) {
  const std::string path = error.path.empty() ? say("cli.whole_document") : error.path;
  return path + ": " + say(std::string(kind) + "." + error.code, error.detail);
}

}  // namespace tradeoff::cli
