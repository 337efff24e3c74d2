#pragma once
// Properties of every reply, for any input.
#include <ctime>
#include <nlohmann/json.hpp>
#include <string_view>

#include "outputs.h"

namespace tradeoff::fuzz {

using Json = nlohmann::ordered_json;

// Aborts if `holds` is false, so that libFuzzer keeps the input.
void require(bool holds, std::string_view what);

// Parses a reply to `input`: it must be {"ok":true, `holds`: ...}, or errors that point into the input.
Json checkedReply(std::string_view reply, std::string_view holds, std::string_view input);

// Measures the processor time of work on an input. It must be at most proportional to the input's size times its
// logarithm.
class Clock {
 public:
  // `each` is in seconds per byte and unit of the logarithm: several times the value of the slowest seed under the
  // sanitizers.
  explicit Clock(double each) : each_(each), begin_(std::clock()) {}
  void stop(std::size_t size) const;

 private:
  double each_;
  std::clock_t begin_;
};

// Checks that every output is within the bound that docs/view.md states.
void checkBounds(std::string_view document, std::string_view reader, test::Outputs which);

// Checks that each path is a JSON Pointer to an existing value, if the input can be parsed.
void checkPlaces(const Json& errors, std::string_view input);

}  // namespace tradeoff::fuzz
