#include "properties.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace tradeoff::fuzz {
namespace {

constexpr double kPause = 0.1;  // seconds: the sanitizers sometimes pause to clean up

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

// The unescaped steps of a JSON Pointer.
std::vector<std::string> stepsOf(const std::string& path) {
  std::vector<std::string> steps;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] == '/') {
      steps.emplace_back();
      continue;
    }
    require(!steps.empty(), "a path begins with a slash");
    if (path[i] != '~') {
      steps.back() += path[i];
      continue;
    }
    ++i;
    require(i < path.size() && (path[i] == '0' || path[i] == '1'), "a tilde in a path is escaped");
    steps.back() += path[i] == '0' ? '~' : '/';
  }
  return steps;
}

const Json* stepInto(const Json& json, const std::string& step) {
  if (json.is_object()) {
    const auto found = json.find(step);
    return found == json.end() ? nullptr : &*found;
  }
  if (!json.is_array() || step.empty() || step.find_first_not_of("0123456789") != step.npos) return nullptr;
  const std::size_t index = std::strtoul(step.c_str(), nullptr, 10);
  return index < json.size() ? &json[index] : nullptr;
}

// Also discarded if a key is repeated: the core keeps the first value, this parser the last.
Json readAlike(std::string_view text) {
  std::vector<std::set<std::string>> keys;
  bool repeated = false;
  const auto see = [&](int, Json::parse_event_t event, const Json& value) {
    if (event == Json::parse_event_t::object_start) keys.emplace_back();
    if (event == Json::parse_event_t::object_end) keys.pop_back();
    if (event == Json::parse_event_t::key) repeated = !keys.back().insert(value.get<std::string>()).second || repeated;
    return true;
  };
  Json read = Json::parse(text, see, false);
  return repeated ? Json(Json::value_t::discarded) : read;
}

}  // namespace

void require(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

void checkPlaces(const Json& errors, std::string_view input) {
  const Json document = readAlike(input);
  for (const Json& error : errors) {
    const Json* place = &document;
    for (const std::string& step : stepsOf(error["path"].get<std::string>())) {
      if (document.is_discarded()) continue;
      place = stepInto(*place, step);
      require(place != nullptr, "a path points to an existing value");
    }
  }
}

Json checkedReply(std::string_view reply, std::string_view holds, std::string_view input) {
  const Json json = parsed(reply);
  require(json.is_object(), "a reply is a JSON object");
  require(json.size() == 2 && json.contains("ok") && json["ok"].is_boolean(), "a reply says whether it is ok");
  if (json["ok"] == true) {
    require(json.contains(holds), "a successful reply has the requested member");
  } else {
    require(json.contains("errors") && !json["errors"].empty(), "a failed reply has errors");
    checkPlaces(json["errors"], input);
  }
  return json;
}

void checkBounds(std::string_view document, std::string_view reader, test::Outputs which) {
  test::forEachOutput(document, reader, which, [&](const char* name, const std::string& output) {
    require(output.size() <= test::mostOutput(document.size() + reader.size()), name);
  });
}

void Clock::stop(std::size_t size) const {
  const double n = static_cast<double>(size + 2);
  const double spent = static_cast<double>(std::clock() - begin_) / CLOCKS_PER_SEC;
  require(spent <= kPause + each_ * n * std::log2(n), "time is at most linear in size, times a logarithm");
}

}  // namespace tradeoff::fuzz
