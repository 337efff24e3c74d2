#include "arguments.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "json/json_writer.h"
#include "numbers.h"
#include "tradeoff/comparison.h"

namespace tradeoff::cli {
namespace {

constexpr std::string_view kCommands[] = {"check", "rank", "view", "page", "render"};
constexpr std::string_view kMethods[] = {"additive", "weighted-product", "topsis", "promethee2"};
constexpr std::string_view kFormats[] = {"html", "markdown"};

// The options of each command; every command also takes --help and --version.
struct CommandOption {
  std::string_view command, option;
};
constexpr CommandOption kOptionsWithValue[] = {{"rank", "--answer"},     {"view", "--answer"}, {"rank", "--importance"},
                                               {"view", "--importance"}, {"rank", "--method"}, {"render", "--format"},
                                               {"render", "--heading"}};
constexpr CommandOption kFlags[] = {{"rank", "--json"}, {"render", "--json-ld"}};

template <class List, class Value>
bool has(const List& list, const Value& value) {
  return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

// isOption: whether any command takes the option. takes: whether the given command does.
template <class List>
bool isOption(const List& list, std::string_view option) {
  return std::any_of(std::begin(list), std::end(list), [&](const CommandOption& one) { return one.option == option; });
}
template <class List>
bool takes(const List& list, std::string_view command, std::string_view option) {
  return std::any_of(std::begin(list), std::end(list),
                     [&](const CommandOption& one) { return one.command == command && one.option == option; });
}

Error usage(std::string code, std::vector<Argument> detail) { return {std::move(code), "", std::move(detail)}; }

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  std::size_t from = 0;
  for (std::size_t to = 0; (to = text.find(at, from)) != text.npos; from = to + 1) {
    parts.push_back(text.substr(from, to - from));
  }
  parts.push_back(text.substr(from));
  return parts;
}

class ArgumentReader {
 public:
  explicit ArgumentReader(const std::vector<std::string>& words) : words_(words) {}

  Result<Arguments> read() {
    for (; next_ < words_.size() && !error_; ++next_) readWord(words_[next_]);
    if (!error_ && !parsed_.help && !parsed_.version) checkCommand();
    if (error_) return *error_;
    return std::move(parsed_);
  }

 private:
  void fail(std::string code, std::vector<Argument> detail) {
    if (!error_) error_ = usage(std::move(code), std::move(detail));
  }

  void readWord(const std::string& word) {
    if (onlyFiles_ || word == "-" || word.empty() || word[0] != '-') {
      if (parsed_.command.empty()) {
        parsed_.command = word;
      } else {
        parsed_.files.push_back(word);
      }
    } else if (word == "--") {
      onlyFiles_ = true;
    } else {
      readOption(word);
    }
  }

  // --name VALUE or --name=VALUE
  void readOption(const std::string& word) {
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(0, equals);
    if (!isOption(kOptionsWithValue, name))
      return equals == word.npos ? readFlag(name) : fail("unknown_option", {argument("option", word)});
    if (!takes(kOptionsWithValue, parsed_.command, name)) return failHere(name);
    const bool isNext = equals == word.npos;
    if (isNext && ++next_ == words_.size()) return failEmpty(name);
    const std::string value = isNext ? words_[next_] : word.substr(equals + 1);
    if (value.empty()) return failEmpty(name);
    readValue(name, value);
  }

  void failEmpty(const std::string& option) { fail("value_missing", {argument("option", option)}); }

  void failHere(const std::string& option) {
    if (parsed_.command.empty()) return fail("option_before_command", {argument("option", option)});
    fail("option_not_here", {argument("option", option), argument("command", parsed_.command)});
  }

  void readValue(const std::string& name, const std::string& value) {
    if (name == "--answer") return readAnswer(value);
    if (name == "--importance") return readImportance(value);
    if (name == "--method") return readMethod(value);
    if (name == "--format") return readFormat(value);
    if (name == "--heading") return readHeading(value);
  }

  void readFlag(const std::string& name) {
    if (name == "--help" || name == "-h") {
      parsed_.help = true;
    } else if (name == "--version") {
      parsed_.version = true;
    } else if (!isOption(kFlags, name)) {
      fail("unknown_option", {argument("option", name)});
    } else if (!takes(kFlags, parsed_.command, name)) {
      failHere(name);
    } else {
      if (name == "--json") parsed_.json = true;
      if (name == "--json-ld") parsed_.jsonLd = true;
    }
  }

  void readAnswer(const std::string& value) {
    const std::size_t equals = value.find('=');
    if (equals == value.npos || equals == 0) return fail("answer_form", {argument("value", value)});
    const std::string question = value.substr(0, equals);
    if (!questions_.insert(question).second) return fail("repeated_question", {argument("question", question)});
    parsed_.answers.push_back({question, split(value.substr(equals + 1), '+')});
  }

  void readImportance(const std::string& value) {
    const std::size_t equals = value.find('=');
    if (equals == value.npos || equals == 0) return fail("importance_form", {argument("value", value)});
    const std::string criterion = value.substr(0, equals);
    if (!criteria_.insert(criterion).second) return fail("repeated_criterion", {argument("criterion", criterion)});
    const std::optional<double> points = readPoints(value.substr(equals + 1), kMaxPoints);
    if (!points) {
      return fail("bad_points", {argument("criterion", criterion), argument("value", value.substr(equals + 1)),
                                 argument("max", kMaxPoints)});
    }
    parsed_.importance.push_back({criterion, *points});
  }

  void readMethod(const std::string& value) {
    if (!has(kMethods, value)) return fail("unknown_method", {argument("method", value)});
    parsed_.method = value;
  }

  void readFormat(const std::string& value) {
    if (!has(kFormats, value)) return fail("unknown_render_format", {argument("format", value)});
    parsed_.format = value;
  }

  void readHeading(const std::string& value) {
    if (value.size() != 1 || value[0] < '2' || value[0] > '6') return fail("bad_heading", {argument("value", value)});
    parsed_.heading = value[0] - '0';
  }

  void checkCommand() {
    const std::string& command = parsed_.command;
    if (command.empty()) return fail("no_command", {});
    if (!has(kCommands, command)) return fail("unknown_command", {argument("command", command)});
    if (parsed_.files.empty()) return fail("no_file", {argument("command", command)});
    if (command != "check" && parsed_.files.size() > 1) {
      return fail("one_file", {argument("command", command), argument("file", parsed_.files[1])});
    }
    if (command != "render") return;
    if (parsed_.format.empty()) return fail("no_format", {});
    if (parsed_.jsonLd && parsed_.format != "html") return fail("json_ld_in_html", {});
  }

  const std::vector<std::string>& words_;
  std::size_t next_ = 0;
  bool onlyFiles_ = false;
  Arguments parsed_;
  std::set<std::string> questions_, criteria_;  // seen so far
  std::optional<Error> error_;
};

}  // namespace

std::string Arguments::readerText() const {
  JsonWriter json;
  json.object().key("answers").object();
  for (const GivenAnswer& given : answers) {
    json.key(given.question).array();
    for (const std::string& answer : given.answers) json.text(answer);
    json.endArray();
  }
  json.endObject().key("importance").object();
  for (const GivenImportance& given : importance) json.key(given.criterion).raw(shortest(given.points));
  return json.endObject().endObject().take();
}

Result<Arguments> parseArguments(const std::vector<std::string>& words) { return ArgumentReader(words).read(); }

}  // namespace tradeoff::cli
