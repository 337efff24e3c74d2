#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "catch.h"

namespace tradeoff::test {

// Parses a reply as JavaScript would. Fails if it is not JSON.
inline nlohmann::ordered_json readJsonText(const std::string& text) {
  nlohmann::ordered_json json = nlohmann::ordered_json::parse(text, nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  return json;
}

}  // namespace tradeoff::test
