#pragma once
#include <nlohmann/json.hpp>
#include <string>

#include "catch.h"

namespace tradeoff::test {

// The reply as a reader in JavaScript gets it; it must be JSON.
inline nlohmann::ordered_json readJsonText(const std::string& text) {
  nlohmann::ordered_json json = nlohmann::ordered_json::parse(text, nullptr, false);
  REQUIRE_FALSE(json.is_discarded());
  return json;
}

}  // namespace tradeoff::test
