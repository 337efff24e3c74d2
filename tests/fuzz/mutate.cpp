// Random changes of bytes rarely leave valid JSON, so half of the mutations change a value of a line that is JSON.
#include <cstdint>
#include <cstring>
#include <random>
#include <string>

#include "properties.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

namespace {

using tradeoff::fuzz::Json;
using Random = std::minstd_rand;

std::size_t below(Random& random, std::size_t count) { return random() % count; }

void collect(Json& json, std::vector<Json*>& values) {
  values.push_back(&json);
  for (Json& inner : json) {
    if (json.is_structured()) collect(inner, values);
  }
}

Json interesting(Random& random) {
  static const Json kValues = Json::parse(
      R"([0, -0.0, 1, -1, 0.5, 1e-7, 5e-324, 1e6, 1e12, -1e12, 1e13, 1e300, 0.1, 0.30000000000000004, 3, true, false, null,
          "", "a", "~/", "x-", "one", "many", "yes", "\u0000", "\ud83d\ude00", [], {}, [[]], [""], [1, 1], {"": 0}])");
  return kValues[below(random, kValues.size())];
}

void changeNumber(Json& value, Random& random) {
  const double number = value.get<double>();
  const double changed[] = {-number,
                            number + 1,
                            number - 1,
                            number * 2,
                            number / 3,
                            number * 1e6,
                            number * 1e-6,
                            number + number * 1e-15,
                            static_cast<double>(below(random, 12))};
  value = changed[below(random, std::size(changed))];
}

void changeMembers(Json& value, const std::string& name, Random& random) {
  if (value.empty()) {
    value[name] = interesting(random);
    return;
  }
  auto member = value.begin();
  std::advance(member, static_cast<std::ptrdiff_t>(below(random, value.size())));
  const Json content = *member;
  if (below(random, 2) == 0) value.erase(member.key());
  if (below(random, 2) == 0) value[name] = content;
}

void changeItems(Json& value, Random& random) {
  if (value.empty()) {
    value.push_back(interesting(random));
    return;
  }
  const std::size_t chosen = below(random, value.size());
  const Json content = value[chosen];
  if (below(random, 2) == 0) {
    value.erase(chosen);
  } else {
    value.push_back(content);
  }
}

void change(Json& json, Random& random) {
  std::vector<Json*> values;
  collect(json, values);
  Json& value = *values[below(random, values.size())];
  const Json other = *values[below(random, values.size())];
  const std::size_t kind = below(random, 4);
  if (kind == 0) {
    value = interesting(random);
  } else if (kind == 1) {
    value = other;
  } else if (value.is_number()) {
    changeNumber(value, random);
  } else if (value.is_object()) {
    changeMembers(value, other.is_string() ? other.get<std::string>() : "x", random);
  } else if (value.is_array()) {
    changeItems(value, random);
  } else if (value.is_boolean()) {
    value = !value.get<bool>();
  } else {
    value = other;
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned seed) {
  Random random(seed);
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::size_t newline = text.find('\n');
  const bool first = newline != text.npos && below(random, 3) == 0;
  const std::size_t begin = newline == text.npos || first ? 0 : newline + 1;
  const std::size_t end = first ? newline : size;
  Json json = Json::parse(text.substr(begin, end - begin), nullptr, false);
  if (json.is_discarded() || below(random, 2) == 0) return LLVMFuzzerMutate(data, size, maxSize);
  for (std::size_t changes = 1 + below(random, 3); changes > 0; --changes) change(json, random);
  const std::string changed = text.substr(0, begin) + json.dump() + text.substr(end);
  if (changed.size() > maxSize) return LLVMFuzzerMutate(data, size, maxSize);
  std::memcpy(data, changed.data(), changed.size());
  return changed.size();
}
